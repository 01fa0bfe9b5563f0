import { Button, Loader } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from '#renderer/app/notify.ts'
import type { Activity } from '#shared/schema/workshop.ts'
import css from './analysis.module.css'
import { CompleteStrip, MissingStrip } from './MissingList.tsx'
import { PositionScreen } from './PositionScreen.tsx'
import { TakeMenu } from './TakeMenu.tsx'
import { TowsScreen } from './TowsScreen.tsx'
import { WallButton } from './WallButton.tsx'
import { WeightsScreen } from './WeightsScreen.tsx'
import { AnalysisContext, type AnalysisContextValue } from './analysis-context.ts'
import { type LoadedAnalysis, useAnalysis } from './use-analysis.ts'

/** The screens of the analysis beside the board itself. */
type Screen = 'weights' | 'position' | 'tows'

interface Props {
  activity: Activity
  isReadOnly: boolean
  screen: Screen
  /** Goes to another screen, or back to the board. */
  onGo: (screen: Screen | 'board') => void
  /** The way between the screens; the room hands it in, and it leads the toolbar. */
  viewSwitch: ReactNode
}

/** Analisis SWOT of a board: weights and ratings, position, TOWS. */
export function AnalysisActivity({ activity, isReadOnly, screen, onGo, viewSwitch }: Props) {
  const { t } = useTranslation('analysis')
  const { analysis, refusal, retry } = useAnalysis(activity.id)
  const context = useMemo<AnalysisContextValue | null>(
    () => (analysis === null ? null : { ...analysis, activityId: activity.id, isReadOnly }),
    [analysis, activity.id, isReadOnly],
  )
  const reason = context === null ? null : whyNothing(context)
  const isComplete = context?.swot.missing.length === 0
  return (
    <section className={css.activity} aria-label={t('label')}>
      {context === null || reason !== null ? (
        <>
          <div className={css.toolbar}>{viewSwitch}</div>
          {reason !== null ? (
            <Nothing reason={reason} onBoard={() => onGo('board')} />
          ) : refusal !== null ? (
            <div className={css.empty} role="alert">
              <p>{refusalText(refusal)}</p>
              <Button onClick={retry}>{t('retry')}</Button>
            </div>
          ) : (
            <Loader className={css.loading} aria-label={t('loading')} />
          )}
        </>
      ) : (
        <AnalysisContext value={context}>
          <div className={css.toolbar}>
            {viewSwitch}
            {isComplete && screen === 'weights' && <CompleteStrip onPosition={() => onGo('position')} />}
            <span className={css.grow} />
            {screen === 'weights' && !isReadOnly && <TakeMenu />}
            {!isReadOnly && <WallButton isOpen={activity.state === 'open'} />}
          </div>
          {!isComplete && screen === 'weights' && <MissingStrip />}
          {
            {
              weights: <WeightsScreen />,
              position: <PositionScreen onWeights={() => onGo('weights')} />,
              tows: <TowsScreen />,
            }[screen]
          }
        </AnalysisContext>
      )}
    </section>
  )
}

/** Why a board cannot be analysed yet: what it says is still hidden, or nothing is grouped. Null when it can. */
function whyNothing({ view, swot }: LoadedAnalysis): 'faceDown' | 'empty' | null {
  if (view.board.isFaceDown) return 'faceDown'
  const { ifas, efas, leftOut } = swot
  return ifas.factors.length + efas.factors.length + leftOut.length === 0 ? 'empty' : null
}

/** Why there is nothing yet, and where to go. */
function Nothing({ reason, onBoard }: { reason: 'faceDown' | 'empty'; onBoard: () => void }) {
  const { t } = useTranslation('analysis')
  return (
    <div className={css.empty}>
      <h2>{t(`${reason}.title`)}</h2>
      <p>{t(`${reason}.text`)}</p>
      <Button onClick={onBoard}>{t('toBoard')}</Button>
    </div>
  )
}
