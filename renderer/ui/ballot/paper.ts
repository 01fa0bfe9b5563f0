import type { BoothView } from '#shared/contract/voting.ts'
import type { RoundRules } from '#shared/schema/voting.ts'

/** A ballot paper: what is asked, by which rules, and the options in the order that its voter sees. */
export interface Paper {
  question: string
  rules: RoundRules
  options: BoothView['options']
}

/** Random order for one voter, so that the top of the list wins no votes by being there. */
export function shuffled<T>(list: readonly T[]): T[] {
  const result = [...list]
  for (let last = result.length - 1; last > 0; last--) {
    const other = randomBelow(last + 1)
    const kept = result[last] as T
    result[last] = result[other] as T
    result[other] = kept
  }
  return result
}

function randomBelow(limit: number): number {
  const numbers = new Uint32Array(1)
  const fair = Math.floor(2 ** 32 / limit) * limit
  do crypto.getRandomValues(numbers)
  while (numbers[0]! >= fair)
  return numbers[0]! % limit
}
