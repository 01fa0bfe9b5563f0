import { checkBallot } from '#shared/domain/voting/registry.ts'
import type { BoothView } from '#shared/contract/voting.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Ballot, Round } from '#shared/schema/voting.ts'
import * as ballots from '../db/tables/ballots.ts'
import * as tables from '../db/tables/rounds.ts'
import { readWorkshop } from '../db/tables/workshop.ts'
import type { ReadDb } from '../db/table.ts'
import type { App } from './app.ts'
import { ballotRoom, sealBallot } from './sealing.ts'
import { type Session, runCommand } from './session.ts'
import { regencyName } from '#shared/domain/regency.ts'

/** What the shared laptop shows: the open round and who may vote, and nothing else of the workshop. */
export function viewBooth(app: App): BoothView {
  const { locale, theme } = app.settings.preferences()
  const { session } = app
  const round = session === null ? null : tables.findOpenRound(session.db)
  const workshop = session === null ? null : readWorkshop(session.db)
  const regency = workshop === null ? '' : regencyName(workshop)
  if (session === null || round === null) {
    return { regency, locale, theme, round: null, options: [], voters: [], votedCount: 0, entitledCount: 0 }
  }
  const { id, question, rules, electorate, isShuffled } = round
  return {
    regency,
    locale,
    theme,
    round: { id, question, rules, electorate, isShuffled },
    options: tables.optionsOfRound(session.db, id).map((option) => ({ id: option.id, title: option.title })),
    voters: electorate === 'tokens' ? [] : ballots.votersOfRoll(session.db, id),
    ...ballots.countRoll(session.db, id),
  }
}

/**
 * Whether somebody may fill in a ballot; asked before the ballot is shown, and again when it is cast.
 * @param voterId null asks for a free token
 * @returns the voter, or ROUND_NOT_OPEN, NOT_ENTITLED or ALREADY_VOTED
 */
export function admitVoter(session: Session, roundId: string, voterId: string | null): Result<{ voterId: string }> {
  const { db } = session
  const round = tables.findRound(db, roundId)
  if (round === null || round.state !== 'open') return err(appError('ROUND_NOT_OPEN'))
  if (voterId === null && round.electorate !== 'tokens') return err(appError('NOT_ENTITLED'))
  const token = voterId ?? ballots.freeToken(db, roundId)
  if (token === null) return err(appError('ALREADY_VOTED'))
  const admitted = findVoter(db, roundId, token)
  return admitted.ok ? ok({ voterId: token }) : admitted
}

function findVoter(db: ReadDb, roundId: string, voterId: string): Result<Round> {
  const round = tables.findRound(db, roundId)
  if (round === null || round.state !== 'open') return err(appError('ROUND_NOT_OPEN'))
  const voted = ballots.hasVoted(db, roundId, voterId)
  if (voted === null) return err(appError('NOT_ENTITLED'))
  return voted ? err(appError('ALREADY_VOTED')) : ok(round)
}

/**
 * Casts a ballot: the mark on the roll and the sealed ballot in one transaction, or neither. It is not journaled, for a
 * journal keeps times; listeners only hear that the roll changed.
 * @returns how many have voted; ROUND_NOT_OPEN, NOT_ENTITLED, ALREADY_VOTED, or what is wrong with the ballot
 */
export function castBallot(
  session: Session,
  roundId: string,
  voterId: string,
  ballot: Ballot,
): Result<{ votedCount: number; entitledCount: number }> {
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
      const publicKey = tables.publicKeyOf(tx, roundId)
      if (publicKey === null) throw new Error('an open round has no public key')
      const { groupKey, groupKeys } = groupOfVoter(tx, round, voterId)
      const room = ballotRoom(round.rules, [...titles.keys()], groupKeys)
      const sealed = sealBallot({ ballot: checked.value, groupKey }, roundId, publicKey, room)
      ballots.markVoted(tx, roundId, voterId)
      ballots.insertSealedBallot(tx, roundId, sealed)
      tx.touch('roll')
      return ok(ballots.countRoll(tx, roundId))
    },
    { isUndoable: false, isJournaled: false },
  )
}

/** The voter's group, and all keys that could stand there: sealed ballots are padded to the longest. */
function groupOfVoter(db: ReadDb, round: Round, voterId: string): { groupKey: string | null; groupKeys: string[] } {
  if (round.compareBy === 'none') return { groupKey: null, groupKeys: [] }
  return {
    groupKey: tables.groupOfPerson(db, round.compareBy, voterId),
    groupKeys: [...tables.groupLabels(db, round.compareBy).keys()],
  }
}

const mostTries = 5
const waitMs = 30_000

/**
 * Leaves the booth with the facilitator's PIN. Five wrong ones in a row cost half a minute. Without an open workshop there
 * is nothing to guard.
 * @returns WRONG_PIN, or TOO_MANY_TRIES with the seconds to wait
 */
export function leaveBooth(app: App, pin: string, nowMs: number): Result<null> {
  const workshop = app.session === null ? null : readWorkshop(app.session.db)
  if (workshop !== null) {
    const tries = app.pinTries
    const leftMs = tries.blockedUntilMs - nowMs
    // A clock set back must not lock the facilitator out for longer than the wait itself.
    if (leftMs > 0 && leftMs <= waitMs)
      return err(appError('TOO_MANY_TRIES', { waitSeconds: Math.ceil(leftMs / 1000) }))
    if (pin !== workshop.settings.boothPin) {
      tries.failedCount += 1
      if (tries.failedCount < mostTries) return err(appError('WRONG_PIN'))
      tries.failedCount = 0
      tries.blockedUntilMs = nowMs + waitMs
      return err(appError('TOO_MANY_TRIES', { waitSeconds: waitMs / 1000 }))
    }
    tries.failedCount = 0
    tries.blockedUntilMs = 0
  }
  app.platform.closeBooth?.()
  return ok(null)
}
