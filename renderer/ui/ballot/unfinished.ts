import type { Ballot, RoundRules } from '#shared/schema/voting.ts'
import { type PlacedDots, toDotBallot } from './dots.ts'
import type { Scores } from './scored.ts'

type ScoredMethod = 'usg' | 'weighted' | 'impact_effort'

/**
 * A ballot while it is filled in; it lives in the booth's screen only, until it is cast. Dots remember the order of placing,
 * so that the last one can be taken back; where an option gets several scores some may still be missing. Every other method
 * fills in the ballot itself.
 */
export type UnfinishedBallot =
  | { method: 'dots'; placed: PlacedDots }
  | { method: ScoredMethod; scores: Scores }
  | Exclude<Ballot, { method: 'dots' | ScoredMethod }>

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

/** The ballot as it is sent. The paper lets none go on to the review with a score missing; the core checks all of it again. */
export function toBallot(ballot: UnfinishedBallot): Ballot {
  return ballot.method === 'dots' ? toDotBallot(ballot.placed) : (ballot as Ballot)
}
