import type { Edition, WorkshopRecord } from '#shared/schema/record.ts'
import type { Dimension, Horizon, Locale } from '#shared/schema/vocabulary.ts'
import { zoneTitle } from '#shared/i18n/zone-titles.ts'
import { horizonYears } from '#shared/domain/horizons.ts'
import type { DrawChart } from './chart-png.ts'
import { createChartPainter } from './chart-png.ts'
import type { Translate } from './translate.ts'
import { createTranslate } from './translate.ts'

/** What every builder of a paper needs: the record, what the paper says about itself, its words and its charts. */
export type Paper = {
  record: WorkshopRecord
  edition: Edition
  t: Translate
  drawChart: DrawChart
  resourcesFolder: string
}

export function createPaper(record: WorkshopRecord, edition: Edition, resourcesFolder: string): Paper {
  return {
    record: withZoneTitles(record, edition.locale),
    edition,
    resourcesFolder,
    t: createTranslate(edition.locale),
    drawChart: createChartPainter(resourcesFolder),
  }
}

/** Zones of the templates by their names in the language of the paper. */
function withZoneTitles(record: WorkshopRecord, locale: Locale): WorkshopRecord {
  const boards = record.boards.map((content) => {
    return { ...content, zones: content.zones.map((zone) => ({ ...zone, title: zoneTitle(zone, locale) })) }
  })
  return { ...record, boards }
}

/** "Kabupaten Manokwari". A regency typed with its kind in front is not given it twice. */
export function regencyName({ record, t }: Pick<Paper, 'record' | 't'>): string {
  const { regency, regencyKind } = record.workshop
  if (/^(kabupaten|kota|kab\.)\s/i.test(regency)) return regency
  return t(`regencyKind.${regencyKind}`, { name: regency })
}

export const dimensionName = ({ t }: Pick<Paper, 't'>, dimension: Dimension | null): string =>
  dimension === null ? t('none.dimension') : t(`domain:dimension.${dimension}.name`)

export const horizonName = ({ t }: Pick<Paper, 't'>, horizon: Horizon | null): string =>
  horizon === null ? t('none.horizon') : t(`domain:horizon.${horizon}`)

/** "2024" or "2024–2028". */
export function yearsText(years: { from: number; to: number } | null): string {
  if (years === null) return ''
  return years.from === years.to ? String(years.from) : `${years.from}–${years.to}`
}

/** Horizon with its years: "Jangka Menengah (2024–2028)". */
export function horizonWithYears(paper: Paper, horizon: Horizon): string {
  return `${horizonName(paper, horizon)} (${yearsText(horizonYears(paper.record.workshop.firstPlanYear, horizon))})`
}

/** A gap of the minutes, printed highlighted: "[lengkapi: tempat]". Never filled by guessing. */
export const gapMark = ({ t }: Pick<Paper, 't'>, what: string): string => t('gap.minutes', { what })

/** The value, or a marked gap that says what is missing. */
export const orGap = (paper: Pick<Paper, 't'>, value: string, what: string): string =>
  value.trim() === '' ? gapMark(paper, paper.t(`gap.what.${what}`)) : value

/** Dots to be filled by hand. */
export const dots = '……………………………'
