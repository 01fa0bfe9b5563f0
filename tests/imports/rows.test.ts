import { describe, expect, it } from 'vitest'
import { previewImport, nothingKnown } from '#electron/imports/preview.ts'
import { rejectedCsv, rejectedFileName } from '#electron/imports/rejected.ts'
import { dictionaries } from '#shared/i18n/dictionaries.ts'
import { importEncodings, importFields, importKinds, importReasons, importVerdicts } from '#shared/schema/imports.ts'
import type { ImportAnswers } from '#shared/schema/imports.ts'
import { fixture, linesOf, preview, rowAt, takenRows, utf8 } from './support.ts'

describe('all kinds', () => {
  it('I11: a total is dropped only where it is one', async () => {
    const file = await preview(
      'notes',
      utf8(
        'kuadran,catatan\nKelemahan,Jumlah pengunjung turun\nkuadran,catatan\nJumlah,\nPeluang,Total 3 pasar baru\n',
      ),
    )
    expect(linesOf(file.rows, 'accepted')).toEqual([2, 5])
    expect(rowAt(file.rows, 3).reason).toBe('ROW_HEADING_REPEATED')
    expect(rowAt(file.rows, 4).reason).toBe('ROW_TOTAL')
  })

  it('I11: signature lines below the table are dropped, also in the column of names', async () => {
    const lines = ['No,Nama,Jabatan', '1,Sekretaris,', ',"Manokwari, 5 Juli 2023",', ',Sekretaris,', ',NIP 1,']
    const file = await preview('participants', utf8(lines.join('\n')))
    expect(linesOf(file.rows, 'accepted')).toEqual([2])
    expect(linesOf(file.rows, 'dropped')).toEqual([3, 4, 5])
  })

  it('I12: a row with more cells than headings is rejected', async () => {
    const file = await preview('notes', utf8('kuadran,catatan\nS,Air, listrik mati\nS,"Air, listrik mati"\nW,Utuh,\n'))
    expect(rowAt(file.rows, 2)).toMatchObject({ verdict: 'rejected', reason: 'EXTRA_CELLS', row: null })
    expect(linesOf(file.rows, 'accepted')).toEqual([3, 4])
  })

  it('I13: a name that is too long is rejected, never cut', async () => {
    const file = await preview('programmes', utf8(`Program\n${'a'.repeat(500)}\n${'b'.repeat(501)}\n`))
    expect(rowAt(file.rows, 2).row?.name).toHaveLength(500)
    expect(rowAt(file.rows, 3)).toMatchObject({
      reason: 'VALUE_TOO_LONG',
      reasonValues: { heading: 'Program', maxLength: 500 },
    })
  })

  it('I16: every reason, field, kind and verdict has its words in both languages', () => {
    for (const { imports } of Object.values(dictionaries)) {
      expect(Object.keys(imports.reason).toSorted()).toEqual([...importReasons].toSorted())
      expect(Object.keys(imports.kind)).toEqual([...importKinds])
      expect(Object.keys(imports.verdict)).toEqual([...importVerdicts])
      expect(Object.keys(imports.encoding)).toEqual([...importEncodings])
      expect(Object.keys(imports.field)).toEqual(expect.arrayContaining(Object.values(importFields).flat()))
    }
  })
})

describe('rows not taken', () => {
  it('I16: are written with line, reason and original cells, formulas made harmless', async () => {
    const file = await preview('programmes', fixture('messy/program_campur_aduk.csv'))
    const text = rejectedCsv(file, 'id') ?? ''
    const lines = text.split('\r\n')
    expect(lines[0]).toBe(
      '\uFEFFBaris asal;Alasan ditolak;NO;PROGRAM KERJA;Dimensi;JANGKA WAKTU;OPD Penanggung Jawab;Indikator Kinerja;Quick Win?;Anggaran (Rp);Tahun',
    )
    expect(lines).toHaveLength(8) // headings, six rows, the last line end
    expect(lines[1]).toContain(`4;“Bapenda, Disperindag” menyebut 2 perangkat daerah.`)
    expect(lines[1]).toContain(`"'=SUM(A1:A3)"`)
    expect(lines[5]).toContain('Jangka waktu “Menengah/Panjang” tidak jelas. Tentukan salah satu. Tanda “x”')
    expect(rejectedCsv(file, 'en')).toContain('Original line;Reason for rejection;')
    expect(rejectedFileName('data/program.kerja.csv')).toBe('data/program.kerja.ditolak.csv')
  })

  it('I16: mended and imported, the file gives the texts as they were', async () => {
    const bytes = fixture('messy/program_campur_aduk.csv')
    const text = rejectedCsv(await preview('programmes', bytes), 'en') ?? ''
    const mended = text.replace('Bapenda, Disperindag;', 'Disperindag;')
    const file = await preview('programmes', utf8(mended))
    expect(takenRows(file)).toHaveLength(1)
    expect(takenRows(file)[0]).toMatchObject({
      name: 'QRIS pasar',
      indicator: '=SUM(A1:A3)',
      leadUnitText: 'Disperindag',
    })
  })

  it('I16: there is no file when every row was taken', async () => {
    expect(rejectedCsv(await preview('notes', fixture('manokwari/swot.csv')), 'id')).toBeNull()
  })

  it('I16: a note elsewhere names the quadrant in words', async () => {
    const notes = [{ quadrant: 'threats', dimension: null, text: 'Air' } as const]
    const file = await preview('notes', utf8('kuadran,catatan\nS,air\n'), {}, { notes })
    expect(rejectedCsv(file, 'id')).toContain('pada papan (Ancaman)')
  })
})

