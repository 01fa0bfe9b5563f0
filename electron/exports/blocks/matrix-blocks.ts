import { boardGroups, noteCode, themeCode } from '#shared/domain/papers/board-groups.ts'
import { byPosition } from '#shared/domain/papers/order.ts'
import type { BoardContent, BoardRow, Zone } from '#shared/schema/board.ts'
import type { Block } from '../docx/block.ts'
import { dataTable } from '../docx/table.ts'
import type { Paper } from '../paper.ts'
import { dimensionName } from '../paper.ts'

type Matrix = {
  /** What the first column of each line says. */
  items: BoardRow[]
  firstColumn: string
  width: number
  /** Printed where nobody wrote anything. */
  empty: string
  /** Prints the dimension of a row under its title. */
  hasDimensions: boolean
}

/** Rows against zones, every note with its number: a gap board as it is read, from left to right. */
export function matrixTable(paper: Paper, content: BoardContent, matrix: Matrix): Block {
  const { items, firstColumn, width, empty, hasDimensions } = matrix
  const cells = cellTexts(content)
  return dataTable({
    width,
    columns: [
      {
        title: firstColumn,
        share: 18,
        cell: ({ title, dimension }) =>
          hasDimensions && dimension !== null ? `${title}\n(${dimensionName(paper, dimension)})` : title,
      },
      ...content.zones.toSorted(byPosition).map((zone) => ({
        title: zone.title,
        share: 17,
        cell: (row: BoardRow) => cells.get(cellKey(zone, row)) ?? empty,
      })),
    ],
    items,
  })
}

/** Whether every zone of a row has a note. */
export function isRowComplete(content: BoardContent, row: BoardRow): boolean {
  return content.zones.every((zone) =>
    content.notes.some(({ zoneId, rowId }) => zoneId === zone.id && rowId === row.id),
  )
}

const cellKey = (zone: Zone, row: BoardRow | null) => `${zone.id}/${row?.id ?? ''}`

function cellTexts(content: BoardContent): Map<string, string> {
  const lines = boardGroups(content).flatMap(({ zone, groups }) =>
    groups.flatMap(({ row, theme, notes }) => [
      ...(theme === null ? [] : [{ key: cellKey(zone, row), text: `${themeCode(theme)} ${theme.title}:` }]),
      ...notes.map((note) => ({ key: cellKey(zone, row), text: `${note.text} (${noteCode(note)})` })),
    ]),
  )
  const byCell = Map.groupBy(lines, ({ key }) => key)
  return new Map([...byCell].map(([key, ofCell]) => [key, ofCell.map(({ text }) => text).join('\n')]))
}
