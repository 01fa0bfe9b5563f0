import { useCallback } from 'react'
import { cardElement, cardOfTarget, cardsOfPlace, keepFocusOn, walkToCard } from '#renderer/ui/sorting/focus.ts'
import { directionOfKey } from '#renderer/ui/sorting/geometry.ts'
import { type Dimension, type Horizon, dimensions, horizons } from '#shared/schema/vocabulary.ts'
import { moveProgrammes, removeProgrammes, toggleQuickWin } from './commands.ts'
import { useSorting } from './sorting-context.ts'

/** Keys of the horizons: three neighbours on the keyboard, as the three rows of the grid. */
export const horizonKeys: Record<Horizon, string> = { short: 'Q', medium: 'W', long: 'E' }

/** The dimension of a digit key; undefined for every other key. */
export const dimensionOfKey = (key: string): Dimension | undefined =>
  /^[1-6]$/.test(key) ? dimensions[Number(key) - 1] : undefined

/** The horizon of a letter key; undefined for every other key. */
export const horizonOfKey = (key: string): Horizon | undefined =>
  horizons.find((horizon) => horizonKeys[horizon] === key.toUpperCase())

/** Keys on the focused card, for it or for the selection that it belongs to. */
export function useGridKeys(
  surfaceRef: React.RefObject<HTMLDivElement | null>,
  openMenu: (cardId: string) => void,
): (event: React.KeyboardEvent) => void {
  const { selection, isReadOnly, openDetails } = useSorting()

  return useCallback(
    (event) => {
      const surface = surfaceRef.current
      const card = cardOfTarget(event.target)
      const cardId = card?.dataset['cardId']
      if (surface === null || card === null || cardId === undefined || event.target !== card || event.altKey) return
      const isHandled = event.ctrlKey || event.metaKey ? pressWithCtrl() : walk() || look() || (!isReadOnly && change())
      if (isHandled) event.preventDefault()

      function pressWithCtrl(): boolean {
        if (event.code === 'Space') selection.toggle(cardId!)
        else if (event.key.toLowerCase() === 'a') selection.selectAll(idsAround(card!))
        else return false
        return true
      }

      function walk(): boolean {
        const direction = directionOfKey(event.code)
        if (direction === undefined) return false
        if (event.shiftKey && selection.getState().anchorId === null) selection.only(cardId!)
        const nextId = walkToCard(surface!, card!, direction)
        if (nextId === null) return true
        if (event.shiftKey) selection.extendTo(nextId, idsAround(cardElement(surface!, nextId)!))
        else if (!selection.getState().selectedIds.has(nextId)) selection.clear()
        return true
      }

      function look(): boolean {
        if (event.key === 'Enter') openDetails(cardId!)
        else if (event.key === 'Escape' && selection.getState().selectedIds.size > 0) selection.clear()
        else return false
        return true
      }

      function change(): boolean {
        const ids = selection.idsWith(cardId!)
        const key = event.key.toLowerCase()
        const dimension = dimensionOfKey(event.key)
        const horizon = horizonOfKey(event.key)
        if (dimension !== undefined) void moveProgrammes({ programmeIds: ids, dimension })
        else if (horizon !== undefined) void moveProgrammes({ programmeIds: ids, horizon })
        else if (key === '0') void moveProgrammes({ programmeIds: ids, dimension: null, horizon: null })
        else if (key === 'k') void toggleQuickWin(ids)
        else if (key === 'm' || event.key === 'ContextMenu') return (openMenu(cardId!), true)
        else if (event.key === 'Delete' || event.key === 'Backspace') return (remove(ids), true)
        else return false
        keepFocusOn(surface!, cardId!)
        return true
      }

      async function remove(ids: string[]): Promise<void> {
        neighbourAfter(surface!, card!, new Set(ids))?.focus()
        selection.clear()
        if (!(await removeProgrammes(ids))) keepFocusOn(surface!, cardId!)
      }
    },
    [surfaceRef, openMenu, selection, isReadOnly, openDetails],
  )
}

const shownIds = (surface: HTMLElement) =>
  [...surface.querySelectorAll<HTMLElement>('[data-card-id]')].map((card) => card.dataset['cardId']!)

/** Ids of the cards in the place of a card, in order. */
export function idsAround(card: HTMLElement): string[] {
  const place = card.parentElement?.closest<HTMLElement>('[data-place-id]')
  return place === null || place === undefined ? [] : cardsOfPlace(place).map((other) => other.dataset['cardId']!)
}

/** Who gets the focus when cards go: the next one that stays, else the one before. */
function neighbourAfter(surface: HTMLElement, card: HTMLElement, goneIds: ReadonlySet<string>): HTMLElement | null {
  const ids = shownIds(surface)
  const at = ids.indexOf(card.dataset['cardId']!)
  const around = [...ids.slice(at + 1), ...ids.slice(0, at).toReversed()]
  const nextId = around.find((id) => !goneIds.has(id))
  return nextId === undefined ? null : cardElement(surface, nextId)
}
