import type { WaysView } from '#shared/contract/voting-ways.ts'
import type { Round, RoundOption } from '#shared/schema/voting.ts'

/** What every part of the panel is given. */
export interface WaysProps {
  round: Round
  options: readonly RoundOption[]
  ways: WaysView
  isReadOnly: boolean
}
