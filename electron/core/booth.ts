import { checkBallot } from '#shared/domain/voting/registry.ts'
import type { BoothProgress, BoothView } from '#shared/contract/voting.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Ballot, Round } from '#shared/schema/voting.ts'
import * as ballots from '../db/tables/ballots.ts'
import * as tables from '../db/tables/rounds.ts'
import { readStationSelf, stationOfVoter } from '../db/tables/stations.ts'
import { readWorkshop } from '../db/tables/workshop.ts'
import type { ReadDb, SecretTx } from '../db/table.ts'
import type { App } from './app.ts'
import { type SealedContent, ballotRoom, sealBallot } from './sealing.ts'
import { boothOfRehearsal, countVoters, currentRehearsal } from './rehearsal.ts'
import { type Session, runCommand } from './session.ts'
import { findByCode } from './slips.ts'
import { type Tries, blockOf, countFailure, forgetTries } from './tries.ts'
import { regencyName } from '#shared/domain/regency.ts'

/** Where the booth votes into: the open workshop, or the station whose file is open. */
export function boothSession(app: App): Session | null {
  return app.station ?? app.session
}

function regencyOf(db: ReadDb): string {
  const workshop = readWorkshop(db)
  return workshop === null ? (readStationSelf(db)?.regency ?? '') : regencyName(workshop)
}

/** The open round, unless hands are raised for it in the hall. */
function roundOfBooth(db: ReadDb): Round | null {
  const round = tables.findOpenRound(db)
  return round?.way === 'hands' ? null : round
}

/** How many have voted. Asked for after every ballot, when sending two thousand names again would hold up the next voter. */
export function viewProgress(app: App): BoothProgress {
  const revision = app.events.boothRevision
  const session = boothSession(app)
  const round = session === null ? null : roundOfBooth(session.db)
  if (session !== null && round !== null) {
    return { roundId: round.id, revision, ...ballots.countRoll(session.db, round.id) }
  }
  const rehearsal = currentRehearsal(app)
  if (rehearsal === null) return { roundId: null, revision, votedCount: 0, entitledCount: 0 }
  return { roundId: rehearsal.roundId, revision, ...countVoters(rehearsal) }
}

/** What the shared laptop shows: the open round and who may vote, and nothing else of the workshop. */
export function viewBooth(app: App): BoothView {
  const { locale, theme } = app.settings.preferences()
  const revision = app.events.boothRevision
  const session = boothSession(app)
  const round = session === null ? null : roundOfBooth(session.db)
  const regency = session === null ? '' : regencyOf(session.db)
  if (session === null || round === null) {
    const rehearsal = currentRehearsal(app)
    if (rehearsal !== null)
      return { regency, locale, theme, revision, isRehearsal: true, ...boothOfRehearsal(rehearsal) }
    const nothing = { round: null, options: [], voters: [], votedCount: 0, entitledCount: 0 }
    return { regency, locale, theme, revision, isRehearsal: false, ...nothing }
  }
  const { id, question, rules, electorate, identification, isShuffled } = round
  return {
    regency,
    locale,
    theme,
    revision,
    isRehearsal: false,
    round: { id, question, rules, electorate, identification, isShuffled },
    options: tables.optionsOfRound(session.db, id).map((option) => ({ id: option.id, title: option.title })),
    voters: electorate === 'tokens' || identification === 'code' ? [] : ballots.votersOfRoll(session.db, id),
    ...ballots.countRoll(session.db, id),
  }
}

/**
 * Whether somebody may fill in a ballot; asked before the ballot is shown, and again when it is cast. Nothing is kept of the
 * question: whoever lost a receipt asks like somebody who would vote twice, and neither can. So whoever stands at the booth
 * can see of any name whether it has voted, as on a paper roll; where codes are asked for, of the codes that they hold.
 * @param voterId null asks for a free token
 * @returns the voter, or ROUND_NOT_OPEN, NOT_ENTITLED, ALREADY_VOTED, AT_STATION with the name of the station that holds
 * them, or CODE_UNKNOWN in a round that asks for the code of a slip: there no id and no free token opens a ballot
 */
