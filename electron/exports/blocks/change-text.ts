import type { LateChange } from '#shared/schema/record.ts'
import type { Paper } from '../paper.ts'

/** The sentence of a late change, as the history of the app words it; what was undone is named in its own words. */
export function changeText({ t }: Pick<Paper, 't'>, change: LateChange): string {
  const { entry, ...values } = change.values
  if (typeof entry !== 'string') return t(`history:${change.kind}`, values)
  return t(`history:${change.kind}`, { entryText: t(`history:${entry}`, values) })
}
