import { dimensions } from '#shared/schema/vocabulary.ts'
import type { Constituency, Dimension, Horizon, Quadrant } from '#shared/schema/vocabulary.ts'
import { fold, foldWords, withoutBrackets } from './text.ts'

/**
 * What a cell means: a value, `empty`, or `unclear` with the likeliest meanings first. Unclear values are asked about,
 * never guessed silently (samples README).
 */
export type Reading<Value> = { is: 'value'; value: Value } | { is: 'empty' } | { is: 'unclear'; likely: Value[] }

const value = <Value>(found: Value): Reading<Value> => ({ is: 'value', value: found })
const empty = { is: 'empty' } as const
const unclear = <Value>(...likely: Value[]): Reading<Value> => ({ is: 'unclear', likely })

/** The word itself, the words without brackets, and without a leading list number. */
function spellings(text: string): string[] {
  const whole = foldWords(text)
  const bare = foldWords(withoutBrackets(text))
  return [whole, bare, whole.replace(/^\d+ /, ''), bare.replace(/^\d+ /, '')]
}

function lookUp<Value>(words: ReadonlyMap<string, Value>, text: string): Value | undefined {
  for (const spelling of spellings(text)) {
    const found = words.get(spelling)
    if (found !== undefined) return found
  }
  return undefined
}

function wordMap<Value extends string>(lists: Record<Value, readonly string[]>): Map<string, Value> {
  const map = new Map<string, Value>()
  for (const key of Object.keys(lists) as Value[]) {
    map.set(foldWords(key), key)
    for (const word of lists[key]) map.set(word, key)
  }
  return map
}

// Domain guide §3: names, codes 1-6, and the aliases seen in real texts.
const dimensionWords = wordMap<Dimension>({
  governance: [
    'smart governance',
    'smart government',
    'smart goverment',
    'smart governence',
    'tata kelola cerdas',
    '1',
  ],
  branding: ['smart branding', 'jenama cerdas', '2'],
  economy: ['smart economy', 'smart ekonomi', 'ekonomi cerdas', 'ekonomi', '3'],
  living: ['smart living', 'kehidupan cerdas', '4'],
  society: ['smart society', 'masyarakat cerdas', 'masyarakat', 'smart people', 'smart community', '5'],
  environment: ['smart environment', 'smart enviroment', 'enviroment', 'lingkungan cerdas', 'lingkungan', '6'],
})
const mobilityWords = new Set(['smart mobility', 'smart transportation', 'mobility', 'transportation'])

/** Reads a dimension by name, code or alias. Smart Mobility and Smart Transportation are unclear, usually living. */
export function readDimension(text: string): Reading<Dimension> {
  if (isNothing(text)) return empty
  const found = lookUp(dimensionWords, text)
  if (found !== undefined) return value(found)
  if (spellings(text).some((spelling) => mobilityWords.has(spelling))) return unclear<Dimension>('living')
  // Two dimensions in one cell: whichever are named come first.
  const words = ` ${foldWords(text)} `
  return unclear(...dimensions.filter((dimension) => words.includes(` ${dimension} `)))
}

const quadrantWords = wordMap<Quadrant>({
  strengths: ['kekuatan', 'strength', 's', 'kekuatan s', 's kekuatan'],
  weaknesses: ['kelemahan', 'weakness', 'w', 'kelemahan w', 'w kelemahan'],
  opportunities: ['peluang', 'opportunity', 'o', 'peluang o', 'o peluang'],
  threats: ['ancaman', 'threat', 't', 'ancaman t', 't ancaman'],
})

/** Reads a SWOT quadrant in any case, in Indonesian, English or by its letter. Tantangan and Hambatan are unclear. */
export function readQuadrant(text: string): Reading<Quadrant> {
  if (isNothing(text)) return empty
  const found = lookUp(quadrantWords, text)
  if (found !== undefined) return value(found)
  const word = foldWords(text)
  if (word.startsWith('tantangan') || word.startsWith('challenge')) return unclear<Quadrant>('threats', 'weaknesses')
  if (word.startsWith('hambatan') || word.startsWith('kendala')) return unclear<Quadrant>('weaknesses', 'threats')
  return unclear<Quadrant>()
}

/** All values of a list, the likely ones first, each once. */
export function likelyFirst<Value extends string>(likely: readonly Value[], all: readonly Value[]): Value[] {
  return [...new Set([...likely, ...all])]
}

