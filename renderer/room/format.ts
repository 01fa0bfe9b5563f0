import i18next from 'i18next'
import { clockTime, romanNumeral } from '#shared/domain/words.ts'

export const roman = romanNumeral

/** "10.42" in the zone of the workshop. */
export const clock = clockTime

/** The readable sentence of a history entry. */
export function historyText(kind: string, said: Record<string, string | number>): string {
  const t = i18next.t as unknown as (key: string, options: Record<string, unknown>) => string
  const { entry, ...values } = said
  if (typeof entry === 'string') return t(kind, { ns: 'history', entryText: historyText(entry, values) })
  return t(kind, { ns: 'history', ...values })
}
