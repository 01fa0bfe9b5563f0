import * as core from '../core/booth.ts'
import { boothOs, opened, unwrap } from './base.ts'

const { booth } = boothOs

export const boothRouter = {
  view: booth.view.handler(({ context }) => core.viewBooth(context.app)),
  admit: booth.admit.handler(({ context, input }) =>
    unwrap(core.admitVoter(opened(context), input.roundId, input.voterId)),
  ),
  cast: booth.cast.handler(({ context, input }) =>
    unwrap(core.castBallot(opened(context), input.roundId, input.voterId, input.ballot)),
  ),
  leave: booth.leave.handler(({ context, input }) => {
    unwrap(core.leaveBooth(context.app, input.pin, context.app.session?.now() ?? Date.now()))
  }),
}
