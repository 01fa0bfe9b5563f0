import { redo, undo } from '../core/session.ts'
import { lastSavedAtMs, nextToRedo, nextToUndo, recentEntries } from '../db/tables/journal.ts'
import { facilitator, opened, unwrap } from './base.ts'

const os = facilitator.history

export const historyRouter = {
  state: os.state.handler(({ context }) => {
    const { db } = opened(context)
    return { undo: nextToUndo(db), redo: nextToRedo(db), savedAtMs: lastSavedAtMs(db) }
  }),
  list: os.list.handler(({ context, input }) => recentEntries(opened(context).db, input.limit)),
  undo: os.undo.handler(({ context }) => unwrap(undo(opened(context)))),
  redo: os.redo.handler(({ context }) => unwrap(redo(opened(context)))),
}
