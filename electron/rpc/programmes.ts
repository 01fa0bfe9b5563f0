import * as core from '../core/programmes.ts'
import { facilitator, opened, unwrap } from './base.ts'

const os = facilitator.programmes

export const programmesRouter = {
  list: os.list.handler(({ context }) => core.getProgrammes(opened(context))),
  add: os.add.handler(({ context, input }) => unwrap(core.addProgrammes(opened(context), input))),
  update: os.update.handler(({ context, input }) => {
    unwrap(core.updateProgramme(opened(context), input.programmeId, input.patch))
  }),
  move: os.move.handler(({ context, input }) => {
    unwrap(core.moveProgrammes(opened(context), input))
  }),
  setQuickWin: os.setQuickWin.handler(({ context, input }) => {
    unwrap(core.setQuickWin(opened(context), input.programmeIds, input.isQuickWin))
  }),
  remove: os.remove.handler(({ context, input }) => {
    unwrap(core.removeProgrammes(opened(context), input.programmeIds))
  }),
}
