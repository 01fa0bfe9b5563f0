import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Page, type TestInfo } from '@playwright/test'
import { startRunningHost } from '#tests/support/running-host.ts'
import { test as base, expect, goToActivity, rembuk } from './fixtures.ts'

const names = ['Satu data', 'Kalender wisata', 'Pasar digital', 'Bank sampah', 'Museum virtual']

/** The sorting grid of a fresh workshop, with five programmes in the tray. */
const test = base.extend<{ grid: Grid }>({
  grid: async ({ page }, provide) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-sorting-'))
    const file = path.join(folder, 'Pilah.rembuk')
    rembuk('new', file, '--regency', 'Manokwari', '--province', 'Papua Barat', '--year', '2023')
    const host = await startRunningHost({ file })
    await page.goto(host.url)
    await goToSorting(page)
    const grid = new Grid(page)
    await grid.paste(names)
    await expect(grid.cards('tray')).toHaveCount(names.length)
    await provide(grid)
    await host.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  },
})

const goToSorting = (page: Page) => goToActivity(page, 'Visi dan Program', 'Pemilahan program kerja')

class Grid {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  place = (place: string) => this.page.locator(`[data-place-id="${place}"]`)
  cards = (place: string) => this.place(place).locator('[data-card-id]')
  card = (name: string) => this.page.locator('[data-card-id]', { hasText: name })
  composer = () => this.page.getByLabel('Tambah program')

