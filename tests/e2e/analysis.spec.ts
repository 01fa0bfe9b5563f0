import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, goToActivity, test } from './fixtures.ts'

const zones = { S: 'Kekuatan', W: 'Kelemahan', O: 'Peluang', T: 'Ancaman' } as const

/** Votes of the worked example in percent, and its ratings, in the order of the two tables. */
const weights = { ifas: [24, 18, 12, 20, 16, 10], efas: [22, 15, 13, 25, 15, 10] }
const ratings = { ifas: '433322', efas: '433322' }

async function openBoard(page: Page): Promise<void> {
  await goToActivity(page, 'Analisis', 'papan SWOT')
  await expect(page.locator('li[data-card-id]').first()).toBeVisible()
}

const show = (page: Page, view: string) =>
  page.getByRole('radiogroup', { name: 'Tampilan papan' }).getByText(view, { exact: true }).click()

/** Makes so many themes in each zone of single notes, named by their code: S1, S2, W1 … */
async function makeThemes(page: Page, countPerZone: number): Promise<void> {
  for (const [letter, title] of Object.entries(zones)) {
    const zone = page.locator('[data-zone-id]').filter({ has: page.getByRole('heading', { name: title }) })
    for (let number = 1; number <= countPerZone; number += 1) {
      const name = `Tema ${letter}${number}`
      const loose = zone.locator('li[data-card-id]').filter({ hasNot: page.getByRole('group') })
      await loose.last().click()
      await page.keyboard.press('g')
      await expect(page.getByRole('textbox', { name: 'Nama tema' })).toBeFocused()
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('group', { name: new RegExp(`Tema ${name}`) })).toBeVisible()
      await page.keyboard.press('Escape')
    }
  }
}

/** Weights and ratings of both tables, without a mouse: numbers with Enter, then digits. */
async function fillIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^Bobot S1/ }).focus()
  for (const weight of [...weights.ifas, ...weights.efas]) {
    await page.keyboard.type(String(weight))
    await page.keyboard.press('Enter')
  }
  await page
    .getByRole('radiogroup', { name: /^Nilai S1/ })
    .getByRole('radio')
    .first()
    .focus()
  for (const digit of ratings.ifas + ratings.efas) await page.keyboard.press(digit)
}

