import { appError } from '../../../schema/errors.ts'
import { err, ok } from '../../../schema/result.ts'
import type { OptionCount, VotingMethod } from '../method.ts'
import { normalisedDeviation } from '../statistics.ts'
import { baseOf, requiredVotes } from '../thresholds.ts'

/**
 * Yes, no or abstain (setuju, tidak setuju, abstain) for each motion. An abstention counts for the quorum, not for
 * approval; whether a motion passes is a threshold on a named base.
 * @see domain guide §6, "Quorum"; product page §6
 */
export const yesNo: VotingMethod<'yes_no'> = {
  method: 'yes_no',
  fewestOptions: 1,
  tiringOptions: null,
  lowestStep: 0,
  hasCut: false,
  defaultRules: () => ({ method: 'yes_no', threshold: { share: 'simple', base: 'valid' } }),
  checkRules: (rules) => ok(rules),

  checkBallot(_rules, optionTitlesById, ballot) {
    const named = Object.keys(ballot.answers)
    if (named.some((id) => !optionTitlesById.has(id))) return err(appError('UNKNOWN_OPTION'))
    if (named.length === 0) return err(appError('BALLOT_EMPTY'))
    const missing = [...optionTitlesById].find(([id]) => ballot.answers[id] === undefined)
    return missing === undefined ? ok(ballot) : err(appError('ANSWER_MISSING', { title: missing[1] }))
  },

  hasOpinion: null,

  largestBallot: (_rules, optionIds) => ({
    method: 'yes_no',
    answers: Object.fromEntries(optionIds.map((id) => [id, 'abstain'])),
  }),

  count: (rules, options, ballots, bases) => ({
    options: options.map(({ id }): OptionCount<'yes_no'> => {
      const given = ballots.flatMap((ballot) => ballot.answers[id] ?? [])
      const yesCount = given.filter((answer) => answer === 'yes').length
      const noCount = given.filter((answer) => answer === 'no').length
      const abstainCount = given.length - yesCount - noCount
      const baseCount = baseOf(rules.threshold.base, bases, yesCount + noCount)
      const requiredCount = requiredVotes(rules.threshold.share, baseCount)
      const isPassed = yesCount > 0 && yesCount >= requiredCount
      const opinions = given.filter((answer) => answer !== 'abstain').map((answer) => (answer === 'yes' ? 1 : 0))
      return {
        optionId: id,
        score: yesCount,
        tieBreakers: [-noCount],
        voterCount: given.length,
        share: baseCount === 0 ? 0 : yesCount / baseCount,
        distribution: [noCount, yesCount],
        deviation: normalisedDeviation(opinions, 0, 1),
        canBeSplit: false,
        mayWin: isPassed,
        detail: { method: 'yes_no', yesCount, noCount, abstainCount, baseCount, requiredCount, isPassed },
      }
    }),
    detail: { method: 'yes_no' },
  }),
}
