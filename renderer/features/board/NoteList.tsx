import { IconArrowDown, IconArrowUp, IconDots } from '@tabler/icons-react'
import {
  type ReactNode,
  memo,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { cardElement, cardOfTarget, isOnControl } from '#renderer/ui/sorting/focus.ts'
import { useIsFocusStop, useIsSelected, useSelectedCount } from '#renderer/ui/sorting/selection.ts'
import { isRatedBoard } from '#shared/domain/readiness.ts'
import { NoteEditor } from './NoteCard.tsx'
import type { BoardMenuKind } from './menu/BoardMenu.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useVotes } from './ViewMenu.tsx'
import boardCss from './board.module.css'
import { useBoard } from './board-context.ts'
import { inBoardOrder, useBoardCounts, useNote, useTheme, useZones } from './board-store.ts'
import { drawnText } from './cards.ts'
import { useIsEditing } from './editing.ts'
import { useGroupName, useUnitName } from './label-names.ts'
import css from './list.module.css'
import { ReadinessShape } from '#renderer/ui/ReadinessShape.tsx'
import { type ListColumn, type ListOrder, inListOrder, listColumns, nextOrder } from './note-order.ts'
import { useBoardKeys } from './use-board-keys.ts'
import { type OpenMenu, useBoardMenu } from './use-board-menu.tsx'
import { useGestures } from './use-gestures.ts'
import { useNames } from './use-names.ts'
import { useView } from './view-store.ts'

const nearest = { block: 'nearest' } as const

/** Rows of the first paint; the rest follows behind. */
const firstPaintCount = 40

/** Daftar: every note of the board in one row, to sort, to fill in what is missing, and to change in place. */
export function NoteList({ activityId }: { activityId: string }) {
  const { t } = useTranslation('board')
  const { selection, surfaceRef, isReadOnly, view } = useBoard()
  const [order, setOrder] = useState<ListOrder>({ column: null, isDescending: false })
  const scores = useListScores(activityId)
  const ids = useListIds(order, scores)
  const gestures = useGestures()
  const { openMenu: openMenuAt, menu } = useBoardMenu(gestures)
  const openMenu = useCallback<OpenMenu>(
    (cardId, kind, anchor) => {
      const row = surfaceRef.current === null ? null : cardElement(surfaceRef.current, cardId)
      // A row is as wide as the screen: a menu opens at the cell that it is about.
      row?.scrollIntoView(nearest)
      const cell = row?.querySelector(`[data-pick="${kind}"]`) ?? undefined
      openMenuAt(cardId, kind, anchor ?? cell)
    },
    [surfaceRef, openMenuAt],
  )
  const idsRef = useRef(ids)
  useLayoutEffect(() => {
    idsRef.current = ids
    // The row in hand may have moved far away by what was done with it.
    const { activeElement } = document
    if (surfaceRef.current?.contains(activeElement) === true) cardOfTarget(activeElement)?.scrollIntoView(nearest)
  }, [ids, surfaceRef])
  const listIds = useCallback(() => idsRef.current, [])
  const onKeyDown = useBoardKeys(gestures, openMenu, listIds)
  const { zoomPercent } = useView(view)
  const isRated = useIsRated()
  const columns = listColumns.filter(
    (column) => (column !== 'votes' || scores !== null) && (column !== 'readiness' || isRated),
  )
  const hasSelection = useSelectedCount(selection) > 0
  useLayoutEffect(() => {
    // The bar of the selection makes the list lower: what was selected stays in sight.
    const row = cardOfTarget(document.activeElement)
    if (hasSelection && row !== null && surfaceRef.current?.contains(row) === true) row.scrollIntoView(nearest)
  }, [hasSelection, surfaceRef])

  const onClick = (event: React.MouseEvent) => {
    if (!(event.target instanceof Element)) return
    const card = cardOfTarget(event.target)
    const cardId = card?.dataset['cardId']
    if (card === null || cardId === undefined) return
    const button = event.target.closest<HTMLElement>('[data-pick]')
    if (button !== null) return openMenu(cardId, button.dataset['pick'] as BoardMenuKind, button)
    if (!isOnControl(event.target, card)) selection.click(cardId, event, ids)
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- rows of a table cannot be laid out and left out as these */}
      <div
        ref={surfaceRef}
        className={css.list}
        style={{ zoom: zoomPercent / 100 }}
        role="grid"
        aria-label={t('list.label')}
        aria-rowcount={ids.length + 1}
        aria-multiselectable
        aria-readonly={isReadOnly || undefined}
        data-has-votes={scores !== null || undefined}
        data-is-rated={isRated || undefined}
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
        tabIndex={-1}
      >
        <div className={css.head} role="row" aria-rowindex={1}>
          {columns.map((column) => (
            <Heading key={column} column={column} order={order} onPress={() => setOrder(nextOrder(order, column))} />
          ))}
          <span role="columnheader">
            <span className={boardCss.spoken}>{t('list.menu')}</span>
          </span>
        </div>
        <Rows ids={ids} scores={scores} isRated={isRated} />
        {ids.length === 0 && <NoRows />}
      </div>
      <SelectionBar gestures={gestures} openMenu={openMenu} />
      {menu}
    </>
  )
}

