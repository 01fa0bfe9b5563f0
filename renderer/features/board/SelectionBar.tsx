import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { cardElement } from '#renderer/ui/sorting/focus.ts'
import { useSelectedCount } from '#renderer/ui/sorting/selection.ts'
import { takesText } from '#renderer/ui/takes-text.ts'
import { isRatedBoard } from '#shared/domain/readiness.ts'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { inBoardOrder, useZones } from './board-store.ts'
import type { BoardMenuKind } from './menu/BoardMenu.tsx'
import type { Gestures } from './use-gestures.ts'

interface Props {
  gestures: Gestures
  openMenu: (cardId: string, kind: BoardMenuKind) => void
}

/** What Esc closes before it ends a selection: dialogs, menus, and a card in hand. Lists of choices belong to fields. */
const layers = '[role="dialog"], [role="menu"], [data-dragging]'

/** What can be done with the selected notes, by key or by click. Shows the keys until they are known by heart. */
export function SelectionBar({ gestures, openMenu }: Props) {
  const { t } = useTranslation('board')
  const { store, selection, surfaceRef, isReadOnly, names } = useBoard()
  const hasUnits = useStore(names, ({ units }) => units.size > 0)
  const hasGroups = useStore(names, ({ groups }) => groups.size > 0)
  const isRated = useStore(store, ({ board }) => board !== null && isRatedBoard(board))
  const zoneCount = useZones(store).length
  const count = useSelectedCount(selection)
  const hasSelection = count > 0
  // The bar promises Esc wherever the focus is; what lies above it, or a field, has it first.
  useEffect(() => {
    if (!hasSelection) return undefined
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || takesText(event.target)) return
      if (document.querySelector(layers) === null) selection.clear()
    }
    window.addEventListener('keydown', leave)
    return () => window.removeEventListener('keydown', leave)
  }, [hasSelection, selection])
  if (count === 0) return <output className={css.spoken} />

  const withSelected = (act: (ids: string[], focusId: string) => void) => () => {
    const ids = inBoardOrder(store.getState(), [...selection.getState().selectedIds])
    const [firstId] = ids
    if (firstId === undefined) return
    const { focusId } = selection.getState()
    const cardId = focusId !== null && ids.includes(focusId) ? focusId : firstId
    // As if its key had been pressed on the note: the focus is there afterwards.
    if (surfaceRef.current !== null) cardElement(surfaceRef.current, cardId)?.focus()
    act(ids, cardId)
  }

  return (
    <div className={css.selectionBar} data-selection-bar role="toolbar" aria-label={t('selection.label')}>
      <output className={css.selectedCount}>{t('selection.count', { count })}</output>
      {!isReadOnly && (
        <>
          <button type="button" onClick={withSelected((_ids, focusId) => openMenu(focusId, 'all'))}>
            <kbd>{zoneCount > 1 ? `1–${Math.min(zoneCount, 9)}` : 'M'}</kbd> {t('selection.move')}
          </button>
          <button type="button" onClick={withSelected(gestures.group)}>
            <kbd>G</kbd> {t('selection.group')}
          </button>
          <button type="button" onClick={withSelected((_ids, focusId) => openMenu(focusId, 'dimension'))}>
            <kbd>D</kbd> {t('selection.dimension')}
          </button>
          {isRated && (
            <button type="button" onClick={withSelected((_ids, focusId) => openMenu(focusId, 'readiness'))}>
              <kbd>R</kbd> {t('selection.rate')}
            </button>
          )}
          {hasUnits && (
            <button type="button" onClick={withSelected((_ids, focusId) => openMenu(focusId, 'unit'))}>
              <kbd>O</kbd> {t('selection.unit')}
            </button>
          )}
          {hasGroups && (
            <button type="button" onClick={withSelected((_ids, focusId) => openMenu(focusId, 'workingGroup'))}>
              <kbd>P</kbd> {t('selection.workingGroup')}
            </button>
          )}
          <button type="button" onClick={withSelected(gestures.remove)}>
            <kbd>Del</kbd> {t('selection.remove')}
          </button>
        </>
      )}
      <button type="button" title={t('selection.clear')} onClick={() => selection.clear()}>
        <kbd>Esc</kbd> <span className={css.spoken}>{t('selection.clear')}</span>
      </button>
    </div>
  )
}
