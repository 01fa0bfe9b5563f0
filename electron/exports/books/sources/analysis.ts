import type { SwotSide } from '#shared/domain/analysis/sides.ts'
import type { SwotAnalysis } from '#shared/domain/analysis/swot.ts'
import { citationOf, programmeOfStrategy } from '#shared/domain/analysis/tows.ts'
import type { TowsStrategy } from '#shared/domain/analysis/tows.ts'
import type { AnalysedBoard } from '#shared/domain/papers/analysis.ts'
import {
  analysedBoards,
  dimensionOfStrategy,
  isWeighed,
  notesOfStrategy,
  strategiesOf,
  strategyCode,
} from '#shared/domain/papers/analysis.ts'
import { noteCodes, programmeCode, themeCode } from '#shared/domain/papers/board-groups.ts'
import { programmesInOrder } from '#shared/domain/papers/programme-order.ts'
import { formatNumber } from '#shared/domain/words.ts'
import type { Dimension, Quadrant } from '#shared/schema/vocabulary.ts'
import { quadrants } from '#shared/schema/vocabulary.ts'
import { classicTables, factorTables, positionBlocks, strategyTable, towsTable } from '../../blocks/analysis-blocks.ts'
import { missingText } from '../../blocks/analysis-words.ts'
import type { Block } from '../../docx/block.ts'
import { dataTable, tableGap } from '../../docx/table.ts'
import { heading, listItem, prose } from '../../docx/text.ts'
import { dimensionName } from '../../paper.ts'
import type { Book, Place, SectionSource } from '../book.ts'
import { boardsOf, caption, gapParagraph } from '../book.ts'
import { quadrantTitle, topFactors } from './swot.ts'

type Analysed = AnalysedBoard<ReturnType<typeof boardsOf>[number]>

const analysesOf = (book: Book): Analysed[] => analysedBoards(boardsOf(book), book.record.analyses)
const weighedOf = (book: Book): Analysed[] => analysesOf(book).filter(({ swot }) => isWeighed(swot))
const titled = (book: Book, place: Place) => (title: string) => caption(book, place, title)

/** IFAS and EFAS of every board that was weighed; what a table still needs is a gap. */
export const factorWeights: SectionSource = (book, place) => {
  const weighed = weighedOf(book)
  if (weighed.length === 0) return null
  return weighed.flatMap(({ swot, content }) => [
    ...factorTables(book, swot, content.activity.title, place.width, titled(book, place)),
    ...swot.missing.map((part) => gapParagraph(book, place.number, missingText(book, part), book.t('analysis.owner'))),
  ])
}

/** Where the region stands; left out until an analysis is complete. */
export const quadrantPosition: SectionSource = (book, place) => {
  const placed = weighedOf(book).filter(({ swot }) => swot.position !== null)
  if (placed.length === 0) return null
  return placed.flatMap(({ swot, content }) => [
    ...(placed.length > 1 ? [heading(content.activity.title, 3)] : []),
    ...positionBlocks(book, swot, place.width),
  ])
}

/** The classic IFE/EFE form, in an annex of its own so that nobody mixes its numbers with the position. */
export const classicDisplay: SectionSource = (book, place) => {
  const placed = weighedOf(book).filter(({ swot }) => swot.position !== null)
  if (placed.length === 0) return null
  return placed.flatMap(({ swot, content }) =>
    classicTables(book, swot, content.activity.title, place.width, titled(book, place)),
  )
}

/** The TOWS matrix with the strategies of the room; before there are any, with its leading factors and gaps. */
export const tows: SectionSource = (book, place) => {
  const { t } = book
  const written = analysesOf(book).filter((analysed) => strategiesOf(analysed).length > 0)
  if (written.length === 0) return emptyMatrix(book, place)
  return written.flatMap((analysed): Block[] => {
    const { title } = analysed.content.activity
    return [
      caption(book, place, `${t('book.tows.title')} – ${title}`),
      towsTable(book, analysed, place.width),
      tableGap(),
      caption(book, place, t('analysis.strategyTitle', { title })),
      strategyTable(book, strategiesOf(analysed), analysed.content, place.width),
      tableGap(),
    ]
  })
}

/** How many factors of a side an empty matrix names. */
const factorsOfEmptyMatrix = 5

function emptyMatrix(book: Book, place: Place): Block[] | null {
  const { t } = book
  const top = Object.fromEntries(
    quadrants.map((quadrant) => [quadrant, topFactors(book, quadrant, factorsOfEmptyMatrix)]),
  ) as Record<Quadrant, { title: string; trace: string }[]>
  if (quadrants.every((quadrant) => top[quadrant].length === 0)) return null
  const list = (quadrant: Quadrant) =>
    [
      quadrantTitle(book, quadrant),
      ...top[quadrant].map(
        ({ title, trace }, index) => `${t(`domain:quadrantLetter.${quadrant}`)}${index + 1} ${title} (${trace})`,
      ),
    ].join('\n')
  const strategy = (pair: 'SO' | 'WO' | 'ST' | 'WT') => `${t(`book.tows.${pair}`)}\n${t('gap.strategy', { pair })}`
  return [
    caption(book, place, t('book.tows.title')),
    dataTable({
      width: place.width,
      columns: [
        { title: t('book.tows.corner'), share: 30, cell: (row) => row.head },
        { title: t('domain:quadrant.strengths'), share: 35, cell: (row) => row.strengths },
        { title: t('domain:quadrant.weaknesses'), share: 35, cell: (row) => row.weaknesses },
      ],
      items: [
        { head: '', strengths: list('strengths'), weaknesses: list('weaknesses') },
        { head: list('opportunities'), strengths: strategy('SO'), weaknesses: strategy('WO') },
        { head: list('threats'), strengths: strategy('ST'), weaknesses: strategy('WT') },
      ],
    }),
    tableGap(),
  ]
}

