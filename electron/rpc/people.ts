import * as people from '../core/people.ts'
import { facilitator, opened, unwrap } from './base.ts'

const os = facilitator.people

/** Participants, units and attendance. */
export const peopleRouter = os.router({
  get: os.get.handler(({ context }) => people.getPeople(opened(context))),
  add: os.add.handler(({ context, input }) => unwrap(people.addPerson(opened(context), input))),
  update: os.update.handler(({ context, input }) => {
    unwrap(people.updatePerson(opened(context), input.personId, input.patch))
  }),
  remove: os.remove.handler(({ context, input }) => unwrap(people.removePeople(opened(context), input.personIds))),
  mark: os.mark.handler(({ context, input }) => unwrap(people.markAttendance(opened(context), input))),
  addUnit: os.addUnit.handler(({ context, input }) => unwrap(people.addUnit(opened(context), input))),
})
