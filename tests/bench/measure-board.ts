import type { CDPSession, Page } from '@playwright/test'
import { measurePlainBoard } from './baselines.ts'
import type { FacilitatorClient } from './host.ts'
import { slowDown } from './probes.ts'

/** Cards that a zone shows before anybody scrolls, on the projector's 1280×720. */
const cardsSeenPerZone = 6

export interface OpenFigures {
  /** From the click on the file to the board with the cards that are seen, in milliseconds. */
  painted: number[]
  /** Until all cards are in the page. */
  complete: number[]
  plain: number[]
}

/** Opens the workshop from the start screen, each time in a page of its own, and leaves it open at the end. */
export async function measureOpening(
  page: Page,
  client: FacilitatorClient,
  workshop: { origin: string; name: string; noteCount: number; texts: readonly string[] },
  runs: number,
): Promise<OpenFigures> {
  const figures: OpenFigures = { painted: [], complete: [], plain: [] }
  for (let run = 0; run < runs; run += 1) {
    figures.plain.push(await measurePlainBoard(page, workshop.texts))
    await client.app.closeFile()
    await page.goto(`${workshop.origin}/facilitator`)
    await page.locator('main li button', { hasText: workshop.name }).waitFor()
    await page.waitForTimeout(300)
    const times = await page.evaluate(
      async ({ name, noteCount, seen }) => {
        const button = [...document.querySelectorAll<HTMLElement>('main li button')].find(({ textContent }) =>
          textContent.includes(name),
        )!
        const zones = () => [...document.querySelectorAll('[data-zone-id]')]
        const painted = window.bench.painted(
          () => zones().length > 0 && zones().every((zone) => zone.querySelectorAll('li[data-card-id]').length >= seen),
        )
        const complete = window.bench.painted(() => document.querySelectorAll('li[data-card-id]').length === noteCount)
        const start = window.bench.now()
        button.click()
        return { painted: (await painted) - start, complete: (await complete) - start }
      },
      { name: workshop.name, noteCount: workshop.noteCount, seen: cardsSeenPerZone },
    )
    figures.painted.push(times.painted)
    figures.complete.push(times.complete)
  }
  return figures
}

/**
 * Writes notes into the first zone, from the press of Enter to the card painted where it is seen. A card comes with the
 * event of its commit, so what is painted is durable.
 * @returns milliseconds of each
 */
export async function measureNotes(page: Page, count: number): Promise<number[]> {
  const field = page.locator('[data-composer="1"]')
  await field.click()
  const samples: number[] = []
  for (let index = 0; index < count; index += 1) {
    const text = `Catatan ukur ${index + 1}`
    await page.keyboard.insertText(text)
    await page.waitForTimeout(60)
    const sample = await page.evaluateHandle((text) => {
      const list = document.querySelector('[data-zone-id] [data-place-id]')!
      const isSeen = () => {
        const card = list.querySelector(':scope > ul > li[data-card-id]:last-child')
        if (card === null || !card.textContent.includes(text)) return false
        const [box, place] = [card.getBoundingClientRect(), list.getBoundingClientRect()]
        return box.top < place.bottom && box.bottom <= place.bottom + 1
      }
      return window.bench.afterKey(isSeen)
    }, text)
    await page.keyboard.press('Enter')
    samples.push(await sample.evaluate(({ ms }) => ms))
  }
  return samples
}

/** The same for a plain field and a plain list. */
export async function measurePlainNotes(page: Page, count: number): Promise<number[]> {
  await page.locator('input').focus()
  const samples: number[] = []
  for (let index = 0; index < count; index += 1) {
    const sample = await page.evaluateHandle(() =>
      window.bench.afterKey(
        () => true,
        () => {
          const list = document.querySelector('ul')!
          list.append(document.createElement('li'))
          list.scrollTo({ top: list.scrollHeight })
        },
      ),
    )
    await page.keyboard.press('Enter')
    samples.push(await sample.evaluate(({ ms }) => ms))
  }
  return samples
}

export interface DragFigures {
  /** From the first move with the button down to the carried card painted, in milliseconds. */
  pickUp: number[]
  /** Gaps between frames from then to the drop, in milliseconds. */
  frames: number[]
}

