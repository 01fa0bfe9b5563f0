import { noteCode } from '#shared/domain/papers/board-groups.ts'
import { byPosition } from '#shared/domain/papers/order.ts'
import type { BoardContent } from '#shared/schema/board.ts'
import type { Dimension } from '#shared/schema/vocabulary.ts'
import { isRowComplete, matrixTable } from '../../blocks/matrix-blocks.ts'
import type { Block } from '../../docx/block.ts'
import { dataTable, tableGap } from '../../docx/table.ts'
import { prose } from '../../docx/text.ts'
import { dimensionName } from '../../paper.ts'
import type { Book, Place, SectionSource } from '../book.ts'
import { boardsOf, caption, gapParagraph } from '../book.ts'
import { factorsOf } from './swot.ts'

/**
 * Gaps of a dimension (domain guide §4, Buku 1, 4.1 to 4.6): the aspects that the room discussed on a gap board; else the
 * weaknesses of the SWOT board as the present state, with the rest marked as missing.
 */
export const gaps: SectionSource = (book, place) => {
  const tables = boardsOf(book)
    .filter(({ board }) => board.template === 'gap')
    .flatMap((board) => rowsOfDimension(book, place, board))
  return tables.length > 0 ? tables : weaknesses(book, place)
}

function rowsOfDimension(book: Book, place: Place, board: BoardContent): Block[] {
  const { t } = book
  const hasNotes = (rowId: string) => board.notes.some((note) => note.rowId === rowId)
  const items = board.rows.filter(({ id, dimension }) => dimension === place.dimension && hasNotes(id))
  if (items.length === 0) return []
  const dimension = dimensionName(book, place.dimension)
  const isComplete = items.every((row) => isRowComplete(board, row))
  return [
    prose(t('book.gapRows.intro', { dimension }), { keepNext: true }),
    caption(book, place, t('book.gapTable', { dimension })),
    matrixTable(book, board, {
      items: items.toSorted(byPosition),
      firstColumn: t('column.aspect'),
      width: place.width,
      empty: t('gap.cell'),
      hasDimensions: false,
    }),
    tableGap(),
    ...(isComplete ? [] : [missing(book, place, place.dimension)]),
  ]
}

const missing = (book: Book, place: Place, dimension: Dimension | null) =>
  gapParagraph(
    book,
    place.number,
    book.t('book.gapRows.missing', { dimension: dimensionName(book, dimension) }),
    book.t('book.gapRows.owner'),
  )

/** Kelemahan of a dimension as the present state; what is expected, missing and needed is not known from that board. */
function weaknesses(book: Book, place: Place): Block[] | null {
  const { t } = book
  const factors = factorsOf(book, place.dimension).filter(({ quadrant }) => quadrant === 'weaknesses')
  if (factors.length === 0) return null
  const gap = t('gap.cell')
  const dimension = dimensionName(book, place.dimension)
  return [
    prose(t('book.gapRows.fromWeaknesses', { dimension }), { keepNext: true }),
    caption(book, place, t('book.gapTable', { dimension })),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.aspect'), share: 18, cell: ({ theme }) => theme?.title ?? gap },
        {
          title: t('column.present'),
          share: 34,
          cell: ({ notes }) => notes.map((note) => `${note.text} (${noteCode(note)})`).join('\n'),
        },
        { title: t('column.expected'), share: 16, cell: () => gap },
        { title: t('column.gap'), share: 16, cell: () => gap },
        { title: t('column.need'), share: 16, cell: () => gap },
      ],
      items: factors,
    }),
    tableGap(),
    missing(book, place, place.dimension),
  ]
}
