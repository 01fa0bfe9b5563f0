import type { Browser } from '@playwright/test'
import { startRunningHost } from '#tests/support/running-host.ts'
import { measurePlainStart } from './baselines.ts'
import { memoryOf } from './host.ts'
import { installProbes } from './probes.ts'

export interface StartFigures {
  /** From the start of the process to the painted start screen with its buttons, nothing cached, in milliseconds. */
  usable: number[]
  /** Of these until the host gives its address. */
  listening: number[]
  plain: number[]
  /** Memory of a bare Node HTTP server, in MB. */
  plainMB: number[]
}

/** Starts the host and a bare one, each into a browser profile that has seen nothing. */
export async function measureStart(browser: Browser, runs: number): Promise<StartFigures> {
  const figures: StartFigures = { usable: [], listening: [], plain: [], plainMB: [] }
  for (let run = 0; run < runs; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'id-ID' })
    await context.addInitScript(installProbes)
    const plainPage = await context.newPage()
    const plain = await measurePlainStart(plainPage, (pid) => memoryOf(pid)?.nowMB ?? Number.NaN)
    figures.plain.push(plain.ms)
    figures.plainMB.push(plain.mb)
    await plainPage.close()

    const page = await context.newPage()
    const start = Date.now()
    const host = await startRunningHost()
    figures.listening.push(Date.now() - start)
    await page.goto(host.url, { waitUntil: 'commit' })
    const end = await page.evaluate(() =>
      window.bench.painted(() => document.querySelectorAll('main button:not(:disabled)').length >= 3),
    )
    figures.usable.push(end - start)
    await context.close()
    await host.stop()
  }
  return figures
}
