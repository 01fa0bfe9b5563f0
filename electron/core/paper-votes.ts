import type { PaperSheet } from '#shared/contract/voting-ways.ts'
import { plainCode, printedCode } from '#shared/domain/voting/codes.ts'
import { checkBallot } from '#shared/domain/voting/registry.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Ballot, Round } from '#shared/schema/voting.ts'
import * as ballots from '../db/tables/ballots.ts'
import * as paper from '../db/tables/paper.ts'
import { findRound, optionsOfRound } from '../db/tables/rounds.ts'
import { rollOfRound, stationOfVoter } from '../db/tables/stations.ts'
import type { ReadDb } from '../db/table.ts'
import { storeSealed } from './booth.ts'
import { type Session, runCommand } from './session.ts'
import { freshCode } from './slips.ts'

/*
 * Paper ballots. Taking a paper is voting: the roll is marked then, and the paper has no name. What is on it comes in when
 * the operator types it, sealed like any ballot. A paper that never comes back is not counted and holds up nothing.
 */

function findPaperRound(db: ReadDb, roundId: string): Result<Round> {
  const round = findRound(db, roundId)
  if (round === null) return err(appError('NOT_FOUND'))
  return round.state === 'open' && round.way === 'ballots' ? ok(round) : err(appError('ROUND_NOT_OPEN'))
}

/**
 * Makes paper ballots to print, each with a code of its own.
 * @returns their codes, in random order; ROUND_NOT_OPEN
 */
export function makePapers(session: Session, roundId: string, count: number): Result<{ codes: string[] }> {
  return runCommand(
    session,
    'voting.papersMade',
    (tx) => {
      const found = findPaperRound(tx, roundId)
      if (!found.ok) return found
      const codes = new Set<string>()
      while (codes.size < count) codes.add(freshCode(tx, roundId))
      paper.insertPapers(tx, roundId, [...codes])
      tx.say({ number: found.value.number, question: found.value.question, count })
      tx.touch('roll')
      return ok({ codes: [...codes] })
    },
    { isUndoable: false, isJournaled: 'always' },
  )
}

/** Codes of the papers that nobody has typed, to print them again. */
export function freePapers(session: Session, roundId: string): PaperSheet {
  return { codes: paper.freePapers(session.db, roundId) }
}

/**
 * Hands a paper to a voter, who has voted from then on. Not in the history, which keeps times; the roll knows.
 * @param voterId null takes a free token
 * @returns ROUND_NOT_OPEN, NOT_ENTITLED, ALREADY_VOTED, AT_STATION, or PAPER_NONE_PRINTED when all papers are given out
 */
export function handPaper(session: Session, roundId: string, voterId: string | null): Result<null> {
  return runCommand(
    session,
    'voting.paperHanded',
    (tx) => {
      const found = findPaperRound(tx, roundId)
      if (!found.ok) return found
      if (voterId === null && found.value.electorate !== 'tokens') return err(appError('NOT_ENTITLED'))
      const id = voterId ?? ballots.freeToken(tx, roundId)
      if (id === null) return err(appError('ALREADY_VOTED'))
      const hasVoted = ballots.hasVoted(tx, roundId, id)
      if (hasVoted === null) return err(appError('NOT_ENTITLED'))
      if (hasVoted) return err(appError('ALREADY_VOTED'))
      const station = stationOfVoter(tx, roundId, id)
      if (station !== null) return err(appError('AT_STATION', { station: station.label }))
      const { printedCount, handedCount } = paper.countPapers(tx, roundId)
      if (handedCount >= printedCount) return err(appError('PAPER_NONE_PRINTED'))
      paper.setByPaper(tx, roundId, id, true)
      tx.touch('roll')
      return ok(null)
    },
    { isUndoable: false, isJournaled: false },
  )
}

