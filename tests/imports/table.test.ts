import { crc32, deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { nothingKnown, previewImport } from '#electron/imports/preview.ts'
import { readTable } from '#electron/imports/table.ts'
import type { ImportKind, ImportOptions } from '#shared/schema/imports.ts'
import { linesOf, preview, rowAt, takenRows, utf8 } from './support.ts'

async function refusal(kind: ImportKind, bytes: Uint8Array, options: ImportOptions = {}) {
  const result = await previewImport(kind, 'uji.csv', bytes, nothingKnown, options)
  return result.ok ? 'taken' : result.error
}

const utf16 = (text: string, isBigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(isBigEndian ? bytes.swap16() : bytes)
}

/** A zip written by hand, for files that no honest program writes. `claimedSize` lies about what entries unpack to. */
function zipOf(entries: Record<string, string | Uint8Array>, claimedSize?: number): Uint8Array {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content as Uint8Array)
    const packed = deflateRawSync(bytes)
    const title = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(crc32(bytes), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claimedSize ?? bytes.length, 22)
    local.writeUInt16LE(title.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    local.copy(central, 10, 8, 28) // the middle of both headers is the same
    central.writeUInt32LE(at, 42)
    locals.push(local, title, packed)
    centrals.push(central, title)
    at += local.length + title.length + packed.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(centrals.length / 2, 8)
  end.writeUInt16LE(centrals.length / 2, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}

/** The smallest workbook with the given XML of its only sheet. */
function workbookOf(sheetXml: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/${type}" Target="${target}"/></Relationships>`
  return zipOf({
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${sheetXml}</worksheet>`,
  })
}

describe('encoding and delimiter', () => {
  it('I1: UTF-16 of both byte orders is told by its mark', async () => {
    const text = 'kuadran\tcatatan\nPeluang\tCafé “baru”\n'
    for (const isBigEndian of [false, true]) {
      const file = await preview('notes', utf16(text, isBigEndian))
      expect(file.encoding).toBe(isBigEndian ? 'utf-16be' : 'utf-16le')
      expect(takenRows(file)[0]?.text).toBe('Café “baru”')
    }
  })

  it('I1: a chosen encoding wins over the guess', async () => {
    const bytes = utf8('kuadran,catatan\nPeluang,Café\n')
    expect(takenRows(await preview('notes', bytes))[0]?.text).toBe('Café')
    const file = await preview('notes', bytes, { encoding: 'windows-1252' })
    expect(file.encoding).toBe('windows-1252')
    expect(takenRows(file)[0]?.text).toBe('CafÃ©')
  })

  it('I2: each delimiter is found, also below title lines full of commas', async () => {
    for (const delimiter of [',', ';', '\t', '|'] as const) {
      const lines = ['DAFTAR CATATAN, TAHAP I, HARI PERTAMA', ['Kuadran', 'Catatan'].join(delimiter)]
      lines.push(['Peluang', 'Air bersih'].join(delimiter), ['Ancaman', 'Gempa'].join(delimiter))
      const file = await preview('notes', utf8(lines.join('\r\n')))
      expect(file).toMatchObject({ delimiter, headerLine: 2, counts: { accepted: 2 } })
    }
  })

  it('I2: a list of one column is not cut at the commas inside its texts', async () => {
    const file = await preview('organisations', utf8('Nama OPD\nDinas Pertanian, Pangan\nDinas Pariwisata, Budaya\n'))
    expect(takenRows(file).map(({ name }) => name)).toEqual(['Dinas Pertanian, Pangan', 'Dinas Pariwisata, Budaya'])
  })

  it('I2: a chosen delimiter wins over the hint', async () => {
    const bytes = utf8('sep=;\nkuadran,catatan\nPeluang,Air\n')
    expect(await preview('notes', bytes, { delimiter: ',' })).toMatchObject({ delimiter: ',', counts: { accepted: 1 } })
    expect(await refusal('notes', bytes)).toMatchObject({ code: 'IMPORT_NO_COLUMNS' })
  })

  it('I4: line numbers are physical with mixed line ends and cells of several lines', async () => {
    const file = await preview('notes', utf8('kuadran,catatan\r\nS,"a\r\nb\rc"\nW,d\r\n\r\nO,e'))
    expect(linesOf(file.rows, 'accepted')).toEqual([2, 5, 7])
    expect(rowAt(file.rows, 2).row?.text).toBe('a\nb\nc')
  })

  it('I10: a quotation mark that is never closed swallows no rows', async () => {
    const file = await preview('notes', utf8('kuadran;catatan\nS;"Kota Injil dikenal\nW;"Antre; lama"\nO;Tuna\n'))
    expect(file.hasBrokenQuotes).toBe(true)
    expect(linesOf(file.rows, 'accepted')).toContain(4)
    expect(rowAt(file.rows, 2).row?.text).toBe('"Kota Injil dikenal')
    const sound = await preview('notes', utf8('kuadran;catatan\nS;"Kota ""Injil"" dikenal"\n'))
    expect(sound.hasBrokenQuotes).toBe(false)
  })
})

describe('headings', () => {
  it('I6: unknown headings are refused, naming in words what is missing', async () => {
    expect(await refusal('notes', utf8('a,b\n1,2\n'))).toEqual({
      code: 'IMPORT_NO_COLUMNS',
      data: { fileName: 'uji.csv', missing: 'kuadran / quadrant, catatan / text' },
    })
  })

  it('I3: the user may name heading row and columns', async () => {
    const bytes = utf8('apa,isinya\nPeluang,Air\n')
    expect(await refusal('notes', bytes)).toMatchObject({ code: 'IMPORT_NO_COLUMNS' })
    const file = await preview('notes', bytes, { columns: { quadrant: 0, text: 1 } })
    expect(file.columns).toEqual([
      { field: 'quadrant', heading: 'apa', index: 0 },
      { field: 'text', heading: 'isinya', index: 1 },
    ])
    expect(file.counts.accepted).toBe(1)
    const lower = await preview('notes', utf8('kuadran,catatan\nkuadran,teks\nPeluang,Air\n'), { headerRow: 2 })
    expect(lower).toMatchObject({ headerLine: 2, counts: { rows: 1, accepted: 1 } })
  })

  it('I3: a guessed column can be taken away', async () => {
    const bytes = utf8('program,dimensi\nBank sampah,?\n')
    expect((await preview('programmes', bytes)).counts.ask).toBe(1)
    expect((await preview('programmes', bytes, { columns: { dimension: null } })).counts.accepted).toBe(1)
  })
})

describe('what is no table', () => {
  it('I5: pictures, documents and archives are refused whatever their name', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)
    const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0x10, 0x4a)
    const pdf = utf8('%PDF-1.7\nkuadran,catatan\nS,a\n')
    const nul = utf8('kuadran,catatan\nS,a\u0000b\n')
    const word = zipOf({ 'word/document.xml': '<w:document/>' })
    const half = workbookOf('').subarray(0, 200)
    const broken = zipOf({ 'xl/workbook.xml': 'no workbook' })
    for (const bytes of [png, jpeg, pdf, nul, word, half, broken]) {
      expect(await refusal('notes', bytes)).toEqual({ code: 'IMPORT_NOT_A_TABLE', data: { fileName: 'uji.csv' } })
    }
  })
})

describe('size', () => {
  const manyNotes = (count: number) =>
    utf8(
      `kuadran,dimensi,catatan\n${Array.from({ length: count }, (_, i) => `S,Smart Living,Catatan ${i}`).join('\n')}`,
    )

  it('I7: 10,000 rows take less than a second', async () => {
    const bytes = manyNotes(10_000)
    const startedAtMs = performance.now()
    const file = await preview('notes', bytes)
    expect(performance.now() - startedAtMs).toBeLessThan(1000)
    expect(file.counts.accepted).toBe(10_000)
  })

  it('I7: 20,000 rows are taken, one more is refused', async () => {
    expect((await preview('notes', manyNotes(20_000))).counts.accepted).toBe(20_000)
    expect(await refusal('notes', manyNotes(20_001))).toEqual({
      code: 'IMPORT_TOO_LARGE',
      data: { fileName: 'uji.csv', maxRows: 20_000 },
    })
  })

  it('I7: a million rows of nothing but delimiters below the table are no rows', async () => {
    const bytes = utf8(`kuadran;catatan\nS;Air\n${';\n'.repeat(1_000_000)}`)
    expect((await preview('notes', bytes)).counts).toMatchObject({ accepted: 1, dropped: 0 })
  })

  it('I7: millions of lines inside a table are refused and not read to the end', async () => {
    const bytes = utf8(`kuadran;catatan\nS;Air\n${'\n'.repeat(5_000_000)}S;Laut\n`)
    expect(await refusal('notes', bytes)).toMatchObject({ code: 'IMPORT_TOO_LARGE' })
  })

  it('I7 I13: 5 MB in one cell are read and rejected as too long, the next row is taken', async () => {
    const file = await preview('notes', utf8(`kuadran,catatan\nS,"${'panjang '.repeat(650_000)}"\nS,pendek\n`))
    expect(rowAt(file.rows, 2)).toMatchObject({
      verdict: 'rejected',
      reason: 'VALUE_TOO_LONG',
      reasonValues: { heading: 'catatan', maxLength: 10_000 },
      row: null,
    })
    expect(rowAt(file.rows, 3).verdict).toBe('accepted')
  })

  it('I7: a workbook that unpacks to more than it claims is refused before it is loaded', async () => {
    const bomb = zipOf({ 'xl/worksheets/sheet1.xml': new Uint8Array(70 * 1024 * 1024) }, 10)
    expect(bomb.length).toBeLessThan(200_000)
    expect(await refusal('notes', bomb)).toMatchObject({ code: 'IMPORT_TOO_LARGE' })
  })
})

describe('workbooks', () => {
  async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('Kosong')
    fill(book.addWorksheet('Data'), book)
    return new Uint8Array(await book.xlsx.writeBuffer())
  }

  it('I9: cells become text: dates ISO, numbers plain, formula results, rich text', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['DAFTAR CATATAN'])
      sheet.mergeCells('A1:B1')
      sheet.addRow(['Kuadran', 'Catatan'])
      sheet.addRow(['Peluang', new Date(Date.UTC(2023, 9, 17))])
      sheet.addRow(['Peluang', 1_250_000_000])
      sheet.addRow(['Peluang', 0.1 + 0.2])
      sheet.addRow(['Peluang', { formula: '1+1', result: 2 }])
      sheet.addRow(['Peluang', { richText: [{ text: 'Tebal', font: { bold: true } }, { text: ' dan biasa' }] }])
      sheet.addRow(['Peluang', { text: 'laman', hyperlink: 'https://contoh.invalid' }])
      sheet.addRow([])
      sheet.addRow(['Peluang', true])
      sheet.addRow(['Peluang', '=1+1'])
    })
    const file = await preview('notes', bytes)
    expect(file).toMatchObject({ encoding: 'xlsx', delimiter: null, headerLine: 2 })
    expect(takenRows(file).map(({ text }) => text)).toEqual([
      '2023-10-17',
      '1250000000',
      '0.3',
      '2',
      'Tebal dan biasa',
      'laman',
      'TRUE',
      '=1+1',
    ])
    expect(linesOf(file.rows, 'accepted')).toEqual([3, 4, 5, 6, 7, 8, 10, 11])
  })

  it('I9: a cell merged downwards repeats, one merged sideways stands once', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['No', 'Nama', 'Instansi', 'Unsur'])
      sheet.addRow([1, 'Peserta 1', 'Diskominfo', 'OPD'])
      sheet.addRow([2, 'Peserta 2', null, 'OPD'])
      sheet.mergeCells('C2:C3')
      sheet.addRow(['Jumlah: 2 orang'])
      sheet.mergeCells('A4:D4')
    })
    const file = await preview('participants', bytes)
    expect(takenRows(file).map(({ unitText }) => unitText)).toEqual(['Diskominfo', 'Diskominfo'])
    expect(rowAt(file.rows, 4)).toMatchObject({ verdict: 'dropped', reason: 'ROW_TOTAL' })
  })

  it('I9: a merge over the whole sheet and cells in its last column cost nothing', async () => {
    const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
    const rows = Array.from({ length: 2000 }, (_, index) => {
      const row = index + 2
      return `<row r="${row}">${cell(`A${row}`, 'Peluang')}${cell(`B${row}`, `Catatan ${row}`)}${cell(`XFD${row}`, 'jauh')}</row>`
    })
    const headings = `<row r="1">${cell('A1', 'Kuadran')}${cell('B1', 'Catatan')}</row>`
    const sheet = (merge: string) =>
      `<sheetData>${headings}${rows.join('')}</sheetData><mergeCells count="1"><mergeCell ref="${merge}"/></mergeCells>`
    const startedAtMs = performance.now()
    const file = await preview('notes', workbookOf(sheet('D1:XFD1048576')))
    expect(performance.now() - startedAtMs).toBeLessThan(5000)
    expect(file.counts.accepted).toBe(2000)
    expect(rowAt(file.rows, 2).original).toEqual(['Peluang', 'Catatan 2'])
    // An honest merge in such a hand-written file is followed, so the one above was really seen.
    const honest = await preview('notes', workbookOf(sheet('B2:B3')))
    expect(rowAt(honest.rows, 3)).toMatchObject({ verdict: 'duplicate', reasonValues: { line: 2 } })
  })

  it('I6: a workbook without any cell is refused as empty', async () => {
    expect(await refusal('notes', await workbook(() => {}))).toMatchObject({ code: 'IMPORT_EMPTY' })
  })
})

it('I8: control characters go, tabs and line breaks inside a cell stay', async () => {
  const file = await preview('notes', utf8('kuadran,catatan\nS,"\u200B a\u0007b\tc\nd \uFEFF"\nS,"\u200B"\n'))
  expect(rowAt(file.rows, 2).row?.text).toBe('ab\tc\nd')
  expect(rowAt(file.rows, 4)).toMatchObject({ verdict: 'rejected', reason: 'TEXT_MISSING' })
})

it('I1: the guess never depends on the name of the file', async () => {
  const table = await readTable('notes', 'gambar.png', utf8('kuadran,catatan\nS,a\n'))
  expect(table).toMatchObject({ ok: true, value: { fileName: 'gambar.png', encoding: 'utf-8' } })
})
