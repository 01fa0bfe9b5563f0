import { type Direction, nearestInDirection } from './geometry.ts'

/** How long a moved card may take to appear in its new place. */
const patienceMs = 1500

let stopWaiting: (() => void) | null = null

/**
 * Gives the focus back to a card that is about to move. React makes a new element when a card changes its list, and the
 * focus falls to the page; the card is found again as soon as it appears, before the next paint, whether the screen moved
 * it at once or after the answer of the core. Ends by itself, and as soon as the user focuses something else.
 */
export function keepFocusOn(root: HTMLElement, cardId: string): void {
  stopWaiting?.()
  const refocus = () => {
    const { activeElement } = document
    if (activeElement !== null && activeElement !== document.body) return
    cardElement(root, cardId)?.focus({ preventScroll: false })
  }
  const observer = new MutationObserver(refocus)
  // The whole page: a menu that closes takes the focus with it as well, and it lies beside the cards.
  observer.observe(document.body, { childList: true, subtree: true })
  const timer = setTimeout(() => stopWaiting?.(), patienceMs)
  const stop = () => {
    observer.disconnect()
    clearTimeout(timer)
    document.removeEventListener('pointerdown', stop, true)
    document.removeEventListener('focusin', stopElsewhere)
    if (stopWaiting === stop) stopWaiting = null
  }
  const stopElsewhere = ({ target }: FocusEvent) => {
    if (target instanceof Node && !root.contains(target)) stop()
  }
  document.addEventListener('pointerdown', stop, true)
  document.addEventListener('focusin', stopElsewhere)
  stopWaiting = stop
  refocus()
}

/**
 * Gives the focus back to the card that had it last when the card comes again in another place: by an undo, or because
 * somebody else moved it. Until then nothing else must have taken the focus.
 * @returns stops it
 */
export function followFocus(root: HTMLElement): () => void {
  let lastCard: HTMLElement | null = null
  const remember = ({ target }: FocusEvent) => {
    const card = target instanceof HTMLElement && root.contains(target) ? target : null
    lastCard = card?.dataset['cardId'] === undefined ? null : card
  }
  const observer = new MutationObserver(() => {
    if (lastCard === null || lastCard.isConnected || document.activeElement !== document.body) return
    cardElement(root, lastCard.dataset['cardId']!)?.focus()
  })
  document.addEventListener('focusin', remember)
  observer.observe(root, { childList: true, subtree: true })
  return () => {
    document.removeEventListener('focusin', remember)
    observer.disconnect()
  }
}

/** The element of a card inside a surface, or null while it is not shown. */
export function cardElement(root: HTMLElement, cardId: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-card-id="${CSS.escape(cardId)}"]`)
}

/** The card that an event happened on; null beside all cards. */
export function cardOfTarget(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-card-id]') : null
}

const controls = 'button, input, textarea, select, a[href], label, [contenteditable="true"], [data-no-drag]'

/** Whether the event belongs to a control inside the card; such an event neither drags nor selects. */
export function isOnControl(target: EventTarget | null, card: HTMLElement): boolean {
  const control = target instanceof Element ? target.closest(controls) : null
  return control !== null && control !== card && card.contains(control)
}

/** Ids of the shown cards of one place, in their order, without those of places inside it. */
export function cardsOfPlace(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>('[data-card-id]')].filter(
    (card) => card.parentElement?.closest('[data-place-id]') === place,
  )
}

/**
 * Moves the focus to the next card in a direction: first along its own list, then to the nearest one beside it.
 * @returns the id of the card that has the focus now, or null when there is no card that way
 */
export function walkToCard(root: HTMLElement, from: HTMLElement, direction: Direction): string | null {
  const cards = [...root.querySelectorAll<HTMLElement>('[data-card-id]')].filter((card) => card !== from)
  const next =
    cards[
      nearestInDirection(
        from.getBoundingClientRect(),
        cards.map((card) => card.getBoundingClientRect()),
        direction,
      )
    ]
  if (next === undefined) return null
  next.focus()
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  return next.dataset['cardId'] ?? null
}
