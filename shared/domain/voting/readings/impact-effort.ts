import { isOnTheLine } from '../methods/impact-effort.ts'
import { type MethodReading, column, plain, titlesText } from './reading.ts'

export const impactEffortReading: MethodReading<'impact_effort'> = {
  ruleText: (_rules, { say }) => say('rule.impact_effort'),
  columns: (_rules, words) => [
    column(words, 'impact', ({ detail }) => detail.impact, { digits: 2, isScore: true }),
    column(words, 'effort', ({ detail }) => detail.effort, { digits: 2 }),
    column(words, 'opinions', ({ voterCount }) => voterCount),
  ],
  markOf: ({ distribution, detail }, { lowestStep }) => ({
    kind: 'spread',
    lowestStep,
    counts: distribution,
    mean: detail.impact,
  }),
  hasDistribution: false,
  standing({ detail }, _result, { say }) {
    if (detail.field === null) return ''
    const field = say(`field.${detail.field}`)
    return isOnTheLine(detail) && detail.field !== 'on_the_line' ? say('fieldOnTheLine', { field }) : field
  },
  sentences({ options, castCount }, _rules, words) {
    if (castCount === 0) return []
    const quickWins = options.filter(({ detail }) => detail.field === 'quick_win')
    const onTheLine = options.filter(({ detail }) => isOnTheLine(detail))
    const named = (of: typeof options) => ({ count: of.length, titles: titlesText(of, words) })
    return [
      plain(
        'quickWins',
        quickWins.length === 0 ? words.say('reading.noQuickWins') : words.say('reading.quickWins', named(quickWins)),
      ),
      ...(onTheLine.length === 0 ? [] : [plain('onTheLine', words.say('reading.onTheLine', named(onTheLine)))]),
    ]
  },
}
