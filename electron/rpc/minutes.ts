import * as minutes from '../core/minutes.ts'
import { facilitator, opened, unwrap } from './base.ts'

const os = facilitator.minutes

/** Running notes, decisions and signatories of a stage. */
export const minutesRouter = os.router({
  get: os.get.handler(({ context, input }) => unwrap(minutes.getMinutes(opened(context), input.stageId))),
  addRemark: os.addRemark.handler(({ context, input }) => unwrap(minutes.addRemark(opened(context), input))),
  editRemark: os.editRemark.handler(({ context, input }) =>
    unwrap(minutes.editRemark(opened(context), input.remarkId, input.text)),
  ),
  removeRemark: os.removeRemark.handler(({ context, input }) =>
    unwrap(minutes.removeRemark(opened(context), input.remarkId)),
  ),
  addDecision: os.addDecision.handler(({ context, input }) => unwrap(minutes.addDecision(opened(context), input))),
  editDecision: os.editDecision.handler(({ context, input }) =>
    unwrap(minutes.editDecision(opened(context), input.decisionId, input.patch)),
  ),
  moveDecision: os.moveDecision.handler(({ context, input }) =>
    unwrap(minutes.moveDecision(opened(context), input.decisionId, input.beforeId)),
  ),
  removeDecision: os.removeDecision.handler(({ context, input }) =>
    unwrap(minutes.removeDecision(opened(context), input.decisionId)),
  ),
  setSignatories: os.setSignatories.handler(({ context, input }) =>
    unwrap(minutes.setSignatories(opened(context), input.stageId, input.signatories)),
  ),
})
