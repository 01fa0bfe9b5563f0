import type { ReactNode } from 'react'
import type { Paper } from './paper.ts'
import { ApprovalPaper } from './ApprovalPaper.tsx'
import { DotsPaper } from './DotsPaper.tsx'
import { RankingPaper } from './RankingPaper.tsx'
import { RatingPaper } from './RatingPaper.tsx'
import { ScoredPaper } from './ScoredPaper.tsx'
import type { UnfinishedBallot } from './unfinished.ts'
import { YesNoPaper } from './YesNoPaper.tsx'

/** The ballot of a method: one key, one press or one touch a step. */
export function BallotPaper({
  paper,
  ballot,
  onChange,
  onReview,
}: {
  paper: Paper
  ballot: UnfinishedBallot
  onChange: (ballot: UnfinishedBallot) => void
  onReview: () => void
}): ReactNode {
  const { rules } = paper
  const common = { paper, onReview }
  switch (rules.method) {
    case 'dots': {
      if (ballot.method !== 'dots') break
      const change = (placed: typeof ballot.placed) => onChange({ method: 'dots', placed })
      return <DotsPaper {...common} rules={rules} ballot={ballot.placed} onChange={change} />
    }
    case 'approval': {
      if (ballot.method !== 'approval') break
      const change = (chosen: readonly string[]) => onChange({ method: 'approval', chosen: [...chosen] })
      return <ApprovalPaper {...common} rules={rules} ballot={ballot.chosen} onChange={change} />
    }
    case 'ranking': {
      if (ballot.method !== 'ranking') break
      const change = (order: readonly string[]) => onChange({ method: 'ranking', order: [...order] })
      return <RankingPaper {...common} rules={rules} ballot={ballot.order} onChange={change} />
    }
    case 'rating': {
      if (ballot.method !== 'rating') break
      const change = (scores: typeof ballot.scores) => onChange({ method: 'rating', scores })
      return <RatingPaper {...common} rules={rules} ballot={ballot.scores} onChange={change} />
    }
    case 'yes_no': {
      if (ballot.method !== 'yes_no') break
      const change = (answers: typeof ballot.answers) => onChange({ method: 'yes_no', answers })
      return <YesNoPaper {...common} rules={rules} ballot={ballot.answers} onChange={change} />
    }
    case 'usg':
    case 'weighted':
    case 'impact_effort': {
      const { method } = rules
      if (ballot.method !== method) break
      const change = (scores: typeof ballot.scores) => onChange({ method, scores })
      return <ScoredPaper {...common} rules={rules} ballot={ballot.scores} onChange={change} />
    }
    default:
      return rules satisfies never
  }
  throw new Error(`a ballot of ${ballot.method} on a paper of ${rules.method}`)
}
