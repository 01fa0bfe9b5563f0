import crypto from 'node:crypto'
import { z } from 'zod'
import type { CountedBallot } from '#shared/domain/voting/tally.ts'
import { Ballot } from '#shared/schema/voting.ts'
import type { ReadDb, SecretTx } from '../table.ts'

/*
 * Roll and ballots. The two are never joined, nothing here is journaled, and a ballot carries neither time, person nor
 * order: its id is random and means nothing.
 */

export interface Voter {
  voterId: string
  label: string
}

/** A voter as the roll keeps them from the opening on. */
export interface RollEntry extends Voter {
  institution: string
  /** Key of the group that the round compares by; null where it compares none, or the voter is in none. */
  groupKey: string | null
  /** Code of their slip, where the round asks for one. */
  code: string | null
}

export function addToRoll(tx: SecretTx, roundId: string, voters: readonly RollEntry[]): void {
  const sql = `INSERT INTO roll (round_id, voter_id, label, has_voted, institution, group_key, code)
    VALUES (?, ?, ?, 0, ?, ?, ?)`
  const insert = tx.prepare(sql)
  for (const { voterId, label, institution, groupKey, code } of voters) {
    insert.run(roundId, voterId, label, institution, groupKey, code)
  }
}

/** The group of a voter, as it was when they came onto the roll. */
export function groupOfVoter(db: ReadDb, roundId: string, voterId: string): string | null {
  const key = db.prepare('SELECT group_key FROM roll WHERE round_id = ? AND voter_id = ?').pluck().get(roundId, voterId)
  return z
    .string()
    .nullable()
    .parse(key ?? null)
}

export function countRoll(db: ReadDb, roundId: string): { votedCount: number; entitledCount: number } {
  const sql = `SELECT count(*) FILTER (WHERE has_voted = 1) AS votedCount, count(*) AS entitledCount
    FROM roll WHERE round_id = ?`
  return z.object({ votedCount: z.number(), entitledCount: z.number() }).parse(db.prepare(sql).get(roundId))
}

/** Those entitled who have not voted yet, by name. */
export function missingVoters(db: ReadDb, roundId: string): Voter[] {
  const sql =
    'SELECT voter_id AS voterId, label FROM roll WHERE round_id = ? AND has_voted = 0 ORDER BY label, voter_id'
  return z.array(z.object({ voterId: z.string(), label: z.string() })).parse(db.prepare(sql).all(roundId))
}

/** Everyone entitled with their institution, by name; whether they have voted is not part of it. */
export function votersOfRoll(db: ReadDb, roundId: string): (Voter & { institution: string })[] {
  const sql = `SELECT voter_id AS voterId, label, institution FROM roll WHERE round_id = ? ORDER BY label, voter_id`
  const Row = z.object({ voterId: z.string(), label: z.string(), institution: z.string() })
  return z.array(Row).parse(db.prepare(sql).all(roundId))
}

/** Whether a voter has voted; null for somebody who is not on the roll. */
export function hasVoted(db: ReadDb, roundId: string, voterId: string): boolean | null {
  const voted = db
    .prepare('SELECT has_voted FROM roll WHERE round_id = ? AND voter_id = ?')
    .pluck()
    .get(roundId, voterId)
  return voted === undefined ? null : voted === 1
}

/**
 * A token nobody has used and no station holds, any of them: two booths seldom meet on the same one, and its label tells
 * no order.
 */
export function freeToken(db: ReadDb, roundId: string): string | null {
  const sql = `SELECT voter_id FROM roll LEFT JOIN stations ON stations.id = roll.station_id
    WHERE roll.round_id = ? AND has_voted = 0 AND stations.state IS NOT 'out' ORDER BY random() LIMIT 1`
  return z
    .string()
    .nullable()
    .parse(db.prepare(sql).pluck().get(roundId) ?? null)
}

export function markVoted(tx: SecretTx, roundId: string, voterId: string): void {
  tx.prepare('UPDATE roll SET has_voted = 1 WHERE round_id = ? AND voter_id = ?').run(roundId, voterId)
}

export function insertSealedBallot(tx: SecretTx, roundId: string, sealed: Buffer): void {
  const sql = 'INSERT INTO sealed_ballots (id, round_id, sealed) VALUES (?, ?, ?)'
  tx.prepare(sql).run(crypto.randomBytes(16), roundId, sealed)
}

export function sealedBallots(db: ReadDb, roundId: string): Buffer[] {
  return z
    .array(z.instanceof(Buffer))
    .parse(db.prepare('SELECT sealed FROM sealed_ballots WHERE round_id = ? ORDER BY id').pluck().all(roundId))
}

export function deleteSealedBallots(tx: SecretTx, roundId: string): void {
  tx.prepare('DELETE FROM sealed_ballots WHERE round_id = ?').run(roundId)
}

/** Stores ballots in the order given, which the caller has shuffled. */
export function insertOpenedBallots(tx: SecretTx, roundId: string, ballots: readonly CountedBallot[]): void {
  const insert = tx.prepare('INSERT INTO opened_ballots (id, round_id, ballot, group_key) VALUES (?, ?, ?, ?)')
  for (const { ballot, groupKey } of ballots) {
    insert.run(crypto.randomBytes(16), roundId, JSON.stringify(ballot), groupKey)
  }
}

export function openedBallots(db: ReadDb, roundId: string): CountedBallot[] {
  const sql = 'SELECT ballot, group_key AS groupKey FROM opened_ballots WHERE round_id = ? ORDER BY id'
  return z
    .array(z.object({ ballot: z.string(), groupKey: z.string().nullable() }))
    .parse(db.prepare(sql).all(roundId))
    .map(({ ballot, groupKey }) => ({ ballot: Ballot.parse(JSON.parse(ballot)), groupKey }))
}
