import type { Ticket } from '../scene.ts'
import { ApprovalPaper } from './ApprovalPaper.tsx'
import { DotsPaper } from './DotsPaper.tsx'
import { RankingPaper } from './RankingPaper.tsx'
import { RatingPaper } from './RatingPaper.tsx'
import { ScoredPaper } from './ScoredPaper.tsx'
import type { UnfinishedBallot } from './unfinished.ts'
import { YesNoPaper } from './YesNoPaper.tsx'

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
  const common = { ticket, onReview }
  if (rules.method === 'dots' && ballot.method === 'dots') {
    const change = (placed: typeof ballot.placed) => onChange({ method: 'dots', placed })
    return <DotsPaper {...common} rules={rules} ballot={ballot.placed} onChange={change} />
  }
  if (rules.method === 'approval' && ballot.method === 'approval') {
    const change = (chosen: readonly string[]) => onChange({ method: 'approval', chosen: [...chosen] })
    return <ApprovalPaper {...common} rules={rules} ballot={ballot.chosen} onChange={change} />
  }
  if (rules.method === 'ranking' && ballot.method === 'ranking') {
    const change = (order: readonly string[]) => onChange({ method: 'ranking', order: [...order] })
    return <RankingPaper {...common} rules={rules} ballot={ballot.order} onChange={change} />
  }
  if (rules.method === 'rating' && ballot.method === 'rating') {
    const change = (scores: typeof ballot.scores) => onChange({ method: 'rating', scores })
    return <RatingPaper {...common} rules={rules} ballot={ballot.scores} onChange={change} />
  }
  if (rules.method === 'yes_no' && ballot.method === 'yes_no') {
    const change = (answers: typeof ballot.answers) => onChange({ method: 'yes_no', answers })
    return <YesNoPaper {...common} rules={rules} ballot={ballot.answers} onChange={change} />
  }
  const isScored = rules.method === 'usg' || rules.method === 'weighted' || rules.method === 'impact_effort'
  if (isScored && 'scores' in ballot && ballot.method === rules.method) {
    const { method } = rules
    return (
      <ScoredPaper
        {...common}
        rules={rules}
        ballot={ballot.scores}
        onChange={(scores) => onChange({ method, scores })}
      />
    )
  }
  throw new Error(`a ballot of ${ballot.method} on a paper of ${rules.method}`)
}
