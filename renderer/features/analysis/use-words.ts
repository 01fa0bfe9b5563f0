import { useTranslation } from 'react-i18next'
import type { SwotSide } from '#shared/domain/analysis/sides.ts'
import type { MissingPart } from '#shared/domain/analysis/swot.ts'
import { formatNumber } from '#shared/domain/words.ts'
import { Locale } from '#shared/schema/vocabulary.ts'

const zoneKeyOf = { s: 'strengths', w: 'weaknesses', o: 'opportunities', t: 'threats' } as const

/** Numbers and names of the analysis in the language of the page. */
export function useWords() {
  const { t, i18n } = useTranslation(['analysis', 'domain'])
  const locale = Locale.parse(i18n.language)
  const number = (value: number, decimals: number) => formatNumber(value, locale, decimals)
  return {
    number,
    /** A rating as it was given: whole, or with the two decimals of a mean. */
    rating: (rating: number) => number(rating, Number.isInteger(rating) ? 0 : 2),
    sideName: (side: SwotSide) => t(`domain:quadrant.${zoneKeyOf[side]}`),
    /** "Kekuatan (S)". */
    sideTitle: (side: SwotSide) => `${t(`domain:quadrant.${zoneKeyOf[side]}`)} (${side.toUpperCase()})`,
    missing: (part: MissingPart): string => {
      const table = part.table.toUpperCase()
      switch (part.kind) {
        case 'factors':
          return t('missing.factors', { table })
        case 'weightSum':
          return t('missing.weightSum', { table, sum: number(part.sum, 3) })
        default:
          return t(`missing.${part.kind}`, { table, codes: part.codes.join(', ') })
      }
    },
  }
}
