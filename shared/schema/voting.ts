import { z } from 'zod'
import { EpochMs, Id, Position, line } from './workshop.ts'

/** Voting methods (product page, section 6). Each has one file of rules in `shared/domain/voting/methods`. */
export const methods = ['dots', 'approval', 'rating', 'usg', 'weighted', 'impact_effort', 'ranking', 'yes_no'] as const
export const Method = z.enum(methods)
export type Method = z.infer<typeof Method>

/** How many must agree, of whom. `simple` is more than half; the others are at least that share. */
export const Threshold = z.object({
  share: z.enum(['simple', 'two_thirds', 'three_quarters']),
  /** Ballots cast; those valid and not abstaining; people present; people entitled. */
  base: z.enum(['cast', 'valid', 'present', 'entitled']),
})
export type Threshold = z.infer<typeof Threshold>

/** Dot voting: points per person and the most that one option may take. */
export const DotRules = z.object({
  method: z.literal('dots'),
  pointsPerPerson: z.number().int().min(1).max(50),
  maxPerOption: z.number().int().min(1).max(50),
})
export type DotRules = z.infer<typeof DotRules>

/** Approval: any number of options, or at most so many; with a threshold only options that reach it are chosen. */
export const ApprovalRules = z.object({
  method: z.literal('approval'),
  maxChoices: z.number().int().min(1).max(300).nullable(),
  threshold: Threshold.nullable(),
})

/** A score from 1 to `highestScore` for each option, or no opinion. */
export const RatingRules = z.object({
  method: z.literal('rating'),
  highestScore: z.number().int().min(3).max(7),
})

/** Urgency, seriousness and growth, each 1 to 5. */
export const UsgRules = z.object({ method: z.literal('usg') })

export const Criterion = z.object({
  id: Id,
  title: line(80).min(1),
  /** Share of the score, 0 to 1; the weights of a round sum to 1. */
  weight: z.number().min(0).max(1),
})
export type Criterion = z.infer<typeof Criterion>

/** A score from 1 to 5 for each criterion, 5 always the better end. */
export const WeightedRules = z.object({
  method: z.literal('weighted'),
  criteria: z.array(Criterion).min(2).max(7),
})

/** Impact and effort, each 1 to 5, with the line at 3. */
export const ImpactEffortRules = z.object({ method: z.literal('impact_effort') })

/** An order of the first `places` options. */
export const RankingRules = z.object({
  method: z.literal('ranking'),
  places: z.number().int().min(1).max(50),
})

/** Yes, no or abstain for each option. */
export const YesNoRules = z.object({ method: z.literal('yes_no'), threshold: Threshold })

export const RoundRules = z.discriminatedUnion('method', [
  DotRules,
  ApprovalRules,
  RatingRules,
  UsgRules,
  WeightedRules,
  ImpactEffortRules,
  RankingRules,
  YesNoRules,
])
export type RoundRules = z.infer<typeof RoundRules>
export type RulesOf<M extends Method> = Extract<RoundRules, { method: M }>

export const RoundState = z.enum(['draft', 'open', 'closed', 'cancelled'])

/** By what people of the attendance list are told apart for an electorate or a comparison. */
export const groupKinds = ['constituency', 'unit', 'working_group'] as const
export const GroupKind = z.enum(groupKinds)
export type GroupKind = z.infer<typeof GroupKind>

export const Round = z.object({
  id: Id,
  activityId: Id,
  /** 1 for the first round of an activity; run-offs and repeats count on. */
  number: z.number().int().min(1),
  question: line(300).min(1),
  rules: RoundRules,
  /** How many places are awarded; the cut line is drawn below them. */
  cutAt: z.number().int().min(1).max(300),
  /** From the attendance list, or anonymous tokens counted out in the hall. */
  electorate: z.enum(['attendance', 'tokens']),
  /** Narrows the attendance list to one constituency, unit or Pokja; `key` is its code or id. */
  electorateGroup: z.object({ kind: GroupKind, key: z.string() }).nullable(),
  /** How a voter says who they are: by choosing their name, or with the code on their slip. Tokens need neither. */
  identification: z.enum(['name', 'code']),
  /** Ballots (at the booth, on paper, at stations), or hands counted by the operator. */
  way: z.enum(['ballots', 'hands']),
  /** Groups whose results are shown beside each other, where each has enough ballots. */
  compareBy: z.enum(['none', ...groupKinds]),
  /** Normalised deviation above which an option is flagged as split. */
  splitFlagAbove: z.number().min(0).max(1),
  quorumBase: z.enum(['registered', 'present']),
  quorumRule: z.enum(['simple', 'two_thirds']),
  /** The round whose tie this one decides, if it is a run-off (putaran ulang). */
  runOffOf: Id.nullable(),
  /** The round that this one asks again, if it was copied for a second round. */
  repeatOf: Id.nullable(),
  isShuffled: z.boolean(),
  state: RoundState,
  openedAtMs: EpochMs.nullable(),
  closedAtMs: EpochMs.nullable(),
  /**
   * Counts that the minutes print, frozen when the round opens; a late-comer adds to the present. With tokens the present
   * are the tokens handed out, also in the draft.
   */
  registeredCount: z.number().int().min(0),
  presentCount: z.number().int().min(0),
})
export type Round = z.infer<typeof Round>

