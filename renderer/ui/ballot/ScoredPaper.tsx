import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import css from './ballot.module.css'
import type { PaperProps } from './paper-props.ts'
import { PaperFrame } from './PaperFrame.tsx'
import {
  type ScoredRules,
  type Scores,
  criteriaInWords,
  criterionIds,
  firstOpen,
  firstPartly,
  highestCriterionScore,
  openCriterion,
  withScore,
} from './scored.ts'

const steps = Array.from({ length: highestCriterionScore }, (_, index) => index + 1)

/**
 * Several scores an option (USG, weighted criteria, impact and effort): one option at a time. A digit answers the criterion
 * in hand and goes to the next; Enter goes to the next option, also past one that somebody has no opinion about.
 */
export function ScoredPaper({ paper, rules, ballot, onChange, onReview }: PaperProps<ScoredRules, Scores>) {
  const { t } = useTranslation('booth')
  const { options, question } = paper
  const ids = criterionIds(rules)
  const [at, setAt] = useState(() => firstOpen(options, ids, ballot))
  /** The criterion that the next digit answers; null: the first open one. */
  const [chosenField, setChosenField] = useState<string | null>(null)
  const [spoken, setSpoken] = useState('')
  const [hint, setHint] = useState<string | null>(null)
  const option = options[at]
  if (option === undefined) throw new Error('a ballot has options')
  const own = ballot[option.id] ?? {}
  const field = chosenField ?? openCriterion(ids, ballot, option.id)
  const criteria = criteriaInWords(t, rules)
  const isLast = at === options.length - 1
  const ratedCount = options.filter(({ id }) => openCriterion(ids, ballot, id) === null).length
  const isEmpty = Object.keys(ballot).length === 0

  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(options.length - 1, index))
    setAt(next)
    setChosenField(null)
    setHint(null)
    if (next !== at) setSpoken(t('scored.spokenOption', { number: next + 1, title: options[next]?.title ?? '' }))
  }
  const give = (criterionId: string, score: number | null) => {
    const next = withScore(ballot, option.id, criterionId, score)
    setHint(null)
    setChosenField(null)
    const title = criteria.find(({ id }) => id === criterionId)?.title ?? ''
    setSpoken(`${title}: ${score ?? t('answers.none')}`)
    onChange(next)
  }
  const refuseHalf = () => {
    const open = openCriterion(ids, ballot, option.id)
    const title = criteria.find(({ id }) => id === open)?.title ?? ''
    setHint(t('scored.half', { title }))
  }
  const review = () => {
    const half = firstPartly(options, ids, ballot)
    if (half !== -1) {
      goTo(half)
      setHint(t('scored.halfOption', { number: half + 1 }))
    } else if (isEmpty) setHint(t('scored.empty'))
    else onReview()
  }
  const next = () => {
    const isHalf = Object.keys(own).length > 0 && openCriterion(ids, ballot, option.id) !== null
    if (isHalf) refuseHalf()
    else if (isLast) review()
    else goTo(at + 1)
  }
  const takeBack = () => {
    const last = ids.findLast((id) => own[id] !== undefined)
    if (last === undefined) goTo(at - 1)
    else give(last, null)
  }
  const moveField = (step: -1 | 1) => {
    const index = field === null ? ids.length : ids.indexOf(field)
    setChosenField(ids[Math.max(0, Math.min(ids.length - 1, index + step))] ?? null)
  }
  const onKey = (event: KeyboardEvent) => {
    const digit = Number(/^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? Number.NaN)
    if (event.key === 'Backspace') takeBack()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveField(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'ArrowRight' || event.key === 'PageDown') next()
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') goTo(at - 1)
    else if (steps.includes(digit) && !event.repeat && field !== null) give(field, digit)
    else return steps.includes(digit)
    return true
  }

  return (
    <PaperFrame
      question={question}
      rule={
        <>
          <Trans t={t} i18nKey={`${rules.method}.rule`} components={{ b: <strong /> }} /> {t('scored.how')}
        </>
      }
      left={<span>{t('scored.rated', { count: ratedCount, total: options.length })}</span>}
      hint={hint}
      spoken={spoken}
      canClear={!isEmpty}
      onClear={() => {
        onChange({})
        goTo(0)
      }}
      onEnter={next}
      enterLabel={isLast ? t('ballot.review') : t(Object.keys(own).length === 0 ? 'scored.skip' : 'scored.next')}
      actions={
        <>
          <button type="button" className={css.secondary} disabled={at === 0} onClick={() => goTo(at - 1)}>
            {t('scored.previous')}
          </button>
          {!isLast && (
            <button type="button" className={css.secondary} disabled={ratedCount === 0} onClick={review}>
              {t('ballot.review')}
            </button>
          )}
        </>
      }
      onKey={onKey}
    >
      <div className={css.scored} data-testid="ballot-option">
        <div className={css.scoredProgress}>
          <progress max={options.length} value={at + 1} aria-label={t('scored.progress')} />
          <span>{t('scored.position', { number: at + 1, total: options.length })}</span>
        </div>
        <h2 className={css.scoredTitle} data-long={option.title.length > 120 || undefined} dir="auto">
          {option.title}
        </h2>
        <ul className={css.criteria}>
          {criteria.map(({ id, title, low, high }) => (
            <li key={id} className={css.criterion} data-active={id === field || undefined}>
              <span className={css.criterionTitle} dir="auto">
                {title}
              </span>
              <div className={css.answers} role="group" aria-label={title}>
                <span className={css.end}>{low}</span>
                {steps.map((score) => (
                  <button
                    key={score}
                    type="button"
                    className={css.answer}
                    data-large
                    data-step
                    aria-pressed={own[id] === score}
                    aria-label={t('scored.score', { title, score })}
                    onFocus={() => setChosenField(id === openCriterion(ids, ballot, option.id) ? null : id)}
                    onClick={() => give(id, own[id] === score ? null : score)}
                  >
                    {score}
                  </button>
                ))}
                <span className={css.end}>{high}</span>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </PaperFrame>
  )
}
