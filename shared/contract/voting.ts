import { z } from 'zod'
import { Programme } from '#shared/schema/programme.ts'
import { Ballot, GroupKind, Round, RoundOption, RoundResult } from '#shared/schema/voting.ts'
import { Id, line } from '#shared/schema/workshop.ts'
import { Preferences } from './app.ts'
import { command, query } from './procedure.ts'

export const RoundDraft = z.object({
  question: Round.shape.question,
  rules: Round.shape.rules,
  cutAt: Round.shape.cutAt,
  electorate: Round.shape.electorate,
  electorateGroup: Round.shape.electorateGroup,
  identification: Round.shape.identification,
  way: Round.shape.way,
  compareBy: Round.shape.compareBy,
  splitFlagAbove: Round.shape.splitFlagAbove,
  /** Anonymous tokens to make at the opening, when the electorate is `tokens`; else 0. */
  tokenCount: z.number().int().min(0).max(2000),
  isShuffled: z.boolean(),
  options: z.array(RoundOption.pick({ title: true, source: true, sourceId: true })).max(300),
})
export type RoundDraft = z.infer<typeof RoundDraft>

/** A round as the facilitator may know it: who is still missing, never when or what somebody voted. */
export const RoundView = z.object({
  round: Round,
  options: z.array(RoundOption),
  votedCount: z.number().int(),
  entitledCount: z.number().int(),
  /** Names of those who have not voted yet; empty unless the round is open. */
  missing: z.array(z.object({ voterId: Id, label: z.string() })),
  /** The round is open and its key is not beside the file: its ballots cannot be opened, only cancelled. */
  isKeyLost: z.boolean(),
  /** Only of a closed round. */
  result: RoundResult.nullable(),
})
export type RoundView = z.infer<typeof RoundView>

/** Things of the workshop that can be voted on. */
export const OptionCandidate = RoundOption.pick({ title: true, source: true, sourceId: true }).extend({
  group: z.string(),
})
export type OptionCandidate = z.infer<typeof OptionCandidate>

/** People entitled if a round were opened now: those present that day, or any day of the stage when nobody is marked. */
export const ElectorateView = z.object({
  presentCount: z.number().int(),
  registeredCount: z.number().int(),
  isWholeStage: z.boolean(),
  /** The same people by group; those in none are in no group of that kind. */
  groups: z.array(z.object({ kind: GroupKind, key: z.string(), label: z.string(), count: z.number().int() })),
})
export type ElectorateView = z.infer<typeof ElectorateView>

/** A rehearsal of a draft, as the facilitator sees it. Nothing of it is kept. */
export const RehearsalView = z.object({
  /** The draft that is rehearsed. */
  roundId: Id,
  votedCount: z.number().int(),
  entitledCount: z.number().int(),
  /** Codes of made-up slips that are not used yet; empty unless the draft asks for codes. */
  codes: z.array(z.string()),
})
export type RehearsalView = z.infer<typeof RehearsalView>

/** What the room may do with the result of a closed round. */
export const FollowUps = z.object({
  /** Winners that are no programmes yet. */
  newProgrammeCount: z.number().int(),
  /** SWOT boards whose themes the round was about; `analysis.takeFactors` takes votes, `takeRatings` ratings. */
  swotBoards: z.array(z.object({ boardId: Id, title: z.string(), hasVotes: z.boolean(), hasRatings: z.boolean() })),
  /** Programmes of high impact and low effort, whatever their horizon: the screen ticks those in the short term, the room decides. */
  quickWins: z.array(
    Programme.pick({ number: true, name: true, horizon: true, isQuickWin: true }).extend({ programmeId: Id }),
  ),
})
export type FollowUps = z.infer<typeof FollowUps>

export const rounds = {
  list: query()
    .input(z.object({ activityId: Id }))
    .output(z.array(RoundView)),
  candidates: query().output(z.array(OptionCandidate)),
  /** Whom an opening by attendance would entitle. */
  electorate: query()
    .input(z.object({ activityId: Id }))
    .output(ElectorateView),
  draft: command()
    .input(
      z.object({
        activityId: Id,
        draft: RoundDraft,
        /** The round that this one asks again, when it is a copy for a second round. */
        repeatOf: Id.nullable().default(null),
      }),
    )
    .output(z.object({ roundId: Id })),
  redraft: command('ROUND_NOT_DRAFT').input(z.object({ roundId: Id, draft: RoundDraft })),
  removeDraft: command('ROUND_NOT_DRAFT').input(z.object({ roundId: Id })),
  open: command(
    'ROUND_NOT_DRAFT',
    'TOO_FEW_OPTIONS',
    'ELECTORATE_EMPTY',
    'ROUND_STILL_OPEN',
    'WEIGHTS_NOT_ONE',
    'HANDS_NOT_POSSIBLE',
  ).input(z.object({ roundId: Id })),
  /** Shows the draft at the booth with made-up voters, in memory only. */
  rehearse: command('ROUND_NOT_DRAFT', 'TOO_FEW_OPTIONS', 'ROUND_STILL_OPEN', 'WEIGHTS_NOT_ONE').input(
    z.object({ roundId: Id }),
  ),
  /** The rehearsal that is running, or null. */
  rehearsal: query().output(RehearsalView.nullable()),
  /** Ends the rehearsal and counts it; the result is kept nowhere. */
  endRehearsal: command().output(z.object({ result: RoundResult })),
  /** Adds a late-comer to an open round, or one more token with a null person; the act is in the record. */
  addVoter: command('ROUND_NOT_OPEN').input(z.object({ roundId: Id, personId: Id.nullable() })),
  close: command('ROUND_NOT_OPEN', 'KEY_MISSING', 'BALLOTS_UNREADABLE', 'HANDS_MISSING').input(
    z.object({ roundId: Id }),
  ),
  /** Ends an open round without a result; it stays visible as cancelled and its ballots are destroyed unread. */
  cancel: command('ROUND_NOT_OPEN').input(z.object({ roundId: Id })),
  /** Drafts a run-off (putaran ulang) among the options tied across the cut line, one point each. */
  draftRunOff: command('ROUND_STILL_OPEN', 'NO_TIE')
    .input(z.object({ roundId: Id }))
    .output(z.object({ roundId: Id })),
  /** What the room may do with a result next. */
  followUps: query('ROUND_STILL_OPEN')
    .input(z.object({ roundId: Id }))
    .output(FollowUps),
  /** Turns the options above the cut line into programmes. @returns how many were new */
  toProgrammes: command('ROUND_STILL_OPEN')
    .input(z.object({ roundId: Id }))
    .output(z.object({ addedCount: z.number().int() })),
}