export const optionSources = ['note', 'theme', 'strategy', 'programme', 'typed'] as const
export const RoundOption = z.object({
  id: Id,
  roundId: Id,
  position: Position,
  title: line(300).min(1),
  source: z.enum(optionSources),
  sourceId: Id.nullable(),
})
export type RoundOption = z.infer<typeof RoundOption>

const Score = z.number().int().min(1).max(7)
const FivePoint = z.number().int().min(1).max(5)

/** One entry an option (300) or criterion (7) at most: the booth's page must not have more read than a ballot can say. */
const byId = <Value extends z.ZodType>(value: Value, mostCount: number) =>
  z.record(Id, value).refine((entries) => Object.keys(entries).length <= mostCount)
const byOption = <Value extends z.ZodType>(value: Value) => byId(value, 300)

/** Points by option id; options not named have none. */
export const DotBallot = z.object({ method: z.literal('dots'), points: byOption(z.number().int().min(0).max(50)) })
export type DotBallot = z.infer<typeof DotBallot>
export const ApprovalBallot = z.object({ method: z.literal('approval'), chosen: z.array(Id).max(300) })
/** Scores by option id; options not named: no opinion. */
export const RatingBallot = z.object({ method: z.literal('rating'), scores: byOption(Score) })
export const UsgScores = z.object({ urgency: FivePoint, seriousness: FivePoint, growth: FivePoint })
/** Scores by option id; an option has all three or is not named. */
export const UsgBallot = z.object({ method: z.literal('usg'), scores: byOption(UsgScores) })
/** By option id a score for each criterion id; an option has all of them or is not named. */
export const WeightedBallot = z.object({
  method: z.literal('weighted'),
  scores: byOption(byId(FivePoint, 7)),
})
export const ImpactEffortScores = z.object({ impact: FivePoint, effort: FivePoint })
/** Scores by option id; an option has both or is not named. */
export const ImpactEffortBallot = z.object({
  method: z.literal('impact_effort'),
  scores: byOption(ImpactEffortScores),
})
/** Option ids, best first. */
export const RankingBallot = z.object({ method: z.literal('ranking'), order: z.array(Id).max(50) })
export const answers = ['yes', 'no', 'abstain'] as const
export const Answer = z.enum(answers)
export type Answer = z.infer<typeof Answer>
/** Every option is answered; to abstain is an answer. */
export const YesNoBallot = z.object({ method: z.literal('yes_no'), answers: byOption(Answer) })

export const Ballot = z.discriminatedUnion('method', [
  DotBallot,
  ApprovalBallot,
  RatingBallot,
  UsgBallot,
  WeightedBallot,
  ImpactEffortBallot,
  RankingBallot,
  YesNoBallot,
])
export type Ballot = z.infer<typeof Ballot>
export type BallotOf<M extends Method> = Extract<Ballot, { method: M }>

/** `on_the_line` stands in records that were frozen while a mean on the line belonged to no field; no round gets it now. */
export const impactEffortFields = ['quick_win', 'major_project', 'fill_in', 'postpone', 'on_the_line'] as const

/** What a method says of an option beyond its score. Means are unrounded, null while nobody gave an opinion. */
export const OptionDetail = z.discriminatedUnion('method', [
  z.object({ method: z.literal('dots') }),
  z.object({
    method: z.literal('approval'),
    /** Approvals needed for the threshold, null without one. */
    requiredCount: z.number().int().nullable(),
    isPassed: z.boolean().nullable(),
  }),
  z.object({
    method: z.literal('rating'),
    mean: z.number().nullable(),
    median: z.number().nullable(),
    noOpinionCount: z.number().int(),
  }),
  z.object({
    method: z.literal('usg'),
    urgency: z.number().nullable(),
    seriousness: z.number().nullable(),
    growth: z.number().nullable(),
  }),
  /** Mean rating by criterion id. */
  z.object({ method: z.literal('weighted'), means: z.record(Id, z.number()) }),
  z.object({
    method: z.literal('impact_effort'),
    impact: z.number().nullable(),
    effort: z.number().nullable(),
    field: z.enum(impactEffortFields).nullable(),
  }),
  /** `placeCounts[0]` is how often the option was put first. */
  z.object({ method: z.literal('ranking'), placeCounts: z.array(z.number().int()) }),
  z.object({
    method: z.literal('yes_no'),
    yesCount: z.number().int(),
    noCount: z.number().int(),
    abstainCount: z.number().int(),
    baseCount: z.number().int(),
    requiredCount: z.number().int(),
    isPassed: z.boolean(),
  }),
])
export type OptionDetail = z.infer<typeof OptionDetail>
export type OptionDetailOf<M extends Method> = Extract<OptionDetail, { method: M }>

