import { boardGroups, noteCode, themeCode } from '#shared/domain/papers/board-groups.ts'
import { type ReadinessElement, isRatedBoard, readinessShares } from '#shared/domain/readiness.ts'
import {
  ratedText,
  readinessName,
  sharesByDimension,
  sharesByElement,
  sharesText,
} from '../../blocks/readiness-blocks.ts'
import { readinessSentence } from '../../blocks/readiness-blocks.ts'
import { dataTable, tableGap } from '../../docx/table.ts'
import { prose } from '../../docx/text.ts'
import { dimensionName } from '../../paper.ts'
import type { Book, SectionSource } from '../book.ts'
import { boardsOf, caption, gapParagraph } from '../book.ts'

const readinessBoards = (book: Book) => boardsOf(book).filter(({ board }) => isRatedBoard(board))

/**
 * What the room noted and rated about one element (domain guide §4, Buku 1, 3.1 to 3.5). Notes that nobody rated are
 * printed with a marked gap; an element that was switched off on every readiness board has no section.
 */
export const readinessOf =
  (element: ReadinessElement): SectionSource =>
  (book, place) => {
    const { t } = book
    const boards = readinessBoards(book)
    const zones = boards.flatMap((board) => boardGroups(board)).filter(({ zone }) => zone.key === element)
    if (boards.length > 0 && zones.length === 0) return 'leftOut'
    const lines = zones.flatMap(({ groups }) =>
      groups.flatMap(({ row, theme, notes }) => notes.map((note) => ({ row, theme, note }))),
    )
    if (lines.length === 0) return null
    const shares = readinessShares(lines.map(({ note }) => note))
    const unratedCount = shares.totalCount - shares.ratedCount
    const name = zones[0]?.zone.title ?? ''
    return [
      ...(shares.ratedCount === 0
        ? []
        : [
            prose(
              t('book.readiness.ofElement', {
                element: name,
                shares: sharesText(book, shares),
                ratedOf: ratedText(book, shares),
              }),
              { keepNext: true },
            ),
          ]),
      caption(book, place, t('book.readiness.table', { element: name })),
      dataTable({
        width: place.width,
        columns: [
          {
            title: t('column.dimension'),
            share: 22,
            cell: ({ row, note }, index) =>
              index > 0 && lines[index - 1]?.row === row && row !== null
                ? ''
                : (row?.title ?? dimensionName(book, note.dimension)),
          },
          {
            title: t('column.note'),
            share: 54,
            cell: ({ theme, note }) =>
              theme === null ? note.text : `${note.text}\n(${themeCode(theme)} ${theme.title})`,
          },
          { title: t('column.source'), share: 10, align: 'center', cell: ({ note }) => noteCode(note) },
          {
            title: t('column.readiness'),
            share: 14,
            align: 'center',
            cell: ({ note }) => (note.readiness === null ? t('gap.cell') : readinessName(book, note.readiness)),
          },
        ],
        items: lines,
      }),
      tableGap(),
      ...(unratedCount === 0
        ? []
        : [
            gapParagraph(
              book,
              place.number,
              t('book.readiness.unratedWhat', { count: unratedCount, element: name }),
              t('book.readiness.unratedOwner'),
            ),
          ]),
    ]
  }

/** Shares of all that was rated: in one sentence, by element and by dimension. Null where nobody rated anything. */
export const readinessSummary: SectionSource = (book, place) => {
  const { t } = book
  const boards = readinessBoards(book).filter(({ notes }) => readinessShares(notes).ratedCount > 0)
  if (boards.length === 0) return null
  return boards.flatMap((board) => [
    prose(readinessSentence(book, board.notes), { keepNext: true }),
    caption(book, place, t('book.readiness.byElement')),
    sharesByElement(book, board, place.width),
    tableGap(),
    caption(book, place, t('book.readiness.byDimension')),
    sharesByDimension(book, board, place.width),
    tableGap(),
  ])
}
