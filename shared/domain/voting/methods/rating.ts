import { appError } from '../../../schema/errors.ts'
import { err, ok } from '../../../schema/result.ts'
import type { OptionCount, VotingMethod } from '../method.ts'
import { distributionOf, mean, median, normalisedDeviation } from '../statistics.ts'

/**
 * Rating (Likert): a score from 1 to the highest, or no opinion, for each option. The mean ranks; options that nobody
 * rated win no place.
 * @see domain guide §6, "Likert"
 */
export const rating: VotingMethod<'rating'> = {
  method: 'rating',
  fewestOptions: 1,
  tiringOptions: 15,
  lowestStep: 1,
  hasCut: true,
  defaultRules: () => ({ method: 'rating', highestScore: 5 }),
  checkRules: (rules) => ok(rules),

  checkBallot(rules, optionTitlesById, ballot) {
    const scores = Object.entries(ballot.scores)
    if (scores.some(([id]) => !optionTitlesById.has(id))) return err(appError('UNKNOWN_OPTION'))
    if (scores.length === 0) return err(appError('BALLOT_EMPTY'))
    if (scores.some(([, score]) => score > rules.highestScore)) {
      return err(appError('SCORE_OUT_OF_RANGE', { highestScore: rules.highestScore }))
    }
    return ok(ballot)
  },

  hasOpinion: (ballot, optionId) => ballot.scores[optionId] !== undefined,

  largestBallot: (rules, optionIds) => ({
    method: 'rating',
    scores: Object.fromEntries(optionIds.map((id) => [id, rules.highestScore])),
  }),

  count: (rules, options, ballots) => ({
    options: options.map(({ id }): OptionCount<'rating'> => {
      const given = ballots.flatMap((ballot) => ballot.scores[id] ?? [])
      return {
        optionId: id,
        score: mean(given) ?? 0,
        tieBreakers: [],
        voterCount: given.length,
        share: null,
        distribution: distributionOf(given, 1, rules.highestScore),
        deviation: normalisedDeviation(given, 1, rules.highestScore),
        canBeSplit: true,
        mayWin: given.length > 0,
        detail: {
          method: 'rating',
          mean: mean(given),
          median: median(given),
          noOpinionCount: ballots.length - given.length,
        },
      }
    }),
    detail: { method: 'rating' },
  }),
}
