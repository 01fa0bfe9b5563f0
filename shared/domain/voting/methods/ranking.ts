import { appError } from '../../../schema/errors.ts'
import { err, ok } from '../../../schema/result.ts'
import type { BallotOf } from '../../../schema/voting.ts'
import type { CountedOption, OptionCount, VotingMethod } from '../method.ts'
import { distributionOf, normalisedDeviation, sum } from '../statistics.ts'

/**
 * Borda points of a place: with k places the first gives k, the last 1; what is not named gives 0. Options not named are
 * equal and below all named ones.
 */
const bordaPoints = (places: number, index: number) => (index < 0 ? 0 : places - index)

/**
 * The option that wins against every other one in pairs (Condorcet winner), or null. A ballot prefers what it names earlier,
 * and anything it names to what it does not; between two that it does not name it has no preference.
 * @see product page §6
 */
export function pairwiseWinner(
  options: readonly Pick<CountedOption, 'id'>[],
  ballots: readonly BallotOf<'ranking'>[],
): string | null {
  const places = ballots.map((ballot) => new Map(ballot.order.map((id, index) => [id, index])))
  const placeIn = (ballot: ReadonlyMap<string, number>, id: string) => ballot.get(id) ?? unnamed
  const beats = (one: string, other: string) =>
    sum(places.map((ballot) => Math.sign(placeIn(ballot, other) - placeIn(ballot, one)))) > 0
  // Whoever beats all others survives a walk in which the loser of each pair drops out; one more round proves it.
  const survivor = options.reduce<string | null>((best, { id }) => (best !== null && beats(best, id) ? best : id), null)
  const isWinner = options.every(({ id }) => id === survivor || beats(survivor!, id))
  return isWinner ? survivor : null
}

/** A place after every possible one. */
const unnamed = Number.MAX_SAFE_INTEGER

/**
 * Ranking: an order of the first k options. Borda points rank; the pairwise winner is named when it is another one.
 * @see product page §6
 */
export const ranking: VotingMethod<'ranking'> = {
  method: 'ranking',
  fewestOptions: 2,
  tiringOptions: 15,
  lowestStep: 0,
  hasCut: true,
  defaultRules: (optionCount) => ({ method: 'ranking', places: Math.max(1, Math.min(3, optionCount)) }),
  checkRules: (rules) => ok(rules),

  checkBallot(rules, optionTitlesById, ballot) {
    const { order } = ballot
    if (order.some((id) => !optionTitlesById.has(id))) return err(appError('UNKNOWN_OPTION'))
    if (order.length === 0) return err(appError('BALLOT_EMPTY'))
    if (order.length > rules.places) return err(appError('TOO_MANY_CHOICES', { maxCount: rules.places }))
    const twice = order.find((id, index) => order.indexOf(id) !== index)
    return twice === undefined ? ok(ballot) : err(appError('RANKED_TWICE', { title: optionTitlesById.get(twice)! }))
  },

  hasOpinion: null,

  largestBallot: (rules, optionIds) => ({ method: 'ranking', order: optionIds.slice(0, rules.places) }),

  count(rules, options, ballots) {
    const places = Math.min(rules.places, options.length)
    return {
      options: options.map(({ id }): OptionCount<'ranking'> => {
        const placed = ballots.map((ballot) => ballot.order.indexOf(id))
        const given = placed.map((index) => bordaPoints(places, index))
        const placeCounts = distributionOf(
          placed.filter((index) => index >= 0),
          0,
          places - 1,
        )
        const named = sum(placeCounts)
        return {
          optionId: id,
          score: sum(given),
          tieBreakers: [],
          voterCount: named,
          share: null,
          // 0 points (not named), 1 point (last place) … k points (first place).
          distribution: [ballots.length - named, ...placeCounts.toReversed()],
          deviation: normalisedDeviation(given, 0, places),
          canBeSplit: places > 1,
          mayWin: named > 0,
          detail: { method: 'ranking', placeCounts },
        }
      }),
      detail: { method: 'ranking', pairwiseWinnerId: pairwiseWinner(options, ballots) },
    }
  },
}
