import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { addPicture } from '#electron/exports/xlsx/picture-row.ts'
import { writeMinutesXlsx } from '#electron/exports/xlsx/minutes-xlsx.ts'
import {
  draftEdition,
  finalEdition,
  hostileTexts,
  recordFixture,
  resourcesFolder,
} from '#tests/support/record-fixture.ts'
import { unzipText, xmlProblem } from '#tests/support/zip-text.ts'

async function readBack(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  return workbook
}

/** The rows of a sheet's table as objects by column title, pictures and their titles below it left out. */
function table(workbook: ExcelJS.Workbook, name: string): Record<string, ExcelJS.CellValue>[] {
  const sheet = workbook.getWorksheet(name)!
  const titles = (sheet.getRow(1).values as string[]).slice(1)
  const lastRow = Number(/\d+$/.exec(String(sheet.autoFilter))![0])
  return Array.from({ length: lastRow - 1 }, (_, index) =>
    Object.fromEntries(titles.map((title, at) => [title, sheet.getCell(index + 2, at + 1).value])),
  )
}

const minutes = async (options = {}, edition = draftEdition) =>
  writeMinutesXlsx(recordFixture(options), 1, edition, resourcesFolder)

describe('Excel minutes', () => {
  it('X1: has the nine sheets of the form in order, each one table with a frozen, filterable, repeated header', async () => {
    const workbook = await readBack(await minutes())
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
      'Ringkasan',
      'Daftar Hadir',
      'Catatan SWOT',
      'Kelompok',
      'Hasil Suara',
      'Program',
      'Quick Win',
      'Keputusan',
      'Perubahan',
    ])
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0], sheet.name).toMatchObject({ state: 'frozen', ySplit: 1 })
      expect(String(sheet.autoFilter), sheet.name).toMatch(/^A1:[A-Z]+\d+$/)
      expect(sheet.pageSetup.printTitlesRow, sheet.name).toBe('1:1')
      expect(sheet.pageSetup, sheet.name).toMatchObject({ paperSize: 9, fitToWidth: 1, fitToHeight: 0 })
      expect(sheet.hasMerges, sheet.name).toBe(false)
    }
  })

  it('X2: contains every note, also the ungrouped ones, and the counts of the themes add up to them', async () => {
    const record = recordFixture()
    const workbook = await readBack(await minutes())
    const notes = table(workbook, 'Catatan SWOT')
    expect(notes.map((row) => row['Catatan']).toSorted()).toEqual(
      record.boards[0]!.notes.map((note) => note.text).toSorted(),
    )
    expect(notes.filter((row) => row['Tema'] === 'Belum dikelompokkan')).toHaveLength(12)
    const counts = table(workbook, 'Kelompok').map((row) => row['Jumlah catatan'] as number)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60)
  })

  it('X3: types numbers as numbers, days as dates and everything a person wrote as text', async () => {
    const workbook = await readBack(await minutes())
    const votes = table(workbook, 'Hasil Suara')
    expect(votes.map((row) => row['Skor'])).toEqual([21, 18, 15, 12, 9, 9, 9, 7, 5, 4, 2, 1])
    expect(votes.map((row) => row['Peringkat'])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5–7',
      '5–7',
      '5–7',
      '8',
      '9',
      '10',
      '11',
      '12',
    ])
    expect(votes[0]!['Porsi']).toBeCloseTo(21 / 112)
    const day = table(workbook, 'Ringkasan').find((row) => row['Uraian'] === 'Tanggal hari 1')!
    expect(day['Isi']).toEqual(new Date(Date.UTC(2023, 6, 5)))
    expect(table(workbook, 'Program')[0]!['Anggaran (Rp)']).toBe(1_250_000_000)
  })

  it('X4: never turns text into a formula and keeps it whole but for characters XML cannot hold', async () => {
    const workbook = await readBack(await minutes({ isHostile: true }))
    const texts = table(workbook, 'Catatan SWOT').map((row) => row['Catatan'])
    expect(texts).toContain(hostileTexts.formula)
    expect(texts).toContain(hostileTexts.plus)
    expect(texts).toContain(hostileTexts.html)
    expect(texts).toContain(hostileTexts.emoji)
    expect(texts).toContain(hostileTexts.markup)
    expect(texts).toContain(hostileTexts.long)
    expect(texts).toContain('baris satu\nbaris dua')
    expect(texts).toContain('potong  di sini')
    for (const sheet of workbook.worksheets) {
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          expect(cell.type, `${sheet.name} ${cell.address}`).not.toBe(ExcelJS.ValueType.Formula)
          expect(cell.type, `${sheet.name} ${cell.address}`).not.toBe(ExcelJS.ValueType.Hyperlink)
          // Cells of the table have a rule below; the titles of the pictures under it have none.
          const isText = cell.type === ExcelJS.ValueType.String && Number(cell.row) > 1 && Boolean(cell.border?.bottom)
          expect(isText && cell.numFmt !== '@', `${sheet.name} ${cell.address}`).toBe(false)
        }),
      )
    }
  })

  it('X5: writes well-formed XML whatever was typed', async () => {
    const files = unzipText(await minutes({ isHostile: true }))
    expect(files.size).toBeGreaterThan(12)
    for (const [name, xml] of files) expect(xmlProblem(xml), name).toBeNull()
    // Excel would read _x0041_ as the letter A; escaped, it is shown as typed.
    expect(files.get('xl/sharedStrings.xml')).toContain('kode _x005F_x0041_ tetap')
  })

  it('X6: splits a text longer than a cell can hold over rows, with a remark, and loses nothing of it', async () => {
    const record = recordFixture()
    const text = `awal ${'kata '.repeat(9000)}akhir`
    record.remarks[0]!.text = text
    const workbook = await readBack(await writeMinutesXlsx(record, 1, draftEdition, resourcesFolder))
    const rows = table(workbook, 'Ringkasan').map((row) => row['Isi'])
    const first = rows.findIndex((value) => String(value).startsWith('awal'))
    const pieces = rows.slice(first, first + 2).map(String)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(32_767)
    expect(pieces[0]).toMatch(/\[bersambung ke baris berikut\]$/)
    expect(pieces[1]).toMatch(/^\[sambungan\]/)
    const joined = pieces[0]!.replace(' [bersambung ke baris berikut]', '') + pieces[1]!.replace('[sambungan] ', '')
    expect(joined).toBe(text)
  })

  it('X7: states its edition: DRAF, or the version and the whole seal', async () => {
    const draft = table(await readBack(await minutes()), 'Ringkasan')
    expect(draft.find((row) => row['Uraian'] === 'Status')!['Isi']).toBe('DRAF')
    const final = table(await readBack(await minutes({}, finalEdition)), 'Ringkasan')
    expect(final.find((row) => row['Uraian'] === 'Versi')!['Isi']).toBe(1)
    expect(final.find((row) => row['Uraian'] === 'Segel (SHA-256)')!['Isi']).toBe(finalEdition.sha256)
  })

  it('X8: shows each round as a picture below the table', async () => {
    const workbook = await readBack(await minutes({ hasRunOff: true }))
    expect(workbook.getWorksheet('Hasil Suara')!.getImages()).toHaveLength(2)
  })

  it('X405: a picture lies in one row as high as itself, which no page parts; a higher one begins a page of its own', async () => {
    const sheet = (await readBack(await minutes({ hasRunOff: true }))).getWorksheet('Hasil Suara')!
    for (const { range } of sheet.getImages()) {
      const { ext } = range as unknown as { ext: { height: number } }
      const rows = Array.from(
        { length: Math.ceil((ext.height + 26) / 540) },
        (_, index) => range.tl.nativeRow + 1 + index,
      )
      const points = rows.reduce((sum, row) => sum + sheet.getRow(row).height, 0)
      expect(points / 0.75).toBeGreaterThanOrEqual(ext.height + 25)
    }
    const workbook = new ExcelJS.Workbook()
    const own = workbook.addWorksheet('Gambar')
    // The types of the library forgot them.
    const breaks = () => (own as unknown as { rowBreaks: { id: number }[] }).rowBreaks
    const picture = (height: number) => ({ png: new Uint8Array(8), width: 760, height })
    expect(addPicture(workbook, own, 10, 'Rendah', picture(400))).toBe(12)
    expect(breaks()).toEqual([])
    expect(addPicture(workbook, own, 12, 'Tinggi', picture(900))).toBe(15)
    expect(breaks()).toMatchObject([{ id: 11 }])
    expect(own.getRow(12).height + own.getRow(13).height).toBeGreaterThanOrEqual(926 * 0.75)
    expect(own.getRow(12).height).toBeLessThanOrEqual(409)
  })

  it('X406: text keeps clear of the number before it, and the heading of numbers stands above them', async () => {
    const sheet = (await readBack(await minutes())).getWorksheet('Hasil Suara')!
    const column = (title: string) => (sheet.getRow(1).values as string[]).indexOf(title)
    expect(sheet.getCell(1, column('Skor')).alignment.horizontal).toBe('right')
    expect(sheet.getCell(1, column('Ukuran')).alignment).toMatchObject({ horizontal: 'left', indent: 1 })
    expect(sheet.getCell(2, column('Ukuran')).alignment).toMatchObject({ horizontal: 'left', indent: 1 })
  })

  it('X407: more steps than a page takes in are one column of the sheet of a round, in words', async () => {
    const record = recordFixture()
    const entry = record.rounds[0]!
    const wide = { ...entry.result!.options[0]!, distribution: [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5] }
    entry.round.rules = { method: 'usg' }
    entry.result = {
      ...entry.result!,
      method: 'usg',
      lowestStep: 3,
      options: [{ ...wide, detail: { method: 'usg', urgency: 4, seriousness: 4, growth: 4 } }],
    }
    const [row] = table(await readBack(await writeMinutesXlsx(record, 1, draftEdition, resourcesFolder)), 'Putaran 1')
    expect(row!['Sebaran']).toBe('5: 2 · 15: 5')
    expect(Object.keys(row!).filter((title) => title.startsWith('Jumlah yang memberi'))).toEqual([])
  })

  it('X11: makes rows high enough for their text in every office program, up to what Excel allows', async () => {
    const workbook = await readBack(await minutes({ isHostile: true }))
    const sheet = workbook.getWorksheet('Catatan SWOT')!
    const heightOf = (text: string) => {
      const index = table(workbook, 'Catatan SWOT').findIndex((row) => row['Catatan'] === text)
      return sheet.getRow(index + 2).height
    }
    expect(heightOf(hostileTexts.plus)).toBeLessThan(heightOf('baris satu\nbaris dua'))
    expect(heightOf(hostileTexts.long)).toBe(409)
  })

  it('X9: never prints a phone number', async () => {
    const files = unzipText(await minutes())
    for (const [name, xml] of files) expect(xml.includes('0812-0000'), name).toBe(false)
  })

  it('X10: speaks English when the edition does', async () => {
    const workbook = await readBack(await minutes({}, { ...draftEdition, locale: 'en' }))
    expect(workbook.worksheets[0]!.name).toBe('Summary')
    expect(table(workbook, 'Votes')[0]!['Standing']).toBe('Chosen')
  })
})
