import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, goToActivity, test } from './fixtures.ts'

const cell = (page: Page, zone: string, row: string) => page.getByRole('region', { name: `${zone}, ${row},` })
const card = (page: Page, text: string) => page.locator('li[data-card-id]').filter({ hasText: text })

async function write(page: Page, zone: string, row: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: `Catatan baru di ${zone}, ${row}`, exact: true })
  await field.fill(text)
  await field.press('Enter')
  await expect(cell(page, zone, row).locator('li[data-card-id]').filter({ hasText: text })).toBeVisible()
}

const openReadiness = (page: Page) => goToActivity(page, 'Analisis', 'Penilaian kesiapan daerah')
const openGaps = (page: Page) => goToActivity(page, 'Analisis', 'Pemetaan kesenjangan')

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
  expect(found).toEqual([])
}

test('B280, B337: notes of a readiness board move between rows by keys, drag and menu, and are rated', async ({
  sample,
}) => {
  await openReadiness(sample)
  await write(sample, 'Struktur', 'Smart Economy', 'Pendamping UMKM')
  await write(sample, 'Struktur', 'Smart Economy', 'Koperasi nelayan')
  const note = card(sample, 'Pendamping UMKM')

  await note.focus()
  await sample.keyboard.press('Alt+ArrowDown')
  await expect(cell(sample, 'Struktur', 'Smart Living').locator('li')).toHaveCount(1)
  await expect(note).toBeFocused()
  await sample.keyboard.press('5')
  await expect(cell(sample, 'Budaya', 'Smart Living').locator('li')).toHaveCount(1)
  await expect(note).toBeFocused()

  await sample.keyboard.press('r')
  await expect(sample.locator('[role=menu]:focus-within')).toBeVisible()
  await sample.keyboard.press('1')
  await expect(note.getByRole('button', { name: 'Baik' })).toBeVisible()
  await expect(sample.getByText('100 % baik, 0 % sedang, 0 % kurang', { exact: true })).toBeVisible()
  await expect(sample.getByText('1 dari 2 catatan dinilai')).toBeVisible()

  // By the control on the card: the rating of the other one.
  await card(sample, 'Koperasi nelayan').getByRole('button', { name: 'Nilai' }).click()
  await sample.getByRole('menuitem', { name: /Kurang/ }).click()
  await expect(sample.getByText('50 % baik, 0 % sedang, 50 % kurang', { exact: true })).toBeVisible()

  // By drag: into the cell of another row.
  const other = card(sample, 'Koperasi nelayan')
  const target = cell(sample, 'Infrastruktur', 'Smart Economy')
  await target.scrollIntoViewIfNeeded()
  const from = (await other.boundingBox())!
  const to = (await target.boundingBox())!
  await sample.mouse.move(from.x + 30, from.y + 20)
  await sample.mouse.down()
  await sample.mouse.move(from.x + 40, from.y + 30)
  await sample.mouse.move(to.x + 40, to.y + 20, { steps: 6 })
  await expect(sample.getByText('Di akhir Infrastruktur, Smart Economy.')).toBeAttached()
  await sample.mouse.up()
  await expect(target.locator('li')).toHaveCount(1)

  // By the menu.
  await other.focus()
  await sample.keyboard.press('m')
  await sample.getByRole('menuitem', { name: 'Smart Branding' }).click()
  await expect(cell(sample, 'Infrastruktur', 'Smart Branding').locator('li')).toHaveCount(1)
  await expect(other).toBeFocused()
  await sample.keyboard.press('Control+z')
  await expect(target.locator('li')).toHaveCount(1)
})

