import { useTranslation } from 'react-i18next'
import { horizonYears } from '#shared/domain/horizons.ts'
import { type PlaceKey, cellOfPlace } from '#shared/domain/sorting.ts'
import type { Dimension, Horizon } from '#shared/schema/vocabulary.ts'
import { useSorting } from './sorting-context.ts'

/** Names of dimensions, horizons and places in the language of the screen. */
export function useNames() {
  const { t } = useTranslation(['sorting', 'domain'])
  const { firstPlanYear } = useSorting()
  const dimensionName = (dimension: Dimension) => t(`dimension.${dimension}.name`, { ns: 'domain' })
  const horizonName = (horizon: Horizon) => t(`horizon.${horizon}`, { ns: 'domain' })
  return {
    dimensionName,
    dimensionShort: (dimension: Dimension) => t(`dimension.${dimension}.short`, { ns: 'domain' }),
    /** What the dimension is about, in a word or two: the names themselves are English everywhere. */
    dimensionGloss: (dimension: Dimension) => t(`gloss.${dimension}`),
    horizonName,
    horizonShort: (horizon: Horizon) => t(`horizonShort.${horizon}`, { ns: 'domain' }),
    /** `2024` or `2024–2028`. */
    horizonSpan: (horizon: Horizon) => {
      if (firstPlanYear === null) return ''
      const { from, to } = horizonYears(firstPlanYear, horizon)
      return from === to ? String(from) : `${from}–${to}`
    },
    placeName: (place: PlaceKey) => {
      const { dimension, horizon } = cellOfPlace(place)
      if (dimension === null || horizon === null) return t('tray.title')
      return t('place', { dimension: dimensionName(dimension), horizon: horizonName(horizon) })
    },
  }
}
