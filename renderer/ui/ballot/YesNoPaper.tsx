import { Trans, useTranslation } from 'react-i18next'
import { type Answer, type RulesOf, answers } from '#shared/schema/voting.ts'
import { type Answers, AnswersPaper } from './AnswersPaper.tsx'
import type { PaperProps } from './paper-props.ts'

/** Yes, no or abstain for every motion; to abstain is an answer, to leave one out is not. */
export function YesNoPaper({ paper, ballot, onChange, onReview }: PaperProps<RulesOf<'yes_no'>, Answers<Answer>>) {
  const { t } = useTranslation('booth')
  const { options } = paper
  const missing = options.find(({ id }) => ballot[id] === undefined)
  const missingCount = options.filter(({ id }) => ballot[id] === undefined).length
  return (
    <AnswersPaper
      paper={paper}
      rule={
        <>
          <Trans t={t} i18nKey="yesNo.rule" count={options.length} components={{ b: <strong /> }} /> {t('yesNo.how')}
        </>
      }
      left={<strong>{t('yesNo.given', { count: options.length - missingCount, total: options.length })}</strong>}
      possible={answers.map((answer, index) => ({
        value: answer,
        short: t(`yesNo.${answer}.name`),
        keyLabel: t(`yesNo.${answer}.key`),
        name: t(`yesNo.${answer}.name`),
        keys: [t(`yesNo.${answer}.key`).toLowerCase(), String(index + 1)],
      }))}
      answers={ballot}
      isWordy
      mayGoOn={() =>
        missing === undefined
          ? null
          : { hint: t('yesNo.missing', { count: missingCount, title: missing.title }), optionId: missing.id }
      }
      onChange={onChange}
      onReview={onReview}
    />
  )
}
