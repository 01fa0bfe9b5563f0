import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSwotBoard } from '#shared/domain/analysis/sides.ts'
import css from './board-views.module.css'
import { useBoard } from './board-context.ts'
import { useZones } from './board-store.ts'

const boardViews = ['board', 'weights', 'position', 'tows'] as const
type BoardView = (typeof boardViews)[number]

/** Draws a screen of the analysis; features do not know each other, so the room hands it in. */
export type RenderAnalysis = (screen: Exclude<BoardView, 'board'>, onGo: (view: BoardView) => void) => ReactNode

/** A SWOT board has its analysis beside it: weights and ratings, position, TOWS. Other boards are only themselves. */
export function BoardViews({
  renderAnalysis,
  children,
}: {
  renderAnalysis: RenderAnalysis | undefined
  children: ReactNode
}) {
  const { t } = useTranslation('analysis')
  const { store } = useBoard()
  const zones = useZones(store)
  const [view, setView] = useState<BoardView>('board')
  if (renderAnalysis === undefined || !isSwotBoard(zones)) return children
  return (
    <>
      <SegmentedControl
        size="xs"
        className={css.views}
        value={view}
        onChange={setView}
        data={boardViews.map((value) => ({ value, label: t(`views.${value}`) }))}
        aria-label={t('views.label')}
      />
      {view === 'board' ? children : renderAnalysis(view, setView)}
    </>
  )
}
