import crypto from 'node:crypto'
import path from 'node:path'
import type { Database } from 'better-sqlite3'
import { type LiveEvent, type Topic, topicOfTable } from '#shared/schema/live.ts'
import { type AppError, appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { tryEmptyLogAgain } from '../db/empty-log.ts'
import { codeOf, diskRefusal, type WorkshopFile } from '../db/open.ts'
import { type RowChange, type WriteTx, isUnchangedSince, readRawRow, recordInto, writeRow } from '../db/recorder.ts'
import type { SecretTx } from '../db/table.ts'
import { notesTable, programmesTable, themesTable, journaledTables } from '../db/tables/entities.ts'
import { type Said, addEntry, markUndone, nextToRedo, nextToUndo, settleEntriesUnder } from '../db/tables/journal.ts'

/** One opened workshop and what its use cases need from outside: the clock, fresh ids, and who listens. */
export interface Session {
  readonly file: WorkshopFile
  readonly db: Database
  readonly now: () => number
  readonly newId: () => string
  readonly publish: (event: LiveEvent) => void
}

/** The transaction of one command. */
export interface CommandTx extends WriteTx, SecretTx {
  readonly nowMs: number
  readonly newId: () => string
  /** The raw connection, for what reads or keeps a whole record. */
  readonly db: Database
  /** Adds named values to the entry's readable sentence. */
  say(values: Said): void
  /** The stage that the command belongs to; late changes of a closed stage are found by it. */
  inStage(stageId: string): void
  /** Tells listeners of a subject that no journaled row shows (the roll of a vote). */
  touch(topic: Topic): void
}

export function makeSession(
  file: WorkshopFile,
  publish: (event: LiveEvent) => void,
  now: () => number = Date.now,
  newId: () => string = crypto.randomUUID,
): Session {
  return { file, db: file.db, now, newId, publish }
}

/** Thrown inside a command to roll back; never leaves `runCommand`. */
class Refused extends Error {
  readonly refusal: AppError
  constructor(refusal: AppError) {
    super(refusal.code)
    this.refusal = refusal
  }
}

export interface CommandOptions {
  /** False for acts that cannot be taken back: votes, the close of a stage. */
  isUndoable?: boolean
  /**
   * False for acts that must leave no trace of their time: casting a ballot. `always` for acts that belong to the history
   * although none of its rows changes: stations and their boxes.
   */
  isJournaled?: boolean | 'always'
}

/**
 * Runs one command: one synchronous transaction, one journal entry, listeners told after the commit. A refusal or an
 * error leaves the file as it was.
 * @param kind key of the entry's sentence in `history.json`, subject and past tense: `board.notesMoved`
 */
export function runCommand<T>(
  session: Session,
  kind: string,
  decide: (tx: CommandTx) => Result<T>,
  options: CommandOptions = {},
): Result<T> {
  if (session.file.isReadOnly) return err(appError('READ_ONLY'))
  const { isUndoable = true, isJournaled = true } = options
  const changes: RowChange[] = []
  const topics = new Set<Topic>()
  const said: Said = {}
  let stageId: string | null = null
  const nowMs = session.now()
  const { db } = session
  const tx: CommandTx = {
    ...recordInto(db, changes),
    db,
    get inTransaction() {
      return db.inTransaction
    },
    nowMs,
    newId: session.newId,
    say: (values) => Object.assign(said, values),
    inStage: (id) => {
      stageId = id
    },
    touch: (topic) => topics.add(topic),
  }
  let seq = 0
  tryEmptyLogAgain(db)
  const answer = inTransaction(session, () => {
    const result = decide(tx)
    if (!result.ok) throw new Refused(result.error)
    if (isJournaled === 'always' || (isJournaled && changes.length > 0)) {
      seq = addEntry(db, { atMs: nowMs, kind, said, stageId, changes }, isUndoable)
      if (!isUndoable) settleEntriesUnder(db, seq, changes)
    }
    return result
  })
  if (answer.ok && (changes.length > 0 || topics.size > 0)) session.publish(liveEvent(seq, nowMs, changes, topics))
  return answer
}

function inTransaction<T>(session: Session, work: () => Result<T>): Result<T> {
  try {
    return session.db.transaction(work).immediate()
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal)
    const refusal = diskRefusal(error, path.dirname(session.file.path))
    if (refusal !== null) return err(refusal)
    throw error
  }
}

