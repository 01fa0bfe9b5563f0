import crypto from 'node:crypto'
import { firstPositions } from '#shared/domain/order.ts'
import { codeAlphabet, codeLength, plainCode } from '#shared/domain/voting/codes.ts'
import type { CountedOption } from '#shared/domain/voting/method.ts'
import { checkBallot, checkRules, methodOf } from '#shared/domain/voting/registry.ts'
import { tallyRound } from '#shared/domain/voting/tally.ts'
import type { BoothView, RehearsalView } from '#shared/contract/voting.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Ballot, Round, RoundResult } from '#shared/schema/voting.ts'
import * as tables from '../db/tables/rounds.ts'
import { type App, publishTopics } from './app.ts'
import type { Session } from './session.ts'

/*
 * A rehearsal (latihan): the draft as the booth will show it, with made-up voters. It lives in memory only: no row, no key, no
 * journal entry, nothing in any export; when the app ends, the rehearsal has never been.
 */

interface RehearsalVoter {
  voterId: string
  number: number
  code: string
  hasVoted: boolean
}

export interface Rehearsal {
  /** A rehearsal ends with its workshop. */
  readonly session: Session
  readonly draftRoundId: string
  /** An id of its own, which no table knows. */
  readonly roundId: string
  readonly round: Round
  readonly options: readonly CountedOption[]
  readonly voters: readonly RehearsalVoter[]
  readonly ballots: Ballot[]
}

/** Enough to see a queue, few enough to vote for all of them. */
const voterCount = 10

/** The rehearsal of the open workshop; none while a round is open, for the booth is then at work. */
export function currentRehearsal(app: App): Rehearsal | null {
  const { rehearsal, session } = app
  if (rehearsal === null || session === null || rehearsal.session !== session) return null
  return tables.findOpenRound(session.db) === null ? rehearsal : null
}

/** The rehearsal that this round id belongs to, or null: then it is a round of the file. */
export function rehearsalOf(app: App, roundId: string): Rehearsal | null {
  const rehearsal = currentRehearsal(app)
  return rehearsal?.roundId === roundId ? rehearsal : null
}

/**
 * Starts a rehearsal of a draft in place of one that is running.
 * @returns NOT_FOUND, ROUND_NOT_DRAFT, TOO_FEW_OPTIONS, WEIGHTS_NOT_ONE, or ROUND_STILL_OPEN while people vote
 */
export function startRehearsal(app: App, session: Session, draftRoundId: string): Result<null> {
  const round = tables.findRound(session.db, draftRoundId)
  if (round === null) return err(appError('NOT_FOUND'))
  if (round.state !== 'draft') return err(appError('ROUND_NOT_DRAFT'))
  if (tables.findOpenRound(session.db) !== null) return err(appError('ROUND_STILL_OPEN'))
  const { fewestOptions } = methodOf(round.rules.method)
  const drafted = tables.optionsOfRound(session.db, draftRoundId)
  if (drafted.length < fewestOptions) return err(appError('TOO_FEW_OPTIONS', { minCount: fewestOptions }))
  const rules = checkRules(round.rules)
  if (!rules.ok) return rules
  const positions = firstPositions(drafted.length)
  app.rehearsal = {
    session,
    draftRoundId,
    roundId: crypto.randomUUID(),
    round: { ...round, rules: rules.value },
    options: drafted.map(({ title }, index) => ({ id: crypto.randomUUID(), title, position: positions[index]! })),
    voters: Array.from({ length: voterCount }, (_, index) => {
      return { voterId: crypto.randomUUID(), number: index + 1, code: randomCode(), hasVoted: false }
    }),
    ballots: [],
  }
  publishTopics(app, 'roll')
  return ok(null)
}

function randomCode(): string {
  return Array.from({ length: codeLength }, () => codeAlphabet[crypto.randomInt(codeAlphabet.length)]).join('')
}

/** What the facilitator sees of a rehearsal; null while none is running. */
export function viewRehearsal(app: App): RehearsalView | null {
  const rehearsal = currentRehearsal(app)
  if (rehearsal === null) return null
  const { draftRoundId, round, voters } = rehearsal
  const isByCode = round.identification === 'code'
  return {
    roundId: draftRoundId,
    ...countVoters(rehearsal),
    codes: isByCode ? voters.filter(({ hasVoted }) => !hasVoted).map(({ code }) => code) : [],
  }
}

