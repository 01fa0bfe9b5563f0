import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { startRunningHost } from '#tests/support/running-host.ts'
import { expect, goToActivity, test } from './fixtures.ts'

const themes = ['Satu data', 'Internet kampung', 'Bank sampah', 'Pasar digital']

async function openRound(room: Page, prepare: () => Promise<void> = async () => undefined): Promise<void> {
  await goToActivity(room, 'Analisis', 'Pemungutan suara')
  await room.getByRole('button', { name: 'Siapkan putaran' }).click()
  const composer = room.getByLabel('Ketik pilihan, lalu Enter')
  await composer.fill(themes.join('\n'))
  await composer.press('Enter')
  await expect(room.getByRole('heading', { name: `Pilihan (${themes.length})` })).toBeVisible()
  await prepare()
  await room.getByRole('button', { name: 'Buka pemungutan…' }).click()
  await room.getByRole('dialog').getByRole('button', { name: 'Buka pemungutan', exact: true }).click()
  await room.getByText(/Putaran 1 sedang berlangsung/).waitFor()
}

async function closeRound(room: Page): Promise<void> {
  await room.getByRole('button', { name: 'Tutup pemungutan…' }).click()
  await room.getByRole('dialog').getByRole('button', { name: 'Tutup dan hitung' }).click()
  await room.getByRole('heading', { name: /^Hasil:/ }).waitFor()
}

/** Keeps what would go to the printer. */
const catchPrint = (page: Page) =>
  page.evaluate(() => {
    window.print = () => {
      const sheet = document.querySelector('body > section')
      document.documentElement.dataset['printed'] = sheet?.textContent ?? ''
      document.documentElement.dataset['sheet'] = sheet?.outerHTML ?? ''
    }
  })
const putSheetBack = (page: Page) =>
  page.evaluate(() => document.body.insertAdjacentHTML('beforeend', document.documentElement.dataset['sheet']!))

/** Puts what went to the printer back on the page, and makes sure that a printer gets it and nothing else. */
async function expectOnPaper(page: Page): Promise<void> {
  await putSheetBack(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('body > section')).toBeVisible()
  await expect(page.locator('main')).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => document.querySelector('body > section')?.remove())
}
/** A code as a slip shows it. */
const printedCode = /[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}/g
const codesIn = (paper: string): string[] => paper.match(printedCode) ?? []

/** What each page of a PDF says. */
const textOfPages = (pdf: Buffer): string[] =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).split('\f').slice(0, -1)

const printed = (page: Page) => page.evaluate(() => document.documentElement.dataset['printed'] ?? '')

const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)

test('V345: a station votes on another computer, and its box comes back and is counted', async ({
  sample,
  browser,
}) => {
  await openRound(sample)
  await sample.getByText('Bilik lain', { exact: true }).click()
  await sample.getByRole('button', { name: 'Tambah bilik…' }).click()
  const dialog = sample.getByRole('dialog')
  await dialog.getByText('Pilih orang').click()
  await dialog.getByRole('checkbox', { name: /^Bupati/ }).check()
  const download = sample.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Buat berkas bilik' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/ – Bilik 2\.bilik$/)
  await expect(sample.getByRole('list', { name: 'Bilik lain' })).toContainText('1 pemilih · kotak suara belum kembali')
  const stationFile = path.join(await fs.promises.mkdtemp('/tmp/rembuk-bilik-'), 'Bilik 2.bilik')
  await file.saveAs(stationFile)

  // The main booth sends them away.
  const popup = sample.waitForEvent('popup')
  await sample.getByRole('button', { name: 'Buka bilik' }).click()
  const main = await popup
  await main.getByRole('combobox').fill('bupati ketua')
  await main.keyboard.press('Enter')
  await main.getByText('Benarkah ini Anda?').waitFor()
  await main.keyboard.press('Enter')
  await expect(main.getByRole('alert')).toContainText('Bilik 2')
  await main.close()

  const other = await startRunningHost({ file: stationFile })
  const page = await (await browser.newContext()).newPage()
  try {
    await page.goto(other.url)
    await expect(page.getByRole('heading', { name: 'Bilik suara: Bilik 2' })).toBeVisible()
    expect(await axe(page)).toEqual([])
    const boothPopup = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Buka bilik' }).click()
    const booth = await boothPopup
    await booth.getByRole('combobox').fill('bupati')
    await booth.keyboard.press('Enter')
    await booth.getByText('Benarkah ini Anda?').waitFor()
    await booth.keyboard.press('Enter')
    await booth.getByTestId('ballot-option').first().waitFor()
    await booth.keyboard.press('3')
    await booth.keyboard.press('Enter')
    await booth.getByRole('heading', { name: 'Periksa suara Anda' }).waitFor()
    await booth.keyboard.press('Enter')
    await booth.getByRole('heading', { name: 'Suara Anda diterima' }).waitFor()
    await expect(page.getByText('1 dari 1 sudah memilih')).toBeVisible()
    await page.getByRole('button', { name: 'Simpan kotak suara…' }).click()
    const box = page.waitForEvent('download')
    await page.getByRole('dialog').getByRole('button', { name: 'Simpan kotak suara' }).click()
    await (await box).saveAs(`${stationFile}.kotak`)
    await expect(page.getByText('Pemungutan di bilik ini sudah selesai.')).toBeVisible()
  } finally {
    await page.context().close()
    await other.stop()
  }

  const chooseBox = async () => {
    const chooser = sample.waitForEvent('filechooser')
    await sample.getByRole('button', { name: 'Gabungkan kotak suara…' }).click()
    await (await chooser).setFiles(`${stationFile}.kotak`)
  }
  await chooseBox()
  await expect(sample.getByText('Kotak suara Bilik 2 digabungkan')).toBeVisible()
  await expect(sample.getByText('1 dari 72 sudah memilih')).toBeVisible()
  await chooseBox()
  await expect(
    sample.getByText('Kotak suara Bilik 2 sudah digabungkan. Tidak ada yang dihitung dua kali.'),
  ).toBeVisible()
  expect(await axe(sample)).toEqual([])
  await closeRound(sample)
  await expect(sample.getByRole('row', { name: /Bank sampah/ }).first()).toContainText('1')
  await fs.promises.rm(path.dirname(stationFile), { recursive: true })
})

