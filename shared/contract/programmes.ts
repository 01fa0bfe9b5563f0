import { z } from 'zod'
import { Programme, ProgrammeIds, ProgrammeMove } from '#shared/schema/programme.ts'
import { Id } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

/** What may be said of a programme; its number, its place in the cell and its origin come from the core. */
export const ProgrammePatch = Programme.omit({
  id: true,
  number: true,
  position: true,
  origin: true,
  originId: true,
}).partial()
export type ProgrammePatch = z.infer<typeof ProgrammePatch>

/** Where programmes come from when they are not typed: a closed round, a strategy. */
export const NewProgrammes = z.object({
  names: z.array(Programme.shape.name).min(1).max(2000),
  origin: Programme.shape.origin.default('typed'),
  originId: Id.nullable().default(null),
})
export type NewProgrammes = z.infer<typeof NewProgrammes>

export const programmes = {
  list: query().output(z.array(Programme)),
  /** Into the tray, at its end, in the order given. */
  add: command('TOO_MANY').input(NewProgrammes).output(z.array(Programme)),
  update: command().input(z.object({ programmeId: Id, patch: ProgrammePatch })),
  move: command().input(ProgrammeMove),
  setQuickWin: command().input(z.object({ programmeIds: ProgrammeIds, isQuickWin: z.boolean() })),
  remove: command().input(z.object({ programmeIds: ProgrammeIds })),
}
