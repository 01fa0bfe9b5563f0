import type { AppError } from '../../schema/errors.ts'
import type { Result } from '../../schema/result.ts'
import type { BallotOf, Method, OptionDetailOf, RoundDetailOf, RoundOption, RulesOf } from '../../schema/voting.ts'

export type CountedOption = Pick<RoundOption, 'id' | 'title' | 'position'>

/** The counts that a threshold may be measured by. */
export interface Bases {
  castCount: number
  presentCount: number
  entitledCount: number
}

/** One option as its method counts it, before anything is ranked. */
export interface OptionCount<M extends Method> {
  optionId: string
  /** What the rank goes by, unrounded. */
  score: number
  /** Between equal scores the higher of these decides, one after the other; all equal is a tie. */
  tieBreakers: readonly number[]
  voterCount: number
  share: number | null
  distribution: number[]
  /** From 0 (all agree) to 1 (split to the extremes), whatever the number of ballots. */
  deviation: number
  /** False where a deviation follows from the share alone and a flag would say nothing. */
  canBeSplit: boolean
  /** Whether it may win a place at all: somebody supports it, and a threshold is reached. */
  mayWin: boolean
  detail: OptionDetailOf<M>
}

/**
 * One way of voting: rules, ballot, and counting. Everything else (ranks, ties, cut line, quorum, groups) is the same for
 * all methods and lives in `tally.ts`.
 */
export interface VotingMethod<M extends Method> {
  method: M
  /** Fewer options than this are no choice. */
  fewestOptions: number
  /** More than this tires the room (domain guide §6); the screen says so and lets it pass. Null: no such number. */
  tiringOptions: number | null
  /** What the first number of a distribution counts. */
  lowestStep: number
  /** False where no number of places is awarded: each option passes or not by itself. */
  hasCut: boolean
  defaultRules(optionCount: number): RulesOf<M>
  /** Rules as they are kept, or what is wrong with them. */
  checkRules(rules: RulesOf<M>): Result<RulesOf<M>, AppError>
  /**
   * Decides whether a ballot may be cast.
   * @param optionTitlesById the options of the round
   * @returns the ballot in its shortest form, or one refusal
   */
  checkBallot(
    rules: RulesOf<M>,
    optionTitlesById: ReadonlyMap<string, string>,
    ballot: BallotOf<M>,
  ): Result<BallotOf<M>, AppError>
  /**
   * Whether a ballot says something of an option, where the score is the mean of the ballots that do: of few opinions it
   * would tell each of them. Null where a ballot that leaves an option out has answered as well.
   */
  hasOpinion: ((ballot: BallotOf<M>, optionId: string) => boolean) | null
  /** The longest ballot that the rules allow, as JSON: sealed ballots are padded to it. */
  largestBallot(rules: RulesOf<M>, optionIds: readonly string[]): BallotOf<M>
  /** Counts ballots that `checkBallot` let pass, one entry for each option, in the order of the options. */
  count(
    rules: RulesOf<M>,
    options: readonly CountedOption[],
    ballots: readonly BallotOf<M>[],
    bases: Bases,
  ): { options: OptionCount<M>[]; detail: RoundDetailOf<M> }
}
