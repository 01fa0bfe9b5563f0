import { appError } from '../../../schema/errors.ts'
import { err, ok } from '../../../schema/result.ts'
import type { OptionCount, VotingMethod } from '../method.ts'
import { normalisedDeviation, sum } from '../statistics.ts'
import { baseOf, requiredVotes } from '../thresholds.ts'

/**
 * Approval (setuju pilih): any number of options, or at most k. With a threshold only options that reach it may win.
 * @see product page §6; domain guide §6, "Quorum"
 */
export const approval: VotingMethod<'approval'> = {
  method: 'approval',
  fewestOptions: 2,
  tiringOptions: null,
  lowestStep: 0,
  hasCut: true,
  defaultRules: () => ({ method: 'approval', maxChoices: null, threshold: null }),
  checkRules: (rules) => ok(rules),

  checkBallot(rules, optionTitlesById, ballot) {
    const chosen = [...new Set(ballot.chosen)]
    if (chosen.some((id) => !optionTitlesById.has(id))) return err(appError('UNKNOWN_OPTION'))
    if (chosen.length === 0) return err(appError('BALLOT_EMPTY'))
    if (rules.maxChoices !== null && chosen.length > rules.maxChoices) {
      return err(appError('TOO_MANY_CHOICES', { maxCount: rules.maxChoices }))
    }
    // In the order of the options: the order in which somebody ticked is not part of a vote.
    return ok({ method: 'approval', chosen: [...optionTitlesById.keys()].filter((id) => chosen.includes(id)) })
  },

  hasOpinion: null,

  largestBallot: (rules, optionIds) => ({
    method: 'approval',
    chosen: optionIds.slice(0, rules.maxChoices ?? optionIds.length),
  }),

  count(rules, options, ballots, bases) {
    const choices = ballots.map((ballot) => new Set(ballot.chosen))
    const counted = options.map(({ id }): OptionCount<'approval'> => {
      const given = choices.map((chosen) => (chosen.has(id) ? 1 : 0))
      const approvals = sum(given)
      const { threshold } = rules
      const requiredCount =
        threshold === null ? null : requiredVotes(threshold.share, baseOf(threshold.base, bases, ballots.length))
      const isPassed = requiredCount === null ? null : approvals > 0 && approvals >= requiredCount
      return {
        optionId: id,
        score: approvals,
        tieBreakers: [],
        voterCount: approvals,
        share: ballots.length === 0 ? 0 : approvals / ballots.length,
        distribution: [ballots.length - approvals, approvals],
        deviation: normalisedDeviation(given, 0, 1),
        canBeSplit: false,
        mayWin: approvals > 0 && isPassed !== false,
        detail: { method: 'approval', requiredCount, isPassed },
      }
    })
    return {
      options: counted,
      detail: { method: 'approval', choicesCast: sum(counted.map(({ score }) => score)) },
    }
  },
}
