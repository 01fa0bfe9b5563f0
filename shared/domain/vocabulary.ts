import { yearsOfHorizon } from '#shared/domain/horizons.ts'
import { dimensions, horizons } from '#shared/schema/vocabulary.ts'
import type { Constituency, Dimension, Horizon, Quadrant } from '#shared/schema/vocabulary.ts'

/** What a text of the room means: a term, `'ask'` when a person must choose, null when it is no term of the method. */
export type Reading<Term> = Term | 'ask' | null

/** Number of a dimension in the method, 1 to 6: keys of the sorting desk, chapters of the books. */
export function dimensionNumber(dimension: Dimension): number {
  return dimensions.indexOf(dimension) + 1
}

/** The three sub-dimensions of each dimension; their names are `subDimension.<dimension>.<number>` in domain.json. */
export const subDimensions: readonly { dimension: Dimension; number: 1 | 2 | 3 }[] = dimensions.flatMap((dimension) =>
  ([1, 2, 3] as const).map((number) => ({ dimension, number })),
)

// Spellings as they come in real lists, misspelt ones included. `smart …` and `… cerdas` are cut off before looking.
const dimensionWords = readings<Dimension>({
  governance: ['1', 'governance', 'government', 'goverment', 'tata kelola', 'tata kelola pemerintahan'],
  branding: ['2', 'branding', 'jenama'],
  economy: ['3', 'economy', 'ekonomi'],
  living: ['4', 'living', 'kehidupan'],
  society: ['5', 'society', 'masyarakat', 'people', 'community'],
  environment: ['6', 'environment', 'enviroment', 'lingkungan', 'lingkungan hidup'],
  // Usually Smart Living, but the room may mean something else: never guessed.
  ask: ['?', 'mobility', 'transportation', 'mobilitas', 'transportasi'],
})

const quadrantWords = readings<Quadrant>({
  strengths: ['s', 'kekuatan', 'strength', 'strengths'],
  weaknesses: ['w', 'kelemahan', 'weakness', 'weaknesses'],
  opportunities: ['o', 'peluang', 'opportunity', 'opportunities'],
  threats: ['t', 'ancaman', 'threat', 'threats'],
  // May be a weakness inside or a threat outside; only who wrote the note can tell.
  ask: ['?', 'tantangan', 'hambatan', 'kendala', 'challenge', 'challenges', 'obstacle', 'obstacles'],
})

const horizonWords = readings<Horizon>({
  short: ['pendek', 'short'],
  medium: ['menengah', 'medium'],
  long: ['panjang', 'long'],
  ask: ['?'],
})

const constituencyWords = readings<Constituency>({
  council: ['council', 'steering council', 'dewan', 'dewan smart city', 'dewan kota cerdas'],
  implementation_team: [
    'implementation_team',
    'implementation team',
    'pelaksana',
    'tim pelaksana',
    'tim pelaksana smart city',
    'tim pelaksana kota cerdas',
  ],
  unit: [
    'unit',
    'unit representative',
    'opd',
    'perwakilan opd',
    'wakil opd',
    'perangkat daerah',
    'perwakilan perangkat daerah',
  ],
  other: [
    'other',
    'lain',
    'lainnya',
    'undangan',
    'tamu',
    'panitia',
    'tim pembimbing',
    'tenaga ahli',
    'fasilitator',
    'narasumber',
    'saksi',
  ],
  ask: ['?'],
})

/** Reads a dimension: its names in both languages, the aliases of real lists, or its number. See tests/SPEC.md D15. */
export function dimensionFromText(text: string): Reading<Dimension> {
  return read(text, (part) => dimensionWords.get(part.replace(/^smart /, '').replace(/ cerdas$/, '')))
}

/** Reads a SWOT quadrant: its names in both languages or its letter. See tests/SPEC.md D16. */
export function quadrantFromText(text: string): Reading<Quadrant> {
  return read(text, (part) => quadrantWords.get(part))
}

/**
 * Reads a horizon: its words (`Pendek`, `jk. pendek`, `medium-term`) or its length (`5 thn`, `1-5 tahun`). Lengths other
 * than 1, 5 and 10 years and calendar years are asked about: where they belong depends on the plan.
 * @see tests/SPEC.md D17
 */
export function horizonFromText(text: string): Reading<Horizon> {
  return read(text, (part) => horizonOfWords(part) ?? horizonOfLength(part))
}

/** Reads the unsur of a participant. See tests/SPEC.md D18. */
export function constituencyFromText(text: string): Reading<Constituency> {
  return read(text, (part) => constituencyWords.get(part))
}

function horizonOfWords(part: string): Horizon | 'ask' | undefined {
  return horizonWords.get(part.replace(/^(jangka|jk|jgk)\.? ?/, '').replace(/[ -]?term$/, ''))
}

function horizonOfLength(part: string): Horizon | 'ask' | undefined {
  if (/\b(19|20|21)\d\d\b/.test(part)) return 'ask'
  const length = /^(?:\d{1,2} ?(?:-|–|s\.?d\.?|sampai) ?)?(\d{1,2}) ?(?:tahun|thn|th|years?|yrs?)\.?$/.exec(part)
  if (!length) return undefined
  return horizons.find((horizon) => yearsOfHorizon[horizon] === Number(length[1])) ?? 'ask'
}

const longestTerm = 200

/**
 * Reads a cell as a person would: first as a whole; then what stands in brackets as a gloss beside the rest; then each
 * part of "a / b", "a dan b". Parts that disagree, or one known part beside an unknown one, are asked about.
 */
function read<Term extends string>(text: string, lookUp: (part: string) => Reading<Term> | undefined): Reading<Term> {
  // A cell this long is prose in the wrong column; not worth the time that a hostile one could cost.
  if (text.length > longestTerm) return null
  const whole = plain(text)
  if (whole === '') return null
  const direct = lookUp(whole)
  if (direct) return direct

  const glosses = [...whole.matchAll(/[([]([^)\]]*)[)\]]/g)].map((match) => match[1]!.trim())
  const rest = plain(whole.replaceAll(/[([][^)\]]*[)\]]/g, ' '))
  const parts = rest === '' ? [] : lookUp(rest) ? [rest] : splitParts(rest)
  const readParts = parts.map((part) => lookUp(part) ?? null)
  const readGlosses = glosses.map((gloss) => lookUp(gloss) ?? null).filter((term) => term !== null)

  const found = new Set([...readParts, ...readGlosses].filter((term) => term !== null))
  if (found.size === 0) return null
  if (found.size > 1 || readParts.includes(null)) return 'ask'
  return [...found][0]!
}

const splitParts = (text: string) =>
  text
    .split(/[/,;&|:+–—]|\s-\s|\.\s|\s(?:dan|atau|and|or)\s/)
    .map(plain)
    .filter((part) => part !== '')

/**
 * Lower case, one space between words, no invisible characters, no bullet or full stop around: `" KEKUATAN :"` and
 * `"kekuatan"` are the same word.
 */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Cc}\s]+/gu, (gap) => (/\s/.test(gap) ? ' ' : ''))
    .toLowerCase()
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/^[\s.:;,•*"'-]+|[\s.:;,•*"'-]+$/g, '')
}

function readings<Term extends string>(
  words: Record<Term | 'ask', readonly string[]>,
): ReadonlyMap<string, Term | 'ask'> {
  return new Map(
    Object.entries<readonly string[]>(words).flatMap(([term, spellings]) =>
      [term, ...spellings].map((spelling) => [spelling, term as Term | 'ask'] as const),
    ),
  )
}