const moveEveryMs = 1000 / 60
const framesOfDrag = 180

/**
 * Drags the first card of the first zone through all zones and back for three seconds, at the rate of the screen, and
 * gives it up with Escape, so that every drag begins at the same board.
 * @param slowness how many times slower the page's processor is made
 */
export async function measureDrags(page: Page, slowness: number, runs: number): Promise<DragFigures> {
  const cdp = await slowDown(page, slowness)
  const figures: DragFigures = { pickUp: [], frames: [] }
  const card = page.locator('li[data-card-id]').first()
  for (let run = 0; run < runs; run += 1) {
    await scrollToTop(page)
    const drag = page.evaluate(async () => {
      const first = await new Promise<MouseEvent>((resolve) => {
        const hear = (event: MouseEvent) => {
          if (event.buttons !== 1) return
          window.removeEventListener('mousemove', hear, true)
          resolve(event)
        }
        window.addEventListener('mousemove', hear, true)
      })
      // What is carried lies at the end of the page: to look through all cards at each change would be measured too.
      const isCarried = () => {
        const last = [...document.body.children].slice(-4).filter(({ id }) => id !== 'root')
        return last.some((element) => element.querySelector('[class*="carried"]') !== null)
      }
      const shown = await window.bench.painted(isCarried)
      const stop = window.bench.watchFrames()
      await new Promise((resolve) => window.addEventListener('bench-end', resolve, { once: true }))
      return { pickUp: shown - window.bench.timeOf(first), frames: stop() }
    })
    await play(page, cdp, (await card.boundingBox())!)
    const { pickUp, frames } = await drag
    figures.pickUp.push(pickUp)
    figures.frames.push(...frames)
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await cdp.detach()
  return figures
}

/** The same moves over plain cards: a copy follows the pointer. */
export async function measurePlainDrags(page: Page, slowness: number, runs: number): Promise<DragFigures> {
  const cdp = await slowDown(page, slowness)
  const figures: DragFigures = { pickUp: [], frames: [] }
  for (let run = 0; run < runs; run += 1) {
    await page.waitForTimeout(200)
    const drag = page.evaluate(async () => {
      let carried: HTMLElement | null = null
      let firstAt = 0
      const move = (event: MouseEvent) => {
        if (event.buttons !== 1) return
        if (carried === null) {
          firstAt = window.bench.timeOf(event)
          carried = document.querySelector('li')!.cloneNode(true) as HTMLElement
          carried.className = 'carried'
          carried.style.position = 'fixed'
          carried.style.pointerEvents = 'none'
          document.body.append(carried)
        }
        carried.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`
      }
      window.addEventListener('mousemove', move)
      const shown = await window.bench.painted(() => carried !== null)
      const stop = window.bench.watchFrames()
      await new Promise((resolve) => window.addEventListener('bench-end', resolve, { once: true }))
      window.removeEventListener('mousemove', move)
      document.querySelector('.carried')?.remove()
      return { pickUp: shown - firstAt, frames: stop() }
    })
    await play(page, cdp, (await page.locator('li').first().boundingBox())!)
    const { pickUp, frames } = await drag
    figures.pickUp.push(pickUp)
    figures.frames.push(...frames)
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await cdp.detach()
  return figures
}

/** The corners of the path, as shares of the window: across, down, back and up, twice through every zone. */
const corners = [
  [0.3, 0.35],
  [0.85, 0.35],
  [0.85, 0.75],
  [0.35, 0.75],
  [0.6, 0.4],
  [0.35, 0.8],
  [0.5, 0.5],
] as const

/** A drag along the edge of a zone has scrolled it. */
async function scrollToTop(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const place of document.querySelectorAll('[data-place-id]')) place.scrollTo({ top: 0 })
  })
  await page.waitForTimeout(400)
}

async function play(page: Page, cdp: CDPSession, card: { x: number; y: number }): Promise<void> {
  const { width, height } = page.viewportSize()!
  const start = [card.x + 40, card.y + 24] as const
  const path = [start, ...corners.map(([x, y]) => [x * width, y * height] as const)]
  const send = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', x: number, y: number) =>
    cdp.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    })
  await page.mouse.move(...start)
  await send('mousePressed', ...start)
  await send('mouseMoved', start[0] + 6, start[1] + 6)
  await page.waitForFunction(() => document.querySelector('[class*="carried"]') !== null)
  const sent: Promise<unknown>[] = []
  const began = performance.now()
  for (let frame = 0; frame < framesOfDrag; frame += 1) {
    const at = (frame / framesOfDrag) * (path.length - 1)
    const [from, to] = [path[Math.floor(at)]!, path[Math.floor(at) + 1]!]
    const share = at % 1
    // Not awaited: a hand does not wait for the screen either.
    sent.push(send('mouseMoved', from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])))
    const waitMs = began + (frame + 1) * moveEveryMs - performance.now()
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
  await Promise.all(sent)
  await page.evaluate(() => window.dispatchEvent(new Event('bench-end')))
  await page.keyboard.press('Escape')
  await send('mouseReleased', ...path.at(-1)!)
}

/**
 * Selects the first hundred notes of the first zone and moves them to the next one by its key, from the press to all of
 * them painted there; undo brings them back each time. A card comes with the event of its commit, so it is durable.
 * @returns milliseconds of each
 */
export async function measureMoves(page: Page, runs: number): Promise<number[]> {
  const samples: number[] = []
  for (let run = 0; run < runs; run += 1) {
    await scrollToTop(page)
    const sample = await page.evaluateHandle((movedCount) => {
      const [from, to] = [...document.querySelectorAll('[data-zone-id]')]
      const cards = [...from!.querySelectorAll<HTMLElement>('li[data-card-id]')].slice(0, movedCount)
      cards[0]!.focus()
      cards[0]!.click()
      cards.at(-1)!.dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }))
      const ids = cards.map((card) => card.dataset['cardId']!)
      return new Promise<{ ms: Promise<number> }>((resolve) => {
        setTimeout(() => {
          resolve(
            window.bench.afterKey(() => {
              const there = new Set(
                [...to!.querySelectorAll<HTMLElement>('li[data-card-id]')].map((card) => card.dataset['cardId']),
              )
              return ids.every((id) => there.has(id))
            }),
          )
        }, 400)
      })
    }, movedTogether)
    await page.keyboard.press('2')
    samples.push(await sample.evaluate(({ ms }) => ms))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.waitForFunction(
      (movedCount) => document.querySelectorAll('[data-zone-id] li[data-card-id]').length >= movedCount,
      movedTogether,
    )
    await page.waitForTimeout(600)
  }
  return samples
}

const movedTogether = 100

/** Opens the suggestions again and again. @returns milliseconds from the question to the thread to its answer */
export async function measureSuggestions(page: Page, runs: number): Promise<number[]> {
  const button = page.locator('[data-suggest-button]')
  await page.evaluate(() => window.bench.threadTimes.splice(0))
  for (let run = 1; run <= runs; run += 1) {
    await button.click()
    await page.waitForFunction((count) => window.bench.threadTimes.length >= count, run)
    await button.click()
  }
  return page.evaluate(() => window.bench.threadTimes)
}

/**
 * Drags over a page whose React tells what it renders.
 * @returns cards rendered from the press to the drop, without the one that is held: it takes the focus
 */
export async function countRendersOfDrag(page: Page): Promise<number[]> {
  const cdp = await page.context().newCDPSession(page)
  const counts: number[] = []
  for (let run = 0; run < 3; run += 1) {
    await scrollToTop(page)
    const card = page.locator('li[data-card-id]').first()
    const heldId = await card.getAttribute('data-card-id')
    await page.evaluate(() => {
      ;(window as unknown as RenderCounting).renderCounts.cardIds.length = 0
    })
    await play(page, cdp, (await card.boundingBox())!)
    await page.waitForTimeout(100)
    const rendered = await page.evaluate(() => (window as unknown as RenderCounting).renderCounts.cardIds)
    counts.push(rendered.filter((id) => id !== heldId).length)
  }
  await cdp.detach()
  return counts
}

interface RenderCounting {
  renderCounts: { cardIds: string[] }
}
