import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, type BrowserContext, type Page, chromium } from '@playwright/test'
import config from '../../playwright.config.ts'
import { startRunningHost } from '#tests/support/running-host.ts'
import { isStale, measureCommits, measureEmptyPapers, measurePlainBoard } from './baselines.ts'
import { type FacilitatorClient, connect, memoryOf, redeem } from './host.ts'
import { boardSizes, makeBenchWorkshop } from './make-bench-workshop.ts'
import {
  countRendersOfDrag,
  measureDrags,
  measureMoves,
  measureNotes,
  measureOpening,
  measurePlainDrags,
  measurePlainNotes,
  measureSuggestions,
} from './measure-board.ts'
import { measureBook, measureMinutes } from './measure-papers.ts'
import { measureStart } from './measure-start.ts'
import { measureBooth, measureClosing, measureMerging } from './measure-rounds.ts'
import { measureBallotsInCore, measureBallotsOverSocket } from './measure-votes.ts'
import { installProbes, installRenderCounter } from './probes.ts'
import { type Line, type Measure, lineOf, quietLoad, tableOf } from './report.ts'

// `npm run bench [-- --json FILE] [--only start,open,note,drag,move,suggest,ballot,papers]`: how fast the built app is, as a table
// with the limits that we set ourselves. It reports and does not gate: a shared machine makes every figure worse.

const root = path.resolve(import.meta.dirname, '../..')
const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } })
const chosen = values.only?.split(',')
const isChosen = (part: string) => chosen === undefined || chosen.includes(part)

if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error(`The bench needs Node 24, and this is ${process.version}. Run it by \`npm run bench\`.`)
  process.exit(1)
}
if (process.env['REMBUK_OUT'] === undefined && isStale(root, path.join(root, 'out/host/cli.js'))) {
  console.error('building …')
  if (spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' }).status !== 0) process.exit(1)
}

/** A single step may wait so long before the run is given up; 2,000 notes on a slowed processor of a busy machine do wait. */
const stepTimeoutMs = 180_000

const fileNameOf = (noteCount: number) => `Ukur ${noteCount}.rembuk`

/** What we set ourselves for a board of so many notes: milliseconds; of drags as fast as it is, and four times slower. */
const limitsOf = {
  500: { open: 400, pickUp: { 1: 35, 4: 100 }, frame: { 1: 17.5, 4: 25 }, move: 150, suggest: 500 },
  2000: { open: 1000, pickUp: { 1: 45, 4: 130 }, frame: { 1: 18, 4: 27 }, move: 300, suggest: 3000 },
}

const lines: Line[] = []
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-bench-'))
const browser = await chromium.launch({ ...config.use!.launchOptions, timeout: 60_000 })
let isWhole = false
try {
  await measureAll(browser)
  isWhole = true
} finally {
  // Of a run that breaks off, what was measured until then is told too.
  printReport()
  await browser.close()
  fs.rmSync(folder, { recursive: true, force: true })
}

/** Measures one part, with the load of the machine around it. */
async function part<Figures>(
  name: string,
  measure: () => Promise<Figures>,
): Promise<Figures & { load: [number, number] }> {
  console.error(`${name} …`)
  const before = os.loadavg()[0]!
  const figures = await measure()
  return { ...figures, load: [before, os.loadavg()[0]!] }
}

/** Keeps a measure for the table, and writes it at once: a whole run takes minutes. */
function add(measure: Measure): void {
  const line = lineOf(measure)
  lines.push(line)
  console.error(tableOf([line]).split('\n').at(-1))
}

async function measureAll(browser: Browser): Promise<void> {
  let bareMB: number[] = []
  if (isChosen('start')) {
    const { usable, listening, plain, plainMB, load } = await part('start', () => measureStart(browser, 7))
    bareMB = plainMB
    const baseline = { name: 'bare Node server and page', samples: plain }
    add({
      name: 'host start to usable start screen',
      unit: 'ms',
      limit: 1000,
      by: 'median',
      samples: usable,
      baseline,
      load,
    })
    add({
      name: '  of it, until the host listens',
      unit: 'ms',
      limit: null,
      by: 'median',
      samples: listening,
      baseline: null,
      load,
    })
  }

  const host = await startRunningHost()
  try {
    for (const noteCount of boardSizes) {
      await makeBenchWorkshop(path.join(host.home, 'Rembuk', fileNameOf(noteCount)), noteCount)
    }
    const coreCopy = path.join(folder, 'Inti.rembuk')
    fs.copyFileSync(path.join(host.home, 'Rembuk', fileNameOf(boardSizes[0])), coreCopy)
    const key = await redeem(host.url)
    const room = await connect<FacilitatorClient>(key)
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'id-ID' })
    await context.addCookies([{ name: key.name, value: key.value, url: key.origin }])
    await context.addInitScript(installProbes)
    context.setDefaultTimeout(stepTimeoutMs)
    try {
      await measureRoom(context, { client: room.client, origin: key.origin, coreCopy })
    } finally {
      await context.close()
      room.close()
    }
    const memory = memoryOf(host.process.pid!)
    if (memory !== null) {
      const load: [number, number] = [os.loadavg()[0]!, os.loadavg()[0]!]
      const baseline = bareMB.length === 0 ? null : { name: 'bare Node server', samples: bareMB }
      const [now, peak] = [[memory.nowMB], [memory.peakMB]]
      add({
        name: 'memory of the host after all this',
        unit: 'MB',
        limit: 250,
        by: 'max',
        samples: now,
        baseline,
        load,
      })
      add({
        name: '  the most it held on the way',
        unit: 'MB',
        limit: null,
        by: 'max',
        samples: peak,
        baseline: null,
        load,
      })
    }
  } finally {
    await host.stop()
  }
}

