import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { darkPalette, lightPalette } from '#shared/charts/palette.ts'
import { PositionChart } from '#shared/charts/position-chart.tsx'
import type { WallContentOf, WallView } from '#shared/contract/wall.ts'
import { type SwotSide, factorTables, sidesOfCell, sidesOfTable } from '#shared/domain/analysis/sides.ts'
import {
  type FactorTable,
  type MissingPart,
  type SwotPosition,
  type WeighedFactor,
  analyseSwot,
  quadrants,
} from '#shared/domain/analysis/swot.ts'
import { type TowsStrategy, citationOf, towsMatrix } from '#shared/domain/analysis/tows.ts'
import { formatNumber } from '#shared/domain/words.ts'
import { towsCells } from '#shared/schema/analysis.ts'
import type { PictureProps } from './BoardPicture.tsx'
import { PagedSheets, type Sheet } from './PagedSheets.tsx'
import { largeScale } from './paging.ts'
import css from './wall-view.module.css'

type Look = Pick<WallView, 'locale' | 'theme'>
type Words = ReturnType<typeof useTranslation<['wall', 'domain']>>['t']

/**
 * The analysis of a SWOT board: where the region stands, or what is missing to know it; then IFAS and EFAS side by side,
 * and the strategies of the TOWS matrix, in pages.
 */
export function AnalysisPicture({
  content,
  look,
  page,
  scale,
  onPageCount,
}: PictureProps<WallContentOf<'analysis'>> & { look: Look }) {
  const { t } = useTranslation(['wall', 'domain'])
  const { zones, themes, analysis } = content
  const { locale } = look
  const isLarge = scale >= largeScale
  const swot = useMemo(() => analyseSwot({ zones, themes }, analysis), [zones, themes, analysis])
  const sheets = useMemo((): Sheet[] => {
    const tows = towsMatrix(swot, analysis)
    return [
      ...factorTables.map((kind) => tableSheet(swot[kind], locale, isLarge, t)),
      {
        id: 'tows',
        title: <h2 className={css.sheetTitle}>{t('analysis.tows')}</h2>,
        zonesPerRow: 2,
        columnsPerZone: 1,
        zones: towsCells.map((cell) => ({
          id: cell,
          tone: 'tows',
          header: (
            <header className={css.zoneHeader}>
              <span className={css.badge} aria-hidden="true">
                {cell.toUpperCase()}
              </span>
              <h3 className={css.zoneTitle}>
                {sidesOfCell[cell].map((side) => t(`domain:quadrant.${zoneKeys[side]}`)).join(' × ')}
              </h3>
              <span className={css.zoneCount}>{tows[cell].length}</span>
            </header>
          ),
          blocks: tows[cell].map((strategy) => ({ id: strategy.id, node: <StrategyLine strategy={strategy} /> })),
          empty: <p className={css.muted}>{t('analysis.noStrategy')}</p>,
        })),
      },
    ]
  }, [swot, analysis, locale, isLarge, t])
  const lead =
    swot.position === null ? (
      <Missing parts={swot.missing} locale={locale} />
    ) : (
      <PositionPage position={swot.position} look={look} />
    )
  return <PagedSheets sheets={sheets} lead={lead} page={page} scale={scale} onPageCount={onPageCount} />
}

const zoneKeys = { s: 'strengths', w: 'weaknesses', o: 'opportunities', t: 'threats' } as const

function tableSheet(
  { kind, factors, sides, weightDecimals }: FactorTable,
  locale: Look['locale'],
  isLarge: boolean,
  t: Words,
): Sheet {
  return {
    id: kind,
    title: <h2 className={css.sheetTitle}>{t(`domain:factorTable.${kind}`)}</h2>,
    zonesPerRow: 2,
    columnsPerZone: 1,
    zones: sidesOfTable[kind].map((side) => {
      const total = sides.find((one) => one.side === side)?.score ?? null
      return {
        id: side,
        tone: side,
        header: <SideHeader side={side} score={total === null ? null : formatNumber(total, locale, 2)} />,
        blocks: factors
          .filter((factor) => factor.side === side)
          .map((factor) => ({
            id: factor.themeId,
            node: <FactorLine factor={factor} weightDecimals={weightDecimals} locale={locale} isLarge={isLarge} />,
          })),
        empty: <p className={css.muted}>{t('analysis.noFactor')}</p>,
      }
    }),
  }
}

function SideHeader({ side, score }: { side: SwotSide; score: string | null }) {
  const { t } = useTranslation(['wall', 'domain'])
  return (
    <header className={css.zoneHeader}>
      <span className={css.badge} aria-hidden="true">
        {side.toUpperCase()}
      </span>
      <h3 className={css.zoneTitle}>{t(`domain:quadrant.${zoneKeys[side]}`)}</h3>
      {score !== null && <span className={css.zoneCount}>{t('analysis.score', { score })}</span>}
    </header>
  )
}

function FactorLine({
  factor: { code, title, weight, rating, score },
  weightDecimals,
  locale,
  isLarge,
}: {
  factor: WeighedFactor
  weightDecimals: number
  locale: Look['locale']
  isLarge: boolean
}) {
  const { t } = useTranslation('wall')
  const written = (value: number | null, decimals: number) =>
    value === null ? '–' : formatNumber(value, locale, decimals)
  return (
    <p className={css.factor} data-large={isLarge || undefined}>
      <b>{code}</b>
      <span className={css.factorTitle} dir="auto">
        {title}
      </span>
      <span className={css.factorScore}>
        {t('analysis.times', {
          weight: written(weight, weightDecimals),
          rating: written(rating, rating === null || Number.isInteger(rating) ? 0 : 2),
          score: written(score, 2),
        })}
      </span>
    </p>
  )
}

