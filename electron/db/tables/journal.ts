import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { type RowChange, doOverlap } from '../recorder.ts'
import type { RawRow, ReadDb } from '../table.ts'

const JournalRow = z.object({
  seq: z.number(),
  at_ms: z.number(),
  kind: z.string(),
  said: z.string(),
  stage_id: z.string().nullable(),
  changes: z.string(),
})

/** Values that the readable sentence of an entry names. */
export type Said = Record<string, string | number>

/** One command of the facilitator as the journal keeps it. */
export interface JournalEntry {
  seq: number
  atMs: number
  /** Key of the sentence in `history.json`, subject and past tense: `board.notesMoved`. */
  kind: string
  said: Said
  stageId: string | null
  changes: RowChange[]
}

const columns = 'seq, at_ms, kind, said, stage_id, changes'

function toEntry(row: unknown): JournalEntry {
  const { seq, at_ms, kind, said, stage_id, changes } = JournalRow.parse(row)
  return {
    seq,
    atMs: at_ms,
    kind,
    said: JSON.parse(said) as Said,
    stageId: stage_id,
    changes: JSON.parse(changes) as RowChange[],
  }
}

/** Adds an entry and drops what could have been redone: a new action starts a new branch. */
export function addEntry(db: Database, entry: Omit<JournalEntry, 'seq'>, isUndoable: boolean): number {
  if (isUndoable) db.prepare(`UPDATE journal SET state = 'dropped' WHERE state = 'undone' AND is_undoable = 1`).run()
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO journal (at_ms, kind, said, stage_id, changes, is_undoable, state) VALUES (?, ?, ?, ?, ?, ?, 'done')`,
    )
    .run(
      entry.atMs,
      entry.kind,
      JSON.stringify(entry.said),
      entry.stageId,
      JSON.stringify(entry.changes),
      isUndoable ? 1 : 0,
    )
  return Number(lastInsertRowid)
}

/** The entry that undo would take back, or null. */
export function nextToUndo(db: ReadDb): JournalEntry | null {
  const sql = `SELECT ${columns} FROM journal WHERE state = 'done' AND is_undoable = 1 ORDER BY seq DESC LIMIT 1`
  const row = db.prepare(sql).get()
  return row === undefined ? null : toEntry(row)
}

/** The entry that redo would do again, or null. */
export function nextToRedo(db: ReadDb): JournalEntry | null {
  const sql = `SELECT ${columns} FROM journal WHERE state = 'undone' AND is_undoable = 1 ORDER BY seq LIMIT 1`
  const row = db.prepare(sql).get()
  return row === undefined ? null : toEntry(row)
}

export function markUndone(db: Database, seq: number, isUndone: boolean): void {
  db.prepare('UPDATE journal SET state = ? WHERE seq = ?').run(isUndone ? 'undone' : 'done', seq)
}

/**
 * Takes earlier entries out of undo and redo that touched the same cells as an act that cannot be taken back. Without it,
 * undo would stop for ever at the draft of a round that has been opened since.
 */
export function settleEntriesUnder(db: Database, actSeq: number, act: readonly RowChange[]): void {
  const find = db.prepare(
    `SELECT ${columns} FROM journal WHERE seq < ? AND is_undoable = 1 AND state <> 'dropped' AND instr(changes, ?) > 0`,
  )
  const settle = db.prepare(
    `UPDATE journal SET is_undoable = 0, state = CASE state WHEN 'undone' THEN 'dropped' ELSE state END WHERE seq = ?`,
  )
  for (const change of act) {
    for (const entry of find.all(actSeq, `"id":"${change.id}"`).map(toEntry)) {
      if (entry.changes.some((earlier) => doOverlap(earlier, change))) settle.run(entry.seq)
    }
  }
}

/** Takes all entries so far out of undo: what was there from the beginning is nobody's to take back. */
export function settleAllEntries(db: Database): void {
  db.prepare('UPDATE journal SET is_undoable = 0').run()
}

/** Newest entries first; `changes` stay behind. */
export function recentEntries(db: ReadDb, limit: number): JournalEntry[] {
  const sql = `SELECT seq, at_ms, kind, said, stage_id, '[]' AS changes FROM journal ORDER BY seq DESC LIMIT ?`
  return db.prepare(sql).all(limit).map(toEntry)
}

/** Of the newest `limit` entries those that hold and were made since a moment, newest first, with what they changed. */
export function heldEntriesSince(db: ReadDb, atMs: number, limit: number): JournalEntry[] {
  const sql = `SELECT ${columns} FROM journal
    WHERE seq > (SELECT coalesce(max(seq), 0) FROM journal) - ? AND at_ms >= ? AND state = 'done' ORDER BY seq DESC`
  return db.prepare(sql).all(limit, atMs).map(toEntry)
}

/**
 * Entries that changed one row, oldest first. An undo or redo carries no changes of its own: it gets those of the entry
 * that it took back or did again, the way round that it did them.
 */
export function entriesAbout(db: ReadDb, rowId: string): JournalEntry[] {
  const sql = `SELECT ${columns} FROM journal WHERE instr(changes, ?) > 0 ORDER BY seq`
  const acts = db.prepare(sql).all(`"id":"${rowId}"`).map(toEntry)
  const bySeq = new Map(acts.map((act) => [act.seq, act]))
  const replaysSql = `SELECT ${columns} FROM journal WHERE kind IN ('history.undone', 'history.redone') ORDER BY seq`
  const replays = db.prepare(replaysSql).all().map(toEntry)
  const ofRow = replays.flatMap((replay): JournalEntry[] => {
    const act = bySeq.get(Number(replay.said['entrySeq']))
    if (act === undefined) return []
    if (replay.kind === 'history.redone') return [{ ...replay, changes: act.changes }]
    const undoing = act.changes
      .toReversed()
      .map((change) => ({ ...change, before: change.after, after: change.before }))
    return [{ ...replay, changes: undoing }]
  })
  return [...acts, ...ofRow].toSorted((one, other) => one.seq - other.seq)
}

/** A row as it last was before it was removed; rows that a note names are made and removed by journaled commands only. */
export function lastKnownRow(db: ReadDb, table: string, rowId: string): RawRow | null {
  const sql = `SELECT ${columns} FROM journal WHERE instr(changes, ?) > 0 ORDER BY seq DESC`
  for (const row of db.prepare(sql).iterate(`"id":"${rowId}"`)) {
    const change = toEntry(row).changes.find((one) => one.table === table && one.id === rowId)
    if (change !== undefined) return change.before ?? change.after
  }
  return null
}

/** Acts around the record of a stage that change nothing which a frozen version prints. */
const aroundTheRecord = new Set(['agenda.stageClosed', 'agenda.stageReopened', 'agenda.timerSet', 'board.made'])

/**
 * What was done to a stage since it was last closed and still holds, oldest first: the late changes of a closed stage.
 * An undo or redo counts when it reaches behind the close, and is not itself taken back. Counted by the order of entries,
 * for the clock of an old laptop may be set back.
 */
export function entriesSinceClose(db: ReadDb, stageId: string): JournalEntry[] {
  const closeSeq = z
    .number()
    .nullable()
    .parse(
      db
        .prepare(`SELECT max(seq) FROM journal WHERE kind = 'agenda.stageClosed' AND stage_id = ?`)
        .pluck()
        .get(stageId),
    )
  if (closeSeq === null) return []
  const sql = `SELECT seq, at_ms, kind, said, stage_id, '[]' AS changes FROM journal
    WHERE stage_id = ? AND seq > ? AND state = 'done' ORDER BY seq`
  const entries = db.prepare(sql).all(stageId, closeSeq).map(toEntry)
  const replays = Map.groupBy(entries, ({ kind, said }) => (isReplay(kind) ? Number(said['entrySeq']) : 0))
  return entries.filter(({ seq, kind, said }) => {
    if (!isReplay(kind)) return !aroundTheRecord.has(kind)
    const entrySeq = Number(said['entrySeq'])
    const ofEntry = replays.get(entrySeq) ?? []
    return entrySeq < closeSeq && ofEntry.length % 2 === 1 && ofEntry.at(-1)?.seq === seq
  })
}

const isReplay = (kind: string) => kind === 'history.undone' || kind === 'history.redone'

/** The moment of the last durable action, or null in a file without any. */
export function lastSavedAtMs(db: ReadDb): number | null {
  return z.number().nullable().parse(db.prepare('SELECT max(at_ms) FROM journal').pluck().get())
}
