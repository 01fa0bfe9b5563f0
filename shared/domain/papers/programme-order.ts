import type { Programme } from '../../schema/programme.ts'
import type { Dimension, Horizon } from '../../schema/vocabulary.ts'
import { dimensions, horizons } from '../../schema/vocabulary.ts'
import type { Unit, Workshop } from '../../schema/workshop.ts'
import { horizonYears } from '../horizons.ts'
import { byPosition } from './order.ts'

/** Programmes by dimension, horizon and place in their cell; what is not sorted yet comes last. */
export function programmesInOrder(programmes: Programme[]): Programme[] {
  return programmes.toSorted(
    (a, b) =>
      rank<Dimension>(dimensions, a.dimension) - rank<Dimension>(dimensions, b.dimension) ||
      rank<Horizon>(horizons, a.horizon) - rank<Horizon>(horizons, b.horizon) ||
      byPosition(a, b),
  )
}

const rank = <T>(order: readonly T[], value: T | null) => (value === null ? order.length : order.indexOf(value))

/** The programmes of one dimension, whether or not they have a horizon. */
export function programmesOf(programmes: Programme[], dimension: Dimension): Programme[] {
  return programmesInOrder(programmes.filter((programme) => programme.dimension === dimension))
}

/** Unit in charge as papers name it: short name of the unit, else what was written, else empty. */
export function leadUnitName(programme: Programme, units: Unit[]): string {
  const unit = units.find((candidate) => candidate.id === programme.leadUnitId)
  if (unit === undefined) return programme.leadUnitText
  return unit.short === '' ? unit.name : unit.short
}

/** First and last year: the programme's own, else those of its horizon; null while it has neither. */
export function programmeYears(
  programme: Programme,
  workshop: Pick<Workshop, 'firstPlanYear'>,
): { from: number; to: number } | null {
  const ofHorizon = programme.horizon === null ? null : horizonYears(workshop.firstPlanYear, programme.horizon)
  const from = programme.firstYear ?? ofHorizon?.from ?? programme.lastYear
  if (from === null || from === undefined) return null
  return { from, to: Math.max(from, programme.lastYear ?? ofHorizon?.to ?? from) }
}

/** How many programmes lie in each of the 18 cells, dimension by dimension. */
export function cellCounts(
  programmes: Programme[],
): { dimension: Dimension; horizon: Horizon; count: number; quickWinCount: number }[] {
  return dimensions.flatMap((dimension) =>
    horizons.map((horizon) => {
      const inCell = programmes.filter((item) => item.dimension === dimension && item.horizon === horizon)
      return {
        dimension,
        horizon,
        count: inCell.length,
        quickWinCount: inCell.filter((item) => item.isQuickWin).length,
      }
    }),
  )
}