function Heading({ column, order, onPress }: { column: ListColumn; order: ListOrder; onPress: () => void }) {
  const { t } = useTranslation('board')
  const isSorted = order.column === column
  const Arrow = order.isDescending ? IconArrowDown : IconArrowUp
  return (
    <span
      role="columnheader"
      className={css[column]}
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={css.headButton} onClick={onPress}>
        {t(`list.column.${column}`)}
        {isSorted && <Arrow size={14} aria-hidden />}
      </button>
    </span>
  )
}

const Rows = memo(function Rows({
  ids,
  ...columns
}: {
  ids: readonly string[]
  scores: ReadonlyMap<string, number> | null
  isRated: boolean
}) {
  const [isAfterFirstPaint, setAfter] = useState(false)
  useEffect(() => startTransition(() => setAfter(true)), [])
  const shown = isAfterFirstPaint ? ids : ids.slice(0, firstPaintCount)
  return shown.map((id, index) => <Row key={id} id={id} isFirst={index === 0} rowIndex={index + 2} {...columns} />)
})

interface RowProps {
  id: string
  isFirst: boolean
  rowIndex: number
  scores: ReadonlyMap<string, number> | null
  isRated: boolean
}

const Row = memo(function Row({ id, isFirst, rowIndex, scores, isRated }: RowProps) {
  const { store, selection, editing, isReadOnly, words, names } = useBoard()
  const { zoneTitle } = useNames()
  const note = useNote(store, id)
  const theme = useTheme(store, note?.themeId ?? '')
  const zone = useZones(store).find((candidate) => candidate.id === note?.zoneId)
  const unit = useUnitName(names, note?.unitId ?? null)
  const group = useGroupName(names, note?.workingGroupId ?? null)
  const isSelected = useIsSelected(selection, id)
  const isFocusStop = useIsFocusStop(selection, id)
  const isEditing = useIsEditing(editing, id) && !isReadOnly
  if (note === undefined) return null
  const votes = votesOf(scores, id, note.themeId)
  const pick = (kind: BoardMenuKind, text: string, mark?: ReactNode) => (
    <Pick kind={kind} text={text} mark={mark} isReadOnly={isReadOnly} />
  )
  return (
    <div
      className={css.row}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      data-card-id={id}
      data-selected={isSelected || undefined}
      data-editing={isEditing || undefined}
      tabIndex={isFirst || isFocusStop ? 0 : -1}
    >
      <span role="gridcell" className={css.number}>
        C-{note.number}
      </span>
      <span role="gridcell" className={css.text}>
        {isEditing ? (
          <NoteEditor note={note} />
        ) : (
          <span className={css.clamped} dir="auto">
            {drawnText(note.text)}
          </span>
        )}
      </span>
      <span role="gridcell" className={css.zone}>
        {pick('zone', zone === undefined ? '' : zoneTitle(zone))}
      </span>
      <span role="gridcell" className={css.theme}>
        {pick('theme', theme?.title ?? '')}
      </span>
      <span role="gridcell" className={css.dimension}>
        {pick('dimension', note.dimension === null ? '' : words.dimension(note.dimension))}
      </span>
      {isRated && (
        <span role="gridcell" className={css.readiness}>
          {note.readiness === null
            ? pick('readiness', '')
            : pick('readiness', words.readiness(note.readiness), <ReadinessShape level={note.readiness} />)}
        </span>
      )}
      <span role="gridcell" className={css.unit}>
        {pick('unit', unit)}
      </span>
      <span role="gridcell" className={css.workingGroup}>
        {pick('workingGroup', group)}
      </span>
      {scores !== null && (
        <span role="gridcell" className={css.votes}>
          {votes === null ? '' : words.number(votes)}
        </span>
      )}
      <span role="gridcell" className={css.menu}>
        {!isReadOnly && (
          <button
            type="button"
            className={boardCss.iconButton}
            data-pick="all"
            tabIndex={-1}
            aria-label={words.menuOf(note.text)}
            title={words.menuTitle}
          >
            <IconDots size={16} aria-hidden />
          </button>
        )}
      </span>
    </div>
  )
})

