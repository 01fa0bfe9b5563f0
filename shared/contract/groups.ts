import { z } from 'zod'
import { Id, WorkingGroup } from '#shared/schema/workshop.ts'
import { command } from './procedure.ts'

/** What may be said of a working group; its place in the list is kept by the core. */
export const GroupFields = WorkingGroup.pick({ name: true, dimension: true, leadUnitId: true })
export type GroupFields = z.infer<typeof GroupFields>

/** Kelompok kerja (Pokja). They are read with the participants: `people.get`. */
export const groups = {
  /** Adds one or several at the end of the list, as one undo step. */
  add: command('GROUP_EXISTS')
    .input(z.object({ groups: z.array(GroupFields).min(1).max(60) }))
    .output(z.array(WorkingGroup)),
  update: command('GROUP_EXISTS').input(z.object({ groupId: Id, patch: GroupFields.partial() })),
  /** Its people and notes stay and belong to no group; undo puts them back. */
  remove: command().input(z.object({ groupId: Id })),
  /** Puts people into a group, or with null into none. */
  assign: command().input(z.object({ personIds: z.array(Id).min(1).max(5000), groupId: Id.nullable() })),
}
