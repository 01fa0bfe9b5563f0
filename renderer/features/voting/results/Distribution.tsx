import { useTranslation } from 'react-i18next'
import css from './results.module.css'

/** Up to so many voters are dots; more are a number, for nobody counts forty dots. */
const mostDots = 24

/** How many voters gave how many points: one dot a voter, grouped by points, most first. */
export function Distribution({ distribution }: { distribution: readonly number[] }) {
  const { t } = useTranslation('results')
  const maxPoints = distribution.length - 1
  const groups = distribution
    .map((voterCount, points) => ({ points, voterCount }))
    .filter(({ points, voterCount }) => points > 0 && voterCount > 0)
    .toReversed()
  const spoken = groups
    .map(({ points, voterCount }) => t('distribution.group', { count: voterCount, points }))
    .join(', ')
  return (
    <span className={css.distribution} title={spoken}>
      <span className="visually-hidden">{spoken === '' ? t('distribution.nobody') : spoken}</span>
      {groups.map(({ points, voterCount }) => (
        <span key={points} className={css.distributionGroup} aria-hidden="true">
          {maxPoints > 1 && <b>{points}</b>}
          {voterCount > mostDots ? (
            <span>{t('distribution.count', { count: voterCount })}</span>
          ) : (
            <span className={css.voterDots}>
              {Array.from({ length: voterCount }, (_, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- a voter is nobody in particular, on purpose
                <i key={index} />
              ))}
            </span>
          )}
        </span>
      ))}
    </span>
  )
}
