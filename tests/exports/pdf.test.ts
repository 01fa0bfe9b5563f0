import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBook } from '#electron/exports/books/book-docx.ts'
import { writeMinutesDocx } from '#electron/exports/minutes/minutes-docx.ts'
import { writeMinutesXlsx } from '#electron/exports/xlsx/minutes-xlsx.ts'
import { draftEdition, finalEdition, recordFixture, resourcesFolder } from '#tests/support/record-fixture.ts'

/** Papers as an office sees them: opened by LibreOffice and printed. Needs `soffice` and `pdftotext` (poppler-utils). */
let folder: string
const pages: Record<string, string[]> = {}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rembuk-pdf-'))
  const record = recordFixture({ isHostile: true, hasRunOff: true })
  writeFileSync(join(folder, 'ba.docx'), await writeMinutesDocx(record, 1, finalEdition, resourcesFolder))
  writeFileSync(join(folder, 'notula.xlsx'), await writeMinutesXlsx(record, 1, draftEdition, resourcesFolder))
  writeFileSync(join(folder, 'buku2.docx'), await writeBook(recordFixture(), 2, draftEdition, resourcesFolder))
  const names = ['ba.docx', 'notula.xlsx', 'buku2.docx']
  try {
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...names.map((name) => join(folder, name)),
      ],
      { stdio: 'pipe', timeout: 120_000 },
    )
    for (const name of names) {
      const stem = name.split('.')[0]!
      execFileSync('pdftotext', ['-layout', join(folder, `${stem}.pdf`), join(folder, `${stem}.txt`)])
      pages[stem] = readFileSync(join(folder, `${stem}.txt`), 'utf8')
        .split('\f')
        .slice(0, -1)
    }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isMissing)
      throw new Error(
        'This test needs LibreOffice and poppler: apt-get install libreoffice-calc libreoffice-writer poppler-utils',
        { cause: error },
      )
    throw error
  }
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('papers in LibreOffice', () => {
  it('X120: every page of the berita acara says its number of all', () => {
    const all = pages['ba']!
    expect(all.length).toBeGreaterThan(15)
    for (const [index, page] of all.entries()) expect(page).toContain(`Halaman ${index + 1} dari ${all.length}`)
  })

  it('X121: the signatures stand on a page with at least two lines of text', () => {
    const page = pages['ba']!.find((text) => text.includes('Pimpinan Sidang,') && text.includes('Sekretaris,'))!
    const before = page.slice(0, page.indexOf('Sekretaris,'))
    expect(before).toContain('Demikian berita acara ini dibuat')
    expect(before.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThanOrEqual(2)
    expect(page).toContain('NIP 19700101 199003 1 001')
    expect(page).toContain('BUPATI MANOKWARI')
  })

  it('X122: a long table repeats its header and each annex page names its berita acara', () => {
    const annex = pages['ba']!.filter((text) => /LAMPIRAN I\s*\n/.test(text))
    expect(annex.length).toBeGreaterThan(5)
    for (const page of annex) {
      expect(page).toContain('Nomor: 400.10.2/117/DISKOMINFO/VII/2023')
      expect(page).toMatch(/Tanda\s+tangan/)
    }
  })

  it('X123: the contents list of a book names the page on which each chapter really starts', () => {
    const all = pages['buku2']!
    const contents = all.find((text) => text.includes('DAFTAR ISI'))!
    const chapters = [...contents.matchAll(/BAB ([IVX]+) .*?\.{3,}\s*(\d+)/g)]
    expect(chapters).toHaveLength(7)
    for (const [, number, page] of chapters) {
      expect(all[Number(page) - 1], `BAB ${number}`).toMatch(new RegExp(`BAB ${number}\\s*\\n`))
    }
  })

  it('X124: the workbook opens and prints each sheet with its title', () => {
    const text = pages['notula']!.join('\n')
    for (const title of ['Daftar Hadir', 'Catatan SWOT', 'Kelompok', 'Hasil Suara', 'Quick Win', 'Keputusan']) {
      expect(text).toContain(title)
    }
    expect(text).toContain('=HYPERLINK("http://contoh.invalid","klik")')
    expect(text).not.toContain('#NAME?')
  })
})
