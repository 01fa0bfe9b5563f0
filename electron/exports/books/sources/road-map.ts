import { programmeCode } from '#shared/domain/papers/board-groups.ts'
import { programmesInOrder, programmesOf, programmeYears } from '#shared/domain/papers/programme-order.ts'
import { horizonYears } from '#shared/domain/horizons.ts'
import { dimensions, horizons } from '#shared/schema/vocabulary.ts'
import { programmeGridChart, roadMapCharts } from '../../blocks/programme-blocks.ts'
import { dataTable, tableGap } from '../../docx/table.ts'
import { heading, listItem } from '../../docx/text.ts'
import { dimensionName, horizonName, horizonWithYears, yearsText } from '../../paper.ts'
import type { SectionSource } from '../book.ts'
import { caption } from '../book.ts'

/** A dimension over the years, and its three horizons as lists. */
export const roadMapOfDimension: SectionSource = (book, place) => {
  const { record, t } = book
  if (place.dimension === null) return null
  const programmes = programmesOf(record.programmes, place.dimension)
  if (programmes.length === 0) return null
  return [
    ...roadMapCharts(book, programmes, place.width),
    ...horizons.flatMap((horizon) => {
      const ofHorizon = programmes.filter((programme) => programme.horizon === horizon)
      return [
        heading(horizonWithYears(book, horizon), 3),
        ...(ofHorizon.length === 0 ? [listItem('–', t('programme.empty'))] : []),
        ...ofHorizon.map((programme) => listItem('–', `${programme.name} (${programmeCode(programme)})`)),
      ]
    }),
  ]
}

/** The whole road map: the grid of cells, then the bars of every dimension. */
export const roadMapOverview: SectionSource = (book, place) => {
  const { record } = book
  const sorted = programmesInOrder(record.programmes).filter(({ dimension }) => dimension !== null)
  if (sorted.length === 0) return null
  return [
    programmeGridChart(book, place.width),
    ...dimensions.flatMap((dimension) => {
      const charts = roadMapCharts(book, programmesOf(record.programmes, dimension), place.width)
      return charts.length === 0 ? [] : [heading(dimensionName(book, dimension), 3), ...charts]
    }),
  ]
}

/** Three horizons with their years and numbers of programmes. */
export const milestones: SectionSource = (book, place) => {
  const { t, record } = book
  if (record.programmes.length === 0) return null
  return [
    caption(book, place, t('book.milestones.title')),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.horizon'), share: 26, cell: (horizon) => horizonName(book, horizon) },
        {
          title: t('column.years'),
          share: 20,
          align: 'center',
          cell: (horizon) => yearsText(horizonYears(record.workshop.firstPlanYear, horizon)),
        },
        {
          title: t('column.programmeCount'),
          share: 18,
          align: 'right',
          cell: (horizon) => String(record.programmes.filter((programme) => programme.horizon === horizon).length),
        },
        { title: t('column.milestone'), share: 36, cell: () => t('gap.cell') },
      ],
      items: [...horizons],
    }),
    tableGap(),
    programmeGridChart(book, place.width),
  ]
}

/** Matrix of programmes and years, a mark for each year in which a programme runs. */
export const yearMatrixOfDimension: SectionSource = (book, place) => {
  const { t, record } = book
  if (place.dimension === null) return null
  const programmes = programmesOf(record.programmes, place.dimension)
  if (programmes.length === 0) return null
  const { from, to } = horizonYears(record.workshop.firstPlanYear, 'long')
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  // Years that have no column are said beside the name: nothing that was entered goes unseen.
  const nameWithOddYears = (programme: (typeof programmes)[number]) => {
    const span = programmeYears(programme, record.workshop)
    const isOdd = span !== null && (span.from < from || span.to > to)
    return isOdd ? `${programme.name} (${yearsText(span)})` : programme.name
  }
  return [
    caption(book, place, t('book.yearMatrix.title', { dimension: dimensionName(book, place.dimension) })),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.code'), share: 6, align: 'center', cell: programmeCode },
        { title: t('column.programme'), share: 36, cell: nameWithOddYears },
        ...years.map((year) => ({
          title: String(year),
          share: 5.8,
          align: 'center' as const,
          cell: (programme: (typeof programmes)[number]) => {
            const span = programmeYears(programme, record.workshop)
            return span !== null && span.from <= year && year <= span.to ? '●' : ''
          },
        })),
      ],
      items: programmes,
    }),
    tableGap(),
  ]
}
