import type { LateChange } from '#shared/schema/record.ts'
import type { Paper } from '../paper.ts'

/** The sentence of a late change, as the history of the app words it. */
export function changeText({ t }: Pick<Paper, 't'>, change: LateChange): string {
  return t(`history:${change.kind}`, change.values)
}
