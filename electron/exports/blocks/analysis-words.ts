import type { ReactElement } from 'react'
import { createElement } from 'react'
import { lightPalette } from '#shared/charts/palette.ts'
import { PositionChart } from '#shared/charts/position-chart.tsx'
import type { SwotSide } from '#shared/domain/analysis/sides.ts'
import type { FactorTable, MissingPart, SwotAnalysis, SwotPosition } from '#shared/domain/analysis/swot.ts'
import { quadrants } from '#shared/domain/analysis/swot.ts'
import type { TowsStrategy } from '#shared/domain/analysis/tows.ts'
import { citationOf } from '#shared/domain/analysis/tows.ts'
import { originOf } from '#shared/domain/papers/analysis.ts'
import { formatNumber } from '#shared/domain/words.ts'
import type { Paper } from '../paper.ts'

type Words = Pick<Paper, 't' | 'edition'>

const zoneKeys = { s: 'strengths', w: 'weaknesses', o: 'opportunities', t: 'threats' } as const

/** "Kekuatan (S)". */
export const sideTitle = ({ t }: Pick<Paper, 't'>, side: SwotSide): string =>
  `${t(`domain:quadrant.${zoneKeys[side]}`)} (${side.toUpperCase()})`

/** Scores, and x and y, are printed with two decimals everywhere, so that a reader finds the same number again. */
export const scoreText = ({ edition }: Words, score: number): string => formatNumber(score, edition.locale, 2)

/** A rating as it was given: whole, or with the two decimals of a mean. */
export const ratingText = ({ edition }: Words, rating: number): string =>
  formatNumber(rating, edition.locale, Number.isInteger(rating) ? 0 : 2)

/** What the analysis still needs, one phrase for each part. */
export function missingText(paper: Words, part: MissingPart): string {
  const { t } = paper
  const table = part.table.toUpperCase()
  switch (part.kind) {
    case 'factors':
      return t('analysis.missing.factors', { table })
    case 'weightSum':
      return t('analysis.missing.weightSum', { table, sum: formatNumber(part.sum, paper.edition.locale, 3) })
    default:
      return t(`analysis.missing.${part.kind}`, { table, codes: part.codes.join(', ') })
  }
}

/** "Bobot diambil dari pemungutan suara putaran 1." */
export function originText(paper: Paper, table: FactorTable, field: 'weight' | 'rating'): string {
  return paper.t(`analysis.origin.${field}`, { ways: originWays(paper, table, field) })
}

function originWays({ t, record }: Paper, table: FactorTable, field: 'weight' | 'rating'): string {
  const { roundNumbers, isEntered } = originOf(table, field, record.rounds)
  const entered = t('analysis.origin.entered')
  if (roundNumbers.length === 0) return isEntered ? entered : t('analysis.origin.none')
  const round = t('analysis.origin.round', { numbers: roundNumbers.join(', ') })
  return isEntered ? t('analysis.origin.both', { round, entered }) : round
}

/** x and y as differences of the subtotals that the reader has just seen. */
export function differenceText(paper: Words, { ifas, efas }: SwotAnalysis, { x, y }: SwotPosition): string {
  const [s, w] = ifas.sides.map(({ score }) => scoreText(paper, score ?? 0)) as [string, string]
  const [o, t] = efas.sides.map(({ score }) => scoreText(paper, score ?? 0)) as [string, string]
  return paper.t('analysis.difference', { s, w, o, t, x: scoreText(paper, x), y: scoreText(paper, y) })
}

/** Names and signs of the quadrants that a point lies in: "Agresif, SO (+, +)". */
export function quadrantNames({ t }: Pick<Paper, 't'>, position: SwotPosition): string {
  return position.quadrants
    .map((quadrant) => `${t(`domain:position.${quadrant}.name`)}, ${t(`domain:position.${quadrant}.signs`)}`)
    .join(' – ')
}

/** The quadrant in a sentence with its meaning; on the line both sides of it. */
export function positionText(paper: Words, position: SwotPosition): string {
  const { t } = paper
  const quadrant = position.quadrants[0]
  if (position.isOnLine || quadrant === undefined)
    return t('analysis.positionOnLine', { names: quadrantNames(paper, position) })
  const [name, signs, meaning] = ['name', 'signs', 'meaning'].map((part) => t(`domain:position.${quadrant}.${part}`))
  return t('analysis.position', { name: name!, signs: signs!, meaning: meaning! })
}

/** The position for a list of agreements: "posisi (0,74; 0,47) pada kuadran Agresif, SO (+, +)". */
export function positionPhrase(paper: Words, position: SwotPosition): string {
  const { t } = paper
  const quadrant = position.quadrants[0]
  const at = { x: scoreText(paper, position.x), y: scoreText(paper, position.y) }
  if (position.isOnLine || quadrant === undefined)
    return t('minutes.analysisOnLine', { ...at, names: quadrantNames(paper, position) })
  return t('minutes.analysisPosition', {
    ...at,
    name: t(`domain:position.${quadrant}.name`),
    signs: t(`domain:position.${quadrant}.signs`),
  })
}

/** The position in the look of papers, and what it says to those who do not see it. */
export function positionPicture(paper: Words, position: SwotPosition): { chart: ReactElement; label: string } {
  const { t } = paper
  const at = { x: scoreText(paper, position.x), y: scoreText(paper, position.y) }
  const label = t('analysis.chartLabel', { ...at, name: quadrantNames(paper, position) })
  const chart = createElement(PositionChart, {
    width: 640,
    palette: lightPalette,
    label,
    x: position.x,
    y: position.y,
    pointLabel: t('analysis.point', at),
    quadrants: quadrants.map((key) => ({
      key,
      signX: key === 'aggressive' || key === 'diversification' ? (1 as const) : (-1 as const),
      signY: key === 'aggressive' || key === 'turnaround' ? (1 as const) : (-1 as const),
      name: t(`domain:position.${key}.name`),
      signs: t(`domain:position.${key}.signs`),
      isActive: position.quadrants.includes(key),
    })),
    axes: {
      left: sideTitle(paper, 'w'),
      right: sideTitle(paper, 's'),
      bottom: sideTitle(paper, 't'),
      top: sideTitle(paper, 'o'),
    },
    formatTick: (value: number) => formatNumber(value, paper.edition.locale),
  })
  return { chart, label }
}

/** "S1+O2"; what a strategy cited and lost is said, not left out. */
export function citationText({ t }: Pick<Paper, 't'>, strategy: TowsStrategy): string {
  const { missingSides } = strategy
  const sides = missingSides.map((side) => t(`domain:quadrant.${zoneKeys[side]}`).toLowerCase()).join(', ')
  const lost = missingSides.length === 0 ? '' : t('analysis.uncited', { sides })
  return [citationOf(strategy), lost].filter(Boolean).join('; ')
}
