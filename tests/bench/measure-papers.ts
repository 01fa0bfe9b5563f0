import type { Page } from '@playwright/test'
import type { FacilitatorClient } from './host.ts'

export interface PaperFigures {
  /** From the click to the list of written files painted, in milliseconds. */
  written: number[]
  /** The longest gap between two frames of the window meanwhile. */
  pauses: number[]
  /** The longest that the host let a question wait meanwhile. */
  answers: number[]
}

/** Writes the stage's minutes from its page, both formats, and watches the window and the host the while. */
export async function measureMinutes(page: Page, client: FacilitatorClient, runs: number): Promise<PaperFigures> {
  const rail = page.getByRole('navigation')
  await rail.getByRole('button', { name: 'Notula' }).first().click()
  const button = page.getByRole('button', { name: 'Tulis berkas' })
  const figures: PaperFigures = { written: [], pauses: [], answers: [] }
  for (let run = 0; run < runs; run += 1) {
    await button.waitFor()
    await page.waitForTimeout(500)
    const asking = askUntilStopped(client)
    const { written, pause } = await button.evaluate(async (element: HTMLElement) => {
      const isDone = () => document.querySelectorAll('a[download]').length === 2
      // The list of the run before goes away with the click; only then the new one counts.
      const stop = window.bench.watchFrames()
      const start = window.bench.now()
      element.click()
      await window.bench.painted(() => !isDone())
      const end = await window.bench.painted(isDone)
      return { written: end - start, pause: Math.max(...stop()) }
    })
    figures.written.push(written)
    figures.pauses.push(pause)
    figures.answers.push(await asking.stop())
  }
  return figures
}

/** Asks the host for a trifle every few milliseconds. */
function askUntilStopped(client: FacilitatorClient): { stop(): Promise<number> } {
  const waits: Promise<number>[] = []
  const timer = setInterval(() => {
    const start = performance.now()
    waits.push(client.app.info().then(() => performance.now() - start))
  }, 10)
  return {
    async stop() {
      clearInterval(timer)
      return Math.max(...(await Promise.all(waits)))
    },
  }
}

/** Writes Buku 2 through the contract. @returns milliseconds of each, to the answer that names the file */
export async function measureBook(client: FacilitatorClient, runs: number): Promise<number[]> {
  const samples: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now()
    const request = { stage: null, minutes: [], books: [2 as const], json: false, version: null }
    let fileCount = 0
    for await (const step of await client.exports.run(request)) if (step.kind === 'done') fileCount = step.files.length
    if (fileCount !== 1) throw new Error('no book was written')
    samples.push(performance.now() - start)
  }
  return samples
}
