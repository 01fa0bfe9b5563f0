import { type MethodReading, column } from './reading.ts'

export const ratingReading: MethodReading<'rating'> = {
  ruleText: (rules, { say }) => say('rule.rating', { highest: rules.highestScore }),
  columns: (_rules, words) => [
    column(words, 'mean', ({ detail }) => detail.mean, { digits: 2, isScore: true }),
    column(words, 'median', ({ detail }) => detail.median, { digits: 1 }),
    column(words, 'opinions', ({ voterCount }) => voterCount),
    column(words, 'noOpinion', ({ detail }) => detail.noOpinionCount),
  ],
  markOf: ({ distribution, detail }, { lowestStep }) => ({
    kind: 'spread',
    lowestStep,
    counts: distribution,
    mean: detail.mean,
  }),
  hasDistribution: false,
  sentences: () => [],
}
