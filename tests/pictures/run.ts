import fs from 'node:fs'
import path from 'node:path'
import { type Page, chromium } from '@playwright/test'
import { findChromium } from '#tests/support/find-chromium.ts'
import { startRunningHost } from '#tests/support/running-host.ts'

// `npm run pictures`: the pictures of the README, taken from the running app with the sample workshop.

const folder = path.resolve(import.meta.dirname, '../../resources/pictures')
fs.mkdirSync(folder, { recursive: true })
const host = await startRunningHost()
const browser = await chromium.launch({ ...findChromium(), args: ['--no-sandbox', '--disable-background-networking'] })
const context = await browser.newContext({
  viewport: { width: 1280, height: 720 },
  locale: 'id-ID',
  colorScheme: 'light',
  reducedMotion: 'reduce',
})
const room = await context.newPage()
const rail = room.getByRole('navigation')

/** Waits until nothing moves, then takes the picture. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(640, 12)
  await page.waitForTimeout(5000)
  await page.screenshot({ path: path.join(folder, `${name}.png`) })
}

async function vote(booth: Page, voter: string, keys: string, picture?: string): Promise<void> {
  await booth.getByRole('combobox').waitFor()
  await booth.keyboard.type(voter)
  await booth.keyboard.press('Enter')
  await booth.getByText('Benarkah ini Anda?').waitFor()
  await booth.keyboard.press('Enter')
  await booth.getByTestId('ballot-option').first().waitFor()
  for (const key of keys) await booth.keyboard.press(key)
  if (picture !== undefined) await take(booth, picture)
  await booth.keyboard.press('Enter')
  await booth.getByRole('heading', { name: 'Periksa suara Anda' }).waitFor()
  await booth.keyboard.press('Enter')
  await booth.getByRole('heading', { name: 'Suara Anda diterima' }).waitFor()
  await booth.keyboard.press('Enter')
}

await room.goto(host.url)
await room.getByRole('button', { name: /Contoh/ }).click()
await room.getByText('Kabupaten Manokwari', { exact: true }).waitFor()

await rail.getByRole('button', { name: /papan SWOT/ }).click()
await room.getByRole('button', { name: 'Buka kegiatan' }).click()
await room.locator('[data-card-id]').first().waitFor()
await take(room, 'board')
const wall = room.waitForEvent('popup')
await room.getByRole('button', { name: /^Layar/ }).click()
await room.getByRole('button', { name: /Buka layar/i }).click()
const wallPage = await wall
await wallPage.setViewportSize({ width: 1280, height: 720 })
await take(wallPage, 'wall')
await wallPage.close()
await room.keyboard.press('Escape')

await rail.getByRole('button', { name: /Pemungutan suara/ }).click()
await room.getByRole('button', { name: 'Buka kegiatan' }).click()
await room.getByRole('button', { name: 'Siapkan putaran' }).click()
const composer = room.getByLabel('Ketik pilihan, lalu Enter')
await composer.fill(
  [
    'Satu data dan kode wilayah bersama',
    'Internet kampung pesisir',
    'Layanan publik terpadu daring',
    'Peringatan dini banjir rob',
    'Posyandu dan puskesmas terhubung',
    'Pasar digital hasil laut',
    'Bank sampah distrik',
    'Literasi digital kampung',
  ].join('\n'),
)
await composer.press('Enter')
await room.getByLabel('Garis potong').fill('3')
await room.getByLabel('Garis potong').press('Tab')
await room.getByRole('button', { name: 'Buka pemungutan…' }).click()
await room.getByRole('dialog').getByRole('button', { name: 'Buka pemungutan', exact: true }).click()
await room.getByText('sudah memilih').first().waitFor()
const popup = room.waitForEvent('popup')
await room.getByRole('button', { name: 'Buka bilik' }).click()
const booth = await popup
await booth.setViewportSize({ width: 1280, height: 720 })
await vote(booth, 'bupati ketua', '123', 'ballot')
const others = [
  'wakil bupati',
  'sekretaris daerah',
  'asisten pemerintahan',
  'kepala bappeda',
  'kepala bpkad',
  'inspektur daerah',
]
for (const [index, keys] of ['124', '135', '124', '126', '137', '128'].entries())
  await vote(booth, others[index]!, keys)
await booth.close()
await room.getByRole('button', { name: 'Tutup pemungutan…' }).click()
await room.getByRole('dialog').getByRole('button', { name: 'Tutup dan hitung' }).click()
await room.getByRole('heading', { name: /^Hasil:/ }).waitFor()
await take(room, 'result')

await rail.getByRole('button', { name: /Visi dan Program/ }).click()
await rail.getByRole('button', { name: 'Pemilahan program kerja' }).click()
await room.locator('[data-card-id]').first().waitFor()
await take(room, 'sorting')
await rail
  .getByRole('button', { name: /^I Analisis|Analisis/ })
  .first()
  .click()
await rail.getByRole('button', { name: 'Notula', exact: true }).click()
await room.getByLabel('Keputusan baru').fill('Satu data menjadi isu prioritas pertama Kabupaten Manokwari.')
await room.getByRole('button', { name: 'Tambah keputusan' }).click()
await take(room, 'minutes')

await browser.close()
await host.stop()
