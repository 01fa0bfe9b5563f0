import type { ITableCellBorders } from 'docx'
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import { paragraph, runs, textOfParagraph } from './text.ts'

export type DocxColumn<Item> = {
  title: string
  /** Part of the table's width; the shares of all columns are scaled to fill it. */
  share: number
  align?: 'left' | 'center' | 'right'
  cell: (item: Item, index: number) => string | Paragraph[]
}

export type DataTable<Item> = {
  columns: DocxColumn<Item>[]
  items: Item[]
  /** Twips. */
  width: number
  /** Least height of a row in twips, for cells that are signed by hand. */
  rowHeight?: number
}

/** Widest table of an upright page, in twips; a wider one lies in a landscape section. */
const widestUpright = 10_000
/** Rows up to this height stay whole, in twips: what is left of a page below its title and the repeated header. */
const tallestWholeRow = { upright: 13_000, landscape: 8000 } as const
/** Table text is 9 points in either typeface: a line, the space around a paragraph, and the average letter, in twips. */
const table9pt = { line: 210, paragraph: 60, letter: 95 } as const

const thin = { style: BorderStyle.SINGLE, size: 4, color: '7A7A7A' } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
export const noBorders: ITableCellBorders = { top: none, bottom: none, left: none, right: none }
const cellMargins = { top: 30, bottom: 30, left: 60, right: 60 } as const

const alignment = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** A ruled table whose header row is repeated on every page. */
export function dataTable<Item>({ columns, items, width, rowHeight }: DataTable<Item>): Table {
  const widths = columnWidths(
    columns.map((column) => column.share),
    width,
  )
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      (column, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          shading: { fill: 'E3EEED', type: 'clear', color: 'auto' },
          verticalAlign: VerticalAlign.CENTER,
          children: [
            paragraph(column.title, {
              style: 'TableText',
              alignment: AlignmentType.CENTER,
              bold: true,
              keepNext: true,
            }),
          ],
        }),
    ),
  })
  const rows = items.map((item, itemIndex) => {
    const cells = columns.map((column) => column.cell(item, itemIndex))
    const height = Math.max(...cells.map((cell, index) => estimatedHeight(cell, widths[index] ?? 0)))
    return new TableRow({
      cantSplit: height <= tallestWholeRow[width > widestUpright ? 'landscape' : 'upright'],
      ...(rowHeight === undefined ? {} : { height: { value: rowHeight, rule: 'atLeast' } }),
      children: cells.map(
        (cell, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            ...(rowHeight === undefined ? {} : { verticalAlign: VerticalAlign.CENTER }),
            children: typeof cell === 'string' ? [tableText(cell, columns[index]?.align)] : cell,
          }),
      ),
    })
  })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: cellMargins,
    borders: { top: thin, bottom: thin, left: thin, right: thin, insideHorizontal: thin, insideVertical: thin },
    rows: [header, ...rows],
  })
}

/** About how tall a cell is, in twips: only the office program that opens the file knows. */
function estimatedHeight(cell: string | readonly Paragraph[], width: number): number {
  const lettersPerLine = Math.max(1, (width - cellMargins.left - cellMargins.right) / table9pt.letter)
  const texts = typeof cell === 'string' ? [cell] : cell.map(textOfParagraph)
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => Math.max(1, line.length / lettersPerLine))
  return (
    lines.reduce((sum, count) => sum + Math.ceil(count) * table9pt.line, 0) +
    texts.length * table9pt.paragraph +
    cellMargins.top +
    cellMargins.bottom
  )
}

/** Two columns of label and value without rules, for the facts of a vote or the head of a notula. */
export function factTable(facts: { label: string; value: string | number }[], width: number, labelShare = 0.32): Table {
  const widths = columnWidths([labelShare, 0.025, 1 - labelShare - 0.025], width)
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: facts.map(
      ({ label, value }) =>
        new TableRow({
          cantSplit: estimatedHeight(String(value), widths[2] ?? 0) <= tallestWholeRow.upright,
          children: [label, ':', String(value)].map(
            (text, index) =>
              new TableCell({
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                borders: noBorders,
                children: [new Paragraph({ style: 'TableText', children: runs(text, { size: 20 }) })],
              }),
          ),
        }),
    ),
  })
}

/** Text of a table cell. */
export function tableText(text: string, align: 'left' | 'center' | 'right' = 'left'): Paragraph {
  return paragraph(text, { style: 'TableText', alignment: alignment[align] })
}

/** Word needs a paragraph between two tables, or it joins them. */
export function tableGap(after = 120): Paragraph {
  return new Paragraph({ spacing: { before: 0, after, line: 120, lineRule: 'exact' }, children: [] })
}

export function columnWidths(shares: number[], width: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor((share / total) * width))
  const used = widths.reduce((sum, size) => sum + size, 0)
  return widths.map((size, index) => (index === widths.length - 1 ? size + width - used : size))
}
