import { programmeCode } from '#shared/domain/papers/board-groups.ts'
import { leadUnitName, programmesInOrder, programmesOf } from '#shared/domain/papers/programme-order.ts'
import { emptyCells } from '#shared/domain/plan-check.ts'
import type { Programme } from '#shared/schema/programme.ts'
import { horizons } from '#shared/schema/vocabulary.ts'
import type { Block } from '../../docx/block.ts'
import { actionPlanTable, programmeGridChart } from '../../blocks/programme-blocks.ts'
import { dataTable, tableGap } from '../../docx/table.ts'
import { heading, listItem, prose } from '../../docx/text.ts'
import { dimensionName, horizonName, horizonWithYears } from '../../paper.ts'
import type { Book, Place, SectionSource } from '../book.ts'
import { caption } from '../book.ts'
import { strategyTables } from './analysis.ts'

const ofPlace = (book: Book, { dimension }: Place): Programme[] =>
  dimension === null ? [] : programmesOf(book.record.programmes, dimension)

/** The strategies of a dimension, then its programmes by horizon. */
export const strategyOfDimension: SectionSource = (book, place) => {
  const programmes = ofPlace(book, place)
  const strategies = strategyTables(book, place)
  if (programmes.length === 0) return strategies.length === 0 ? null : strategies
  return [
    ...strategies,
    prose(
      book.t('book.programmes.intro', { dimension: dimensionName(book, place.dimension), count: programmes.length }),
      { keepNext: true },
    ),
    caption(book, place, book.t('book.programmes.title', { dimension: dimensionName(book, place.dimension) })),
    shortTable(book, programmes, place.width),
    tableGap(),
  ]
}

function shortTable(book: Book, programmes: Programme[], width: number): Block {
  const { t, record } = book
  return dataTable({
    width,
    columns: [
      { title: t('column.code'), share: 8, align: 'center', cell: programmeCode },
      { title: t('column.programme'), share: 42, cell: ({ name }) => name },
      { title: t('column.horizon'), share: 18, cell: ({ horizon }) => horizonName(book, horizon) },
      {
        title: t('column.leadUnit'),
        share: 20,
        cell: (programme) => leadUnitName(programme, record.units) || t('gap.cell'),
      },
      {
        title: t('column.quickWin'),
        share: 12,
        align: 'center',
        cell: ({ isQuickWin }) => (isQuickWin ? t('yes') : ''),
      },
    ],
    items: programmes,
  })
}

/** The action plan of a dimension, on a landscape page. */
export const actionPlanOfDimension: SectionSource = (book, place) => {
  const programmes = ofPlace(book, place)
  if (programmes.length === 0) return null
  return [
    caption(book, place, book.t('book.actionPlan.title', { dimension: dimensionName(book, place.dimension) })),
    actionPlanTable(book, programmes, place.width),
    tableGap(),
  ]
}

/** One page of the summary: the programmes of a dimension by horizon, its quick wins and the units in charge. */
export const dimensionPage: SectionSource = (book, place) => {
  const { t, record } = book
  const programmes = ofPlace(book, place)
  if (programmes.length === 0) return null
  const units = [...new Set(programmes.map((programme) => leadUnitName(programme, record.units)).filter(Boolean))]
  const quickWins = programmes.filter(({ isQuickWin }) => isQuickWin)
  return [
    ...horizons.flatMap((horizon) => {
      const ofHorizon = programmes.filter((programme) => programme.horizon === horizon)
      return [
        heading(horizonWithYears(book, horizon), 3),
        ...(ofHorizon.length === 0 ? [prose(t('programme.empty'))] : []),
        ...ofHorizon.map((programme) => listItem('–', `${programme.name} (${programmeCode(programme)})`)),
      ]
    }),
    heading(t('column.quickWin'), 3),
    ...(quickWins.length === 0 ? [prose(t('book.quickWin.noneInDimension'))] : []),
    ...quickWins.map((programme) => listItem('–', `${programme.name} (${programmeCode(programme)})`)),
    heading(t('column.leadUnit'), 3),
    prose(units.length === 0 ? t('gap.cell') : units.join(' · ')),
  ]
}

/** Cells of the sorting grid in which nothing lies, after a picture of all eighteen. */
export const emptyCellList: SectionSource = (book, place) => {
  const { t, record } = book
  if (record.programmes.length === 0) return null
  const cells = emptyCells(record.programmes)
  const unsorted = programmesInOrder(record.programmes).filter(
    ({ dimension, horizon }) => dimension === null || horizon === null,
  )
  return [
    programmeGridChart(book, place.width),
    prose(cells.length === 0 ? t('book.cells.none') : t('book.cells.some', { count: cells.length }), {
      keepNext: cells.length > 0,
    }),
    ...cells.map(({ dimension, horizon }) =>
      listItem('–', `${dimensionName(book, dimension)} × ${horizonName(book, horizon)}`),
    ),
    ...(unsorted.length === 0
      ? []
      : [
          prose(t('book.cells.unsorted', { count: unsorted.length }), { keepNext: true }),
          ...unsorted.map((programme) => listItem('–', `${programme.name} (${programmeCode(programme)})`)),
        ]),
  ]
}

/** Indicators with baseline and target, the start of monitoring. */
export const indicators: SectionSource = (book, place) => {
  const { t, record } = book
  const programmes = programmesInOrder(record.programmes).filter(({ indicator }) => indicator !== '')
  if (programmes.length === 0) return null
  const gap = t('gap.cell')
  return [
    caption(book, place, t('book.indicators.title')),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.code'), share: 8, align: 'center', cell: programmeCode },
        { title: t('column.programme'), share: 30, cell: ({ name }) => name },
        { title: t('column.indicator'), share: 28, cell: ({ indicator }) => indicator },
        { title: t('column.baseline'), share: 11, cell: ({ baseline }) => baseline || gap },
        { title: t('column.target'), share: 11, cell: ({ target }) => target || gap },
        { title: t('column.leadUnit'), share: 12, cell: (programme) => leadUnitName(programme, record.units) || gap },
      ],
      items: programmes,
    }),
    tableGap(),
  ]
}

/** Programmes in which other units take part: where joint work across the border may start. */
export const sharedProgrammes: SectionSource = (book, place) => {
  const { t, record } = book
  const programmes = programmesInOrder(record.programmes).filter(({ supportingUnits }) => supportingUnits !== '')
  if (programmes.length === 0) return null
  return [
    caption(book, place, t('book.shared.title')),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.code'), share: 8, align: 'center', cell: programmeCode },
        { title: t('column.programme'), share: 40, cell: ({ name }) => name },
        { title: t('column.leadUnit'), share: 20, cell: (programme) => leadUnitName(programme, record.units) },
        { title: t('column.supportingUnits'), share: 32, cell: ({ supportingUnits }) => supportingUnits },
      ],
      items: programmes,
    }),
    tableGap(),
  ]
}
