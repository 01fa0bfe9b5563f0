import { cardElement } from '#renderer/ui/sorting/focus.ts'

/** Keys that walk along a list. */
const stepOfKey: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

export const isListKey = (key: string) => key in stepOfKey

/** Moves the focus along a list, and stops at its ends. @returns the id of the row that has the focus now */
export function walkInList(surface: HTMLElement, ids: readonly string[], fromId: string, key: string): string | null {
  const to = Math.min(Math.max(ids.indexOf(fromId) + (stepOfKey[key] ?? 0), 0), ids.length - 1)
  const id = ids[to]
  const row = id === undefined ? null : cardElement(surface, id)
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
  return id ?? null
}
