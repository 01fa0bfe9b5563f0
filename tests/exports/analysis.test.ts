import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { writeBook } from '#electron/exports/books/book-docx.ts'
import { traceOption } from '#electron/exports/books/sources/trace.ts'
import { createBook } from '#electron/exports/books/book.ts'
import { writeJson } from '#electron/exports/json.ts'
import { writeMinutesDocx } from '#electron/exports/minutes/minutes-docx.ts'
import { createPaper } from '#electron/exports/paper.ts'
import { writeMinutesXlsx } from '#electron/exports/xlsx/minutes-xlsx.ts'
import { analysedBoards, dimensionOfStrategy, strategiesOf, votesBehind } from '#shared/domain/papers/analysis.ts'
import { WorkshopRecord } from '#shared/schema/record.ts'
import type { Locale } from '#shared/schema/vocabulary.ts'
import { draftEdition, hostileTexts, recordFixture, resourcesFolder } from '#tests/support/record-fixture.ts'
import { unzipText, wordText, xmlProblem } from '#tests/support/zip-text.ts'

const analysed = () => recordFixture({ hasAnalysis: true })

/** One weight, one rating and one sum are missing. */
function incomplete(): WorkshopRecord {
  const record = analysed()
  const [factors] = record.analyses.map((analysis) => analysis.factors)
  Object.assign(factors![1]!, { weight: null })
  Object.assign(factors![4]!, { rating: null })
  Object.assign(factors![7]!, { weight: 0.05 })
  return record
}

async function minutes(record: WorkshopRecord, locale: Locale = 'id') {
  const bytes = await writeMinutesDocx(record, 1, { ...draftEdition, locale }, resourcesFolder)
  const files = unzipText(bytes)
  const xml = files.get('word/document.xml')!
  return { xml, text: wordText(xml) }
}

let example: ReturnType<typeof minutes> | null = null
/** The minutes of the worked example, made once. */
const ofExample = () => (example ??= minutes(analysed()))

async function book(bookNumber: 1 | 2 | 3, record: WorkshopRecord): Promise<string> {
  const files = unzipText(await writeBook(record, bookNumber, draftEdition, resourcesFolder))
  return wordText(files.get('word/document.xml')!)
}

async function workbook(record: WorkshopRecord): Promise<ExcelJS.Workbook> {
  const bytes = await writeMinutesXlsx(record, 1, draftEdition, resourcesFolder)
  const read = new ExcelJS.Workbook()
  await read.xlsx.load(bytes.buffer as ArrayBuffer)
  return read
}

describe('what papers know of an analysis', () => {
  it('X200: is silent about a board that nobody has begun to analyse', async () => {
    const record = recordFixture()
    expect(analysedBoards(record.boards, record.analyses)).toEqual([])
    const { text } = await minutes(record)
    expect(text).not.toMatch(/IFAS|EFAS|TOWS/)
    expect((await workbook(record)).worksheets).toHaveLength(9)
  })

  it('X201: prints a strategy under the dimension of its programme, else of most of its notes, else across dimensions', () => {
    const record = analysed()
    const [board] = analysedBoards(record.boards, record.analyses)
    const strategies = strategiesOf(board!)
    const { content } = board!
    const of = (strategy: (typeof strategies)[number]) => dimensionOfStrategy(strategy, content, record.programmes)
    expect(of(strategies[0]!)).toBe(record.programmes[0]!.dimension)
    // Without a programme its notes decide, and two that lead together decide nothing.
    const themeIds = new Set(strategies[2]!.factors.map(({ themeId }) => themeId))
    const notes = content.notes.filter(({ themeId }) => themeId !== null && themeIds.has(themeId))
    for (const [index, note] of notes.entries()) note.dimension = index === 0 ? 'living' : index < 3 ? 'economy' : null
    expect(of(strategies[2]!)).toBe('economy')
    notes[3]!.dimension = 'living'
    expect(of(strategies[2]!)).toBeNull()
    for (const note of notes) note.dimension = null
    expect(of(strategies[2]!)).toBeNull()
  })

  it('X202: finds the votes behind weights in the round that they came from', () => {
    const record = analysed()
    record.analyses[0]!.factors[0]!.weightRoundId = 'round-1'
    const [board] = analysedBoards(record.boards, record.analyses)
    expect([...votesBehind(board!.swot.ifas, record.rounds)]).toEqual([['theme-strengths-0', 21]])
    expect(votesBehind(board!.swot.efas, record.rounds).size).toBe(0)
  })
})

