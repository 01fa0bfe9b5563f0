import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSwotBoard } from '#shared/domain/analysis/sides.ts'
import css from './board-views.module.css'
import { useBoard } from './board-context.ts'
import { useZones } from './board-store.ts'

const boardViews = ['board', 'weights', 'position', 'tows'] as const
type BoardView = (typeof boardViews)[number]

/**
 * Draws a screen of the analysis; features do not know each other, so the room hands it in.
 * @param viewSwitch the way between the screens, which leads their toolbar
 */
export type RenderAnalysis = (
  screen: Exclude<BoardView, 'board'>,
  onGo: (view: BoardView) => void,
  viewSwitch: ReactNode,
) => ReactNode

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
  const viewSwitch = (
    <SegmentedControl
      size="xs"
      className={css.views}
      value={view}
      onChange={setView}
      data={boardViews.map((value) => ({ value, label: t(`views.${value}`) }))}
      aria-label={t('views.label')}
    />
  )
  if (view !== 'board') return renderAnalysis(view, setView, viewSwitch)
  return (
    <>
      {viewSwitch}
      {children}
    </>
  )
}
