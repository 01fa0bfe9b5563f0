import type { TowsCell } from '#shared/schema/analysis.ts'
import type { Zone } from '#shared/schema/board.ts'

/** The four sides of a SWOT analysis, internal before external; a side is the letter of its codes (S1, W2 …). */
export const swotSides = ['s', 'w', 'o', 't'] as const
export type SwotSide = (typeof swotSides)[number]

/** IFAS weighs what lies within the region against each other, EFAS what lies outside of it. */
export const factorTables = ['ifas', 'efas'] as const
export type FactorTableKind = (typeof factorTables)[number]

/** The helping side of a table before the hindering one. */
export const sidesOfTable: Readonly<Record<FactorTableKind, readonly [SwotSide, SwotSide]>> = {
  ifas: ['s', 'w'],
  efas: ['o', 't'],
}

/** Which internal side meets which external one. */
export const sidesOfCell: Readonly<Record<TowsCell, readonly [SwotSide, SwotSide]>> = {
  so: ['s', 'o'],
  wo: ['w', 'o'],
  st: ['s', 't'],
  wt: ['w', 't'],
}

const sideByZoneKey = new Map<string, SwotSide>([
  ['strengths', 's'],
  ['weaknesses', 'w'],
  ['opportunities', 'o'],
  ['threats', 't'],
])

/** The side that a zone stands for, whatever the room calls it; null for zones of other boards and hidden ones. */
export function sideOfZone({ key, isHidden }: Pick<Zone, 'key' | 'isHidden'>): SwotSide | null {
  return isHidden ? null : (sideByZoneKey.get(key) ?? null)
}

/** True for a board that has all four sides, and so can be analysed. */
export function isSwotBoard(zones: readonly Pick<Zone, 'key' | 'isHidden'>[]): boolean {
  const sides = new Set(zones.map(sideOfZone))
  return swotSides.every((side) => sides.has(side))
}
