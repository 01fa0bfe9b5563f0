import { appError } from '../../../schema/errors.ts'
import { err, ok } from '../../../schema/result.ts'
import type { OptionDetailOf } from '../../../schema/voting.ts'
import type { OptionCount, VotingMethod } from '../method.ts'
import { distributionOf, mean, normalisedDeviation } from '../statistics.ts'

/** Where the matrix is divided, on both axes. */
const dividingLine = 3

const roundingError = 1e-9

/**
 * The field of an option: high impact and low effort is a quick win, high and high a major project, low and low a fill-in,
 * low impact and high effort to be postponed. A mean exactly on the line is high.
 * @see domain guide §6, "Impact / effort"; tests/SPEC.md V259
 */
export function fieldOf(impact: number, effort: number): 'quick_win' | 'major_project' | 'fill_in' | 'postpone' {
  const isHigh = (mean: number) => mean > dividingLine - roundingError
  if (isHigh(impact)) return isHigh(effort) ? 'major_project' : 'quick_win'
  return isHigh(effort) ? 'postpone' : 'fill_in'
}

/** Whether a mean lies exactly on the line: one opinion more or less would change the field, and the room is told so. */
export function isOnTheLine({ impact, effort }: Pick<OptionDetailOf<'impact_effort'>, 'impact' | 'effort'>): boolean {
  return [impact, effort].some((mean) => mean !== null && Math.abs(mean - dividingLine) < roundingError)
}

/**
 * Impact and effort, each 1 to 5. Options come by impact, then by less effort; what the field proposes is for the room to
 * decide.
 * @see domain guide §6, "Impact / effort"
 */
export const impactEffort: VotingMethod<'impact_effort'> = {
  method: 'impact_effort',
  fewestOptions: 2,
  tiringOptions: 15,
  lowestStep: 1,
  hasCut: false,
  defaultRules: () => ({ method: 'impact_effort' }),
  checkRules: (rules) => ok(rules),

  checkBallot(_rules, optionTitlesById, ballot) {
    const named = Object.keys(ballot.scores)
    if (named.some((id) => !optionTitlesById.has(id))) return err(appError('UNKNOWN_OPTION'))
    return named.length === 0 ? err(appError('BALLOT_EMPTY')) : ok(ballot)
  },

  hasOpinion: (ballot, optionId) => ballot.scores[optionId] !== undefined,

  largestBallot: (_rules, optionIds) => ({
    method: 'impact_effort',
    scores: Object.fromEntries(optionIds.map((id) => [id, { impact: 5, effort: 5 }])),
  }),

  count: (_rules, options, ballots) => ({
    options: options.map(({ id }): OptionCount<'impact_effort'> => {
      const given = ballots.flatMap((ballot) => ballot.scores[id] ?? [])
      const impacts = given.map((scores) => scores.impact)
      const impact = mean(impacts)
      const effort = mean(given.map((scores) => scores.effort))
      const field = impact === null || effort === null ? null : fieldOf(impact, effort)
      return {
        optionId: id,
        score: impact ?? 0,
        tieBreakers: [-(effort ?? 0)],
        voterCount: given.length,
        share: null,
        distribution: distributionOf(impacts, 1, 5),
        deviation: normalisedDeviation(impacts, 1, 5),
        canBeSplit: true,
        mayWin: field === 'quick_win',
        detail: { method: 'impact_effort', impact, effort, field },
      }
    }),
    detail: { method: 'impact_effort' },
  }),
}
