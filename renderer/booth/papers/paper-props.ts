import type { Ticket } from '../scene.ts'

/** What every ballot paper is given: the paper, its rules, and the ballot under the hand. */
export interface PaperProps<Rules, Unfinished> {
  ticket: Ticket
  rules: Rules
  ballot: Unfinished
  onChange: (ballot: Unfinished) => void
  onReview: () => void
}
