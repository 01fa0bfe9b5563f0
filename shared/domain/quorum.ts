import type { RoundResult } from '#shared/schema/voting.ts'

export type QuorumRule = RoundResult['quorum']['rule']
export type QuorumBase = RoundResult['quorum']['base']

/**
 * How many people must take part for a quorum. More than half is `floor(n/2)+1`, two thirds is `ceil(2n/3)`.
 * @param baseCount people of the base: all who are registered, or those who signed the attendance list of the day
 * @returns a head count, at least 1: an empty hall never has a quorum
 * @see domain guide §6, "Quorum"; tests/SPEC.md D10
 */
export function requiredForQuorum(rule: QuorumRule, baseCount: number): number {
  const required = rule === 'simple' ? Math.floor(baseCount / 2) + 1 : Math.ceil((2 * baseCount) / 3)
  return Math.max(1, required)
}
