import { expect, it } from 'vitest'
import { requiredForQuorum } from '#shared/domain/quorum.ts'

it.each([
  [80, 41],
  [79, 40],
  [110, 56],
  [1, 1],
  [2, 2],
])('D10: more than half of %i are %i', (baseCount, required) => {
  expect(requiredForQuorum('simple', baseCount)).toBe(required)
})

it.each([
  [80, 54],
  [81, 54],
  [3, 2],
  [1, 1],
])('D10: two thirds of %i are %i', (baseCount, required) => {
  expect(requiredForQuorum('two_thirds', baseCount)).toBe(required)
})

it('D11: an empty hall never has a quorum', () => {
  expect(requiredForQuorum('simple', 0)).toBe(1)
  expect(requiredForQuorum('two_thirds', 0)).toBe(1)
})