export const OptionResult = z.object({
  optionId: Id,
  title: z.string(),
  /**
   * What the rank goes by, unrounded: points, approvals, mean rating, mean of U+S+G, weighted mean, mean impact, Borda
   * points or yes votes.
   */
  score: z.number(),
  /** Ballots that say something about this option. */
  voterCount: z.number().int(),
  /** Share of all points cast, of the ballots, or of the base of a threshold, 0 to 1; null where a share has no meaning. */
  share: z.number().nullable(),
  /** Rank 1, 2, 3 …; equal scores share it. `rankTo` is the last place of the tie ("4–5"). */
  rankFrom: z.number().int(),
  rankTo: z.number().int(),
  /** How many ballots gave each step, lowest first: 0 points, 1 point … or score 1, score 2 … (`lowestStep` of the result). */
  distribution: z.array(z.number().int()),
  /** Population deviation / half the range, 0 agreed to 1 split; null below five ballots. */
  normalisedDeviation: z.number().nullable(),
  isSplit: z.boolean(),
  isAboveCut: z.boolean(),
  /** Part of a tie that lies across the cut line: neither in nor out before a run-off. */
  isTiedAtCut: z.boolean(),
  detail: OptionDetail,
})
export type OptionResult = z.infer<typeof OptionResult>

/** What a method says of the whole round. */
export const RoundDetail = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('dots'),
    pointsPossible: z.number().int(),
    pointsCast: z.number().int(),
    pointsUnused: z.number().int(),
  }),
  z.object({ method: z.literal('approval'), choicesCast: z.number().int() }),
  z.object({ method: z.literal('rating') }),
  z.object({ method: z.literal('usg') }),
  z.object({
    method: z.literal('weighted'),
    /**
     * How far the weight of each criterion may move, the others in proportion, before another option comes first: the
     * nearest weight below and above at which it would; null where none does.
     */
    sensitivity: z.array(
      z.object({ criterionId: Id, lowerWeight: z.number().nullable(), upperWeight: z.number().nullable() }),
    ),
  }),
  z.object({ method: z.literal('impact_effort') }),
  z.object({
    method: z.literal('ranking'),
    /** The option that beats every other one in pairs (Condorcet winner), if there is one. */
    pairwiseWinnerId: Id.nullable(),
  }),
  z.object({ method: z.literal('yes_no') }),
])
export type RoundDetail = z.infer<typeof RoundDetail>
export type RoundDetailOf<M extends Method> = Extract<RoundDetail, { method: M }>

/** Ways by which ballots came in; the minutes say how many by which. */
export const ballotWays = ['booth', 'paper', 'station', 'hands'] as const

export const RoundResult = z.object({
  method: Method,
  entitledCount: z.number().int(),
  registeredCount: z.number().int(),
  presentCount: z.number().int(),
  /** Ballots cast, void ones among them. */
  castCount: z.number().int(),
  /** Paper slips that could not be counted (tidak sah). */
  voidCount: z.number().int(),
  /** How many came by which way; `label` names a station, else it is empty. */
  ways: z.array(z.object({ way: z.enum(ballotWays), label: z.string(), count: z.number().int() })),
  quorum: z.object({
    base: z.enum(['registered', 'present']),
    rule: z.enum(['simple', 'two_thirds']),
    baseCount: z.number().int(),
    requiredCount: z.number().int(),
    isMet: z.boolean(),
  }),
  cutAt: z.number().int(),
  splitFlagAbove: z.number(),
  /** What `distribution[0]` of an option counts: 0 points, or score 1. */
  lowestStep: z.number().int(),
  options: z.array(OptionResult),
  /** Option ids of the tie across the cut line; empty when there is none. */
  tiedAtCut: z.array(Id),
  detail: RoundDetail,
  /**
   * Results by group, where the round asked for it and every group has at least five ballots, with as many opinions or none
   * on each option. `withheld` when it asked and one has fewer: then no ballot keeps its group.
   */
  comparison: z.discriminatedUnion('state', [
    z.object({ state: z.literal('none') }),
    z.object({ state: z.literal('withheld'), kind: GroupKind }),
    z.object({
      state: z.literal('shown'),
      kind: GroupKind,
      groups: z.array(
        z.object({
          key: z.string(),
          label: z.string(),
          ballotCount: z.number().int(),
          /** Score of each option in this group, in the order of `options`. */
          scores: z.array(z.number()),
        }),
      ),
    }),
  ]),
})
export type RoundResult = z.infer<typeof RoundResult>