function StrategyLine({ strategy }: { strategy: TowsStrategy }) {
  return (
    <p className={css.note} dir="auto">
      {/* In front, for a long text ends in an ellipsis. */}
      <b className={css.citation}>{citationOf(strategy)}</b> {strategy.text}
    </p>
  )
}

/** What must still be entered, so that the room sees why there is no position. */
function Missing({ parts, locale }: { parts: readonly MissingPart[]; locale: Look['locale'] }) {
  const { t } = useTranslation('wall')
  return (
    <div className={css.missing}>
      <h2 className={css.missingTitle}>{t('analysis.notYet')}</h2>
      <ul>
        {parts.map((part) => (
          <li key={part.table + part.kind}>{missingText(part, locale, t)}</li>
        ))}
      </ul>
    </div>
  )
}

function missingText(part: MissingPart, locale: Look['locale'], t: ReturnType<typeof useTranslation<'wall'>>['t']) {
  const table = part.table.toUpperCase()
  switch (part.kind) {
    case 'factors':
      return t('analysis.missing.factors', { table })
    case 'weightSum':
      return t('analysis.missing.weightSum', { table, sum: formatNumber(part.sum, locale, 3) })
    default:
      return t(`analysis.missing.${part.kind}`, { table, codes: part.codes.join(', ') })
  }
}

function PositionPage({ position, look }: { position: SwotPosition; look: Look }) {
  const { t } = useTranslation(['wall', 'domain'])
  const at = { x: formatNumber(position.x, look.locale, 2), y: formatNumber(position.y, look.locale, 2) }
  const names = position.quadrants.map((quadrant) => t(`domain:position.${quadrant}.name`)).join(' – ')
  const only = position.isOnLine ? undefined : position.quadrants[0]
  return (
    <div className={css.position}>
      <Chart position={position} at={at} names={names} look={look} />
      <div className={css.positionText}>
        <p className={css.positionKicker}>{t(only === undefined ? 'analysis.onLine' : 'analysis.position')}</p>
        <h2 className={css.positionName}>{names}</h2>
        {only !== undefined && <p className={css.positionSigns}>{t(`domain:position.${only}.signs`)}</p>}
        <p>{only === undefined ? t('analysis.lineMeaning') : t(`domain:position.${only}.meaning`)}</p>
        <dl className={css.differences}>
          <dt>{t('analysis.difference.x')}</dt>
          <dd>{at.x}</dd>
          <dt>{t('analysis.difference.y')}</dt>
          <dd>{at.y}</dd>
        </dl>
      </div>
    </div>
  )
}

/** The smallest type of the chart as a share of the wall's height (SPEC W30), and its size on paper. */
const smallestShare = 0.0235
const smallestOnPaper = 13

/** Width and height of the chart on paper are 640 to about 461, and each time its type grows 22 more. */
const paperWidth = 640
const paperHeight = 461
const heightOfType = 22.4

/** The chart of the papers, drawn as large as its frame, with letters that the last row can read. */
function Chart({
  position,
  at,
  names,
  look,
}: {
  position: SwotPosition
  at: { x: string; y: string }
  names: string
  look: Look
}) {
  const { t } = useTranslation(['wall', 'domain'])
  const frame = useRef<HTMLDivElement>(null)
  const { widthPx, typeScale } = useChartSize(frame)
  const side = (key: SwotSide) => t(`domain:quadrant.${zoneKeys[key]}`)
  return (
    <div ref={frame} className={css.positionChart}>
      {widthPx > 0 && (
        <PositionChart
          width={widthPx}
          typeScale={typeScale}
          palette={look.theme === 'dark' ? darkPalette : lightPalette}
          label={t('analysis.chart', { ...at, name: names })}
          x={position.x}
          y={position.y}
          pointLabel={t('analysis.point', at)}
          quadrants={quadrants.map((key) => ({
            key,
            signX: key === 'aggressive' || key === 'diversification' ? 1 : -1,
            signY: key === 'aggressive' || key === 'turnaround' ? 1 : -1,
            name: t(`domain:position.${key}.name`),
            signs: t(`domain:position.${key}.signs`),
            isActive: position.quadrants.includes(key),
          }))}
          axes={{ left: side('w'), right: side('s'), bottom: side('t'), top: side('o') }}
          // Numbers at the axes are for readers of papers: in the hall x and y stand beside the chart.
          formatTick={() => ''}
        />
      )}
    </div>
  )
}

/** The largest chart that fits its frame, in pixels, so that its letters are as large as they say. */
function useChartSize(frame: RefObject<HTMLDivElement | null>): { widthPx: number; typeScale: number } {
  const [size, setSize] = useState({ widthPx: 0, typeScale: 1 })
  useLayoutEffect(() => {
    const element = frame.current
    const wall = element?.closest(`.${css.wall}`)
    if (element === null || !(wall instanceof HTMLElement)) return
    const fit = () => {
      const { clientWidth, clientHeight } = element
      const wanted = wall.clientHeight * smallestShare
      const room = Math.min(clientHeight, (clientWidth * paperHeight) / paperWidth)
      const typeScale = Math.max(1, (paperHeight * wanted) / (smallestOnPaper * room - heightOfType * wanted))
      const height = paperHeight + heightOfType * typeScale
      const widthPx = Math.floor(Math.min(clientWidth, (clientHeight * paperWidth) / height))
      setSize((now) => (now.widthPx === widthPx && now.typeScale === typeScale ? now : { widthPx, typeScale }))
    }
    fit()
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return size
}