  async paste(lines: string[]) {
    await this.composer().focus()
    await this.composer().evaluate((input, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, lines.join('\n'))
  }

  /** Names in a place, in their order. */
  async expectIn(place: string, expected: string[]) {
    await expect(this.cards(place)).toHaveText(expected.map((name) => new RegExp(name)))
  }

  async reload() {
    await this.page.reload()
    await this.page.getByRole('navigation').waitFor()
    await goToSorting(this.page)
    await this.composer().waitFor()
  }
}

test('P15: a programme is dragged into a cell, and lies there after a reload', async ({ grid }) => {
  await grid.card('Satu data').dragTo(grid.place('governance:short'), { steps: 8 })
  await grid.expectIn('governance:short', ['Satu data'])
  await expect(grid.card('Satu data')).toBeFocused()

  await grid.card('Bank sampah').dragTo(grid.card('Satu data'), { steps: 8, targetPosition: { x: 20, y: 4 } })
  await grid.expectIn('governance:short', ['Bank sampah', 'Satu data'])
  await grid.reload()
  await grid.expectIn('governance:short', ['Bank sampah', 'Satu data'])
  await grid.expectIn('tray', ['Kalender wisata', 'Pasar digital', 'Museum virtual'])
})

test('P4: a selection is dragged as one and comes back with one undo', async ({ grid }) => {
  await grid.card('Satu data').click()
  await grid.card('Pasar digital').click({ modifiers: ['Shift'] })
  await expect(grid.page.locator('[data-selected]')).toHaveCount(3)
  await grid.card('Kalender wisata').dragTo(grid.place('living:long'), { steps: 8 })
  await grid.expectIn('living:long', ['Satu data', 'Kalender wisata', 'Pasar digital'])
  await grid.page.keyboard.press('Control+z')
  await grid.expectIn('tray', names)
  await expect(grid.cards('living:long')).toHaveCount(0)
})

test('P15: keys give a programme its dimension, its horizon and its star, and the focus stays on it', async ({
  grid,
}) => {
  const card = grid.card('Kalender wisata')
  await card.focus()
  await grid.page.keyboard.press('2')
  await expect(card).toContainText('Branding')
  await grid.page.keyboard.press('q')
  await grid.expectIn('branding:short', ['Kalender wisata'])
  await grid.page.keyboard.press('k')
  await expect(card).toContainText('quick win')
  await expect(card).toBeFocused()
  await grid.page.keyboard.press('0')
  await expect(grid.cards('branding:short')).toHaveCount(0)
  await grid.reload()
  await expect(grid.cards('tray').filter({ hasText: 'Kalender wisata' })).toContainText('quick win')
})

test('P15: the menu moves one programme or the whole selection, and opens by key as well', async ({ grid }) => {
  await grid.card('Bank sampah').hover()
  await grid.page.getByRole('button', { name: 'Menu untuk Bank sampah' }).click()
  await grid.page.getByRole('menuitem', { name: 'Smart Environment, Jangka Menengah' }).click()
  await grid.expectIn('environment:medium', ['Bank sampah'])

  await grid.card('Satu data').focus()
  await grid.page.keyboard.press('Control+a')
  await grid.page.keyboard.press('m')
  await expect(grid.page.getByRole('menuitem', { name: 'Smart Governance, Jangka Pendek' })).toBeFocused()
  await grid.page.keyboard.press('Enter')
  await grid.expectIn('governance:short', ['Satu data', 'Kalender wisata', 'Pasar digital', 'Museum virtual'])
})

test('P18: a lifted programme goes from gap to gap, is announced, and Escape returns it', async ({ grid }) => {
  const voice = grid.page.locator('[aria-live="assertive"]', { hasText: /\S/ })
  await grid.card('Satu data').focus()
  await grid.page.keyboard.press('Space')
  await expect(voice).toHaveText('Satu data diangkat.')
  await grid.page.keyboard.press('ArrowDown')
  await expect(voice).toHaveText('Di Belum dipilah, sebelum Pasar digital.')
  await grid.page.keyboard.press('ArrowRight')
  await expect(voice).toHaveText('Di akhir Smart Governance, Jangka Pendek.')
  await grid.page.keyboard.press('Escape')
  await expect(voice).toHaveText('Satu data kembali ke tempat semula.')
  await grid.expectIn('tray', names)

  await grid.page.keyboard.press('Space')
  await grid.page.keyboard.press('ArrowRight')
  await grid.page.keyboard.press('ArrowRight')
  await grid.page.keyboard.press('Enter')
  await grid.expectIn('branding:short', ['Satu data'])
  await expect(grid.card('Satu data')).toBeFocused()
})

test('P16: the sorting desk places a programme in two keys, skips one and takes the last one back', async ({
  grid,
}) => {
  await grid.page.getByText('Meja sortir').click()
  const shown = grid.page.getByRole('article').getByRole('heading')
  await expect(shown).toHaveText('Satu data')
  for (const key of ['k', '1', 'q']) await grid.page.keyboard.press(key)
  await expect(shown).toHaveText('Kalender wisata')
  await grid.page.keyboard.press('Space')
  await expect(shown).toHaveText('Pasar digital')
  await grid.page.keyboard.press('z')
  await expect(shown).toHaveText('Satu data')
  for (const key of ['w', '5']) await grid.page.keyboard.press(key)
  await expect(grid.page.getByText('1 dari 5 program sudah dipilah')).toBeVisible()
  await grid.page.getByText('Kisi', { exact: true }).click()
  await grid.expectIn('society:medium', ['Satu data'])
  await expect(grid.card('Satu data')).not.toContainText('quick win')
})

test('P11: details are written when a field is left, and are there after a reload', async ({ grid }) => {
  await grid.card('Satu data').focus()
  await grid.page.keyboard.press('Enter')
  const drawer = grid.page.getByRole('dialog')
  await drawer.getByRole('textbox', { name: 'Indikator' }).fill('Jumlah dataset terbuka')
  await drawer.getByLabel('OPD penanggung jawab').fill('Yayasan Anak Pesisir')
  await drawer.getByLabel('Perkiraan anggaran').fill('250000000')
  await drawer.getByRole('button', { name: 'Selesai' }).click()
  await expect(grid.card('Satu data')).toContainText('Yayasan Anak Pesisir')
  await grid.reload()
  await grid.card('Satu data').dblclick()
  await expect(drawer.getByRole('textbox', { name: 'Indikator' })).toHaveValue('Jumlah dataset terbuka')
  await expect(drawer.getByLabel('Perkiraan anggaran')).toHaveValue('Rp250.000.000')
})

test('P13: a removed programme comes back with one undo', async ({ grid }) => {
  await grid.card('Pasar digital').focus()
  await grid.page.keyboard.press('Delete')
  await grid.expectIn('tray', ['Satu data', 'Kalender wisata', 'Bank sampah', 'Museum virtual'])
  await expect(grid.card('Bank sampah')).toBeFocused()
  await grid.page.keyboard.press('Control+z')
  await grid.expectIn('tray', names)
})

test('P17: a drag across the grid renders at most two of sixty cards', async ({ grid }, testInfo) => {
  await grid.paste(Array.from({ length: 60 }, (_, index) => `Program ${index + 1}`))
  await expect(grid.cards('tray')).toHaveCount(names.length + 60)
  const renders = await countCardRenders(grid.page, testInfo)
  const [from, to] = [await grid.card('Satu data').boundingBox(), await grid.place('society:long').boundingBox()]
  await grid.page.mouse.move(from!.x + 20, from!.y + 12)
  await grid.page.mouse.down()
  for (let step = 1; step <= 40; step += 1) {
    const along = step / 40
    await grid.page.mouse.move(from!.x + (to!.x + 30 - from!.x) * along, from!.y + (to!.y + 30 - from!.y) * along)
  }
  await expect(grid.place('society:long')).toHaveAttribute('data-over')
  expect(await renders()).toBeLessThanOrEqual(2)
  await grid.page.mouse.up()
  await grid.expectIn('society:long', ['Satu data'])
})

/** Counts how often the browser ran the functions that draw cards since the last call: the built page needs no hook for that. */
async function countCardRenders(page: Page, { project }: TestInfo): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Profiler.enable')
  await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const sources = new Map<string, string>()
  const count = async () => {
    const { result } = await session.send('Profiler.takePreciseCoverage')
    let calls = 0
    for (const script of result) {
      if (!script.url.endsWith('.js')) continue
      const source = sources.get(script.url) ?? (await (await page.request.get(script.url)).text())
      sources.set(script.url, source)
      for (const { index: at } of source.matchAll(/["'`]data-menu-of["'`]:/g)) {
        const around = script.functions
          .map((fn) => fn.ranges[0]!)
          .filter(({ startOffset, endOffset }) => startOffset <= at && at < endOffset)
          .toSorted((one, other) => one.endOffset - one.startOffset - (other.endOffset - other.startOffset))
        calls += around[0]?.count ?? 0
      }
    }
    return calls
  }
  await page.getByText('Tabel', { exact: true }).click()
  await count()
  await page.getByText('Kisi', { exact: true }).click()
  await page.locator('[data-card-id]').nth(64).waitFor({ state: 'attached' })
  // The counter sees cards at all: showing the grid again rendered each of them.
  if ((await count()) < 60) throw new Error(`card renders are not counted (${project.name})`)
  return count
}
