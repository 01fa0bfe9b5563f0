import * as core from '../core/working-groups.ts'
import { facilitator, opened, unwrap } from './base.ts'

const os = facilitator.groups

/** Working groups (Pokja) and who is in them. */
export const groupsRouter = os.router({
  add: os.add.handler(({ context, input }) => unwrap(core.addGroups(opened(context), input.groups))),
  update: os.update.handler(({ context, input }) => {
    unwrap(core.updateGroup(opened(context), input.groupId, input.patch))
  }),
  remove: os.remove.handler(({ context, input }) => {
    unwrap(core.removeGroup(opened(context), input.groupId))
  }),
  assign: os.assign.handler(({ context, input }) => {
    unwrap(core.assignPeople(opened(context), input.personIds, input.groupId))
  }),
})
