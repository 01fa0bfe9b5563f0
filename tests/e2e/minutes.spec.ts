import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const fixture = (name: string) => path.resolve(import.meta.dirname, '../fixtures/imports/messy', name)

/** Opens one of the secretary's pages. */
async function goTo(page: Page, name: 'Daftar hadir' | 'Notula'): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

test.describe('attendance', () => {
  test('N120: one key marks, arrows walk, the same key clears, and the counts and the quorum follow', async ({
    sample,
  }) => {
    await goTo(sample, 'Daftar hadir')
    await expect(sample.getByText('72 hadir', { exact: true })).toBeVisible()
    await expect(sample.getByText('kuorum terpenuhi')).toBeVisible()
    await rowOf(sample, 'Bupati (Ketua Dewan)').focus()
    await sample.keyboard.press('h')
    await expect(sample.getByText('71 hadir', { exact: true })).toBeVisible()
    await sample.keyboard.press('d')
    await expect(rowOf(sample, 'Bupati (Ketua Dewan)').getByRole('button', { name: /^Daring/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await sample.keyboard.press('ArrowDown')
    await sample.keyboard.press('i')
    await expect(rowOf(sample, 'Wakil Bupati').first().getByRole('button', { name: /^Izin/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await expect(sample.getByText('1 izin')).toBeVisible()
    await sample.reload()
    await goTo(sample, 'Daftar hadir')
    await expect(sample.getByText('1 izin')).toBeVisible()
  })

  test('N121: marks all that are shown, and one undo takes it back', async ({ sample }) => {
    await goTo(sample, 'Daftar hadir')
    await sample.getByText('Belum ditandai', { exact: true }).click()
    await sample.getByRole('button', { name: 'Tandai hadir 8 yang belum ditandai' }).click()
    await expect(sample.getByText('80 hadir', { exact: true })).toBeVisible()
    await expect(sample.getByText('Tidak ada peserta yang cocok.')).toBeVisible()
    await sample.keyboard.press('Control+z')
    await expect(sample.getByText('72 hadir', { exact: true })).toBeVisible()
  })

  test('N122: adds people by typing, finds them by a word, and takes them off again', async ({ sample }) => {
    await goTo(sample, 'Daftar hadir')
    const form = sample.getByRole('form', { name: 'Tambah peserta' })
    await form.getByRole('textbox', { name: 'Nama' }).fill('Delegasi Baru')
    await sample.keyboard.press('Enter')
    await expect(rowOf(sample, 'Delegasi Baru')).toBeInViewport()
    await expect(form.getByRole('textbox', { name: 'Nama' })).toBeFocused()
    await expect(form.getByRole('textbox', { name: 'Nama' })).toHaveValue('')
    await sample.getByRole('searchbox').fill('delegasi')
    await expect(sample.getByRole('row')).toHaveCount(2)
    await rowOf(sample, 'Delegasi Baru').focus()
    await sample.keyboard.press('Enter')
    const dialog = sample.getByRole('dialog', { name: 'Data peserta' })
    await dialog.getByLabel('Jabatan').fill('Ketua')
    await dialog.getByRole('button', { name: 'Simpan' }).click()
    await expect(rowOf(sample, 'Delegasi Baru')).toContainText('Ketua')
    await rowOf(sample, 'Delegasi Baru').getByRole('button', { name: 'Ubah data Delegasi Baru' }).click()
    await dialog.getByRole('button', { name: 'Hapus dari daftar' }).click()
    await expect(sample.getByText('Tidak ada peserta yang cocok.')).toBeVisible()
  })
})

test.describe('minutes', () => {
  test('N123: notes and decisions are typed and ordered by keys, and are there after a reload', async ({ sample }) => {
    await goTo(sample, 'Notula')
    const note = sample.getByRole('textbox', { name: 'Catatan baru' })
    for (const text of ['Sambutan Bupati', 'Paparan narasumber']) {
      await note.fill(text)
      await note.press('Enter')
      await expect(note).toHaveValue('')
    }
    const decision = sample.getByRole('textbox', { name: 'Keputusan baru' })
    for (const text of ['Hasil SWOT disepakati', 'Satu data disepakati']) {
      await decision.fill(text)
      await decision.press('Control+Enter')
      await expect(decision).toHaveValue('')
    }
    const second = sample.getByRole('listitem').filter({ hasText: 'Satu data disepakati' })
    await expect(second).toContainText('KEDUA')
    await second.focus()
    await sample.keyboard.press('Alt+ArrowUp')
    await expect(second).toContainText('KESATU')
    await expect(second).toBeFocused()
    await sample.reload()
    await goTo(sample, 'Notula')
    await expect(sample.getByRole('listitem').filter({ hasText: 'Sambutan Bupati' })).toContainText(/\d\d\.\d\d/)
    await expect(sample.getByRole('listitem').filter({ hasText: 'Satu data disepakati' })).toContainText('KESATU')
  })

  test('N124: a signatory without a name is not saved, and the form says why', async ({ sample }) => {
    await goTo(sample, 'Notula')
    await sample.getByRole('button', { name: 'Tambah penanda tangan' }).click()
    await sample.getByRole('button', { name: 'Simpan penanda tangan' }).click()
    await expect(sample.getByText('Isi nama atau hapus baris ini.')).toBeVisible()
    await sample
      .getByRole('group', { name: 'Penanda tangan 4' })
      .getByRole('textbox', { name: 'Nama' })
      .fill('Saksi Satu')
    await sample.getByRole('button', { name: 'Simpan penanda tangan' }).click()
    await expect(sample.getByText('Penanda tangan tersimpan.')).toBeVisible()
    await sample.reload()
    await goTo(sample, 'Notula')
    await expect(
      sample.getByRole('group', { name: 'Penanda tangan 4' }).getByRole('textbox', { name: 'Nama' }),
    ).toHaveValue('Saksi Satu')
  })

  test('N128: what is typed outlives a look at another page, and a complete signatory is saved by leaving the form', async ({
    sample,
  }) => {
    await goTo(sample, 'Notula')
    await sample.getByRole('textbox', { name: 'Catatan baru' }).fill('Wali Kota meminta')
    await sample.getByRole('textbox', { name: 'Keputusan baru' }).fill('Data dasar dilengkapi')
    const rows = sample.getByRole('group', { name: /^Penanda tangan \d/ })
    const before = await rows.count()
    await sample.getByRole('button', { name: 'Tambah penanda tangan' }).click()
    await rows.nth(before).getByLabel('Jabatan').fill('Wakil Kementerian')
    await goTo(sample, 'Daftar hadir')
    await goTo(sample, 'Notula')
    await expect(sample.getByRole('textbox', { name: 'Catatan baru' })).toHaveValue('Wali Kota meminta')
    await expect(sample.getByRole('textbox', { name: 'Keputusan baru' })).toHaveValue('Data dasar dilengkapi')
    await expect(sample.getByText('Belum disimpan')).toBeVisible()
    await expect(rows.nth(before).getByLabel('Jabatan')).toHaveValue('Wakil Kementerian')
    await rows.nth(before).getByLabel('Nama').fill('Agus Rumbekwan')
    await goTo(sample, 'Daftar hadir')
    await expect(sample.getByText('Penanda tangan tersimpan.')).toBeVisible()
    await sample.reload()
    await goTo(sample, 'Notula')
    await expect(rows.nth(before).getByLabel('Nama')).toHaveValue('Agus Rumbekwan')
  })

  test('N125: writes the papers of the stage, tells where they are, and hands them to the browser', async ({
    sample,
  }) => {
    await goTo(sample, 'Notula')
    await sample.getByRole('button', { name: 'Tulis berkas' }).click()
    await expect(sample.getByText('2 berkas siap')).toBeVisible({ timeout: 30_000 })
    const [download] = await Promise.all([
      sample.waitForEvent('download'),
      sample.getByRole('button', { name: /Unduh Notula.*xlsx/ }).click(),
    ])
    const bytes = fs.readFileSync(await download.path())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(download.suggestedFilename()).toBe('Notula Tahap I - Kabupaten Manokwari - DRAF.xlsx')
  })
})

test.describe('imports', () => {
  test('N126: shows what would happen, asks what it cannot know, and imports after the confirmation', async ({
    sample,
  }) => {
    await goTo(sample, 'Daftar hadir')
    await sample.getByRole('button', { name: 'Impor peserta' }).click()
    const dialog = sample.getByRole('dialog', { name: 'Impor peserta' })
    const [chooser] = await Promise.all([
      sample.waitForEvent('filechooser'),
      dialog.getByRole('button', { name: 'Pilih berkas' }).click(),
    ])
    await chooser.setFiles(fixture('peserta_judul_di_atas_duplikat.csv'))
    await expect(dialog.getByLabel('Baris judul kolom')).toHaveValue('4')
    const commit = dialog.getByRole('button', { name: /^Impor \d+ baris$/ })
    const readCount = async () => Number(/\d+/.exec((await commit.textContent()) ?? '')?.[0])
    const addedCount = (await readCount()) + 1
    await dialog
      .getByRole('combobox', { name: /untuk baris/ })
      .first()
      .selectOption({ index: 1 })
    // The file is read again with the answer, and one row more can be taken.
    await expect.poll(readCount).toBe(addedCount)
    await commit.click()
    await expect(dialog.getByText(`${addedCount} baris diimpor dari`)).toBeVisible()
    const [download] = await Promise.all([
      sample.waitForEvent('download'),
      dialog.getByRole('button', { name: /Unduh baris/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('peserta_judul_di_atas_duplikat.ditolak.csv')
    await dialog.getByRole('button', { name: 'Selesai' }).click()
    await expect(
      sample.getByText(`Kuorum ${Math.floor((80 + addedCount) / 2) + 1} dari ${80 + addedCount}`),
    ).toBeVisible()
  })

  test('N127: reads cells pasted from Excel, and refuses what is no table in one sentence', async ({ sample }) => {
    await goTo(sample, 'Daftar hadir')
    await sample.getByRole('button', { name: 'Impor peserta' }).click()
    const dialog = sample.getByRole('dialog', { name: 'Impor peserta' })
    const picture = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-e2e-')), 'foto.csv')
    fs.writeFileSync(picture, Buffer.from('89504e470d0a1a0a0000000d', 'hex'))
    const [chooser] = await Promise.all([
      sample.waitForEvent('filechooser'),
      dialog.getByRole('button', { name: 'Pilih berkas' }).click(),
    ])
    await chooser.setFiles(picture)
    await expect(dialog.getByRole('alert')).toContainText('foto.csv bukan tabel')
    await dialog.getByRole('button', { name: 'Pilih berkas lain' }).click()
    await dialog.getByLabel('Tempel dari Excel').fill('Nama\tInstansi\nPeserta Tempelan\tDinkes\n')
    await dialog.getByRole('button', { name: 'Baca tempelan' }).click()
    await dialog.getByRole('button', { name: 'Impor 1 baris' }).click()
    await dialog.getByRole('button', { name: 'Selesai' }).click()
    await sample.getByRole('searchbox').fill('tempelan')
    await expect(rowOf(sample, 'Peserta Tempelan')).toContainText('Dinkes')
  })
})
