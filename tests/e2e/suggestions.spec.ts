import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, goToActivity, test } from './fixtures.ts'

const subjects = ['di pantai', 'rumah tangga', 'pasar ikan', 'plastik', 'medis', 'belum dipilah', 'di kali', 'kantor']

/** Notes that share one word, as a hall writes them. */
const likeTexts = Array.from(
  { length: 23 },
  (_, index) => `Sampah ${subjects[index % subjects.length]} ${['menumpuk', 'dibakar', 'berbau'][index % 3]} ${index}`,
)

const zoneOf = (page: Page, title: string) =>
  page.locator('[data-zone-id]').filter({ has: page.getByRole('heading', { name: title }) })
const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Saran untuk papan ini' })
const currentOf = (page: Page) => panelOf(page).locator('li[data-current]')

async function openBoard(page: Page): Promise<void> {
  await goToActivity(page, 'Analisis 5', 'papan SWOT')
  await expect(page.locator('li[data-card-id]').first()).toBeVisible()
}

async function pasteNotes(field: Locator, texts: readonly string[]): Promise<void> {
  await field.focus()
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, texts.join('\n'))
  await field
    .page()
    .getByRole('dialog')
    .getByRole('button', { name: /Tambah/ })
    .click()
  await expect(field.page().getByRole('dialog')).toBeHidden()
  await expect(field.page().locator('li[data-card-id]', { hasText: texts.at(-1)! })).toBeAttached()
}

test('B311: 23 like notes become a named theme in at most ten actions, and one Ctrl+Z takes it back', async ({
  sample,
}) => {
  await openBoard(sample)
  await pasteNotes(sample.locator('[data-composer="2"]'), likeTexts)
  let actions = 0
  const act = async (work: () => Promise<void>) => {
    actions += 1
    await work()
  }
  await act(() => sample.getByRole('button', { name: 'Saran' }).click())
  await expect(currentOf(sample)).toContainText('kata bersama: sampah')
  const noteCount = await currentOf(sample).getByRole('checkbox').count()
  expect(noteCount).toBeGreaterThanOrEqual(23)
  await expect(zoneOf(sample, 'Kelemahan').locator('li[data-hinted]').first()).toBeVisible()
  await act(() => currentOf(sample).getByRole('textbox', { name: 'Judul tema' }).fill('Persampahan'))
  await act(() => sample.keyboard.press('Enter'))
  const theme = zoneOf(sample, 'Kelemahan').getByRole('region', { name: 'Persampahan' })
  await expect(theme.locator('li[data-card-id]')).toHaveCount(noteCount)
  expect(actions).toBeLessThanOrEqual(10)

  await sample.keyboard.press('Escape')
  await sample.keyboard.press('Control+z')
  await expect(theme).toHaveCount(0)
  await expect(zoneOf(sample, 'Kelemahan').locator('li[data-card-id]')).toHaveCount(15 + likeTexts.length)
})

test('B312: suggestions are walked, accepted without single notes, and skipped by keys; what was skipped stays away', async ({
  sample,
}) => {
  await openBoard(sample)
  await pasteNotes(sample.locator('[data-composer="2"]'), likeTexts)
  await sample.getByRole('button', { name: 'Saran' }).click()
  await expect(currentOf(sample)).toContainText('sampah')
  await expect(currentOf(sample)).toBeFocused()
  const items = panelOf(sample).getByRole('listitem').and(sample.locator('[aria-label]'))
  const [first, second] = await items.evaluateAll((all) => all.map((item) => item.getAttribute('aria-label')!))

  await sample.keyboard.press('ArrowDown')
  await expect(currentOf(sample)).toHaveAttribute('aria-label', second!)
  await sample.keyboard.press('Delete')
  await expect(panelOf(sample).getByRole('listitem', { name: second! })).toHaveCount(0)
  await expect(currentOf(sample)).toBeFocused()

  await sample.keyboard.press('Home')
  await expect(currentOf(sample)).toHaveAttribute('aria-label', first!)
  const boxes = currentOf(sample).getByRole('checkbox')
  const noteCount = await boxes.count()
  await boxes.first().uncheck()
  await currentOf(sample).getByRole('button', { name: 'Terima' }).click()
  const theme = zoneOf(sample, 'Kelemahan').getByRole('region', { name: /Sampah/ })
  await expect(theme.locator('li[data-card-id]')).toHaveCount(noteCount - 1)
  await expect(panelOf(sample).getByRole('listitem', { name: second! })).toHaveCount(0)

  // Somebody adds a note from elsewhere: it is suggested to join, the one that was left out is not.
  await sample.locator('[data-composer="2"]').fill('Sampah kiriman dari laut')
  await sample.keyboard.press('Enter')
  await expect(panelOf(sample).getByText('Sampah kiriman dari laut')).toHaveCount(0)
  const join = panelOf(sample).getByRole('listitem', { name: /^Sampah.*, 1 catatan$/ })
  await join.click()
  await expect(join).toContainText('yang sudah ada')
  await expect(join.getByRole('checkbox')).toHaveCount(1)
  await expect(join).toContainText('Sampah kiriman dari laut')
})

test('B329: possible duplicates are marked on their cards, merged with all texts, and said to be different', async ({
  sample,
}) => {
  await openBoard(sample)
  const texts = [
    'Dermaga rakyat belum punya lampu',
    'Dermaga rakyat belum punya lampu jalan',
    'Parkir liar di pasar',
    'parkir liar di pasar',
  ]
  for (const text of texts) {
    await sample.locator('[data-composer="2"]').fill(text)
    await sample.keyboard.press('Enter')
  }
  const cards = zoneOf(sample, 'Kelemahan').locator('li[data-card-id]')
  await expect(cards.filter({ hasText: 'ganda?' })).toHaveCount(4)
  await sample.getByRole('button', { name: 'Saran' }).click()
  await panelOf(sample).getByText('Mungkin ganda (2)').click()
  await expect(currentOf(sample)).toContainText('Dermaga')
  await currentOf(sample).getByRole('button', { name: 'Gabungkan' }).click()
  await expect(cards.filter({ hasText: 'Dermaga' })).toHaveCount(1)
  await expect(cards.filter({ hasText: 'Dermaga' })).toContainText('lampu jalan')
  await expect(currentOf(sample)).toContainText('arkir')
  await currentOf(sample).getByRole('button', { name: 'Bukan ganda' }).click()
  await expect(panelOf(sample)).toContainText('Tidak ada catatan yang mungkin ganda.')
  await expect(cards.filter({ hasText: 'ganda?' })).toHaveCount(0)
  await sample.keyboard.press('Escape')
  await sample.keyboard.press('Control+z')
  await expect(cards.filter({ hasText: 'Dermaga' })).toHaveCount(2)
})

for (const theme of ['light', 'dark'] as const) {
  test(`B313: the panel passes axe in the ${theme} theme, also with nothing to suggest`, async ({ sample }) => {
    await sample.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await openBoard(sample)
    await pasteNotes(sample.locator('[data-composer="2"]'), likeTexts)
    await sample.getByRole('button', { name: 'Saran' }).click()
    await expect(currentOf(sample)).toBeVisible()
    const check = async () => {
      const { violations } = await new AxeBuilder({ page: sample }).include('main').analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([])
    }
    await check()
    await panelOf(sample)
      .getByText(/Mungkin ganda/)
      .click()
    await expect(panelOf(sample).getByText(/Mungkin ganda/)).toBeVisible()
    await check()
  })
}
