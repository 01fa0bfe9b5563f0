import type { Ticket } from '../scene.ts'
import { DotsPaper } from './DotsPaper.tsx'
import type { UnfinishedBallot } from './unfinished.ts'

/** The ballot of a method: one key, one press or one touch a step. */
export function BallotPaper({
  ticket,
  ballot,
  onChange,
  onReview,
}: {
  ticket: Ticket
  ballot: UnfinishedBallot
  onChange: (ballot: UnfinishedBallot) => void
  onReview: () => void
}) {
  const { rules } = ticket
  if (rules.method === 'dots' && ballot.method === 'dots') {
    const change = (placed: typeof ballot.placed) => onChange({ method: 'dots', placed })
    return <DotsPaper ticket={{ ...ticket, rules }} ballot={ballot.placed} onChange={change} onReview={onReview} />
  }
  throw new Error(`no ballot paper for ${rules.method}`)
}
