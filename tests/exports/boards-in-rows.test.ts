import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { writeBook } from '#electron/exports/books/book-docx.ts'
import { writeMinutesDocx } from '#electron/exports/minutes/minutes-docx.ts'
import { writeMinutesXlsx } from '#electron/exports/xlsx/minutes-xlsx.ts'
import { boardGroups, shownBoard } from '#shared/domain/papers/board-groups.ts'
import type { BoardContent } from '#shared/schema/board.ts'
import type { WorkshopRecord } from '#shared/schema/record.ts'
import { finalEdition, draftEdition, recordFixture, resourcesFolder } from '#tests/support/record-fixture.ts'
import { addBoard, gapBoard, readinessBoard, visionBoard } from '#tests/support/row-boards.ts'
import { unzipText, wordText, xmlProblem } from '#tests/support/zip-text.ts'

function recordWith(...boards: BoardContent[]): WorkshopRecord {
  const record = recordFixture()
  for (const board of boards) addBoard(record, board)
  return record
}

async function book(number: 1 | 2, record: WorkshopRecord): Promise<string> {
  const files = unzipText(await writeBook(record, number, draftEdition, resourcesFolder))
  expect(xmlProblem(files.get('word/document.xml')!)).toBeNull()
  return wordText(files.get('word/document.xml')!)
}

async function minutes(record: WorkshopRecord): Promise<string> {
  const files = unzipText(await writeMinutesDocx(record, 1, finalEdition, resourcesFolder))
  expect(xmlProblem(files.get('word/document.xml')!)).toBeNull()
  return wordText(files.get('word/document.xml')!)
}

describe('boards in rows', () => {
  it('B270: papers print a zone row by row, and what lies in no row after them', () => {
    const structure = boardGroups(readinessBoard())[0]!
    expect(structure.groups.map(({ row, notes }) => [row?.dimension ?? null, notes.map(({ text }) => text)])).toEqual([
      ['governance', ['Tim TIK lengkap', 'Anggaran TIK ada']],
      ['economy', ['Pendamping UMKM']],
      [null, ['Belum bertempat']],
    ])
  })

  it('B258: a zone that is switched off is in no paper, nor what lies in it', async () => {
    const board = readinessBoard({ hidden: ['culture'] })
    expect(shownBoard(board).notes.some(({ text }) => text === 'Gotong royong')).toBe(false)
    const record = recordWith(board)
    expect(await minutes(record)).not.toContain('Gotong royong')
    const text = await book(1, record)
    expect(text).not.toContain('Gotong royong')
    expect(text).not.toContain('Budaya (Culture)')
    expect(text).toContain('3.5 Ringkasan Kesiapan')
    // The whole workshop, as JSON and seal see it, keeps everything.
    expect(record.boards.flatMap(({ notes }) => notes).some((note) => note.text === 'Gotong royong')).toBe(true)
  })

  it('B271: minutes print readiness with its shares, and each note with dimension and rating', async () => {
    const text = await minutes(recordWith(readinessBoard()))
    expect(text).toContain('Kesiapan: 50 % baik, 33 % sedang, 17 % kurang (6 dari 8 catatan dinilai).')
    expect(text).toMatch(/Struktur\n2 \(67 %\)\n1 \(33 %\)\n0 \(0 %\)\n1/)
    expect(text).toMatch(/Smart Governance\nTim TIK lengkap\nC-901\nBaik/)
  })

  it('B272: a gap board is one table in minutes, row by row against its zones', async () => {
    const text = await minutes(recordWith(gapBoard()))
    expect(text).toMatch(
      /Layanan perizinan\n\(Smart Governance\)\nLoket terpisah \(C-951\)\nSatu pintu \(C-952\)\nSistem belum terhubung \(C-953\)/,
    )
  })

  it('B273, X220: the notes of Excel have the row and the rating as columns', async () => {
    const bytes = await writeMinutesXlsx(recordWith(readinessBoard(), gapBoard()), 1, draftEdition, resourcesFolder)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    const sheet = workbook.getWorksheet('Catatan SWOT')!
    const titles = (sheet.getRow(1).values as string[]).slice(1)
    const rows = Array.from({ length: sheet.rowCount - 1 }, (_, index) =>
      Object.fromEntries(titles.map((title, at) => [title, sheet.getCell(index + 2, at + 1).value])),
    )
    expect(rows.find((row) => row['Kode'] === 'C-901')).toMatchObject({
      Penilaian: 'Baik',
      'Kuadran/bidang': 'Struktur',
    })
    expect(rows.find((row) => row['Kode'] === 'C-951')).toMatchObject({ Baris: 'Layanan perizinan' })
  })
})

