import type { Programme, ProgrammeMove } from '#shared/schema/programme.ts'
import { type Dimension, type Horizon, dimensions, horizons } from '#shared/schema/vocabulary.ts'
import { byPosition, positionsBefore } from './order.ts'

/** A place of the sorting grid: the tray of the unsorted, or one of the 18 cells. */
export type PlaceKey = 'tray' | `${Dimension}:${Horizon}`

/** All places, the tray first, then the cells by dimension and from short to long term. */
export const placeKeys: readonly PlaceKey[] = [
  'tray',
  ...dimensions.flatMap((dimension) => horizons.map((horizon): PlaceKey => `${dimension}:${horizon}`)),
]

type Sorting = Pick<Programme, 'id' | 'dimension' | 'horizon' | 'position'>

/** Where a programme lies. Half sorted is unsorted: it waits in the tray until both are known. */
export function placeOf({ dimension, horizon }: Pick<Programme, 'dimension' | 'horizon'>): PlaceKey {
  return dimension === null || horizon === null ? 'tray' : `${dimension}:${horizon}`
}

/** Dimension and horizon of a place; nulls for the tray. */
export function cellOfPlace(place: PlaceKey): { dimension: Dimension | null; horizon: Horizon | null } {
  if (place === 'tray') return { dimension: null, horizon: null }
  const [dimension, horizon] = place.split(':') as [Dimension, Horizon]
  return { dimension, horizon }
}

/** The programmes of every place in their order; places without any have an empty list. */
export function groupByPlace<P extends Sorting>(programmes: Iterable<P>): Map<PlaceKey, P[]> {
  const groups = new Map<PlaceKey, P[]>(placeKeys.map((place) => [place, []]))
  for (const programme of programmes) groups.get(placeOf(programme))!.push(programme)
  for (const group of groups.values()) group.sort(byPosition)
  return groups
}

export type Moved = Pick<Programme, 'id' | 'dimension' | 'horizon' | 'position'>

/**
 * Works out a move of one or many programmes. They keep the order in which the grid shows them, whatever the order of
 * selecting. Only rows that really change come back, so a move to where everything lies already is no command at all.
 * @param programmes all programmes of the workshop
 * @returns the changed rows, or null when one of the programmes is not there
 * @see tests/SPEC.md P4-P9
 */
export function planMove(programmes: readonly Sorting[], wish: ProgrammeMove): Moved[] | null {
  const byId = new Map(programmes.map((programme) => [programme.id, programme]))
  const wishedIds = new Set(wish.programmeIds)
  if ([...wishedIds].some((id) => !byId.has(id))) return null

  const groups = groupByPlace(programmes)
  const inShownOrder = placeKeys.flatMap((place) => groups.get(place)!).filter(({ id }) => wishedIds.has(id))
  const wished = inShownOrder.map((old) => ({
    old,
    dimension: wish.dimension === undefined ? old.dimension : wish.dimension,
    horizon: wish.horizon === undefined ? old.horizon : wish.horizon,
  }))
  const byTarget = Map.groupBy(wished, placeOf)
  return [...byTarget].flatMap(([target, arriving]) => placeInto(target, groups.get(target)!, arriving, wish.beforeId))
}

interface Arriving {
  old: Sorting
  dimension: Dimension | null
  horizon: Horizon | null
}

function placeInto(
  target: PlaceKey,
  present: readonly Sorting[],
  arriving: readonly Arriving[],
  beforeId: string | null | undefined,
): Moved[] {
  const staying = beforeId === undefined ? arriving.filter(({ old }) => placeOf(old) === target) : []
  const moving = arriving.filter((one) => !staying.includes(one))
  const movingIds = new Set(moving.map(({ old }) => old.id))
  const siblings = present.filter(({ id }) => !movingIds.has(id))
  const positions = positionsBefore(siblings, beforeId ?? null, moving.length)

  const moved = moving.map(({ old, dimension, horizon }, index) => ({
    id: old.id,
    dimension,
    horizon,
    position: positions[index]!,
  }))
  // The order that would result is the one that is there: keep the old keys.
  const next = [...siblings, ...moved].toSorted(byPosition).map(({ id }) => id)
  const isSameOrder = next.length === present.length && next.every((id, index) => id === present[index]!.id)
  const placed = isSameOrder ? moved.map((row, index) => ({ ...row, position: moving[index]!.old.position })) : moved
  const kept = staying.map(({ old, dimension, horizon }) => ({
    id: old.id,
    dimension,
    horizon,
    position: old.position,
  }))
  const before = new Map(arriving.map(({ old }) => [old.id, old]))
  return [...kept, ...placed].filter((row) => {
    const old = before.get(row.id)!
    return old.dimension !== row.dimension || old.horizon !== row.horizon || old.position !== row.position
  })
}

const longestName = 500

/**
 * Reads typed or pasted text as names of programmes, one a line. Bullets and numbering of a copied list go, invisible
 * characters and empty lines too; of a line copied from a table the first cell counts. Names too long for a programme are
 * cut at a word.
 * @see tests/SPEC.md P1
 */
export function namesFromText(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.split('\t').find((cell) => cell.trim() !== '') ?? '')
    .map((line) =>
      line
        .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .map((line) => line.replace(/^(?:[-–—•*·▪◦‣]|\(?\d{1,3}[.)]|[a-z][.)])\s+/iu, '').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .map(cutAtWord)
}

function cutAtWord(name: string): string {
  if (name.length <= longestName) return name
  const cut = name.slice(0, longestName - 1)
  const lastSpace = cut.lastIndexOf(' ')
  return `${(lastSpace > longestName / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`
}

/** Whether a programme has all words of a search in its name or its unit, in any order and case. */
export function matchesWords(text: string, search: string): boolean {
  const haystack = text.toLocaleLowerCase('id')
  return search
    .toLocaleLowerCase('id')
    .split(/\s+/)
    .every((word) => haystack.includes(word))
}
