import { appError } from '../../../schema/errors.ts'
import { err, ok } from '../../../schema/result.ts'
import type { OptionCount, VotingMethod } from '../method.ts'
import { distributionOf, mean, normalisedDeviation, sum } from '../statistics.ts'

const lowest = 3
const highest = 15

/**
 * USG: urgency, seriousness and growth, each 1 (very small) to 5 (very large). A voter's score is their sum, an option's
 * the mean over the voters; equal totals are decided by urgency, then seriousness, else they tie.
 * @see domain guide §6, "USG"
 */
export const usg: VotingMethod<'usg'> = {
  method: 'usg',
  fewestOptions: 2,
  tiringOptions: 15,
  lowestStep: lowest,
  hasCut: true,
  defaultRules: () => ({ method: 'usg' }),
  checkRules: (rules) => ok(rules),

  checkBallot(_rules, optionTitlesById, ballot) {
    const named = Object.keys(ballot.scores)
    if (named.some((id) => !optionTitlesById.has(id))) return err(appError('UNKNOWN_OPTION'))
    return named.length === 0 ? err(appError('BALLOT_EMPTY')) : ok(ballot)
  },

  hasOpinion: (ballot, optionId) => ballot.scores[optionId] !== undefined,

  largestBallot: (_rules, optionIds) => ({
    method: 'usg',
    scores: Object.fromEntries(optionIds.map((id) => [id, { urgency: 5, seriousness: 5, growth: 5 }])),
  }),

  count: (_rules, options, ballots) => ({
    options: options.map(({ id }): OptionCount<'usg'> => {
      const given = ballots.flatMap((ballot) => ballot.scores[id] ?? [])
      const urgency = mean(given.map((scores) => scores.urgency))
      const seriousness = mean(given.map((scores) => scores.seriousness))
      const growth = mean(given.map((scores) => scores.growth))
      const totals = given.map((scores) => sum([scores.urgency, scores.seriousness, scores.growth]))
      return {
        optionId: id,
        score: mean(totals) ?? 0,
        tieBreakers: [urgency ?? 0, seriousness ?? 0],
        voterCount: given.length,
        share: null,
        distribution: distributionOf(totals, lowest, highest),
        deviation: normalisedDeviation(totals, lowest, highest),
        canBeSplit: true,
        mayWin: given.length > 0,
        detail: { method: 'usg', urgency, seriousness, growth },
      }
    }),
    detail: { method: 'usg' },
  }),
}
