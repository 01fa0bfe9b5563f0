import * as stages from '../core/stages.ts'
import { loadBoardTemplates } from '../core/templates.ts'
import * as core from '../core/workshop.ts'
import { facilitator, opened, unwrap } from './base.ts'

const os = facilitator.workshop

export const workshopRouter = {
  get: os.get.handler(({ context: { app } }) => (app.session === null ? null : core.viewWorkshop(app.session))),
  update: os.update.handler(({ context, input }) => {
    unwrap(core.updateWorkshop(opened(context), input))
  }),
  updateStage: os.updateStage.handler(({ context, input }) => {
    unwrap(core.updateStage(opened(context), input.stageId, input.patch))
  }),
  updateDay: os.updateDay.handler(({ context, input }) => {
    unwrap(core.updateDay(opened(context), input.dayId, input.patch))
  }),
  stageGaps: os.stageGaps.handler(({ context, input }) => unwrap(stages.stageGaps(opened(context), input.stageId))),
  closeStage: os.closeStage.handler(async ({ context, input }) =>
    unwrap(await stages.closeStageAndBackUp(opened(context), input.stageId)),
  ),
  reopenStage: os.reopenStage.handler(({ context, input }) => {
    unwrap(stages.reopenStage(opened(context), input.stageId))
  }),
}

const activities = facilitator.activities

export const activitiesRouter = {
  add: activities.add.handler(({ context, input }) =>
    unwrap(core.addActivity(opened(context), input, loadBoardTemplates(context.app.platform.resourcesFolder))),
  ),
  update: activities.update.handler(({ context, input }) => {
    unwrap(core.updateActivity(opened(context), input.activityId, input.patch))
  }),
  move: activities.move.handler(({ context, input }) => {
    unwrap(core.moveActivity(opened(context), input))
  }),
  remove: activities.remove.handler(({ context, input }) => {
    unwrap(core.removeActivity(opened(context), input.activityId))
  }),
  open: activities.open.handler(({ context, input }) => {
    unwrap(core.openActivity(opened(context), input.activityId))
  }),
  close: activities.close.handler(({ context, input }) => {
    unwrap(core.closeActivity(opened(context), input.activityId))
  }),
  setTimer: activities.setTimer.handler(({ context, input }) => {
    unwrap(core.setTimer(opened(context), input.activityId, input.action))
  }),
}