describe('Buku 1', () => {
  it('B274: prints each element with its shares, marks what nobody rated, and sums up', async () => {
    const text = await book(1, recordWith(readinessBoard()))
    expect(text).toContain('Penilaian elemen Struktur: 67 % baik, 33 % sedang, 0 % kurang (3 dari 4 catatan dinilai).')
    expect(text).toContain(
      '[LENGKAPI: penilaian (baik, sedang, kurang) untuk 1 catatan elemen Struktur – Tim Pelaksana]',
    )
    expect(text).not.toContain('[LENGKAPI: penilaian kesiapan struktur (structure)')
    // Nobody wrote anything about nature: the section stays, with its gap.
    expect(text).toContain('3.1 Potensi Alam (Nature)')
    expect(text).toContain('[LENGKAPI: penilaian kesiapan potensi alam (nature)')
    expect(text).toContain('Kesiapan: 50 % baik, 33 % sedang, 17 % kurang (6 dari 8 catatan dinilai).')
    expect(text).toContain('Ringkasan kesiapan per dimensi')
  })

  it('B274: without any rating each element and the summary stay marked gaps', async () => {
    const text = await book(1, recordFixture())
    for (const gap of ['struktur (structure)', 'budaya (culture)']) {
      expect(text).toContain(`[LENGKAPI: penilaian kesiapan ${gap}`)
    }
    expect(text).toContain('[LENGKAPI: persentase unsur yang baik, sedang, dan kurang')
  })

  it('B275: prints gap rows in the section of their dimension, else the weaknesses, and marks what is missing', async () => {
    const text = await book(1, recordWith(gapBoard()))
    expect(text).toContain('Aspek berikut dibahas peserta pada papan kesenjangan untuk dimensi Smart Governance.')
    expect(text).toMatch(/Layanan perizinan\nLoket terpisah \(C-951\)\nSatu pintu \(C-952\)/)
    expect(text).not.toContain('[LENGKAPI: kolom yang masih kosong pada tabel kesenjangan Smart Governance')
    expect(text).toContain('[LENGKAPI: kolom yang masih kosong pada tabel kesenjangan Smart Environment')
    expect(text).toContain(
      'Catatan kelemahan dari papan SWOT menjadi titik awal kondisi saat ini pada dimensi Smart Living.',
    )
    expect(text).not.toContain('titik awal kondisi saat ini pada dimensi Smart Governance.')
  })
})

describe('in English', () => {
  it('B279: zones of the templates are named in English, whatever the room wrote stays', async () => {
    const record = recordWith(readinessBoard(), gapBoard())
    const files = unzipText(await writeBook(record, 1, { ...draftEdition, locale: 'en' }, resourcesFolder))
    const text = wordText(files.get('word/document.xml')!)
    expect(text).toContain('Rating of Structure: 67 % good, 33 % fair, 0 % poor (3 of 4 notes rated).')
    expect(text).toMatch(/Aspect\nPresent state\nExpected state\nGap\nNeed\nAction\nLayanan perizinan/)
    expect(text).not.toContain('Struktur')
  })
})

describe('Buku 2', () => {
  it('B276: prints the agreed vision, then what was proposed; aims and targets as proposed', async () => {
    const text = await book(2, recordWith(visionBoard()))
    expect(text).toMatch(/Visi yang disepakati:\nManokwari sehat dan terhubung \(C-981\)/)
    expect(text).toMatch(/Usulan peserta:\n–\tManokwari maju \(C-982\)/)
    expect(text).toContain('Semua distrik terhubung (C-983)')
    expect(text).not.toContain('[LENGKAPI: rumusan visi yang disepakati')
    expect(text).toContain('[LENGKAPI: indikator dan angka target setiap sasaran')
  })
})
