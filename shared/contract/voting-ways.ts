import { z } from 'zod'
import { Ballot } from '#shared/schema/voting.ts'
import { Id, line } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

/** A printed slip: who may vote with which code. For paper only; it is in no export and no history. */
export const Slip = z.object({ voterId: Id, label: z.string(), institution: z.string(), code: z.string() })
export type Slip = z.infer<typeof Slip>

export const PaperSheet = z.object({ codes: z.array(z.string()) })
export type PaperSheet = z.infer<typeof PaperSheet>

/** Whom a station gets: people of the roll by id, or a number of anonymous tokens. */
export const StationChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('people'), voterIds: z.array(Id).max(5000) }),
  z.object({ kind: z.literal('tokens'), count: z.number().int().min(1).max(2000) }),
])
export type StationChoice = z.infer<typeof StationChoice>

/** A box that was taken in. */
export const MergedBox = z.object({ station: z.string(), ballotCount: z.number().int() })
export type MergedBox = z.infer<typeof MergedBox>

const HandCount = z.object({
  optionId: Id,
  answer: z.enum(['yes', 'no', 'abstain', 'hand']),
  count: z.number().int().min(0).max(10_000),
})

/** Where somebody of the roll stands. When they voted is nowhere, what they voted even less. */
export const RollPlace = z.enum(['missing', 'voted', 'paper', 'station'])

/** One round's other ways in, for the facilitator. */
export const WaysView = z.object({
  /** Everyone on the roll by name; empty for tokens. */
  roll: z.array(
    z.object({
      voterId: Id,
      label: z.string(),
      institution: z.string(),
      place: RollPlace,
      stationId: Id.nullable(),
      /** Keys of the groups the person is in, to choose a part of the roll by. */
      constituency: z.string().nullable(),
      unitId: Id.nullable(),
      workingGroupId: Id.nullable(),
    }),
  ),
  papers: z.object({
    printedCount: z.number().int(),
    handedCount: z.number().int(),
    typedCount: z.number().int(),
    voidCount: z.number().int(),
  }),
  stations: z.array(
    z.object({
      id: Id,
      label: z.string(),
      state: z.enum(['out', 'merged', 'recalled']),
      voterCount: z.number().int(),
      ballotCount: z.number().int(),
    }),
  ),
  hands: z.array(HandCount),
  entitledCount: z.number().int(),
  votedCount: z.number().int(),
})
export type WaysView = z.infer<typeof WaysView>

const inRound = z.object({ roundId: Id })
const Written = z.object({ path: z.string(), downloadUrl: z.string().nullable() })

export const ways = {
  view: query().input(inRound).output(WaysView),
  // slips
  makeSlips: command().output(z.array(Slip)),
  /** Slips of the tokens of an open round, in random order. */
  tokenSlips: query('ROUND_NOT_OPEN').input(inRound).output(z.array(Slip)),
  renewSlip: command()
    .input(z.object({ personId: Id }))
    .output(Slip),
  // paper
  makePapers: command('ROUND_NOT_OPEN')
    .input(inRound.extend({ count: z.number().int().min(1).max(2000) }))
    .output(PaperSheet),
  freePapers: query().input(inRound).output(PaperSheet),
  /** Marks somebody as having voted by taking a paper; a null voter takes a free token. */
  handPaper: command('ROUND_NOT_OPEN', 'NOT_ENTITLED', 'ALREADY_VOTED', 'AT_STATION', 'PAPER_NONE_PRINTED').input(
    inRound.extend({ voterId: Id.nullable() }),
  ),
  /** Takes back a blank paper by its code; a null voter gives back a token. */
  takeBackPaper: command(
    'ROUND_NOT_OPEN',
    'PAPER_NOT_HELD',
    'PAPER_UNKNOWN',
    'PAPER_USED',
    'PAPER_MORE_THAN_HANDED',
  ).input(inRound.extend({ voterId: Id.nullable(), code: z.string().max(40) })),
  checkPaper: query('ROUND_NOT_OPEN', 'PAPER_UNKNOWN', 'PAPER_USED', 'PAPER_MORE_THAN_HANDED')
    .input(inRound.extend({ code: z.string().max(40) }))
    .output(z.object({ code: z.string() })),
  /** A null ballot is a void paper (tidak sah). */
  typePaper: command(
    'ROUND_NOT_OPEN',
    'PAPER_UNKNOWN',
    'PAPER_USED',
    'PAPER_MORE_THAN_HANDED',
    'BALLOT_OVER_BUDGET',
    'BALLOT_EMPTY',
    'OPTION_OVER_LIMIT',
    'UNKNOWN_OPTION',
    'TOO_MANY_CHOICES',
    'SCORE_OUT_OF_RANGE',
    'ANSWER_MISSING',
    'RANKED_TWICE',
  ).input(inRound.extend({ code: z.string().max(40), ballot: Ballot.nullable() })),
  // hands
  saveHands: command(
    'ROUND_NOT_OPEN',
    'HANDS_NOT_POSSIBLE',
    'HANDS_MORE_THAN_PRESENT',
    'HANDS_OVER_CHOICES',
    'PRESENT_OVER_ROLL',
    'UNKNOWN_OPTION',
  ).input(inRound.extend({ presentCount: z.number().int().min(0).max(10_000), counts: z.array(HandCount).max(900) })),
  // stations
  sendStation: command('ROUND_NOT_OPEN', 'STATION_NAME_TAKEN', 'STATION_EMPTY', 'STATION_VOTER_TAKEN')
    .input(inRound.extend({ label: line(60).min(1), choice: StationChoice }))
    .output(Written.extend({ voterCount: z.number().int() })),
  recallStation: command('ROUND_NOT_OPEN', 'STATION_NOT_OUT').input(z.object({ stationId: Id })),
  mergeBox: command(
    'ROUND_NOT_OPEN',
    'BOX_DAMAGED',
    'BOX_OTHER_ROUND',
    'BOX_UNKNOWN_STATION',
    'BOX_MERGED_ALREADY',
    'BOX_RECALLED',
    'BOX_DOUBLE_VOTES',
    'BOX_DOUBLE_TOKENS',
    'BOX_BALLOTS_UNREADABLE',
    'BOX_BALLOTS_INVALID',
    'KEY_MISSING',
  )
    .input(inRound.extend({ base64: z.base64().max(22_000_000), isAfterRecall: z.boolean() }))
    .output(MergedBox),
}

/** What the helper at a station knows: how many have voted. */
export const StationBoothView = z.object({
  label: z.string(),
  regency: z.string(),
  number: z.number().int(),
  question: z.string(),
  /** The box was saved; nobody votes here any more. */
  isEnded: z.boolean(),
  fileName: z.string(),
  votedCount: z.number().int(),
  entitledCount: z.number().int(),
})
export type StationBoothView = z.infer<typeof StationBoothView>

/** The laptop of a station, where a `.bilik` file is open and no workshop. */
export const stationBooth = {
  view: query().output(StationBoothView.nullable()),
  saveBox: command().output(Written),
}