describe('the analysis in the berita acara', () => {
  it('X203: prints IFAS and EFAS of the worked example with subtotals, and the position by name and signs', async () => {
    const { text, xml } = await ofExample()
    expect(text).toMatch(/S1\nLayanan terpadu \(kekuatan\)\n0,24\n4\n0,96/)
    expect(text).toMatch(/Jumlah Kekuatan \(S\)\n0,54\n+1,86/)
    expect(text).toMatch(/Jumlah Kelemahan \(W\)\n0,46\n+1,12/)
    expect(text).toMatch(/Jumlah Peluang \(O\)\n0,50\n+1,72/)
    expect(text).toMatch(/Jumlah Ancaman \(T\)\n0,50\n+1,25/)
    expect(text).toContain('x = S − W = 1,86 − 1,12 = 0,74; y = O − T = 1,72 − 1,25 = 0,47.')
    expect(text).toContain('pada kuadran Agresif, SO (+, +).')
    expect(text).toContain('Bobot ditetapkan bersama di ruang sidang. Nilai ditetapkan bersama di ruang sidang.')
    expect(xml).toContain('descr="Grafik posisi daerah: x = 0,74, y = 0,47, Agresif, SO (+, +)"')
  })

  it('X221: rows of the TOWS matrix stay whole where they are shorter than a page, also with many factors', async () => {
    const rowsWith = async (themeCount: number, title: string) => {
      const record = analysed()
      const content = record.boards[0]!
      const strength = content.zones.find(({ key }) => key === 'strengths')!
      const [theme] = content.themes
      content.themes = [
        ...content.themes,
        ...Array.from({ length: themeCount }, (_, index) => ({
          ...theme!,
          id: `more${index}`,
          number: 100 + index,
          zoneId: strength.id,
          title,
        })),
      ]
      const { xml } = await minutes(record)
      const table = xml.split('<w:tbl>').find((part) => part.includes('Faktor eksternal / internal'))!
      return table
        .split('<w:tr>')
        .slice(1)
        .map((row) => row.includes('<w:cantSplit/>'))
    }
    expect(await rowsWith(20, 'Warga rukun, adat dan kampus mau terlibat dalam pembangunan')).toEqual(
      Array.from({ length: 4 }, () => true),
    )
    // More than any page holds.
    expect(await rowsWith(60, 'Warga rukun, adat dan kampus mau terlibat dalam pembangunan')).toEqual([
      true,
      false,
      true,
      true,
    ])
  })

  it('X204: prints the TOWS matrix, and each strategy with its factors, notes and programme', async () => {
    const record = analysed()
    const { text } = await ofExample()
    expect(text).toContain('SO-2 Data terbuka untuk usaha rintisan (S2+S3+O1)')
    expect(text).toMatch(/WT-5\nLayanan luring saat jaringan terputus\nW2\+T2\nC-\d+(, C-\d+)+\n–/)
    expect(text).toContain(`P-1 ${record.programmes[0]!.name}`)
  })

  it('X205: agrees on position and strategies in clauses of their own, and tells them again in the notula', async () => {
    const { text } = await ofExample()
    expect(text).toContain(
      'KEDUA\t:\tHasil analisis SWOT “Papan SWOT”: posisi (0,74; 0,47) pada kuadran Agresif, SO (+, +), sebagaimana tercantum dalam Lampiran II.',
    )
    expect(text).toMatch(/KETIGA\t:\t5 strategi dari matriks TOWS “Papan SWOT”.*\(SO-1\) .* \[S1\+O2\]/)
    expect(text.match(/pada kuadran Agresif, SO/g)).toHaveLength(3)
    expect(text).toContain('5.\tWT-5 Layanan luring saat jaringan terputus (W2+T2)')
  })

  it('X206: says what an incomplete analysis needs, and gives no position', async () => {
    const { text, xml } = await minutes(incomplete())
    for (const gap of ['IFAS: bobot S2', 'IFAS: nilai W2', 'EFAS: bobot berjumlah 1 (sekarang 0,900)'])
      expect(text).toContain(`[lengkapi: ${gap}]`)
    expect(text).not.toContain('kuadran Agresif')
    expect(text).not.toContain('Hasil analisis SWOT “Papan SWOT”: posisi')
    expect(xml).toMatch(/<w:highlight w:val="yellow"\/>(?:(?!<\/w:r>).)*IFAS: bobot S2/)
  })

  it('X207: prints a position on the line as one, and strategies whose factors are gone as such', async () => {
    const record = analysed()
    for (const factor of record.analyses[0]!.factors) Object.assign(factor, { weight: 1 / 6, rating: 3 })
    record.analyses[0]!.strategyFactors = record.analyses[0]!.strategyFactors.filter(
      ({ strategyId, themeId }) => strategyId !== 'strategy-1' || themeId !== 'theme-opportunities-1',
    )
    const { text } = await minutes(record)
    expect(text).toContain('posisi (0,00; 0,00) di garis batas Agresif, SO (+, +) – Diversifikasi, ST (+, −)')
    expect(text).toContain('(S1; faktor peluang yang dirujuk sudah tidak ada)')
  })

  it('X208: names the round that weights came from, prints its votes, and what was left out', async () => {
    const record = analysed()
    for (const factor of record.analyses[0]!.factors.slice(0, 2)) factor.weightRoundId = 'round-1'
    record.analyses[0]!.factors[2]!.isIncluded = false
    const { text } = await minutes(record)
    expect(text).toMatch(/S1\nLayanan terpadu \(kekuatan\)\n21\n0,24\n4\n0,96/)
    expect(text).toContain(
      'Bobot diambil dari pemungutan suara putaran 1 dan sebagian ditetapkan bersama di ruang sidang.',
    )
    expect(text).toContain('Tidak dimasukkan ke dalam analisis: Sumber daya manusia (kekuatan).')
    expect(text).toContain('[lengkapi: IFAS: bobot berjumlah 1 (sekarang 0,880)]')
  })

  it('X209: is complete in English, and keeps hostile texts as texts', async () => {
    const { text } = await minutes(analysed(), 'en')
    expect(text).toContain('x = S − W = 1.86 − 1.12 = 0.74')
    expect(text).toContain('The region lies in the quadrant Aggressive, SO (+, +).')
    expect(text).toMatch(/5 strategies of the TOWS matrix/)
    const record = analysed()
    for (const [index, hostile] of Object.values(hostileTexts).slice(0, 5).entries())
      record.analyses[0]!.strategies[index]!.text = hostile
    const hostile = await minutes(record)
    expect(xmlProblem(hostile.xml)).toBeNull()
    expect(hostile.text).toContain(hostileTexts.html)
  })
})

