import type { BoardAnalysis } from '#shared/schema/analysis.ts'
import type { BoardContent, Theme } from '#shared/schema/board.ts'
import { byPosition } from '../order.ts'
import { type FactorTableKind, type SwotSide, sideOfZone, sidesOfTable, swotSides } from './sides.ts'
import { decimalsOf, isWholeWeight } from './weights.ts'

/** A theme in the analysis. */
export interface WeighedFactor {
  themeId: string
  side: SwotSide
  /** `S1`, `W2` …: its place among the included themes of its side. */
  code: string
  title: string
  /** Share of its table, 0 to 1. */
  weight: number | null
  /** 1 to 4; of weaknesses and threats it says how serious they are. */
  rating: number | null
  /** Weight times rating. */
  score: number | null
  /** The rating in the classic IFE/EFE form, where weaknesses and threats are turned round: 1 is worst. */
  classicRating: number | null
  classicScore: number | null
  weightRoundId: string | null
  ratingRoundId: string | null
}

export interface SideTotal {
  side: SwotSide
  weight: number
  /** Null while a factor of the side has no score. A side without factors counts 0. */
  score: number | null
}

/** IFAS or EFAS. */
export interface FactorTable {
  kind: FactorTableKind
  /** The helping side before the hindering one, each in the order of its themes. */
  factors: WeighedFactor[]
  /** Sum of the weights that are given. */
  weightSum: number
  isWeightWhole: boolean
  /** Decimals with which weights are printed: the same in both tables, which are read side by side. */
  weightDecimals: 2 | 3
  /** Subtotals, the helping side first. */
  sides: [SideTotal, SideTotal]
  /** Sum of all classic scores, 1 to 4 with 2.5 as the average; null while the table is incomplete. */
  classicTotal: number | null
}

/** What a table still needs before a position can be read from it. */
export type MissingPart =
  | { kind: 'factors'; table: FactorTableKind }
  | { kind: 'weights' | 'ratings'; table: FactorTableKind; codes: string[] }
  | { kind: 'weightSum'; table: FactorTableKind; sum: number }

/** Quadrants by their signs: (+,+), (+,−), (−,+), (−,−). */
export const quadrants = ['aggressive', 'diversification', 'turnaround', 'defensive'] as const
export type Quadrant = (typeof quadrants)[number]

export interface SwotPosition {
  /** S − W. */
  x: number
  /** O − T. */
  y: number
  /** One quadrant, or on the line the two or four that it lies between. */
  quadrants: Quadrant[]
  isOnLine: boolean
}

export interface SwotAnalysis {
  ifas: FactorTable
  efas: FactorTable
  /** Themes that the room left out, by side and order. */
  leftOut: Pick<WeighedFactor, 'themeId' | 'side' | 'title'>[]
  /** Empty when the analysis is complete. */
  missing: MissingPart[]
  /** There once nothing is missing. */
  position: SwotPosition | null
  /** True when somebody has weighed, rated, left out or written anything. */
  isBegun: boolean
}

/**
 * The analysis of a SWOT board, computed from what the room entered: codes, IFAS and EFAS tables, position and what is
 * missing. A theme without an own row is included and not weighed.
 * @see domain guide, section 6 "IFAS / EFAS and quadrant"; tests/SPEC.md M1-M7
 */
