import { attendanceSummary } from '#shared/domain/papers/attendance.ts'
import { swotBoards } from '#shared/domain/papers/board-groups.ts'
import { dateRange, romanNumeral } from '#shared/domain/words.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import { constituencyTable } from '../../blocks/attendance-blocks.ts'
import { voteFacts } from '../../blocks/vote-facts.ts'
import { dataTable, factTable, tableGap } from '../../docx/table.ts'
import { heading, listItem, prose } from '../../docx/text.ts'
import type { SectionSource } from '../book.ts'
import { boardsOf, caption, roundsOf } from '../book.ts'

/** Six dimensions with their sub-dimensions, and the five elements of readiness. */
export const framework: SectionSource = (book, place) => {
  const { t } = book
  const elements = ['nature', 'structure', 'infrastructure', 'superstructure', 'culture']
  return [
    caption(book, place, t('book.framework.dimensions')),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.no'), share: 7, align: 'center', cell: (_, index) => String(index + 1) },
        { title: t('column.dimension'), share: 25, cell: (dimension) => t(`domain:dimension.${dimension}.name`) },
        { title: t('column.localName'), share: 26, cell: (dimension) => t(`domain:dimension.${dimension}.local`) },
        {
          title: t('column.subDimensions'),
          share: 42,
          cell: (dimension) => [1, 2, 3].map((number) => t(`domain:subDimension.${dimension}.${number}`)).join(' · '),
        },
      ],
      items: [...dimensions],
    }),
    tableGap(),
    prose(t('book.framework.elements'), { keepNext: true }),
    ...elements.map((element, index) => listItem(`${index + 1}.`, t(`book.framework.element.${element}`))),
  ]
}

/** What was done: stages with dates, places and presence, then notes and ballots in numbers. */
export const process: SectionSource = (book, place) => {
  const { t, edition, record } = book
  const boards = boardsOf(book)
  const rounds = roundsOf(book).filter(({ result }) => result !== null)
  const attended = book.stages.filter(({ attendance }) => attendance.length > 0)
  return [
    caption(book, place, t('book.process.stages')),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.stage'), share: 9, align: 'center', cell: ({ stage }) => romanNumeral(stage.number) },
        { title: t('column.title'), share: 23, cell: ({ stage }) => stage.title },
        {
          title: t('column.date'),
          share: 22,
          cell: ({ days }) =>
            days.length === 0
              ? ''
              : dateRange(
                  days.map(({ date }) => date),
                  edition.locale,
                ),
        },
        { title: t('column.place'), share: 26, cell: ({ stage }) => stage.place || t('gap.cell') },
        {
          title: t('column.presence'),
          share: 20,
          cell: (material) => {
            const { presentCount, registeredCount } = attendanceSummary(record, material)
            return material.attendance.length === 0
              ? t('book.process.notHeld')
              : t('attendance.presentOf', { present: presentCount, registered: registeredCount })
          },
        },
      ],
      items: book.stages,
    }),
    tableGap(),
    ...attended.flatMap((material) => [
      caption(book, place, t('book.process.constituencies', { stage: romanNumeral(material.stage.number) })),
      constituencyTable(book, material, place.width),
      tableGap(),
    ]),
    prose(
      t('book.process.counts', {
        notes: boards.reduce((sum, { notes }) => sum + notes.length, 0),
        themes: boards.reduce((sum, { themes }) => sum + themes.length, 0),
        boards: boards.filter(({ notes }) => notes.length > 0).length,
        rounds: rounds.length,
        ballots: rounds.reduce((sum, { result }) => sum + (result?.castCount ?? 0), 0),
        programmes: record.programmes.length,
      }),
    ),
  ]
}

/** How factors were collected and weighed: the rules of each round. */
export const swotMethod: SectionSource = (book, place) => {
  const { t } = book
  const boards = swotBoards(boardsOf(book)).filter(({ notes }) => notes.length > 0)
  const rounds = roundsOf(book).filter(({ result }) => result !== null)
  if (boards.length === 0 && rounds.length === 0) return null
  return [
    ...boards.map((board) =>
      prose(
        t('book.swot.collected', {
          title: board.activity.title,
          notes: board.notes.length,
          themes: board.themes.length,
        }),
      ),
    ),
    ...rounds.flatMap((entry) => [
      heading(t('vote.roundTitle', { number: entry.round.number, title: entry.activity.title }), 3),
      factTable(voteFacts(book, entry, rounds), place.width),
      tableGap(),
    ]),
  ]
}
