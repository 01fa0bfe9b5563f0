export const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

/** Null without a value. */
export const mean = (values: readonly number[]) => (values.length === 0 ? null : sum(values) / values.length)

/** The middle value, or the mean of the two in the middle; null without a value. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * Population standard deviation over half the possible range, from 0 (all gave the same) to 1 (half gave the least, half
 * the most). 0 without a value.
 * @see domain guide §6, "Likert"
 */
export function normalisedDeviation(values: readonly number[], lowest: number, highest: number): number {
  const middle = mean(values)
  if (middle === null) return 0
  const variance = sum(values.map((value) => (value - middle) ** 2)) / values.length
  return Math.sqrt(variance) / ((highest - lowest) / 2)
}

/** How many gave each step from `lowest` to `highest`. */
export function distributionOf(values: readonly number[], lowest: number, highest: number): number[] {
  const distribution = Array.from({ length: highest - lowest + 1 }, () => 0)
  for (const value of values) distribution[value - lowest] = (distribution[value - lowest] ?? 0) + 1
  return distribution
}
