import { type MethodReading, barOf, column, plain } from './reading.ts'

export const dotsReading: MethodReading<'dots'> = {
  ruleText: (rules, { say }) => say('rule.dots', { points: rules.pointsPerPerson, max: rules.maxPerOption }),
  columns: ({ maxPerOption }, words) => [
    column(words, 'points', ({ score }) => score, { isScore: true }),
    column(words, 'share', ({ share }) => share, { digits: 1, isShare: true }),
    // With one point an option, points and voters are the same number.
    ...(maxPerOption === 1 ? [] : [column<'dots'>(words, 'voters', ({ voterCount }) => voterCount)]),
  ],
  markOf: (option, { options }) => barOf(option, options),
  hasDistribution: true,
  sentences({ castCount, detail }, _rules, { say }) {
    if (castCount === 0) return []
    const { pointsUnused, pointsPossible } = detail
    return [
      plain(
        'unused',
        pointsUnused === 0
          ? say('reading.allUsed')
          : say('reading.unused', { count: pointsUnused, possible: pointsPossible }),
      ),
    ]
  },
}
