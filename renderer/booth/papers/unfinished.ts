import type { Ballot, RoundRules } from '#shared/schema/voting.ts'
import { type PlacedDots, toDotBallot } from './dots.ts'

/**
 * A ballot while it is filled in; it lives in the booth's screen only, until it is cast. Dots remember the order of placing,
 * so that the last one can be taken back; every other method fills in the ballot itself.
 */
export type UnfinishedBallot = { method: 'dots'; placed: PlacedDots } | Exclude<Ballot, { method: 'dots' }>

/** The ballot that somebody gets into their hands. */
export function emptyBallot({ method }: RoundRules): UnfinishedBallot {
  switch (method) {
    case 'dots':
      return { method, placed: [] }
    case 'approval':
      return { method, chosen: [] }
    case 'rating':
    case 'usg':
    case 'weighted':
    case 'impact_effort':
      return { method, scores: {} }
    case 'ranking':
      return { method, order: [] }
    case 'yes_no':
      return { method, answers: {} }
    default:
      return method satisfies never
  }
}

/** The ballot as it is sent. */
export function toBallot(ballot: UnfinishedBallot): Ballot {
  return ballot.method === 'dots' ? toDotBallot(ballot.placed) : ballot
}
