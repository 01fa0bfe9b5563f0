import { type MethodReading, column, plain } from './reading.ts'

/** Means in one decimal, as the forms of the field print them; the order goes by what is not rounded. */
export const usgReading: MethodReading<'usg'> = {
  ruleText: (_rules, { say }) => say('rule.usg'),
  columns: (_rules, words) => [
    column(words, 'urgency', ({ detail }) => detail.urgency, { digits: 1 }),
    column(words, 'seriousness', ({ detail }) => detail.seriousness, { digits: 1 }),
    column(words, 'growth', ({ detail }) => detail.growth, { digits: 1 }),
    column(words, 'total', ({ score, voterCount }) => (voterCount === 0 ? null : score), { digits: 1, isScore: true }),
    column(words, 'opinions', ({ voterCount }) => voterCount),
  ],
  markOf: ({ distribution, score, voterCount }, { lowestStep }) => ({
    kind: 'spread',
    lowestStep,
    counts: distribution,
    mean: voterCount === 0 ? null : score,
  }),
  hasDistribution: false,
  sentences: ({ castCount }, _rules, { say }) => (castCount === 0 ? [] : [plain('usg', say('reading.usg'))]),
}
