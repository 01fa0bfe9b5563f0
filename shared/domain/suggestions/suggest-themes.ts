import { type Word, wordsOf } from './words.ts'

export interface NoteToGroup {
  id: string
  zoneId: string
  rowId: string | null
  themeId: string | null
  text: string
}

export interface ThemeToJoin {
  id: string
  zoneId: string
  rowId: string | null
  title: string
}

export interface ThemeSuggestion {
  /** The same as long as the same words speak for the same place, whatever notes come and go. */
  key: string
  /** What is dismissed with it: these words are not suggested for this place again. */
  dismissKeys: string[]
  zoneId: string
  rowId: string | null
  /** The theme that the notes would join; null for a new one. */
  themeId: string | null
  /** Notes without a theme, in the order given. */
  noteIds: string[]
  /** Title of the theme to join, or a proposal. */
  title: string
  /** The words in common as they stand in most of the notes, the most telling first. */
  words: string[]
  /** How much of what the notes say lies in the words in common, from 0 to 1. */
  strength: number
}

interface Options {
  /** Keys that were dismissed; `<theme>/note:<id>` keeps a single note from being suggested to join a theme. */
  dismissedKeys?: ReadonlySet<string>
}

/** More notes than this, or than an eighth of the place, have too little in common: the word counts beside others only. */
const mostNotesOf = (placeSize: number) => Math.max(30, placeSize / 8)
/** Small boards are weighed as if they were so large: there every word would be rare or everywhere. */
const leastBoardSize = 100
const mostWords = 4
/**
 * From this share of what two notes say a single word in common makes them a theme. Looked up on boards: short notes of a
 * hall (*Banyak hoaks di WA*, *Hoaks saat pilkada*) have 0.27 and more, sentences that share a word by chance up to 0.17.
 */
const leastShareOfPair = 0.25

interface ReadNote extends NoteToGroup {
  words: Word[]
  stems: Set<string>
}

interface Cell {
  key: string
  zoneId: string
  rowId: string | null
  notes: ReadNote[]
}

/**
 * Suggests themes for notes without one, by the words that they have in common. Within one zone (and row) the word whose
 * notes share the most, weighed by how rare each shared word is on the board, makes the first suggestion; its notes are
 * taken out, and so on. Notes that share the words of an existing theme are suggested to join it first.
 *
 * A word is weighed by its inverse document frequency, squared, as in a product of two tf-idf vectors (Salton and Buckley,
 * Term-weighting approaches in automatic text retrieval, 1988). The same input always gives the same answer.
 * @param notes in the order of the board; those in a theme only say what the theme is about
 * @returns suggestions of all zones, the most telling first; no note is in two of them
 * @see tests/SPEC.md B300-B309
 */
export function suggestThemes(
  notes: readonly NoteToGroup[],
  themes: readonly ThemeToJoin[],
  { dismissedKeys = new Set() }: Options = {},
): ThemeSuggestion[] {
  const read = notes.map((note): ReadNote => {
    const words = wordsOf(note.text)
    return { ...note, words, stems: new Set(words.map(({ stem }) => stem)) }
  })
  const weigh = weighing(read)
  const scored: { suggestion: ThemeSuggestion; score: number }[] = []
  for (const cell of cellsOf(read)) {
    const isDismissed = (placeKey: string, what: string) => dismissedKeys.has(`${placeKey}/${what}`)
    const free = cell.notes.filter(({ themeId }) => themeId === null)
    const here = themes.filter(({ zoneId, rowId }) => zoneId === cell.zoneId && rowId === cell.rowId)
    const joins = joinsOf(cell, here, { weigh, isDismissed })
    const taken = new Set(joins.flatMap((join) => join.notes.map(({ id }) => id)))
    for (const { theme, notes: joining, stems } of joins) {
      scored.push(
        suggestionOf({
          cell,
          theme,
          notes: joining,
          stems,
          weigh,
          score: sharedWeight(joining, weigh) + weigh(stems[0]!),
        }),
      )
    }
    const left = free.filter(({ id }) => !taken.has(id))
    const isPassedOver = (word: string) => isDismissed(cell.key, word)
    const groups = groupsOf(left, { weigh, isDismissed: isPassedOver, areEnough })
    const grouped = new Set(groups.flatMap((group) => group.notes))
    const rest = left.filter((note) => !grouped.has(note))
    const pairs = groupsOf(rest, { weigh, isDismissed: isPassedOver, areEnough: areTellingPair })
    for (const { stem, notes: alike, score } of [...groups, ...pairs]) {
      scored.push(
        suggestionOf({ cell, theme: null, notes: alike, stems: commonStems(stem, alike, weigh), weigh, score }),
      )
    }
  }
  return scored
    .toSorted((one, other) => other.score - one.score || compare(one.suggestion.key, other.suggestion.key))
    .map(({ suggestion }) => suggestion)
}

