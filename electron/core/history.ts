import { lastSavedAtMs, nextToRedo, nextToUndo, recentEntries } from '../db/tables/journal.ts'
import type { Session } from './session.ts'

/** What undo and redo would do, and when the last action became durable. */
export function viewHistory({ db }: Session) {
  return { undo: nextToUndo(db), redo: nextToRedo(db), savedAtMs: lastSavedAtMs(db) }
}

/** The last actions, the newest first. */
export const listActions = ({ db }: Session, limit: number) => recentEntries(db, limit)
