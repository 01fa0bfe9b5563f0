import { z } from 'zod'
import { Attendance, Id, Person, Unit, WorkingGroup } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

export const PeopleView = z.object({
  people: z.array(Person),
  units: z.array(Unit),
  workingGroups: z.array(WorkingGroup),
  attendance: z.array(Attendance),
})
export type PeopleView = z.infer<typeof PeopleView>

/** What may be said of a person; the running number comes from the list. */
export const PersonFields = Person.pick({
  label: true,
  institution: true,
  unitId: true,
  constituency: true,
  jobTitle: true,
  phone: true,
})
export type PersonFields = z.infer<typeof PersonFields>

/** What of a person may be changed; what is left out stays. */
const PersonPatch = PersonFields.extend({ workingGroupId: Id.nullable() }).partial()
export type PersonPatch = z.infer<typeof PersonPatch>

export const people = {
  get: query().output(PeopleView),
  add: command().input(PersonFields).output(Person),
  update: command().input(z.object({ personId: Id, patch: PersonPatch })),
  remove: command('PERSON_ON_ROLL').input(z.object({ personIds: z.array(Id).min(1).max(5000) })),
  /** A null status clears the mark: absent. */
  mark: command().input(
    z.object({
      personIds: z.array(Id).min(1).max(5000),
      dayId: Id,
      status: Attendance.shape.status.nullable(),
      mode: Attendance.shape.mode,
    }),
  ),
  addUnit: command()
    .input(Unit.pick({ name: true, short: true }))
    .output(Unit),
}