/**
 * Reads a horizon given as words (`Jangka Pendek`, `jk. menengah`, `long term`) or as years (`1 th`, `10 tahun`, `1-5
 * tahun`). Years count to their end: 1 is short, up to 5 medium, up to 10 long (domain guide §3). Words that contradict
 * each other (`Menengah/Panjang`) are unclear.
 */
export function readHorizon(text: string): Reading<Horizon> {
  if (isNothing(text)) return empty
  const found = new Set<Horizon>()
  const words = foldWords(text)
  if (/\b(pendek|short)\b/.test(words)) found.add('short')
  if (/\b(menengah|medium|mid)\b/.test(words)) found.add('medium')
  if (/\b(panjang|long)\b/.test(words)) found.add('long')
  for (const match of fold(text).matchAll(
    /(?:\d+\s*(?:-|–|—|s\.?\/?d\.?|sampai|to)\s*)?(\d+)\s*(?:th|thn|tahun|years?|yrs?)\b/g,
  )) {
    const years = Number(match[1])
    if (years >= 1 && years <= 10) found.add(years === 1 ? 'short' : years <= 5 ? 'medium' : 'long')
  }
  const horizons = [...found]
  return horizons.length === 1 && horizons[0] !== undefined ? value(horizons[0]) : unclear(...horizons)
}

const constituencyWords = wordMap<Constituency>({
  council: ['dewan smart city', 'dewan kota cerdas', 'dewan', 'steering council', 'anggota dewan smart city'],
  implementation_team: ['tim pelaksana', 'pelaksana', 'tim pelaksana smart city', 'team'],
  unit: [
    'opd',
    'perwakilan opd',
    'wakil opd',
    'perwakilan perangkat daerah',
    'perangkat daerah',
    'perwakilan organisasi perangkat daerah',
    'regional government unit',
    'unit representative',
  ],
  other: ['lainnya', 'lain lain', 'undangan', 'umum', 'others'],
})

/** Reads an unsur; one we do not know is unclear without any likely meaning. */
export function readConstituency(text: string): Reading<Constituency> {
  if (isNothing(text)) return empty
  const found = lookUp(constituencyWords, text)
  return found === undefined ? unclear<Constituency>() : value(found)
}

const yesWords = new Set(['ya', 'y', 'yes', 'iya', '1', 'true', 'benar', 'betul', 'v', 'quick win', 'percepatan'])
const noWords = new Set(['tidak', 'tdk', 'tak', 't', 'no', 'n', '0', 'false', 'salah', 'bukan', 'belum'])
const checkMarks = /^[✓✔√☑✅]\uFE0F?$/u
const crossMarks = /^[✗✘☒❌×]\uFE0F?$/u

/** What an `x` means in this column: a tick where it is the only mark, a cross beside ticks, else nobody can know. */
export type CrossMeaning = 'yes' | 'no' | 'unclear'

const isCross = (text: string) => text === 'x' || crossMarks.test(text)

/** Looks at a whole column to learn how its author uses `x`. */
export function meaningOfCross(column: readonly string[]): CrossMeaning {
  const marks = new Set(column.filter((cell) => !isNothing(cell)).map(fold))
  const others = [...marks].filter((mark) => !isCross(mark))
  if (others.length === 0) return 'yes'
  return others.every((mark) => mark === 'v' || checkMarks.test(mark)) ? 'no' : 'unclear'
}

/** Reads yes or no. Empty and a dash are no. */
export function readYesNo(text: string, cross: CrossMeaning): Reading<'yes' | 'no'> {
  if (isNothing(text)) return value('no')
  const mark = fold(text)
  if (isCross(mark)) return cross === 'unclear' ? unclear<'yes' | 'no'>('yes', 'no') : value(cross)
  if (checkMarks.test(mark)) return value('yes')
  const word = foldWords(text)
  if (yesWords.has(word)) return value('yes')
  if (noWords.has(word)) return value('no')
  return unclear<'yes' | 'no'>('yes', 'no')
}

/** Whether a cell says that there is nothing: empty, or only dashes. */
export function isNothing(text: string): boolean {
  return /^[-–—\s]*$/.test(fold(text))
}

export interface Money {
  /** Whole rupiah, or null when there is none or it cannot be read. */
  rupiah: number | null
  remark: 'BUDGET_UNREADABLE' | 'BUDGET_APPROXIMATE' | 'BUDGET_SMALL' | null
}

const multipliers: readonly [RegExp, number][] = [
  [/(?:ribu|rb|k)$/, 1e3],
  [/(?:juta|jt)$/, 1e6],
  // In Indonesian M is milyar, a thousand million; never million.
  [/(?:miliar|milyar|milliar|mlyr|mld|m)$/, 1e9],
  [/(?:triliun|trilyun|trilun|t)$/, 1e12],
]