describe('organisations', () => {
  const units = [{ name: 'Dinas Kesehatan', short: 'Dinkes' }]

  it('I20 I21: are compared with the workshop', async () => {
    const lines = 'Nama OPD,Singkatan\nDINAS  KESEHATAN,\nDinkes,\nDinas Kelautan,dinkes\nDinas Sosial,Dinsos\n'
    const file = await preview('organisations', utf8(lines), {}, { units })
    expect(file.rows.map(({ verdict, reason }) => reason ?? verdict)).toEqual([
      'DUPLICATE_OF_EXISTING',
      'DUPLICATE_OF_EXISTING',
      'SHORT_CONFLICT',
      'accepted',
    ])
  })

  it('I22: a different unit that only looks alike is taken when the user says so', async () => {
    const bytes = utf8('Nama OPD,Singkatan\nDinas Komunikasi dan Informatika,Diskominfo\nDinas Kominfo,\n')
    expect(rowAt((await preview('organisations', bytes)).rows, 3).reason).toBe('UNIT_ALIAS')
    const file = await preview('organisations', bytes, { answers: { 3: { sameAs: 'different' } } })
    expect(rowAt(file.rows, 3)).toMatchObject({ verdict: 'accepted', remarks: [{ reason: 'SHORT_EMPTY' }] })
  })
})

describe('participants', () => {
  const units = [{ name: 'Dinas Kesehatan', short: 'Dinkes' }]

  it('I30: the same label and unit is one person, another unit another person', async () => {
    const lines = 'Nama,OPD\nSekretaris,dinkes\nsekretaris,DINAS KESEHATAN\nSekretaris,Dinas Sosial\nSekretaris,\n'
    const file = await preview('participants', utf8(lines), {}, { units })
    expect(file.rows.map(({ verdict }) => verdict)).toEqual(['accepted', 'duplicate', 'accepted', 'duplicate'])
    expect(rowAt(file.rows, 4).remarks).toEqual([{ reason: 'LABEL_REPEATED', values: { line: 2 } }])
  })

  it('I31: one unit whose name has &, dan or / is not asked about', async () => {
    const one = ['Dinas Komunikasi & Informatika', 'Satpol PP dan Damkar', 'Universitas / Perguruan Tinggi']
    one.push('"Dinas Pekerjaan Umum, Perumahan dan Kawasan Permukiman"')
    const two = ['Bappeda dan Dinkes', 'RSUD + Dinas Kesehatan', '"Distrik Prafi, Distrik Masni"']
    const rows = [...one, ...two].map((unit, index) => `Peserta ${index},${unit}`)
    const file = await preview('participants', utf8(`Nama,OPD\n${rows.join('\n')}\n`))
    expect(linesOf(file.rows, 'accepted')).toEqual([2, 3, 4, 5])
    expect(linesOf(file.rows, 'ask')).toEqual([6, 7, 8])
  })

  it('I14 I15: a unit answered in an earlier import is not asked about again', async () => {
    const bytes = utf8('Nama,OPD\nPeserta 6,Diskominfo / Bappeda\n')
    const first = await preview('participants', bytes, { answers: { 2: { unit: 'Bappeda' } } })
    expect(takenRows(first)).toMatchObject([{ label: 'Peserta 6', unitText: 'Bappeda' }])
    const again = await preview('participants', bytes, {}, { people: takenRows(first) })
    expect(again.counts).toMatchObject({ duplicate: 1, ask: 0 })
  })

  it('I33: an unknown unsur is left empty with a remark', async () => {
    const file = await preview('participants', utf8('Nama,Unsur\nPeserta 1,Akademisi\nPeserta 2,Undangan\n'))
    expect(rowAt(file.rows, 2)).toMatchObject({
      row: { constituency: null },
      remarks: [{ reason: 'CONSTITUENCY_UNKNOWN', values: { text: 'Akademisi' } }],
    })
    expect(rowAt(file.rows, 3).row?.constituency).toBe('other')
  })
})

