import * as core from '../core/board-layout.ts'
import { offeredTemplates } from '../core/templates.ts'
import { templatesOf } from './boards.ts'
import { facilitator, opened, unwrap } from './base.ts'

const os = facilitator.boardLayout

export const boardLayoutRouter = {
  templates: os.templates.handler(({ context }) => offeredTemplates(templatesOf(context))),
  choose: os.choose.handler(({ context, input }) => {
    unwrap(core.chooseTemplate(opened(context), input.activityId, input.template, templatesOf(context)))
  }),
  addZone: os.addZone.handler(({ context, input }) => unwrap(core.addZone(opened(context), input))),
  updateZone: os.updateZone.handler(({ context, input }) => {
    unwrap(core.updateZone(opened(context), input.zoneId, input.patch))
  }),
  moveZone: os.moveZone.handler(({ context, input }) => {
    unwrap(core.moveZone(opened(context), input.zoneId, input.beforeId))
  }),
  removeZone: os.removeZone.handler(({ context, input }) => {
    unwrap(core.removeZone(opened(context), input.zoneId))
  }),
  addRow: os.addRow.handler(({ context, input }) => unwrap(core.addRow(opened(context), input))),
  updateRow: os.updateRow.handler(({ context, input }) => {
    unwrap(core.updateRow(opened(context), input.rowId, input.patch))
  }),
  moveRow: os.moveRow.handler(({ context, input }) => {
    unwrap(core.moveRow(opened(context), input.rowId, input.beforeId))
  }),
  removeRow: os.removeRow.handler(({ context, input }) => {
    unwrap(core.removeRow(opened(context), input.rowId))
  }),
}