interface Surroundings {
  client: FacilitatorClient
  origin: string
  /** A copy of the workshop that no host has open. */
  coreCopy: string
}

async function measureRoom(context: BrowserContext, { client, origin, coreCopy }: Surroundings): Promise<void> {
  const plainPage = await context.newPage()
  const page = await context.newPage()
  await page.goto(`${origin}/facilitator`)
  // The larger one first: the other parts are measured on the board of 500 notes.
  for (const noteCount of boardSizes.toReversed()) {
    await client.app.closeFile().catch(() => undefined)
    const known = await client.app.recentFiles()
    await client.app.openFile({ path: known.find(({ fileName }) => fileName === fileNameOf(noteCount))!.path })
    const texts = await textsOfBoard(client, noteCount)
    await measureBoard({ context, page, plainPage, client, origin, noteCount, texts })
  }
  if (isChosen('note')) {
    await measurePlainBoard(plainPage, await textsOfBoard(client, boardSizes[0]))
    await plainPage.bringToFront()
    const plain = await measurePlainNotes(plainPage, 40)
    const commits = measureCommits(folder, 100)
    const commitMs = commits.toSorted((one, other) => one - other)[Math.ceil(0.95 * commits.length) - 1]!
    await page.bringToFront()
    const { samples, load } = await part('note', async () => ({ samples: await measureNotes(page, 60) }))
    const baseline = { name: 'plain element, one commit', samples: plain.map((ms) => ms + commitMs) }
    add({ name: 'add a note, Enter to painted', unit: 'ms', limit: 50, by: 'p95', samples, baseline, load })
  }
  if (isChosen('ballot')) await measureAllBallots(client, coreCopy)
  if (isChosen('papers')) {
    const empty: number[] = []
    for (let run = 0; run < 3; run += 1) empty.push(await measureEmptyPapers())
    const baseline = { name: 'thread, two empty papers', samples: empty }
    const { written, pauses, answers, load } = await part('papers', () => measureMinutes(page, client, 5))
    add({
      name: 'minutes xlsx + docx of 500 notes',
      unit: 'ms',
      limit: 1500,
      by: 'median',
      samples: written,
      baseline,
      load,
    })
    const frames = { name: 'frame', samples: [1000 / 60] }
    add({
      name: '  longest pause of the window',
      unit: 'ms',
      limit: 50,
      by: 'max',
      samples: pauses,
      baseline: frames,
      load,
    })
    add({
      name: '  longest wait for the host',
      unit: 'ms',
      limit: null,
      by: 'max',
      samples: answers,
      baseline: null,
      load,
    })
    const book = await part('book', async () => ({ samples: await measureBook(client, 5) }))
    add({
      name: 'Buku 2 with 60 programmes',
      unit: 'ms',
      limit: 2000,
      by: 'median',
      samples: book.samples,
      baseline,
      load: book.load,
    })
  }
}

