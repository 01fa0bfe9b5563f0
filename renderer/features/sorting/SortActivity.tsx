import { Loader, SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createSelection, useSelectedCount } from '#renderer/ui/sorting/selection.ts'
import type { Activity, Stage } from '#shared/schema/workshop.ts'
import { ProgrammeDrawer } from './ProgrammeDrawer.tsx'
import { ProgrammeRoadMap } from './ProgrammeRoadMap.tsx'
import { ProgrammeTable } from './ProgrammeTable.tsx'
import { SortingDesk } from './SortingDesk.tsx'
import { SortingGrid } from './SortingGrid.tsx'
import { WarningStrip } from './WarningStrip.tsx'
import css from './sorting.module.css'
import { programmes, setSearch, useSearch } from './programme-store.ts'
import { SortingContext, type SortingContextValue, useSorting } from './sorting-context.ts'
import { useSortingData } from './use-sorting-data.ts'

const views = ['grid', 'desk', 'table', 'roadMap'] as const
type View = (typeof views)[number]

interface Props {
  activity: Activity
  stage: Stage
  isReadOnly: boolean
}

/** Sortir program: the programmes of the workshop in their dimensions and horizons, as grid, desk, table and road map. */
export function SortActivity({ activity, isReadOnly }: Props) {
  const { t } = useTranslation('sorting')
  const { isLoading, units, firstPlanYear } = useSortingData()
  const [selection] = useState(createSelection)
  const [view, setView] = useState<View>('grid')
  const [detailsId, setDetailsId] = useState<string | null>(null)
  const context = useMemo<SortingContextValue>(
    () => ({ selection, units, firstPlanYear, isReadOnly, openDetails: setDetailsId }),
    [selection, units, firstPlanYear, isReadOnly],
  )

  useEffect(() => programmes.subscribe(({ byId }) => selection.keepOnly((id) => byId.has(id))), [selection])
  useEffect(() => () => setSearch(''), [])

  return (
    <SortingContext value={context}>
      <section className={css.activity} aria-label={activity.title}>
        <div className={css.toolbar}>
          <SegmentedControl
            value={view}
            onChange={setView}
            data={views.map((value) => ({ value, label: t(`view.${value}`) }))}
            aria-label={t('view.label')}
          />
          {view === 'grid' && <SelectedCount />}
          {(view === 'grid' || view === 'table') && <Filter />}
        </div>
        <div className={css.content}>
          {isLoading ? (
            <Loader className={css.loading} aria-label={t('loading')} />
          ) : (
            {
              grid: <SortingGrid />,
              desk: <SortingDesk onLeave={() => setView('grid')} />,
              table: <ProgrammeTable />,
              roadMap: <ProgrammeRoadMap />,
            }[view]
          )}
        </div>
        {!isLoading && view !== 'desk' && <WarningStrip />}
        <ProgrammeDrawer programmeId={detailsId} onClose={() => setDetailsId(null)} />
      </section>
    </SortingContext>
  )
}

function SelectedCount() {
  const { t } = useTranslation('sorting')
  const count = useSelectedCount(useSorting().selection)
  return <output className={css.selectedCount}>{count > 1 && t('selected', { count })}</output>
}

function Filter() {
  const { t } = useTranslation('sorting')
  const search = useSearch()
  return (
    <TextInput
      className={css.filter}
      type="search"
      value={search}
      onChange={(event) => setSearch(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setSearch('')
      }}
      leftSection={<IconSearch size={16} aria-hidden />}
      placeholder={t('filter.placeholder')}
      aria-label={t('filter.placeholder')}
    />
  )
}