test('B334: the list of a readiness board has its ratings as a column, sorted and changed there', async ({
  sample,
}) => {
  await openReadiness(sample)
  for (const text of ['Koperasi nelayan', 'Pendamping UMKM', 'Gudang beku']) {
    await write(sample, 'Struktur', 'Smart Economy', text)
  }
  await sample.getByRole('radio', { name: 'Daftar' }).press('Space')
  const rows = sample.getByRole('grid').locator('[data-card-id]')
  const rating = (text: string) => rows.filter({ hasText: text }).locator('[data-pick="readiness"]')
  await expect(rating('Gudang beku')).toHaveText('–')
  await rating('Gudang beku').click()
  await sample.getByRole('menuitem', { name: /Kurang/ }).click()
  await expect(rating('Gudang beku')).toHaveText('Kurang')
  await rows.filter({ hasText: 'Pendamping UMKM' }).focus()
  await sample.keyboard.press('r')
  await expect(sample.locator('[role=menu]:focus-within')).toBeVisible()
  await sample.keyboard.press('1')
  await expect(rating('Pendamping UMKM')).toHaveText('Baik')
  await sample.getByRole('button', { name: 'Kesiapan', exact: true }).click()
  await expect(rows).toHaveText([/Pendamping UMKM/, /Gudang beku/, /Koperasi nelayan/])
  await expectNoViolations(sample)

  await goToActivity(sample, 'Analisis', 'papan SWOT')
  await sample.getByRole('radio', { name: 'Daftar' }).press('Space')
  await expect(sample.getByRole('columnheader', { name: 'Dimensi' })).toBeVisible()
  await expect(sample.getByRole('columnheader', { name: 'Kesiapan' })).toHaveCount(0)
})

test('B374, B375: the bar of a selection rates it; the first row begins as the others do, and shares say per cent', async ({
  sample,
}) => {
  await openReadiness(sample)
  for (const text of ['Koperasi nelayan', 'Pendamping UMKM', 'Gudang beku']) {
    await write(sample, 'Struktur', 'Smart Governance', text)
  }
  const rowTop = (row: string) =>
    sample.getByRole('region', { name: `Baris ${row}`, exact: true }).evaluate((section) => {
      return section.querySelector('h3')!.getBoundingClientRect().top - section.getBoundingClientRect().top
    })
  expect(await rowTop('Smart Governance')).toBe(await rowTop('Smart Branding'))
  await card(sample, 'Koperasi nelayan').focus()
  await sample.keyboard.press('Control+Space')
  await sample.getByRole('toolbar').getByRole('button', { name: 'R nilai' }).click()
  await sample.getByRole('menuitem', { name: /Kurang/ }).click()
  await expect(card(sample, 'Koperasi nelayan').getByRole('button', { name: 'Kurang' })).toBeVisible()
  await card(sample, 'Pendamping UMKM').getByRole('button', { name: 'Nilai' }).click()
  await sample.getByRole('menuitem', { name: /Baik/ }).click()
  await card(sample, 'Gudang beku').getByRole('button', { name: 'Nilai' }).click()
  await sample.getByRole('menuitem', { name: /Sedang/ }).click()
  expect(await rowTop('Smart Governance')).toBe(await rowTop('Smart Branding'))
  const heading = sample.getByRole('region', { name: 'Baris Smart Governance', exact: true })
  const shares = heading
    .getByRole('img', { name: /% baik/ })
    .locator('> span')
    .last()
  await expect(shares).toHaveText(/^3[34] %3[34] %3[34] %$/)
  expect((await shares.boundingBox())!.height).toBeLessThan(24)

  await goToActivity(sample, 'Analisis', 'papan SWOT')
  await sample.locator('li[data-card-id]').first().focus()
  await sample.keyboard.press('Control+Space')
  await expect(sample.getByRole('toolbar')).toBeVisible()
  await expect(sample.getByRole('toolbar').getByRole('button', { name: 'R nilai' })).toHaveCount(0)
})