/** What the booth shows of a rehearsal: the very fields of a real round. Names are numbers; the booth puts them in words. */
export function boothOfRehearsal(
  rehearsal: Rehearsal,
): Pick<BoothView, 'round' | 'options' | 'voters' | 'votedCount' | 'entitledCount'> {
  const { roundId, round, options, voters } = rehearsal
  const { question, rules, electorate, identification, isShuffled } = round
  const isByName = electorate === 'attendance' && identification === 'name'
  return {
    round: { id: roundId, question, rules, electorate, identification, isShuffled },
    options: options.map(({ id, title }) => ({ id, title })),
    voters: isByName ? voters.map(({ voterId, number }) => ({ voterId, label: String(number), institution: '' })) : [],
    ...countVoters(rehearsal),
  }
}

/** How many of the made-up voters have voted. */
export function countVoters({ voters }: Rehearsal): { votedCount: number; entitledCount: number } {
  return { votedCount: voters.filter(({ hasVoted }) => hasVoted).length, entitledCount: voters.length }
}

/** As `admitVoter` of a real round. @returns NOT_ENTITLED, ALREADY_VOTED, or CODE_UNKNOWN where codes are asked for */
export function admitToRehearsal(rehearsal: Rehearsal, voterId: string | null): Result<{ voterId: string }> {
  const { voters, round } = rehearsal
  if (round.identification === 'code') return err(appError('CODE_UNKNOWN'))
  const voter =
    voterId === null ? voters.find(({ hasVoted }) => !hasVoted) : voters.find((one) => one.voterId === voterId)
  if (voter === undefined) return err(appError(voterId === null ? 'ALREADY_VOTED' : 'NOT_ENTITLED'))
  return admitOnce(voter)
}

function admitOnce({ voterId, hasVoted }: RehearsalVoter): Result<{ voterId: string }> {
  return hasVoted ? err(appError('ALREADY_VOTED')) : ok({ voterId })
}

/** As `admitByCode` of a real round. @returns CODE_UNKNOWN or ALREADY_VOTED */
export function admitToRehearsalByCode({ round, voters }: Rehearsal, typed: string): Result<{ voterId: string }> {
  const voter = voters.find(({ code }) => code === plainCode(typed))
  return voter === undefined || round.identification !== 'code' ? err(appError('CODE_UNKNOWN')) : admitOnce(voter)
}

type VoterCounts = ReturnType<typeof countVoters>

/** As `castBallot` of a real round, in memory. */
export function castInRehearsal(app: App, rehearsal: Rehearsal, voterId: string, ballot: Ballot): Result<VoterCounts> {
  const admitted = admitToRehearsal(rehearsal, voterId)
  return admitted.ok ? keepBallot(app, rehearsal, voterId, ballot) : admitted
}

/** As `castByCode` of a real round, in memory. */
export function castInRehearsalByCode(
  app: App,
  rehearsal: Rehearsal,
  typed: string,
  ballot: Ballot,
): Result<VoterCounts> {
  const admitted = admitToRehearsalByCode(rehearsal, typed)
  return admitted.ok ? keepBallot(app, rehearsal, admitted.value.voterId, ballot) : admitted
}

function keepBallot(app: App, rehearsal: Rehearsal, voterId: string, ballot: Ballot): Result<VoterCounts> {
  const titles = new Map(rehearsal.options.map(({ id, title }) => [id, title]))
  const checked = checkBallot(rehearsal.round.rules, titles, ballot)
  if (!checked.ok) return checked
  for (const voter of rehearsal.voters) if (voter.voterId === voterId) voter.hasVoted = true
  rehearsal.ballots.push(checked.value)
  publishTopics(app, 'roll')
  return ok(countVoters(rehearsal))
}

/** Ends the rehearsal and counts it. @returns its result, kept nowhere; NOT_FOUND when none is running */
export function endRehearsal(app: App): Result<{ result: RoundResult }> {
  const rehearsal = currentRehearsal(app)
  if (rehearsal === null) return err(appError('NOT_FOUND'))
  const { round, options, ballots } = rehearsal
  dropRehearsal(app)
  const counted = ballots.map((ballot) => ({ ballot, groupKey: null }))
  const result = tallyRound({
    rules: round.rules,
    options,
    ballots: counted,
    voidCount: 0,
    ways: [{ way: 'booth', label: '', count: counted.length }],
    cutAt: round.cutAt,
    entitledCount: voterCount,
    registeredCount: voterCount,
    presentCount: voterCount,
    quorumBase: round.quorumBase,
    quorumRule: round.quorumRule,
    splitFlagAbove: round.splitFlagAbove,
    compareBy: 'none',
    groupLabels: new Map(),
  })
  return ok({ result })
}

/** Forgets the rehearsal, if there is one: a round that opens takes the booth. */
export function dropRehearsal(app: App): void {
  if (app.rehearsal === null) return
  app.rehearsal = null
  publishTopics(app, 'roll')
}
