import type { Board, Note } from '../schema/board.ts'
import { type Readiness, readinessLevels } from '../schema/vocabulary.ts'

/** Zones of the readiness board in the order in which Buku 1 prints them, 3.1 to 3.5 (domain guide §4). */
export const readinessElements = ['nature', 'structure', 'infrastructure', 'superstructure', 'culture'] as const
export type ReadinessElement = (typeof readinessElements)[number]

/** Whether notes of this board are rated Baik, Sedang or Kurang: only those of readiness boards are. */
export const isRatedBoard = ({ template }: Pick<Board, 'template'>): boolean => template === 'readiness'

export interface ReadinessShares {
  /** Notes of each level. */
  counts: Record<Readiness, number>
  /** Whole percents of the rated notes; they sum to 100, or are all 0 while nothing is rated. */
  percents: Record<Readiness, number>
  ratedCount: number
  totalCount: number
}

/**
 * Shares of good, fair and poor among the rated notes, as in "51 % baik, 32 % sedang, 17 % kurang" (domain guide §3).
 * Notes that nobody rated count in `totalCount` only.
 * @see tests/SPEC.md B250-B252
 */
export function readinessShares(notes: readonly Pick<Note, 'readiness'>[]): ReadinessShares {
  const counts = { good: 0, fair: 0, poor: 0 }
  for (const { readiness } of notes) if (readiness !== null) counts[readiness] += 1
  const [good = 0, fair = 0, poor = 0] = wholePercents(readinessLevels.map((level) => counts[level]))
  const ratedCount = counts.good + counts.fair + counts.poor
  return { counts, percents: { good, fair, poor }, ratedCount, totalCount: notes.length }
}

/**
 * Whole percents that sum to 100, by largest remainder (Hamilton): each share is rounded down, and what is missing goes to
 * the largest fractions; equal fractions are served in their order.
 * @param counts whole numbers, not negative
 * @returns zeros when all counts are 0
 */
export function wholePercents(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return counts.map(() => 0)
  // In whole numbers: fractions of floating point would decide ties by chance.
  const parts = counts.map((count, index) => ({
    index,
    floor: Math.floor((count * 100) / total),
    rest: (count * 100) % total,
  }))
  const missing = 100 - parts.reduce((sum, { floor }) => sum + floor, 0)
  const served = new Set(
    parts
      .toSorted((one, other) => other.rest - one.rest || one.index - other.index)
      .slice(0, missing)
      .map(({ index }) => index),
  )
  return parts.map(({ floor, index }) => floor + (served.has(index) ? 1 : 0))
}