describe('notes', () => {
  it('I42: the same text in another quadrant or dimension is another note', async () => {
    const lines = [
      'kuadran,dimensi,catatan',
      'S,Smart Living,Pasar',
      'O,Smart Living,pasar',
      'S,,Pasar',
      's,4,"  PASAR "',
    ]
    const file = await preview('notes', utf8(lines.join('\n')))
    expect(file.rows.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted', 'duplicate'])
  })

  it('I43: a note that was moved since the last import is asked about, not added again', async () => {
    const bytes = utf8('kuadran,dimensi,catatan\nS,Smart Living,Pasar\n')
    const notes = [{ quadrant: 'threats', dimension: 'living', text: 'Pasar' } as const]
    const verdict = async (answer?: string) => {
      const answers: ImportAnswers = answer === undefined ? {} : { 2: { again: answer } }
      return rowAt((await preview('notes', bytes, { answers }, { notes })).rows, 2).verdict
    }
    expect([await verdict(), await verdict('yes'), await verdict('no')]).toEqual(['ask', 'accepted', 'duplicate'])
  })

  it('I14: an asked row that is not taken hides no later row', async () => {
    const file = await preview('notes', utf8('kuadran,catatan\nTantangan,Air\nAncaman,Air\n'))
    expect(file.rows.map(({ verdict }) => verdict)).toEqual(['ask', 'accepted'])
  })
})

describe('programmes', () => {
  it('I50: a list without any dimension or horizon is simply not sorted yet', async () => {
    const file = await preview('programmes', utf8('Program,Dimensi,Jangka Waktu\nBank sampah,,\nQRIS pasar,-,\n'))
    expect(takenRows(file)).toMatchObject([
      { dimension: null, horizon: null },
      { dimension: null, horizon: null },
    ])
  })

  it('I51: x is a tick alone, a cross beside ticks, a question beside other marks', async () => {
    const quickWins = async (...marks: string[]) => {
      const rows = marks.map((mark, index) => `Program ${index},${mark}`)
      const file = await preview('programmes', utf8(`Program,Quick Win\n${rows.join('\n')}\n`))
      return file.rows.map(({ row }) => row?.isQuickWin ?? 'ask')
    }
    expect(await quickWins('x', '', 'X')).toEqual([true, false, true])
    expect(await quickWins('v', 'x', '✓')).toEqual([true, false, true])
    expect(await quickWins('ya', 'x', 'tdk')).toEqual([true, 'ask', false])
  })

  it('I51: a quick win that is not short term gets a remark and is taken', async () => {
    const file = await preview('programmes', utf8('Program,Jangka,Quick Win\nBank sampah,Panjang,ya\n'))
    expect(rowAt(file.rows, 2)).toMatchObject({ verdict: 'accepted', remarks: [{ reason: 'QUICK_WIN_NOT_SHORT' }] })
  })

  it('I55: a programme that the room moved to another cell does not come back', async () => {
    const bytes = utf8('Program,Dimensi\nLiterasi digital,Smart Society\nLiterasi digital,Smart Governance\n')
    expect((await preview('programmes', bytes)).counts.accepted).toBe(2)
    const file = await preview('programmes', bytes, {}, { programmes: [{ name: 'LITERASI  digital' }] })
    expect(file.counts).toMatchObject({ accepted: 0, duplicate: 2 })
  })

  it('I52: a heading may give the unit of money', async () => {
    const file = await preview('programmes', utf8('Program;Anggaran (juta Rp)\nA;1.250\nB;2,5\nC;3 M\n'))
    expect(takenRows(file).map(({ budgetRupiah }) => budgetRupiah)).toEqual([null, 2_500_000, 3_000_000_000])
  })
})

it('I6: a refusal leaves its input as it was', async () => {
  const bytes = utf8('a,b\n1,2\n')
  const copy = bytes.slice()
  expect((await previewImport('notes', 'x.csv', bytes, nothingKnown)).ok).toBe(false)
  expect(bytes).toEqual(copy)
})
