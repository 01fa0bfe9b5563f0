import type { Paragraph } from 'docx'
import { AlignmentType } from 'docx'
import type { SwotSide } from '#shared/domain/analysis/sides.ts'
import type { FactorTable, SwotAnalysis, WeighedFactor } from '#shared/domain/analysis/swot.ts'
import { programmeOfStrategy } from '#shared/domain/analysis/tows.ts'
import type { TowsStrategy } from '#shared/domain/analysis/tows.ts'
import type { AnalysedBoard } from '#shared/domain/papers/analysis.ts'
import { isWeighed, notesOfStrategy, strategiesOf, strategyCode, votesBehind } from '#shared/domain/papers/analysis.ts'
import { noteCodes, programmeCode } from '#shared/domain/papers/board-groups.ts'
import { formatNumber } from '#shared/domain/words.ts'
import type { TowsCell } from '#shared/schema/analysis.ts'
import type { BoardContent } from '#shared/schema/board.ts'
import type { Block } from '../docx/block.ts'
import { chartParagraph } from '../docx/picture.ts'
import { dataTable, tableGap, tableText } from '../docx/table.ts'
import { heading, paragraph, prose, small } from '../docx/text.ts'
import type { Paper } from '../paper.ts'
import { gapMark } from '../paper.ts'
import {
  citationText,
  differenceText,
  missingText,
  originText,
  positionPicture,
  positionText,
  ratingText,
  scoreText,
  sideTitle,
} from './analysis-words.ts'

type Analysed = AnalysedBoard<BoardContent>
type Titled = (title: string) => Block

/** The analysis of a board in full: tables, position, matrix and strategies; what is missing is marked. */
export function analysisResult(paper: Paper, analysed: Analysed, title: string, width: number): Block[] {
  const { t } = paper
  const { swot } = analysed
  const titled: Titled = (text) => paragraph(text, { style: 'TableCaption' })
  return [
    heading(t('analysis.title', { title }), 2),
    ...(isWeighed(swot)
      ? [
          ...factorTables(paper, swot, title, width, titled),
          ...swot.missing.map((part) => paragraph(gapMark(paper, missingText(paper, part)))),
          ...positionBlocks(paper, swot, width),
        ]
      : []),
    ...strategyBlocks(paper, analysed, title, width, titled),
  ]
}

/** A line of an IFAS or EFAS table: a factor, the subtotal of a side, or the sum of the table. */
type TableLine =
  | { kind: 'factor'; factor: WeighedFactor }
  | { kind: 'side'; side: SwotSide; weight: number; score: number | null }
  | { kind: 'total'; weight: number }

function linesOf({ factors, sides, weightSum }: FactorTable): TableLine[] {
  return [
    ...sides.flatMap(({ side, weight, score }): TableLine[] => [
      ...factors.filter((factor) => factor.side === side).map((factor): TableLine => ({ kind: 'factor', factor })),
      { kind: 'side', side, weight, score },
    ]),
    { kind: 'total', weight: weightSum },
  ]
}

/** IFAS and EFAS with votes, weights, ratings, scores and subtotals, and where weights and ratings came from. */
export function factorTables(paper: Paper, swot: SwotAnalysis, title: string, width: number, titled: Titled): Block[] {
  const { t } = paper
  return [
    small(t('analysis.help'), { keepNext: true }),
    ...[swot.ifas, swot.efas].flatMap((table): Block[] => [
      titled(t('analysis.tableTitle', { table: t(`domain:factorTable.${table.kind}`), title })),
      factorTable(paper, table, width),
      tableGap(60),
      small(`${originText(paper, table, 'weight')} ${originText(paper, table, 'rating')}`),
      tableGap(),
    ]),
    ...(swot.leftOut.length === 0
      ? []
      : [small(t('analysis.leftOut', { titles: swot.leftOut.map((factor) => factor.title).join('; ') }))]),
  ]
}