test('B336: a card on the heading of a column goes to the end of that zone in its own row, also where rows lie under it', async ({
  sample,
}) => {
  await openReadiness(sample)
  await write(sample, 'Struktur', 'Smart Branding', 'Pemandu wisata')
  await write(sample, 'Budaya', 'Smart Branding', 'Tradisi')
  const heading = (zone: string) => sample.getByRole('heading', { level: 2, name: new RegExp(`^${zone}`) })
  const carry = async (text: string, zone: string) => {
    await card(sample, text).scrollIntoViewIfNeeded()
    const from = (await card(sample, text).boundingBox())!
    const to = (await heading(zone).boundingBox())!
    await sample.mouse.move(from.x + 30, from.y + 20)
    await sample.mouse.down()
    await sample.mouse.move(from.x + 40, from.y + 30)
    await sample.mouse.move(to.x + 40, to.y + 10, { steps: 6 })
    await expect(sample.locator('[data-dragging]')).toHaveCount(1)
  }
  await carry('Pemandu wisata', 'Budaya')
  await expect(sample.getByText('Di akhir Budaya.')).toBeAttached()
  await sample.mouse.up()
  const culture = cell(sample, 'Budaya', 'Smart Branding').locator('li[data-card-id]')
  await expect(culture).toHaveText([/Tradisi/, /Pemandu wisata/])
  await expect(card(sample, 'Pemandu wisata')).toBeFocused()

  // Where it lies already nothing moves: the next undo is that of the first move.
  await carry('Tradisi', 'Budaya')
  await expect(sample.getByText('Di luar papan.')).toBeAttached()
  await sample.mouse.up()
  await expect(culture).toHaveText([/Tradisi/, /Pemandu wisata/])
  await sample.keyboard.press('Control+z')
  await expect(culture).toHaveText([/Tradisi/])

  // Scrolled, the cells of upper rows lie below the heading; it is still the heading that takes the card.
  await write(sample, 'Struktur', 'Smart Environment', 'Petugas kebersihan')
  await card(sample, 'Petugas kebersihan').scrollIntoViewIfNeeded()
  const gridTop = await heading('Struktur').evaluate((title) => {
    const scroller = title.closest('[data-box-ground]')!
    scroller.scrollTo(0, scroller.scrollHeight)
    return scroller.scrollTop
  })
  expect(gridTop).toBeGreaterThan(40)
  await carry('Petugas kebersihan', 'Infrastruktur')
  await sample.mouse.up()
  await expect(cell(sample, 'Infrastruktur', 'Smart Environment').locator('li[data-card-id]')).toHaveText([
    /Petugas kebersihan/,
  ])
})

test('B281: aspects of a gap board are named, given a dimension, and removed without losing a note', async ({
  sample,
}) => {
  await openGaps(sample)
  const field = sample.getByRole('textbox', { name: 'Aspek baru' })
  await field.fill('Perizinan usaha')
  await field.press('Enter')
  await expect(sample.getByRole('heading', { name: 'Perizinan usaha' })).toBeVisible()
  await expect(field).toBeFocused()
  await sample.keyboard.type('Sampah pasar')
  await sample.keyboard.press('Enter')
  await write(sample, 'Kondisi saat ini', 'Perizinan usaha', 'Loket terpisah')

  await sample.getByRole('button', { name: 'Menu untuk baris Perizinan usaha' }).click()
  await sample.getByRole('menuitem', { name: 'Smart Governance' }).click()
  await expect(
    sample.getByRole('region', { name: 'Baris Perizinan usaha' }).getByText('Governance').first(),
  ).toBeVisible()

  await sample.getByRole('button', { name: 'Menu untuk baris Perizinan usaha' }).click()
  await sample.getByRole('menuitem', { name: 'Ubah nama' }).click()
  await sample.getByRole('textbox', { name: 'Nama baris' }).fill('Layanan perizinan')
  await sample.keyboard.press('Enter')
  await expect(sample.getByRole('heading', { name: 'Layanan perizinan' })).toBeVisible()

  await sample.getByRole('button', { name: 'Menu untuk baris Layanan perizinan' }).click()
  await sample.getByRole('menuitem', { name: /Hapus baris/ }).click()
  await expect(cell(sample, 'Kondisi saat ini', 'Tanpa baris').locator('li')).toHaveCount(1)
  await sample.keyboard.press('Control+z')
  await expect(cell(sample, 'Kondisi saat ini', 'Layanan perizinan').locator('li')).toHaveCount(1)
})

