import { z } from 'zod'
import { EpochMs, Id, Position, line } from './workshop.ts'

/** Voting methods. Dots is complete; the others join this list one file of rules at a time. */
export const methods = ['dots'] as const
export const Method = z.enum(methods)

/** Dot voting: points per person and the most that one option may take. */
export const DotRules = z.object({
  method: z.literal('dots'),
  pointsPerPerson: z.number().int().min(1).max(50),
  maxPerOption: z.number().int().min(1).max(50),
})
export type DotRules = z.infer<typeof DotRules>

export const RoundRules = z.discriminatedUnion('method', [DotRules])
export type RoundRules = z.infer<typeof RoundRules>

export const RoundState = z.enum(['draft', 'open', 'closed', 'cancelled'])

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
  quorumBase: z.enum(['registered', 'present']),
  quorumRule: z.enum(['simple', 'two_thirds']),
  /** The round whose tie this one decides, if it is a run-off (putaran ulang). */
  runOffOf: Id.nullable(),
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

/** Points by option id; options not named have none. */
export const DotBallot = z.object({ method: z.literal('dots'), points: z.record(Id, z.number().int().min(0).max(50)) })
export type DotBallot = z.infer<typeof DotBallot>
export const Ballot = z.discriminatedUnion('method', [DotBallot])
export type Ballot = z.infer<typeof Ballot>

export const OptionResult = z.object({
  optionId: Id,
  title: z.string(),
  points: z.number().int(),
  /** Share of all points cast, 0 to 1. */
  share: z.number(),
  /** Rank 1, 2, 3 …; equal points share it. `rankTo` is the last place of the tie ("4–5"). */
  rankFrom: z.number().int(),
  rankTo: z.number().int(),
  /** `distribution[n]` is the number of voters who gave n points. */
  distribution: z.array(z.number().int()),
  /** Population deviation / half the range, 0 agreed to 1 split; null below five ballots. */
  normalisedDeviation: z.number().nullable(),
  isSplit: z.boolean(),
  isAboveCut: z.boolean(),
  /** Part of a tie that lies across the cut line: neither in nor out before a run-off. */
  isTiedAtCut: z.boolean(),
})
export type OptionResult = z.infer<typeof OptionResult>

export const RoundResult = z.object({
  method: Method,
  entitledCount: z.number().int(),
  registeredCount: z.number().int(),
  presentCount: z.number().int(),
  castCount: z.number().int(),
  pointsPossible: z.number().int(),
  pointsCast: z.number().int(),
  pointsUnused: z.number().int(),
  quorum: z.object({
    base: z.enum(['registered', 'present']),
    rule: z.enum(['simple', 'two_thirds']),
    baseCount: z.number().int(),
    requiredCount: z.number().int(),
    isMet: z.boolean(),
  }),
  cutAt: z.number().int(),
  options: z.array(OptionResult),
  /** Option ids of the tie across the cut line; empty when there is none. */
  tiedAtCut: z.array(Id),
})
export type RoundResult = z.infer<typeof RoundResult>
