import { cardElement } from '#renderer/ui/sorting/focus.ts'

/**
 * Marks cards of the board without rendering them; those that are not drawn at the moment are passed over.
 * @returns takes the marks off
 */
export function hintCards(root: HTMLElement | null, noteIds: readonly string[], isScrolling: boolean): () => void {
  if (root === null) return () => {}
  const cards = noteIds.flatMap((id) => cardElement(root, id) ?? [])
  for (const card of cards) card.dataset['hinted'] = ''
  if (isScrolling) cards[0]?.scrollIntoView({ block: 'nearest' })
  return () => {
    for (const card of cards) delete card.dataset['hinted']
  }
}
