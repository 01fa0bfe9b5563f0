import { memo, startTransition, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DropPlace } from '#renderer/ui/sorting/DragSurface.tsx'
import type { Zone as ZoneRow } from '#shared/schema/board.ts'
import { Composer } from './Composer.tsx'
import { NoteCard } from './NoteCard.tsx'
import { ThemeBox } from './ThemeBox.tsx'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { useHasOwnOrder, useIsFaceDown, useShownIds, useThemeIds, useZoneCounts } from './board-store.ts'
import { useNames } from './use-names.ts'

/** One zone of a board: its head, its themes, its ungrouped notes, and the field for the next one. */
export const Zone = memo(function Zone({ zone, place }: { zone: ZoneRow; place: number }) {
  const { t } = useTranslation('board')
  const { store, isReadOnly } = useBoard()
  const { zoneTitle } = useNames()
  const { count, shownCount } = useZoneCounts(store, zone.id)
  const isFaceDown = useIsFaceDown(store)
  const title = zoneTitle(zone)
  return (
    <section
      className={css.zone}
      data-tone={zone.tone}
      data-zone-id={zone.id}
      data-drop-frame
      aria-label={t('zone.label', { title, count })}
    >
      <h2 className={css.zoneHead}>
        <span className={css.letter} aria-hidden>
          {zone.letter}
        </span>
        <span className={css.zoneTitle}>{title}</span>
        <span className={css.zoneCount} title={t('zone.count', { count })}>
          {shownCount === count || isFaceDown ? count : t('zone.shown', { shownCount, count })}
        </span>
      </h2>
      {isFaceDown ? (
        <FaceDownNotes count={count} />
      ) : (
        <OpenNotes zoneId={zone.id} count={count} shownCount={shownCount} />
      )}
      {!isReadOnly && <Composer zoneId={zone.id} zoneTitle={title} place={place} />}
    </section>
  )
})

function OpenNotes({ zoneId, count, shownCount }: { zoneId: string; count: number; shownCount: number }) {
  const { t } = useTranslation('board')
  const { store, isReadOnly } = useBoard()
  const hasGaps = useHasOwnOrder(store)
  return (
    <DropPlace placeId={`zone:${zoneId}`} flow="rows" canDropOnto hasGaps={hasGaps} className={css.list}>
      {count === 0 && <p className={css.empty}>{isReadOnly ? t('zone.emptyReadOnly') : t('zone.empty')}</p>}
      {count > 0 && shownCount === 0 && <p className={css.empty}>{t('filter.nothing')}</p>}
      <Themes cell={zoneId} />
      <Ungrouped cell={zoneId} />
    </DropPlace>
  )
}

/** The themes of a zone, or of its cell in a row. */
export const Themes = memo(function Themes({ cell }: { cell: string }) {
  const themeIds = useThemeIds(useBoard().store, cell)
  return themeIds.map((id) => <ThemeBox key={id} themeId={id} />)
})

/** The notes of a zone, or of its cell in a row, that are in no theme. */
export const Ungrouped = memo(function Ungrouped({ cell }: { cell: string }) {
  const ids = useShownIds(useBoard().store, `zone:${cell}`)
  const drawnCount = useDrawnCount(ids.length)
  return (
    <ul className={css.cards}>
      {ids.slice(0, drawnCount).map((id, index) => (
        <NoteCard key={id} id={id} isFirst={index === 0} />
      ))}
    </ul>
  )
})

/** More than a projector shows of one zone; the rest follows while the room looks at these. */
const firstPaintCount = 24
/** So many cards are added at once, in a blink; between two steps the page answers. */
const cardsPerStep = 300
/** Cards that may come without waiting for a step: what somebody writes is there at once. */
const cardsAhead = 50

/**
 * How many cards of a list are drawn: few at first, so that a full board shows at once, then all of them in steps. The
 * same when thousands come back by an undo, which would hold up the page for seconds.
 */
function useDrawnCount(count: number): number {
  const [drawnCount, setDrawnCount] = useState(firstPaintCount)
  // After thousands were removed it begins anew, for the undo.
  if (drawnCount > count + cardsAhead + cardsPerStep) setDrawnCount(count + cardsAhead)
  useEffect(() => {
    if (drawnCount < count + cardsAhead) startTransition(() => setDrawnCount(drawnCount + cardsPerStep))
  }, [drawnCount, count])
  return drawnCount
}

/** The most backs that are drawn; the count says the rest. */
const mostBacks = 60

/** Notes that nobody may read yet: only how many there are. */
const FaceDownNotes = memo(function FaceDownNotes({ count }: { count: number }) {
  const { t } = useTranslation('board')
  return (
    <div className={css.list}>
      {count === 0 && <p className={css.empty}>{t('zone.empty')}</p>}
      <p className={css.spoken}>{t('faceDown.count', { count })}</p>
      <ul className={css.cards} aria-hidden>
        {Array.from({ length: Math.min(count, mostBacks) }, (_, index) => (
          <li key={index} className={css.back} />
        ))}
      </ul>
    </div>
  )
})