function factorTable(paper: Paper, table: FactorTable, width: number): Block {
  const { t, edition, record } = paper
  const votes = votesBehind(table, record.rounds)
  const weightText = (weight: number | null) =>
    weight === null ? t('gap.cell') : formatNumber(weight, edition.locale, table.weightDecimals)
  const plain = (text: string, line: TableLine, align: 'left' | 'center' | 'right' = 'right') =>
    line.kind === 'factor' ? [tableText(text, align)] : [boldText(text, align)]
  return dataTable<TableLine>({
    width,
    columns: [
      {
        title: t('column.code'),
        share: 8,
        cell: (line) => plain(line.kind === 'factor' ? line.factor.code : '', line, 'center'),
      },
      {
        title: t('column.factor'),
        share: votes.size > 0 ? 48 : 58,
        cell: (line) => plain(lineTitle(line), line, 'left'),
      },
      ...(votes.size > 0
        ? [
            {
              title: t('column.votes'),
              share: 10,
              cell: (line: TableLine) => plain(votesText(line, table, votes), line),
            },
          ]
        : []),
      {
        title: t('column.weight'),
        share: 12,
        cell: (line) => plain(weightText(line.kind === 'factor' ? line.factor.weight : line.weight), line),
      },
      {
        title: t('column.rating'),
        share: 10,
        cell: (line) =>
          plain(
            line.kind !== 'factor'
              ? ''
              : line.factor.rating === null
                ? t('gap.cell')
                : ratingText(paper, line.factor.rating),
            line,
          ),
      },
      {
        title: t('column.score'),
        share: 12,
        cell: (line) => {
          if (line.kind === 'total') return plain('', line)
          const score = line.kind === 'factor' ? line.factor.score : line.score
          return plain(score === null ? '–' : scoreText(paper, score), line)
        },
      },
    ],
    items: linesOf(table),
  })

  function lineTitle(line: TableLine): string {
    if (line.kind === 'factor') return line.factor.title
    return line.kind === 'side' ? t('analysis.subtotal', { side: sideTitle(paper, line.side) }) : t('total')
  }
}

function votesText(line: TableLine, { factors }: FactorTable, votes: ReadonlyMap<string, number>): string {
  if (line.kind === 'factor') return String(votes.get(line.factor.themeId) ?? '–')
  const counted = line.kind === 'total' ? factors : factors.filter(({ side }) => side === line.side)
  return String(counted.reduce((sum, { themeId }) => sum + (votes.get(themeId) ?? 0), 0))
}

/** The position in words and as a picture; nothing while the analysis is incomplete. */
export function positionBlocks(paper: Paper, swot: SwotAnalysis, width: number): Block[] {
  const { position } = swot
  if (position === null) return []
  const { chart, label } = positionPicture(paper, position)
  return [
    prose(`${differenceText(paper, swot, position)} ${positionText(paper, position)}`, {
      keepNext: true,
      keepLines: true,
    }),
    chartParagraph(paper.drawChart(chart), label, width),
  ]
}

/** The strategies of a board whose analysis is in the paper of another stage. */
export function strategyResult(paper: Paper, analysed: Analysed, title: string, width: number): Block[] {
  const titled: Titled = (text) => paragraph(text, { style: 'TableCaption' })
  return [heading(paper.t('analysis.title', { title }), 2), ...strategyBlocks(paper, analysed, title, width, titled)]
}

/** The TOWS matrix, then each strategy with the notes behind it and the programme that came from it. */
function strategyBlocks(paper: Paper, analysed: Analysed, title: string, width: number, titled: Titled): Block[] {
  const { t } = paper
  const strategies = strategiesOf(analysed)
  if (strategies.length === 0) return [prose(t('analysis.noStrategies'))]
  return [
    titled(`${t('book.tows.title')} – ${title}`),
    towsTable(paper, analysed, width),
    tableGap(),
    titled(t('analysis.strategyTitle', { title })),
    strategyTable(paper, strategies, analysed.content, width),
    tableGap(),
  ]
}

