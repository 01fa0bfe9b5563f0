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

/** Waits until nothing moves and messages are gone, then takes the picture. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(640, 12)
  await page.waitForTimeout(5000)
  await page.screenshot({ path: path.join(folder, `${name}.png`) })
}

async function goTo(stage: string, title: string): Promise<void> {
  const stageButton = rail.getByRole('button', { name: stage }).first()
  if ((await stageButton.getAttribute('aria-expanded')) !== 'true') await stageButton.click()
  await rail.getByRole('button', { name: title }).first().click()
  await room.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** The booth up to the ballot of somebody, filled in by keys. */
async function fillBallot(booth: Page, voter: string, keys: readonly string[]): Promise<void> {
  await booth.getByRole('combobox').waitFor()
  await booth.keyboard.type(voter)
  await booth.keyboard.press('Enter')
  await booth.getByText('Benarkah ini Anda?').waitFor()
  await booth.keyboard.press('Enter')
  await booth.getByTestId('ballot-option').first().waitFor()
  for (const key of keys) await booth.keyboard.press(key)
}

/** Opens the draft that the screen shows, takes a picture of one ballot, and cancels the round again. */
async function takeBallot(voter: string, keys: readonly string[], name: string): Promise<void> {
  await room.getByRole('button', { name: 'Buka pemungutan…' }).click()
  await room.getByRole('dialog').getByRole('button', { name: 'Buka pemungutan', exact: true }).click()
  await room.getByText('sudah memilih').first().waitFor()
  const popup = room.waitForEvent('popup')
  await room.getByRole('button', { name: 'Buka bilik' }).click()
  const booth = await popup
  await booth.setViewportSize({ width: 1280, height: 720 })
  await fillBallot(booth, voter, keys)
  await take(booth, name)
  await booth.close()
  await room.getByRole('button', { name: 'Batalkan putaran…' }).click()
  await room.getByRole('dialog').getByRole('button', { name: 'Batalkan putaran', exact: true }).click()
  await room.getByRole('dialog').waitFor({ state: 'detached' })
}

await room.goto(host.url)
await room.getByRole('button', { name: /Contoh/ }).click()
await room.getByText('Kabupaten Manokwari', { exact: true }).waitFor()

// The draft that waits in stage III, where the sample opens.
await takeBallot('bupati ketua', ['1', '3', '5'], 'ranking')

await goTo('Rencana Aksi', 'Pemungutan suara: program percepatan')
await room.getByText(/^Putaran 1 ·/).click()
await room.getByRole('heading', { name: /^Hasil:/ }).waitFor()
await take(room, 'impact')

await goTo('Analisis', 'Pemungutan suara: isu prioritas')
await room.getByText(/^Putaran 1 ·/).click()
await room.getByRole('heading', { name: /^Hasil:/ }).waitFor()
await take(room, 'result')
// The same question again, for the ballot.
await room.getByRole('button', { name: 'Putaran baru' }).click()
await takeBallot('peserta 22', ['1', '4', '7'], 'ballot')

await goTo('Analisis', 'Penilaian kesiapan daerah')
await room.locator('[data-card-id]').first().waitFor()
await take(room, 'readiness')

await goTo('Analisis', 'Diskusi kelompok: papan SWOT')
await room.locator('[data-card-id]').first().waitFor()
await room.getByRole('button', { name: 'Buka lagi' }).click()
await take(room, 'board')
const wall = room.waitForEvent('popup')
await room.getByRole('button', { name: /^Layar/ }).click()
await room.getByRole('button', { name: /Buka layar/i }).click()
const wallPage = await wall
await wallPage.setViewportSize({ width: 1280, height: 720 })
await take(wallPage, 'wall')
await wallPage.close()
await room.keyboard.press('Escape')
for (const [view, name] of [
  ['Posisi', 'analysis'],
  ['TOWS', 'tows'],
] as const) {
  await room.getByText(view, { exact: true }).first().click()
  await take(room, name)
}

await goTo('Visi dan Program', 'Pemilahan program kerja')
await room.locator('[data-card-id]').first().waitFor()
await take(room, 'sorting')

await goTo('Analisis', 'Diskusi kelompok: papan SWOT')
await rail.getByRole('button', { name: 'Notula', exact: true }).click()
await room.getByRole('heading', { level: 1, name: 'Notula' }).waitFor()
await take(room, 'minutes')

await browser.close()
await host.stop()
