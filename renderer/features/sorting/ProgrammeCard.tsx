import { IconDots, IconStarFilled } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { dragHelpId } from '#renderer/ui/sorting/DragSurface.tsx'
import { useIsFocusStop, useIsSelected } from '#renderer/ui/sorting/selection.ts'
import { leadUnitName } from '#shared/domain/papers/programme-order.ts'
import { placeOf } from '#shared/domain/sorting.ts'
import type { Programme } from '#shared/schema/programme.ts'
import css from './sorting.module.css'
import { useProgramme } from './programme-store.ts'
import { useSorting } from './sorting-context.ts'
import { useNames } from './use-names.ts'

/** A programme on the grid. Its keys, clicks and drags are handled by the surface around it. */
export const ProgrammeCard = memo(function ProgrammeCard({ id, isFirst }: { id: string; isFirst: boolean }) {
  const { t } = useTranslation('sorting')
  const { selection, isReadOnly } = useSorting()
  const programme = useProgramme(id)
  const isSelected = useIsSelected(selection, id)
  const isFocusStop = useIsFocusStop(selection, id)
  if (programme === undefined) return null
  return (
    <li
      className={css.card}
      data-card-id={id}
      data-selected={isSelected || undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list item that keys move: the surface hears them
      tabIndex={isFirst || isFocusStop ? 0 : -1}
      aria-describedby={dragHelpId}
    >
      <ProgrammeFace programme={programme} />
      {isSelected && <span className={css.spoken}>{t('card.selected')}</span>}
      {!isReadOnly && (
        <button
          type="button"
          className={css.cardMenu}
          data-menu-of={id}
          tabIndex={-1}
          aria-label={t('card.menu', { name: programme.name })}
          title={t('menu.title')}
        >
          <IconDots size={16} aria-hidden />
        </button>
      )}
    </li>
  )
})

/** What a card says; also under the pointer while it is dragged. */
export function ProgrammeFace({ programme }: { programme: Programme }) {
  const { t } = useTranslation('sorting')
  const { units } = useSorting()
  const { dimensionShort, horizonShort } = useNames()
  const lead = leadUnitName(programme, [...units])
  const isHalfSorted = placeOf(programme) === 'tray'
  return (
    <>
      <span className={css.cardName} title={programme.name}>
        {programme.name}
      </span>
      {lead !== '' && <span className={css.cardMeta}>{lead}</span>}
      {isHalfSorted && programme.dimension !== null && (
        <span className={css.chip} data-dimension={programme.dimension}>
          {dimensionShort(programme.dimension)}
        </span>
      )}
      {isHalfSorted && programme.horizon !== null && (
        <span className={css.chip}>{horizonShort(programme.horizon)}</span>
      )}
      {programme.isQuickWin && (
        <span className={css.quickWin}>
          <IconStarFilled size={11} aria-hidden /> {t('card.quickWin')}
        </span>
      )}
    </>
  )
}
