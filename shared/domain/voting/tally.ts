import type { Ballot, GroupKind, OptionResult, RoundResult, RoundRules } from '../../schema/voting.ts'
import { type QuorumBase, type QuorumRule, requiredForQuorum } from '../quorum.ts'
import type { Bases, CountedOption, OptionCount } from './method.ts'
import { methodOf } from './registry.ts'

/** Below so many ballots a deviation says more about single voters than about the room. */
export const fewestBallotsForDeviation = 5

/** Above this normalised deviation the room counts as split, unless the round sets another threshold. */
export const defaultSplitFlagAbove = 0.3

/**
 * Results by group are shown only where every group has at least so many ballots, and so many opinions or none on each
 * option (domain guide §6, "Secrecy").
 */
export const fewestBallotsPerGroup = 5

/** A ballot without a voter; its group is known only where the round asked for it and `canCompareGroups`. */
export interface CountedBallot {
  ballot: Ballot
  groupKey: string | null
}

/** What a closed round is counted from. */
export interface Tally {
  rules: RoundRules
  options: readonly CountedOption[]
  /** Ballots as they left `checkBallot`, in any order. */
  ballots: readonly CountedBallot[]
  voidCount: number
  ways: RoundResult['ways']
  /** Places awarded. */
  cutAt: number
  entitledCount: number
  registeredCount: number
  presentCount: number
  quorumBase: QuorumBase
  quorumRule: QuorumRule
  splitFlagAbove: number
  compareBy: 'none' | GroupKind
  /** Names of groups by key, for the comparison. */
  groupLabels: ReadonlyMap<string, string>
}

const roundingError = 1e-9

/**
 * Counts a closed round. Options come by score, equal ones in board order: the room has seen that order on screen, another
 * would look like a verdict. Equal scores share a rank; a tie that lies across the cut line is named and neither in nor
 * out. Who cast a ballot, also a void one, counts for the quorum.
 * @see domain guide §6; tests/SPEC.md V7-V15
 */
export function tallyRound(tally: Tally): RoundResult {
  const { rules, ballots, splitFlagAbove } = tally
  const method = methodOf(rules.method)
  const cutAt = method.hasCut ? tally.cutAt : tally.options.length
  const castCount = ballots.length + tally.voidCount
  const bases = { castCount, presentCount: tally.presentCount, entitledCount: tally.entitledCount }
  const counted = count(tally, ballots, bases)
  const titles = new Map(tally.options.map(({ id, title }) => [id, title]))
  const positions = new Map(tally.options.map(({ id, position }) => [id, position]))
  const ordered = counted.options.toSorted(
    (a, b) => compare(a, b) || comparePositions(positions.get(a.optionId)!, positions.get(b.optionId)!),
  )

  const options = ordered.map((option): OptionResult => {
    const rankFrom = 1 + ordered.filter((other) => compare(other, option) < 0).length
    const rankTo = ordered.filter((other) => compare(other, option) <= 0).length
    const isKnown = option.distribution.reduce((total, n) => total + n, 0) >= fewestBallotsForDeviation
    const deviation = isKnown ? option.deviation : null
    const { optionId, score, voterCount, share, distribution, detail, mayWin } = option
    return {
      optionId,
      title: titles.get(optionId)!,
      score,
      voterCount,
      share,
      rankFrom,
      rankTo,
      distribution,
      normalisedDeviation: deviation,
      isSplit: deviation !== null && option.canBeSplit && deviation > splitFlagAbove + roundingError,
      isAboveCut: mayWin && rankTo <= cutAt,
      isTiedAtCut: mayWin && rankFrom <= cutAt && rankTo > cutAt,
      detail,
    }
  })

  const baseCount = tally.quorumBase === 'registered' ? tally.registeredCount : tally.presentCount
  const requiredCount = requiredForQuorum(tally.quorumRule, baseCount)
  return {
    method: rules.method,
    entitledCount: tally.entitledCount,
    registeredCount: tally.registeredCount,
    presentCount: tally.presentCount,
    castCount,
    voidCount: tally.voidCount,
    ways: tally.ways,
    quorum: {
      base: tally.quorumBase,
      rule: tally.quorumRule,
      baseCount,
      requiredCount,
      isMet: castCount >= requiredCount,
    },
    cutAt,
    splitFlagAbove,
    lowestStep: method.lowestStep,
    options,
    tiedAtCut: options.filter((option) => option.isTiedAtCut).map((option) => option.optionId),
    detail: counted.detail,
    comparison: comparisonOf(tally, options, bases),
  }
}

/**
 * Whether groups may be compared, and ballots keep theirs: every ballot has a group, every group is large enough to hide
 * each of its voters, and each option has none or as many opinions in it. One option that fails withholds all: what one
 * group said of it follows from the total and the other groups, and from the ballots where they keep their groups for the
 * other options' sake.
 * @see tests/SPEC.md V276, V510
 */
export function canCompareGroups(
  method: RoundRules['method'],
  optionIds: readonly string[],
  ballots: readonly CountedBallot[],
): boolean {
  const { hasOpinion } = methodOf(method)
  const byGroup = Map.groupBy(ballots, ({ groupKey }) => groupKey)
  if (ballots.length === 0 || byGroup.has(null)) return false
  return [...byGroup.values()].every((group) => {
    if (group.length < fewestBallotsPerGroup) return false
    if (hasOpinion === null) return true
    return optionIds.every((optionId) => {
      const opinionCount = group.filter(({ ballot }) => hasOpinion(ballot, optionId)).length
      return opinionCount === 0 || opinionCount >= fewestBallotsPerGroup
    })
  })
}

function count(tally: Tally, ballots: readonly CountedBallot[], bases: Bases) {
  const { rules, options } = tally
  return methodOf(rules.method).count(
    rules,
    options,
    ballots.map(({ ballot }) => ballot),
    bases,
  )
}

/** Scores of each group; withheld as soon as one of them would tell on a single voter. */
function comparisonOf(tally: Tally, options: readonly OptionResult[], bases: Bases): RoundResult['comparison'] {
  const { compareBy: kind, ballots, groupLabels } = tally
  if (kind === 'none') return { state: 'none' }
  const optionIds = options.map(({ optionId }) => optionId)
  if (!canCompareGroups(tally.rules.method, optionIds, ballots)) return { state: 'withheld', kind }
  const groups = [...Map.groupBy(ballots, ({ groupKey }) => groupKey)]
    .map(([key, group]) => {
      const scores = new Map(count(tally, group, bases).options.map(({ optionId, score }) => [optionId, score]))
      return {
        key: key!,
        label: groupLabels.get(key!) ?? '',
        ballotCount: group.length,
        scores: options.map(({ optionId }) => scores.get(optionId) ?? 0),
      }
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, 'id'))
  return { state: 'shown', kind, groups }
}

type Ranked = Pick<OptionCount<RoundRules['method']>, 'score' | 'tieBreakers'>

/** Negative when `a` comes before `b`; 0 for a tie. */
function compare(a: Ranked, b: Ranked): number {
  const [own, others] = [
    [a.score, ...a.tieBreakers],
    [b.score, ...b.tieBreakers],
  ]
  for (const [index, value] of own.entries()) {
    const lead = others[index]! - value
    if (Math.abs(lead) > roundingError) return lead
  }
  return 0
}

// Position keys are compared by code unit everywhere; a language's alphabet would order them differently.
const comparePositions = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
