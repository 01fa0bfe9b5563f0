import { canCountHands } from '#shared/domain/voting/hands.ts'
import { checkBallot, checkRules, methodOf } from '#shared/domain/voting/registry.ts'
import { type CountedBallot, canCompareGroups } from '#shared/domain/voting/tally.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Round } from '#shared/schema/voting.ts'
import { emptyLog } from '../db/empty-log.ts'
import * as ballots from '../db/tables/ballots.ts'
import { activitiesTable, attendanceTable, peopleTable, roundsTable } from '../db/tables/entities.ts'
import { countPapers, handCounts } from '../db/tables/paper.ts'
import * as tables from '../db/tables/rounds.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import { countRegistered, findVoters, token, voter } from './electorate.ts'
import { findDraft, findInState, quorumOf } from './round-drafts.ts'
import { destroyRoundKey, readRoundKey, writeRoundKey } from './round-keys.ts'
import { makeRoundKeyPair, openBallots, shuffle } from './sealing.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'
import { openActivityIn } from './workshop.ts'

/**
 * Opens a round, and its activity with it: freezes its electorate and counts, and makes its key. The private half goes to a file beside the
 * workshop before the round counts as open, so that no ballot is ever sealed without it.
 * A round by raised hands has no ballots and no key.
 * @returns ROUND_NOT_DRAFT, TOO_FEW_OPTIONS, ELECTORATE_EMPTY, ROUND_STILL_OPEN when another one is open, or
 * HANDS_NOT_POSSIBLE for a method that hands cannot answer
 */
export function openRound(session: Session, roundId: string): Result<null> {
  const { path } = session.file
  let isKeyWritten = false
  let isOpen = false
  try {
    const answer = runCommand<null>(
      session,
      'voting.roundOpened',
      (tx) => {
        const found = findDraft(tx, roundId)
        if (!found.ok) return found
        const round = found.value
        if (tables.findOpenRound(tx) !== null) return err(appError('ROUND_STILL_OPEN'))
        const { fewestOptions } = methodOf(round.rules.method)
        if (tables.optionsOfRound(tx, roundId).length < fewestOptions) {
          return err(appError('TOO_FEW_OPTIONS', { minCount: fewestOptions }))
        }
        const rules = checkRules(round.rules)
        if (!rules.ok) return rules
        if (round.way === 'hands' && !canCountHands(rules.value)) return err(appError('HANDS_NOT_POSSIBLE'))
        const voters = findVoters(tx, round)
        if (voters.length === 0) return err(appError('ELECTORATE_EMPTY'))
        tx.update(roundsTable, roundId, {
          ...quorumOf(tx),
          repeatOf: asksAgain(tx, round) ? round.repeatOf : null,
          state: 'open',
          openedAtMs: tx.nowMs,
          presentCount: voters.length,
          registeredCount: Math.max(countRegistered(tx, round), voters.length),
        })
        ballots.addToRoll(tx, roundId, voters)
        if (round.way === 'ballots') {
          const pair = makeRoundKeyPair()
          tables.insertRoundKey(tx, roundId, pair.publicKey)
          isKeyWritten = true
          writeRoundKey(path, roundId, pair.privateKey)
          pair.privateKey.fill(0)
        }
        const activity = getRow(tx, activitiesTable, round.activityId)
        if (activity !== null) openActivityIn(tx, activity)
        tx.touch('roll')
        tx.say({ number: round.number, question: round.question, count: voters.length })
        return ok(null)
      },
      { isUndoable: false },
    )
    isOpen = answer.ok
    return answer
  } finally {
    if (isKeyWritten && !isOpen) destroyRoundKey(path, roundId)
  }
}

/** A round drafted from another repeats it only as long as it asks the same. @see tests/SPEC.md V562 */
function asksAgain(db: ReadDb, { repeatOf, question }: Round): boolean {
  const key = (text: string) => text.trim().toLocaleLowerCase('id')
  const first = repeatOf === null ? null : tables.findRound(db, repeatOf)
  return first !== null && key(first.question) === key(question)
}

/**
 * Adds a late-comer to an open round and marks them present that day; with a null person one more token. Who is on the
 * roll already stays as they are.
 * @returns ROUND_NOT_OPEN, or NOT_FOUND, also when the kind of voter does not fit the electorate
 */
export function addVoter(session: Session, roundId: string, personId: string | null): Result<null> {
  return runCommand(
    session,
    personId === null ? 'voting.tokenAdded' : 'voting.voterAdded',
    (tx) => {
      const found = findInState(tx, roundId, 'open', 'ROUND_NOT_OPEN')
      if (!found.ok) return found
      const round = found.value
      if ((personId === null) !== (round.electorate === 'tokens')) return err(appError('NOT_FOUND'))
      if (personId === null) {
        ballots.addToRoll(tx, roundId, [token(tx, round, round.presentCount + 1)])
      } else {
        const person = getRow(tx, peopleTable, personId)
        if (person === null) return err(appError('NOT_FOUND'))
        if (ballots.hasVoted(tx, roundId, personId) !== null) return ok(null)
        ballots.addToRoll(tx, roundId, [voter(tx, round, person)])
        markPresent(tx, round.activityId, personId)
        tx.say({ name: person.label })
      }
      const presentCount = round.presentCount + 1
      tx.update(roundsTable, roundId, { presentCount, registeredCount: Math.max(round.registeredCount, presentCount) })
      tx.say({ number: round.number, question: round.question })
      tx.touch('roll')
      return ok(null)
    },
    { isUndoable: false },
  )
}