type Weigh = (stem: string) => number

/** How much a word tells: the rarer on the whole board, the more. */
function weighing(notes: readonly ReadNote[]): Weigh {
  const counts = new Map<string, number>()
  for (const { stems } of notes) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const boardSize = Math.max(notes.length, leastBoardSize)
  return (stem) => Math.log(1 + boardSize / (counts.get(stem) ?? 1)) ** 2
}

function cellsOf(notes: readonly ReadNote[]): Cell[] {
  const cells = new Map<string, Cell>()
  for (const note of notes) {
    const { zoneId, rowId } = note
    const key = rowId === null ? zoneId : `${zoneId}:${rowId}`
    const cell = cells.get(key)
    if (cell === undefined) cells.set(key, { key, zoneId, rowId, notes: [note] })
    else cell.notes.push(note)
  }
  return [...cells.values()]
}

/** Notes by the words that they hold. */
function notesByStem(notes: readonly ReadNote[]): Map<string, Set<ReadNote>> {
  const byStem = new Map<string, Set<ReadNote>>()
  for (const note of notes) {
    for (const stem of note.stems) {
      const holders = byStem.get(stem)
      if (holders === undefined) byStem.set(stem, new Set([note]))
      else holders.add(note)
    }
  }
  return byStem
}

interface Group {
  stem: string
  notes: ReadNote[]
  score: number
}

interface GroupRules {
  weigh: Weigh
  isDismissed: (stem: string) => boolean
  areEnough: (notes: readonly ReadNote[], stem: string, weigh: Weigh) => boolean
}

/** Takes the best word's notes out, again and again. Only words whose notes became fewer are weighed anew. */
function groupsOf(notes: readonly ReadNote[], rules: GroupRules): Group[] {
  const { weigh, isDismissed } = rules
  const holders = notesByStem(notes)
  const mostNotes = mostNotesOf(notes.length)
  const scores = new Map<string, number>()
  const score = (stem: string) => {
    const alike = [...holders.get(stem)!]
    if (!rules.areEnough(alike, stem, weigh) || isDismissed(stem)) scores.delete(stem)
    else scores.set(stem, alike.length > mostNotes ? 0 : sharedWeight(alike, weigh))
  }
  for (const stem of holders.keys()) score(stem)

  const groups: Group[] = []
  for (;;) {
    let best: { stem: string; score: number } | null = null
    for (const [stem, worth] of scores) {
      const isBetter = best === null || worth > best.score || (worth === best.score && stem < best.stem)
      if (worth > 0 && isBetter) best = { stem, score: worth }
    }
    if (best === null) return groups
    const alike = [...holders.get(best.stem)!]
    groups.push({ ...best, notes: alike })
    const touched = new Set<string>()
    for (const note of alike) {
      for (const stem of note.stems) {
        holders.get(stem)!.delete(note)
        touched.add(stem)
      }
    }
    for (const stem of touched) if (scores.has(stem)) score(stem)
  }
}

/** One word in common makes a theme of three notes; of two it takes two words, or see `areTellingPair`. */
function areEnough([one, other, ...more]: readonly ReadNote[]): boolean {
  if (one === undefined || other === undefined) return false
  return more.length > 0 || one.stems.intersection(other.stems).size > 1
}