/** A value that opens its choices where it stands. */
function Pick({
  kind,
  text,
  mark,
  isReadOnly,
}: {
  kind: BoardMenuKind
  text: string
  /** Stands before the text. */
  mark: ReactNode
  isReadOnly: boolean
}) {
  if (isReadOnly) {
    return (
      <span className={css.value}>
        {mark}
        <span dir="auto">{text}</span>
      </span>
    )
  }
  return (
    <button type="button" className={css.pick} data-pick={kind} data-empty={text === '' || undefined} tabIndex={-1}>
      {mark}
      <span dir="auto">{text === '' ? '–' : text}</span>
    </button>
  )
}

function NoRows() {
  const { t } = useTranslation('board')
  const { count } = useBoardCounts(useBoard().store)
  return <p className={boardCss.empty}>{count === 0 ? t('list.empty') : t('filter.nothing')}</p>
}

/** Whether notes of this board are rated; only then the list has a column of ratings. */
const useIsRated = () => useStore(useBoard().store, ({ board }) => board !== null && isRatedBoard(board))

/** The votes of a note, or else of the theme it is in. */
const votesOf = (scores: ReadonlyMap<string, number> | null, noteId: string, themeId: string | null) =>
  scores?.get(noteId) ?? (themeId === null ? undefined : scores?.get(themeId)) ?? null

/** Votes of the chosen round, else of the newest; null when the board was never voted on. */
function useListScores(activityId: string): ReadonlyMap<string, number> | null {
  const { view } = useBoard()
  const { roundId } = useView(view)
  const { data } = useVotes(activityId)
  return useMemo(() => {
    const vote = data?.find((candidate) => candidate.roundId === roundId) ?? data?.[0]
    return vote === undefined ? null : new Map(Object.entries(vote.scores))
  }, [data, roundId])
}

/** Ids of the notes that the filter shows, in the order of the list. */
function useListIds(order: ListOrder, scores: ReadonlyMap<string, number> | null): readonly string[] {
  const { store, names } = useBoard()
  const { notes, themes, zones, shownIds } = useStore(store)
  const { units, groups } = useStore(names)
  return useMemo(() => {
    const shown = new Set([...shownIds.values()].flat())
    const inOrder = inBoardOrder(store.getState(), [...shown]).flatMap((id) => notes.get(id) ?? [])
    const places = new Map(zones.map(({ id }, index) => [id, index]))
    return inListOrder(inOrder, order, {
      zone: ({ zoneId }) => places.get(zoneId) ?? 0,
      theme: ({ themeId }) => themes.get(themeId ?? '')?.title ?? '',
      unit: ({ unitId }) => units.get(unitId ?? '')?.short || units.get(unitId ?? '')?.name || '',
      workingGroup: ({ workingGroupId }) => groups.get(workingGroupId ?? '')?.name ?? '',
      votes: ({ id, themeId }) => votesOf(scores, id, themeId),
    }).map(({ id }) => id)
  }, [store, notes, themes, zones, shownIds, units, groups, order, scores])
}
