import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Page, expect, test as base } from '@playwright/test'
import { addStrategy, setRating, setWeight } from '#electron/core/analysis.ts'
import { updateZone } from '#electron/core/board-layout.ts'
import { addNotes, getBoard, rateNotes, setFaceDown } from '#electron/core/boards.ts'
import { saveHands } from '#electron/core/hands.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { listRoundViews } from '#electron/core/round-views.ts'
import { closeRound, openRound } from '#electron/core/rounds.ts'
import { groupNotes, renameTheme } from '#electron/core/themes.ts'
import { openFile } from '#electron/core/files.ts'
import { createSample } from '#electron/core/sample.ts'
import type { Session } from '#electron/core/session.ts'
import { openSettings } from '#electron/core/settings.ts'
import { loadBoardTemplates } from '#electron/core/templates.ts'
import { steerWall } from '#electron/core/wall.ts'
import { openActivity } from '#electron/core/workshop.ts'
import { boardOfActivity, readBoardContent } from '#electron/db/tables/boards.ts'
import { listActivities } from '#electron/db/tables/workshop.ts'
import { type Host, startHost } from '#electron/host.ts'
import type { ActivityKind, Readiness } from '#shared/schema/vocabulary.ts'

const project = path.resolve(import.meta.dirname, '../..')

interface WallFixtures {
  /** The core in this process, so that a test can change the workshop under the wall's eyes. */
  host: Host
  wall: Page
}

const test = base.extend<WallFixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright asks for a pattern
  host: async ({}, provide) => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-wall-'))
    const host = await startHost({
      version: '0.0.0',
      rendererFolder: path.join(project, process.env['REMBUK_PAGES'] ?? 'out/renderer'),
      resourcesFolder: path.join(project, 'resources'),
      exportWorkerPath: '',
      workshopFolder: home,
      settings: openSettings(home),
      port: 0,
      showFolder: async () => {},
      onError: (error) => {
        throw error
      },
    })
    const filePath = path.join(home, 'Manokwari.rembuk')
    await createSample({ resourcesFolder: path.join(project, 'resources'), now: Date.now }, filePath, 'fresh')
    openFile(host.app, filePath)
    await provide(host)
    await host.close()
    fs.rmSync(home, { recursive: true, force: true })
  },
  wall: async ({ page, host }, provide) => {
    await page.goto(host.newUrl('wall'))
    await page.getByText('Kabupaten Manokwari').waitFor()
    await provide(page)
  },
})

function sessionOf(host: Host): Session {
  if (host.app.session === null) throw new Error('no workshop is open')
  return host.app.session
}

function open(host: Host, kind: ActivityKind): string {
  const session = sessionOf(host)
  const activity = listActivities(session.db).find(
    (candidate) => candidate.kind === kind && (kind !== 'board' || hasNotes(session, candidate.id)),
  )!
  openActivity(session, activity.id)
  return activity.id
}

/** The board that the sample fills. */
function hasNotes({ db }: Session, activityId: string): boolean {
  const board = boardOfActivity(db, activityId)
  return board !== null && readBoardContent(db, board).notes.length > 0
}

function boardOf(host: Host, activityId: string) {
  const { db } = sessionOf(host)
  return readBoardContent(db, boardOfActivity(db, activityId)!)
}

function boardOfKind(host: Host, template: string) {
  const { db } = sessionOf(host)
  for (const { id: activityId, kind } of listActivities(db)) {
    if (kind !== 'board') continue
    const board = valueOf(getBoard(sessionOf(host), activityId, loadBoardTemplates(path.join(project, 'resources'))))
    if (board.board.template === template) return { activityId, ...board }
  }
  throw new Error(`no board of ${template}`)
}

