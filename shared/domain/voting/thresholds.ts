import type { Threshold } from '../../schema/voting.ts'
import type { Bases } from './method.ts'

/**
 * Votes needed: more than half (`floor(n/2) + 1`), or at least two thirds or three quarters (rounded up).
 * @see domain guide §6, "Quorum"
 */
export function requiredVotes(share: Threshold['share'], baseCount: number): number {
  if (share === 'simple') return Math.floor(baseCount / 2) + 1
  return share === 'two_thirds' ? Math.ceil((2 * baseCount) / 3) : Math.ceil((3 * baseCount) / 4)
}

/** The number that a threshold is measured by. @param validCount ballots that say yes or no to this option */
export function baseOf(base: Threshold['base'], bases: Bases, validCount: number): number {
  switch (base) {
    case 'cast':
      return bases.castCount
    case 'valid':
      return validCount
    case 'present':
      return bases.presentCount
    case 'entitled':
      return bases.entitledCount
    default:
      return base satisfies never
  }
}
