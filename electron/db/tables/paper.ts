import { z } from 'zod'
import type { ReadDb, SecretTx } from '../table.ts'

/*
 * Paper ballots, counted hands and the codes of slips. None of it is journaled. A paper ballot has a code of its own and
 * no name; the roll knows who took a paper, and nothing says which.
 */

export const PaperState = z.enum(['free', 'typed', 'void'])
export type PaperState = z.infer<typeof PaperState>

export function insertPapers(tx: SecretTx, roundId: string, codes: readonly string[]): void {
  const insert = tx.prepare(`INSERT INTO paper_ballots (round_id, code, state) VALUES (?, ?, 'free')`)
  for (const code of codes) insert.run(roundId, code)
}

/** Codes of the papers of a round that nobody has typed, by code. */
export function freePapers(db: ReadDb, roundId: string): string[] {
  const sql = `SELECT code FROM paper_ballots WHERE round_id = ? AND state = 'free' ORDER BY code`
  return z.array(z.string()).parse(db.prepare(sql).pluck().all(roundId))
}

/** Whether a paper may be typed; null for a code that the round does not have. */
export function stateOfPaper(db: ReadDb, roundId: string, code: string): PaperState | null {
  const sql = 'SELECT state FROM paper_ballots WHERE round_id = ? AND code = ?'
  return PaperState.nullable().parse(db.prepare(sql).pluck().get(roundId, code) ?? null)
}

export function setPaperState(tx: SecretTx, roundId: string, code: string, state: PaperState): void {
  tx.prepare('UPDATE paper_ballots SET state = ? WHERE round_id = ? AND code = ?').run(state, roundId, code)
}

export interface PaperCounts {
  printedCount: number
  /** Taken by somebody, who counts as having voted. */
  handedCount: number
  typedCount: number
  voidCount: number
}

export function countPapers(db: ReadDb, roundId: string): PaperCounts {
  const sql = `SELECT count(*) AS printedCount, count(*) FILTER (WHERE state = 'typed') AS typedCount,
      count(*) FILTER (WHERE state = 'void') AS voidCount,
      (SELECT count(*) FROM roll WHERE round_id = @roundId AND by_paper = 1) AS handedCount
    FROM paper_ballots WHERE round_id = @roundId`
  return z
    .object({
      printedCount: z.number(),
      handedCount: z.number(),
      typedCount: z.number(),
      voidCount: z.number(),
    })
    .parse(db.prepare(sql).get({ roundId }))
}

/** Marks that a voter took a paper, and so has voted; or that they gave it back blank, and has not. */
export function setByPaper(tx: SecretTx, roundId: string, voterId: string, isTaken: boolean): void {
  const sql = 'UPDATE roll SET by_paper = @taken, has_voted = @taken WHERE round_id = @roundId AND voter_id = @voterId'
  tx.prepare(sql).run({ taken: isTaken ? 1 : 0, roundId, voterId })
}

// ---- hands

const HandCountRow = z.object({
  optionId: z.string(),
  answer: z.enum(['yes', 'no', 'abstain', 'hand']),
  count: z.number(),
})
export type HandCountRow = z.infer<typeof HandCountRow>

export function handCounts(db: ReadDb, roundId: string): HandCountRow[] {
  const sql = `SELECT option_id AS optionId, answer, count FROM hand_counts WHERE round_id = ?
    ORDER BY option_id, answer`
  return z.array(HandCountRow).parse(db.prepare(sql).all(roundId))
}

export function replaceHandCounts(tx: SecretTx, roundId: string, rows: readonly HandCountRow[]): void {
  tx.prepare('DELETE FROM hand_counts WHERE round_id = ?').run(roundId)
  const insert = tx.prepare('INSERT INTO hand_counts (round_id, option_id, answer, count) VALUES (?, ?, ?, ?)')
  for (const { optionId, answer, count } of rows) insert.run(roundId, optionId, answer, count)
}

// ---- slips

/** Codes of people's slips by person id; nobody has one before slips are printed. */
export function slipCodes(db: ReadDb): Map<string, string> {
  const rows = z
    .array(z.object({ personId: z.string(), code: z.string() }))
    .parse(db.prepare('SELECT person_id AS personId, code FROM voter_codes').all())
  return new Map(rows.map(({ personId, code }) => [personId, code]))
}

export function setSlipCode(tx: SecretTx, personId: string, code: string): void {
  const sql = `INSERT INTO voter_codes (person_id, code) VALUES (?, ?)
    ON CONFLICT (person_id) DO UPDATE SET code = excluded.code`
  tx.prepare(sql).run(personId, code)
}

/** Gives a voter of a round another code; who is not on its roll stays as they are. */
export function setRollCode(tx: SecretTx, roundId: string, voterId: string, code: string): void {
  tx.prepare('UPDATE roll SET code = ? WHERE round_id = ? AND voter_id = ?').run(code, roundId, voterId)
}

/** The voter whose slip has this code; null for none. */
export function voterOfCode(db: ReadDb, roundId: string, code: string): { voterId: string; label: string } | null {
  const sql = 'SELECT voter_id AS voterId, label FROM roll WHERE round_id = ? AND code = ?'
  return z
    .object({ voterId: z.string(), label: z.string() })
    .nullable()
    .parse(db.prepare(sql).get(roundId, code) ?? null)
}

/** Whether a code is used anywhere: by a person's slip, or in this round by a voter or a paper. */
export function isCodeTaken(db: ReadDb, roundId: string | null, code: string): boolean {
  const sql = `SELECT EXISTS (SELECT 1 FROM voter_codes WHERE code = @code)
    OR EXISTS (SELECT 1 FROM roll WHERE round_id = @roundId AND code = @code)
    OR EXISTS (SELECT 1 FROM paper_ballots WHERE round_id = @roundId AND code = @code)`
  return db.prepare(sql).pluck().get({ code, roundId }) === 1
}
