import type { Workbook, Worksheet } from 'exceljs'
import type { FactorTable, WeighedFactor } from '#shared/domain/analysis/swot.ts'
import type { TowsStrategy } from '#shared/domain/analysis/tows.ts'
import { citationOf, programmeOfStrategy } from '#shared/domain/analysis/tows.ts'
import type { AnalysedBoard } from '#shared/domain/papers/analysis.ts'
import {
  analysedBoards,
  isWeighed,
  notesOfStrategy,
  strategiesOf,
  strategyCode,
  votesBehind,
} from '#shared/domain/papers/analysis.ts'
import { noteCodes, programmeCode } from '#shared/domain/papers/board-groups.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { missingText, positionPicture, positionText, sideTitle } from '../blocks/analysis-words.ts'
import type { Paper } from '../paper.ts'
import { addTableSheet } from './table-sheet.ts'

type Analysed = AnalysedBoard<StageMaterial['boards'][number]>
type FactorRow = { analysed: Analysed; table: FactorTable; factor: WeighedFactor; votes: number | null }

/** The analyses of the stage: a sheet of factors and one of strategies, late ones among them. A stage without gets neither. */
export function addAnalysisSheets(
  workbook: Workbook,
  paper: Paper,
  { boards, lateStrategyBoards }: StageMaterial,
): void {
  const all = analysedBoards(boards, paper.record.analyses)
  const weighed = all.filter(({ swot }) => isWeighed(swot))
  if (weighed.length > 0) addFactorsSheet(workbook, paper, weighed)
  const withStrategies = [...analysedBoards(lateStrategyBoards, paper.record.analyses), ...all]
  if (withStrategies.some((analysed) => strategiesOf(analysed).length > 0)) {
    addStrategiesSheet(workbook, paper, withStrategies)
  }
}

/** IFAS and EFAS as one table with numbers as numbers; below it subtotals, position and chart of each board. */
function addFactorsSheet(workbook: Workbook, paper: Paper, analyses: Analysed[]): void {
  const { t, record } = paper
  const items = analyses.flatMap((analysed) =>
    [analysed.swot.ifas, analysed.swot.efas].flatMap((table): FactorRow[] => {
      const votes = votesBehind(table, record.rounds)
      return table.factors.map((factor) => ({ analysed, table, factor, votes: votes.get(factor.themeId) ?? null }))
    }),
  )
  const origin = (roundId: string | null, isGiven: boolean) => {
    const number = record.rounds.find(({ round }) => round.id === roundId)?.round.number
    if (number !== undefined) return t('analysis.origin.round', { numbers: number })
    return isGiven ? t('analysis.origin.entered') : ''
  }
  // One column holds the weights of all boards: as many decimals in every row as the finest of them needs.
  const weightFormat = items.some(({ table }) => table.weightDecimals === 3) ? '0.000' : '0.00'
  const sheet = addTableSheet<FactorRow>(workbook, paper, {
    name: t('sheet.analysis'),
    printTitle: t('sheet.analysis'),
    isLandscape: true,
    columns: [
      { title: t('column.board'), width: 22, value: ({ analysed }) => analysed.content.activity.title },
      { title: t('column.table'), width: 10, value: ({ table }) => table.kind.toUpperCase() },
      { title: t('column.side'), width: 16, value: ({ factor }) => sideTitle(paper, factor.side) },
      { title: t('column.code'), width: 8, value: ({ factor }) => factor.code },
      { title: t('column.factor'), width: 48, value: ({ factor }) => factor.title },
      { title: t('column.votes'), width: 9, value: ({ votes }) => votes },
      { title: t('column.weight'), width: 10, numberFormat: weightFormat, value: ({ factor }) => factor.weight },
      { title: t('column.rating'), width: 9, numberFormat: '0.##', value: ({ factor }) => factor.rating },
      { title: t('column.score'), width: 9, numberFormat: '0.00', value: ({ factor }) => factor.score },
      { title: t('column.classicRating'), width: 9, numberFormat: '0.##', value: ({ factor }) => factor.classicRating },
      { title: t('column.classicScore'), width: 9, numberFormat: '0.00', value: ({ factor }) => factor.classicScore },
      {
        title: t('column.weightOrigin'),
        width: 24,
        value: ({ factor }) => origin(factor.weightRoundId, factor.weight !== null),
      },
      {
        title: t('column.ratingOrigin'),
        width: 24,
        value: ({ factor }) => origin(factor.ratingRoundId, factor.rating !== null),
      },
    ],
    items,
  })
  let nextRow = items.length + 3
  for (const analysed of analyses) nextRow = addResult(workbook, sheet, paper, analysed, nextRow)
}