function valueOf<Value>(result: { ok: true; value: Value } | { ok: false; error: { code: string } }): Value {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** The page count at the end of the footer's line. */
const lastPage = (text: string | null) => Number(/dari (\d+)\s*$/.exec(text ?? '')?.[1])

/** What a person sees: the measured copy behind the picture is inert. */
const notesOn = (wall: Page) =>
  wall.evaluate(() =>
    [...document.querySelectorAll('main p')]
      .filter((note) => note.closest('[inert]') === null)
      .map((note) => ({ text: note.textContent, isCut: note.scrollHeight > note.clientHeight + 1 })),
  )

const smallTexts = (wall: Page) =>
  wall.evaluate(() => {
    const small: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement === null || text.textContent?.trim() === '') continue
      const sizePx = Number.parseFloat(getComputedStyle(text.parentElement).fontSize)
      if (sizePx < 0.022 * innerHeight - 0.01) small.push(`${sizePx}px: ${text.textContent}`)
    }
    return small
  })

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
] as const) {
  test(`W31: shows every note, whole and without scrolling, at ${width}×${height}`, async ({ host, wall }) => {
    await wall.setViewportSize({ width, height })
    const { notes } = boardOf(host, open(host, 'board'))
    const footer = wall.getByRole('contentinfo')
    await expect(footer).toContainText('halaman 1 dari')
    const pageCount = lastPage(await footer.textContent())
    expect(pageCount).toBeGreaterThan(1)
    const seen = new Set<string>()
    for (let page = 0; page < pageCount; page++) {
      steerWall(host.app, { page })
      await expect(footer).toContainText(`halaman ${page + 1} dari ${pageCount}`)
      const shown = await notesOn(wall)
      expect(shown.filter(({ isCut }) => isCut)).toEqual([])
      for (const { text } of shown) seen.add(text ?? '')
      const overflow = await wall.evaluate(() => document.documentElement.scrollHeight - innerHeight)
      expect(overflow).toBe(0)
    }
    expect([...seen].toSorted()).toEqual(notes.map(({ text }) => text).toSorted())
  })
}

test('W30: no text is below 2.2 % of the height, also at the smallest size', async ({ host, wall }) => {
  host.app.settings.setPreferences({ wallScale: 0.7 })
  for (const kind of ['board', 'sort', 'break', 'notes', 'vote'] as const) {
    const activityId = open(host, kind)
    const title = listActivities(sessionOf(host).db).find(({ id }) => id === activityId)!.title
    await wall.getByText(title, { exact: false }).first().waitFor()
    expect(await smallTexts(wall), kind).toEqual([])
    steerWall(host.app, { page: 1 })
    await wall.waitForTimeout(250)
    expect(await smallTexts(wall), `${kind}, second page`).toEqual([])
  }
})

test('W2, W3: follows the board: a theme as it is made, and only counts once it lies face-down', async ({
  host,
  wall,
}) => {
  const { board, notes, zones } = boardOf(host, open(host, 'board'))
  const [first, second] = notes.filter(({ zoneId }) => zoneId === zones[0]!.id)
  await expect(wall.getByText(first!.text).first()).toBeVisible()
  groupNotes(sessionOf(host), { noteIds: [second!.id], targetNoteId: first!.id })
  await expect(wall.getByRole('heading', { level: 3 }).first()).toBeVisible()
  await expect(wall.getByRole('contentinfo')).toContainText('1 tema')
  setFaceDown(sessionOf(host), board.id, true)
  await expect(wall.getByRole('contentinfo')).toContainText('isi catatan belum dibuka')
  const whole = await wall.evaluate(() => document.documentElement.outerHTML)
  expect(notes.filter(({ text }) => whole.includes(text))).toEqual([])
})