/**
 * Takes a blank paper back from somebody who got it by mistake or would rather use the booth; they have not voted then. Not
 * in the history, as handing it out is not.
 * @param voterId null gives back any token that was taken as a paper
 * @param typedCode of the very paper: whoever has none in the hand gave theirs to be typed
 * @returns ROUND_NOT_OPEN, PAPER_NOT_HELD, PAPER_UNKNOWN, PAPER_USED, or PAPER_MORE_THAN_HANDED when as many papers are
 * typed as were handed out, so that theirs must be among them
 */
export function takeBackPaper(
  session: Session,
  roundId: string,
  voterId: string | null,
  typedCode: string,
): Result<null> {
  return runCommand(
    session,
    'voting.paperTakenBack',
    (tx) => {
      const found = findPaperRound(tx, roundId)
      if (!found.ok) return found
      const isTokens = found.value.electorate === 'tokens'
      const holder = rollOfRound(tx, roundId).find(
        (row) => row.byPaper && (voterId === null ? isTokens : row.voterId === voterId),
      )
      if (holder === undefined) return err(appError('PAPER_NOT_HELD'))
      const returned = findFreePaper(tx, roundId, typedCode)
      if (!returned.ok) return returned
      const { handedCount, typedCount, voidCount } = paper.countPapers(tx, roundId)
      if (handedCount - 1 < typedCount + voidCount) return err(appError('PAPER_MORE_THAN_HANDED'))
      paper.setByPaper(tx, roundId, holder.voterId, false)
      tx.touch('roll')
      return ok(null)
    },
    { isUndoable: false, isJournaled: false },
  )
}

/**
 * Whether a paper with this code may be typed, asked before its ballot is filled in.
 * @returns the code as it is kept; ROUND_NOT_OPEN, PAPER_UNKNOWN, PAPER_USED, PAPER_MORE_THAN_HANDED
 */
export function checkPaper(db: ReadDb, roundId: string, typedCode: string): Result<{ code: string }> {
  const found = findPaperRound(db, roundId)
  if (!found.ok) return found
  const free = findFreePaper(db, roundId, typedCode)
  if (!free.ok) return free
  const { handedCount, typedCount, voidCount } = paper.countPapers(db, roundId)
  if (typedCount + voidCount >= handedCount) return err(appError('PAPER_MORE_THAN_HANDED'))
  return free
}

/** A paper of the round that nobody has typed. @returns its code as it is kept; PAPER_UNKNOWN or PAPER_USED */
function findFreePaper(db: ReadDb, roundId: string, typedCode: string): Result<{ code: string }> {
  const code = plainCode(typedCode)
  const state = paper.stateOfPaper(db, roundId, code)
  const shown = code === '' ? typedCode : printedCode(code)
  if (state === null) return err(appError('PAPER_UNKNOWN', { code: shown }))
  return state === 'free' ? ok({ code }) : err(appError('PAPER_USED', { code: shown }))
}

/**
 * Takes one typed paper in: sealed like any ballot, or counted as void (tidak sah). Not in the history, which keeps times.
 * @param ballot null for a paper that cannot be counted
 * @returns as `checkPaper`, or what is wrong with the ballot
 */
export function typePaper(session: Session, roundId: string, typedCode: string, ballot: Ballot | null): Result<null> {
  return runCommand(
    session,
    'voting.paperTyped',
    (tx) => {
      const found = findPaperRound(tx, roundId)
      if (!found.ok) return found
      const checkedCode = checkPaper(tx, roundId, typedCode)
      if (!checkedCode.ok) return checkedCode
      const { code } = checkedCode.value
      if (ballot === null) {
        paper.setPaperState(tx, roundId, code, 'void')
      } else {
        const titles = new Map(optionsOfRound(tx, roundId).map(({ id, title }) => [id, title]))
        const checked = checkBallot(found.value.rules, titles, ballot)
        if (!checked.ok) return checked
        // The paper has no name, so it has no group either.
        storeSealed(tx, found.value, { ballot: checked.value, groupKey: null })
        paper.setPaperState(tx, roundId, code, 'typed')
      }
      tx.touch('roll')
      return ok(null)
    },
    { isUndoable: false, isJournaled: false },
  )
}
