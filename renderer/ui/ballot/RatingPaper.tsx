import { Trans, useTranslation } from 'react-i18next'
import type { RulesOf } from '#shared/schema/voting.ts'
import { type Answers, AnswersPaper } from './AnswersPaper.tsx'
import type { PaperProps } from './paper-props.ts'

/** Rating: a score for each option, or none where somebody has no opinion. */
export function RatingPaper({
  paper,
  rules,
  ballot,
  onChange,
  onReview,
}: PaperProps<RulesOf<'rating'>, Answers<number>>) {
  const { t } = useTranslation('booth')
  const count = Object.keys(ballot).length
  const scores = Array.from({ length: rules.highestScore }, (_, index) => index + 1)
  return (
    <AnswersPaper
      paper={paper}
      rule={
        <>
          <Trans t={t} i18nKey="rating.rule" values={{ highest: rules.highestScore }} components={{ b: <strong /> }} />{' '}
          {t('rating.how', { highest: rules.highestScore })}
        </>
      }
      left={<strong>{t('rating.given', { count, total: paper.options.length })}</strong>}
      possible={scores.map((score) => ({
        value: score,
        short: String(score),
        keyLabel: null,
        name: t('rating.score', { score, highest: rules.highestScore }),
        keys: [String(score)],
      }))}
      answers={ballot}
      isWordy={false}
      mayGoOn={() => (count > 0 ? null : { hint: t('rating.empty'), optionId: null })}
      onChange={onChange}
      onReview={onReview}
    />
  )
}
