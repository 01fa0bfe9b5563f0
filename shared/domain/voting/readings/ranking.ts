import { type MethodReading, barOf, column, plain, titlesText } from './reading.ts'

export const rankingReading: MethodReading<'ranking'> = {
  ruleText: (rules, { say }) => say('rule.ranking', { places: rules.places }),
  columns: (_rules, words) => [
    column(words, 'borda', ({ score }) => score, { isScore: true }),
    column(words, 'first', ({ detail }) => detail.placeCounts[0] ?? 0),
    column(words, 'named', ({ voterCount }) => voterCount),
  ],
  markOf: (option, { options }) => barOf(option, options),
  hasDistribution: true,
  sentences({ options, detail, castCount }, _rules, words) {
    if (castCount === 0) return []
    const first = options.filter(({ rankFrom }) => rankFrom === 1)
    const winner = options.find(({ optionId }) => optionId === detail.pairwiseWinnerId)
    if (winner === undefined) return [plain('pairwise', words.say('reading.pairwiseNone'))]
    const isSame = first.length === 1 && first[0]?.optionId === winner.optionId
    return [
      plain(
        'pairwise',
        isSame
          ? words.say('reading.pairwiseSame', { winner: winner.title })
          : words.say('reading.pairwiseOther', { winner: winner.title, first: titlesText(first, words) }),
      ),
    ]
  },
}
