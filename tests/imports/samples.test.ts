import { describe, expect, it } from 'vitest'
import { nothingKnown, previewImport } from '#electron/imports/preview.ts'
import { ImportPreview } from '#shared/schema/imports.ts'
import { fixture, linesOf, preview, rowAt, takenRows } from './support.ts'

describe('the clean sample workshop', () => {
  it('I3: every row of its four files is taken', async () => {
    const units = await preview('organisations', fixture('manokwari/opd.csv'))
    const people = await preview('participants', fixture('manokwari/participants.csv'))
    const notes = await preview('notes', fixture('manokwari/swot.csv'))
    const programmes = await preview('programmes', fixture('manokwari/programmes.csv'))
    expect([units, people, notes, programmes].map(({ counts }) => [counts.rows, counts.accepted])).toEqual([
      [41, 41],
      [80, 80],
      [60, 60],
      [40, 40],
    ])
    expect(takenRows(people).filter((row) => row.constituency === 'council')).toHaveLength(20)
    expect(takenRows(programmes).filter((row) => row.isQuickWin && row.horizon === 'short')).toHaveLength(7)
    expect(takenRows(notes).filter((row) => row.quadrant === 'threats' && row.dimension !== null)).toHaveLength(15)
    for (const file of [units, people, notes, programmes]) expect(ImportPreview.safeParse(file).success).toBe(true)
  })

  it('I15: the same files again add nothing, and everything with `again`', async () => {
    const units = takenRows(await preview('organisations', fixture('manokwari/opd.csv')))
    const people = takenRows(await preview('participants', fixture('manokwari/participants.csv'), {}, { units }))
    const notes = takenRows(await preview('notes', fixture('manokwari/swot.csv')))
    const programmes = takenRows(await preview('programmes', fixture('manokwari/programmes.csv'), {}, { units }))
    const known = { units, people, notes, programmes }
    const files = [
      ['organisations', 'manokwari/opd.csv', 41],
      ['participants', 'manokwari/participants.csv', 80],
      ['notes', 'manokwari/swot.csv', 60],
      ['programmes', 'manokwari/programmes.csv', 40],
    ] as const
    for (const [kind, path, count] of files) {
      expect((await preview(kind, fixture(path), {}, known)).counts).toMatchObject({ accepted: 0, duplicate: count })
      expect((await preview(kind, fixture(path), { again: true }, known)).counts).toMatchObject({ accepted: count })
    }
  })
})

