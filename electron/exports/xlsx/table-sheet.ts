import type { Cell, PaperSize, Row, Workbook, Worksheet } from 'exceljs'
import { cleanText, splitText } from '#shared/domain/papers/clean-text.ts'
import { editionLine } from '../blocks/edition-line.ts'
import type { Paper } from '../paper.ts'
import { regencyName } from '../paper.ts'

/** What a cell may hold. A string stays text whatever it looks like; a Date is midnight UTC of a calendar day. */
export type CellValue = string | number | Date | null

export type Column<Item> = {
  title: string
  /** Width in characters of the standard font. */
  width: number
  /** Number format of numbers in this column; whole numbers by default. */
  numberFormat?: string
  align?: 'left' | 'center' | 'right'
  value: (item: Item) => CellValue
}

export type TableSheet<Item> = {
  name: string
  columns: Column<Item>[]
  items: Item[]
  isLandscape: boolean
  /** One line above the printed page. */
  printTitle: string
}

/** Longest text of one Excel cell. Longer ones go on in a row below, with a remark in both. */
const maxCellLength = 32_767
/** Keeps room for the remark. */
const pieceLength = 32_600

/** Excel's numbers: 9 is A4; it has no F4, and Folio (14), which the types do not name, is the same but for a millimetre. */
const paperSizes: Record<'A4' | 'F4', number> = { A4: 9, F4: 14 }

/**
 * Adds a sheet that holds one table: header in row 1, frozen and filterable, one row per item, nothing merged. Printed,
 * it fits the width of the workshop's paper and repeats its header.
 */
export function addTableSheet<Item>(workbook: Workbook, paper: Paper, table: TableSheet<Item>): Worksheet {
  const { t, record } = paper
  const sheet = workbook.addWorksheet(table.name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- 14 is a size that the library passes on
      paperSize: paperSizes[record.workshop.settings.paper] as PaperSize,
      orientation: table.isLandscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
      margins: { left: 0.6, right: 0.5, top: 0.8, bottom: 0.7, header: 0.35, footer: 0.35 },
    },
    headerFooter: {
      oddHeader: `&L&"Arial,Bold"&10${headerText(table.printTitle)}&R&9${headerText(regencyName(paper))}`,
      oddFooter: `&L&8${headerText(editionLine(paper))}&R&8${t('xlsx.page')}`,
    },
  })
  sheet.columns = table.columns.map((column) => ({ width: column.width }))
  writeHeader(sheet.getRow(1), table)
  let rowNumber = 2
  for (const item of table.items) {
    const values = table.columns.map((column) => column.value(item))
    for (const parts of continuedRows(values, t('xlsx.continued'), t('xlsx.continuation'))) {
      const row = sheet.getRow(rowNumber++)
      row.height = rowHeight(parts, table.columns)
      for (const [index, value] of parts.entries())
        writeCell(row.getCell(index + 1), value, table.columns[index], paper)
    }
  }
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: Math.max(1, rowNumber - 1), column: table.columns.length },
  }
  return sheet
}

/** Headings stand over what is below them: those of numbers at the right, like the numbers. */
function writeHeader<Item>(row: Row, { columns, items }: TableSheet<Item>): void {
  for (const [index, { title, align, value }] of columns.entries()) {
    const isNumber = align === undefined && items.some((item) => typeof value(item) === 'number')
    const cell = row.getCell(index + 1)
    cell.value = title
    cell.font = { name: 'Arial', size: 10, bold: true, color: { argb: 'FFFFFFFF' } }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF0C6A68' } }
    cell.alignment = { vertical: 'middle', wrapText: true, ...besideNumbers(isNumber ? 'right' : align) }
    cell.border = { bottom: { style: 'medium', color: { argb: 'FF0A4F4D' } } }
  }
  row.height = 30
}

/** Text keeps clear of the number before it, which ends at the line between the two. */
const besideNumbers = (align: Column<never>['align'] = 'left') =>
  align === 'left' ? { horizontal: align, indent: 1 } : { horizontal: align }

function writeCell<Item>(cell: Cell, value: CellValue, column: Column<Item> | undefined, paper: Paper): void {
  cell.font = { name: 'Arial', size: 10 }
  cell.alignment = { vertical: 'top', wrapText: true, ...(column?.align ? { horizontal: column.align } : {}) }
  cell.border = { bottom: { style: 'hair', color: { argb: 'FFB9B3A7' } } }
  if (value === null || value === '') return
  if (value instanceof Date) {
    // 0x421 and 0x809 name the month in Indonesian and English whatever the language of Excel.
    cell.numFmt = paper.edition.locale === 'id' ? '[$-421]d mmmm yyyy' : '[$-809]d mmmm yyyy'
    cell.alignment = { ...cell.alignment, horizontal: 'left' }
    cell.value = value
  } else if (typeof value === 'number') {
    cell.numFmt = column?.numberFormat ?? '0'
    cell.value = value
  } else {
    cell.numFmt = '@'
    cell.alignment = { ...cell.alignment, ...besideNumbers(column?.align) }
    cell.value = escapeExcelCodes(value)
  }
}

/** Excel reads `_x0041_` inside a text as a character code; the underscore itself must then be written as one. */
function escapeExcelCodes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Spreads texts that are too long for a cell over as many rows as they need. */
function continuedRows(values: CellValue[], goesOn: string, goesOnFrom: string): CellValue[][] {
  const pieces = values.map((value) => {
    if (typeof value !== 'string') return [value]
    const text = cleanText(value)
    if (text.length <= maxCellLength) return [text]
    const parts = splitText(text, pieceLength)
    return parts.map((part, index) => {
      const before = index > 0 ? `${goesOnFrom} ` : ''
      const after = index < parts.length - 1 ? ` ${goesOn}` : ''
      return `${before}${part}${after}`
    })
  })
  const rowCount = Math.max(...pieces.map((parts) => parts.length))
  return Array.from({ length: rowCount }, (_, index) => pieces.map((parts) => parts[index] ?? null))
}

/** Points; Excel allows no row higher than 409. */
const lineHeight = 13
const highestRow = 409
/** What the indent takes from a line. */
const indentLetters = 1

/**
 * Height that shows the whole text of a row. Excel would find it by itself on opening, LibreOffice and WPS do not; a
 * column holds about as many letters of Arial 10 as its width says, less what wrapping at words leaves open.
 */
function rowHeight(values: CellValue[], columns: { width: number }[]): number {
  const lineCounts = values.map((value, index) => {
    if (typeof value !== 'string') return 1
    const lettersPerLine = Math.max(4, (columns[index]?.width ?? 10) * 0.95 - indentLetters)
    return value.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(part.length / lettersPerLine)), 0)
  })
  return Math.min(highestRow, Math.max(...lineCounts) * lineHeight + 4)
}

/** `&` starts a code in headers and footers, and Excel refuses files with a header over 255 characters. */
function headerText(text: string): string {
  return cleanText(text).replaceAll('\n', ' ').slice(0, 80).replaceAll('&', '&&')
}