test.describe('analysis', () => {
  test.setTimeout(120_000)

  test('M50: twelve themes are weighed and rated by keyboard, a quadrant follows, four strategies become programmes', async ({
    sample,
  }) => {
    await openBoard(sample)
    await show(sample, 'Posisi')
    await expect(sample.getByRole('heading', { name: 'Belum ada tema untuk dianalisis' })).toBeVisible()
    await sample.getByRole('button', { name: 'Ke papan' }).click()
    await makeThemes(sample, 3)

    await test.step('weights and ratings', async () => {
      await show(sample, 'Bobot & rating')
      await expect(sample.getByRole('region', { name: 'Yang masih kurang' })).toContainText(
        'IFAS: bobot S1, S2, S3, W1, W2, W3',
      )
      await fillIn(sample)
      await expect(sample.getByText('Lengkap', { exact: true })).toBeVisible()
      await expect(sample.getByRole('row', { name: /Jumlah Kekuatan \(S\)/ })).toHaveText(/0,54\s*1,86/)
      await expect(sample.getByRole('row', { name: /Jumlah Ancaman \(T\)/ })).toHaveText(/0,50\s*1,25/)
    })

    await test.step('a wrong weight is answered and changes nothing', async () => {
      const field = sample.getByRole('textbox', { name: /^Bobot S1/ })
      await field.fill('-5')
      await field.press('Tab')
      await expect(sample.getByText('Bobot harus antara 0 dan 100 %.')).toBeVisible()
      await expect(field).toHaveValue('0,24')
      await field.fill('50 %')
      await field.press('Enter')
      await expect(sample.getByText(/lebih 0,26/)).toBeVisible()
      await field.press('Control+z')
      await expect(field).toHaveValue('0,24')
      await expect(sample.getByText('Lengkap', { exact: true })).toBeVisible()
    })

    await test.step('position', async () => {
      await sample.getByRole('button', { name: 'Lihat posisi' }).click()
      await expect(sample.getByRole('heading', { name: 'Agresif' })).toBeVisible()
      await expect(sample.getByRole('img', { name: 'Posisi (0,74; 0,47): Agresif' })).toBeVisible()
      await sample.getByRole('switch', { name: 'Bagi dua x dan y' }).click()
      await expect(sample.getByRole('img', { name: /Posisi \(0,37; 0,2[34]\): Agresif/ })).toBeVisible()
      await sample.getByText('IFE/EFE klasik').click()
      await expect(sample.getByRole('row', { name: /Jumlah IFE klasik/ })).toHaveText(/3,04/)
      await expect(sample.getByRole('row', { name: /Jumlah EFE klasik/ })).toHaveText(/2,97/)
    })

    await test.step('strategies', async () => {
      await show(sample, 'TOWS')
      for (const [cell, first, second] of [
        ['SO', 'S1', 'O2'],
        ['WO', 'W1', 'O1'],
        ['ST', 'S2', 'T1'],
        ['WT', 'W3', 'T2'],
      ] as const) {
        await sample.getByRole('checkbox', { name: new RegExp(`Pilih ${first} `) }).check()
        await sample.getByRole('checkbox', { name: new RegExp(`Pilih ${second} `) }).check()
        await sample.keyboard.press('Enter')
        await expect(sample.getByRole('textbox', { name: `Strategi ${cell} baru` })).toBeFocused()
        await sample.keyboard.type(`Strategi dari ${first} dan ${second}`)
        await sample.keyboard.press('Enter')
        await expect(sample.getByRole('article', { name: `Strategi dari ${first} dan ${second}` })).toContainText(
          `${first}${second}`,
        )
      }
      const input = sample.getByRole('textbox', { name: 'Strategi SO baru' })
      await input.fill('Tanpa faktor')
      await input.press('Enter')
      await expect(sample.getByText('Strategi SO menyebut sekurangnya satu faktor S dan satu faktor O.')).toBeVisible()
      await expect(sample.getByRole('article')).toHaveCount(4)
      await input.fill('')
    })

    await test.step('programmes', async () => {
      await sample.getByRole('button', { name: 'Jadikan program: SO-1' }).click()
      await expect(sample.getByRole('region', { name: 'Strategi SO' }).getByText(/^P-\d+$/)).toBeVisible()
      await sample.getByRole('button', { name: 'Jadikan 3 strategi program' }).click()
      await expect(sample.getByText('Semua strategi sudah menjadi program')).toBeVisible()
      await goToActivity(sample, 'Visi dan Program', 'Pemilahan program kerja')
      await expect(sample.getByText('Strategi dari W3 dan T2').first()).toBeVisible()
    })
  })

  test('M51, M56: a second window follows, and a strategy is changed, put in order, removed and brought back', async ({
    sample,
  }) => {
    await openBoard(sample)
    await makeThemes(sample, 2)
    await show(sample, 'Bobot & rating')
    const other = await sample.context().newPage()
    await other.goto(sample.url())
    await openBoard(other)
    await show(other, 'Bobot & rating')
    await sample.getByRole('button', { name: 'Ratakan IFAS' }).click()
    await expect(other.getByRole('textbox', { name: /^Bobot S1/ })).toHaveValue('0,25')
    await expect(other.getByText('Jumlah bobot 1,00')).toBeVisible()

    const toWall = sample.getByRole('button', { name: 'Tampilkan di layar' })
    await expect(toWall).toBeDisabled()
    await expect(toWall).toHaveAccessibleDescription('Hanya selama kegiatan ini terbuka')
    await expect(sample.getByText('Hanya selama kegiatan ini terbuka')).toBeVisible()
    await toWall.focus()
    await expect(toWall).toBeFocused()
    await sample.keyboard.press('Enter')
    await expect(other.getByRole('button', { name: 'Tampilkan di layar' })).toBeVisible()
    await sample.getByRole('button', { name: 'Buka kegiatan' }).click()
    await toWall.click()
    await expect(other.getByRole('button', { name: 'Kembalikan papan di layar' })).toBeVisible()

    await show(sample, 'TOWS')
    await show(other, 'TOWS')
    for (const text of ['Pertama', 'Kedua']) {
      await sample.getByRole('checkbox', { name: /Pilih S1 / }).check()
      await sample.getByRole('checkbox', { name: /Pilih O1 / }).check()
      await sample.getByRole('textbox', { name: 'Strategi SO baru' }).fill(text)
      await sample.keyboard.press('Enter')
    }
    const names = (page: Page) => page.getByRole('article')
    await expect(names(other)).toHaveText([/SO-1 Pertama/, /SO-2 Kedua/])
    await sample.getByRole('button', { name: 'Naikkan SO-2' }).click()
    await expect(names(other)).toHaveText([/SO-2 Kedua/, /SO-1 Pertama/])
    await expect(sample.getByRole('button', { name: 'Naikkan SO-2' })).toBeFocused()

    await sample.getByRole('button', { name: 'Ubah strategi SO-1' }).click()
    await expect(sample.getByRole('checkbox', { name: /Pilih S1 / })).toBeChecked()
    await sample.getByRole('checkbox', { name: /Pilih S2 / }).check()
    await sample.getByRole('textbox', { name: 'Ubah strategi SO-1' }).fill('Diubah')
    await sample.keyboard.press('Enter')
    await expect(names(other)).toHaveText([/SO-2 Kedua/, /SO-1 Diubah\s*S1S2O1/])
    await sample.getByRole('button', { name: 'Hapus strategi SO-2' }).click()
    await expect(names(other)).toHaveText([/SO-1 Diubah/])
    await sample.keyboard.press('Control+z')
    await expect(names(other)).toHaveText([/SO-2 Kedua/, /SO-1 Diubah/])

    await sample
      .getByRole('listitem')
      .filter({ hasText: 'Tema W1' })
      .dragTo(sample.getByRole('region', { name: 'Strategi WT' }))
    await expect(sample.getByRole('checkbox', { name: /Pilih W1 / })).toBeChecked()
    await expect(sample.getByRole('textbox', { name: 'Strategi WT baru' })).toBeFocused()
    await sample
      .getByRole('listitem')
      .filter({ hasText: 'Tema W2' })
      .dragTo(sample.getByRole('region', { name: 'Strategi SO' }))
    await expect(sample.getByRole('checkbox', { name: /Pilih W2 / })).not.toBeChecked()
  })

  for (const theme of ['light', 'dark'] as const) {
    test(`M52: every screen of the analysis passes axe in the ${theme} theme`, async ({ sample }) => {
      await sample.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await openBoard(sample)
      const expectNoViolations = async () => {
        const { violations } = await new AxeBuilder({ page: sample }).analyze()
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
        )
        expect(found).toEqual([])
      }
      await show(sample, 'TOWS')
      await expectNoViolations()
      await sample.getByRole('button', { name: 'Ke papan' }).click()
      await makeThemes(sample, 2)
      await show(sample, 'Posisi')
      await expectNoViolations()
      await show(sample, 'Bobot & rating')
      // The box shows what is stored, so it changes with the commit and not with the click.
      await sample.getByRole('checkbox', { name: /Pakai Tema S2/ }).click()
      await expect(sample.getByRole('checkbox', { name: /Pakai Tema S2/ })).not.toBeChecked()
      await expect(sample.getByRole('checkbox', { name: /Pakai Tema S2/ })).toBeFocused()
      await sample.getByRole('button', { name: 'Ratakan IFAS' }).click()
      await expectNoViolations()
      await sample.getByRole('button', { name: 'Ratakan EFAS' }).click()
      const firstRating = sample.getByRole('radiogroup', { name: /^Nilai S1/ }).getByRole('radio')
      await firstRating.first().focus()
      for (let factor = 1; factor <= 7; factor += 1) await sample.keyboard.press('3')
      await expectNoViolations()
      await show(sample, 'Posisi')
      await expect(sample.getByRole('img', { name: /^Posisi/ })).toBeVisible()
      await expectNoViolations()
      await sample.getByText('IFE/EFE klasik').click()
      await expectNoViolations()
      await show(sample, 'TOWS')
      await sample.getByRole('checkbox', { name: /Pilih S1 / }).check()
      await sample.getByRole('checkbox', { name: /Pilih O1 / }).check()
      await sample.getByRole('textbox', { name: 'Strategi SO baru' }).fill('Perluas layanan')
      await expectNoViolations()
      await sample.keyboard.press('Enter')
      await expect(sample.getByRole('article')).toHaveCount(1)
      await expectNoViolations()
    })
  }
})
