import { requiredForQuorum } from '#shared/domain/quorum.ts'
import type { QuorumBase, QuorumRule } from '#shared/domain/quorum.ts'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import type { Result } from '#shared/schema/result.ts'
import type { DotBallot, DotRules, OptionResult, RoundOption, RoundResult } from '#shared/schema/voting.ts'

/** Points per person in a run-off, each on a different option (domain guide §6). */
export const runOffPoints = 1

/** Below so many ballots a deviation says more about single voters than about the room. */
export const fewestBallotsForDeviation = 5

/** Above this normalised deviation the room counts as split, unless the workshop sets another threshold. */
export const defaultSplitFlagAbove = 0.3

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
 * Decides whether a dot ballot may be cast. Points left over are allowed: nobody is forced to support a topic.
 * @param optionTitlesById the options of this round
 * @param ballot points per option; options not named have none
 * @returns the ballot without empty entries, or UNKNOWN_OPTION, OPTION_OVER_LIMIT, BALLOT_OVER_BUDGET, BALLOT_EMPTY
 * @see tests/SPEC.md V2-V6
 */
export function checkDotBallot(
  rules: DotRules,
  optionTitlesById: ReadonlyMap<string, string>,
  ballot: DotBallot,
): Result<DotBallot> {
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
}

/** What a closed dot round is counted from. */
export type DotTally = {
  rules: DotRules
  options: readonly Pick<RoundOption, 'id' | 'title' | 'position'>[]
  /** Ballots as they left `checkDotBallot`, in any order. */
  ballots: readonly DotBallot[]
  /** Places awarded. */
  cutAt: number
  entitledCount: number
  registeredCount: number
  presentCount: number
  quorumBase: QuorumBase
  quorumRule: QuorumRule
  /** Normalised deviation above which an option is flagged as split. */
  splitFlagAbove?: number
}

/**
 * Counts a closed dot round. Options come by points, equal ones in board order: the room has seen that order on screen,
 * another would look like a verdict. Equal points share a rank; a tie that lies across the cut line is named and neither
 * in nor out. Options without a single point are awarded no place. Who cast a ballot counts for the quorum.
 * @see domain guide §6; tests/SPEC.md V7-V15
 */
export function tallyDots(tally: DotTally): RoundResult {
  const { rules, ballots, cutAt } = tally
  const counted = tally.options
    .map((option) => ({ option, given: ballots.map((ballot) => ballot.points[option.id] ?? 0) }))
    .map(({ option, given }) => ({ option, given, points: sum(given) }))
    .toSorted((a, b) => b.points - a.points || comparePositions(a.option.position, b.option.position))
  const pointsCast = sum(counted.map(({ points }) => points))

  const options = counted.map(({ option, given, points }): OptionResult => {
    const rankFrom = 1 + counted.filter((other) => other.points > points).length
    const rankTo = counted.filter((other) => other.points >= points).length
    const normalisedDeviation = deviationOf(given, rules.maxPerOption)
    return {
      optionId: option.id,
      title: option.title,
      points,
      share: pointsCast === 0 ? 0 : points / pointsCast,
      rankFrom,
      rankTo,
      distribution: distributionOf(given, rules.maxPerOption),
      normalisedDeviation,
      isSplit: isSplit(normalisedDeviation, rules, tally.splitFlagAbove ?? defaultSplitFlagAbove),
      isAboveCut: points > 0 && rankTo <= cutAt,
      isTiedAtCut: points > 0 && rankFrom <= cutAt && rankTo > cutAt,
    }
  })

  const castCount = ballots.length
  const pointsPossible = castCount * rules.pointsPerPerson
  const baseCount = tally.quorumBase === 'registered' ? tally.registeredCount : tally.presentCount
  const requiredCount = requiredForQuorum(tally.quorumRule, baseCount)
  return {
    method: 'dots',
    entitledCount: tally.entitledCount,
    registeredCount: tally.registeredCount,
    presentCount: tally.presentCount,
    castCount,
    pointsPossible,
    pointsCast,
    pointsUnused: pointsPossible - pointsCast,
    quorum: {
      base: tally.quorumBase,
      rule: tally.quorumRule,
      baseCount,
      requiredCount,
      isMet: castCount >= requiredCount,
    },
    cutAt,
    options,
    tiedAtCut: options.filter((option) => option.isTiedAtCut).map((option) => option.optionId),
  }
}

/**
 * Population standard deviation over half the possible range, from 0 (all gave the same) to 1 (half gave nothing, half
 * gave all they could). Null below five ballots, where only the distribution is shown.
 */
function deviationOf(given: readonly number[], maxPerOption: number): number | null {
  if (given.length < fewestBallotsForDeviation) return null
  const mean = sum(given) / given.length
  const variance = sum(given.map((points) => (points - mean) ** 2)) / given.length
  return Math.sqrt(variance) / (maxPerOption / 2)
}

/**
 * With one point per option the deviation follows from the share alone and lies above the threshold for anything
 * between 3 and 97 percent: a flag on nearly every topic would only teach the room to ignore it.
 */
function isSplit(deviation: number | null, rules: DotRules, splitFlagAbove: number): boolean {
  const roundingError = 1e-9
  return deviation !== null && rules.maxPerOption > 1 && deviation > splitFlagAbove + roundingError
}

function distributionOf(given: readonly number[], maxPerOption: number): number[] {
  const distribution = Array.from({ length: maxPerOption + 1 }, () => 0)
  for (const points of given) distribution[points] = (distribution[points] ?? 0) + 1
  return distribution
}

// Position keys are compared by code unit everywhere; a language's alphabet would order them differently.
const comparePositions = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