export function admitVoter(session: Session, roundId: string, voterId: string | null): Result<{ voterId: string }> {
  const round = findRoundBy(session.db, roundId, 'name')
  if (!round.ok) return round
  if (voterId === null && round.value.electorate !== 'tokens') return err(appError('NOT_ENTITLED'))
  const token = voterId ?? ballots.freeToken(session.db, roundId)
  return token === null ? err(appError('ALREADY_VOTED')) : admit(session.db, roundId, token)
}

function admit(db: ReadDb, roundId: string, voterId: string): Result<{ voterId: string }> {
  const admitted = findVoter(db, roundId, voterId)
  return admitted.ok ? ok({ voterId }) : admitted
}

/**
 * Admits whoever holds the slip with this code.
 * @returns the voter; CODE_UNKNOWN, TOO_MANY_TRIES after five unknown ones in a row, or why they may not vote
 */
export function admitByCode(
  session: Session,
  tries: Tries,
  roundId: string,
  typed: string,
): Result<{ voterId: string }> {
  const voter = voterBehind(session, tries, roundId, typed)
  return voter.ok ? admit(session.db, roundId, voter.value.voterId) : voter
}

/** Whose slip has this code. @returns ROUND_NOT_OPEN, CODE_UNKNOWN, or TOO_MANY_TRIES */
function voterBehind(session: Session, tries: Tries, roundId: string, typed: string): Result<{ voterId: string }> {
  const nowMs = session.now()
  const block = blockOf(tries, nowMs)
  if (block !== null) return err(block)
  const round = findRoundBy(session.db, roundId, 'code')
  if (!round.ok) return round
  const found = findByCode(session.db, roundId, typed)
  if (!found.ok) return err(countFailure(tries, nowMs) ?? found.error)
  forgetTries(tries)
  return ok({ voterId: found.value.voterId })
}

/** The open round, where it says who somebody is in this way. @returns ROUND_NOT_OPEN, or CODE_UNKNOWN for the other way */
function findRoundBy(db: ReadDb, roundId: string, identification: Round['identification']): Result<Round> {
  const round = tables.findRound(db, roundId)
  if (round === null || !takesBallots(round)) return err(appError('ROUND_NOT_OPEN'))
  return round.identification === identification ? ok(round) : err(appError('CODE_UNKNOWN'))
}

function findVoter(db: ReadDb, roundId: string, voterId: string): Result<Round> {
  const round = tables.findRound(db, roundId)
  if (round === null || !takesBallots(round)) return err(appError('ROUND_NOT_OPEN'))
  const voted = ballots.hasVoted(db, roundId, voterId)
  if (voted === null) return err(appError('NOT_ENTITLED'))
  if (voted) return err(appError('ALREADY_VOTED'))
  const station = stationOfVoter(db, roundId, voterId)
  return station === null ? ok(round) : err(appError('AT_STATION', { station: station.label }))
}

const takesBallots = ({ state, way }: Round) => state === 'open' && way === 'ballots'

/**
 * Casts a ballot: the mark on the roll and the sealed ballot in one transaction, or neither. It is not journaled, for a
 * journal keeps times; listeners only hear that the roll changed.
 * @returns how many have voted; ROUND_NOT_OPEN, NOT_ENTITLED, ALREADY_VOTED, CODE_UNKNOWN in a round that asks for the
 * code of a slip, or what is wrong with the ballot
 */
export function castBallot(session: Session, roundId: string, voterId: string, ballot: Ballot): Result<RollCounts> {
  const round = findRoundBy(session.db, roundId, 'name')
  return round.ok ? cast(session, roundId, voterId, ballot) : round
}

