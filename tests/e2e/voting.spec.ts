import type { Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { expect, goToActivity, test } from './fixtures.ts'

/** Votes in the booth by keyboard alone: some letters of a name, the keys of the options, Enter. */
async function vote(booth: Page, name: string, keys: string): Promise<void> {
  await booth.getByRole('combobox').waitFor()
  await booth.keyboard.type(name)
  await booth.keyboard.press('Enter')
  await booth.getByText('Benarkah ini Anda?').waitFor()
  await booth.keyboard.press('Enter')
  await fillAndSend(booth, keys)
}

async function fillAndSend(booth: Page, keys: string): Promise<void> {
  await booth.getByTestId('ballot-option').first().waitFor()
  for (const key of keys) await booth.keyboard.press(key)
  await booth.keyboard.press('Enter')
  await booth.getByRole('heading', { name: 'Periksa suara Anda' }).waitFor()
  await booth.keyboard.press('Enter')
  await booth.getByRole('heading', { name: 'Suara Anda diterima' }).waitFor()
  await booth.keyboard.press('Enter')
}

async function draftRound(room: Page, options: string[], cutAt: number): Promise<void> {
  await goToActivity(room, 'Analisis', 'Pemungutan suara')
  await room.getByRole('button', { name: 'Siapkan putaran' }).click()
  const composer = room.getByLabel('Ketik pilihan, lalu Enter')
  await composer.fill(options.join('\n'))
  await composer.press('Enter')
  await expect(room.getByRole('heading', { name: `Pilihan (${options.length})` })).toBeVisible()
  await room.getByLabel('Garis potong').fill(String(cutAt))
  await room.getByLabel('Garis potong').press('Tab')
}

async function openVote(room: Page): Promise<void> {
  await room.getByRole('button', { name: 'Buka pemungutan…' }).click()
  await room.getByRole('dialog').getByRole('button', { name: 'Buka pemungutan', exact: true }).click()
  await room.getByText(/dari \d+ sudah memilih/).waitFor()
}

async function openBooth(room: Page): Promise<Page> {
  const popup = room.waitForEvent('popup')
  await room.getByRole('button', { name: 'Buka bilik' }).click()
  return popup
}

async function closeVote(room: Page): Promise<void> {
  await room.getByRole('button', { name: 'Tutup pemungutan…' }).click()
  await room.getByRole('dialog').getByRole('button', { name: 'Tutup dan hitung' }).click()
  await room.getByRole('heading', { name: /^Hasil:/ }).waitFor()
}

/** Rank, title and points of each row of the result. */
async function readResult(room: Page): Promise<string[][]> {
  const rows = await room.getByRole('table', { name: 'Hasil menurut peringkat' }).locator('tbody tr:has(th)').all()
  return Promise.all(
    rows.map(async (row) => {
      const [rank, points] = [await row.locator('td').first().innerText(), await row.locator('td').nth(2).innerText()]
      return [rank.replace(/\s+/g, ' '), await row.getByRole('rowheader').innerText(), points]
    }),
  )
}

const themes = ['Satu data', 'Internet kampung', 'Bank sampah', 'Pasar digital']

test('V100: a round goes from draft through the booth to a result with a tie, and a run-off decides it', async ({
  sample,
}) => {
  await draftRound(sample, themes, 2)
  await openVote(sample)
  await expect(sample.getByText('0 dari 72 sudah memilih')).toBeVisible()
  const booth = await openBooth(sample)
  await vote(booth, 'bupati ketua', '12')
  await vote(booth, 'wakil bupati', '13')
  await expect(sample.getByText('2 dari 72 sudah memilih')).toBeVisible()
  await vote(booth, 'sekretaris daerah', '1')
  // Nobody votes twice, and nothing of the totals is anywhere before the close.
  await booth.keyboard.type('bupati ketua')
  await booth.keyboard.press('Enter')
  await booth.getByText('Benarkah ini Anda?').waitFor()
  await booth.keyboard.press('Enter')
  await expect(booth.getByRole('alert')).toContainText('sudah digunakan')
  await expect(sample.getByRole('table')).toHaveCount(0)

  await closeVote(sample)
  await expect(booth.getByRole('heading', { name: 'Belum ada pemungutan suara' })).toBeVisible()
  expect(await readResult(sample)).toEqual([
    ['1', 'Satu data', '3'],
    ['2–3 seri', 'Internet kampung', '1'],
    ['2–3 seri', 'Bank sampah', '1'],
    ['4', 'Pasar digital', '0'],
  ])
  await expect(sample.getByText('Putaran ulang memutuskan seri ini.')).toBeVisible()
  const { violations } = await new AxeBuilder({ page: sample }).include('section').analyze()
  expect(violations).toEqual([])

  await sample.getByRole('button', { name: 'Putaran ulang', exact: true }).click()
  await expect(sample.getByText('Draf putaran 2: putaran ulang')).toBeVisible()
  await openVote(sample)
  await vote(booth, 'bupati ketua', '1')
  await vote(booth, 'wakil bupati', '1')
  await vote(booth, 'sekretaris daerah', '2')
  await closeVote(sample)
  expect(await readResult(sample)).toEqual([
    ['1', 'Internet kampung', '2'],
    ['2', 'Bank sampah', '1'],
  ])
  await sample.getByRole('button', { name: 'Jadikan 1 program' }).click()
  await expect(sample.getByText('1 program baru masuk ke Belum dipilah.')).toBeVisible()
  // The first round stays as it was.
  await sample.getByText('Putaran 1 · ditutup').click()
  expect((await readResult(sample))[1]).toEqual(['2–3 seri', 'Internet kampung', '1'])
})

test('V449: whoever was marked present after the opening can still be let in as a late-comer', async ({ sample }) => {
  await draftRound(sample, themes, 1)
  await openVote(sample)
  const late = sample.getByRole('combobox', { name: 'Peserta yang terlambat' })
  await late.click()
  const [name = ''] = await sample.getByRole('option').allInnerTexts()
  await sample.keyboard.press('Escape')
  await sample.getByRole('button', { name: 'Daftar hadir', exact: true }).click()
  await sample.getByRole('button', { name: 'Tandai hadir 8 yang belum ditandai' }).click()
  await goToActivity(sample, 'Analisis', 'Pemungutan suara')
  await late.fill(name)
  await sample.getByRole('option', { name }).click()
  await expect(sample.getByText('0 dari 73 sudah memilih')).toBeVisible()
  // Once on the roll they are no late-comer any more.
  await late.fill(name)
  await expect(sample.getByText('Tidak ada nama yang cocok')).toBeVisible()
})

test('V101: five dots on twenty options take seven keys, and all twenty are on the screen', async ({ sample }) => {
  await draftRound(
    sample,
    Array.from({ length: 20 }, (_, index) => `Tema nomor ${index + 1}`),
    5,
  )
  await sample.getByLabel('Titik per orang').fill('5')
  await sample.getByLabel('Titik per orang').press('Tab')
  await openVote(sample)
  // The activity has begun with its vote: the agenda goes on from here, and the wall shows it.
  await expect(sample.getByRole('button', { name: 'Lanjut', exact: true })).toBeVisible()
  const booth = await openBooth(sample)
  await booth.setViewportSize({ width: 1280, height: 720 })
  await booth.getByRole('combobox').waitFor()
  await booth.keyboard.type('bupati ketua')
  await booth.keyboard.press('Enter')
  await booth.getByText('Benarkah ini Anda?').waitFor()
  await booth.keyboard.press('Enter')
  await booth.getByTestId('ballot-option').first().waitFor()
  for (const option of await booth.getByTestId('ballot-option').all()) await expect(option).toBeInViewport({ ratio: 1 })
  const { violations } = await new AxeBuilder({ page: booth }).analyze()
  expect(violations).toEqual([])
  // A touch on the name does what the key does: the third is placed and taken back.
  await booth.getByText('Tema nomor 3', { exact: true }).click()
  await expect(booth.getByText(/Sisa titik/)).toContainText('4')
  await booth.getByText('Tema nomor 3', { exact: true }).click()
  await fillAndSend(booth, '1 5 0 A K'.replaceAll(' ', ''))
  await closeVote(sample)
  const points = (await readResult(sample)).filter(([, , given]) => given === '1').map(([, title]) => title)
  expect(points).toEqual([1, 5, 10, 11, 20].map((number) => `Tema nomor ${number}`))
})

test('V102: a ballot left lying is cleared after 90 seconds and not cast; its voter may still vote', async ({
  sample,
}) => {
  await draftRound(sample, themes, 1)
  await openVote(sample)
  const booth = await openBooth(sample)
  await booth.clock.install()
  await booth.reload()
  await booth.getByRole('combobox').waitFor()
  await booth.keyboard.type('bupati ketua')
  await booth.keyboard.press('Enter')
  await booth.getByText('Benarkah ini Anda?').waitFor()
  await booth.keyboard.press('Enter')
  await booth.getByTestId('ballot-option').first().waitFor()
  await booth.keyboard.press('1')
  await booth.clock.runFor(82_000)
  await expect(booth.getByRole('alertdialog')).toContainText('Layar dikosongkan dalam')
  await booth.clock.runFor(9_000)
  await expect(booth.getByRole('combobox')).toBeVisible()
  expect(await booth.content()).not.toContain(themes[0])
  await expect(sample.getByText('0 dari 72 sudah memilih')).toBeVisible()
  await vote(booth, 'bupati ketua', '2')
  await expect(sample.getByText('1 dari 72 sudah memilih')).toBeVisible()
})

test('V485: a ballot whose answer was lost is cleared after 90 seconds too; its voter then learns that it counted', async ({
  sample,
}) => {
  await draftRound(sample, themes, 1)
  await openVote(sample)
  const booth = await openBooth(sample)
  let isCut = false
  await booth.routeWebSocket(/\/rpc\/booth/, (page) => {
    const host = page.connectToServer()
    host.onMessage((message) => {
      if (!isCut) page.send(message)
    })
  })
  await booth.clock.install()
  await booth.reload()
  await booth.getByRole('combobox').waitFor()
  await booth.keyboard.type('bupati ketua')
  await booth.keyboard.press('Enter')
  await booth.getByText('Benarkah ini Anda?').waitFor()
  await booth.keyboard.press('Enter')
  await booth.getByTestId('ballot-option').first().waitFor()
  await booth.keyboard.press('1')
  await booth.keyboard.press('Enter')
  await booth.getByRole('heading', { name: 'Periksa suara Anda' }).waitFor()
  isCut = true
  await booth.keyboard.press('Enter')
  await expect(sample.getByText('1 dari 72 sudah memilih')).toBeVisible()
  await booth.clock.runFor(16_000)
  await booth.getByRole('heading', { name: 'Memeriksa suara Anda' }).waitFor()
  await booth.clock.runFor(82_000)
  await expect(booth.getByRole('alertdialog')).toContainText('Suara Anda mungkin sudah diterima.')
  await booth.clock.runFor(9_000)
  await expect(booth.getByRole('alert')).toContainText('Suara terakhir mungkin sudah diterima')
  isCut = false
  await booth.keyboard.type('bupati ketua')
  await booth.keyboard.press('Enter')
  await booth.getByText('Benarkah ini Anda?').waitFor()
  await booth.keyboard.press('Enter')
  await expect(booth.getByRole('alert')).toContainText('sudah digunakan')
  await expect(sample.getByText('1 dari 72 sudah memilih')).toBeVisible()
})

test('V103: when the host dies the ballot is kept, and it is clear that it was not counted', async ({
  sample,
  host,
}) => {
  await draftRound(sample, themes, 1)
  await openVote(sample)
  const booth = await openBooth(sample)
  await booth.getByRole('combobox').waitFor()
  await booth.keyboard.type('bupati ketua')
  await booth.keyboard.press('Enter')
  await booth.getByText('Benarkah ini Anda?').waitFor()
  await booth.keyboard.press('Enter')
  await booth.getByTestId('ballot-option').first().waitFor()
  await booth.keyboard.press('1')
  await booth.keyboard.press('Enter')
  await booth.getByRole('heading', { name: 'Periksa suara Anda' }).waitFor()
  await host.kill()
  await expect(booth.getByRole('alert')).toContainText('Sambungan ke aplikasi terputus')
  await booth.keyboard.press('Enter')
  await expect(booth.getByRole('status')).toContainText('belum dihitung')
  await expect(booth.getByRole('heading', { name: 'Periksa suara Anda' })).toBeVisible()
})

test('V104: the booth is left with the PIN only', async ({ sample }) => {
  await draftRound(sample, themes, 1)
  await openVote(sample)
  await sample.getByRole('button', { name: 'Tampilkan', exact: true }).click()
  const pin = /\d{4}/.exec(await sample.getByText('PIN untuk keluar').innerText())![0]
  const booth = await openBooth(sample)
  await booth.getByRole('button', { name: 'Keluar' }).click()
  await booth.getByLabel('PIN fasilitator').fill(pin === '0000' ? '1111' : '0000')
  await booth.keyboard.press('Enter')
  await expect(booth.getByRole('alert')).toContainText('PIN tidak cocok')
  await booth.getByLabel('PIN fasilitator').fill(pin)
  // The page closes itself while the key is still being released.
  await Promise.all([booth.waitForEvent('close'), booth.keyboard.press('Enter').catch(() => undefined)])
})

test('V531: what the app cannot know or lock is said beside the booth and in the help', async ({ sample }) => {
  await draftRound(sample, themes, 1)
  await openVote(sample)
  await expect(sample.getByText(/^Bila proyektor menampilkan layar laptop ini juga, matikan/)).toBeVisible()
  await sample.getByRole('button', { name: 'Bagaimana suara dirahasiakan?' }).click()
  const page = sample.getByRole('dialog').getByRole('article')
  for (const words of [
    'Proyektor yang menampilkan layar laptop ini juga memperlihatkan surat suara',
    'Di peramban, Rembuk tidak dapat mengunci komputer',
    'Kode kartu pemilih tersimpan di berkas apa adanya',
    'Program sinkronisasi (folder awan) dapat ikut menyalin berkas kunci',
    'tidak berada di folder yang disinkronkan',
  ])
    await expect(page).toContainText(words)
})

test('R73: in the booth’s tab the room’s address shows one form; the room’s tab goes on over a reload', async ({
  sample,
}) => {
  await draftRound(sample, themes, 1)
  await openVote(sample)
  await sample.getByRole('button', { name: 'Tampilkan', exact: true }).click()
  const pin = /\d{4}/.exec(await sample.getByText('PIN untuk keluar').innerText())![0]
  const booth = await openBooth(sample)
  await booth.getByRole('combobox').waitFor()
  const held = (page: Page) => page.evaluate(() => [sessionStorage.length, window.opener])
  expect(await held(booth)).toEqual([0, null])
  expect(await held(sample)).toEqual([1, null])

  const room = new URL('/facilitator', booth.url()).href
  await booth.goto(room)
  await expect(booth.getByRole('heading', { name: 'Bilik sedang terbuka' })).toBeVisible()
  await expect(booth.getByText('Manokwari')).toHaveCount(0)
  expect((await new AxeBuilder({ page: booth }).analyze()).violations).toEqual([])
  await booth.getByRole('link', { name: 'Kembali ke bilik' }).click()
  await booth.getByRole('combobox').waitFor()

  await sample.reload()
  await expect(sample.getByText(/dari \d+ sudah memilih/)).toBeVisible()
  const other = await sample.context().newPage()
  await other.goto(room)
  const field = other.getByLabel('Masukkan PIN bilik untuk membuka ruang di tab ini.')
  await field.fill(pin === '0000' ? '1111' : '0000')
  await other.keyboard.press('Enter')
  await expect(other.getByRole('alert')).toHaveText('PIN keliru.')
  await field.fill(pin)
  await other.keyboard.press('Enter')
  await expect(other.getByText(/dari \d+ sudah memilih/)).toBeVisible()
  await other.reload()
  await expect(other.getByText(/dari \d+ sudah memilih/)).toBeVisible()
  // Whoever opens the booth's address in a tab of the room leaves no key there.
  await other.goto(new URL('/booth', room).href)
  await other.getByRole('combobox').waitFor()
  expect(await held(other)).toEqual([0, null])
})
