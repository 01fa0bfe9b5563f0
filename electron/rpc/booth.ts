import * as core from '../core/booth.ts'
import * as rehearsals from '../core/rehearsal.ts'
import { appError } from '#shared/schema/errors.ts'
import { type CallContext, boothOs, refusal, unwrap } from './base.ts'

const { booth } = boothOs

/** The workshop or the station that this booth votes into; NO_WORKSHOP when there is none. */
function voting({ app }: CallContext) {
  const session = core.boothSession(app)
  if (session === null) throw refusal(appError('NO_WORKSHOP'))
  return session
}

export const boothRouter = {
  view: booth.view.handler(({ context }) => core.viewBooth(context.app)),
  progress: booth.progress.handler(({ context }) => core.viewProgress(context.app)),
  admit: booth.admit.handler(({ context, input: { roundId, voterId } }) => {
    const rehearsal = rehearsals.rehearsalOf(context.app, roundId)
    if (rehearsal !== null) return unwrap(rehearsals.admitToRehearsal(rehearsal, voterId))
    return unwrap(core.admitVoter(voting(context), roundId, voterId))
  }),
  admitByCode: booth.admitByCode.handler(({ context, input: { roundId, code } }) => {
    const rehearsal = rehearsals.rehearsalOf(context.app, roundId)
    if (rehearsal !== null) return unwrap(rehearsals.admitToRehearsalByCode(rehearsal, code))
    return unwrap(core.admitByCode(voting(context), context.app.codeTries, roundId, code))
  }),
  cast: booth.cast.handler(({ context, input: { roundId, voterId, ballot } }) => {
    const rehearsal = rehearsals.rehearsalOf(context.app, roundId)
    if (rehearsal !== null) return unwrap(rehearsals.castInRehearsal(context.app, rehearsal, voterId, ballot))
    return unwrap(core.castBallot(voting(context), roundId, voterId, ballot))
  }),
  castByCode: booth.castByCode.handler(({ context, input: { roundId, code, ballot } }) => {
    const rehearsal = rehearsals.rehearsalOf(context.app, roundId)
    if (rehearsal !== null) return unwrap(rehearsals.castInRehearsalByCode(context.app, rehearsal, code, ballot))
    return unwrap(core.castByCode(voting(context), context.app.castTries, roundId, code, ballot))
  }),
  leave: booth.leave.handler(({ context, input }) => {
    unwrap(core.leaveBooth(context.app, input.pin, core.boothSession(context.app)?.now() ?? Date.now()))
  }),
}
