import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './ballot.module.css'
import { Dots } from './Dots.tsx'
import type { Paper } from './paper.ts'
import { pointsLeft, pointsOn } from './dots.ts'
import { oneColumn } from './paging.ts'
import { criteriaInWords } from './scored.ts'
import type { UnfinishedBallot } from './unfinished.ts'

type Option = Paper['options'][number]

/** What was chosen, as it will be cast: options that the ballot does not name are not listed. */
export function BallotReview({ paper, ballot }: { paper: Paper; ballot: UnfinishedBallot }) {
  const { t } = useTranslation('booth')
  const named = namedOptions(paper, ballot)
  return (
    <ol
      className={css.options}
      data-columns={named.length > oneColumn || undefined}
      // Many options scroll; the keyboard must reach them.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t('review.list')}
    >
      {named.map((option, index) => (
        <li key={option.id} className={css.option} data-chosen data-review>
          {ballot.method === 'ranking' && (
            <span className={css.place} data-filled aria-hidden="true">
              {index + 1}
            </span>
          )}
          <span className={css.optionTitle} data-long={option.title.length > 90 || undefined} dir="auto">
            {option.title}
          </span>
          <Mark t={t} paper={paper} ballot={ballot} option={option} />
        </li>
      ))}
    </ol>
  )
}

function namedOptions({ options }: Paper, ballot: UnfinishedBallot): Option[] {
  switch (ballot.method) {
    case 'dots':
      return options.filter(({ id }) => ballot.placed.includes(id))
    case 'approval':
      return options.filter(({ id }) => ballot.chosen.includes(id))
    case 'ranking':
      return ballot.order.flatMap((id) => options.filter((option) => option.id === id))
    case 'yes_no':
      return options.filter(({ id }) => ballot.answers[id] !== undefined)
    default:
      return options.filter(({ id }) => ballot.scores[id] !== undefined)
  }
}

/** What the ballot says of one option. */
function Mark(props: { t: TFunction<'booth'>; paper: Paper; ballot: UnfinishedBallot; option: Option }): ReactNode {
  const { t, paper, ballot, option } = props
  const { rules } = paper
  switch (ballot.method) {
    case 'dots': {
      const points = pointsOn(ballot.placed, option.id)
      return <Dots filled={points} total={points} label={t('ballot.points', { count: points })} />
    }
    case 'approval':
      return (
        <span className={css.check} data-filled aria-hidden="true">
          ✓
        </span>
      )
    case 'ranking':
      return null
    case 'yes_no': {
      const answer = ballot.answers[option.id]
      return answer === undefined ? null : <strong className={css.mark}>{t(`yesNo.${answer}.name`)}</strong>
    }
    case 'rating': {
      const score = ballot.scores[option.id]
      if (score === undefined || rules.method !== 'rating') return null
      return <strong className={css.mark}>{t('rating.score', { score, highest: rules.highestScore })}</strong>
    }
    case 'usg':
    case 'weighted':
    case 'impact_effort': {
      if (rules.method !== 'usg' && rules.method !== 'weighted' && rules.method !== 'impact_effort') return null
      return (
        <span className={css.marks}>
          {criteriaInWords(t, rules).map(({ id, title }) => (
            <span key={id}>
              {title} <strong>{ballot.scores[option.id]?.[id]}</strong>
            </span>
          ))}
        </span>
      )
    }
    default:
      return ballot satisfies never
  }
}

/** One sentence about what the ballot leaves open. */
export function reviewNote(t: TFunction<'booth'>, paper: Paper, ballot: UnfinishedBallot): string {
  const { rules, options } = paper
  const count = namedOptions(paper, ballot).length
  switch (ballot.method) {
    case 'dots': {
      const unused = rules.method === 'dots' ? pointsLeft(rules, ballot.placed) : 0
      return t(unused > 0 ? 'review.unused' : 'review.allUsed', { count: unused })
    }
    case 'approval':
      return t('review.approved', { count, total: options.length })
    case 'ranking':
      return t('review.ranked', { count })
    case 'yes_no':
      return t('review.answered', { count })
    default:
      return t(count === options.length ? 'review.allRated' : 'review.notRated', { count: options.length - count })
  }
}