test('V346: papers are printed, handed out and typed twice; a difference is shown and resolved', async ({ sample }) => {
  await openRound(sample)
  await catchPrint(sample)
  await sample.getByText('Kertas suara', { exact: true }).click()
  await sample.getByLabel('Jumlah kertas suara').fill('2')
  await sample.getByRole('button', { name: 'Buat dan cetak' }).click()
  await expect.poll(() => printed(sample)).toContain('Internet kampung')
  await expectOnPaper(sample)
  const [code = ''] = /[A-Z2-9]{3}-[A-Z2-9]{3}/.exec(await printed(sample)) ?? []
  await sample.getByText('Daftar pemilih', { exact: true }).click()
  await sample.getByRole('button', { name: 'Serahkan kertas suara kepada Bupati (Ketua Dewan)' }).click()
  await expect(sample.getByText('1 dari 72 sudah memilih')).toBeVisible()
  // Given back by mistake, and handed out again.
  await sample.getByRole('combobox', { name: 'Tampilkan' }).click()
  await sample.getByRole('option', { name: /Menerima kertas/ }).click()
  await sample.getByRole('button', { name: 'Kertas suara Bupati (Ketua Dewan) dikembalikan kosong' }).click()
  const returned = sample.getByRole('dialog', { name: 'Kertas suara Bupati (Ketua Dewan) dikembalikan kosong' })
  await expect(returned.getByLabel('Kode kertas suara')).toBeFocused()
  await sample.keyboard.type('AAA-AAA')
  await sample.keyboard.press('Enter')
  await expect(returned.getByRole('alert')).toContainText('AAA-AAA')
  await returned.getByLabel('Kode kertas suara').fill(code)
  await returned.getByRole('button', { name: 'Terima kembali' }).click()
  await expect(sample.getByText('0 dari 72 sudah memilih')).toBeVisible()
  await sample.getByRole('combobox', { name: 'Tampilkan' }).click()
  await sample.getByRole('option', { name: /Belum memilih/ }).click()
  await sample.getByRole('button', { name: 'Serahkan kertas suara kepada Bupati (Ketua Dewan)' }).click()
  await expect(sample.getByText('1 dari 72 sudah memilih')).toBeVisible()
  await sample.getByText('Kertas suara', { exact: true }).click()
  await sample.getByRole('button', { name: 'Ketik kertas suara…' }).click()
  const field = sample.getByLabel('Kode kertas suara')
  await field.fill('AAA-AAA')
  await field.press('Enter')
  await expect(sample.getByRole('alert')).toContainText('AAA-AAA')
  expect(await axe(sample)).toEqual([])
  await sample.getByLabel('Dua kali ketik').check()
  for (const key of ['1', '2']) {
    await field.fill(code)
    await field.press('Enter')
    await sample.getByTestId('ballot-option').first().waitFor()
    await sample.keyboard.press(key)
    await sample.keyboard.press('Enter')
    await expect(sample.getByRole('heading', { name: `Periksa kertas ${code}` })).toBeVisible()
    await sample.getByRole('button', { name: 'Simpan', exact: true }).press('Enter')
    if (key === '1') await expect(sample.getByText('1 kertas menunggu ketikan kedua.')).toBeVisible()
  }
  await expect(sample.getByRole('heading', { name: `Dua ketikan kertas ${code} berbeda` })).toBeVisible()
  await sample.getByRole('button', { name: 'Pakai ketikan kedua' }).click()
  await expect(sample.getByText(`Kertas ${code} tersimpan.`)).toBeVisible()
  await sample.keyboard.press('Escape')
  await closeRound(sample)
  await expect(sample.getByRole('row', { name: /Internet kampung/ }).first()).toContainText('1')
})

