import { type BoardAnalysis, type Strategy, type TowsCell, towsCells } from '#shared/schema/analysis.ts'
import type { Programme } from '#shared/schema/programme.ts'
import { byPosition } from '../order.ts'
import { type SwotSide, sidesOfCell } from './sides.ts'
import { type SwotAnalysis, type WeighedFactor, factorsByTheme } from './swot.ts'

/** A strategy with what it stands on. */
export interface TowsStrategy extends Strategy {
  /** What it cites, internal before external; themes that are gone, left out or now lie elsewhere are not among them. */
  factors: WeighedFactor[]
  /** Sides of its cell that it cites nothing of any more; empty for a sound strategy. */
  missingSides: SwotSide[]
}

/**
 * The strategies of a board by cell, each in its order.
 * @see tests/SPEC.md M20-M22
 */
export function towsMatrix(swot: SwotAnalysis, analysis: BoardAnalysis): Record<TowsCell, TowsStrategy[]> {
  const factors = factorsByTheme(swot)
  const themeIdsOf = Map.groupBy(analysis.strategyFactors, ({ strategyId }) => strategyId)
  const inOrder = analysis.strategies.toSorted(byPosition)
  const order = [...factors.keys()]
  const cellOf = (cell: TowsCell) =>
    inOrder
      .filter((strategy) => strategy.cell === cell)
      .map((strategy): TowsStrategy => {
        const cited = (themeIdsOf.get(strategy.id) ?? [])
          .map(({ themeId }) => factors.get(themeId))
          .filter((factor) => factor !== undefined)
          .filter(({ side }) => sidesOfCell[cell].includes(side))
          .toSorted((one, other) => order.indexOf(one.themeId) - order.indexOf(other.themeId))
        return { ...strategy, factors: cited, missingSides: sidesWithout(cell, cited) }
      })
  return Object.fromEntries(towsCells.map((cell) => [cell, cellOf(cell)])) as Record<TowsCell, TowsStrategy[]>
}

/** The sides of a cell of which nothing is cited; a strategy cites at least one factor of each. */
export function sidesWithout(cell: TowsCell, cited: readonly Pick<WeighedFactor, 'side'>[]): SwotSide[] {
  return sidesOfCell[cell].filter((side) => !cited.some((factor) => factor.side === side))
}

/** `S1+S3+O2`, as strategies name their factors on paper. */
export function citationOf({ factors }: Pick<TowsStrategy, 'factors'>): string {
  return factors.map(({ code }) => code).join('+')
}

/** The programme that came from a strategy, if there is one. */
export function programmeOfStrategy<P extends Pick<Programme, 'origin' | 'originId'>>(
  strategyId: string,
  programmes: readonly P[],
): P | undefined {
  return programmes.find(({ origin, originId }) => origin === 'strategy' && originId === strategyId)
}
