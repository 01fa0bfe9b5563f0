import { z } from 'zod'
import { Id, Position, line } from './workshop.ts'

/**
 * A theme of a SWOT board as a factor of the analysis (domain guide §6, "IFAS / EFAS"). A theme without a row here is a
 * factor that nobody has weighed yet.
 */
export const Factor = z.object({
  id: Id,
  themeId: Id,
  /** False for a theme that the room left out of the analysis. */
  isIncluded: z.boolean(),
  /** Share of its table (S+W or O+T), 0 to 1; null while nobody gave one. */
  weight: z.number().min(0).max(1).nullable(),
  /** 1 to 4; of weaknesses and threats it says how serious they are (4 = very). Null while nobody gave one. */
  rating: z.number().min(1).max(4).nullable(),
  /** The round that the weight, or the rating, was taken from; null where the room entered it. */
  weightRoundId: Id.nullable(),
  ratingRoundId: Id.nullable(),
})
export type Factor = z.infer<typeof Factor>

/** The four cells of the TOWS matrix: which internal side meets which external one. */
export const towsCells = ['so', 'wo', 'st', 'wt'] as const
export const TowsCell = z.enum(towsCells)
export type TowsCell = z.infer<typeof TowsCell>

export const Strategy = z.object({
  id: Id,
  boardId: Id,
  cell: TowsCell,
  /** Running number in the workshop, printed behind its cell as ST-3. */
  number: z.number().int().min(1),
  position: Position,
  text: line(1000).min(1),
})
export type Strategy = z.infer<typeof Strategy>

/** One factor (a theme) that a strategy is built on. */
export const StrategyFactor = z.object({ id: Id, strategyId: Id, themeId: Id })
export type StrategyFactor = z.infer<typeof StrategyFactor>

/** The analysis of one SWOT board as it is kept; what follows from it is computed, never stored. */
export const BoardAnalysis = z.object({
  boardId: Id,
  factors: z.array(Factor),
  strategies: z.array(Strategy),
  strategyFactors: z.array(StrategyFactor),
})
export type BoardAnalysis = z.infer<typeof BoardAnalysis>