test('V458: of a ballot on two sheets each has the code and whole headings', async ({ sample }) => {
  await openRound(sample, async () => {
    const composer = sample.getByLabel('Ketik pilihan, lalu Enter')
    await composer.fill(Array.from({ length: 36 }, (_, index) => `Pilihan tambahan ${index + 1}`).join('\n'))
    await composer.press('Enter')
    await sample.getByText('Ganti', { exact: true }).click()
    await sample.getByRole('radio', { name: 'Skoring berbobot', exact: true }).check()
    await sample.getByText('Ganti', { exact: true }).click()
  })
  await catchPrint(sample)
  await sample.getByText('Kertas suara', { exact: true }).click()
  await sample.getByLabel('Jumlah kertas suara').fill('1')
  await sample.getByRole('button', { name: 'Buat dan cetak' }).click()
  await expect.poll(() => printed(sample)).toContain('Pilihan tambahan 36')
  const [code = ''] = codesIn(await printed(sample))
  await putSheetBack(sample)
  const pages = textOfPages(await sample.pdf({ format: 'A4', preferCSSPageSize: true }))
  expect(pages).toHaveLength(2)
  for (const page of pages) {
    expect(page).toContain(code)
    expect(page).toMatch(/Kesiapan\s[^]*Cakupan/)
  }
})

test('V459: however long a name is, its slip has the whole code', async ({ sample }) => {
  await catchPrint(sample)
  await openRound(sample, async () => {
    await sample.getByText('Kode', { exact: false }).filter({ hasNotText: '.' }).first().click()
    await sample.getByRole('button', { name: 'Cetak kartu pemilih' }).click()
    await expect.poll(() => printed(sample)).toContain('Bupati (Ketua Dewan)')
  })
  await putSheetBack(sample)
  await sample.emulateMedia({ media: 'print' })
  const slip = sample.locator('body > section article').first()
  for (const line of ['Bupati (Ketua Dewan)', 'Setda']) {
    await slip
      .getByText(line, { exact: true })
      .evaluate((text, word) => (text.textContent = `${word} `.repeat(25)), line)
  }
  const box = (await slip.boundingBox())!
  for (const part of [slip.getByText(printedCode), slip.locator('svg'), slip.getByText('Jangan berikan')]) {
    const inner = (await part.boundingBox())!
    expect(inner.y).toBeGreaterThan(box.y)
    expect(inner.y + inner.height).toBeLessThan(box.y + box.height)
  }
})

test('V347, V552, V560: raised hands are counted in the room, refused when they do not add up, and make the result', async ({
  sample,
}) => {
  await openRound(sample, () => sample.getByText('Acungan tangan', { exact: true }).click())
  await expect(sample.getByRole('button', { name: 'Buka bilik' })).toHaveCount(0)
  await sample.getByLabel('Hadir di ruang').fill('20')
  await sample.getByLabel('Bank sampah: Tangan').fill('21')
  await sample.getByRole('button', { name: 'Simpan hitungan' }).click()
  await expect(sample.getByText('“Bank sampah” mendapat 21 tangan, padahal yang hadir 20. Hitung lagi.')).toBeVisible()
  await expect(sample.getByRole('status').filter({ hasText: 'Belum disimpan.' })).toBeVisible()
  await expect(sample.getByRole('button', { name: 'Tutup pemungutan…' })).toBeDisabled()
  // V560: Enter goes from number to number and then to the button that saves.
  const fields = sample.getByRole('table').getByRole('textbox')
  await fields.first().focus()
  const hands: Record<string, string> = { 'Bank sampah': '15', 'Satu data': '9' }
  for (const title of await sample.getByRole('table').getByRole('rowheader').allInnerTexts()) {
    await sample.keyboard.type(hands[title] ?? '0')
    await sample.keyboard.press('Enter')
  }
  await expect(sample.getByRole('button', { name: 'Simpan hitungan' })).toBeFocused()
  await sample.keyboard.press('Enter')
  await expect(sample.getByText('Sudah tersimpan.')).toBeVisible()
  expect(await axe(sample)).toEqual([])
  await sample.getByRole('button', { name: 'Batalkan putaran…' }).click()
  await expect(sample.getByRole('dialog')).not.toContainText(/surat suara/i)
  await sample.getByRole('dialog').getByRole('button', { name: 'Lanjutkan pemungutan' }).click()
  await sample.getByRole('button', { name: 'Tutup pemungutan…' }).click()
  await expect(sample.getByRole('dialog')).toContainText('Hasil dihitung dari acungan tangan yang Anda catat.')
  await expect(sample.getByRole('dialog')).not.toContainText(/dimusnahkan|rahasia/i)
  await sample.getByRole('dialog').getByRole('button', { name: 'Lanjutkan pemungutan' }).click()
  await closeRound(sample)
  await expect(sample.getByRole('row', { name: /Bank sampah/ }).first()).toContainText('15')
})