describe('the analysis in Excel', () => {
  it('X219: prints every weight of the sheet with the decimals that the finest of them needs', async () => {
    const formats = async (weight: number) => {
      const record = analysed()
      Object.assign(record.analyses[0]!.factors[0]!, { weight })
      const sheet = (await workbook(record)).getWorksheet('Analisis SWOT')!
      return new Set(Array.from({ length: 12 }, (_, index) => sheet.getCell(index + 2, 7).numFmt))
    }
    expect(await formats(0.24)).toEqual(new Set(['0.00']))
    expect(await formats(0.235)).toEqual(new Set(['0.000']))
  })

  it('X210: has a sheet of factors with numbers as numbers, and results and chart below the table', async () => {
    const read = await workbook(analysed())
    expect(read.getWorksheet('Ringkasan')!.getColumn(3).values).toContainEqual(
      expect.stringContaining('= 0,47. Posisi daerah berada pada kuadran Agresif, SO (+, +).'),
    )
    const sheet = read.getWorksheet('Analisis SWOT')!
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(String(sheet.autoFilter)).toBe('A1:M13')
    const rows = Array.from({ length: 12 }, (_, index) => (sheet.getRow(index + 2).values as unknown[]).slice(1))
    expect(rows[0]!.slice(1, 11)).toEqual([
      'IFAS',
      'Kekuatan (S)',
      'S1',
      'Layanan terpadu (kekuatan)',
      undefined,
      0.24,
      4,
      0.96,
      4,
      0.96,
    ])
    expect(rows[3]![8]).toBeCloseTo(0.6)
    expect(rows[3]![9]).toBe(2)
    const below = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        sheet.getCell(index + 15, 1).value,
        sheet.getCell(index + 15, 5).value,
      ]),
    )
    expect(below['Jumlah Kekuatan (S)']).toBeCloseTo(1.86)
    expect(below['x = S − W']).toBeCloseTo(0.74)
    expect(below['y = O − T']).toBeCloseTo(0.47)
    expect(below['IFAS, tampilan klasik IFE/EFE – Papan SWOT']).toBeCloseTo(3.04)
    expect(below['EFAS, tampilan klasik IFE/EFE – Papan SWOT']).toBeCloseTo(2.97)
    expect(sheet.getImages()).toHaveLength(1)
  })

  it('X211: has a sheet of strategies, and no chart while the analysis is incomplete', async () => {
    const read = await workbook(incomplete())
    const strategies = read.getWorksheet('Strategi TOWS')!
    expect((strategies.getRow(2).values as unknown[]).slice(1, 6)).toEqual([
      'SO-1',
      'Papan SWOT',
      'SO',
      'Satu pintu layanan digital di setiap distrik',
      'S1+O2',
    ])
    const factors = read.getWorksheet('Analisis SWOT')!
    expect(factors.getImages()).toHaveLength(0)
    expect(factors.getColumn(5).values).toContain('IFAS: bobot S2')
  })
})

