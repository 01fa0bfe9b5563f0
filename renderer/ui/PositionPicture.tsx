import { useTranslation } from 'react-i18next'
import type { ChartPalette } from '#shared/charts/palette.ts'
import { PositionChart } from '#shared/charts/position-chart.tsx'
import { type SwotPosition, quadrants } from '#shared/domain/analysis/swot.ts'
import { formatNumber } from '#shared/domain/words.ts'
import { Locale } from '#shared/schema/vocabulary.ts'

/** The position chart in the words of the page's language; the room and the wall draw the same picture. */
export function PositionPicture({
  position,
  width,
  palette,
}: {
  position: SwotPosition
  /** Pixels; the height follows. */
  width: number
  palette: ChartPalette
}) {
  const { t, i18n } = useTranslation(['analysis', 'domain'])
  const locale = Locale.parse(i18n.language)
  const at = { x: formatNumber(position.x, locale, 2), y: formatNumber(position.y, locale, 2) }
  const names = position.quadrants.map((key) => t(`domain:position.${key}.name`)).join(', ')
  return (
    <PositionChart
      width={width}
      palette={palette}
      label={t('position.chart', { ...at, names })}
      x={position.x}
      y={position.y}
      pointLabel={t('position.point', at)}
      quadrants={quadrants.map((key) => ({
        key,
        signX: key === 'aggressive' || key === 'diversification' ? 1 : -1,
        signY: key === 'aggressive' || key === 'turnaround' ? 1 : -1,
        name: t(`domain:position.${key}.name`),
        signs: t(`domain:position.${key}.signs`),
        isActive: position.quadrants.includes(key),
      }))}
      axes={{
        left: t('domain:quadrant.weaknesses'),
        right: t('domain:quadrant.strengths'),
        bottom: t('domain:quadrant.threats'),
        top: t('domain:quadrant.opportunities'),
      }}
      formatTick={(value) => formatNumber(value, locale)}
    />
  )
}
