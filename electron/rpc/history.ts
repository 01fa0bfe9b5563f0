import { listActions, viewHistory } from '../core/history.ts'
import { redo, undo } from '../core/session.ts'
import { facilitator, opened, unwrap } from './base.ts'

const os = facilitator.history

export const historyRouter = {
  state: os.state.handler(({ context }) => viewHistory(opened(context))),
  list: os.list.handler(({ context, input }) => listActions(opened(context), input.limit)),
  undo: os.undo.handler(({ context }) => unwrap(undo(opened(context)))),
  redo: os.redo.handler(({ context }) => unwrap(redo(opened(context)))),
}
