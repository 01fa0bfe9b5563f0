import { z } from 'zod'
import { Dimension, Horizon } from './vocabulary.ts'
import { Id, Position, line } from './workshop.ts'

export const Programme = z.object({
  id: Id,
  /** Running number in the workshop, printed as P-7. */
  number: z.number().int().min(1),
  name: line(500).min(1),
  description: z.string().trim().max(4000),
  /** Null while the programme lies in the tray of the unsorted (belum dipilah). */
  dimension: Dimension.nullable(),
  horizon: Horizon.nullable(),
  leadUnitId: Id.nullable(),
  /** Unit in charge as written, when it is not one of the workshop's units. */
  leadUnitText: line(200),
  supportingUnits: line(400),
  indicator: line(500),
  baseline: line(200),
  target: line(200),
  /** Whole rupiah. */
  budgetRupiah: z.number().int().min(0).nullable(),
  fundingSource: line(120),
  firstYear: z.number().int().min(2000).max(2110).nullable(),
  lastYear: z.number().int().min(2000).max(2110).nullable(),
  isQuickWin: z.boolean(),
  origin: z.enum(['typed', 'imported', 'vote', 'strategy']),
  originId: Id.nullable(),
  position: Position,
})
export type Programme = z.infer<typeof Programme>

/** Programmes that one gesture is about. */
export const ProgrammeIds = z.array(Id).min(1).max(2000)

/**
 * To a cell of the grid, or with nulls back to the tray. A dimension or horizon that is left out stays as each programme
 * has it: that is how a key gives many programmes one dimension and leaves their horizons alone. Before another programme
 * of that place or, with null, at its end; left out, those that lie there already keep their place.
 */
export const ProgrammeMove = z.object({
  programmeIds: ProgrammeIds,
  dimension: Dimension.nullable().optional(),
  horizon: Horizon.nullable().optional(),
  beforeId: Id.nullable().optional(),
})
export type ProgrammeMove = z.infer<typeof ProgrammeMove>
