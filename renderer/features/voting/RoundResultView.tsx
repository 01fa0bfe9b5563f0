import { Button } from '@mantine/core'
import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showDone } from '#renderer/app/notify.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { placeText } from '#shared/domain/papers/rounds.ts'
import { clockTime } from '#shared/domain/words.ts'
import type { RoundView } from '#shared/contract/voting.ts'
import type { OptionResult, RoundResult } from '#shared/schema/voting.ts'
import { Distribution } from './Distribution.tsx'
import { ReadingPanel } from './ReadingPanel.tsx'
import { cutAfter, isTied } from './result.ts'
import { useWorkshop } from './use-rounds.ts'
import css from './voting.module.css'

/** A closed round: ranks with named ties, the cut line, how the points were spread, and what to do next. */
export function RoundResultView({
  view,
  result,
  isReadOnly,
  onShow,
  onDraftAlike,
}: {
  view: RoundView
  result: RoundResult
  isReadOnly: boolean
  onShow: (roundId: string) => Promise<void>
  onDraftAlike: () => Promise<void>
}) {
  const { t } = useTranslation('voting')
  const { round } = view
  const { run, isBusy } = useCommand()
  const timeZone = useWorkshop()?.timeZone
  const winnerCount = result.options.filter(({ isAboveCut }) => isAboveCut).length

  const draftRunOff = async () => {
    const drafted = await run(() => api.rounds.draftRunOff({ roundId: round.id }))
    if (drafted !== undefined) await onShow(drafted.roundId)
  }
  const toProgrammes = async () => {
    const added = await run(() => api.rounds.toProgrammes({ roundId: round.id }))
    if (added !== undefined) showDone(t('result.added', { count: added.addedCount }))
  }
  const { quorum } = result
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
            {t('result.cast', { count: result.castCount, entitled: result.entitledCount })} ·{' '}
            {t(quorum.isMet ? 'result.quorumMet' : 'result.quorumMissed', {
              cast: result.castCount,
              base: quorum.baseCount,
              required: quorum.requiredCount,
            })}
          </p>
        </div>
        {!isReadOnly && (
          <Button variant="default" onClick={() => void onDraftAlike()}>
            {t('result.another')}
          </Button>
        )}
      </header>
      <div className={css.resultColumns}>
        <ResultTable result={result} />
        <ReadingPanel result={result}>
          {!isReadOnly && (
            <div className={css.editorActions}>
              {result.tiedAtCut.length > 0 && (
                <Button onClick={() => void draftRunOff()} loading={isBusy}>
                  {t('result.runOff')}
                </Button>
              )}
              {winnerCount > 0 && (
                <Button
                  variant={result.tiedAtCut.length > 0 ? 'default' : 'filled'}
                  onClick={() => void toProgrammes()}
                  loading={isBusy}
                >
                  {t('result.toProgrammes', { count: winnerCount })}
                </Button>
              )}
            </div>
          )}
        </ReadingPanel>
      </div>
    </div>
  )
}

function ResultTable({ result }: { result: RoundResult }) {
  const { t } = useTranslation('voting')
  const { options, cutAt } = result
  const mostPoints = Math.max(1, ...options.map(({ score }) => score))
  const cutIndex = cutAfter(options)
  return (
    <table className={css.table}>
      <caption className="visually-hidden">{t('result.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('result.rank')}</th>
          <th scope="col">{t('result.option')}</th>
          <th scope="col" aria-hidden="true" />
          <th scope="col" className={css.number}>
            {t('result.points')}
          </th>
          <th scope="col">{t('result.spread')}</th>
        </tr>
      </thead>
      <tbody>
        {options.map((option, index) => (
          <Fragment key={option.optionId}>
            <ResultRow option={option} mostPoints={mostPoints} />
            {index === cutIndex && (
              <tr className={css.cut}>
                <td colSpan={5}>{t('result.cutLine', { count: cutAt })}</td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function ResultRow({ option, mostPoints }: { option: OptionResult; mostPoints: number }) {
  const { t } = useTranslation('voting')
  const tied = isTied(option)
  return (
    <tr>
      <td className={css.rank}>
        {placeText(option.rankFrom, option.rankTo)} {tied && <span className={css.tie}>{t('result.tie')}</span>}
      </td>
      <th scope="row" className={css.resultTitle} dir="auto">
        {option.title}
      </th>
      <td className={css.barCell} aria-hidden="true">
        <Bar share={option.score / mostPoints} isHatched={tied} isAbove={option.isAboveCut || option.isTiedAtCut} />
      </td>
      <td className={css.number}>{option.score}</td>
      <td>
        <span className={css.spread}>
          <Distribution distribution={option.distribution} />
          {option.isSplit && <span className={css.split}>{t('result.split')}</span>}
        </span>
      </td>
    </tr>
  )
}

/** A bar as wide as its share; hatched in a tie, so that it can be told without colour. */
function Bar({ share, isHatched, isAbove }: { share: number; isHatched: boolean; isAbove: boolean }) {
  const hatchId = useId()
  return (
    <svg className={css.bar} data-above={isAbove || undefined} width="100%" height="16">
      <defs>
        <pattern id={hatchId} width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={css.hatchBase} width="12" height="12" />
          <rect className={css.hatchStripe} width="5" height="12" />
        </pattern>
      </defs>
      <rect width={`${share * 100}%`} height="16" rx="4" style={isHatched ? { fill: `url(#${hatchId})` } : undefined} />
    </svg>
  )
}
