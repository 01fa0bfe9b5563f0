import { importFields, requiredImportFields } from '#shared/schema/imports.ts'
import type { ImportField, ImportKind } from '#shared/schema/imports.ts'
import { foldWords, withoutBrackets } from './text.ts'

/** Column index (from 0) of each field that was found. */
export type ColumnMap = Partial<Record<ImportField, number>>

const unitWords = ['opd', 'unit', 'instansi', 'perangkat daerah', 'unit kerja', 'skpd', 'lembaga', 'institution']
const numberWords = ['no', 'nomor', 'nomor urut', 'no urut', 'number', 'nr']
const dimensionWords = ['dimension', 'dimensi', 'dimensi smart city', 'dimensi kota cerdas', 'pilar']

/**
 * Headings as people write them, Indonesian and English, the likeliest first; compared without case and punctuation.
 * The first two of each field name it in messages.
 */
const aliases: { [Kind in ImportKind]: Record<(typeof importFields)[Kind][number], readonly string[]> } = {
  organisations: {
    name: [
      'nama',
      'name',
      'nama opd',
      'nama unit',
      'nama perangkat daerah',
      'nama instansi',
      'nama skpd',
      'nama lengkap',
      ...unitWords,
      'organisasi',
      'organisation',
      'organization',
    ],
    short: ['singkatan', 'short', 'nama singkat', 'akronim', 'alias', 'abbreviation', 'short name', 'kode'],
    number: numberWords,
  },
  participants: {
    label: [
      'nama',
      'label',
      'nama label',
      'nama peserta',
      'nama lengkap',
      'peserta',
      'name',
      'participant',
      'full name',
    ],
    unit: [...unitWords, 'asal instansi', 'instansi opd', 'opd instansi', 'asal', 'organisation', 'organization'],
    constituency: ['unsur', 'constituency', 'role', 'peran', 'unsur peserta', 'kelompok unsur'],
    jobTitle: ['jabatan', 'job title', 'position', 'title', 'jabatan pekerjaan'],
    workingGroup: ['pokja', 'working group', 'kelompok kerja', 'nama pokja', 'kelompok', 'group'],
    phone: [
      'telepon',
      'phone',
      'no telepon',
      'nomor telepon',
      'telp',
      'no telp',
      'hp',
      'no hp',
      'nomor hp',
      'wa',
      'no wa',
      'whatsapp',
      'kontak',
      'phone number',
    ],
    number: numberWords,
  },
  notes: {
    quadrant: [
      'kuadran',
      'quadrant',
      'swot',
      'kategori',
      'category',
      'zona',
      'zone',
      'kolom',
      'elemen',
      'element',
      'bagian',
    ],
    dimension: dimensionWords,
    text: [
      'catatan',
      'text',
      'teks',
      'isi catatan',
      'isi',
      'note',
      'uraian',
      'pernyataan',
      'faktor',
      'kartu',
      'card',
      'deskripsi',
      'description',
    ],
    unit: unitWords,
    number: numberWords,
  },
  programmes: {
    name: [
      'program',
      'name',
      'program kerja',
      'nama program',
      'nama program kerja',
      'nama',
      'programme',
      'programme name',
      'program name',
      'judul program',
      'kegiatan',
      'nama kegiatan',
    ],
    dimension: dimensionWords,
    horizon: ['jangka waktu', 'horizon', 'jangka', 'term', 'time frame', 'periode', 'waktu'],
    unit: [
      'opd penanggung jawab',
      'unit in charge',
      'penanggung jawab',
      'perangkat daerah penanggung jawab',
      'opd pengampu',
      'opd pelaksana',
      'pelaksana',
      'lead unit',
      'pj',
      ...unitWords,
    ],
    supportingUnits: ['opd pendukung', 'supporting units', 'opd pendukung mitra', 'pendukung', 'mitra', 'partners'],
    indicator: ['indikator', 'indicator', 'indikator kinerja', 'indikator program', 'indikator keberhasilan'],
    quickWin: ['quick win', 'quickwin', 'program percepatan', 'percepatan', 'program quick win', 'qw'],
    budget: [
      'anggaran',
      'budget',
      'anggaran rp',
      'pagu',
      'pagu anggaran',
      'pagu indikatif',
      'biaya',
      'kebutuhan anggaran',
      'cost',
    ],
    years: ['tahun', 'year', 'years', 'tahun pelaksanaan', 'waktu pelaksanaan', 'tahun anggaran'],
    number: numberWords,
  },
}

const aliasesOf = (kind: ImportKind, field: ImportField): readonly string[] =>
  (aliases[kind] as Partial<Record<ImportField, readonly string[]>>)[field] ?? []

/** Finds the columns of a kind among the headings. A column serves one field; of two that fit, the likelier name wins. */
export function mapColumns(kind: ImportKind, headings: readonly string[]): ColumnMap {
  const names = headings.map((heading) => [foldWords(heading), foldWords(withoutBrackets(heading))])
  const fits: { field: ImportField; index: number; rank: number }[] = []
  for (const field of importFields[kind]) {
    const words = aliasesOf(kind, field)
    names.forEach((spellings, index) => {
      const ranks = spellings.map((spelling) => words.indexOf(spelling)).filter((rank) => rank >= 0)
      if (ranks.length > 0) fits.push({ field, index, rank: Math.min(...ranks) })
    })
  }
  fits.sort((a, b) => a.rank - b.rank || a.index - b.index)
  const columns: ColumnMap = {}
  const taken = new Set<number>()
  for (const { field, index } of fits) {
    if (columns[field] !== undefined || taken.has(index)) continue
    columns[field] = index
    taken.add(index)
  }
  return columns
}

/** Fields that a table of this kind needs and the mapping lacks. */
export function missingFields(kind: ImportKind, columns: ColumnMap): ImportField[] {
  return requiredImportFields[kind].filter((field) => columns[field] === undefined)
}

/**
 * How much a row looks like the headings of this kind: the number of fields found, a point more when none is missing.
 * Data rows score 0 or 1 by accident; a row that names everything needed stands out.
 */
export function scoreHeadings(kind: ImportKind, cells: readonly string[]): number {
  const columns = mapColumns(kind, cells)
  const foundCount = Object.keys(columns).length
  if (foundCount === 0) return 0
  return missingFields(kind, columns).length === 0 ? foundCount + 100 : foundCount
}

/** A missing heading in words that stand in a sentence of either language: `kuadran / quadrant`. */
export function headingInWords(kind: ImportKind, field: ImportField): string {
  return aliasesOf(kind, field).slice(0, 2).join(' / ')
}
