import { appError } from '../../../schema/errors.ts'
import { err, ok } from '../../../schema/result.ts'
import type { Criterion, RoundDetailOf, RulesOf } from '../../../schema/voting.ts'
import type { OptionCount, VotingMethod } from '../method.ts'
import { distributionOf, mean, normalisedDeviation, sum } from '../statistics.ts'

/** Weights are typed with two or three decimals; their sum may miss 1 by as much as rounding leaves. */
const weightTolerance = 0.0005

const roundingError = 1e-9

/**
 * How far the weight of one criterion may move, the others keeping their proportions, before another option comes first.
 * With weight w the score of an option is `w · m + (1 − w) · r`, m being its mean at this criterion and r its score by the
 * others alone; two such lines meet in one point, so the nearest meeting on each side is the answer. Where two options share the
 * first place, it lasts for no other weight: both bounds are the weight itself.
 */
function sensitivityOf(
  criterion: Criterion,
  criteria: readonly Criterion[],
  means: readonly Readonly<Record<string, number>>[],
): RoundDetailOf<'weighted'>['sensitivity'][number] {
  const othersWeight = 1 - criterion.weight
  const lines = means.map((own) => {
    const others = criteria.filter(({ id }) => id !== criterion.id)
    const rest =
      othersWeight < weightTolerance
        ? (mean(others.map(({ id }) => own[id] ?? 0)) ?? 0)
        : sum(others.map(({ id, weight }) => (weight / othersWeight) * (own[id] ?? 0)))
    return { atOne: own[criterion.id] ?? 0, atZero: rest }
  })
  const scoreAt = (line: { atOne: number; atZero: number }, weight: number) =>
    weight * line.atOne + (1 - weight) * line.atZero
  const best = lines.toSorted((a, b) => scoreAt(b, criterion.weight) - scoreAt(a, criterion.weight))[0]
  const meetings = lines.flatMap((line) => {
    if (best === undefined || line === best) return []
    const slope = line.atOne - line.atZero - (best.atOne - best.atZero)
    if (Math.abs(slope) < roundingError) return []
    const weight = (best.atZero - line.atZero) / slope
    // Options that only meet at a weight of 0 or 1 never change places.
    return weight > roundingError && weight < 1 - roundingError ? [weight] : []
  })
  if (meetings.some((weight) => Math.abs(weight - criterion.weight) < roundingError)) {
    return { criterionId: criterion.id, lowerWeight: criterion.weight, upperWeight: criterion.weight }
  }
  const below = meetings.filter((weight) => weight < criterion.weight)
  const above = meetings.filter((weight) => weight > criterion.weight)
  return {
    criterionId: criterion.id,
    lowerWeight: below.length === 0 ? null : Math.max(...below),
    upperWeight: above.length === 0 ? null : Math.min(...above),
  }
}

/** The criteria that a round starts with; the screen names them in its language, and the room changes them at will. */
const usualCriteria = [
  { id: 'impact', weight: 0.35 },
  { id: 'readiness', weight: 0.25 },
  { id: 'cost', weight: 0.2 },
  { id: 'coverage', weight: 0.2 },
] as const
export type UsualCriterionId = (typeof usualCriteria)[number]['id']

/** @param nameOf title of a criterion as the ballot shows it */
export function usualWeightedRules(nameOf: (id: UsualCriterionId) => string): RulesOf<'weighted'> {
  return { method: 'weighted', criteria: usualCriteria.map(({ id, weight }) => ({ id, title: nameOf(id), weight })) }
}

/**
 * Weighted criteria (skoring berbobot): `score = sum(weight × mean rating)`, each criterion rated 1 to 5, 5 always the
 * better end, weights fixed before the opening and summing to 1.
 * @see domain guide §6, "Weighted scoring"
 */
export const weighted: VotingMethod<'weighted'> = {
  method: 'weighted',
  fewestOptions: 2,
  tiringOptions: 15,
  lowestStep: 1,
  hasCut: true,
  defaultRules: () => usualWeightedRules((id) => id),

  checkRules(rules) {
    const ids = new Set(rules.criteria.map(({ id }) => id))
    if (ids.size !== rules.criteria.length) return err(appError('INVALID_INPUT', { field: 'criteria' }))
    const total = sum(rules.criteria.map(({ weight }) => weight))
    return Math.abs(total - 1) <= weightTolerance ? ok(rules) : err(appError('WEIGHTS_NOT_ONE'))
  },

  checkBallot(rules, optionTitlesById, ballot) {
    const named = Object.entries(ballot.scores)
    if (named.some(([id]) => !optionTitlesById.has(id))) return err(appError('UNKNOWN_OPTION'))
    if (named.length === 0) return err(appError('BALLOT_EMPTY'))
    const ids = rules.criteria.map(({ id }) => id)
    const fits = (scores: Readonly<Record<string, number>>) =>
      Object.keys(scores).length === ids.length && ids.every((id) => scores[id] !== undefined)
    const partly = named.find(([, scores]) => !fits(scores))
    return partly === undefined
      ? ok(ballot)
      : err(appError('ANSWER_MISSING', { title: optionTitlesById.get(partly[0])! }))
  },

  hasOpinion: (ballot, optionId) => ballot.scores[optionId] !== undefined,

  largestBallot: (rules, optionIds) => ({
    method: 'weighted',
    scores: Object.fromEntries(
      optionIds.map((id) => [id, Object.fromEntries(rules.criteria.map((criterion) => [criterion.id, 5]))]),
    ),
  }),

  count(rules, options, ballots) {
    const { criteria } = rules
    const counted = options.map(({ id }): OptionCount<'weighted'> => {
      const given = ballots.map((ballot) => ballot.scores[id]).filter((scores) => scores !== undefined)
      const means = Object.fromEntries(
        criteria.map((criterion) => [criterion.id, mean(given.map((scores) => scores[criterion.id] ?? 0)) ?? 0]),
      )
      const scores = given.map((own) => sum(criteria.map(({ id: key, weight }) => weight * (own[key] ?? 0))))
      return {
        optionId: id,
        score: sum(criteria.map(({ id: key, weight }) => weight * (means[key] ?? 0))),
        tieBreakers: [],
        voterCount: given.length,
        share: null,
        distribution: distributionOf(
          scores.map((score) => Math.round(score + roundingError)),
          1,
          5,
        ),
        deviation: normalisedDeviation(scores, 1, 5),
        canBeSplit: true,
        mayWin: given.length > 0,
        detail: { method: 'weighted', means },
      }
    })
    const scored = counted.filter(({ voterCount }) => voterCount > 0).map(({ detail }) => detail.means)
    return {
      options: counted,
      detail: {
        method: 'weighted',
        sensitivity: criteria.map((criterion) => sensitivityOf(criterion, criteria, scored)),
      },
    }
  },
}