describe('messy samples', () => {
  it('I1 I40 I42: SWOT, semicolons, Windows-1252: 14 rows, 2 blank, 2 duplicates, Tantangan is asked about', async () => {
    const file = await preview('notes', fixture('messy/swot_titik_koma_windows1252.csv'))
    expect(file).toMatchObject({ encoding: 'windows-1252', delimiter: ';', headerLine: 1 })
    expect(file.counts).toEqual({ rows: 14, accepted: 11, duplicate: 2, ask: 1, rejected: 0, dropped: 2 })
    expect(linesOf(file.rows, 'dropped')).toEqual([5, 13])
    expect(rowAt(file.rows, 3)).toMatchObject({ reason: 'DUPLICATE_OF_LINE', reasonValues: { line: 2 } })
    expect(rowAt(file.rows, 11)).toMatchObject({ reason: 'DUPLICATE_OF_LINE', reasonValues: { line: 10 } })
    expect(rowAt(file.rows, 2).row?.text).toBe('Jaringan internet kantor sudah “cukup” stabil – terutama di pusat kota')
    expect(rowAt(file.rows, 8).row?.text).toBe('Ekspor ikan tuna; harga US$ dan € sedang naik')
    expect(rowAt(file.rows, 9).row?.text).toBe('Suhu laut naik ±1°C, karang memutih')
    expect(rowAt(file.rows, 14)).toMatchObject({
      verdict: 'accepted',
      row: { dimension: null },
      remarks: [{ reason: 'DIMENSION_EMPTY' }],
    })
    expect(rowAt(file.rows, 15)).toMatchObject({ verdict: 'ask', reason: 'QUADRANT_UNCLEAR', row: null })
    expect(rowAt(file.rows, 15).questions[0]?.choices[0]).toBe('threats')
    expect(rowAt(file.rows, 16).row?.quadrant).toBe('strengths')
    expect(rowAt(file.rows, 17).row).toMatchObject({ quadrant: 'weaknesses', dimension: 'society' })
  })

  it('I4 I8: SWOT, UTF-8 with emoji and formulas: 17 unique notes, every value text', async () => {
    const file = await preview('notes', fixture('messy/swot_utf8_bom_emoji_rumus.csv'))
    expect(file).toMatchObject({ encoding: 'utf-8', delimiter: ',' })
    expect(file.rows).toHaveLength(20)
    expect(file.counts).toEqual({ rows: 19, accepted: 17, duplicate: 1, ask: 0, rejected: 1, dropped: 1 })
    const texts = takenRows(file).map((row) => row.text)
    expect(texts.filter((text) => /^[=+\-@]/.test(text))).toHaveLength(6)
    expect(texts).toContain('=HYPERLINK("http://contoh.invalid","klik di sini")')
    expect(texts).toContain('Baris satu\nBaris dua dalam sel yang sama')
    expect(texts).toEqual(expect.arrayContaining(['0812', '17/10/2023', '1.250.000,50']))
    expect(texts.map((text) => text.length)).toEqual(expect.arrayContaining([1366, 600]))
    expect(texts).toContain('Spasi\u00A0tak\u00A0putus dan huruf\u200Bnol lebar')
    // The cell of two lines begins on line 10, so the row below it is line 12.
    expect(rowAt(file.rows, 12).row?.text).toBe('Kutipan "ganda" dan koma, di dalam sel')
    expect(rowAt(file.rows, 21)).toMatchObject({ verdict: 'rejected', reason: 'TEXT_MISSING' })
    expect(rowAt(file.rows, 22).row).toMatchObject({ quadrant: 'opportunities', dimension: 'environment' })
  })

  it('I3 I11 I30-I33: participants with title and footer lines: 12 people, 2 duplicates, 1 without label', async () => {
    const file = await preview('participants', fixture('messy/peserta_judul_di_atas_duplikat.csv'))
    expect(file).toMatchObject({ headerLine: 4, delimiter: ';' })
    expect(file.counts).toEqual({ rows: 12, accepted: 8, duplicate: 2, ask: 1, rejected: 1, dropped: 4 })
    expect(linesOf(file.rows, 'duplicate')).toEqual([7, 9])
    expect(rowAt(file.rows, 10)).toMatchObject({ reason: 'SEVERAL_UNITS' })
    expect(rowAt(file.rows, 10).questions[0]?.choices).toEqual(['Diskominfo', 'Bappeda', 'Diskominfo / Bappeda'])
    expect(rowAt(file.rows, 11)).toMatchObject({ verdict: 'rejected', reason: 'LABEL_MISSING' })
    expect(rowAt(file.rows, 13).row?.label).toBe('=1+1')
    expect(rowAt(file.rows, 14)).toMatchObject({
      row: { unitText: 'Universitas / Perguruan Tinggi', constituency: null },
      remarks: [{ reason: 'CONSTITUENCY_EMPTY' }],
    })
    expect(rowAt(file.rows, 17).remarks).toEqual([{ reason: 'NUMBER_REPEATED', values: { number: '11', line: 16 } }])
    expect(rowAt(file.rows, 18)).toMatchObject({
      reason: 'ROW_TOTAL_DIFFERS',
      reasonValues: { claimed: 11, counted: 12 },
    })
    expect(linesOf(file.rows, 'dropped')).toEqual([15, 18, 19, 20])
  })

  it('I32: a merged unit is filled from above only when the user says so', async () => {
    const bytes = fixture('messy/peserta_judul_di_atas_duplikat.csv')
    const asIs = rowAt((await preview('participants', bytes)).rows, 6)
    expect(asIs).toMatchObject({ row: { unitText: '' }, remarks: [{ reason: 'UNIT_EMPTY' }] })
    const filled = rowAt((await preview('participants', bytes, { fillDownUnits: true })).rows, 6)
    expect(filled).toMatchObject({ row: { unitText: 'Dinas Komunikasi dan Informatika' }, remarks: [] })
  })

  it('I11 I50-I55: programmes of all spellings: 11 named rows, doubtful ones are asked about', async () => {
    const file = await preview('programmes', fixture('messy/program_campur_aduk.csv'))
    expect(file.counts).toEqual({ rows: 11, accepted: 4, duplicate: 1, ask: 6, rejected: 0, dropped: 3 })
    expect(rowAt(file.rows, 9).reason).toBe('ROW_NUMBER_ONLY')
    expect(rowAt(file.rows, 10).reason).toBe('ROW_BLANK')
    expect(rowAt(file.rows, 15).reason).toBe('ROW_TOTAL')
    expect(rowAt(file.rows, 3)).toMatchObject({ verdict: 'duplicate', reasonValues: { line: 2 } })
    const questions = (line: number) => rowAt(file.rows, line).questions.map(({ reason }) => reason)
    expect(questions(4)).toEqual(['SEVERAL_UNITS'])
    expect(questions(6)).toEqual(['SEVERAL_UNITS'])
    expect(questions(7)).toEqual(['DIMENSION_UNCLEAR'])
    expect(questions(8)).toEqual(['HORIZON_MISSING'])
    expect(questions(11)).toEqual(['HORIZON_UNCLEAR', 'QUICK_WIN_UNCLEAR'])
    expect(questions(13)).toEqual(['DIMENSION_UNCLEAR'])
    expect(rowAt(file.rows, 2).row).toEqual({
      name: 'Bank sampah distrik',
      dimension: 'environment',
      horizon: 'short',
      leadUnitText: 'DLH',
      supportingUnits: '',
      indicator: 'Ton sampah terpilah/bulan',
      isQuickWin: true,
      budgetRupiah: 1_250_000_000,
      firstYear: 2024,
      lastYear: 2024,
    })
    expect(rowAt(file.rows, 5).row).toMatchObject({ dimension: 'governance', isQuickWin: true, budgetRupiah: 350e6 })
    expect(rowAt(file.rows, 12).row).toMatchObject({
      name: 'Program dengan titik koma; koma, dan "kutip"',
      horizon: 'medium',
      budgetRupiah: 0,
    })
    expect(rowAt(file.rows, 14).row?.name).toHaveLength(403)
    expect(rowAt(file.rows, 14).remarks).toEqual([{ reason: 'BUDGET_SMALL', values: { text: '100' } }])
  })

  it('I14 I54: answered, the asked programmes are taken, with lead and supporting units', async () => {
    const answers = {
      4: { unit: 'Disperindag' },
      6: { unit: 'Diskominfo & BPBD' },
      7: { dimension: 'living' },
      8: { horizon: 'none' },
      11: { horizon: 'medium', quickWin: 'no' },
      13: { dimension: 'mana saja' },
    }
    const file = await preview('programmes', fixture('messy/program_campur_aduk.csv'), { answers })
    expect(file.counts).toMatchObject({ accepted: 9, ask: 1 })
    expect(rowAt(file.rows, 4).row).toMatchObject({
      leadUnitText: 'Disperindag',
      supportingUnits: 'Bapenda',
      indicator: '=SUM(A1:A3)',
      budgetRupiah: null,
      firstYear: 2024,
      lastYear: 2025,
    })
    expect(rowAt(file.rows, 6).row).toMatchObject({
      leadUnitText: 'Diskominfo & BPBD',
      supportingUnits: '',
      horizon: 'long',
      budgetRupiah: 5e9,
    })
    expect(rowAt(file.rows, 7).row).toMatchObject({ dimension: 'living', firstYear: 2024, lastYear: 2028 })
    expect(rowAt(file.rows, 8).row).toMatchObject({ dimension: 'society', horizon: null, budgetRupiah: 75e6 })
    expect(rowAt(file.rows, 11).row).toMatchObject({ horizon: 'medium', isQuickWin: false, indicator: '' })
    expect(rowAt(file.rows, 13)).toMatchObject({ verdict: 'ask', reason: 'DIMENSION_UNCLEAR' })
  })

  it('I1 I20-I22: units from Excel Unicode text: 7 rows, the conflict on Diskan is reported', async () => {
    const file = await preview('organisations', fixture('messy/opd_teks_unicode_utf16.txt'))
    expect(file).toMatchObject({ encoding: 'utf-16le', delimiter: '\t' })
    expect(file.counts).toEqual({ rows: 7, accepted: 3, duplicate: 2, ask: 2, rejected: 0, dropped: 1 })
    expect(linesOf(file.rows, 'duplicate')).toEqual([3, 6])
    expect(rowAt(file.rows, 4)).toMatchObject({
      reason: 'UNIT_ALIAS',
      reasonValues: { name: 'Dinas Kominfo', other: 'Dinas Komunikasi dan Informatika' },
    })
    expect(rowAt(file.rows, 9)).toMatchObject({
      reason: 'SHORT_CONFLICT',
      reasonValues: { short: 'Diskan', other: 'Dinas Perikanan' },
    })
    const answers = { 4: { sameAs: 'same' }, 9: { short: 'Disdik' } }
    const answered = await preview('organisations', fixture('messy/opd_teks_unicode_utf16.txt'), { answers })
    expect(answered.counts).toMatchObject({ accepted: 4, duplicate: 3, ask: 0 })
    expect(rowAt(answered.rows, 9).row).toEqual({ name: 'Dinas Pendidikan', short: 'Disdik' })
  })

  it('I2: the hint `sep=` is no heading', async () => {
    const file = await preview('notes', fixture('messy/swot_baris_sep.csv'))
    expect(file).toMatchObject({ delimiter: ';', headerLine: 2, counts: { rows: 2, accepted: 2, dropped: 0 } })
    expect(linesOf(file.rows, 'accepted')).toEqual([3, 4])
  })

  it('I6: only headings, and zero bytes, are refused as empty', async () => {
    for (const path of ['messy/hanya_judul_kolom.csv', 'messy/kosong.csv']) {
      const result = await previewImport('notes', 'berkas.csv', fixture(path), nothingKnown)
      expect(result).toMatchObject({ ok: false, error: { code: 'IMPORT_EMPTY', data: { fileName: 'berkas.csv' } } })
    }
  })
})
