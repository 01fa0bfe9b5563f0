import { appError } from '../../../schema/errors.ts'
import { err, ok } from '../../../schema/result.ts'
import type { DotRules } from '../../../schema/voting.ts'
import type { OptionCount, VotingMethod } from '../method.ts'
import { distributionOf, normalisedDeviation, sum } from '../statistics.ts'

/** Points per person in a run-off, each on a different option (domain guide §6). */
export const runOffRules: DotRules = { method: 'dots', pointsPerPerson: 1, maxPerOption: 1 }

/**
 * Points per person by the rule known from village programmes: up to 10 options 3, 11 to 18 options 5, more options 7.
 * @see domain guide §6, "Dot voting"; tests/SPEC.md V1
 */
export function defaultPoints(optionCount: number): number {
  if (optionCount <= 10) return 3
  if (optionCount <= 18) return 5
  return 7
}

/**
 * Dot voting (suara titik): n points, at most m on one option. Points left over are allowed: nobody is forced to support a
 * topic.
 * @see domain guide §6, "Dot voting"; tests/SPEC.md V1-V15
 */
export const dots: VotingMethod<'dots'> = {
  method: 'dots',
  fewestOptions: 2,
  tiringOptions: null,
  lowestStep: 0,
  hasCut: true,
  defaultRules: (optionCount) => ({ method: 'dots', pointsPerPerson: defaultPoints(optionCount), maxPerOption: 1 }),
  checkRules: (rules) => ok({ ...rules, maxPerOption: Math.min(rules.maxPerOption, rules.pointsPerPerson) }),

  checkBallot(rules, optionTitlesById, ballot) {
    let placedPoints = 0
    for (const [optionId, points] of Object.entries(ballot.points)) {
      const title = optionTitlesById.get(optionId)
      if (title === undefined) return err(appError('UNKNOWN_OPTION'))
      if (points > rules.maxPerOption) {
        return err(appError('OPTION_OVER_LIMIT', { title, maxPoints: rules.maxPerOption }))
      }
      placedPoints += points
    }
    if (placedPoints > rules.pointsPerPerson) {
      return err(appError('BALLOT_OVER_BUDGET', { overPoints: placedPoints - rules.pointsPerPerson }))
    }
    if (placedPoints === 0) return err(appError('BALLOT_EMPTY'))
    const placed = Object.entries(ballot.points).filter(([, points]) => points > 0)
    return ok({ method: 'dots', points: Object.fromEntries(placed) })
  },

  hasOpinion: null,

  largestBallot(rules, optionIds) {
    const named = optionIds.slice(0, rules.pointsPerPerson)
    return { method: 'dots', points: Object.fromEntries(named.map((id) => [id, 50])) }
  },

  count(rules, options, ballots) {
    const counted = options.map(({ id }): OptionCount<'dots'> => {
      const given = ballots.map((ballot) => ballot.points[id] ?? 0)
      const points = sum(given)
      return {
        optionId: id,
        score: points,
        tieBreakers: [],
        voterCount: given.filter((value) => value > 0).length,
        share: 0,
        distribution: distributionOf(given, 0, rules.maxPerOption),
        deviation: normalisedDeviation(given, 0, rules.maxPerOption),
        // With one point per option the deviation follows from the share and lies above the threshold for anything
        // between 3 and 97 percent: a flag on nearly every topic would only teach the room to ignore it.
        canBeSplit: rules.maxPerOption > 1,
        mayWin: points > 0,
        detail: { method: 'dots' },
      }
    })
    const pointsCast = sum(counted.map(({ score }) => score))
    const pointsPossible = ballots.length * rules.pointsPerPerson
    return {
      options: counted.map((option) => ({ ...option, share: pointsCast === 0 ? 0 : option.score / pointsCast })),
      detail: { method: 'dots', pointsPossible, pointsCast, pointsUnused: pointsPossible - pointsCast },
    }
  },
}
