import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Drop, DragSurface, DropPlace } from '#renderer/ui/sorting/DragSurface.tsx'
import { cardElement, cardOfTarget, isOnControl } from '#renderer/ui/sorting/focus.ts'
import { dimensionNumber } from '#shared/domain/vocabulary.ts'
import { type PlaceKey, cellOfPlace, matchesWords, placeOf } from '#shared/domain/sorting.ts'
import { leadUnitName } from '#shared/domain/papers/programme-order.ts'
import { type Dimension, type Horizon, dimensions, horizons } from '#shared/schema/vocabulary.ts'
import { Composer } from './Composer.tsx'
import { MoveMenu, type MenuAt } from './MoveMenu.tsx'
import { ProgrammeCard, ProgrammeFace } from './ProgrammeCard.tsx'
import { moveProgrammes } from './commands.ts'
import css from './sorting.module.css'
import { programmes, usePlaceIds, useProgramme, useSearch } from './programme-store.ts'
import { useSorting } from './sorting-context.ts'
import { useDragTexts } from './use-drag-texts.ts'
import { idsAround, useGridKeys } from './use-grid-keys.ts'
import { useNames } from './use-names.ts'

/** Six dimensions across, three horizons down, and the tray of the unsorted beside them. */
export function SortingGrid() {
  const { selection, isReadOnly, openDetails } = useSorting()
  const { t } = useTranslation('sorting')
  const surfaceRef = useRef<HTMLDivElement>(null)
  const [menuAt, setMenuAt] = useState<MenuAt | null>(null)
  const texts = useDragTexts()

  const openMenu = useCallback(
    (cardId: string) => {
      const card = surfaceRef.current === null ? null : cardElement(surfaceRef.current, cardId)
      if (card !== null)
        setMenuAt({ ids: inShownOrder(selection.idsWith(cardId)), cardId, box: card.getBoundingClientRect() })
    },
    [selection],
  )
  const onKeyDown = useGridKeys(surfaceRef, openMenu)

  const onClick = (event: React.MouseEvent) => {
    const menuOf = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-menu-of]') : null
    if (menuOf !== null) return openMenu(menuOf.dataset['menuOf']!)
    const card = cardOfTarget(event.target)
    const cardId = card?.dataset['cardId']
    if (card === null || cardId === undefined) return selection.clear()
    if (isOnControl(event.target, card)) return
    selection.click(cardId, event, idsAround(card))
  }

  return (
    <>
      <DragSurface
        className={css.board}
        texts={texts}
        surfaceRef={surfaceRef}
        isDisabled={isReadOnly}
        idsToDrag={(cardId) => inShownOrder(selection.idsWith(cardId))}
        renderOverlay={(ids) => <Carried ids={ids} />}
        onDrop={drop}
        onClick={onClick}
        onDoubleClick={(event) => {
          const card = cardOfTarget(event.target)
          if (card !== null && !isOnControl(event.target, card)) openDetails(card.dataset['cardId']!)
        }}
        onContextMenu={(event) => {
          const cardId = cardOfTarget(event.target)?.dataset['cardId']
          if (cardId === undefined || isReadOnly) return
          event.preventDefault()
          openMenu(cardId)
        }}
        onFocus={(event) => {
          const cardId = cardOfTarget(event.target)?.dataset['cardId']
          if (cardId !== undefined) selection.focus(cardId)
        }}
        onKeyDown={onKeyDown}
        aria-label={t('grid.label')}
      >
        <Tray />
        <Grid />
      </DragSurface>
      {menuAt !== null && <MoveMenu at={menuAt} surfaceRef={surfaceRef} onClose={() => setMenuAt(null)} />}
    </>
  )
}

/** One gesture, one command. */
function drop({ ids, placeId, beforeId }: Drop): void {
  const place = placeId as PlaceKey
  const { byId } = programmes.getState()
  const isWithinTray = place === 'tray' && ids.every((id) => placeOf(byId.get(id)!) === 'tray')
  // Within the tray only the order changes; what is known of a half-sorted programme stays.
  void moveProgrammes({ programmeIds: ids, ...(isWithinTray ? {} : cellOfPlace(place)), beforeId })
}

