import { describe, expect, it } from 'vitest'
import { isRatedBoard, readinessShares, wholePercents } from '#shared/domain/readiness.ts'
import type { Readiness } from '#shared/schema/vocabulary.ts'

const notes = (good: number, fair: number, poor: number, unrated = 0) => [
  ...Array.from({ length: good }, () => ({ readiness: 'good' as Readiness | null })),
  ...Array.from({ length: fair }, () => ({ readiness: 'fair' as const })),
  ...Array.from({ length: poor }, () => ({ readiness: 'poor' as const })),
  ...Array.from({ length: unrated }, () => ({ readiness: null })),
]

describe('readiness', () => {
  it('B250: shares are whole percents of the rated notes, as the room reads them out', () => {
    expect(readinessShares(notes(21, 13, 7, 9))).toEqual({
      counts: { good: 21, fair: 13, poor: 7 },
      percents: { good: 51, fair: 32, poor: 17 },
      ratedCount: 41,
      totalCount: 50,
    })
  })

  it('B250: without a rated note there is no share', () => {
    expect(readinessShares(notes(0, 0, 0, 3))).toMatchObject({
      percents: { good: 0, fair: 0, poor: 0 },
      ratedCount: 0,
      totalCount: 3,
    })
  })

  it('B251: percents sum to 100, the largest remainders first, ties in their order', () => {
    expect(wholePercents([1, 1, 1])).toEqual([34, 33, 33])
    expect(wholePercents([1, 1, 4])).toEqual([17, 17, 66])
    expect(wholePercents([0, 0, 5])).toEqual([0, 0, 100])
    expect(wholePercents([])).toEqual([])
  })

  it('B251: for every small board they sum to 100 and none is a whole percent off', () => {
    for (let good = 0; good <= 12; good += 1) {
      for (let fair = 0; fair <= 12; fair += 1) {
        for (let poor = good + fair === 0 ? 1 : 0; poor <= 12; poor += 1) {
          const counts = [good, fair, poor]
          const percents = wholePercents(counts)
          const total = good + fair + poor
          expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100)
          for (const [index, percent] of percents.entries()) {
            expect(Math.abs(percent - (counts[index]! * 100) / total)).toBeLessThan(1)
          }
        }
      }
    }
  })

  it('B252: only notes of a readiness board are rated', () => {
    expect(isRatedBoard({ template: 'readiness' })).toBe(true)
    expect(isRatedBoard({ template: 'swot' })).toBe(false)
  })
})