function markPresent(tx: CommandTx, activityId: string, personId: string): void {
  const place = tables.placeOfActivity(tx, activityId)
  if (place === null) return
  const mark = tables.findAttendance(tx, place.dayId, personId)
  if (mark === null) {
    const { dayId } = place
    tx.insert(attendanceTable, { id: tx.newId(), personId, dayId, status: 'present', mode: 'in_person' })
  } else {
    tx.update(attendanceTable, mark.id, { status: 'present' })
  }
}

/**
 * Closes a round: in one transaction all ballots are opened, checked, shuffled and stored under new random ids, and the
 * sealed ones deleted. Then the database's log is emptied, now or with the next command, and the key destroyed, so that no
 * copy of the file taken in between can be read or matched any more. Papers that were handed out and not typed are not counted, and stations that are
 * still out neither. A round by raised hands is counted from what was entered.
 * @returns ROUND_NOT_OPEN; HANDS_MISSING before hands were entered; KEY_MISSING without the key's file, BALLOTS_UNREADABLE when a ballot does not fit the key,
 * the rules or the roll. Nothing changes then, and the round can be cancelled and repeated.
 */
export function closeRound(session: Session, roundId: string): Result<null> {
  const privateKey = readRoundKey(session.file.path, roundId)
  const answer = runCommand<null>(
    session,
    'voting.roundClosed',
    (tx) => {
      const found = findInState(tx, roundId, 'open', 'ROUND_NOT_OPEN')
      if (!found.ok) return found
      const round = found.value
      const { votedCount, entitledCount } = ballots.countRoll(tx, roundId)
      if (round.way === 'hands') {
        if (handCounts(tx, roundId).length === 0) return err(appError('HANDS_MISSING'))
        endRound(tx, round, 'closed')
        tx.say({ votedCount: round.presentCount, entitledCount })
        return ok(null)
      }
      if (privateKey === null) return err(appError('KEY_MISSING'))
      const papers = countPapers(tx, roundId)
      const expectedCount = votedCount - papers.handedCount + papers.typedCount
      const opened = openBallots(ballots.sealedBallots(tx, roundId), roundId, privateKey)
      if (opened === null || opened.length !== expectedCount || !areValid(tx, round, opened)) {
        return err(appError('BALLOTS_UNREADABLE'))
      }
      ballots.insertOpenedBallots(tx, roundId, shuffle(withoutTellingGroups(tx, round, opened)))
      endRound(tx, round, 'closed')
      tx.say({ votedCount, entitledCount })
      return ok(null)
    },
    { isUndoable: false },
  )
  privateKey?.fill(0)
  if (answer.ok) forgetBallots(session, roundId)
  return answer
}

/** Whether all ballots are what the rules of their round allow. */
export function areValid(db: ReadDb, round: Round, opened: readonly CountedBallot[]): boolean {
  const titles = new Map(tables.optionsOfRound(db, round.id).map(({ id, title }) => [id, title]))
  return opened.every(({ ballot }) => checkBallot(round.rules, titles, ballot).ok)
}

/** Ballots keep their group only where the groups may be compared; nobody who reads the file learns more than the room. */
function withoutTellingGroups(tx: CommandTx, round: Round, opened: CountedBallot[]): CountedBallot[] {
  const optionIds = tables.optionsOfRound(tx, round.id).map(({ id }) => id)
  if (canCompareGroups(round.rules.method, optionIds, opened)) return opened
  return opened.map(({ ballot }) => ({ ballot, groupKey: null }))
}

/** Ends an open round without a result; its ballots and key are destroyed unread. @returns ROUND_NOT_OPEN */
export function cancelRound(session: Session, roundId: string): Result<null> {
  const answer = runCommand<null>(
    session,
    'voting.roundCancelled',
    (tx) => {
      const found = findInState(tx, roundId, 'open', 'ROUND_NOT_OPEN')
      if (!found.ok) return found
      endRound(tx, found.value, 'cancelled')
      return ok(null)
    },
    { isUndoable: false },
  )
  if (answer.ok) forgetBallots(session, roundId)
  return answer
}

function endRound(tx: CommandTx, round: Round, state: 'closed' | 'cancelled'): void {
  ballots.deleteSealedBallots(tx, round.id)
  tx.update(roundsTable, round.id, { state, closedAtMs: tx.nowMs })
  tx.say({ number: round.number, question: round.question })
  tx.touch('roll')
}

/**
 * After the commit. The key goes whatever becomes of the log: without it, sealed ballots in a log are noise. A crash on the
 * way leaves the key behind; `tidyKeys` destroys it at the next opening.
 */
function forgetBallots(session: Session, roundId: string): void {
  try {
    emptyLog(session.db)
  } finally {
    destroyRoundKey(session.file.path, roundId)
  }
}
