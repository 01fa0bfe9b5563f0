import type { ErrorCode } from '#shared/schema/errors.ts'

/** Weights are kept to this many decimals, so that whoever recomputes a printed table comes to the same scores. */
const keptDecimals = 3

/** How far a sum of weights may lie from 1: as far as it is still printed as 1.00. */
const sumTolerance = 0.005

/** True when weights make up the whole of their table, within what two decimals can show. */
export function isWholeWeight(sum: number): boolean {
  return Math.abs(sum - 1) < sumTolerance
}

/** Rounds to so many decimals, half up, without the noise of binary fractions (1.005 becomes 1.01). */
export function roundTo(value: number, decimals: number): number {
  return Number(`${Math.round(Number(`${value}e${decimals}`))}e${-decimals}`)
}

/**
 * Shares of a whole that sum to exactly 1 when they are printed with so many decimals: rounded down, and what is left
 * given to the largest remainders, the earlier one first where two are equal.
 * @param parts amounts of at least 0 whose sum is more than 0
 */
export function roundShares(parts: readonly number[], decimals: number): number[] {
  const units = 10 ** decimals
  const total = parts.reduce((sum, part) => sum + part, 0)
  // Divided last, so that equal shares that come out even stay even; the tiny lift keeps 0.29 * 100 from being 28.
  const exact = parts.map((part) => (part * units) / total)
  const floors = exact.map((value) => Math.floor(value + 1e-9))
  const left = units - floors.reduce((sum, value) => sum + value, 0)
  const order = parts
    .map((_, index) => index)
    .toSorted((one, other) => {
      const difference = exact[other]! - floors[other]! - (exact[one]! - floors[one]!)
      return Math.abs(difference) < 1e-9 ? one - other : difference
    })
  for (const index of order.slice(0, left)) floors[index]! += 1
  return floors.map((value) => value / units)
}

/** Why weights cannot be evened out. */
export type EvenOutProblem = Extract<ErrorCode, 'WEIGHT_MISSING' | 'WEIGHT_OUT_OF_RANGE' | 'NO_FACTORS'>

/**
 * *Ratakan*: scales the weights of one table so that they sum to 1, each in its proportion; equal shares when nobody gave
 * any. Two decimals, or three where two would leave a factor nothing.
 * @returns the weights in the same order, or why not: some are empty while others are not, one is negative, no factors
 * @see tests/SPEC.md M8-M12
 */
export function evenOut(weights: readonly (number | null)[]): { weights: number[] } | { problem: EvenOutProblem } {
  if (weights.length === 0) return { problem: 'NO_FACTORS' }
  const given = weights.filter((weight) => weight !== null)
  if (given.some((weight) => !Number.isFinite(weight) || weight < 0)) return { problem: 'WEIGHT_OUT_OF_RANGE' }
  const isNothingGiven = given.every((weight) => weight === 0)
  if (!isNothingGiven && given.length < weights.length) return { problem: 'WEIGHT_MISSING' }
  const parts = isNothingGiven ? weights.map(() => 1) : given
  const coarse = roundShares(parts, 2)
  const losesOne = coarse.some((weight, index) => weight === 0 && parts[index]! > 0)
  return { weights: losesOne ? roundShares(parts, keptDecimals) : coarse }
}

/** Weights from votes: each factor's part of all votes of its table, to three decimals. Null when nobody voted. */
export function weightsOfVotes(votes: readonly number[]): number[] | null {
  return votes.some((count) => count > 0) ? roundShares(votes, keptDecimals) : null
}

/**
 * Reads a weight as people write it: `24 %`, `24`, `0,24`, `0.24`, `,24`. Without a percent sign, up to 1 is a share of
 * the whole and more is percent. An empty text clears the weight.
 * @returns the share 0 to 1 to three decimals, null for an empty text, or undefined for what is no weight
 */
export function parseWeight(text: string): number | null | undefined {
  const written = text.replaceAll(/\s/g, '').replace(',', '.')
  if (written === '') return null
  const match = /^(\d*\.?\d*)(%?)$/.exec(written)
  const number = match === null || !/\d/.test(match[1]!) ? Number.NaN : Number(match[1])
  const share = match?.[2] === '%' || number > 1 ? number / 100 : number
  return share >= 0 && share <= 1 ? roundTo(share, keptDecimals) : undefined
}

/** Decimals with which weights that stand together are printed: two, or three where two would hide something. */
export function decimalsOf(weights: readonly number[]): 2 | 3 {
  return weights.every((weight) => Math.abs(roundTo(weight, 2) - weight) < 1e-9) ? 2 : 3
}
