import { generateNKeysBetween } from 'fractional-indexing'

/** Something that has its place among its siblings. */
export interface Ordered {
  id: string
  position: string
}

/**
 * Order keys for `count` items that go before a sibling, or to the end. Only the moved ones get new keys, so a move
 * touches no other row. Siblings that share a key (files merged by hand) leave no gap between them: the items then go
 * behind all of those.
 * @param siblings the items of the place in order, without the moved ones
 * @param beforeId null, or a sibling that is no longer there, means the end
 */
export function positionsBefore(siblings: readonly Ordered[], beforeId: string | null, count: number): string[] {
  const found = beforeId === null ? -1 : siblings.findIndex((sibling) => sibling.id === beforeId)
  const index = found === -1 ? siblings.length : found
  const lower = siblings[index - 1]?.position ?? null
  const upper = siblings.slice(index).find(({ position }) => lower === null || position > lower)?.position ?? null
  return generateNKeysBetween(lower, upper, count)
}

/** Order keys for a fresh list of `count` items. */
export function firstPositions(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

/** Compares two siblings by place; ids break a tie so that every window shows the same order. */
export function byPosition(one: Ordered, other: Ordered): number {
  if (one.position !== other.position) return one.position < other.position ? -1 : 1
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
