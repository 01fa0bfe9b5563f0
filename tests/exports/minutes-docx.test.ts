import { describe, expect, it } from 'vitest'
import { writeMinutesDocx } from '#electron/exports/minutes/minutes-docx.ts'
import type { WorkshopRecord } from '#shared/schema/record.ts'
import {
  draftEdition,
  finalEdition,
  firstDayMs,
  hostileTexts,
  recordFixture,
  resourcesFolder,
} from '#tests/support/record-fixture.ts'
import { unzipText, wordText, xmlProblem } from '#tests/support/zip-text.ts'

async function paper(record: WorkshopRecord, stageNumber = 1, edition = finalEdition) {
  const files = unzipText(await writeMinutesDocx(record, stageNumber, edition, resourcesFolder))
  const xml = files.get('word/document.xml')!
  const around = (kind: string) =>
    [...files].filter(([name]) => name.startsWith(`word/${kind}`)).map(([, part]) => wordText(part))
  return { files, xml, text: wordText(xml), headers: around('header'), footers: around('footer') }
}

describe('berita acara', () => {
  it('X20: opens with place, date in words, presence and the quorum of the settings', async () => {
    const { text } = await paper(recordFixture())
    expect(text).toContain('PEMERINTAH KABUPATEN MANOKWARI')
    expect(text).toContain('BIMBINGAN TEKNIS TAHAP I GERAKAN MENUJU KOTA CERDAS')
    expect(text).toContain('Nomor: 400.10.2/117/DISKOMINFO/VII/2023')
    expect(text).toContain(
      'Rabu tanggal lima bulan Juli tahun dua ribu dua puluh tiga sampai dengan hari Kamis tanggal enam',
    )
    expect(text).toContain('dihadiri 72 dari 80 peserta terdaftar')
    expect(text).toContain('Kuorum lebih dari setengah dari 80 peserta terdaftar, yaitu 41 orang, terpenuhi')
  })

  it('X21: numbers its clauses KESATU, KEDUA … with the way of each decision and its objections', async () => {
    const { text } = await paper(recordFixture())
    expect(text).toContain('KESATU\t:\tHasil “Papan SWOT” sebanyak 60 catatan dalam 12 tema')
    expect(text).toMatch(/KETIGA\t:\tLima isu prioritas .*, melalui pemungutan suara putaran 1/)
    expect(text).toMatch(
      /KEEMPAT\t:\tKata kunci visi: sehat, terhubung, lestari, melalui musyawarah mufakat\.\nCatatan keberatan: Perwakilan nelayan/,
    )
  })

  it('X22: names a tie across the cut line as not agreed, and the order of the run-off once there is one', async () => {
    const tied = await paper(recordFixture())
    expect(tied.text).toContain('Hal yang belum disepakati:')
    expect(tied.text).toContain('(4) Layanan terpadu (kelemahan)')
    expect(tied.text).not.toContain('(5) Jaringan')
    const decided = await paper(recordFixture({ hasRunOff: true }))
    expect(decided.text).not.toContain('Hal yang belum disepakati:')
    expect(decided.text).toContain('(5) Jaringan dan data (kelemahan)')
    expect(decided.text).toContain('Urutan akhir setelah putaran ulang')
  })

  it('V441: a result without a quorum is not printed as if it had one', async () => {
    const record = recordFixture()
    const { quorum, castCount } = record.rounds[0]!.result!
    const clause = `(${castCount} surat suara): (1)`
    expect((await paper(record)).text).toContain(clause)
    record.rounds[0]!.result!.quorum = { ...quorum, requiredCount: castCount + 1, isMet: false }
    const { text } = await paper(record)
    expect(text).not.toContain(clause)
    expect(text).toContain(`kuorum ${castCount + 1} tidak terpenuhi sehingga memerlukan keputusan pimpinan sidang`)
  })

  it('V442: a run-off that ended in a tie is not said to have decided', async () => {
    const record = recordFixture({ hasRunOff: true })
    expect((await paper(record)).text).toContain('(diputus melalui putaran 2)')
    const runOff = record.rounds[1]!.result!
    const tied = runOff.options.map((option) => ({ ...option, rankFrom: 1, rankTo: runOff.options.length }))
    record.rounds[1]!.result = { ...runOff, options: tied, tiedAtCut: tied.map(({ optionId }) => optionId) }
    const { text } = await paper(record)
    expect(text).not.toContain('diputus melalui')
    expect(text).toContain('(masih seri setelah putaran 2; belum diputus)')
  })

  it('V454: a cancelled round says how many had voted; raised hands had no ballots to destroy', async () => {
    const record = recordFixture()
    const { round, options, entitledCount } = record.rounds[0]!
    const cancelled = { options, entitledCount, notReturnedCount: 0, result: null }
    record.rounds = [{ ...cancelled, round: { ...round, state: 'cancelled' }, votedAtCancelCount: 12 }]
    expect((await paper(record)).text).toMatch(/Sudah memilih saat dibatalkan\s*:?\s*12/)
    const byHands = { ...round, state: 'cancelled', way: 'hands' } as const
    record.rounds = [{ ...cancelled, round: byHands, votedAtCancelCount: null }]
    const { text } = await paper(record)
    expect(text).toContain('Putaran ini dibatalkan; tidak ada hasil.')
    expect(text).not.toMatch(/saat dibatalkan|dimusnahkan/)
  })

  it('X408: a heading of numbers has room for its longest word', async () => {
    const record = recordFixture()
    const entry = record.rounds[0]!
    entry.round.rules = { method: 'impact_effort' }
    const options = entry.result!.options.map((option) => ({
      ...option,
      distribution: [1, 2, 3, 4, 5],
      detail: { method: 'impact_effort' as const, impact: 4, effort: 2, field: 'quick_win' as const },
    }))
    entry.result = { ...entry.result!, method: 'impact_effort', lowestStep: 1, options, detail: entry.round.rules }
    const { xml } = await paper(record)
    const widthOf = (heading: string) =>
      Number(new RegExp(`<w:tcW w:type="dxa" w:w="(\\d+)"/>(?:(?!</w:tc>).)*>${heading}<`).exec(xml)![1])
    // Bold Arial of 9 points in twips, with the edges of the cell.
    expect(widthOf('Dampak')).toBeGreaterThan(3.89 * 180 + 120)
    expect(widthOf('Upaya')).toBeGreaterThan(2.99 * 180 + 120)
    expect(widthOf('Simpangan')).toBeGreaterThan(5.39 * 180 + 120)
  })

  it('V443: papers that did not come back are counted out beside the void ones', async () => {
    const record = recordFixture()
    expect((await paper(record)).text).not.toContain('Kertas suara tidak kembali')
    record.rounds[0]!.notReturnedCount = 2
    expect((await paper(record)).text).toMatch(/Kertas suara tidak kembali \(tidak dihitung\)\s*:?\s*2/)
  })

  it('X23: lists changes made after an earlier close', async () => {
    const record = recordFixture()
    record.lateChanges = [{ stageNumber: 1, atMs: firstDayMs + 20 * 86_400_000, kind: 'tidak.dikenal', values: {} }]
    const { text } = await paper(record)
    expect(text).toContain('1 perubahan atas hasil yang telah ditetapkan sebelumnya, dilakukan pada 25 Juli 2023:')
    expect(text).toContain('Tahap I, 25 Juli 2023 pukul 09.00 WIT')
  })

  it('X24: never invents: what is missing is dots or a highlighted gap', async () => {
    const { text, xml } = await paper(recordFixture(), 2, draftEdition)
    expect(text).toContain('Nomor: ……………')
    expect(text).toContain('bertempat di [lengkapi: tempat]')
    expect(text).toContain('[lengkapi: keputusan yang disepakati]')
    expect(text).toContain('tidak terpenuhi: yang hadir 0 orang')
    const gaps = xml.match(/\[lengkapi[^\]]*\]/g)!.length
    expect(gaps).toBeGreaterThan(8)
    expect(xml.match(/<w:highlight w:val="yellow"\/>/g)).toHaveLength(gaps)
  })

  it('X25: people outside the civil service have no rank and no NIP', async () => {
    const { text } = await paper(recordFixture())
    expect(text).toContain('NIP 19700101 199003 1 001')
    expect(text).toContain('BUPATI MANOKWARI\n')
    expect(text.match(/NIP/g)).toHaveLength(3)
    expect(text).toMatch(/Bupati Contoh\n(?!.*NIP)/)
  })

  it('X26: keeps the signatures with the closing sentence and whole', async () => {
    const { xml } = await paper(recordFixture())
    const closing = xml.slice(0, xml.indexOf('Demikian berita acara')).lastIndexOf('<w:p>')
    const properties = xml.slice(closing, xml.indexOf('</w:pPr>', closing))
    expect(properties).toContain('<w:keepNext/>')
    expect(properties).toContain('<w:keepLines/>')
  })

  it('X27: prints every vote with method, counts, quorum, ranking, ties and unused points', async () => {
    const { text } = await paper(recordFixture())
    expect(text).toContain('Suara titik: 5 titik tiap orang, paling banyak 1 pada satu pilihan')
    expect(text).toContain('Rahasia: surat suara disegel sampai penutupan')
    expect(text).toMatch(/Cara masuk\n:\n23 di bilik\n/)
    expect(text).toMatch(/Tidak sah\n:\n0\n/)
    expect(text).toContain('112 dari 115')
    expect(text).toMatch(/Titik tidak dipakai\n:\n3\n/)
    expect(text).toContain('(lebih dari setengah dari 31 peserta yang menandatangani daftar hadir)')
    expect(text.match(/5–7/g)).toHaveLength(7)
  })

  it('X28: an open round prints that it is open, and no count', async () => {
    const record = recordFixture()
    record.rounds[0] = {
      ...record.rounds[0]!,
      result: null,
      round: { ...record.rounds[0]!.round, state: 'open', closedAtMs: null },
    }
    const { text } = await paper(record, 1, draftEdition)
    expect(text).toContain('Pemungutan suara belum ditutup')
    expect(text).toContain('masih berlangsung')
    expect(text).not.toContain('5–7')
  })

  it('X29: names number and date of the berita acara on every page of an annex, and pages as x of y', async () => {
    const { headers, footers, files } = await paper(recordFixture())
    const annexes = headers.filter((header) => header.startsWith('LAMPIRAN'))
    expect(annexes).toHaveLength(6)
    for (const header of annexes) {
      expect(header).toContain('Nomor: 400.10.2/117/DISKOMINFO/VII/2023')
      expect(header).toContain('Tanggal: 6 Juli 2023')
    }
    for (const footer of footers) expect(footer).toMatch(/Versi 1, segel 3fa81c07d2b9\tHalaman .* dari /)
    expect(files.get('word/footer1.xml')).toContain('NUMPAGES')
  })

  it('X30: marks a draft across every page, and a final paper not at all', async () => {
    const draft = await paper(recordFixture(), 1, draftEdition)
    const marked = [...draft.files].filter(([name]) => name.startsWith('word/header')).map(([, xml]) => xml)
    expect(marked.length).toBeGreaterThan(6)
    for (const xml of marked) expect(xml).toContain('string="DRAF"')
    const final = await paper(recordFixture())
    for (const [name, xml] of final.files) expect(xml.includes('string="DRAF"'), name).toBe(false)
  })

  it('X31: has official margins, A4 or F4, and turns the wide annex only', async () => {
    const { xml } = await paper(recordFixture())
    const sizes = xml.match(/<w:pgSz [^>]*>/g)!
    expect(sizes.filter((size) => size.includes('w:orient="landscape"'))).toHaveLength(1)
    expect(sizes[0]).toContain('w:w="11906"')
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1417" w:left="1701"/)
    const record = recordFixture()
    record.workshop.settings.paper = 'F4'
    expect((await paper(record)).xml).toContain('w:w="12189" w:h="18709"')
  })

  it('X32: repeats the header row of every data table', async () => {
    const { xml } = await paper(recordFixture())
    const headers = xml.match(/<w:tblHeader\/>/g)!
    expect(headers.length).toBeGreaterThan(10)
  })

  it('X33: writes well-formed XML whatever was typed, text as text', async () => {
    const { files, text } = await paper(recordFixture({ isHostile: true }), 1, draftEdition)
    for (const [name, xml] of files) expect(xmlProblem(xml), name).toBeNull()
    for (const key of ['formula', 'html', 'emoji', 'markup', 'long'] as const) expect(text).toContain(hostileTexts[key])
    expect(text).not.toContain('\u202E')
    expect(text).toContain('baris satu')
  })

  it('X34: never prints a phone number', async () => {
    const { files } = await paper(recordFixture())
    for (const [name, xml] of files) expect(xml.includes('0812-0000'), name).toBe(false)
  })

  it('X35: stage IV carries the commitment sheet with a row for everybody', async () => {
    const { text } = await paper(recordFixture(), 4, draftEdition)
    expect(text).toContain('LEMBAR KOMITMEN')
    expect((await paper(recordFixture())).text).not.toContain('LEMBAR KOMITMEN')
  })
})
