import { type MethodReading, type Sentence, column, listText, percent, plain } from './reading.ts'

/** Bounds are printed in whole per cent, rounded into the range, so that the sentence is never more than the truth. */
const inwards = (bound: number | null, end: 'lower' | 'upper'): number => {
  if (bound === null) return end === 'lower' ? 0 : 1
  return end === 'lower' ? Math.ceil(bound * 100 - 1e-6) / 100 : Math.floor(bound * 100 + 1e-6) / 100
}

export const weightedReading: MethodReading<'weighted'> = {
  ruleText: ({ criteria }, words) =>
    words.say('rule.weighted', {
      criteria: criteria
        .map(({ title, weight }) => words.say('rule.criterion', { title, weight: percent(weight, words) }))
        .join('; '),
    }),
  columns: ({ criteria }, words) => [
    ...criteria.map(({ id, title }) =>
      column<'weighted'>(
        words,
        id,
        ({ detail, voterCount }) => (voterCount === 0 ? null : (detail.means[id] ?? null)),
        {
          title,
          digits: 2,
        },
      ),
    ),
    column(words, 'score', ({ score, voterCount }) => (voterCount === 0 ? null : score), { digits: 2, isScore: true }),
    column(words, 'opinions', ({ voterCount }) => voterCount),
  ],
  markOf: ({ distribution, score, voterCount }, { lowestStep }) => ({
    kind: 'spread',
    lowestStep,
    counts: distribution,
    mean: voterCount === 0 ? null : score,
  }),
  hasDistribution: false,
  sentences({ options, detail }, { criteria }, words): Sentence[] {
    const rated = options.filter(({ voterCount }) => voterCount > 0)
    const [first] = rated
    // Where several share the first place, or one option is all there is, nothing can change it.
    if (first === undefined || first.rankTo > 1 || rated.length < 2) return []
    const bounds = detail.sensitivity.flatMap((bound) => {
      const criterion = criteria.find(({ id }) => id === bound.criterionId)
      return criterion === undefined ? [] : [{ ...bound, criterion }]
    })
    const isFirm = ({ lowerWeight, upperWeight }: (typeof bounds)[number]) =>
      lowerWeight === null && upperWeight === null
    const firm = bounds.filter(isFirm).map(({ criterion }) => criterion.title)
    return [
      ...bounds
        .filter((bound) => !isFirm(bound))
        .map(({ criterion, lowerWeight, upperWeight }) =>
          plain(
            `sensitivity ${criterion.id}`,
            words.say('reading.sensitivity', {
              first: first.title,
              criterion: criterion.title,
              from: percent(inwards(lowerWeight, 'lower'), words),
              to: percent(inwards(upperWeight, 'upper'), words),
              weight: percent(criterion.weight, words),
            }),
          ),
        ),
      ...(firm.length === 0
        ? []
        : [
            plain(
              'insensitive',
              words.say('reading.insensitive', { count: firm.length, criteria: listText(firm, words) }),
            ),
          ]),
    ]
  },
}
