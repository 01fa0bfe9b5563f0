import i18next from 'i18next'
import { clockTime, romanNumeral } from '#shared/domain/words.ts'
import type { Workshop } from '#shared/schema/workshop.ts'

/** "Kabupaten Manokwari". */
export function regencyTitle({ regency, regencyKind }: Pick<Workshop, 'regency' | 'regencyKind'>): string {
  return `${regencyKind === 'kota' ? 'Kota' : 'Kabupaten'} ${regency}`
}

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
