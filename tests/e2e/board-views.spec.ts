import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, goToActivity, test } from './fixtures.ts'

const zoneOf = (page: Page, title: string) =>
  page.locator('[data-zone-id]').filter({ has: page.getByRole('heading', { name: title }) })
const cardsOf = (zone: Locator) => zone.locator('li[data-card-id]')
const cardOf = (page: Page, text: string) => page.locator('li[data-card-id]').filter({ hasText: text })
const rowsOf = (page: Page) => page.getByRole('grid').locator('[data-card-id]')
const rowOf = (page: Page, text: string) => rowsOf(page).filter({ hasText: text })
const toList = (page: Page) => page.getByRole('radio', { name: 'Daftar' }).press('Space')
const toBoard = (page: Page) => page.getByRole('radio', { name: 'Kartu' }).press('Space')

async function openBoard(page: Page): Promise<void> {
  await goToActivity(page, 'Analisis', 'papan SWOT')
  await expect(page.locator('li[data-card-id]').first()).toBeVisible()
}

async function write(page: Page, zone: string, ...texts: string[]): Promise<void> {
  const field = zoneOf(page, zone).getByRole('textbox')
  for (const text of texts) {
    await field.fill(text)
    await field.press('Enter')
    await expect(field).toHaveValue('')
  }
}

