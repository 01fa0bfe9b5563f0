import { expect, it } from 'vitest'
import { horizonOfYears, horizonYears } from '#shared/domain/horizons.ts'

it('D20: from base year B the horizons are B, B to B+4 and B to B+9', () => {
  expect(horizonYears(2024, 'short')).toEqual({ from: 2024, to: 2024 })
  expect(horizonYears(2024, 'medium')).toEqual({ from: 2024, to: 2028 })
  expect(horizonYears(2024, 'long')).toEqual({ from: 2024, to: 2033 })
})

it.each([
  [2024, 2024, 'short'],
  [2024, 2025, 'medium'],
  [2024, 2028, 'medium'],
  [2027, 2027, 'medium'],
  [2028, 2029, 'long'],
  [2033, 2033, 'long'],
  [2034, 2034, null],
  [2023, 2024, null],
  [2026, 2025, null],
])('D21: in a plan from 2024 the years %i to %i propose %s', (from, to, horizon) => {
  expect(horizonOfYears(2024, { from, to })).toBe(horizon)
})
