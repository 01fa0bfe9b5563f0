import type { Paper } from './paper.ts'

/** What every ballot paper is given: the paper, its rules, and the ballot under the hand. */
export interface PaperProps<Rules, Unfinished> {
  paper: Paper
  rules: Rules
  ballot: Unfinished
  onChange: (ballot: Unfinished) => void
  onReview: () => void
}