test('W110: a theme just named stands large, and then the board is back', async ({ host, wall }) => {
  const { notes, zones } = boardOf(host, open(host, 'board'))
  const [first, second] = notes.filter(({ zoneId }) => zoneId === zones[1]!.id)
  const theme = groupNotes(sessionOf(host), { noteIds: [second!.id], targetNoteId: first!.id })
  if (!theme.ok) throw new Error('no theme')
  renameTheme(sessionOf(host), theme.value.id, 'Jaringan di distrik pesisir')
  const name = wall.locator('p').filter({ hasText: /^Jaringan di distrik pesisir$/ })
  await expect(name).toBeVisible()
  const sizePx = await name.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  expect(sizePx).toBeGreaterThan(0.05 * 720)
  await expect(name).toBeHidden()
  await expect(wall.getByRole('heading', { name: 'Jaringan di distrik pesisir' })).toBeVisible()
})

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
] as const) {
  test(`W104: shows the analysis in pages that row ten can read, at ${width}×${height}`, async ({ host, wall }) => {
    await wall.setViewportSize({ width, height })
    host.app.settings.setPreferences({ wallScale: 0.7 })
    const session = sessionOf(host)
    const { board, notes, zones } = boardOf(host, open(host, 'board'))
    const themeIds = zones.map((zone, index) => {
      const [first, second] = notes.filter(({ zoneId }) => zoneId === zone.id)
      const theme = groupNotes(session, { noteIds: [second!.id], targetNoteId: first!.id })
      if (!theme.ok) throw new Error('no theme')
      renameTheme(session, theme.value.id, `Faktor ${index + 1}`)
      return theme.value.id
    })
    steerWall(host.app, { shows: 'analysis' })
    await expect(wall.getByText('IFAS: bobot S1, W1 belum diisi')).toBeVisible()
    expect(await smallTexts(wall)).toEqual([])

    for (const [index, [weight, rating]] of [
      [0.6, 4],
      [0.4, 2],
      [0.3, 3],
      [0.7, 3],
    ].entries()) {
      setWeight(session, themeIds[index]!, weight!)
      setRating(session, themeIds[index]!, rating!)
    }
    const strategy = { boardId: board.id, cell: 'so' as const, text: 'Satu pintu layanan' }
    addStrategy(session, { ...strategy, themeIds: [themeIds[0]!, themeIds[2]!] })
    // S 2.4 − W 0.8 = 1.6 and O 0.9 − T 2.1 = −1.2: strengths against threats.
    await expect(wall.getByRole('heading', { name: 'Diversifikasi' })).toBeVisible()
    await expect(wall.getByRole('img', { name: 'Grafik posisi: x = 1,60, y = −1,20, Diversifikasi' })).toBeVisible()
    const pages = ['Posisi daerah', '0,60 × 4 = 2,40', '0,70 × 3 = 2,10', 'Satu pintu layanan']
    for (const [page, text] of pages.entries()) {
      steerWall(host.app, { page })
      await expect(wall.getByRole('contentinfo')).toContainText(`halaman ${page + 1} dari 4`)
      await expect(wall.locator('main :not([inert] *)').getByText(text).first()).toBeVisible()
      expect(await smallTexts(wall), text).toEqual([])
    }
  })
}