interface BoardAt {
  context: BrowserContext
  page: Page
  plainPage: Page
  client: FacilitatorClient
  origin: string
  noteCount: (typeof boardSizes)[number]
  texts: readonly string[]
}

/** What grows with the notes of a board; leaves the page at it. */
async function measureBoard(at: BoardAt): Promise<void> {
  const { page, client, origin, noteCount, texts } = at
  const limits = limitsOf[noteCount]
  if (isChosen('open')) {
    const workshop = { origin, name: `Ukur ${noteCount}`, noteCount, texts }
    const { painted, complete, plain, load } = await part(`open ${noteCount}`, () =>
      measureOpening(page, client, workshop, 9),
    )
    const baseline = { name: `${noteCount} plain elements`, samples: plain }
    add({
      name: `open ${noteCount} notes, to board painted`,
      unit: 'ms',
      limit: limits.open,
      by: 'median',
      samples: painted,
      baseline,
      load,
    })
    add({
      name: '  until every card is in the page',
      unit: 'ms',
      limit: null,
      by: 'median',
      samples: complete,
      baseline: null,
      load,
    })
  } else {
    await page.goto(`${origin}/facilitator`)
  }
  await page.bringToFront()
  await page
    .locator('li[data-card-id]')
    .nth(noteCount - 1)
    .waitFor({ state: 'attached' })
  await page.waitForTimeout(3000)
  if (isChosen('drag')) await measureAllDrags(at)
  if (isChosen('move')) {
    const { samples, load } = await part(`move among ${noteCount}`, async () => ({
      samples: await measureMoves(page, 9),
    }))
    const name = `move 100 of ${noteCount}, key to painted`
    add({ name, unit: 'ms', limit: limits.move, by: 'median', samples, baseline: null, load })
  }
  if (isChosen('suggest')) {
    const { samples, load } = await part(`suggest ${noteCount}`, async () => ({
      samples: await measureSuggestions(page, 7),
    }))
    const name = `suggestions for ${noteCount}, in their thread`
    add({ name, unit: 'ms', limit: limits.suggest, by: 'median', samples, baseline: null, load })
  }
}

async function measureAllDrags({ context, page, plainPage, origin, noteCount, texts }: BoardAt): Promise<void> {
  await measurePlainBoard(plainPage, texts)
  const limits = limitsOf[noteCount]
  for (const slowness of [1, 4] as const) {
    await plainPage.bringToFront()
    const plain = await measurePlainDrags(plainPage, slowness, 10)
    await page.bringToFront()
    const { pickUp, frames, load } = await part(`drag ${noteCount}, ${slowness}×`, () =>
      measureDrags(page, slowness, 24),
    )
    const slowed = slowness === 1 ? '' : `, processor ${slowness}× slower`
    const baseline = (samples: number[]) => ({ name: 'plain elements', samples })
    add({
      name: `drag among ${noteCount}${slowed}: pick-up`,
      unit: 'ms',
      limit: limits.pickUp[slowness],
      by: 'p95',
      samples: pickUp,
      baseline: baseline(plain.pickUp),
      load,
    })
    add({
      name: '  frame',
      unit: 'ms',
      limit: limits.frame[slowness],
      by: 'p95',
      samples: frames,
      baseline: baseline(plain.frames),
      load,
    })
  }
  const counting = await context.newPage()
  await counting.addInitScript(installRenderCounter)
  await counting.goto(`${origin}/facilitator`)
  await counting
    .locator('li[data-card-id]')
    .nth(noteCount - 1)
    .waitFor({ state: 'attached' })
  // The marks of possible duplicates come from their thread, drag or no drag.
  await counting.waitForFunction(() => window.bench.threadTimes.length > 0)
  await counting.waitForTimeout(1000)
  const { samples, load } = await part('renders', async () => ({ samples: await countRendersOfDrag(counting) }))
  const name = '  cards rendered during the drag, beside the one held'
  add({ name, unit: 'cards', limit: 0, by: 'max', samples, baseline: null, load })
  await counting.close()
}

