import crypto from 'node:crypto'
import type { Slip } from '#shared/contract/voting-ways.ts'
import { codeAlphabet, codeLength, plainCode } from '#shared/domain/voting/codes.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { peopleTable } from '../db/tables/entities.ts'
import * as paper from '../db/tables/paper.ts'
import { findOpenRound, findRound } from '../db/tables/rounds.ts'
import { rollOfRound } from '../db/tables/stations.ts'
import { type ReadDb, type SecretTx, getRow, selectRows } from '../db/table.ts'
import { shuffle } from './sealing.ts'
import { type Session, runCommand } from './session.ts'

/*
 * Codes on printed slips, one a person for the whole workshop. They leave the file on those slips only: they are in no
 * export, no record, no history.
 */

/** A random code that nothing else uses; within a round also no paper ballot. */
export function freshCode(db: ReadDb, roundId: string | null): string {
  for (;;) {
    const letters = Array.from({ length: codeLength }, () => codeAlphabet[crypto.randomInt(codeAlphabet.length)])
    const code = letters.join('')
    if (!paper.isCodeTaken(db, roundId, code)) return code
  }
}

/** The code of a person's slip, made now where there is none. */
export function slipCodeOf(tx: SecretTx, personId: string): string {
  const known = paper.slipCodes(tx).get(personId)
  if (known !== undefined) return known
  const code = freshCode(tx, null)
  paper.setSlipCode(tx, personId, code)
  return code
}

/** Slips of everybody on the attendance list, to print; who had no code gets one. */
export function makeSlips(session: Session): Result<Slip[]> {
  return runCommand(
    session,
    'voting.slipsMade',
    (tx) => {
      const known = paper.slipCodes(tx)
      const slips = selectRows(tx, peopleTable, 'ORDER BY number').map(({ id, label, institution }) => {
        return { voterId: id, label, institution, code: known.get(id) ?? slipCodeOf(tx, id) }
      })
      return ok(slips)
    },
    { isJournaled: false },
  )
}

/** Slips of the anonymous tokens of an open round, in random order. @returns ROUND_NOT_OPEN */
export function listTokenSlips(session: Session, roundId: string): Result<Slip[]> {
  const round = findRound(session.db, roundId)
  if (round === null || round.state !== 'open') return err(appError('ROUND_NOT_OPEN'))
  const slips = rollOfRound(session.db, roundId).flatMap(({ voterId, code }) =>
    code === null ? [] : [{ voterId, label: '', institution: '', code }],
  )
  return ok(shuffle(slips))
}

/** Gives somebody whose slip is lost a new code; the old one opens nothing any more, also not in the open round. */
export function renewSlip(session: Session, personId: string): Result<Slip> {
  return runCommand(
    session,
    'voting.slipRenewed',
    (tx) => {
      const person = getRow(tx, peopleTable, personId)
      if (person === null) return err(appError('NOT_FOUND'))
      const round = findOpenRound(tx)
      const code = freshCode(tx, round?.id ?? null)
      paper.setSlipCode(tx, personId, code)
      if (round !== null && round.identification === 'code') paper.setRollCode(tx, round.id, personId, code)
      tx.say({ name: person.label })
      return ok({ voterId: personId, label: person.label, institution: person.institution, code })
    },
    { isUndoable: false, isJournaled: 'always' },
  )
}

/** The voter of an open round to whom a typed code belongs. @returns CODE_UNKNOWN */
export function findByCode(db: ReadDb, roundId: string, typed: string): Result<{ voterId: string; label: string }> {
  const voter = paper.voterOfCode(db, roundId, plainCode(typed))
  return voter === null ? err(appError('CODE_UNKNOWN')) : ok(voter)
}
