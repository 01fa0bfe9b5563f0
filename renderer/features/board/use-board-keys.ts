import { useCallback } from 'react'
import { cardElement, cardOfTarget, walkToCard } from '#renderer/ui/sorting/focus.ts'
import { directionOfKey } from '#renderer/ui/sorting/geometry.ts'
import { isRatedBoard } from '#shared/domain/readiness.ts'
import { useBoard } from './board-context.ts'
import { inBoardOrder, shownIdsOfZone } from './board-store.ts'
import { themeIdOfCard, zoneIdAround } from './cards.ts'
import { setCollapsed } from './commands.ts'
import type { BoardMenuKind } from './menu/BoardMenu.tsx'
import type { Gestures } from './use-gestures.ts'
import { isListKey, walkInList } from './walk-in-list.ts'

/**
 * Keys on the focused card, for it or for the selection that it belongs to.
 * @param listIds the order of a list; without it cards are walked by where they lie
 */
export function useBoardKeys(
  gestures: Gestures,
  openMenu: (cardId: string, kind: BoardMenuKind) => void,
  listIds?: () => readonly string[],
): (event: React.KeyboardEvent) => void {
  const { store, selection, surfaceRef, isReadOnly } = useBoard()

  return useCallback(
    (event) => {
      const surface = surfaceRef.current
      const card = cardOfTarget(event.target)
      const cardId = card?.dataset['cardId']
      if (surface === null || card === null || cardId === undefined || event.target !== card) return
      const rowStep = listIds === undefined ? rowStepOf(event) : 0
      if (event.altKey && rowStep === 0) return
      const themeId = themeIdOfCard(cardId)
      const isHandled =
        event.ctrlKey || event.metaKey
          ? pressWithCtrl()
          : rowStep !== 0
            ? !isReadOnly && changeRow(rowStep)
            : walk() || leave() || (!isReadOnly && change())
      if (isHandled) event.preventDefault()

      function pressWithCtrl(): boolean {
        if (event.code === 'Space' && themeId === null) selection.toggle(cardId!)
        else if (event.key.toLowerCase() === 'a') selection.selectAll(idsAround(card!))
        else return false
        return true
      }

      function walk(): boolean {
        const direction = directionOfKey(event.code)
        const isWalk = listIds === undefined ? direction !== undefined : isListKey(event.key)
        if (!isWalk) return false
        if (event.shiftKey && themeId === null && selection.getState().anchorId === null) selection.only(cardId!)
        const nextId =
          listIds === undefined
            ? walkToCard(surface!, card!, direction!)
            : walkInList(surface!, listIds(), cardId!, event.key)
        if (nextId === null || themeIdOfCard(nextId) !== null) return true
        if (event.shiftKey) selection.extendTo(nextId, idsAround(cardElement(surface!, nextId)!))
        else if (!selection.getState().selectedIds.has(nextId)) selection.clear()
        return true
      }

      function leave(): boolean {
        if (event.key !== 'Escape' || selection.getState().selectedIds.size === 0) return false
        selection.clear()
        return true
      }

      function change(): boolean {
        const ids = themeId === null ? inBoardOrder(store.getState(), selection.idsWith(cardId!)) : [cardId!]
        const key = event.key.toLowerCase()
        const zone = /^[1-9]$/.test(key) ? store.getState().zones[Number(key) - 1] : undefined
        if (listIds !== undefined && event.code === 'Space') selection.toggle(cardId!)
        else if (listIds !== undefined && key === 't') openMenu(cardId!, 'theme')
        else if (zone !== undefined) gestures.moveToZone(ids, cardId!, zone.id)
        else if (key === 'm' || event.key === 'ContextMenu') openMenu(cardId!, 'all')
        else if (event.key === 'F2') gestures.edit(cardId!)
        else if (themeId !== null) return changeTheme(themeId)
        else if (event.key === 'Enter') gestures.edit(cardId!)
        else if (key === 'g') gestures.group(ids, cardId!)
        else if (key === 'd') openMenu(cardId!, 'dimension')
        else if (key === 'r' && isRated()) openMenu(cardId!, 'readiness')
        else if (key === 'o') openMenu(cardId!, 'unit')
        else if (key === 'p') openMenu(cardId!, 'workingGroup')
        else if (event.key === 'Delete' || event.key === 'Backspace') gestures.remove(ids, cardId!)
        else return false
        return true
      }

      function changeRow(by: -1 | 1): boolean {
        if (store.getState().rows.length === 0) return false
        const ids = themeId === null ? inBoardOrder(store.getState(), selection.idsWith(cardId!)) : [cardId!]
        gestures.moveByRows(ids, cardId!, by)
        return true
      }

      function isRated(): boolean {
        const { board } = store.getState()
        return board !== null && isRatedBoard(board)
      }

      function changeTheme(id: string): boolean {
        if (event.key !== 'Enter') return false
        void setCollapsed(id, store.getState().themes.get(id)?.isCollapsed !== true)
        return true
      }

      function idsAround(element: HTMLElement): string[] {
        if (listIds !== undefined) return [...listIds()]
        const zoneId = zoneIdAround(element)
        return zoneId === null ? [] : shownIdsOfZone(store.getState(), zoneId)
      }
    },
    [gestures, openMenu, listIds, store, selection, surfaceRef, isReadOnly],
  )
}

/** Alt with an arrow, or Page Up and Page Down, moves to the row above (-1) or below (1); 0 for every other key. */
function rowStepOf({ key, altKey, ctrlKey, metaKey }: React.KeyboardEvent): -1 | 0 | 1 {
  if (ctrlKey || metaKey) return 0
  if ((altKey && key === 'ArrowUp') || key === 'PageUp') return -1
  return (altKey && key === 'ArrowDown') || key === 'PageDown' ? 1 : 0
}
