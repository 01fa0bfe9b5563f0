import type { Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { expect, goToActivity, test } from './fixtures.ts'

const options = ['Satu data', 'Internet kampung', 'Bank sampah']

/** Drafts a round of a method for so many anonymous voters, and leaves it as a draft. */
async function draftRound(room: Page, method: string): Promise<void> {
  await goToActivity(room, 'Analisis', 'Pemungutan suara')
  await room.getByRole('button', { name: 'Siapkan putaran' }).click()
  const composer = room.getByLabel('Ketik pilihan, lalu Enter')
  await composer.fill(options.join('\n'))
  await composer.press('Enter')
  await expect(room.getByRole('heading', { name: 'Pilihan (3)' })).toBeVisible()
  await room.getByText('Ganti', { exact: true }).click()
  await room.getByRole('radio', { name: method, exact: true }).check()
  await room.getByText('Ganti', { exact: true }).click()
  await room.getByText('Tanpa nama', { exact: true }).click()
  await room.getByLabel('Jumlah hak suara').fill('3')
  await room.getByLabel('Jumlah hak suara').press('Tab')
}

async function openVote(room: Page): Promise<Page> {
  await room.getByRole('button', { name: 'Buka pemungutan…' }).click()
  await room.getByRole('dialog').getByRole('button', { name: 'Buka pemungutan', exact: true }).click()
  await room.getByText(/dari \d+ sudah memilih/).waitFor()
  return openBooth(room)
}

async function openBooth(room: Page): Promise<Page> {
  const popup = room.waitForEvent('popup')
  await room.getByRole('button', { name: 'Buka bilik' }).click()
  return popup
}

async function press(booth: Page, keys: string): Promise<void> {
  await booth.getByTestId('ballot-option').first().waitFor()
  for (const key of keys.split(' ')) await booth.keyboard.press(key)
}

/** Takes the next token and votes by keyboard alone. */
async function vote(booth: Page, keys: string): Promise<void> {
  await booth.getByRole('button', { name: /Mulai memilih/ }).waitFor()
  await booth.keyboard.press('Enter')
  await press(booth, keys)
  await booth.getByRole('heading', { name: 'Periksa suara Anda' }).waitFor()
  await booth.keyboard.press('Enter')
  await booth.getByRole('heading', { name: 'Suara Anda diterima' }).waitFor()
  await booth.keyboard.press('Enter')
}

async function closeVote(room: Page): Promise<void> {
  await room.getByRole('button', { name: 'Tutup pemungutan…' }).click()
  await room.getByRole('dialog').getByRole('button', { name: 'Tutup dan hitung' }).click()
  await room.getByRole('heading', { name: /^Hasil:/ }).waitFor()
}

const order = (room: Page) =>
  room.getByRole('table', { name: 'Hasil menurut peringkat' }).getByRole('rowheader').allInnerTexts()

/** Method, the keys of two ballots up to the review, and the options from first to last. */
const methods: [string, [string, string], string[]][] = [
  ['Suara titik', ['2 3 Enter', '2 Enter'], ['Internet kampung', 'Bank sampah', 'Satu data']],
  ['Setuju pilih', ['3 2 Enter', '3 1 1 Enter'], ['Bank sampah', 'Internet kampung', 'Satu data']],
  ['Nilai (rating)', ['2 4 5 Enter', '1 0 4 Enter'], ['Bank sampah', 'Internet kampung', 'Satu data']],
  [
    'USG',
    ['1 1 1 Enter 3 3 3 Enter 5 5 5 Enter', 'Enter 4 4 Backspace 4 3 Enter Enter'],
    ['Bank sampah', 'Internet kampung', 'Satu data'],
  ],
  [
    'Skoring berbobot',
    ['1 1 1 1 Enter 5 5 5 5 Enter 3 3 3 3 Enter', '2 2 2 2 Enter 4 4 4 4 Enter Enter'],
    ['Internet kampung', 'Bank sampah', 'Satu data'],
  ],
  [
    'Matriks dampak-upaya',
    ['5 1 Enter 2 5 Enter 4 2 Enter', '5 2 Enter 1 5 Enter Enter'],
    ['Satu data', 'Bank sampah', 'Internet kampung'],
  ],
  ['Urutan peringkat', ['3 2 1 Enter', '3 1 Enter'], ['Bank sampah', 'Satu data', 'Internet kampung']],
  ['Setuju, tidak setuju, abstain', ['t s a Enter', '2 1 2 Enter'], ['Internet kampung', 'Bank sampah', 'Satu data']],
]

for (const [method, ballots, expected] of methods) {
  test(`V240: ${method} is voted by keyboard alone, and counted`, async ({ sample }) => {
    await draftRound(sample, method)
    const booth = await openVote(sample)
    for (const keys of ballots) await vote(booth, keys)
    await expect(sample.getByText('2 dari 3 sudah memilih')).toBeVisible()
    await closeVote(sample)
    const titles = await order(sample)
    expect(titles.map((title) => options.find((option) => title.startsWith(option)))).toEqual(expected)
  })
}

test('V241: a rehearsal is marked at the booth and in the room, and the draft stays a draft', async ({ sample }) => {
  await draftRound(sample, 'Setuju pilih')
  await sample.getByRole('button', { name: 'Latihan di bilik' }).click()
  const booth = await openBooth(sample)
  await expect(booth.getByRole('note')).toContainText('LATIHAN')
  await vote(booth, '1 Enter')
  await expect(booth.getByRole('note')).toContainText('LATIHAN')
  await expect(sample.getByText('1 dari 10 peserta latihan sudah memilih')).toBeVisible()
  const { violations } = await new AxeBuilder({ page: booth }).analyze()
  expect(violations).toEqual([])
  await sample.getByRole('button', { name: 'Akhiri latihan' }).click()
  const dialog = sample.getByRole('dialog', { name: 'Hasil latihan' })
  await expect(dialog).toContainText('LATIHAN')
  expect(await dialog.getByRole('row').nth(1).innerText()).toMatch(/1\s+Satu data\s+1/)
  await sample.keyboard.press('Escape')
  await expect(booth.getByRole('heading', { name: 'Belum ada pemungutan suara' })).toBeVisible()
  await expect(sample.getByText('Draf putaran 1')).toBeVisible()
})

test('V448: the keyboard stays in the activity from the first draft to the result', async ({ sample }) => {
  await goToActivity(sample, 'Analisis', 'Pemungutan suara')
  const activity = sample.getByRole('region', { name: /Pemungutan suara/ })
  await sample.getByRole('button', { name: 'Siapkan putaran' }).press('Enter')
  await expect(activity).toBeFocused()
  await sample.getByLabel('Ketik pilihan, lalu Enter').focus()
  for (const option of options) {
    await sample.keyboard.type(option)
    await sample.keyboard.press('Enter')
  }
  await sample.getByRole('button', { name: 'Buka pemungutan…' }).press('Enter')
  await sample.getByRole('dialog').getByRole('button', { name: 'Buka pemungutan', exact: true }).press('Enter')
  await sample.getByText(/dari \d+ sudah memilih/).waitFor()
  await expect(activity).toBeFocused()
  await sample.getByRole('button', { name: 'Tutup pemungutan…' }).press('Enter')
  await sample.getByRole('dialog').getByRole('button', { name: 'Tutup dan hitung' }).press('Enter')
  await sample.getByRole('heading', { name: /^Hasil:/ }).waitFor()
  await expect(activity).toBeFocused()
})

test('V457: an empty draft says nothing of the rule for its points', async ({ sample }) => {
  await goToActivity(sample, 'Analisis', 'Pemungutan suara')
  await sample.getByRole('button', { name: 'Siapkan putaran' }).click()
  await expect(sample.getByLabel('Titik per orang')).toBeVisible()
  await expect(sample.getByText('Menurut aturan untuk')).toHaveCount(0)
  const composer = sample.getByLabel('Ketik pilihan, lalu Enter')
  await composer.fill('Satu data')
  await composer.press('Enter')
  await expect(sample.getByText('Menurut aturan untuk 1 pilihan.')).toBeVisible()
})

test('V460: on an English screen the notes to vote on are listed under the English names of their zones', async ({
  sample,
}) => {
  await goToActivity(sample, 'Analisis', 'Diskusi kelompok: papan SWOT')
  const composer = sample.locator('[data-composer="2"]')
  await composer.fill('Talenta digital masih sedikit')
  await composer.press('Enter')
  await sample.locator('[data-card-id]').first().waitFor()
  await sample.getByRole('button', { name: 'Menu bimtek' }).click()
  await sample.getByRole('menuitem', { name: 'English' }).click()
  await goToActivity(sample, 'Analisis', 'Pemungutan suara')
  await sample.getByRole('button', { name: 'Prepare a round' }).click()
  await expect(sample.getByText('Notes: Weaknesses')).toBeVisible()
})

test('V450: a change of a draft is never taken back before the eyes, however late the page hears of the answer', async ({
  sample,
}) => {
  // The page hears of an answer by a timer. Each takes its time here, so that a view older than the answer would show.
  await sample.evaluate(() => {
    const plain = window.setTimeout.bind(window)
    Object.assign(window, {
      setTimeout: (work: () => void, milliseconds = 0) => plain(work, Math.max(milliseconds, 80)),
    })
  })
  await draftRound(sample, 'USG')
  const shuffled = sample.getByLabel('Acak urutan untuk setiap pemilih')
  const watched = shuffled.evaluate(async (box: HTMLInputElement) => {
    const seen: boolean[] = []
    const end = performance.now() + 1500
    while (performance.now() < end) {
      await new Promise(requestAnimationFrame)
      if (seen.at(-1) !== box.checked) seen.push(box.checked)
    }
    return seen
  })
  await shuffled.click()
  expect(await watched).toEqual([false, true])
  await expect(sample.getByLabel('Jumlah hak suara')).toHaveValue('3')
  await expect(sample.getByRole('button', { name: 'Buka pemungutan…' })).toBeEnabled()
})

test('V551: the preview is the ballot and its review as a voter sees them, and nothing of it is kept', async ({
  sample,
}) => {
  await draftRound(sample, 'Setuju pilih')
  await sample.getByRole('button', { name: 'Lihat seperti pemilih' }).click()
  const preview = sample.getByRole('dialog', { name: /^Pratinjau bilik/ })
  await expect(preview.getByTestId('ballot-option')).toHaveCount(3)
  for (const key of ['1', 'Enter']) await sample.keyboard.press(key)
  await expect(preview.getByRole('heading', { name: 'Periksa suara Anda' })).toBeVisible()
  await sample.keyboard.press('Escape')
  await expect(preview.getByTestId('ballot-option')).toHaveCount(3)
  await sample.keyboard.press('Enter')
  await expect(preview.getByRole('heading', { name: 'Periksa suara Anda' })).toBeVisible()
  await sample.keyboard.press('Enter')
  await expect(preview).toBeHidden()
  await expect(sample.getByText('Draf putaran 1')).toBeVisible()
})

test('V242: with slip codes the booth asks for a code, and says when it is not known', async ({ sample }) => {
  await draftRound(sample, 'Setuju pilih')
  await sample.getByText('Kode kartu', { exact: true }).click()
  await sample.getByRole('button', { name: 'Latihan di bilik' }).click()
  const codes = await sample.getByText('Kode latihan:').innerText()
  const code = /[A-Z0-9]{3}-[A-Z0-9]{3}/.exec(codes)![0]
  const booth = await openBooth(sample)
  await booth.getByLabel('Kode pemilih').waitFor()
  await booth.keyboard.type('aaa-aa9')
  await booth.keyboard.press('Enter')
  await expect(booth.getByRole('alert')).toContainText('Kode ini tidak dikenal')
  const { violations } = await new AxeBuilder({ page: booth }).analyze()
  expect(violations).toEqual([])
  // A scanner types the code and ends with Enter, wherever somebody has clicked.
  await booth.getByRole('heading', { name: 'Masukkan kode Anda' }).click()
  await booth.keyboard.type(code)
  await booth.keyboard.press('Enter')
  await press(booth, '2 Enter Enter')
  await booth.getByRole('heading', { name: 'Suara Anda diterima' }).waitFor()
  await booth.keyboard.press('Enter')
  await booth.keyboard.type(code)
  await booth.keyboard.press('Enter')
  await expect(booth.getByRole('alert')).toContainText('sudah digunakan')
})

test('V243: a ballot with an answer missing stays and says which one; Escape leads back from the review', async ({
  sample,
}) => {
  await draftRound(sample, 'Setuju, tidak setuju, abstain')
  const booth = await openVote(sample)
  await booth.getByRole('button', { name: /Mulai memilih/ }).waitFor()
  await booth.keyboard.press('Enter')
  await press(booth, 's s Enter')
  await expect(booth.getByRole('alert')).toContainText('Bank sampah')
  await press(booth, 'a Enter')
  await booth.getByRole('heading', { name: 'Periksa suara Anda' }).waitFor()
  await expect(booth.getByRole('listitem')).toHaveText([
    /Satu data.*Setuju/,
    /Internet kampung.*Setuju/,
    /Bank sampah.*Abstain/,
  ])
  await booth.keyboard.press('Escape')
  await expect(
    booth.getByRole('group', { name: 'Bank sampah' }).getByRole('button', { name: 'Abstain' }),
  ).toHaveAttribute('aria-pressed', 'true')
  await expect(sample.getByText('0 dari 3 sudah memilih')).toBeVisible()
})
