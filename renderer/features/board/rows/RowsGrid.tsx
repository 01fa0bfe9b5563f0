import { memo, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { DropColumn, DropPlace } from '#renderer/ui/sorting/DragSurface.tsx'
import { isRatedBoard } from '#shared/domain/readiness.ts'
import type { BoardRow, Zone } from '#shared/schema/board.ts'
import { Composer } from '../Composer.tsx'
import { Themes, Ungrouped } from '../Zone.tsx'
import { useBoard } from '../board-context.ts'
import {
  cellKey,
  useCellCount,
  useHasNotesBelow,
  useHasOwnOrder,
  useIsFaceDown,
  useRows,
  useZoneCounts,
  useZones,
} from '../board-store.ts'
import { lieInZone } from '../drop.ts'
import { useNames } from '../use-names.ts'
import { useView } from '../view-store.ts'
import { RowComposer } from './RowComposer.tsx'
import { RowHeading } from './RowHeading.tsx'
import { SharesBar } from './Shares.tsx'
import css from './rows.module.css'

/**
 * A board whose rows cross its zones: every cell takes notes as a zone of any board does, by drag, keys, menu and field.
 * Headings stay in sight while the middle scrolls.
 */
export const RowsGrid = memo(function RowsGrid() {
  const { t } = useTranslation('layout')
  const { store, view, isReadOnly } = useBoard()
  const zones = useZones(store)
  const rows = useRows(store)
  const hasBelow = useHasNotesBelow(store)
  const isFree = useStore(store, ({ board }) => board?.rowKind === 'free')
  const isRated = useStore(store, ({ board }) => board !== null && isRatedBoard(board))
  const { cardSize, zoomPercent } = useView(view)
  return (
    <div
      className={css.grid}
      data-box-ground
      data-rated={isRated || undefined}
      data-card-size={cardSize}
      style={{ '--zones': zones.length, zoom: zoomPercent / 100 } as React.CSSProperties}
    >
      <div className={css.head}>
        <div className={css.corner}>{isFree ? t('row.aspect') : t('row.dimension')}</div>
        {zones.map((zone) => (
          <ZoneHeading key={zone.id} zone={zone} isRated={isRated} />
        ))}
      </div>
      {rows.map((row, index) => (
        <Row key={row.id} row={row} index={index} zones={zones} isRated={isRated} />
      ))}
      {(hasBelow || rows.length === 0) && !(rows.length === 0 && isFree && !hasBelow) && (
        <Row row={null} index={rows.length} zones={zones} isRated={isRated} />
      )}
      {rows.length === 0 && isFree && (
        <p className={css.teach}>{isReadOnly ? t('row.emptyReadOnly') : t('row.empty')}</p>
      )}
      {isFree && !isReadOnly && <RowComposer />}
    </div>
  )
})

function ZoneHeading({ zone, isRated }: { zone: Zone; isRated: boolean }) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const { zoneTitle } = useNames()
  const { count, shownCount } = useZoneCounts(store, zone.id)
  const isHomeOf = useCallback((ids: readonly string[]) => lieInZone(store.getState(), ids, zone.id), [store, zone.id])
  return (
    <DropColumn name={zone.id} isHomeOf={isHomeOf} className={css.zoneHead} data-tone={zone.tone}>
      <h2 className={css.zoneName}>
        <span className={css.letter} aria-hidden>
          {zone.letter}
        </span>
        <span className={css.title} title={zoneTitle(zone)}>
          {zoneTitle(zone)}
        </span>
        <span className={css.count} title={t('zone.count', { count })}>
          {shownCount === count ? count : t('zone.shown', { shownCount, count })}
        </span>
      </h2>
      {isRated && <SharesBar zoneId={zone.id} />}
    </DropColumn>
  )
}

const Row = memo(function Row(props: {
  /** Null below the rows. */
  row: BoardRow | null
  index: number
  zones: readonly Zone[]
  isRated: boolean
}) {
  const { t } = useTranslation('layout')
  const { row, index, zones, isRated } = props
  const title = row?.title ?? t('row.below')
  return (
    <section className={css.row} aria-label={t('row.label', { title })} data-dimension={row?.dimension ?? undefined}>
      <RowHeading row={row} index={index} isRated={isRated} />
      {zones.map((zone, place) => (
        <Cell key={zone.id} zone={zone} row={row} rowTitle={title} place={place + 1} />
      ))}
    </section>
  )
})

function Cell({ zone, row, rowTitle, place }: { zone: Zone; row: BoardRow | null; rowTitle: string; place: number }) {
  const { t } = useTranslation(['layout', 'board'])
  const { store, isReadOnly } = useBoard()
  const { zoneTitle } = useNames()
  const isFaceDown = useIsFaceDown(store)
  const hasGaps = useHasOwnOrder(store)
  const cell = cellKey(zone.id, row?.id)
  const count = useCellCount(store, cell)
  const name = t('layout:cell.name', { zone: zoneTitle(zone), row: rowTitle })
  return (
    <section
      className={css.cell}
      data-tone={zone.tone}
      data-zone-id={zone.id}
      data-row-id={row?.id ?? ''}
      aria-label={t('layout:cell.label', { name, count })}
    >
      {isFaceDown ? (
        <p className={css.faceDown}>{t('board:faceDown.count', { count })}</p>
      ) : (
        <DropPlace placeId={`zone:${cell}`} flow="rows" canDropOnto hasGaps={hasGaps} className={css.list}>
          <Themes cell={cell} />
          <Ungrouped cell={cell} />
        </DropPlace>
      )}
      {!isReadOnly && <Composer zoneId={zone.id} zoneTitle={name} place={place} rowId={row?.id ?? null} />}
    </section>
  )
}
