import { z } from 'zod'
import { Programme } from '#shared/schema/programme.ts'
import { Dimension, Horizon } from '#shared/schema/vocabulary.ts'
import { Id } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

const ProgrammeIds = z.array(Id).min(1).max(2000)

export const ProgrammePatch = Programme.omit({ id: true, number: true, position: true, origin: true, originId: true }).partial()
export type ProgrammePatch = z.infer<typeof ProgrammePatch>

export const programmes = {
  list: query().output(z.array(Programme)),
  add: command('TOO_MANY').input(z.object({ names: z.array(Programme.shape.name).min(1).max(2000) })).output(z.array(Programme)),
  update: command().input(z.object({ programmeId: Id, patch: ProgrammePatch })),
  /** To a cell of the grid, or back to the tray with nulls; before another programme of that cell or at its end. */
  move: command().input(
    z.object({ programmeIds: ProgrammeIds, dimension: Dimension.nullable(), horizon: Horizon.nullable(), beforeId: Id.nullable() }),
  ),
  setQuickWin: command().input(z.object({ programmeIds: ProgrammeIds, isQuickWin: z.boolean() })),
  remove: command().input(z.object({ programmeIds: ProgrammeIds })),
}