/** Whether the room has written strategies: those of one dimension, or any. */
export function hasStrategies(book: Book, dimension: Dimension | null): boolean {
  return dimension === null
    ? analysesOf(book).some((analysed) => strategiesOf(analysed).length > 0)
    : strategiesIn(book, dimension).length > 0
}

/** Strategies of a dimension (null: across dimensions), each with the board it was written on. */
function strategiesIn(book: Book, dimension: Dimension | null): { analysed: Analysed; strategies: TowsStrategy[] }[] {
  return analysesOf(book).flatMap((analysed) => {
    const strategies = strategiesOf(analysed).filter(
      (strategy) => dimensionOfStrategy(strategy, analysed.content, book.record.programmes) === dimension,
    )
    return strategies.length === 0 ? [] : [{ analysed, strategies }]
  })
}

/** The strategies of a dimension as tables; none where there are none. */
export function strategyTables(book: Book, place: Place): Block[] {
  const { t } = book
  const name = place.dimension === null ? t('analysis.crossDimension') : dimensionName(book, place.dimension)
  return strategiesIn(book, place.dimension).flatMap(({ analysed, strategies }) => [
    caption(book, place, t('book.strategies.title', { dimension: name })),
    strategyTable(book, strategies, analysed.content, place.width),
    tableGap(),
  ])
}

/** Strategies that no dimension can claim. */
export const crossStrategies: SectionSource = (book, place) => {
  const blocks = strategyTables(book, { ...place, dimension: null })
  return blocks.length === 0 ? null : blocks
}

/** How many factors of a quadrant a short overview names. */
const topCount = 3
/** The chart leaves room for the factors on the same page. */
const partOfWidth = 0.66
const sideOf = { strengths: 's', weaknesses: 'w', opportunities: 'o', threats: 't' } as const satisfies Record<
  Quadrant,
  SwotSide
>

/**
 * Result of the analysis on one page: the position, then the strongest factors of each quadrant by score, or before the
 * room has weighed them by votes and notes.
 */
export const swotTopFactors: SectionSource = (book, place) => {
  const complete = weighedOf(book).find(({ swot }) => swot.position !== null)
  const parts = quadrants.map((quadrant) => ({
    quadrant,
    factors:
      complete === undefined
        ? topFactors(book, quadrant, topCount).map(({ title, trace }) => `${title} (${trace})`)
        : topByScore(book, complete.swot, sideOf[quadrant]),
  }))
  if (parts.every(({ factors }) => factors.length === 0)) return null
  return [
    ...(complete === undefined ? [] : positionBlocks(book, complete.swot, place.width * partOfWidth)),
    ...parts.flatMap(({ quadrant, factors }) => [
      heading(quadrantTitle(book, quadrant), 3),
      ...(factors.length === 0 ? [prose('–')] : []),
      ...factors.map((text, index) => listItem(`${index + 1}.`, text)),
    ]),
  ]
}

function topByScore({ t, edition }: Book, { ifas, efas }: SwotAnalysis, side: SwotSide): string[] {
  return [...ifas.factors, ...efas.factors]
    .filter((factor) => factor.side === side)
    .toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0))
    .slice(0, topCount)
    .map(({ code, title, score }) =>
      t('analysis.topFactor', { code, title, score: formatNumber(score ?? 0, edition.locale, 2) }),
    )
}

/** Programme → strategy → factors → notes: the proof behind each programme that came from the analysis. */
export const strategyTrace: SectionSource = (book, place) => {
  const { t, record } = book
  const analyses = analysesOf(book)
  const rows = programmesInOrder(record.programmes).flatMap((programme) =>
    analyses.flatMap((analysed) =>
      strategiesOf(analysed)
        .filter(({ id }) => programmeOfStrategy(id, [programme]) !== undefined)
        .map((strategy) => ({ programme, strategy, content: analysed.content })),
    ),
  )
  if (rows.length === 0) return null
  return [
    caption(book, place, t('book.trace.title')),
    dataTable<(typeof rows)[number]>({
      width: place.width,
      columns: [
        {
          title: t('column.programme'),
          share: 28,
          cell: ({ programme }) => `${programmeCode(programme)} ${programme.name}`,
        },
        {
          title: t('column.strategy'),
          share: 28,
          cell: ({ strategy }) => `${strategyCode(strategy)} ${strategy.text} (${citationOf(strategy)})`,
        },
        {
          title: t('column.factors'),
          share: 26,
          cell: ({ strategy, content }) =>
            strategy.factors
              .map(({ code, title, themeId }) => {
                const theme = content.themes.find(({ id }) => id === themeId)
                return theme === undefined ? `${code} ${title}` : `${code} ${title} (${themeCode(theme)})`
              })
              .join('\n'),
        },
        {
          title: t('column.noteCodes'),
          share: 18,
          cell: ({ strategy, content }) => noteCodes(notesOfStrategy(strategy, content)),
        },
      ],
      items: rows,
    }),
    tableGap(),
  ]
}
