/** The title bar of a theme is a card of its zone as well: it is walked to, dragged and has a menu. */
export const themeCardId = (themeId: string) => `theme:${themeId}`

/** The theme whose title bar a card is; null for a note. */
export const themeIdOfCard = (cardId: string): string | null =>
  cardId.startsWith('theme:') ? cardId.slice('theme:'.length) : null

/** The zone around an element of the board; null outside of all zones. */
export function zoneIdAround(element: Element): string | null {
  return element.closest<HTMLElement>('[data-zone-id]')?.dataset['zoneId'] ?? null
}

/** How much of a long text a card draws; the rest is seen when it is edited. */
const drawnLength = 600

/** The start of a long text, never cut inside a character. */
export function drawnText(text: string): string {
  if (text.length <= drawnLength) return text
  const cut = text.slice(0, drawnLength)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