export function analyseSwot(
  { zones, themes }: Pick<BoardContent, 'zones' | 'themes'>,
  { factors, strategies }: BoardAnalysis,
): SwotAnalysis {
  const factorByTheme = new Map(factors.map((factor) => [factor.themeId, factor]))
  const themesBySide = groupBySide(zones, themes)
  const leftOut: SwotAnalysis['leftOut'] = []
  const weighedOf = (side: SwotSide): WeighedFactor[] => {
    const included = themesBySide.get(side)!.filter(({ id, title }) => {
      const isIncluded = factorByTheme.get(id)?.isIncluded ?? true
      if (!isIncluded) leftOut.push({ themeId: id, side, title })
      return isIncluded
    })
    return included.map(({ id, title }, index): WeighedFactor => {
      const { weight = null, rating = null, weightRoundId = null, ratingRoundId = null } = factorByTheme.get(id) ?? {}
      const classicRating = rating === null || side === 's' || side === 'o' ? rating : 5 - rating
      const times = (grade: number | null) => (weight === null || grade === null ? null : weight * grade)
      return {
        themeId: id,
        side,
        code: `${side.toUpperCase()}${index + 1}`,
        title,
        weight,
        rating,
        score: times(rating),
        classicRating,
        classicScore: times(classicRating),
        weightRoundId,
        ratingRoundId,
      }
    })
  }
  const sidesByTable = {
    ifas: sidesOfTable.ifas.map(weighedOf),
    efas: sidesOfTable.efas.map(weighedOf),
  }
  const weightsOf = (factors: readonly WeighedFactor[]) =>
    factors.map(({ weight }) => weight).filter((weight) => weight !== null)
  const weightDecimals = decimalsOf(weightsOf([...sidesByTable.ifas, ...sidesByTable.efas].flat()))
  const tableOf = (kind: FactorTableKind): FactorTable => {
    const bySide = sidesByTable[kind]
    const all = bySide.flat()
    const weights = weightsOf(all)
    const weightSum = sum(weights)
    const isWeightWhole = weights.length === all.length && isWholeWeight(weightSum)
    const classicTotal = sumOrNull(all.map(({ classicScore }) => classicScore))
    return {
      kind,
      factors: all,
      weightSum,
      isWeightWhole,
      weightDecimals,
      sides: [sideTotal(sidesOfTable[kind][0], bySide[0]!), sideTotal(sidesOfTable[kind][1], bySide[1]!)],
      classicTotal: isWeightWhole && all.length > 0 ? classicTotal : null,
    }
  }
  const ifas = tableOf('ifas')
  const efas = tableOf('efas')
  const missing = [ifas, efas].flatMap(missingOf)
  return {
    ifas,
    efas,
    leftOut,
    missing,
    position: missing.length === 0 ? positionOf(difference(ifas), difference(efas)) : null,
    isBegun:
      strategies.length > 0 ||
      factors.some(({ isIncluded, weight, rating }) => !isIncluded || weight !== null || rating !== null),
  }
}

function groupBySide(zones: BoardContent['zones'], themes: readonly Theme[]): Map<SwotSide, Theme[]> {
  const sideByZone = new Map(zones.map((zone) => [zone.id, sideOfZone(zone)]))
  const inOrder = themes.toSorted(byPosition)
  return new Map(swotSides.map((side) => [side, inOrder.filter(({ zoneId }) => sideByZone.get(zoneId) === side)]))
}

function sideTotal(side: SwotSide, factors: readonly WeighedFactor[]): SideTotal {
  return {
    side,
    weight: sum(factors.map(({ weight }) => weight ?? 0)),
    score: sumOrNull(factors.map(({ score }) => score)),
  }
}

function missingOf({ kind, factors, weightSum, isWeightWhole }: FactorTable): MissingPart[] {
  if (factors.length === 0) return [{ kind: 'factors', table: kind }]
  const codesWithout = (field: 'weight' | 'rating') =>
    factors.filter((factor) => factor[field] === null).map(({ code }) => code)
  const parts: MissingPart[] = []
  const unweighed = codesWithout('weight')
  const unrated = codesWithout('rating')
  if (unweighed.length > 0) parts.push({ kind: 'weights', table: kind, codes: unweighed })
  else if (!isWeightWhole) parts.push({ kind: 'weightSum', table: kind, sum: weightSum })
  if (unrated.length > 0) parts.push({ kind: 'ratings', table: kind, codes: unrated })
  return parts
}

const difference = ({ sides: [helping, hindering] }: FactorTable) => helping.score! - hindering.score!

/** What is printed as 0.00 is on the line: a sign that nobody can see would decide the strategy. */
const lineWidth = 0.005

/**
 * The quadrant of a point by its signs; books number the quadrants differently, so name and signs are what is printed.
 * @see tests/SPEC.md M5-M6
 */
export function positionOf(x: number, y: number): SwotPosition {
  const signs = (value: number) => (Math.abs(value) < lineWidth ? [1, -1] : [Math.sign(value)])
  const found = signs(x).flatMap((across) => signs(y).map((up) => quadrantOfSigns(across, up)))
  return { x, y, quadrants: quadrants.filter((quadrant) => found.includes(quadrant)), isOnLine: found.length > 1 }
}

function quadrantOfSigns(across: number, up: number): Quadrant {
  if (across > 0) return up > 0 ? 'aggressive' : 'diversification'
  return up > 0 ? 'turnaround' : 'defensive'
}

/** Some books halve x and y; the signs, and so the quadrant, stay. */
export function halved({ x, y, ...rest }: SwotPosition): SwotPosition {
  return { ...rest, x: x / 2, y: y / 2 }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const sumOrNull = (values: readonly (number | null)[]) =>
  values.reduce((total, value) => (total === null || value === null ? null : total + value), 0)

/** All factors of an analysis by theme. */
export function factorsByTheme({ ifas, efas }: Pick<SwotAnalysis, FactorTableKind>): Map<string, WeighedFactor> {
  return new Map([...ifas.factors, ...efas.factors].map((factor) => [factor.themeId, factor]))
}