for (const [width, height, scale] of [
  [1280, 720, 0.7],
  [1280, 720, 1.4],
  [1920, 1080, 1],
] as const) {
  test(`W114, W115: the shares of readiness and whole titles of zones, at ${width}×${height} and size ${scale}`, async ({
    host,
    wall,
  }) => {
    await wall.setViewportSize({ width, height })
    host.app.settings.setPreferences({ wallScale: scale })
    const session = sessionOf(host)
    const { activityId, zones, rows } = boardOfKind(host, 'readiness')
    openActivity(session, activityId)
    const add = (text: string, rowIndex: number, level: Readiness) => {
      const [note] = valueOf(
        addNotes(session, {
          zoneId: zones[0]!.id,
          rowId: rows[rowIndex]!.id,
          texts: [text],
          dimension: null,
          unitId: null,
        }),
      )
      rateNotes(session, [note!.id], level)
    }
    add('Layanan terpadu', 0, 'good')
    add('Jaringan distrik', 0, 'poor')
    add('Koperasi nelayan', 2, 'fair')
    const longTitle = 'Sarana, prasarana, dan jaringan yang menjangkau semua distrik dan kampung di pesisir'.slice(
      0,
      80,
    )
    updateZone(session, zones[1]!.id, { title: longTitle })
    const title = wall.locator('main :not([inert] *)').getByRole('heading', { name: longTitle })
    await expect(title).toBeVisible()
    const cut = await wall.evaluate(() =>
      [...document.querySelectorAll('main h2')]
        .filter((heading) => heading.closest('[inert]') === null)
        .filter((heading) => {
          const words = document.createRange()
          words.selectNodeContents(heading)
          const { right, bottom } = words.getBoundingClientRect()
          const frame = heading.closest('section')!.getBoundingClientRect()
          return heading.scrollWidth > heading.clientWidth + 1 || right > frame.right || bottom > frame.bottom
        })
        .map((heading) => heading.textContent),
    )
    expect(cut).toEqual([])
    expect(await smallTexts(wall)).toEqual([])

    const footer = wall.getByRole('contentinfo')
    const pageCount = lastPage(await footer.textContent())
    const lines: string[] = []
    for (let page = 0; page < pageCount; page++) {
      steerWall(host.app, { page })
      await expect(footer).toContainText(`halaman ${page + 1} dari ${pageCount}`)
      expect(await smallTexts(wall)).toEqual([])
      const shown = await notesOn(wall)
      lines.push(...shown.map(({ text }) => text ?? ''))
      expect(shown.filter(({ isCut }) => isCut)).toEqual([])
    }
    const at = lines.indexOf('Smart Governance')
    expect(lines.slice(at, at + 3).map((line) => line.trim())).toEqual([
      'Smart Governance',
      '50 % 0 % 50 %',
      '2 dari 2 dinilai',
    ])
    expect(lines).toContain('Seluruh dimensi')
    expect(lines.filter((line) => line === 'Belum dinilai')).toHaveLength(4)
  })
}

test('W32: keeps the picture when the connection is lost, and says so in a word', async ({ host, wall }) => {
  open(host, 'board')
  await expect(wall.getByRole('heading', { name: 'Kekuatan', exact: true })).toBeVisible()
  const before = await notesOn(wall)
  await host.close()
  await expect(wall.getByText('terputus')).toBeVisible()
  expect(await notesOn(wall)).toEqual(before)
})

test('W33: the facilitator steers the wall and sees it small', async ({ host, wall, context }) => {
  open(host, 'board')
  const footer = wall.getByRole('contentinfo')
  await expect(footer).toContainText('halaman 1 dari')
  const room = await context.newPage()
  await room.setViewportSize({ width: 1280, height: 720 })
  await room.goto(host.newUrl('facilitator'))
  await room.getByRole('button', { name: 'Layar proyektor', exact: true }).click()
  const pages = /halaman (\d+ dari \d+)/.exec((await footer.textContent()) ?? '')?.[1] ?? ''
  await expect(room.getByText(`Halaman ${pages}`, { exact: true })).toBeVisible()

  await room.getByRole('button', { name: 'Halaman berikutnya' }).click()
  await expect(footer).toContainText('halaman 2 dari')
  await room.getByText('Terang', { exact: true }).click()
  await expect(wall.locator('html')).toHaveAttribute('data-theme', 'light')
  const pagesBefore = lastPage(await footer.textContent())
  for (let step = 0; step < 3; step++) await room.getByRole('button', { name: 'Perbesar tulisan' }).click()
  await expect.poll(async () => lastPage(await footer.textContent())).toBeGreaterThan(pagesBefore)

  await room.keyboard.press('b')
  await expect(footer).toBeHidden()
  expect(await wall.evaluate(() => document.body.textContent?.trim())).toBe('')
  await expect(room.getByRole('figure', { name: 'Layar digelapkan' })).toBeVisible()
  await room.keyboard.press('b')
  await expect(footer).toContainText('halaman 2 dari')
})