/** The matrix as it is taught: internal factors above, external ones at the left, strategies where they meet. */
export function towsTable(paper: Paper, { swot, tows }: Analysed, width: number): Block {
  const { t } = paper
  const factors = [...swot.ifas.factors, ...swot.efas.factors]
  const side = (key: SwotSide): Paragraph[] => [
    boldText(sideTitle(paper, key)),
    ...factors.filter((factor) => factor.side === key).map(({ code, title }) => tableText(`${code} ${title}`)),
  ]
  const cell = (key: TowsCell): Paragraph[] => [
    boldText(t(`book.tows.${key.toUpperCase()}`)),
    ...(tows[key].length === 0
      ? [tableText(t('gap.strategy', { pair: key.toUpperCase() }))]
      : tows[key].map((strategy) =>
          tableText(
            t('analysis.strategyLine', {
              code: strategyCode(strategy),
              text: strategy.text,
              citation: citationText(paper, strategy),
            }),
          ),
        )),
  ]
  return dataTable<{ head: Paragraph[]; left: Paragraph[]; right: Paragraph[] }>({
    width,
    columns: [
      { title: t('book.tows.corner'), share: 30, cell: ({ head }) => head },
      { title: t('domain:quadrant.strengths'), share: 35, cell: ({ left }) => left },
      { title: t('domain:quadrant.weaknesses'), share: 35, cell: ({ right }) => right },
    ],
    items: [
      { head: [tableText('')], left: side('s'), right: side('w') },
      { head: side('o'), left: cell('so'), right: cell('wo') },
      { head: side('t'), left: cell('st'), right: cell('wt') },
    ],
  })
}

/** Strategies with factors, notes and programme: the chain that proves where a programme came from. */
export function strategyTable(
  paper: Paper,
  strategies: readonly TowsStrategy[],
  content: Pick<BoardContent, 'notes'>,
  width: number,
): Block {
  const { t, record } = paper
  return dataTable<TowsStrategy>({
    width,
    columns: [
      { title: t('column.code'), share: 9, align: 'center', cell: strategyCode },
      { title: t('column.strategy'), share: 37, cell: ({ text }) => text },
      { title: t('column.factors'), share: 14, cell: (strategy) => citationText(paper, strategy) },
      { title: t('column.source'), share: 18, cell: (strategy) => noteCodes(notesOfStrategy(strategy, content)) },
      {
        title: t('column.programme'),
        share: 22,
        cell: ({ id }) => {
          const programme = programmeOfStrategy(id, record.programmes)
          return programme === undefined ? '–' : `${programmeCode(programme)} ${programme.name}`
        },
      },
    ],
    items: [...strategies],
  })
}

/** IFE and EFE as the classic form counts: a second display with its own ratings and sums, never mixed with the first. */
export function classicTables(paper: Paper, swot: SwotAnalysis, title: string, width: number, titled: Titled): Block[] {
  const { t, edition } = paper
  type ClassicLine = WeighedFactor | { total: number }
  const bold = (line: ClassicLine, text: string, align: 'left' | 'center' | 'right' = 'right') =>
    'total' in line ? [boldText(text, align)] : [tableText(text, align)]
  return [
    prose(t('analysis.classicHelp')),
    ...[swot.ifas, swot.efas].flatMap((table): Block[] => {
      const { classicTotal } = table
      if (classicTotal === null) return []
      return [
        titled(t('analysis.classicTitle', { table: t(`domain:factorTable.${table.kind}`), title })),
        dataTable<ClassicLine>({
          width,
          columns: [
            {
              title: t('column.code'),
              share: 8,
              cell: (line) => bold(line, 'total' in line ? '' : line.code, 'center'),
            },
            {
              title: t('column.factor'),
              share: 56,
              cell: (line) => bold(line, 'total' in line ? t('total') : line.title, 'left'),
            },
            {
              title: t('column.weight'),
              share: 12,
              cell: (line) =>
                bold(
                  line,
                  formatNumber(
                    'total' in line ? table.weightSum : (line.weight ?? 0),
                    edition.locale,
                    table.weightDecimals,
                  ),
                ),
            },
            {
              title: t('column.classicRating'),
              share: 12,
              cell: (line) => bold(line, 'total' in line ? '' : ratingText(paper, line.classicRating ?? 0)),
            },
            {
              title: t('column.classicScore'),
              share: 12,
              cell: (line) => bold(line, scoreText(paper, 'total' in line ? line.total : (line.classicScore ?? 0))),
            },
          ],
          items: [...table.factors, { total: classicTotal }],
        }),
        tableGap(),
      ]
    }),
  ]
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

function boldText(text: string, align: keyof typeof alignments = 'left'): Paragraph {
  return paragraph(text, { style: 'TableText', bold: true, alignment: alignments[align] })
}
