import { useElementSize } from '@mantine/hooks'
import { useComputedColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { darkPalette, lightPalette } from '#shared/charts/palette.ts'
import { RoadMap } from '#shared/charts/road-map.tsx'
import { programmeYears, programmesInOrder } from '#shared/domain/papers/programme-order.ts'
import css from './table.module.css'
import { useProgrammesById } from './programme-store.ts'
import { useWorkshopView } from '#renderer/app/use-workshop-view.ts'

/** Programmes as bars over the years of the plan; the same drawing as in the books. */
export function ProgrammeRoadMap() {
  const { t } = useTranslation('sorting')
  const { ref, width } = useElementSize()
  const colours = useComputedColorScheme('light')
  const byId = useProgrammesById()
  const workshop = useWorkshopView().data?.workshop
  const rows =
    workshop === undefined
      ? []
      : programmesInOrder([...byId.values()]).flatMap((programme) => {
          const years = programmeYears(programme, workshop)
          if (years === null) return []
          const { id, number, name, dimension, isQuickWin } = programme
          return [{ id, code: `P-${number}`, name, dimension, isQuickWin, ...years }]
        })
  const withoutYears = byId.size - rows.length
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing in it takes the focus, and it scrolls
    <section className={css.scroller} tabIndex={0} aria-label={t('roadMap.label')}>
      <div ref={ref}>
        {rows.length === 0 && <p className={css.empty}>{t('roadMap.empty')}</p>}
        {rows.length > 0 && width > 0 && (
          <RoadMap
            rows={rows}
            firstYear={Math.min(...rows.map((row) => row.from))}
            lastYear={Math.max(...rows.map((row) => row.to))}
            quickWinLabel={t('card.quickWin')}
            width={Math.floor(width)}
            palette={colours === 'dark' ? darkPalette : lightPalette}
            label={t('roadMap.label')}
          />
        )}
        {rows.length > 0 && withoutYears > 0 && (
          <p className={css.empty}>{t('roadMap.withoutYears', { count: withoutYears })}</p>
        )}
      </div>
    </section>
  )
}