/** Ids in the order of the grid, without those that are gone. */
function inShownOrder(ids: readonly string[]): string[] {
  const wanted = new Set(ids)
  return [...programmes.getState().places.values()].flat().filter((id) => wanted.has(id))
}

const Grid = memo(function Grid() {
  return (
    <div className={css.grid}>
      <div className={css.corner} />
      {dimensions.map((dimension) => (
        <DimensionHead key={dimension} dimension={dimension} />
      ))}
      {horizons.map((horizon) => (
        <Row key={horizon} horizon={horizon} />
      ))}
    </div>
  )
})

function DimensionHead({ dimension }: { dimension: Dimension }) {
  const { dimensionShort, dimensionGloss } = useNames()
  return (
    <h2 className={css.dimensionHead} data-dimension={dimension}>
      <span className={css.dimensionName}>{dimensionShort(dimension)}</span>
      <span className={css.dimensionNumber} aria-hidden>
        {dimensionNumber(dimension)}
      </span>
      <span className={css.dimensionGloss}>{dimensionGloss(dimension)}</span>
    </h2>
  )
}

function Row({ horizon }: { horizon: Horizon }) {
  const { horizonShort, horizonSpan } = useNames()
  return (
    <>
      <h2 className={css.horizonHead}>
        {horizonShort(horizon)}
        <span className={css.horizonYears}>{horizonSpan(horizon)}</span>
      </h2>
      {dimensions.map((dimension) => (
        <Cell key={dimension} place={`${dimension}:${horizon}`} dimension={dimension} />
      ))}
    </>
  )
}

const Cell = memo(function Cell({ place, dimension }: { place: PlaceKey; dimension: Dimension }) {
  const { t } = useTranslation('sorting')
  const { placeName } = useNames()
  const ids = usePlaceIds(place)
  return (
    <DropPlace
      placeId={place}
      className={css.cell}
      data-dimension={dimension}
      data-empty={ids.length === 0 || undefined}
      aria-label={t('grid.cell', { place: placeName(place), count: ids.length })}
    >
      {ids.length === 0 ? <p className={css.none}>{t('grid.empty')}</p> : <CardList ids={ids} />}
    </DropPlace>
  )
})

function Tray() {
  const { t } = useTranslation('sorting')
  const { isReadOnly } = useSorting()
  const ids = usePlaceIds('tray')
  return (
    <section className={css.tray} aria-label={t('tray.title')}>
      <h2 className={css.trayHead}>
        {t('tray.title')} <span className={css.count}>{ids.length}</span>
      </h2>
      {!isReadOnly && <Composer />}
      <DropPlace placeId="tray" className={css.trayList} aria-label={t('tray.list', { count: ids.length })}>
        {ids.length === 0 ? <p className={css.trayEmpty}>{t('tray.empty')}</p> : <CardList ids={ids} />}
      </DropPlace>
      {!isReadOnly && (
        <p className={css.keys}>
          <kbd>1–6</kbd> {t('keys.dimension')} <kbd>Q</kbd> <kbd>W</kbd> <kbd>E</kbd> {t('keys.horizon')} <kbd>K</kbd>{' '}
          {t('keys.quickWin')}
        </p>
      )}
    </section>
  )
}

/** The cards of one place. Renders only when the list itself changes. */
const CardList = memo(function CardList({ ids }: { ids: readonly string[] }) {
  const search = useSearch()
  const { units } = useSorting()
  const shown = useMemo(() => {
    if (search === '') return ids
    const { byId } = programmes.getState()
    return ids.filter((id) => {
      const programme = byId.get(id)
      return programme !== undefined && matchesWords(`${programme.name} ${leadUnitName(programme, [...units])}`, search)
    })
  }, [ids, search, units])
  return (
    <ul className={css.cards}>
      {shown.map((id, index) => (
        <ProgrammeCard key={id} id={id} isFirst={index === 0} />
      ))}
    </ul>
  )
})

/** What the pointer carries: the card, or how many. */
function Carried({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('sorting')
  const programme = useProgramme(ids[0]!)
  if (programme === undefined) return null
  return (
    <div className={css.carried} data-stack={ids.length > 1 || undefined}>
      {ids.length > 1 && <strong className={css.carriedCount}>{t('drag.carried', { count: ids.length })}</strong>}
      <ProgrammeFace programme={programme} />
    </div>
  )
}
