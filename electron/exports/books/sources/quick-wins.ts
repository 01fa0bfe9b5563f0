import { programmeCode } from '#shared/domain/papers/board-groups.ts'
import { leadUnitName, programmesInOrder, programmeYears } from '#shared/domain/papers/programme-order.ts'
import { decidingRounds } from '#shared/domain/papers/rounds.ts'
import { readResult } from '#shared/domain/voting/readings/registry.ts'
import { quickWinWarnings } from '#shared/domain/quick-wins.ts'
import type { Programme } from '#shared/schema/programme.ts'
import { voteChart, wordsOf } from '../../blocks/vote-facts.ts'
import type { Block } from '../../docx/block.ts'
import { chartParagraph } from '../../docx/picture.ts'
import { dataTable, factTable, tableGap } from '../../docx/table.ts'
import { heading, listItem, prose } from '../../docx/text.ts'
import { dimensionName, yearsText } from '../../paper.ts'
import { formatRupiah } from '#shared/domain/words.ts'
import type { Book, Place, SectionSource } from '../book.ts'
import { caption, roundsOf } from '../book.ts'
import { traceOption } from './trace.ts'

const quickWinsOf = (book: Book): Programme[] =>
  programmesInOrder(book.record.programmes).filter(({ isQuickWin }) => isQuickWin)

/** The quick wins with what the ministry will ask for. */
export const quickWins: SectionSource = (book, place) => {
  const { t, record } = book
  const programmes = quickWinsOf(book)
  if (programmes.length === 0) return null
  const gap = t('gap.cell')
  return [
    caption(book, place, t('book.quickWin.title')),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.code'), share: 8, align: 'center', cell: programmeCode },
        { title: t('column.dimension'), share: 17, cell: ({ dimension }) => dimensionName(book, dimension) },
        { title: t('column.programme'), share: 29, cell: ({ name }) => name },
        { title: t('column.leadUnit'), share: 14, cell: (programme) => leadUnitName(programme, record.units) || gap },
        { title: t('column.indicator'), share: 18, cell: ({ indicator }) => indicator || gap },
        { title: t('column.target'), share: 14, cell: ({ target }) => target || gap },
      ],
      items: programmes,
    }),
    tableGap(),
  ]
}

/** How many there are per dimension, what is unusual about them, and what impact and effort said. */
export const quickWinMethod: SectionSource = (book, place) => {
  const { t, record } = book
  const programmes = quickWinsOf(book)
  if (programmes.length === 0) return null
  const warnings = quickWinWarnings(record.programmes)
  return [
    prose(t('book.quickWin.count', { count: programmes.length })),
    ...(warnings.length === 0 ? [] : [prose(t('book.quickWin.check'), { keepNext: true })]),
    ...warnings.map((warning) => listItem('–', warningText(book, warning))),
    ...matrices(book, place),
  ]
}

/** The matrix of each closed round of impact and effort, and how to read it. */
function matrices(book: Book, place: Place): Block[] {
  const words = wordsOf(book)
  return decidingRounds(roundsOf(book))
    .filter(({ round }) => round.rules.method === 'impact_effort')
    .flatMap((entry) => [
      caption(book, place, entry.round.question),
      chartParagraph(
        book.drawChart(voteChart(book, entry, entry.result)),
        words.say('chart.matrix', { question: entry.round.question }),
        place.width,
      ),
      ...readResult(entry.round.rules, entry.result, words).map(({ text }) => listItem('–', text)),
      tableGap(),
    ])
}

function warningText(book: Book, warning: ReturnType<typeof quickWinWarnings>[number]): string {
  const values: Record<string, string | number> = {}
  for (const [key, value] of Object.entries(warning)) {
    if (typeof value === 'string' || typeof value === 'number') values[key] = value
  }
  if ('dimension' in warning) values['dimension'] = dimensionName(book, warning.dimension)
  return book.t(`domain:quickWinWarning.${warning.code}`, values)
}

/** One sheet for each quick win. */
export const quickWinSheets: SectionSource = (book, place) => {
  const { t, record } = book
  const programmes = quickWinsOf(book)
  if (programmes.length === 0) return null
  const gap = t('gap.cell')
  return programmes.flatMap((programme, index) => {
    const origin = traceOption(book, {
      source: programme.origin === 'vote' ? 'theme' : 'typed',
      sourceId: programme.originId,
    })
    return [
      heading(`${programmeCode(programme)} ${programme.name}`, 3, { pageBreakBefore: index > 0 }),
      factTable(
        [
          { label: t('column.dimension'), value: dimensionName(book, programme.dimension) },
          { label: t('book.quickWin.problem'), value: origin || gap },
          { label: t('book.quickWin.innovation'), value: programme.description || gap },
          { label: t('book.quickWin.goal'), value: gap },
          { label: t('column.indicator'), value: programme.indicator || gap },
          { label: t('column.baseline'), value: programme.baseline || gap },
          { label: t('column.target'), value: programme.target || gap },
          { label: t('column.leadUnit'), value: leadUnitName(programme, record.units) || gap },
          { label: t('column.supportingUnits'), value: programme.supportingUnits || gap },
          { label: t('column.years'), value: yearsText(programmeYears(programme, record.workshop)) || gap },
          {
            label: t('column.budget'),
            value: programme.budgetRupiah === null ? gap : formatRupiah(programme.budgetRupiah),
          },
          { label: t('column.fundingSource'), value: programme.fundingSource || gap },
          { label: t('book.quickWin.steps'), value: gap },
          { label: t('book.quickWin.risk'), value: gap },
        ],
        place.width,
      ),
      tableGap(),
    ]
  })
}
