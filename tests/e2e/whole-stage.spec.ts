import fs from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { expect, goToActivity, test } from './fixtures.ts'

const samples = path.resolve(import.meta.dirname, '../../resources/samples')

async function importFile(room: Page, menuItem: string, file: string, count: number): Promise<void> {
  await room.getByRole('button', { name: 'Menu bimtek' }).click()
  await room.getByRole('menuitem', { name: menuItem }).click()
  const dialog = room.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles(path.join(samples, file))
  await dialog.getByRole('button', { name: `Impor ${count} baris` }).click()
  await expect(dialog.getByText(`${count} baris diimpor dari ${file}`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Selesai' }).click()
}

test('S1: a facilitator lays a bimtek out, runs stage I from sample files, and leaves with the papers', async ({
  room,
  host,
}) => {
  test.setTimeout(180_000)

  await test.step('Bimtek baru', async () => {
    await room.getByRole('button', { name: /Bimtek baru/ }).click()
    const form = room.getByRole('dialog')
    await form.getByRole('button', { name: 'Buat bimtek' }).click()
    await expect(form.getByText('Wajib diisi').first()).toBeVisible()
    await form.getByLabel('Nama daerah').fill('Manokwari')
    await form.getByLabel('Provinsi').fill('Papua Barat')
    await form.getByLabel('Tahun bimtek').fill('2026')
    await expect(form.getByLabel('Hari 1 tahap I', { exact: true })).toHaveValue('2026-07-01')
    await form.getByRole('button', { name: 'Buat bimtek' }).click()
    await expect(room.getByText('Kabupaten Manokwari', { exact: true })).toBeVisible()
  })

  await test.step('Impor', async () => {
    await importFile(room, 'Impor OPD', 'opd.csv', 41)
    await importFile(room, 'Impor peserta', 'participants.csv', 80)
    await importFile(room, 'Impor catatan', 'swot.csv', 60)
    await importFile(room, 'Impor program', 'programmes.csv', 40)
  })

  await test.step('Daftar hadir', async () => {
    await room.getByRole('button', { name: 'Daftar hadir', exact: true }).click()
    for (const day of ['Hari ke-1', 'Hari ke-2']) {
      await room.getByRole('button', { name: day }).click()
      await room.getByRole('button', { name: 'Tandai hadir 80 yang belum ditandai' }).click()
      await expect(room.getByText('kuorum terpenuhi')).toBeVisible()
    }
  })

  await test.step('Papan SWOT: a theme from two notes', async () => {
    await goToActivity(room, 'Analisis', 'papan SWOT')
    await room.getByRole('button', { name: 'Buka kegiatan' }).click()
    await expect(room.getByRole('button', { name: 'Lanjut', exact: true })).toBeVisible()
    await expect(room.getByText('80 hadir')).toBeVisible()
    const cards = room.locator('[data-card-id]')
    await expect(cards).toHaveCount(60)
    await cards.nth(0).click()
    await cards.nth(1).click({ modifiers: ['Control'] })
    await room.keyboard.press('g')
    await room.keyboard.press('Escape')
    const composer = room.getByRole('textbox', { name: /Kekuatan/ })
    await composer.fill('Semangat gotong royong warga kampung')
    await composer.press('Enter')
    await expect(room.getByText('Semangat gotong royong warga kampung').first()).toBeVisible()
  })

  await test.step('Pemungutan suara: two voters in the booth', async () => {
    await goToActivity(room, 'Analisis', 'Pemungutan suara')
    await room.getByRole('button', { name: 'Buka kegiatan' }).click()
    await room.getByRole('button', { name: 'Siapkan putaran' }).click()
    const composer = room.getByLabel('Ketik pilihan, lalu Enter')
    await composer.fill('Satu data\nInternet kampung\nBank sampah')
    await composer.press('Enter')
    await room.getByLabel('Garis potong').fill('1')
    await room.getByLabel('Garis potong').press('Tab')
    await room.getByRole('button', { name: 'Buka pemungutan…' }).click()
    await room.getByRole('dialog').getByRole('button', { name: 'Buka pemungutan', exact: true }).click()
    await expect(room.getByText('0 dari 80 sudah memilih')).toBeVisible()
    const popup = room.waitForEvent('popup')
    await room.getByRole('button', { name: 'Buka bilik' }).click()
    const booth = await popup
    for (const voter of ['bupati ketua', 'wakil bupati']) {
      await booth.getByRole('combobox').waitFor()
      await booth.keyboard.type(voter)
      for (const key of ['Enter', 'Enter']) {
        await booth.keyboard.press(key)
        await booth
          .getByText(/Benarkah ini Anda\?|Satu data/)
          .first()
          .waitFor()
      }
      await booth.getByTestId('ballot-option').first().waitFor()
      await booth.keyboard.press('2')
      await booth.keyboard.press('Enter')
      await booth.getByRole('heading', { name: 'Periksa suara Anda' }).waitFor()
      await booth.keyboard.press('Enter')
      await booth.getByRole('heading', { name: 'Suara Anda diterima' }).waitFor()
      await booth.keyboard.press('Enter')
    }
    await room.getByRole('button', { name: 'Tutup pemungutan…' }).click()
    await room.getByRole('dialog').getByRole('button', { name: 'Tutup dan hitung' }).click()
    await room.getByRole('heading', { name: /^Hasil:/ }).waitFor()
    await room.getByRole('button', { name: 'Jadikan 1 program' }).click()
    await booth.close()
  })

  await test.step('Notula: a decision, papers, and the close of the stage', async () => {
    await room.getByRole('button', { name: 'Notula', exact: true }).click()
    await room.getByLabel('Keputusan baru').fill('Internet kampung menjadi isu prioritas pertama.')
    await room.getByRole('button', { name: 'Tambah keputusan' }).click()
    await expect(room.getByText('Internet kampung menjadi isu prioritas pertama.').first()).toBeVisible()
    await room.getByRole('button', { name: 'Menu bimtek' }).click()
    await room.getByRole('menuitem', { name: 'Tutup tahap' }).click()
    const dialog = room.getByRole('dialog')
    await expect(dialog.getByText('Pimpinan sidang belum disebut')).toBeVisible()
    await dialog.getByRole('button', { name: 'Tutup tahap' }).click()
    await expect(room.getByText('Tahap I ditutup sebagai versi 1.')).toBeVisible()
    await room.getByLabel('Buku 1').check()
    await room.getByLabel('Seluruh bimtek (JSON)').check()
    await room.getByRole('button', { name: 'Tulis berkas' }).click()
    await expect(room.getByText('4 berkas siap')).toBeVisible({ timeout: 30_000 })
  })

  await test.step('what lies in the folder', async () => {
    const folder = path.join(host.home, 'Rembuk')
    const exportFolder = fs.readdirSync(folder).find((name) => name.startsWith('Ekspor'))!
    const names = fs.readdirSync(path.join(folder, exportFolder))
    expect(names.filter((name) => !/\.(docx|xlsx|json)$/.test(name))).toEqual([])
    const workbookName = names.find((name) => name.endsWith('.xlsx'))!
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(path.join(folder, exportFolder, workbookName))
    const notes = workbook.getWorksheet('Catatan SWOT')!
    const texts = notes.getSheetValues().flat().map(String)
    expect(texts).toContain('Semangat gotong royong warga kampung')
    expect(texts.length).toBeGreaterThan(60)
    expect(workbook.getWorksheet('Daftar Hadir')).toBeDefined()
    const record = JSON.parse(
      fs.readFileSync(
        path.join(
          folder,
          exportFolder,
          names.find((name) => name.endsWith('.json'))!,
        ),
        'utf8',
      ),
    )
    expect(record.people).toHaveLength(80)
    expect(record.rounds[0].result.options[0]).toMatchObject({ title: 'Internet kampung', score: 2, rankFrom: 1 })
    expect(JSON.stringify(record)).not.toMatch(/has_voted|sealed/)
  })
})

test('S2: a restart opens the room where it was, and undo still reaches back', async ({ sample, host, page }) => {
  await goToActivity(sample, 'Analisis', 'papan SWOT')
  await sample.getByRole('button', { name: 'Buka kegiatan' }).click()
  await expect(sample.getByRole('button', { name: 'Lanjut', exact: true })).toBeVisible()
  const cards = sample.locator('[data-card-id]')
  await cards.first().click()
  await sample.keyboard.press('2')
  await expect(sample.getByText('60 catatan')).toBeVisible()
  await host.kill()
  await expect(sample.getByText(/Terputus/)).toBeVisible()

  const { startRunningHost } = await import('#tests/support/running-host.ts')
  const again = await startRunningHost({ home: host.home })
  await page.goto(again.url)
  await expect(page.getByText('Rembuk sempat berhenti mendadak.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Diskusi kelompok: papan SWOT' })).toBeVisible()
  await page.getByRole('button', { name: /^Urungkan/ }).click()
  await expect(page.getByText(/Diurungkan/)).toBeVisible()
  await again.stop()
})