/** Subtotals, position and chart of one board. @returns the row below them */
function addResult(workbook: Workbook, sheet: Worksheet, paper: Paper, analysed: Analysed, firstRow: number): number {
  const { t } = paper
  const { swot } = analysed
  let row = firstRow
  const write = (label: string, value: number | string | null, isTitle = false) => {
    sheet.getCell(row, 1).value = label
    sheet.getCell(row, 1).font = { name: 'Arial', size: isTitle ? 11 : 10, bold: isTitle }
    sheet.getCell(row, 1).alignment = { vertical: 'top' }
    const cell = sheet.getCell(row, 5)
    if (value !== null) cell.value = value
    cell.font = { name: 'Arial', size: 10 }
    cell.numFmt = typeof value === 'number' ? '0.00' : '@'
    cell.alignment = { horizontal: 'left', vertical: 'top', wrapText: true }
    row++
  }
  write(t('analysis.summary', { title: analysed.content.activity.title }), null, true)
  for (const { side, score } of [...swot.ifas.sides, ...swot.efas.sides])
    write(t('analysis.subtotal', { side: sideTitle(paper, side) }), score)
  for (const part of swot.missing) write(t('column.missing'), missingText(paper, part))
  const { position } = swot
  if (position === null) return row + 2
  write('x = S − W', position.x)
  write('y = O − T', position.y)
  write(t('analysis.positionTitle'), positionText(paper, position))
  sheet.getRow(row - 1).height = 56
  for (const table of [swot.ifas, swot.efas]) {
    const title = t('analysis.classicTitle', {
      table: table.kind.toUpperCase(),
      title: analysed.content.activity.title,
    })
    if (table.classicTotal !== null) write(title, table.classicTotal)
  }
  const { chart } = positionPicture(paper, position)
  const picture = paper.drawChart(chart)
  // exceljs asks for a Node Buffer but only reads the bytes.
  const imageId = workbook.addImage({ buffer: Buffer.from(picture.png) as never, extension: 'png' })
  sheet.addImage(imageId, {
    tl: { col: 0, row },
    ext: { width: picture.width, height: picture.height },
    editAs: 'oneCell',
  })
  // A row is 20 pixels high.
  return row + Math.ceil(picture.height / 20) + 3
}

/** Every strategy with its factors, notes and programme. */
function addStrategiesSheet(workbook: Workbook, paper: Paper, analyses: Analysed[]): void {
  const { t, record } = paper
  addTableSheet<{ analysed: Analysed; strategy: TowsStrategy }>(workbook, paper, {
    name: t('sheet.strategies'),
    printTitle: t('sheet.strategies'),
    isLandscape: true,
    columns: [
      { title: t('column.code'), width: 9, value: ({ strategy }) => strategyCode(strategy) },
      { title: t('column.board'), width: 22, value: ({ analysed }) => analysed.content.activity.title },
      { title: t('column.towsCell'), width: 10, value: ({ strategy }) => strategy.cell.toUpperCase() },
      { title: t('column.strategy'), width: 60, value: ({ strategy }) => strategy.text },
      { title: t('column.factors'), width: 16, value: ({ strategy }) => citationOf(strategy) },
      {
        title: t('column.noteCodes'),
        width: 34,
        value: ({ analysed, strategy }) => noteCodes(notesOfStrategy(strategy, analysed.content)),
      },
      {
        title: t('column.programme'),
        width: 44,
        value: ({ strategy }) => {
          const programme = programmeOfStrategy(strategy.id, record.programmes)
          return programme === undefined ? '' : `${programmeCode(programme)} ${programme.name}`
        },
      },
    ],
    items: analyses.flatMap((analysed) => strategiesOf(analysed).map((strategy) => ({ analysed, strategy }))),
  })
}