test('B282: an empty board becomes another kind; zones are added, named, hidden and refuse to go with notes', async ({
  sample,
}) => {
  await goToActivity(sample, 'Visi dan Program', 'visi dan misi')
  await expect(sample.getByRole('heading', { name: 'Visi yang disepakati' })).toBeVisible()
  await sample.getByRole('combobox', { name: 'Jenis papan' }).click()
  await sample.getByRole('option', { name: 'Kolom bebas' }).click()
  await expect(sample.getByRole('heading', { name: 'Kolom 2' })).toBeVisible()
  await sample.getByRole('textbox', { name: 'Catatan baru di Gagasan' }).fill('Satu gagasan')
  await sample.keyboard.press('Enter')
  await expect(sample.getByRole('combobox', { name: 'Jenis papan' })).toHaveCount(0)

  await sample.getByRole('button', { name: 'Bagian papan' }).click()
  const dialog = sample.getByRole('dialog', { name: 'Bagian papan' })
  await dialog.getByRole('textbox', { name: 'Nama bagian baru' }).fill('Kendala')
  await dialog.getByRole('button', { name: 'Tambahkan' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Nama bagian', exact: true })).toHaveCount(4)
  await dialog.getByRole('switch', { name: 'Tampilkan Kolom 3' }).click({ force: true })
  await dialog.getByRole('button', { name: 'Hapus Kolom 2' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Nama bagian', exact: true })).toHaveCount(3)
  await dialog.getByRole('button', { name: 'Hapus Gagasan' }).click()
  await expect(sample.getByText(/“Gagasan” masih berisi 1 catatan/)).toBeVisible()
  await sample.keyboard.press('Escape')
  const heads = sample.locator('[data-zone-id] h2')
  await expect(heads).toHaveText([/Gagasan/, /Kendala/])
  await sample.keyboard.press('Control+z')
  await expect(heads).toHaveText([/Gagasan/, /Kolom 2/, /Kendala/])
})

test('B283: a new activity is a board of the kind that is chosen for it', async ({ sample }) => {
  await sample.getByRole('button', { name: 'Menu bimtek' }).click()
  await sample.getByRole('menuitem', { name: 'Ubah agenda' }).click()
  const dialog = sample.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Jenis', exact: true }).first().click()
  await sample.getByRole('option', { name: 'Papan', exact: true }).click()
  await dialog.getByRole('combobox', { name: 'Jenis papan' }).first().click()
  await sample.getByRole('option', { name: 'Gagasan per dimensi' }).click()
  await dialog.getByRole('textbox', { name: 'Nama kegiatan baru' }).first().fill('Curah gagasan')
  await dialog.getByRole('textbox', { name: 'Nama kegiatan baru' }).first().press('Enter')
  await sample.keyboard.press('Escape')
  await goToActivity(sample, 'Analisis', 'Curah gagasan')
  await expect(cell(sample, 'Gagasan', 'Smart Living')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`B284: boards in rows fit 1280×720 with headings in sight, in both languages, and pass axe (${theme})`, async ({
    page,
    sample,
  }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 1280, height: 720 })
    await openReadiness(sample)
    for (const row of ['Smart Governance', 'Smart Economy']) await write(page, 'Struktur', row, `Catatan ${row}`)
    await write(page, 'Budaya', 'Smart Environment', 'Sasi laut')
    // Scrolled to its end, a row still says its name and every zone its own.
    await expect(page.getByRole('heading', { name: 'Budaya' })).toBeInViewport()
    await expect(page.getByRole('heading', { name: 'Smart Environment' })).toBeInViewport()
    await expectNoViolations(page)
    await page.getByRole('button', { name: 'Menu bimtek' }).click()
    await page.getByRole('menuitem', { name: 'English' }).click()
    await expect(page.getByRole('heading', { name: 'Superstructure' })).toBeVisible()
    await expectNoViolations(page)
  })
}
