/** A note as far as it matters for what is written twice. */
export interface NoteToCompare {
  id: string
  zoneId: string
  rowId: string | null
  text: string
}

export interface DuplicateGroup {
  /** The same as long as the same notes are alike. */
  key: string
  /** In the order given; the first one would keep its place and number. */
  noteIds: string[]
  /** True when all texts are the same but for case, spacing and punctuation. */
  isSame: boolean
}

/**
 * From this share of common trigrams two texts count as alike: one or two words more or less, or some typing errors, in a
 * sentence of ten words.
 */
const leastLikeness = 0.8

/** Shorter texts are only ever compared whole: of a few letters a single other one changes the meaning. */
const shortestToCompare = 12

/** Texts are compared up to here, in characters; two long texts that begin alike are looked at by a person anyway. */
const longestCompared = 400

/** Key of two notes that somebody said are not the same. */
export const pairKey = (one: string, other: string) => (one < other ? `${one}|${other}` : `${other}|${one}`)

interface Compared {
  note: NoteToCompare
  plain: string
  /** Numbers of the text in their order: a district, a year, an amount. */
  numbers: string
  trigrams: readonly string[]
}

/**
 * Finds notes of the same zone (and row) that may say the same: equal but for case, spacing and punctuation, or alike by
 * the Sørensen-Dice coefficient of their sets of trigrams (2 × common ÷ all; Dice 1945, Kondrak and others 2003). Like
 * texts with other numbers are different: one speaks of district 3, the other of district 4.
 * @param notes in the order of the board
 * @param dismissedPairs keys of pairs that are not the same (`pairKey`)
 * @returns groups of two and more in the order of their first notes; a note is in one group at most
 * @see tests/SPEC.md B320-B324
 */
export function findDuplicates(
  notes: readonly NoteToCompare[],
  dismissedPairs: ReadonlySet<string> = new Set(),
): DuplicateGroup[] {
  const byCell = Map.groupBy(notes, ({ zoneId, rowId }) => `${zoneId}:${rowId ?? ''}`)
  const groups = [...byCell.values()].flatMap((cell) => groupsOf(cell.map(prepare), dismissedPairs))
  const orderOf = new Map(notes.map(({ id }, index) => [id, index]))
  return groups.toSorted((one, other) => orderOf.get(one.noteIds[0]!)! - orderOf.get(other.noteIds[0]!)!)
}

const plainWordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/**
 * A text without what makes no difference: case, spacing and punctuation. One of signs only stays as it is.
 * @see tests/SPEC.md B320, B325
 */
const plainTextOf = (text: string): string => plainWordsOf(text).join(' ') || text.trim()

function prepare(note: NoteToCompare): Compared {
  const plain = plainTextOf(note.text)
  const start = plain.slice(0, longestCompared)
  const trigrams = new Set<string>()
  for (let at = 0; at + 3 <= start.length; at += 1) trigrams.add(start.slice(at, at + 3))
  const numbers = plainWordsOf(note.text)
    .filter((word) => /\p{N}/u.test(word))
    .join(' ')
  return { note, plain, numbers, trigrams: plain.length < shortestToCompare ? [] : [...trigrams] }
}

function groupsOf(notes: readonly Compared[], dismissedPairs: ReadonlySet<string>): DuplicateGroup[] {
  const groupOf = new Map<Compared, Compared[]>()
  for (const [one, other] of alikePairs(notes)) {
    if (dismissedPairs.has(pairKey(one.note.id, other.note.id))) continue
    const [group, joining] = [groupOf.get(one) ?? [one], groupOf.get(other) ?? [other]]
    if (group === joining) continue
    const all = [...group, ...joining]
    for (const note of all) groupOf.set(note, all)
  }
  const orderOf = new Map(notes.map((note, index) => [note, index]))
  return [...new Set(groupOf.values())].map((group) => {
    const ordered = group.toSorted((one, other) => orderOf.get(one)! - orderOf.get(other)!)
    const noteIds = ordered.map(({ note }) => note.id)
    return { key: noteIds.join('|'), noteIds, isSame: ordered.every(({ plain }) => plain === ordered[0]!.plain) }
  })
}

/**
 * Pairs of equal or like texts. Texts that reach the likeness share at least one of their rarest trigrams, so that only
 * those are looked up (prefix filtering, Chaudhuri and others 2006): 2,000 notes are not 2,000,000 comparisons.
 */
function* alikePairs(notes: readonly Compared[]): Generator<[Compared, Compared]> {
  const firstWith = new Map<string, Compared>()
  const counts = new Map<string, number>()
  for (const { trigrams } of notes) for (const gram of trigrams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const holders = new Map<string, Compared[]>()
  const sets = new Map<Compared, ReadonlySet<string>>()
  for (const note of notes) {
    const same = firstWith.get(note.plain)
    if (same !== undefined) {
      // Equal texts hang on the first one, which is compared for all of them.
      yield [same, note]
      continue
    }
    firstWith.set(note.plain, note)
    const { trigrams } = note
    sets.set(note, new Set(trigrams))
    const rarestFirst = trigrams.toSorted(
      (one, other) => counts.get(one)! - counts.get(other)! || (one < other ? -1 : 1),
    )
    // At likeness t a text of n trigrams shares at least n·t/(2−t) of them with the other; one of the rest must be common.
    const mustShare = Math.ceil((trigrams.length * leastLikeness) / (2 - leastLikeness))
    const prefix = rarestFirst.slice(0, Math.max(0, trigrams.length - mustShare + 1))
    const candidates = new Set(prefix.flatMap((gram) => holders.get(gram) ?? []))
    for (const candidate of candidates)
      if (candidate.numbers === note.numbers && likeness(sets.get(candidate)!, note.trigrams) >= leastLikeness)
        yield [candidate, note]
    for (const gram of prefix) {
      const known = holders.get(gram)
      if (known === undefined) holders.set(gram, [note])
      else known.push(note)
    }
  }
}

function likeness(one: ReadonlySet<string>, other: readonly string[]): number {
  const [fewer, more] = [Math.min(one.size, other.length), Math.max(one.size, other.length)]
  if ((2 * fewer) / (fewer + more) < leastLikeness) return 0
  let common = 0
  for (const gram of other) if (one.has(gram)) common += 1
  return (2 * common) / (one.size + other.length)
}
