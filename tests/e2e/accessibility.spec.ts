import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, goToActivity, test } from './fixtures.ts'

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
  expect(found).toEqual([])
}

for (const theme of ['light', 'dark'] as const) {
  test(`A1: every screen of the room passes axe in the ${theme} theme`, async ({ page, host }) => {
    test.setTimeout(180_000)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.goto(host.url)
    await page.getByRole('heading', { name: 'Rembuk' }).waitFor()
    await expectNoViolations(page)
    await page.getByRole('button', { name: /Bimtek baru/ }).click()
    await page.getByRole('dialog').getByLabel('Nama daerah').waitFor()
    await expectNoViolations(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Contoh/ }).click()
    await page.getByText('Kabupaten Manokwari', { exact: true }).waitFor()
    await expectNoViolations(page)
    const screens: [string, string][] = [
      ['Analisis', 'papan SWOT'],
      ['Analisis', 'Pemungutan suara'],
      ['Visi dan Program', 'Pemilahan program kerja'],
    ]
    for (const [stage, title] of screens) {
      await goToActivity(page, stage, title)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForTimeout(400)
      await expectNoViolations(page)
    }
    for (const name of ['Daftar hadir', 'Notula']) {
      await page.getByRole('button', { name, exact: true }).click()
      await page.waitForTimeout(400)
      await expectNoViolations(page)
    }
  })
}

test('A2: without a mouse: open the sample, add a note, move it, undo, and read the keys', async ({ page, host }) => {
  await page.goto(host.url)
  await page.getByRole('heading', { name: 'Rembuk' }).waitFor()
  for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: /Contoh/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByText('Kabupaten Manokwari', { exact: true }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('papan swot')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Diskusi kelompok: papan SWOT' })).toBeVisible()
  await page
    .getByRole('textbox', { name: /Kekuatan/ })
    .first()
    .focus()
  await page.keyboard.type('Ditulis tanpa tetikus')
  await page.keyboard.press('Enter')
  const card = page.locator('[data-card-id]', { hasText: 'Ditulis tanpa tetikus' })
  await expect(card).toBeVisible()
  await expect(page.getByRole('textbox', { name: /Kekuatan/ }).first()).toBeFocused()
  await card.focus()
  await page.keyboard.press('2')
  await expect(page.getByText('16', { exact: true })).toBeVisible()
  await expect(card).toBeFocused()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Tombol' })).toBeVisible()
})

test('M57: the list of keys names those of the analysis, and all of it is seen at once', async ({ sample }) => {
  await sample.keyboard.press('?')
  const keys = sample.getByRole('dialog', { name: 'Tombol' })
  const analysis = keys.locator('section').filter({ has: sample.getByRole('heading', { name: 'Analisis SWOT' }) })
  await expect(analysis.getByText('beri nilai, ke faktor berikutnya')).toBeVisible()
  await expect(analysis.getByText('simpan strategi')).toBeVisible()
  const hidden = await keys.locator('section').evaluateAll((sections) => {
    const body = sections[0]!.closest('[role=dialog]')!
    return [body, ...body.querySelectorAll('*')].some(
      (one) => one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY === 'auto',
    )
  })
  expect(hidden).toBe(false)
})

test('A3: the language changes at once, on every part of the room', async ({ sample }) => {
  await goToActivity(sample, 'Analisis', 'papan SWOT')
  await expect(sample.getByText('Tersimpan')).toBeVisible()
  await sample.getByRole('button', { name: 'Menu bimtek' }).click()
  await sample.getByRole('menuitem', { name: 'English' }).click()
  await expect(sample.getByText('Saved at')).toBeVisible()
  await expect(sample.getByRole('button', { name: 'Open activity' })).toBeVisible()
  await expect(sample.locator('html')).toHaveAttribute('lang', 'en')
})