async function measureAllBallots(client: FacilitatorClient, coreCopy: string): Promise<void> {
  const commits = { name: 'one commit', samples: measureCommits(folder, 100) }
  const core = await part('ballot', async () => ({ samples: measureBallotsInCore(coreCopy) }))
  add({
    name: 'cast a ballot, durable: the core',
    unit: 'ms',
    limit: 15,
    by: 'p95',
    samples: core.samples,
    baseline: commits,
    load: core.load,
  })
  const { cast, plain, load } = await part('ballot over the socket', () => measureBallotsOverSocket(client))
  const baseline = { name: 'a question', samples: plain }
  add({
    name: 'cast a ballot, durable: from the booth',
    unit: 'ms',
    limit: 15,
    by: 'p95',
    samples: cast,
    baseline,
    load,
  })
  const closing = await part('close a round', async () => ({ samples: measureClosing(coreCopy, 5) }))
  add({
    name: 'close, open, shuffle and tally 1,000 ballots × 40 options',
    unit: 'ms',
    limit: 500,
    by: 'p95',
    samples: closing.samples,
    baseline: null,
    load: closing.load,
  })
  const merging = await part('merge a station', async () => ({ samples: measureMerging(coreCopy, 5) }))
  add({
    name: 'merge a station of 200 ballots',
    unit: 'ms',
    limit: 300,
    by: 'p95',
    samples: merging.samples,
    baseline: null,
    load: merging.load,
  })
  const booth = await browser.newContext()
  booth.setDefaultTimeout(stepTimeoutMs)
  const {
    handOver,
    keys,
    load: boothLoad,
  } = await part('booth', async () => measureBooth(await booth.newPage(), client, 12))
  await booth.close()
  const usable = { name: 'ballot screen: hand-over to usable', samples: handOver }
  add({ ...usable, unit: 'ms', limit: 100, by: 'p95', baseline: null, load: boothLoad })
  const counted = { name: 'keys for five dots on twenty options', samples: keys }
  add({ ...counted, unit: 'keys', limit: 7, by: 'max', baseline: null, load: boothLoad })
}

async function textsOfBoard(client: FacilitatorClient, noteCount: number): Promise<string[]> {
  const view = (await client.workshop.get())!
  // The board that the file was left open at: there are others, for readiness and gaps.
  const open = view.activities.find(({ state }) => state === 'open')!
  const { notes } = await client.boards.get({ activityId: open.id })
  if (notes.length !== noteCount) throw new Error(`the workshop has ${notes.length} notes instead of ${noteCount}`)
  return notes.map(({ text }) => text)
}

function printReport(): void {
  const [cpu] = os.cpus()
  console.log(
    `\n${cpu?.model ?? 'unknown processor'} × ${os.cpus().length}, Node ${process.version}, Chromium ${browser.version()}\n`,
  )
  console.log(tableOf(lines))
  if (!isWhole) console.log('\nThe run broke off: the rows after these are missing.')
  const over = lines.filter(({ isOver }) => isOver)
  console.log(
    over.length === 0
      ? `\nAll ${isWhole ? '' : 'of these '}within their limits.`
      : `\nOver the limit: ${over.map(({ name }) => name.trim()).join('; ')}.`,
  )
  const busiest = Math.max(0, ...lines.flatMap(({ load }) => load))
  if (busiest > quietLoad)
    console.log(
      `The load was up to ${busiest.toFixed(1)}: other work ran beside this. Measure again on a quiet machine.`,
    )
  if (values.json !== undefined && isWhole)
    fs.writeFileSync(values.json, `${JSON.stringify({ atMs: Date.now(), lines }, null, 2)}\n`)
}
