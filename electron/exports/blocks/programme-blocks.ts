import { createElement } from 'react'
import { lightPalette } from '#shared/charts/palette.ts'
import { ProgrammeGrid } from '#shared/charts/programme-grid.tsx'
import type { RoadMapRow } from '#shared/charts/road-map.tsx'
import { RoadMap } from '#shared/charts/road-map.tsx'
import { programmeCode } from '#shared/domain/papers/board-groups.ts'
import { cellCounts, leadUnitName, programmeYears } from '#shared/domain/papers/programme-order.ts'
import { horizonYears } from '#shared/domain/horizons.ts'
import { formatRupiah } from '#shared/domain/words.ts'
import type { Programme } from '#shared/schema/programme.ts'
import { dimensions, horizons } from '#shared/schema/vocabulary.ts'
import type { Block } from '../docx/block.ts'
import { chartParagraph } from '../docx/picture.ts'
import { dataTable } from '../docx/table.ts'
import type { Paper } from '../paper.ts'
import { dimensionName, horizonName, yearsText } from '../paper.ts'

/** Programmes of a stage with everything that was said about them. */
export function programmeTable(paper: Paper, programmes: Programme[], width: number): Block {
  const { t, record } = paper
  return dataTable({
    width,
    columns: [
      { title: t('column.code'), share: 6, align: 'center', cell: programmeCode },
      { title: t('column.programme'), share: 27, cell: ({ name }) => name },
      { title: t('column.dimension'), share: 14, cell: ({ dimension }) => dimensionName(paper, dimension) },
      { title: t('column.horizon'), share: 12, cell: ({ horizon }) => horizonName(paper, horizon) },
      { title: t('column.leadUnit'), share: 14, cell: (programme) => leadUnitName(programme, record.units) },
      { title: t('column.indicator'), share: 21, cell: ({ indicator }) => indicator },
      {
        title: t('column.quickWin'),
        share: 8,
        align: 'center',
        cell: ({ isQuickWin }) => (isQuickWin ? t('yes') : ''),
      },
    ],
    items: programmes,
  })
}

/**
 * The action plan in the columns of the method. What the room did not say is a marked gap: baseline and budget nearly
 * always are.
 */
export function actionPlanTable(paper: Paper, programmes: Programme[], width: number): Block {
  const { t, record } = paper
  const gap = t('gap.cell')
  return dataTable({
    width,
    columns: [
      { title: t('column.code'), share: 6.5, align: 'center', cell: programmeCode },
      { title: t('column.programme'), share: 18, cell: ({ name }) => name },
      { title: t('column.activity'), share: 13, cell: ({ description }) => description || gap },
      { title: t('column.indicator'), share: 15, cell: ({ indicator }) => indicator || gap },
      { title: t('column.baseline'), share: 9, cell: ({ baseline }) => baseline || gap },
      { title: t('column.target'), share: 9, cell: ({ target }) => target || gap },
      { title: t('column.leadUnit'), share: 11, cell: (programme) => leadUnitName(programme, record.units) || gap },
      { title: t('column.supportingUnits'), share: 11, cell: ({ supportingUnits }) => supportingUnits || gap },
      {
        title: t('column.budgetShort'),
        share: 18,
        align: 'right',
        cell: ({ budgetRupiah }) => (budgetRupiah === null ? gap : formatRupiah(budgetRupiah)),
      },
      { title: t('column.fundingSource'), share: 9, cell: ({ fundingSource }) => fundingSource || gap },
      {
        title: t('column.years'),
        share: 8,
        align: 'center',
        cell: (programme) => yearsText(programmeYears(programme, record.workshop)) || gap,
      },
    ],
    items: programmes,
  })
}

/** Programmes per dimension and horizon as a picture. */
export function programmeGridChart(paper: Paper, width: number): Block {
  const { t, record } = paper
  const label = t('programme.gridLabel')
  const chart = createElement(ProgrammeGrid, {
    width: 860,
    palette: lightPalette,
    label,
    columns: dimensions.map((dimension) => ({ dimension, name: dimensionName(paper, dimension) })),
    rows: horizons.map((horizon) => ({
      horizon,
      name: horizonName(paper, horizon),
      years: yearsText(horizonYears(record.workshop.firstPlanYear, horizon)),
    })),
    counts: cellCounts(record.programmes),
    emptyLabel: t('programme.empty'),
    quickWinLabel: (count: number) => t('programme.quickWinCount', { count }),
  })
  return chartParagraph(paper.drawChart(chart), label, width)
}

/** Rows that still make a readable picture; more go on in a second one. */
const rowsPerChart = 18

/** The road map of programmes over the ten years of the plan. */
export function roadMapCharts(paper: Paper, programmes: Programme[], width: number): Block[] {
  const { t, record } = paper
  const { from, to } = horizonYears(record.workshop.firstPlanYear, 'long')
  const rows: RoadMapRow[] = programmes.flatMap((programme) => {
    const years = programmeYears(programme, record.workshop)
    if (years === null) return []
    const { id, name, dimension, isQuickWin } = programme
    return [{ id, name, dimension, isQuickWin, code: programmeCode(programme), ...years }]
  })
  const label = t('programme.roadMapLabel')
  const pages = Array.from({ length: Math.ceil(rows.length / rowsPerChart) }, (_, index) =>
    rows.slice(index * rowsPerChart, (index + 1) * rowsPerChart),
  )
  return pages.map((page) => {
    const chart = createElement(RoadMap, {
      width: 820,
      palette: lightPalette,
      label,
      rows: page,
      // A mistyped year may lie a century away; the picture stays within a few years of the plan.
      firstYear: Math.max(from - 2, Math.min(from, ...page.map((row) => row.from))),
      lastYear: Math.min(to + 5, Math.max(to, ...page.map((row) => row.to))),
      quickWinLabel: t('column.quickWin'),
    })
    return chartParagraph(paper.drawChart(chart), label, width)
  })
}
