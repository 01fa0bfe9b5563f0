import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import css from '../booth.module.css'
import { Dots } from '../Dots.tsx'
import type { Ticket } from '../scene.ts'
import { pointsLeft, pointsOn } from './dots.ts'
import type { UnfinishedBallot } from './unfinished.ts'

/** What was chosen, as it will be cast. */
export function BallotReview({ ticket, ballot }: { ticket: Ticket; ballot: UnfinishedBallot }) {
  const { t } = useTranslation('booth')
  if (ballot.method !== 'dots') return null
  return (
    <ul className={css.options}>
      {ticket.options
        .filter(({ id }) => ballot.placed.includes(id))
        .map(({ id, title }) => {
          const points = pointsOn(ballot.placed, id)
          return (
            <li key={id} className={css.option} data-chosen data-review>
              <span className={css.optionTitle} dir="auto">
                {title}
              </span>
              <Dots filled={points} total={points} label={t('ballot.points', { count: points })} />
            </li>
          )
        })}
    </ul>
  )
}

/** One sentence about what the ballot leaves open. */
export function reviewNote(t: TFunction<'booth'>, { rules }: Ticket, ballot: UnfinishedBallot): string {
  if (rules.method !== 'dots' || ballot.method !== 'dots') return ''
  const unused = pointsLeft(rules, ballot.placed)
  return t(unused > 0 ? 'review.unused' : 'review.allUsed', { count: unused })
}
