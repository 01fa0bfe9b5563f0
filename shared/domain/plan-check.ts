import type { Programme } from '#shared/schema/programme.ts'
import { dimensions, horizons } from '#shared/schema/vocabulary.ts'
import type { Dimension, Horizon } from '#shared/schema/vocabulary.ts'

/** One of the 18 cells of the sorting grid. */
export type Cell = { dimension: Dimension; horizon: Horizon }

type Sorting = Pick<Programme, 'dimension' | 'horizon'>

/** Still in the tray: a programme belongs to a cell only when both its dimension and its horizon are known. */
export function isUnsorted(programme: Sorting): boolean {
  return programme.dimension === null || programme.horizon === null
}

/** Number of sorted programmes in each of the 18 cells. */
export function countCells(programmes: readonly Sorting[]): Record<Dimension, Record<Horizon, number>> {
  const emptyRow = (): Record<Horizon, number> => ({ short: 0, medium: 0, long: 0 })
  const counts: Record<Dimension, Record<Horizon, number>> = {
    governance: emptyRow(),
    branding: emptyRow(),
    economy: emptyRow(),
    living: emptyRow(),
    society: emptyRow(),
    environment: emptyRow(),
  }
  for (const { dimension, horizon } of programmes) {
    if (dimension !== null && horizon !== null) counts[dimension][horizon] += 1
  }
  return counts
}

/**
 * Cells without a programme, by dimension and then from short to long term. Buku 2 lists them in 5.8: an empty cell may
 * be intended, but nobody should find out only in print.
 * @see tests/SPEC.md D33
 */
export function emptyCells(programmes: readonly Sorting[]): Cell[] {
  const counts = countCells(programmes)
  return dimensions.flatMap((dimension) =>
    horizons.filter((horizon) => counts[dimension][horizon] === 0).map((horizon) => ({ dimension, horizon })),
  )
}

/** One spoke of the radar. */
export type RadarSpoke = {
  dimension: Dimension
  /** Sorted programmes of the dimension. */
  programmeCount: number
  countByHorizon: Record<Horizon, number>
  emptyHorizons: Horizon[]
  quickWinCount: number
}

/** The plan at a glance: one spoke per dimension, and how many programmes still wait in the tray. */
export function planRadar(programmes: readonly (Sorting & Pick<Programme, 'isQuickWin'>)[]): {
  spokes: RadarSpoke[]
  unsortedCount: number
} {
  const counts = countCells(programmes)
  const spokes = dimensions.map((dimension): RadarSpoke => {
    const countByHorizon = counts[dimension]
    return {
      dimension,
      programmeCount: horizons.reduce((total, horizon) => total + countByHorizon[horizon], 0),
      countByHorizon,
      emptyHorizons: horizons.filter((horizon) => countByHorizon[horizon] === 0),
      quickWinCount: programmes.filter((programme) => programme.isQuickWin && programme.dimension === dimension).length,
    }
  })
  return { spokes, unsortedCount: programmes.filter(isUnsorted).length }
}
