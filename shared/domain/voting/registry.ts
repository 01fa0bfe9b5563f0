import { appError } from '../../schema/errors.ts'
import { type Result, err } from '../../schema/result.ts'
import type { Ballot, Method, RoundRules } from '../../schema/voting.ts'
import type { VotingMethod } from './method.ts'
import { approval } from './methods/approval.ts'
import { dots } from './methods/dots.ts'
import { impactEffort } from './methods/impact-effort.ts'
import { ranking } from './methods/ranking.ts'
import { rating } from './methods/rating.ts'
import { usg } from './methods/usg.ts'
import { weighted } from './methods/weighted.ts'
import { yesNo } from './methods/yes-no.ts'

const methodsByName: { [M in Method]: VotingMethod<M> } = {
  dots,
  approval,
  rating,
  usg,
  weighted,
  impact_effort: impactEffort,
  ranking,
  yes_no: yesNo,
}

/** A method whose rules and ballots are known to belong together; `checkBallot` below is where that is made sure. */
export type AnyMethod = Pick<
  VotingMethod<Method>,
  'method' | 'fewestOptions' | 'tiringOptions' | 'lowestStep' | 'hasCut'
> & {
  defaultRules: (optionCount: number) => RoundRules
  checkRules: (rules: RoundRules) => Result<RoundRules>
  checkBallot: (rules: RoundRules, optionTitlesById: ReadonlyMap<string, string>, ballot: Ballot) => Result<Ballot>
  hasOpinion: ((ballot: Ballot, optionId: string) => boolean) | null
  largestBallot: (rules: RoundRules, optionIds: readonly string[]) => Ballot
  count: VotingMethod<Method>['count']
}

/** The rules of a method by its name. */
export function methodOf(name: Method): AnyMethod {
  // The compiler cannot follow that rules, ballots and method share one name; this is the only place that says so.
  return methodsByName[name] as unknown as AnyMethod
}

/** Rules as they are kept, or what is wrong with them. */
export function checkRules(rules: RoundRules): Result<RoundRules> {
  return methodOf(rules.method).checkRules(rules)
}

/** Decides whether a ballot may be cast in a round with these rules. A ballot of another method is refused. */
export function checkBallot(
  rules: RoundRules,
  optionTitlesById: ReadonlyMap<string, string>,
  ballot: Ballot,
): Result<Ballot> {
  if (ballot.method !== rules.method) return err(appError('INVALID_INPUT', { field: 'ballot' }))
  return methodOf(rules.method).checkBallot(rules, optionTitlesById, ballot)
}
