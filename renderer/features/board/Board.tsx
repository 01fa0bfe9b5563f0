import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { DragSurface } from '#renderer/ui/sorting/DragSurface.tsx'
import { cardOfTarget, isOnControl } from '#renderer/ui/sorting/focus.ts'
import { NoteFace } from './NoteCard.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { Zone } from './Zone.tsx'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { shownIdsOfZone, useNote, useNoteCount, useTheme, useZones } from './board-store.ts'
import { themeIdOfCard, zoneIdAround } from './cards.ts'
import { RowsGrid } from './rows/RowsGrid.tsx'
import { useBoardKeys } from './use-board-keys.ts'
import { useBoardMenu } from './use-board-menu.tsx'
import { useBoxSelection } from './use-box-selection.ts'
import { useDragTexts } from './use-drag-texts.ts'
import { useGestures } from './use-gestures.ts'
import { useView } from './view-store.ts'

/** The zones of a board, and everything that is done with their cards by mouse, touch and keys. */
export function Board() {
  const { t } = useTranslation('board')
  const { store, selection, surfaceRef, isReadOnly } = useBoard()
  const texts = useDragTexts()
  const gestures = useGestures()
  const takeBoxClick = useBoxSelection(surfaceRef, selection)

  const { idsWith, openMenu, menu } = useBoardMenu(gestures)
  const onKeyDown = useBoardKeys(gestures, openMenu)

  const onClick = (event: React.MouseEvent) => {
    if (takeBoxClick()) return
    if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return
    const menuOf = event.target.closest<HTMLElement>('[data-menu-of]')
    if (menuOf !== null)
      return openMenu(menuOf.dataset['menuOf']!, menuOf.dataset['menuKind'] === 'readiness' ? 'readiness' : 'all')
    const card = cardOfTarget(event.target)
    const cardId = card?.dataset['cardId']
    if (card === null || cardId === undefined) return selection.clear()
    if (isOnControl(event.target, card)) return
    const zoneId = zoneIdAround(card)
    if (themeIdOfCard(cardId) !== null || zoneId === null) return selection.clear()
    selection.click(cardId, event, shownIdsOfZone(store.getState(), zoneId))
  }

  return (
    <>
      <DragSurface
        className={css.board}
        texts={texts}
        surfaceRef={surfaceRef}
        isDisabled={isReadOnly}
        idsToDrag={idsWith}
        renderOverlay={(ids) => <Carried ids={ids} />}
        onDrop={gestures.drop}
        onClick={onClick}
        onDoubleClick={(event) => {
          const card = cardOfTarget(event.target)
          if (card !== null && !isReadOnly && !isOnControl(event.target, card)) gestures.edit(card.dataset['cardId']!)
        }}
        onContextMenu={(event) => {
          const card = cardOfTarget(event.target)
          if (card === null || isReadOnly || isOnControl(event.target, card)) return
          event.preventDefault()
          openMenu(card.dataset['cardId']!, 'all')
        }}
        onFocus={(event) => {
          const cardId = cardOfTarget(event.target)?.dataset['cardId']
          if (cardId !== undefined) selection.focus(cardId)
        }}
        onKeyDown={onKeyDown}
        role="group"
        aria-label={t('label')}
      >
        <Zones />
      </DragSurface>
      <SelectionBar gestures={gestures} openMenu={openMenu} />
      {menu}
    </>
  )
}

const Zones = memo(function Zones() {
  const { store, view } = useBoard()
  const zones = useZones(store)
  const hasRows = useStore(store, ({ board }) => board !== null && board.rowKind !== 'none')
  const { cardSize, zoomPercent } = useView(view)
  if (hasRows) return <RowsGrid />
  return (
    <div
      className={css.zones}
      data-columns={columnsFor(zones.length)}
      data-card-size={cardSize}
      style={{ zoom: zoomPercent / 100 }}
    >
      {zones.map((zone, index) => (
        <Zone key={zone.id} zone={zone} place={index + 1} />
      ))}
    </div>
  )
})

/** Four zones stand two by two, so that all are seen at once; few stand side by side. */
const columnsFor = (zoneCount: number) => (zoneCount <= 3 ? zoneCount : zoneCount === 4 ? 2 : 3)

/** What the pointer carries: the card, how many, or a theme. */
function Carried({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const [first] = ids
  const themeId = first === undefined ? null : themeIdOfCard(first)
  const theme = useTheme(store, themeId ?? '')
  const themeCount = useNoteCount(store, `theme:${themeId ?? ''}`)
  const note = useNote(store, first ?? '')
  if (theme !== undefined) {
    return (
      <div className={css.carried} data-stack>
        <strong className={css.carriedTitle}>{theme.title}</strong>
        <span className={css.carriedCount}>{t('drag.carried', { count: themeCount })}</span>
      </div>
    )
  }
  if (note === undefined) return null
  return (
    <div className={css.carried} data-stack={ids.length > 1 || undefined}>
      {ids.length > 1 && <strong className={css.carriedCount}>{t('drag.carried', { count: ids.length })}</strong>}
      <NoteFace note={note} />
    </div>
  )
}