describe('the analysis in books', () => {
  it('X212: Buku 1 prints IFAS, position and matrix, and the classic display in an annex of its own', async () => {
    const text = await book(1, analysed())
    for (const title of ['5.4 IFAS dan EFAS', '5.5 Posisi Kuadran', '5.6 Matriks TOWS', 'TAMPILAN KLASIK IFE DAN EFE'])
      expect(text).toContain(title)
    expect(text).not.toContain('LENGKAPI: strategi SO')
    const annex = text.slice(text.lastIndexOf('TAMPILAN KLASIK IFE DAN EFE'))
    expect(annex).toMatch(/W1\nLayanan terpadu \(kelemahan\)\n0,20\n2\n0,40/)
    expect(annex).toMatch(/Jumlah\n1,00\n+3,04/)
    expect(annex).toMatch(/Jumlah\n1,00\n+2,97/)
    expect(text.slice(0, text.lastIndexOf('TAMPILAN KLASIK IFE DAN EFE'))).not.toContain('3,04')
  })

  it('X213: Buku 1 leaves position and classic display out while the analysis is incomplete, and lists the gaps', async () => {
    const text = await book(1, incomplete())
    expect(text).toContain('5.5 Matriks TOWS')
    expect(text).not.toContain('Posisi Kuadran')
    expect(text).not.toContain('TAMPILAN KLASIK')
    expect(text.match(/IFAS: nilai W2/g)).toHaveLength(2)
  })

  it('X214: Buku 2 prints strategies by dimension and across, and asks only where there are none', async () => {
    const text = await book(2, analysed())
    expect(text).toContain('3.7 Strategi Lintas Dimensi')
    expect(text).toMatch(/Strategi Smart Governance\n/)
    expect(text).not.toContain('LENGKAPI: strategi Smart Governance yang merujuk')
    expect(text).toContain('LENGKAPI: strategi Smart Economy yang merujuk')
    const without = await book(2, recordFixture())
    expect(without).not.toContain('Strategi Lintas Dimensi')
    expect(without).toContain('LENGKAPI: strategi Smart Governance yang merujuk')
  })

  it('X215: Buku 2 traces each programme over strategy and factors to its notes', async () => {
    const record = analysed()
    const text = await book(2, record)
    const [programme] = record.programmes
    const trace = text.slice(text.lastIndexOf('JEJAK PROGRAM'))
    expect(trace).toMatch(
      new RegExp(
        `P-1 ${programme!.name}\nSO-1 Satu pintu layanan digital di setiap distrik \\(S1\\+O2\\)\n` +
          'S1 Layanan terpadu \\(kekuatan\\) \\(T-1\\)\nO2 Jaringan dan data \\(peluang\\) \\(T-8\\)\n(C-\\d+(, )?)+',
      ),
    )
    const option = { source: 'strategy', sourceId: 'strategy-3' } as const
    expect(traceOption(createBook(createPaper(record, draftEdition, resourcesFolder)), option)).toBe('WO-3')
  })

  it('X216: Buku 3 names the position and the three highest scores of each quadrant', async () => {
    const record = analysed()
    // The third of the strengths becomes the heaviest.
    Object.assign(record.analyses[0]!.factors[0]!, { weight: 0.12 })
    Object.assign(record.analyses[0]!.factors[2]!, { weight: 0.24, rating: 4 })
    const text = await book(3, record)
    expect(text).toContain('pada kuadran Agresif, SO (+, +)')
    expect(text).toMatch(/1\.\tS3 Sumber daya manusia \(kekuatan\) \(skor 0,96\)\n2\.\tS2 .*\n3\.\tS1 /)
  })
})

it('X217: JSON carries the analysis whole', () => {
  const record = analysed()
  const json = JSON.parse(new TextDecoder().decode(writeJson(record))) as unknown
  const read = WorkshopRecord.parse(json)
  expect(read.analyses).toEqual(record.analyses)
  expect(read.analyses[0]!.strategyFactors).toHaveLength(11)
})
