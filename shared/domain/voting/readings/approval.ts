import { type MethodReading, barOf, column, plain, thresholdText, titlesText } from './reading.ts'

export const approvalReading: MethodReading<'approval'> = {
  ruleText({ maxChoices, threshold }, words) {
    const rule =
      maxChoices === null ? words.say('rule.approvalAny') : words.say('rule.approvalMost', { max: maxChoices })
    return threshold === null
      ? rule
      : words.say('rule.approvalThreshold', { rule, threshold: thresholdText(threshold, words) })
  },
  columns: ({ threshold }, words) => [
    column(words, 'approvals', ({ score }) => score, { isScore: true }),
    column(words, 'approvalShare', ({ share }) => share, { digits: 1, isShare: true }),
    ...(threshold === null ? [] : [column<'approval'>(words, 'required', ({ detail }) => detail.requiredCount)]),
  ],
  markOf: (option, { options }) => barOf(option, options),
  hasDistribution: false,
  standing: ({ detail }, _result, { say }) => (detail.isPassed === false ? say('standing.belowThreshold') : null),
  sentences({ options, castCount }, { threshold }, words) {
    const required = options[0]?.detail.requiredCount ?? null
    if (threshold === null || required === null || castCount === 0) return []
    const reached = options.filter(({ detail }) => detail.isPassed)
    const values = { required, threshold: thresholdText(threshold, words) }
    return [
      plain(
        'threshold',
        reached.length === 0
          ? words.say('reading.approvalNone', values)
          : words.say('reading.approvalReached', {
              ...values,
              count: reached.length,
              titles: titlesText(reached, words),
            }),
      ),
    ]
  },
}
