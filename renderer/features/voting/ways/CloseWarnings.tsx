import { useTranslation } from 'react-i18next'
import { waitingEntries } from './first-entries.ts'
import { useWays } from './use-ways.ts'
import css from './ways.module.css'

/** What is still outside when a round is about to close; none of it holds the close up. */
export function CloseWarnings({ roundId }: { roundId: string }) {
  const { t } = useTranslation('ways')
  const ways = useWays(roundId)
  if (ways === undefined) return null
  const out = ways.stations.filter(({ state }) => state === 'out')
  const { handedCount, typedCount, voidCount } = ways.papers
  const notBackCount = handedCount - typedCount - voidCount
  const waitingCount = waitingEntries(roundId).size
  if (out.length === 0 && notBackCount === 0) return null
  return (
    <ul className={css.warning}>
      {out.map(({ id, label, voterCount }) => (
        <li key={id}>{t('close.stationOut', { station: label, count: voterCount })}</li>
      ))}
      {notBackCount > 0 && <li>{t('close.papersOut', { count: notBackCount })}</li>}
      {waitingCount > 0 && <li>{t('paper.waiting', { count: waitingCount })}</li>}
    </ul>
  )
}