/** How far the vote at the booth is; small, because it is asked for after every ballot. */
export const BoothProgress = z.object({
  /** Null while nothing is open. */
  roundId: Id.nullable(),
  /** Another one than that of the view on the screen: the view has to be asked for anew. */
  revision: z.number().int(),
  votedCount: z.number().int(),
  entitledCount: z.number().int(),
})
export type BoothProgress = z.infer<typeof BoothProgress>

/** What the shared laptop knows of a vote. No totals, no names of those who voted, nothing else of the workshop. */
export const BoothView = z.object({
  /** "Kabupaten Manokwari"; empty while no workshop is open. */
  regency: z.string(),
  locale: Preferences.shape.locale,
  theme: Preferences.shape.theme,
  /** The round is a rehearsal: marked as such on every screen, and nothing of it is kept. */
  isRehearsal: z.boolean(),
  round: Round.pick({
    id: true,
    question: true,
    rules: true,
    electorate: true,
    identification: true,
    isShuffled: true,
  }).nullable(),
  options: z.array(RoundOption.pick({ id: true, title: true })),
  /**
   * Everyone entitled, whether or not they have voted; empty for tokens, and where a code says who somebody is. In a
   * rehearsal the names are numbers.
   */
  voters: z.array(z.object({ voterId: Id, label: line(160), institution: z.string() })),
  revision: BoothProgress.shape.revision,
  votedCount: z.number().int(),
  entitledCount: z.number().int(),
})
export type BoothView = z.infer<typeof BoothView>

const castRefusals = [
  'ROUND_NOT_OPEN',
  'NOT_ENTITLED',
  'ALREADY_VOTED',
  'AT_STATION',
  'CODE_UNKNOWN',
  'BALLOT_OVER_BUDGET',
  'BALLOT_EMPTY',
  'OPTION_OVER_LIMIT',
  'UNKNOWN_OPTION',
  'TOO_MANY_CHOICES',
  'SCORE_OUT_OF_RANGE',
  'ANSWER_MISSING',
  'RANKED_TWICE',
] as const

const RollCounts = z.object({ votedCount: z.number().int(), entitledCount: z.number().int() })

export const booth = {
  view: query().output(BoothView),
  progress: query().output(BoothProgress),
  /**
   * Refuses at once whoever is not entitled or has voted already, before they fill in a ballot. A null voter asks for a
   * free token. Asked again after an interrupted cast, it tells whether that ballot was counted: ALREADY_VOTED. Where codes
   * are asked for it admits nobody: CODE_UNKNOWN.
   */
  admit: command('ROUND_NOT_OPEN', 'NOT_ENTITLED', 'ALREADY_VOTED', 'AT_STATION', 'CODE_UNKNOWN')
    .input(z.object({ roundId: Id, voterId: Id.nullable() }))
    .output(z.object({ voterId: Id })),
  /** The same by the code of a slip, typed or scanned. Five wrong ones in a row cost half a minute. */
  admitByCode: command('ROUND_NOT_OPEN', 'CODE_UNKNOWN', 'ALREADY_VOTED', 'AT_STATION', 'TOO_MANY_TRIES')
    .input(z.object({ roundId: Id, code: z.string().max(40) }))
    .output(z.object({ voterId: Id })),
  /** Whole, or not at all. */
  cast: command(...castRefusals)
    .input(z.object({ roundId: Id, voterId: Id, ballot: Ballot }))
    .output(RollCounts),
  /** The same where codes are asked for: the code comes again with the ballot. */
  castByCode: command(...castRefusals, 'TOO_MANY_TRIES')
    .input(z.object({ roundId: Id, code: z.string().max(40), ballot: Ballot }))
    .output(RollCounts),
  /** Leaves the booth with the facilitator's PIN. */
  leave: command('WRONG_PIN', 'TOO_MANY_TRIES').input(z.object({ pin: z.string().max(20) })),
}
