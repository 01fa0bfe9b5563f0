import type { Database } from 'better-sqlite3'
import { codeOf } from './open.ts'

/** Connections whose log still holds what was to be forgotten. */
const stillFull = new WeakSet<Database>()

/**
 * Empties the log of a database, so that nothing deleted can be read in it any more. Another connection that reads, a
 * backup program for one, keeps the log as it is; nobody in the room waits for it, `tryEmptyLogAgain` does it later.
 * @returns whether the log is empty; what was committed is safe either way
 */
export function emptyLog(db: Database): boolean {
  let isEmpty = false
  const waitMs = Number(db.pragma('busy_timeout', { simple: true }))
  try {
    db.pragma('busy_timeout = 0')
    const [answer] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    isEmpty = answer?.busy === 0
  } catch (error) {
    // A disk that takes no more: the next command says so, if there is still no room then.
    if (!codeOf(error).startsWith('SQLITE_')) throw error
  } finally {
    db.pragma(`busy_timeout = ${waitMs}`)
  }
  if (isEmpty) stillFull.delete(db)
  else stillFull.add(db)
  return isEmpty
}

/** Empties a log that could not be emptied when it should have been. Does nothing for any other. */
export function tryEmptyLogAgain(db: Database): void {
  if (stillFull.has(db)) emptyLog(db)
}