/** Two notes with one word in common that is much of what they say: asked of what is left only, not to split larger groups. */
function areTellingPair(notes: readonly ReadNote[], stem: string, weigh: Weigh): boolean {
  return notes.length === 2 && strengthOf(notes, new Set([stem]), weigh) >= leastShareOfPair
}

/** What pairs of these notes have in common, for each note: large groups that share rare words have the most. */
function sharedWeight(notes: readonly ReadNote[], weigh: Weigh): number {
  let weight = 0
  for (const [stem, count] of countStems(notes)) {
    if (count > 1) weight += (weigh(stem) * count * (count - 1)) / 2
  }
  return weight / notes.length
}

function countStems(notes: readonly ReadNote[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { stems } of notes) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

/** Words that at least half of the notes share, after the one that they all do. */
function commonStems(core: string, notes: readonly ReadNote[], weigh: Weigh): string[] {
  const least = Math.max(2, notes.length / 2)
  const others = [...countStems(notes)]
    .filter(([stem, count]) => stem !== core && count >= least)
    .toSorted(([one, oneCount], [other, otherCount]) => {
      return otherCount * weigh(other) - oneCount * weigh(one) || compare(one, other)
    })
  return [core, ...others.map(([stem]) => stem)].slice(0, mostWords)
}

interface Join {
  theme: ThemeToJoin
  notes: ReadNote[]
  stems: string[]
}

interface JoinRules {
  weigh: Weigh
  isDismissed: (placeKey: string, what: string) => boolean
}

/** Free notes by the theme that they share the most telling words with: its title's, and those of half of its notes. */
function joinsOf(cell: Cell, themes: readonly ThemeToJoin[], { weigh, isDismissed }: JoinRules): Join[] {
  const free = cell.notes.filter(({ themeId }) => themeId === null)
  const freeHolders = notesByStem(free)
  const mostNotes = mostNotesOf(free.length)
  const profiles = themes.map((theme) => {
    const own = cell.notes.filter(({ themeId }) => themeId === theme.id)
    const common = [...countStems(own)].filter(([, count]) => count >= Math.max(2, own.length / 2))
    const stems = [...wordsOf(theme.title).map(({ stem }) => stem), ...common.map(([stem]) => stem)]
    const isTelling = (stem: string) => (freeHolders.get(stem)?.size ?? 0) <= mostNotes && !isDismissed(theme.id, stem)
    return { theme, stems: new Set(stems.filter(isTelling)) }
  })
  const joins = new Map<ThemeToJoin, { notes: ReadNote[]; shared: Map<string, number> }>()
  for (const note of free) {
    let best: { theme: ThemeToJoin; shared: string[]; weight: number } | null = null
    for (const { theme, stems } of profiles) {
      if (isDismissed(theme.id, `note:${note.id}`)) continue
      const shared = [...note.stems].filter((stem) => stems.has(stem))
      const weight = shared.reduce((sum, stem) => sum + weigh(stem), 0)
      if (weight > (best?.weight ?? 0)) best = { theme, shared, weight }
    }
    if (best === null) continue
    const join = joins.get(best.theme) ?? { notes: [], shared: new Map<string, number>() }
    join.notes.push(note)
    for (const stem of best.shared) join.shared.set(stem, (join.shared.get(stem) ?? 0) + 1)
    joins.set(best.theme, join)
  }
  return [...joins].map(([theme, { notes, shared }]) => ({
    theme,
    notes,
    stems: [...shared]
      .toSorted(([one, oneCount], [other, otherCount]) => otherCount - oneCount || compare(one, other))
      .map(([stem]) => stem)
      .slice(0, mostWords),
  }))
}

interface Found {
  cell: Cell
  theme: ThemeToJoin | null
  notes: readonly ReadNote[]
  /** In the order of the reasons. */
  stems: readonly string[]
  weigh: Weigh
  score: number
}

function suggestionOf({ cell, theme, notes, stems, weigh, score }: Found): {
  suggestion: ThemeSuggestion
  score: number
} {
  const placeKey = theme?.id ?? cell.key
  const dismissKeys = stems.map((stem) => `${placeKey}/${stem}`)
  const suggestion: ThemeSuggestion = {
    key: dismissKeys[0]!,
    dismissKeys,
    zoneId: cell.zoneId,
    rowId: cell.rowId,
    themeId: theme?.id ?? null,
    noteIds: notes.map(({ id }) => id),
    title: theme?.title ?? proposeTitle(notes, stems),
    words: stems.map((stem) => shownForm(notes, stem)),
    strength: strengthOf(notes, new Set(stems), weigh),
  }
  return { suggestion, score }
}

/**
 * A strength in words, in three steps. The bounds part the suggestions for a board of short notes into thirds; where long
 * sentences share a word or two, as on the board of the sample, they are the weakest.
 * @see tests/SPEC.md B382
 */
export function strengthStepOf(strength: number): 'strong' | 'fair' | 'weak' {
  if (strength >= 0.5) return 'strong'
  return strength >= 0.3 ? 'fair' : 'weak'
}

function strengthOf(notes: readonly ReadNote[], common: ReadonlySet<string>, weigh: Weigh): number {
  const shares = notes.map(({ stems }) => {
    let [shared, all] = [0, 0]
    for (const stem of stems) {
      const weight = weigh(stem)
      all += weight
      if (common.has(stem)) shared += weight
    }
    return shared / all
  })
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}

/** The form of a word that most of the notes use; of equals the first in the alphabet. */
function shownForm(notes: readonly ReadNote[], stem: string): string {
  const forms = notes.flatMap(({ words }) => words.filter((word) => word.stem === stem).map(({ shown }) => shown))
  return mostFrequent(forms.toSorted(compare))?.value ?? stem
}

/**
 * Three words that stand side by side in most of the notes (*Potensi wisata alam*), two in half of them (*Air bersih*), or
 * the first two of the words in common, in the order in which they stand in most of the notes.
 */
function proposeTitle(notes: readonly ReadNote[], stems: readonly string[]): string {
  const three = mostFrequentRun(notes, stems[0]!, 3)
  const two = mostFrequentRun(notes, stems[0]!, 2)
  const isShared = two !== null && two.count >= Math.max(2, notes.length / 2)
  const title =
    three !== null && three.count >= 2 && three.count > notes.length / 2
      ? three.value
      : isShared
        ? two.value
        : inOrderOfNotes(notes, stems.slice(0, 2))
            .map((stem) => shownForm(notes, stem))
            .join(', ')
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`
}

/** So many different words side by side, one of them the core; counted once for each note; of equals the one that stands first. */
function mostFrequentRun(notes: readonly ReadNote[], core: string, length: number) {
  const runs = notes.flatMap(({ words }) => {
    const own = words.flatMap((_, start) => {
      const run = words.slice(start, start + length)
      const stems = new Set(run.map(({ stem }) => stem))
      return stems.size === length && stems.has(core) ? run.map(({ shown }) => shown).join(' ') : []
    })
    return [...new Set(own)]
  })
  return mostFrequent(runs)
}

/** The second word first when it stands before the other in more of the notes that hold both. */
function inOrderOfNotes(notes: readonly ReadNote[], stems: readonly string[]): readonly string[] {
  const [one, other] = stems
  let balance = 0
  for (const { words } of notes) {
    const [at, otherAt] = [one, other].map((stem) => words.findIndex((word) => word.stem === stem)) as [number, number]
    if (at >= 0 && otherAt >= 0) balance += Math.sign(otherAt - at)
  }
  return balance < 0 ? stems.toReversed() : stems
}

/** Of equals the first one given. */
function mostFrequent(values: readonly string[]): { value: string; count: number } | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [first] = [...counts].toSorted(([, oneCount], [, otherCount]) => otherCount - oneCount)
  return first === undefined ? null : { value: first[0], count: first[1] }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
