import type { Ballot } from '../../schema/voting.ts'

/**
 * Whether two typings of one paper say the same, whatever order their options were typed in; a ranking's order is what it
 * says. Null is a void paper.
 */
export function isSameEntry(one: Ballot | null, other: Ballot | null): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))
}

function inOrder(value: unknown): unknown {
  if (isApproval(value)) return { ...value, chosen: value.chosen.toSorted() }
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]))
}

function isApproval(value: unknown): value is Extract<Ballot, { method: 'approval' }> {
  return typeof value === 'object' && value !== null && 'method' in value && value.method === 'approval'
}
