import { Button, useComputedColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useResultWords } from '#renderer/ui/result-words.ts'
import { darkPalette, lightPalette } from '#shared/charts/palette.ts'
import { quorumText, ruleText, waysText } from '#shared/domain/voting/readings/registry.ts'
import { clockTime } from '#shared/domain/words.ts'
import type { RunOffs } from '#shared/domain/papers/rounds.ts'
import type { RoundView } from '#shared/contract/voting.ts'
import type { RoundResult } from '#shared/schema/voting.ts'
import { useWorkshop } from '../use-rounds.ts'
import { NextSteps } from './NextSteps.tsx'
import { ReadingPanel } from './ReadingPanel.tsx'
import { GroupsPicture, MatrixPicture } from './ResultPictures.tsx'
import { ResultTable } from './ResultTable.tsx'
import css from './results.module.css'

/** A closed round: its rules and quorum, the order with ties and cut line, how the room is spread, and what follows. */
export function RoundResultView({
  view,
  result,
  runOffs,
  isReadOnly,
  onShow,
  onDraftAlike,
}: {
  view: RoundView
  result: RoundResult
  /** The run-offs that led to this round, and the one held for its tie. */
  runOffs: RunOffs
  isReadOnly: boolean
  onShow: (roundId: string) => Promise<void>
  onDraftAlike: () => Promise<void>
}) {
  const { t } = useTranslation('voting')
  const { round } = view
  const words = useResultWords()
  const palette = useComputedColorScheme('light') === 'dark' ? darkPalette : lightPalette
  const timeZone = useWorkshop()?.timeZone
  const ways = waysText(result, words)
  return (
    <div className={css.result}>
      <header className={css.resultHeader}>
        <div>
          <h2 className={css.question} dir="auto">
            {t('result.title', { question: round.question })}
          </h2>
          <p className={css.note}>
            {timeZone !== undefined && round.closedAtMs !== null && (
              <>
                {t('result.closedAt', { number: round.number, time: clockTime(round.closedAtMs, timeZone), timeZone })}{' '}
                ·{' '}
              </>
            )}
            {t('result.cast', { count: result.castCount, entitled: result.entitledCount })}
            {ways !== '' && <> ({ways})</>}
          </p>
          <p className={css.note}>{ruleText(round.rules, words)}</p>
          <p className={css.note} data-missed={!result.quorum.isMet || undefined}>
            {quorumText(result, words)}
          </p>
        </div>
        {!isReadOnly && (
          <Button variant="default" onClick={() => void onDraftAlike()}>
            {t('result.another')}
          </Button>
        )}
      </header>
      <div className={css.resultColumns}>
        <div className={css.resultMain}>
          {result.method === 'impact_effort' && result.castCount > 0 && (
            <MatrixPicture round={round} result={result} words={words} palette={palette} />
          )}
          <ResultTable rules={round.rules} result={result} words={words} palette={palette} />
          <GroupsPicture result={result} words={words} palette={palette} />
        </div>
        <ReadingPanel rules={round.rules} result={result} words={words} runOffs={runOffs}>
          {!isReadOnly && <NextSteps roundId={round.id} result={result} runOffs={runOffs} onRunOff={onShow} />}
        </ReadingPanel>
      </div>
    </div>
  )
}