test('V446: what came of a box is on the screen, and a close without a quorum says so', async ({ sample }) => {
  await sample.setViewportSize({ width: 1280, height: 720 })
  await openRound(sample)
  await sample.getByText('Bilik lain', { exact: true }).click()
  await sample.getByRole('button', { name: 'Tambah bilik…' }).click()
  await sample.getByRole('dialog').getByRole('button', { name: 'Buat berkas bilik' }).click()
  await sample.getByRole('list', { name: 'Bilik lain' }).waitFor()
  const chooser = sample.waitForEvent('filechooser')
  await sample.getByRole('button', { name: 'Gabungkan kotak suara…' }).click()
  await (
    await chooser
  ).setFiles({ name: 'rusak.kotak', mimeType: 'application/octet-stream', buffer: Buffer.from('?') })
  await expect(sample.getByRole('alert')).toBeInViewport({ ratio: 1 })
  await sample.getByRole('button', { name: 'Tutup pemungutan…' }).click()
  await expect(sample.getByRole('dialog')).toContainText('Kuorum belum tercapai: 0 suara, perlu 41.')
})

test('V447, V456: when the key is gone, the open round and the close say why and lead to cancelling', async ({
  sample,
  host,
}) => {
  await openRound(sample)
  const folder = path.join(host.home, 'Rembuk')
  const [key = ''] = fs.readdirSync(folder).filter((name) => name.includes('-kunci-'))
  fs.rmSync(path.join(folder, key))
  // Told with the next refresh of the round, here by one more voter.
  await sample.getByRole('combobox', { name: 'Peserta yang terlambat' }).click()
  await sample.getByRole('option').first().click()
  await expect(sample.getByText('Kunci putaran ini tidak ditemukan')).toBeVisible()
  await sample.reload()
  await expect(sample.getByText('Kunci putaran yang sedang dibuka tidak ditemukan.')).toBeVisible()
  await sample.getByRole('button', { name: 'Tutup pemungutan…' }).click()
  await sample.getByRole('dialog').getByRole('button', { name: 'Tutup dan hitung' }).click()
  const cancel = sample.getByRole('dialog', { name: 'Batalkan putaran ini?' })
  await expect(cancel.getByRole('alert')).toContainText('Kunci pemungutan suara ini tidak ada lagi')
  await cancel.getByRole('button', { name: 'Batalkan putaran', exact: true }).click()
  await expect(sample.getByRole('button', { name: 'Ulangi dengan putaran baru' })).toBeVisible()
})

test('V348: slips have a code and a square for everybody on the list', async ({ sample }) => {
  await catchPrint(sample)
  await openRound(sample, async () => {
    await sample.getByText('Kode', { exact: false }).filter({ hasNotText: '.' }).first().click()
    await sample.getByRole('button', { name: 'Cetak kartu pemilih' }).click()
    await expect.poll(() => printed(sample)).toContain('Bupati (Ketua Dewan)')
    await expectOnPaper(sample)
  })
  expect(new Set((await printed(sample)).match(printedCode)).size).toBe(80)
})

test('V350: a lost slip is asked about, then gets a new code, and only that slip is printed', async ({ sample }) => {
  await catchPrint(sample)
  await openRound(sample, async () => {
    await sample.getByText('Kode', { exact: false }).filter({ hasNotText: '.' }).first().click()
  })
  await sample.getByText('Daftar pemilih', { exact: true }).click()
  const button = sample.getByRole('button', { name: /^Kode baru untuk kartu pemilih Bupati/ })
  const codes: string[] = []
  for (const _ of ['first', 'second']) {
    await button.click()
    const dialog = sample.getByRole('dialog')
    await expect(dialog).toContainText('Kode lama langsung tidak berlaku')
    expect(await axe(sample)).toEqual([])
    await sample.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    const newCount = async () => codesIn(await printed(sample)).filter((code) => !codes.includes(code)).length
    await expect.poll(newCount).toBe(1)
    codes.push(...codesIn(await printed(sample)))
  }
  expect(codes).toHaveLength(2)
  await expect(button).toBeFocused()
})
