import { useTranslation } from 'react-i18next'
import { requiredForQuorum } from '#shared/domain/quorum.ts'
import type { RoundView } from '#shared/contract/voting.ts'
import { waitingEntries } from './first-entries.ts'
import { useWays } from './use-ways.ts'
import css from './ways.module.css'

/** What is still outside or missing when a round is about to close; none of it holds the close up. */
export function CloseWarnings({ view: { round, votedCount } }: { view: RoundView }) {
  const { t } = useTranslation('ways')
  const ways = useWays(round.id)
  if (ways === undefined) return null
  const out = ways.stations.filter(({ state }) => state === 'out')
  const { handedCount, typedCount, voidCount } = ways.papers
  const notBackCount = handedCount - typedCount - voidCount
  const waitingCount = waitingEntries(round.id).size
  const baseCount = round.quorumBase === 'registered' ? round.registeredCount : round.presentCount
  const required = requiredForQuorum(round.quorumRule, baseCount)
  const castCount = votedCount - notBackCount
  // Raised hands are counted at the close: how many will have voted is not known before.
  const isShort = round.way === 'ballots' && castCount < required
  if (out.length === 0 && notBackCount === 0 && !isShort) return null
  return (
    <ul className={css.warning}>
      {isShort && <li>{t('close.noQuorum', { count: castCount, required })}</li>}
      {out.map(({ id, label, voterCount }) => (
        <li key={id}>{t('close.stationOut', { station: label, count: voterCount })}</li>
      ))}
      {notBackCount > 0 && <li>{t('close.papersOut', { count: notBackCount })}</li>}
      {waitingCount > 0 && <li>{t('paper.waiting', { count: waitingCount })}</li>}
    </ul>
  )
}