/**
 * Reads an amount of rupiah: `Rp 1.250.000.000,00`, `1,25 M`, `350jt`, `±5 milyar`, `75.000.000`. Points group and the
 * comma starts decimals, as written in Indonesia; the English way is read where it cannot be mistaken. What could be
 * two amounts is not read at all.
 * @param headingUnit factor that the heading gives, as in `Anggaran (juta Rp)`; a unit in the cell wins
 */
export function readMoney(text: string, headingUnit = 1): Money {
  if (isNothing(text)) return { rupiah: null, remark: null }
  const unreadable: Money = { rupiah: null, remark: 'BUDGET_UNREADABLE' }
  let rest = fold(text).replace(/\s+/g, '')
  const isApproximate = /^(?:±|~|\+-|\+\/-|sekitar|kuranglebih|kl\.?|k\.l\.)/.test(rest)
  rest = rest.replace(/^(?:±|~|\+-|\+\/-|sekitar|kuranglebih|kl\.?|k\.l\.)/, '')
  rest = rest.replace(/^(?:rp|idr)\.?/, '').replace(/(?:rupiah|,-{1,2})$/, '')
  let unit = headingUnit
  let hasUnit = headingUnit !== 1
  for (const [pattern, factor] of multipliers) {
    if (!pattern.test(rest)) continue
    rest = rest.replace(pattern, '')
    unit = factor
    hasUnit = true
    break
  }
  const amount = readNumber(rest, hasUnit)
  if (amount === null) return unreadable
  const rupiah = Math.round(amount * unit)
  if (!Number.isSafeInteger(rupiah)) return unreadable
  if (isApproximate) return { rupiah, remark: 'BUDGET_APPROXIMATE' }
  // Nothing costs less than a thousand rupiah; a unit such as "juta" was most likely left out.
  return { rupiah, remark: rupiah > 0 && rupiah < 1000 ? 'BUDGET_SMALL' : null }
}

function readNumber(text: string, hasUnit: boolean): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?$/.test(text)) return indonesian(text) // 1.250.000,00
  if (/^\d{1,3}\.\d{3}(?:,\d{1,2})$/.test(text)) return indonesian(text) // 1.250,00
  if (/^\d+,\d{1,2}$/.test(text)) return indonesian(text) // 1,25
  if (/^\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,2})?$/.test(text)) return english(text) // 1,250,000.00
  if (/^\d{1,3},\d{3}\.\d{1,2}$/.test(text)) return english(text) // 1,250.00
  if (/^\d+\.\d{1,2}$/.test(text)) return english(text) // 1.25
  // "1.250" is a thousand and a quarter by itself; before a unit it might as well be one and a quarter.
  if (/^\d{1,3}\.\d{3}$/.test(text) && !hasUnit) return indonesian(text)
  return null
}

const indonesian = (text: string) => Number(text.replaceAll('.', '').replace(',', '.'))
const english = (text: string) => Number(text.replaceAll(',', ''))

/** The factor that a money heading gives to its column: `Anggaran (juta)` is 1,000,000. */
export function moneyUnitOfHeading(heading: string): number {
  const words = foldWords(heading)
  if (/\b(ribu|ribuan)\b/.test(words)) return 1e3
  if (/\b(juta|jutaan|jt)\b/.test(words)) return 1e6
  if (/\b(miliar|milyar|miliaran|milyaran)\b/.test(words)) return 1e9
  return 1
}

export interface Years {
  firstYear: number | null
  lastYear: number | null
  isUnreadable: boolean
}

/** Reads a year or a range: `2024`, `2024-2025`, `2024 s.d. 2028`, `2024/25`. */
export function readYears(text: string): Years {
  if (isNothing(text)) return { firstYear: null, lastYear: null, isUnreadable: false }
  const years: number[] = []
  for (const match of text.matchAll(/(?<!\d)(20\d\d|210\d|2110)(?:\s*[-–/]\s*(\d\d)(?![\d-]))?(?!\d)/g)) {
    const year = Number(match[1])
    years.push(year)
    // "2024-12" is a month, not a range that ends before it begins.
    const second = match[2] === undefined ? year : year - (year % 100) + Number(match[2])
    if (second > year) years.push(second)
  }
  if (years.length === 0) return { firstYear: null, lastYear: null, isUnreadable: true }
  return { firstYear: Math.min(...years), lastYear: Math.max(...years), isUnreadable: false }
}