test('W105: the panel offers the analysis once there are themes, and shows it small', async ({
  host,
  wall,
  context,
}) => {
  const { notes, zones } = boardOf(host, open(host, 'board'))
  const room = await context.newPage()
  await room.goto(host.newUrl('facilitator'))
  const button = room.getByRole('button', { name: 'Layar proyektor', exact: true })
  const choice = room.getByRole('radiogroup', { name: 'Yang ditampilkan' })
  await button.click()
  await expect(room.getByText('Tulisan 100 %')).toBeVisible()
  await expect(choice).toBeHidden()
  const [first, second] = notes.filter(({ zoneId }) => zoneId === zones[0]!.id)
  groupNotes(sessionOf(host), { noteIds: [second!.id], targetNoteId: first!.id })
  await choice.getByRole('radio', { name: 'Papan' }).focus()
  await room.keyboard.press('ArrowRight')
  await expect(wall.getByRole('heading', { name: 'Analisis SWOT', level: 1 })).toBeVisible()
  await expect(room.getByRole('figure').getByText('Posisi tampil setelah analisis lengkap')).toBeVisible()
  openActivity(sessionOf(host), listActivities(sessionOf(host).db).find(({ kind }) => kind === 'sort')!.id)
  await expect(choice).toBeHidden()
  await expect(wall.getByRole('heading', { name: 'Analisis SWOT' })).toBeHidden()
})

test('W33: a B that is typed leaves the wall alone', async ({ host, wall, context }) => {
  open(host, 'board')
  const room = await context.newPage()
  await room.goto(host.newUrl('facilitator'))
  await room.getByPlaceholder('Tulis catatan, lalu Enter…').first().fill('')
  await room.keyboard.type('Bebas banjir')
  await expect(room.getByPlaceholder('Tulis catatan, lalu Enter…').first()).toHaveValue('Bebas banjir')
  await room.waitForTimeout(300)
  expect(host.app.steer.isBlack).toBe(false)
  await expect(wall.getByRole('contentinfo')).toContainText('catatan')
})

test('W121: the longest place of a result ends before the titles begin', async ({ host, wall }) => {
  const session = sessionOf(host)
  const activityId = open(host, 'vote')
  const titles = Array.from({ length: 12 }, (_, index) => `Tema ${index + 1}`)
  const { roundId } = valueOf(
    draftRound(session, activityId, {
      question: 'Isu mana yang didahulukan?',
      rules: { method: 'approval', maxChoices: null, threshold: null },
      cutAt: 5,
      electorate: 'tokens',
      electorateGroup: null,
      identification: 'name',
      way: 'hands',
      compareBy: 'none',
      splitFlagAbove: 1,
      tokenCount: 20,
      isShuffled: false,
      options: titles.map((title) => ({ title, source: 'typed', sourceId: null })),
    }),
  )
  valueOf(openRound(session, roundId))
  const { options } = listRoundViews(session, activityId).at(-1)!
  const counts = options.map(({ id }, index) => {
    return { optionId: id, answer: 'hand' as const, count: index < 9 ? 15 - index : 2 }
  })
  valueOf(saveHands(session, roundId, 20, counts))
  valueOf(closeRound(session, roundId))
  for (const page of [0, 1, 2]) {
    steerWall(host.app, { page })
    await wall.waitForTimeout(300)
    const place = wall.locator('main :not([inert] *)').getByText('10–12').first()
    if (!(await place.isVisible())) continue
    const right = await place.evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getBoundingClientRect().right
    })
    const title = wall.locator('main :not([inert] *)').getByText('Tema 12', { exact: true }).first()
    expect(right).toBeLessThan((await title.boundingBox())!.x)
    return
  }
  throw new Error('no page shows the tie')
})
