import { type ReactNode, useCallback, useState } from 'react'
import { cardElement } from '#renderer/ui/sorting/focus.ts'
import { type BoardDialog, BoardDialogs } from './BoardDialogs.tsx'
import { BoardMenu, type BoardMenuAt, type BoardMenuKind } from './menu/BoardMenu.tsx'
import { useBoard } from './board-context.ts'
import { inBoardOrder } from './board-store.ts'
import { themeCardId, themeIdOfCard } from './cards.ts'
import type { Gestures } from './use-gestures.ts'

export type OpenMenu = (cardId: string, kind: BoardMenuKind, anchor?: Element) => void

/** The one menu of a board or list, and the dialogs that it opens. @returns what opens it, and what to render */
export function useBoardMenu(gestures: Gestures): {
  idsWith: (cardId: string) => string[]
  openMenu: OpenMenu
  menu: ReactNode
} {
  const { store, selection, surfaceRef } = useBoard()
  const [menuAt, setMenuAt] = useState<BoardMenuAt | null>(null)
  const [dialog, setDialog] = useState<BoardDialog | null>(null)

  const idsWith = useCallback(
    (cardId: string) =>
      themeIdOfCard(cardId) === null ? inBoardOrder(store.getState(), selection.idsWith(cardId)) : [cardId],
    [store, selection],
  )
  const openMenu = useCallback<OpenMenu>(
    (cardId, kind, anchor) => {
      const card = surfaceRef.current === null ? null : cardElement(surfaceRef.current, cardId)
      const box = (anchor ?? card)?.getBoundingClientRect()
      if (box !== undefined) setMenuAt({ kind, ids: idsWith(cardId), cardId, box })
    },
    [surfaceRef, idsWith],
  )
  // The item that opened the dialog is gone with its menu: the focus goes back to the card.
  const closeDialog = () => {
    setDialog(null)
    if (dialog === null || surfaceRef.current === null) return
    cardElement(surfaceRef.current, dialog.kind === 'history' ? dialog.noteId : themeCardId(dialog.themeId))?.focus()
  }
  const menu = (
    <>
      {menuAt !== null && (
        <BoardMenu
          key={menuAt.kind}
          at={menuAt}
          gestures={gestures}
          onSwitch={(kind) => setMenuAt({ ...menuAt, kind })}
          onDialog={setDialog}
          onClose={() => setMenuAt(null)}
        />
      )}
      {dialog !== null && <BoardDialogs dialog={dialog} gestures={gestures} onClose={closeDialog} />}
    </>
  )
  return { idsWith, openMenu, menu }
}
