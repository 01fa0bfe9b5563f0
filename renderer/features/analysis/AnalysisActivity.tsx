import { Button, Loader } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from '#renderer/app/notify.ts'
import { sideOfZone } from '#shared/domain/analysis/sides.ts'
import type { Activity } from '#shared/schema/workshop.ts'
import css from './analysis.module.css'
import { MissingStrip } from './MissingList.tsx'
import { PositionScreen } from './PositionScreen.tsx'
import { TakeMenu } from './TakeMenu.tsx'
import { TowsScreen } from './TowsScreen.tsx'
import { WallButton } from './WallButton.tsx'
import { WeightsScreen } from './WeightsScreen.tsx'
import { AnalysisContext, type AnalysisContextValue } from './analysis-context.ts'
import { useAnalysis } from './use-analysis.ts'

/** The screens of the analysis beside the board itself. */
type Screen = 'weights' | 'position' | 'tows'

interface Props {
  activity: Activity
  isReadOnly: boolean
  screen: Screen
  /** Goes to another screen, or back to the board. */
  onGo: (screen: Screen | 'board') => void
}

/** Analisis SWOT of a board: weights and ratings, position, TOWS. */
export function AnalysisActivity({ activity, isReadOnly, screen, onGo }: Props) {
  const { t } = useTranslation('analysis')
  const { analysis, refusal, retry } = useAnalysis(activity.id)
  const context = useMemo<AnalysisContextValue | null>(
    () => (analysis === null ? null : { ...analysis, activityId: activity.id, isReadOnly }),
    [analysis, activity.id, isReadOnly],
  )
  if (refusal !== null) {
    return (
      <section className={css.empty} role="alert">
        <p>{refusalText(refusal)}</p>
        <Button onClick={retry}>{t('retry')}</Button>
      </section>
    )
  }
  if (context === null) return <Loader className={css.loading} aria-label={t('loading')} />
  const { board, themes, zones } = context.view
  if (board.isFaceDown) {
    return <Nothing title={t('faceDown.title')} text={t('faceDown.text')} onBoard={() => onGo('board')} />
  }
  const sides = new Set(zones.filter((zone) => sideOfZone(zone) !== null).map(({ id }) => id))
  if (!themes.some(({ zoneId }) => sides.has(zoneId))) {
    return <Nothing title={t('empty.title')} text={t('empty.text')} onBoard={() => onGo('board')} />
  }
  return (
    <AnalysisContext value={context}>
      <section className={css.activity} aria-label={t('label')}>
        <div className={css.toolbar}>
          {screen === 'weights' && <MissingStrip onPosition={() => onGo('position')} />}
          <span className={css.grow} />
          {screen === 'weights' && !isReadOnly && <TakeMenu />}
          {!isReadOnly && <WallButton isOpen={activity.state === 'open'} />}
        </div>
        {
          {
            weights: <WeightsScreen />,
            position: <PositionScreen onWeights={() => onGo('weights')} />,
            tows: <TowsScreen />,
          }[screen]
        }
      </section>
    </AnalysisContext>
  )
}

/** Why there is nothing yet, and where to go. */
function Nothing({ title, text, onBoard }: { title: string; text: string; onBoard: () => void }) {
  const { t } = useTranslation('analysis')
  return (
    <section className={css.empty}>
      <h2>{title}</h2>
      <p>{text}</p>
      <Button onClick={onBoard}>{t('empty.toBoard')}</Button>
    </section>
  )
}