/**
 * Casts the ballot of whoever holds the slip with this code. The code comes again with the ballot, instead of a permission
 * kept from the admission: so a host that was started again in between still knows whose ballot it is, and a slip that was
 * renewed in between casts nothing.
 * @param tries others than those of the admission: whoever mistypes at one booth holds up no ballot at another
 * @returns as `castBallot`; CODE_UNKNOWN or TOO_MANY_TRIES
 */
export function castByCode(
  session: Session,
  tries: Tries,
  roundId: string,
  typed: string,
  ballot: Ballot,
): Result<RollCounts> {
  const voter = voterBehind(session, tries, roundId, typed)
  return voter.ok ? cast(session, roundId, voter.value.voterId, ballot) : voter
}

type RollCounts = ReturnType<typeof ballots.countRoll>

function cast(session: Session, roundId: string, voterId: string, ballot: Ballot): Result<RollCounts> {
  return runCommand(
    session,
    'voting.ballotCast',
    (tx) => {
      const admitted = findVoter(tx, roundId, voterId)
      if (!admitted.ok) return admitted
      const round = admitted.value
      const titles = new Map(tables.optionsOfRound(tx, roundId).map(({ id, title }) => [id, title]))
      const checked = checkBallot(round.rules, titles, ballot)
      if (!checked.ok) return checked
      storeSealed(tx, round, { ballot: checked.value, groupKey: ballots.groupOfVoter(tx, roundId, voterId) })
      ballots.markVoted(tx, roundId, voterId)
      tx.touch('roll')
      return ok(ballots.countRoll(tx, roundId))
    },
    { isUndoable: false, isJournaled: false },
  )
}

/** Ids are at most so long; a sealed ballot has room for any group, so that late-comers of another one fit in. */
const widestGroupKey = 'x'.repeat(64)

/** Room that every ballot of a round takes. */
export function roomOf(db: ReadDb, round: Round): number {
  const optionIds = tables.optionsOfRound(db, round.id).map(({ id }) => id)
  return ballotRoom(round.rules, optionIds, round.compareBy === 'none' ? [] : [widestGroupKey])
}

/** Seals a checked ballot and stores it. Who cast it is the caller's to mark, in the same transaction. */
export function storeSealed(tx: SecretTx, round: Round, content: SealedContent): void {
  const publicKey = tables.publicKeyOf(tx, round.id)
  if (publicKey === null) throw new Error('an open round has no public key')
  ballots.insertSealedBallot(tx, round.id, sealBallot(content, round.id, publicKey, roomOf(tx, round)))
}

function pinOf(app: App): string | null {
  const session = boothSession(app)
  if (session === null) return null
  return readWorkshop(session.db)?.settings.boothPin ?? readStationSelf(session.db)?.pin ?? null
}

/** Whether there is anything to ask the PIN for: without an open workshop or station there is not. */
export function isBoothGuarded(app: App): boolean {
  return pinOf(app) !== null
}

/**
 * Checks the facilitator's PIN. Five wrong ones in a row cost half a minute. Without an open workshop any will do.
 * @returns WRONG_PIN, or TOO_MANY_TRIES with the seconds to wait
 */
export function checkBoothPin(app: App, pin: string, nowMs: number): Result<null> {
  const rightPin = pinOf(app)
  if (rightPin === null) return ok(null)
  const tries = app.pinTries
  const block = blockOf(tries, nowMs)
  if (block !== null) return err(block)
  if (pin !== rightPin) return err(countFailure(tries, nowMs) ?? appError('WRONG_PIN'))
  forgetTries(tries)
  return ok(null)
}

/**
 * Leaves the booth with the facilitator's PIN.
 * @returns WRONG_PIN, or TOO_MANY_TRIES with the seconds to wait
 */
export function leaveBooth(app: App, pin: string, nowMs: number): Result<null> {
  const checked = checkBoothPin(app, pin, nowMs)
  if (checked.ok) app.platform.closeBooth?.()
  return checked
}