/** Makes the six Pokja of the dimensions and puts the first two people into the third. */
async function makeGroups(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Daftar hadir', exact: true }).click()
  await page.getByRole('button', { name: 'Pokja', exact: true }).click()
  await page.getByRole('button', { name: 'Buat enam Pokja' }).click()
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(6)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function expectNoViolations(page: Page): Promise<void> {
  // Colours are measured when nothing fades any more.
  await page.waitForTimeout(400)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
  expect(found).toEqual([])
}

test.describe('Pokja', () => {
  test('B244: six at one press; people are put into one by a single key; renamed, led, removed and undone', async ({
    sample,
  }) => {
    await makeGroups(sample)
    const rows = sample.locator('tr[data-person-id]')
    await rows.first().focus()
    for (const key of ['x', 'ArrowDown', 'x', 'p']) await sample.keyboard.press(key)
    await expect(sample.getByRole('menu', { name: 'Pokja untuk 2 peserta' })).toBeVisible()
    await sample.keyboard.press('3')
    await expect(rows.nth(0)).toContainText('Pokja Economy')
    await expect(rows.nth(1)).toContainText('Pokja Economy')
    await expect(rows.nth(2)).not.toContainText('Pokja Economy')
    await expect(rows.nth(1)).toBeFocused()
    await sample.getByRole('combobox', { name: 'Saring menurut Pokja' }).click()
    await sample.getByRole('option', { name: 'Pokja Economy' }).click()
    await expect(rows).toHaveCount(2)

    await sample.getByRole('button', { name: 'Pokja', exact: true }).click()
    const dialog = sample.getByRole('dialog')
    const name = dialog.getByRole('textbox', { name: 'Nama Pokja Pokja Economy' })
    await name.fill('Pokja Branding')
    await name.press('Enter')
    await expect(sample.getByText('Sudah ada Pokja bernama Pokja Branding')).toBeVisible()
    await expect(name).toHaveValue('Pokja Economy')
    await name.fill('Ekonomi Pesisir')
    await name.press('Enter')
    await dialog.getByRole('button', { name: 'Hapus Ekonomi Pesisir' }).click()
    await expect(dialog.getByRole('listitem')).toHaveCount(5)
    await sample.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await sample.keyboard.press('Control+z')
    await sample.getByRole('button', { name: 'Pokja', exact: true }).click()
    await expect(dialog.getByRole('listitem').filter({ hasText: '2 orang' })).toHaveCount(1)
    await expectNoViolations(sample)
  })
})

test('B373: a box to tick stands apart from the number beside it, also from one of two digits', async ({ sample }) => {
  await makeGroups(sample)
  const cell = sample.locator('tr[data-person-id]').nth(9).locator('td').first()
  await expect(cell).toHaveText('10')
  const gapPx = await cell.evaluate((element) => {
    const number = document.createRange()
    number.selectNodeContents(element.lastChild!)
    return number.getBoundingClientRect().left - element.querySelector('input')!.getBoundingClientRect().right
  })
  expect(gapPx).toBeGreaterThanOrEqual(8)
})

test('B335: the list of Pokja says what its columns are, and on dark what removes is as red as on light', async ({
  sample,
}) => {
  await sample.emulateMedia({ colorScheme: 'dark' })
  await makeGroups(sample)
  await sample.getByRole('button', { name: 'Pokja', exact: true }).click()
  const dialog = sample.getByRole('dialog')
  const lefts = async (what: Locator) => Math.round((await what.boundingBox())!.x)
  for (const [heading, field] of [
    ['Nama Pokja', 'Nama Pokja Pokja Economy'],
    ['Dimensi', 'Dimensi Pokja Economy'],
    ['Koordinator', 'OPD koordinator Pokja Economy'],
  ] as const) {
    const at = dialog.getByLabel(field).filter({ visible: true }).first()
    expect(await lefts(dialog.getByText(heading, { exact: true }).first()), heading).toBe(await lefts(at))
  }
  const remove = dialog.getByRole('button', { name: 'Hapus Pokja Economy' })
  const [colour, danger] = await remove.evaluate((button) => {
    const probe = button.ownerDocument.createElement('span')
    probe.style.color = 'var(--danger)'
    button.append(probe)
    return [getComputedStyle(button).color, getComputedStyle(probe).color]
  })
  expect(colour).toBe(danger)
  await expectNoViolations(sample)
})

test.describe('labels, filters and views of a board', () => {
  test('B225: OPD and Pokja are given by keys, to one note or to many, shown on the card, and filtered by', async ({
    sample,
  }) => {
    await makeGroups(sample)
    await openBoard(sample)
    const strengths = cardsOf(zoneOf(sample, 'Kekuatan'))
    await strengths.nth(0).click()
    await strengths.nth(1).click({ modifiers: ['Shift'] })
    await sample.keyboard.press('o')
    await expect(sample.getByRole('textbox', { name: 'Cari', exact: true })).toBeFocused()
    await sample.keyboard.type('komunikasi')
    await sample.keyboard.press('Enter')
    await expect(strengths.nth(0)).toContainText('Diskominfo')
    await expect(strengths.nth(1)).toContainText('Diskominfo')
    await sample.keyboard.press('p')
    await sample.getByRole('menuitem', { name: 'Pokja Living' }).click()
    await expect(strengths.nth(1)).toContainText('Diskominfo · Pokja Living')
    await sample.keyboard.press('Control+z')
    await expect(strengths.nth(1)).not.toContainText('Pokja Living')

    await sample.getByRole('button', { name: 'Saring' }).click()
    const popover = sample.getByRole('dialog')
    await expectNoViolations(sample)
    await popover.getByRole('combobox', { name: 'OPD' }).fill('diskom')
    await sample.getByRole('option', { name: /Diskominfo/ }).click()
    await expect(sample.getByText('2 dari 60 catatan')).toBeVisible()
    await popover.getByRole('checkbox', { name: 'Belum bertema' }).check()
    await expect(sample.getByRole('button', { name: 'Saring (2)' })).toBeVisible()
    await sample.keyboard.press('Escape')
    await sample.getByRole('searchbox', { name: 'Cari kata' }).fill('C-1')
    await expect(sample.getByText('1 dari 60 catatan')).toBeVisible()
    await sample.getByRole('button', { name: 'Tampilkan semua' }).click()
    await expect(sample.getByText('60 catatan', { exact: true })).toBeVisible()
    await expect(sample.getByRole('searchbox', { name: 'Cari kata' })).toHaveValue('')
  })

  test('B226: new notes carry the labels that were chosen for them', async ({ sample }) => {
    await makeGroups(sample)
    await openBoard(sample)
    const zone = zoneOf(sample, 'Peluang')
    await zone.getByRole('button', { name: 'Label catatan baru' }).click()
    await sample.getByRole('dialog').getByRole('combobox', { name: 'Pokja' }).click()
    await sample.getByRole('option', { name: 'Pokja Society' }).click()
    await sample.getByRole('dialog').getByRole('combobox', { name: 'Dimensi' }).click()
    await sample.getByRole('option', { name: 'Smart Society' }).click()
    await sample.keyboard.press('Escape')
    await write(sample, 'Peluang', 'Perpustakaan kampung')
    await expect(cardOf(sample, 'Perpustakaan kampung')).toContainText('Society')
    await expect(cardOf(sample, 'Perpustakaan kampung')).toContainText('Pokja Society')
    await write(sample, 'Ancaman', 'Ditulis di bagian lain')
    await expect(cardOf(sample, 'Ditulis di bagian lain')).toContainText('Pokja Society')
  })

  test('B234: the list sorts, is walked and changed in place, selects, and opens the same menu', async ({ sample }) => {
    await openBoard(sample)
    await toList(sample)
    await expect(rowsOf(sample)).toHaveCount(60)
    await rowsOf(sample).first().focus()
    await sample.keyboard.press('ArrowDown')
    await sample.keyboard.press('Enter')
    const editor = sample.getByRole('textbox', { name: 'Teks catatan' })
    await editor.fill('Zaman baru bagi kampung')
    await editor.press('Enter')
    const changed = rowOf(sample, 'Zaman baru bagi kampung')
    await expect(changed).toBeFocused()
    await sample.keyboard.press('2')
    await expect(changed).toContainText('Kelemahan')
    await sample.keyboard.press('d')
    await expect(sample.locator('[role=menu]:focus-within')).toBeVisible()
    await sample.keyboard.press('6')
    await expect(changed).toContainText('Environment')
    await sample.keyboard.press('g')
    await expect(changed).not.toContainText('Kelemahan–')

    await sample.getByRole('button', { name: 'Catatan', exact: true }).click()
    await sample.getByRole('button', { name: 'Catatan', exact: true }).click()
    await expect(sample.getByRole('columnheader', { name: 'Catatan' })).toHaveAttribute('aria-sort', 'descending')
    await expect(rowsOf(sample).first()).toContainText('Zaman baru bagi kampung')
    await rowsOf(sample).nth(1).focus()
    await sample.keyboard.press('Shift+ArrowDown')
    await sample.keyboard.press('Shift+ArrowDown')
    await expect(sample.getByText('3 catatan dipilih')).toBeVisible()
    await sample.keyboard.press('t')
    const menu = sample.getByRole('menu', { name: /Masukkan ke tema/ })
    await menu.getByRole('menuitem', { name: /Zaman baru bagi kampung/ }).click()
    for (const place of [0, 1, 2, 3]) {
      await expect(rowsOf(sample).nth(place).getByRole('gridcell').nth(3)).toHaveText('Zaman baru bagi kampung')
    }
    await sample.keyboard.press('Escape')
    const zoneCell = rowsOf(sample).nth(1).getByRole('button', { name: 'Kelemahan' })
    await zoneCell.click()
    await sample.getByRole('menu').getByRole('menuitem', { name: 'Ancaman' }).click()
    await expect(rowsOf(sample).nth(1)).toContainText('Ancaman')
    await rowsOf(sample)
      .nth(1)
      .getByRole('button', { name: /^Menu untuk catatan/ })
      .click()
    await expect(sample.getByRole('menuitem', { name: 'Riwayat' })).toBeVisible()
    await sample.keyboard.press('Escape')
    await expectNoViolations(sample)
    await sample.emulateMedia({ colorScheme: 'dark' })
    await expectNoViolations(sample)
  })

  test('B331: the bar of a selection covers neither the last rows of the list nor the foot of the suggestions', async ({
    sample,
  }) => {
    await openBoard(sample)
    await toList(sample)
    const boxOf = async (what: Locator) => (await what.boundingBox())!
    const bar = sample.getByRole('toolbar', { name: 'Catatan yang dipilih' })
    const grid = sample.getByRole('grid')
    await grid.evaluate((list) => list.scrollTo(0, 400))
    // The last row that is seen whole, pressed with the mouse: it is still seen whole below the bar's room.
    const inSight = await rowsOf(sample).evaluateAll((rows) => {
      const end = rows[0]!.parentElement!.getBoundingClientRect().bottom
      return rows.findLastIndex((row) => row.getBoundingClientRect().bottom <= end)
    })
    await rowsOf(sample).nth(inSight).locator('[role=gridcell]').nth(1).click()
    const isClear = async () => {
      const row = await boxOf(rowsOf(sample).nth(inSight))
      return row.y + row.height <= (await boxOf(bar)).y
    }
    await expect.poll(isClear).toBe(true)

    await sample.keyboard.press('End')
    await sample.keyboard.press('Shift+ArrowUp')
    await grid.evaluate((list) => list.scrollTo(0, list.scrollHeight))
    const last = await boxOf(rowsOf(sample).last())
    expect(last.y + last.height).toBeLessThanOrEqual((await boxOf(bar)).y)
    await sample.keyboard.press('Escape')
    await expect(bar).toBeHidden()

    await toBoard(sample)
    await sample.getByRole('button', { name: /^Saran/ }).click()
    const panel = sample.getByRole('complementary', { name: 'Saran untuk papan ini' })
    const whole = await boxOf(panel)
    await cardOf(sample, 'C').first().click()
    await expect(bar).toBeVisible()
    const lower = await boxOf(panel)
    expect(lower.y + lower.height).toBeLessThanOrEqual((await boxOf(bar)).y)
    await sample.keyboard.press('Escape')
    await expect.poll(async () => (await boxOf(panel)).height).toBe(whole.height)
  })

  test('B332: the headings of the list stand exactly above what they name', async ({ sample }) => {
    await openBoard(sample)
    await toList(sample)
    const edges = await sample.getByRole('grid').evaluate((grid) => {
      const leftOf = (element: Element) => {
        const words = document.createRange()
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        words.selectNodeContents(walker.nextNode()!)
        return words.getBoundingClientRect().left
      }
      const places = [...grid.querySelectorAll('[role=columnheader]')].slice(0, -1)
      const cells = [...grid.querySelector('[data-card-id]')!.children]
      return places.map((place, index) => Math.round(leftOf(place) - leftOf(cells[index]!)))
    })
    expect(edges).toEqual(edges.map(() => 0))
  })

  test('B333: what chooses the screen and what chooses cards or list have names of their own', async ({ sample }) => {
    await openBoard(sample)
    await expect(sample.getByRole('radiogroup', { name: 'Tampilan papan' })).toHaveCount(1)
    await expect(sample.getByRole('radiogroup', { name: 'Kartu atau daftar' })).toHaveCount(1)
  })

  test('B235: the view is remembered, Ctrl and plus zoom the board, and a field keeps its keys', async ({ sample }) => {
    await openBoard(sample)
    const zones = sample.locator('[data-card-size]')
    const widthOf = async () => (await cardsOf(zoneOf(sample, 'Kekuatan')).first().boundingBox())!.height
    const natural = await widthOf()
    await sample.getByRole('button', { name: 'Tampilan', exact: true }).click()
    await sample.getByRole('radio', { name: 'Besar' }).press('Space')
    await expect(zones).toHaveAttribute('data-card-size', 'large')
    await sample.getByRole('radio', { name: 'Ringkas' }).press('Space')
    await sample.keyboard.press('Escape')
    expect(await widthOf()).toBeLessThan(natural)

    await cardsOf(zoneOf(sample, 'Kekuatan')).first().focus()
    await sample.keyboard.press('Control+=')
    await expect(zones).toHaveAttribute('style', /zoom: 1\.15/)
    await zoneOf(sample, 'Kekuatan').getByRole('textbox').focus()
    await sample.keyboard.press('Control+0')
    await expect(zones).toHaveAttribute('style', /zoom: 1\.15/)
    await sample.reload()
    await openBoard(sample)
    await expect(zones).toHaveAttribute('data-card-size', 'compact')
    await expect(zones).toHaveAttribute('style', /zoom: 1\.15/)
    await cardsOf(zoneOf(sample, 'Kekuatan')).first().focus()
    await sample.keyboard.press('Control+0')
    await expect(zones).toHaveAttribute('style', /zoom: 1;/)
    await toList(sample)
    await goToActivity(sample, 'Analisis', 'Pemungutan suara')
    await goToActivity(sample, 'Analisis', 'papan SWOT')
    await expect(rowsOf(sample)).toHaveCount(60)
    await toBoard(sample)
    await expect(cardsOf(zoneOf(sample, 'Kekuatan'))).toHaveCount(15)
  })

  test('B235: a zoomed board is dragged on as any other', async ({ sample }) => {
    await openBoard(sample)
    await cardsOf(zoneOf(sample, 'Kekuatan')).first().focus()
    for (let step = 0; step < 2; step += 1) await sample.keyboard.press('Control+=')
    const card = cardsOf(zoneOf(sample, 'Kekuatan')).first()
    const id = (await card.getAttribute('data-card-id'))!
    const box = (await card.boundingBox())!
    const target = (await cardsOf(zoneOf(sample, 'Kelemahan')).first().boundingBox())!
    await sample.mouse.move(box.x + 40, box.y + 20)
    await sample.mouse.down()
    await sample.mouse.move(box.x + 60, box.y + 30)
    await sample.mouse.move(target.x + 3, target.y + 8, { steps: 8 })
    await sample.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    await sample.mouse.up()
    await expect(cardsOf(zoneOf(sample, 'Kelemahan')).first()).toHaveAttribute('data-card-id', id)
  })

  test('B236: a theme is split from its menu and from a selection in it, each as one undo step', async ({ sample }) => {
    await openBoard(sample)
    await write(sample, 'Ancaman', 'abrasi satu', 'abrasi dua', 'abrasi tiga', 'abrasi empat')
    for (const text of ['satu', 'dua', 'tiga', 'empat']) {
      await cardOf(sample, `abrasi ${text}`).click({ modifiers: ['ControlOrMeta'] })
    }
    await sample.keyboard.press('g')
    const name = sample.getByRole('textbox', { name: 'Nama tema' })
    await name.fill('Pesisir')
    await name.press('Enter')
    await sample.getByRole('button', { name: 'Menu untuk tema Pesisir' }).click()
    await sample.getByRole('menuitem', { name: 'Pisahkan sebagian' }).click()
    const dialog = sample.getByRole('dialog', { name: /Pisahkan dari tema/ })
    await expect(dialog.getByRole('checkbox').first()).toBeFocused()
    await expect(dialog.getByRole('button', { name: 'Pisahkan', exact: true })).toBeDisabled()
    for (const checkbox of await dialog.getByRole('checkbox').all()) await checkbox.check()
    await expect(dialog.getByText('Sisakan sedikitnya satu catatan')).toBeVisible()
    await dialog.getByRole('checkbox').first().uncheck()
    await dialog.getByRole('checkbox').nth(1).uncheck()
    await dialog.getByRole('button', { name: 'Pisahkan', exact: true }).click()
    await expect(name).toBeFocused()
    await name.fill('Pelabuhan')
    await name.press('Enter')
    await expect(sample.getByRole('group', { name: 'Tema Pelabuhan, 2 catatan' })).toBeVisible()
    await expect(sample.getByRole('group', { name: 'Tema Pesisir, 2 catatan' })).toBeVisible()

    await cardOf(sample, 'abrasi satu').click()
    await sample.keyboard.press('m')
    await sample.getByRole('menuitem', { name: 'Pisahkan ke tema baru' }).click()
    await expect(name).toBeFocused()
    await name.press('Escape')
    await expect(sample.getByRole('group', { name: 'Tema Pesisir, 1 catatan' })).toBeVisible()
    await sample.keyboard.press('Control+z')
    await expect(sample.getByRole('group', { name: 'Tema Pesisir, 2 catatan' })).toBeVisible()
    await cardOf(sample, 'abrasi satu').click()
    await cardOf(sample, 'abrasi dua').click({ modifiers: ['ControlOrMeta'] })
    await sample.keyboard.press('m')
    await expect(sample.getByRole('menuitem', { name: 'Jadikan tema' })).toBeVisible()
    await expect(sample.getByRole('menuitem', { name: 'Pisahkan ke tema baru' })).toHaveCount(0)
  })

  test('B237: the history of a note is told in sentences, the newest first', async ({ sample }) => {
    await openBoard(sample)
    await write(sample, 'Peluang', 'Teks pertama')
    await cardOf(sample, 'Teks pertama').click()
    await sample.keyboard.press('Enter')
    const editor = sample.getByRole('textbox', { name: 'Teks catatan' })
    await editor.fill('Teks kedua')
    await editor.press('Enter')
    await expect(cardOf(sample, 'Teks kedua')).toBeFocused()
    await sample.keyboard.press('1')
    await expect(cardsOf(zoneOf(sample, 'Kekuatan')).filter({ hasText: 'Teks kedua' })).toBeFocused()
    await sample.keyboard.press('m')
    await sample.getByRole('menuitem', { name: 'Riwayat' }).click()
    const dialog = sample.getByRole('dialog', { name: /Riwayat catatan C-61/ })
    const events = dialog.getByRole('listitem')
    await expect(events).toHaveCount(3)
    await expect(events.nth(0)).toContainText('Dipindahkan dari Peluang ke Kekuatan')
    await expect(events.nth(1)).toContainText(/Teks diubah.*Teks pertama.*Teks kedua/s)
    await expect(events.nth(2)).toContainText(/Ditulis di Peluang.*Teks pertama/s)
    await expectNoViolations(sample)
    await sample.keyboard.press('Escape')
    await expect(cardOf(sample, 'Teks kedua')).toBeFocused()
  })
})

test.describe('bad input on a board', () => {
  test('B238: a window that closes in mid-drag, and a drop outside, leave the board as it was', async ({ sample }) => {
    await openBoard(sample)
    const ids = () =>
      sample.locator('li[data-card-id]').evaluateAll((cards) => cards.map((card) => card.dataset['cardId']))
    const before = await ids()
    const card = cardsOf(zoneOf(sample, 'Kekuatan')).first()
    const box = (await card.boundingBox())!
    const carry = async (to: { x: number; y: number }) => {
      await sample.mouse.move(box.x + 40, box.y + 20)
      await sample.mouse.down()
      await sample.mouse.move(box.x + 60, box.y + 40)
      await sample.mouse.move(to.x, to.y, { steps: 6 })
      await expect(sample.locator('[data-dragging]')).toHaveCount(1)
    }
    await carry({ x: 60, y: 300 })
    await sample.mouse.up()
    expect(await ids()).toEqual(before)
    const target = (await zoneOf(sample, 'Ancaman').boundingBox())!
    await carry({ x: target.x + 200, y: target.y + 100 })
    await sample.reload()
    await openBoard(sample)
    await expect(sample.locator('li[data-card-id]')).toHaveCount(60)
    expect(await ids()).toEqual(before)
    await expect(sample.getByRole('button', { name: 'Urungkan' })).toBeVisible()
  })

  test('B239: long, foreign and hostile texts stay text and stay inside, on cards, in the list and in the filter', async ({
    sample,
  }) => {
    const html = '<img src=x onerror="document.title=1"><b>tebal</b>'
    const texts = ['x'.repeat(9_990), 'kata'.repeat(125), 'مرحبا بالعالم', '🌾🐟🏝️', html]
    await openBoard(sample)
    await write(sample, 'Kekuatan', ...texts)
    await expect(cardsOf(zoneOf(sample, 'Kekuatan'))).toHaveCount(20)
    const title = await sample.title()
    const widest = (locator: Locator) =>
      locator.evaluateAll((elements) =>
        Math.max(...elements.map((element) => element.scrollWidth - element.clientWidth)),
      )
    expect(await widest(sample.locator('li[data-card-id]'))).toBe(0)
    await sample.getByRole('searchbox', { name: 'Cari kata' }).fill('<b>TEBAL')
    await expect(sample.getByText('1 dari 65 catatan')).toBeVisible()
    await sample.getByRole('searchbox', { name: 'Cari kata' }).fill('')
    await toList(sample)
    await expect(rowsOf(sample)).toHaveCount(65)
    expect(await widest(sample.getByRole('grid'))).toBe(0)
    await expect(rowOf(sample, html)).toBeVisible()
    await rowOf(sample, 'xxxx').focus()
    await sample.keyboard.press('Enter')
    const editor = sample.getByRole('textbox', { name: 'Teks catatan' })
    await expect(editor).toHaveValue('x'.repeat(9_990))
    await expect(sample.getByText('9990/140', { exact: false })).toBeVisible()
    await editor.press('Escape')
    await rowOf(sample, html).focus()
    await sample.keyboard.press('m')
    await sample.getByRole('menuitem', { name: 'Riwayat' }).click()
    await expect(sample.getByRole('dialog').getByText(html)).toBeVisible()
    expect(await sample.locator('[data-card-id] :is(img, b)').count()).toBe(0)
    expect(await sample.title()).toBe(title)
  })
})

test.describe('A slip of the hand', () => {
  test('B287: a drop on the heading or the field of a zone goes to its end; on that of its own zone nothing moves', async ({
    sample,
  }) => {
    await openBoard(sample)
    const strengths = zoneOf(sample, 'Kekuatan')
    const threats = zoneOf(sample, 'Ancaman')
    const carry = async (card: Locator, to: Locator) => {
      // A list that the hand passes at its edge scrolls on.
      await card.scrollIntoViewIfNeeded()
      const from = (await card.boundingBox())!
      const box = (await to.boundingBox())!
      await sample.mouse.move(from.x + 40, from.y + 20)
      await sample.mouse.down()
      await sample.mouse.move(from.x + 60, from.y + 40)
      await sample.mouse.move(box.x + box.width / 3, box.y + box.height / 2, { steps: 8 })
      await expect(sample.locator('[data-dragging]')).toHaveCount(1)
      await sample.mouse.up()
    }
    const ids = () =>
      sample.locator('li[data-card-id]').evaluateAll((cards) => cards.map((card) => card.dataset['cardId']))
    const before = await ids()
    await carry(cardsOf(strengths).first(), strengths.getByRole('heading'))
    expect(await ids()).toEqual(before)

    const [first, second] = before
    await carry(cardsOf(strengths).first(), threats.getByRole('heading'))
    await expect(cardsOf(threats).last()).toHaveAttribute('data-card-id', first!)
    await carry(cardsOf(strengths).first(), threats.getByRole('textbox'))
    await expect(cardsOf(threats).last()).toHaveAttribute('data-card-id', second!)
    await sample.keyboard.press('Control+z')
    await sample.keyboard.press('Control+z')
    await expect.poll(ids).toEqual(before)
  })

  test('B288: the focus stays with a card that an undo brings back, with the theme after a merge, and after a dialog', async ({
    sample,
  }) => {
    await openBoard(sample)
    const card = cardsOf(zoneOf(sample, 'Kekuatan')).first()
    const id = (await card.getAttribute('data-card-id'))!
    const moved = sample.locator(`[data-card-id="${id}"]`)
    await card.focus()
    await sample.keyboard.press('4')
    await expect(zoneOf(sample, 'Ancaman').locator(moved)).toBeFocused()
    await sample.keyboard.press('Control+z')
    await expect(zoneOf(sample, 'Kekuatan').locator(moved)).toBeFocused()

    await sample.keyboard.press('Shift+Slash')
    await expect(sample.getByRole('dialog')).toBeVisible()
    await sample.keyboard.press('Escape')
    await expect(moved).toBeFocused()
    await sample.getByRole('button', { name: 'Menu bimtek' }).click()
    await sample.getByRole('menuitem', { name: 'Riwayat' }).click()
    await expect(sample.getByRole('dialog').locator(':focus')).toHaveCount(1)
    await sample.keyboard.press('Escape')
    await expect(sample.getByRole('dialog')).toBeHidden()
    await expect(sample.getByRole('button', { name: 'Menu bimtek' })).toBeFocused()

    for (const title of ['Satu', 'Dua']) {
      await cardsOf(zoneOf(sample, 'Peluang')).last().click()
      await sample.keyboard.press('g')
      await sample.getByRole('textbox', { name: 'Nama tema' }).fill(title)
      await sample.keyboard.press('Enter')
      await expect(sample.getByRole('group', { name: `Tema ${title}` })).toBeFocused()
    }
    await sample.keyboard.press('m')
    await sample.getByRole('menuitem', { name: 'O · Satu' }).press('Enter')
    await expect(sample.getByRole('group', { name: 'Tema Satu, 2 catatan' })).toBeFocused()
  })

  test('B289: a short list of choices takes digits; an empty one says where its entries come from', async ({
    room,
  }) => {
    await room.getByRole('button', { name: /Bimtek baru/ }).click()
    await room.getByLabel('Nama daerah').fill('Manokwari')
    await room.getByLabel('Provinsi').fill('Papua Barat')
    await room.getByRole('button', { name: 'Buat bimtek' }).click()
    await goToActivity(room, 'Analisis', 'papan SWOT')
    await write(room, 'Kekuatan', 'Jaringan sampai distrik')
    const card = cardOf(room, 'Jaringan sampai distrik')
    await card.focus()
    await room.keyboard.press('o')
    await expect(room.getByText('Belum ada OPD. Impor daftarnya dari Menu bimtek.')).toBeVisible()
    await room.keyboard.press('Escape')
    await makeGroups(room)
    await goToActivity(room, 'Analisis', 'papan SWOT')
    await card.focus()
    await room.keyboard.press('p')
    await expect(room.getByRole('menuitem', { name: 'Pokja Economy' })).toBeVisible()
    await room.keyboard.press('3')
    await expect(card).toContainText('Pokja Economy')
    await expect(card).toBeFocused()
  })

  test('B290: Esc ends a selection wherever the focus is, after what is open above it', async ({ sample }) => {
    await openBoard(sample)
    const strengths = cardsOf(zoneOf(sample, 'Kekuatan'))
    await strengths.nth(0).click()
    await strengths.nth(1).click({ modifiers: ['Shift'] })
    const bar = sample.getByRole('toolbar', { name: 'Catatan yang dipilih' })
    await expect(bar).toBeVisible()
    await sample.getByRole('button', { name: 'Tampilan', exact: true }).click()
    await expect(sample.getByRole('dialog')).toBeVisible()
    await sample.keyboard.press('Escape')
    await expect(sample.getByRole('dialog')).toBeHidden()
    await expect(bar).toBeVisible()
    await expect(sample.getByRole('button', { name: 'Tampilan', exact: true })).toBeFocused()
    await sample.keyboard.press('Escape')
    await expect(bar).toBeHidden()
  })
})