/** Takes back the newest command that can be. @returns its kind and values, NOTHING_TO_UNDO or UNDO_CONFLICT */
export function undo(session: Session): Result<{ kind: string; said: Said }> {
  const entry = nextToUndo(session.db)
  if (entry === null) return err(appError('NOTHING_TO_UNDO'))
  const inverse = entry.changes
    .toReversed()
    .map(({ table, id, before, after }) => ({ table, id, before: after, after: before }))
  return replay(session, 'history.undone', entry, inverse, true)
}

/** Does the last undone command again. @returns its kind and values, NOTHING_TO_REDO or UNDO_CONFLICT */
export function redo(session: Session): Result<{ kind: string; said: Said }> {
  const entry = nextToRedo(session.db)
  if (entry === null) return err(appError('NOTHING_TO_REDO'))
  return replay(session, 'history.redone', entry, entry.changes, false)
}

function replay(
  session: Session,
  kind: string,
  entry: { seq: number; kind: string; said: Said; stageId: string | null },
  changes: readonly RowChange[],
  isUndone: boolean,
): Result<{ kind: string; said: Said }> {
  if (session.file.isReadOnly) return err(appError('READ_ONLY'))
  const nowMs = session.now()
  const { db } = session
  const conflict = appError('UNDO_CONFLICT')
  const answer = inTransaction(session, () => {
    db.pragma('defer_foreign_keys = ON')
    for (const change of changes) {
      if (!journaledTables.has(change.table)) throw new Refused(conflict)
      // Somebody changed the same cells since: overwriting would lose that work.
      if (!isUnchangedSince(readRawRow(db, change.table, change.id), change)) throw new Refused(conflict)
      try {
        writeRow(db, change)
      } catch (error) {
        if (codeOf(error).startsWith('SQLITE_CONSTRAINT')) throw new Refused(conflict)
        throw error
      }
    }
    if (db.pragma('foreign_key_check', { simple: true }) !== undefined) throw new Refused(conflict)
    markUndone(db, entry.seq, isUndone)
    const said = { ...entry.said, entry: entry.kind, entrySeq: entry.seq }
    addEntry(db, { atMs: nowMs, kind, said, stageId: entry.stageId, changes: [] }, false)
    return ok({ kind: entry.kind, said: entry.said })
  })
  if (answer.ok) session.publish(liveEvent(entry.seq, nowMs, changes, new Set()))
  return answer
}

/** What listeners hear of a commit: the subjects it touched, and the changed cards themselves. */
function liveEvent(seq: number, nowMs: number, changes: readonly RowChange[], topics: ReadonlySet<Topic>): LiveEvent {
  // Without an entry there is nothing new in the history, and no window has to ask for it after each ballot.
  const touched = new Set<Topic>(seq === 0 ? topics : [...topics, 'history'])
  const event: LiveEvent = { kind: 'change', seq, savedAtMs: nowMs, topics: [], notes: [], themes: [], programmes: [] }
  for (const { table, id, after } of changes) {
    touched.add(topicOfTable(table))
    if (table === 'notes') event.notes.push({ id, row: after && notesTable.fromRaw(after) })
    else if (table === 'themes') event.themes.push({ id, row: after && themesTable.fromRaw(after) })
    else if (table === 'programmes') event.programmes.push({ id, row: after && programmesTable.fromRaw(after) })
  }
  event.topics = [...touched]
  return event
}
