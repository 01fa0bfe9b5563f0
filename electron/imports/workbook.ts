import { inflateRawSync } from 'node:zlib'
import type { Cell, CellValue, Worksheet } from 'exceljs'
import type { TableRow } from './delimited.ts'

/** Most bytes that a workbook may unpack to. A real table of 20,000 rows needs about 20 MB. */
const maxUnpackedBytes = 64 * 1024 * 1024

/** Columns further right are not looked at. */
const maxColumns = 256
/** Merged cells that are still followed; the library visits every one, and a range may name all 17 thousand million. */
const maxMergedCells = 2_000_000

export type WorkbookProblem = 'not_a_table' | 'too_large'

/**
 * Reads the first sheet that holds anything. Cells become text: dates ISO, numbers plain, formulas their stored result.
 * A cell merged downwards repeats its value (the file itself says so); one merged sideways stands once.
 * @returns rows with the row numbers of the sheet, or why the file is not usable
 */
export async function readWorkbook(bytes: Uint8Array): Promise<TableRow[] | WorkbookProblem> {
  const inspection = inspectZip(bytes)
  if (typeof inspection === 'string') return inspection
  // Loaded on first use: it takes half a second, which the start of the app does not have.
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bytes.slice().buffer, {
      ignoreNodes: inspection.mergedCellCount > maxMergedCells ? [...unneededNodes, 'mergeCells'] : unneededNodes,
    })
  } catch {
    return 'not_a_table'
  }
  const sheet = workbook.worksheets.find((candidate) => candidate.actualRowCount > 0)
  return sheet === undefined ? [] : readSheet(sheet)
}

/** Parts of a sheet that say nothing about its cells; whole-column rules among them can cost minutes. */
const unneededNodes = [
  'dataValidations',
  'conditionalFormatting',
  'drawing',
  'picture',
  'extLst',
  'hyperlinks',
  'printOptions',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'autoFilter',
  'tableParts',
]

function readSheet(sheet: Worksheet): TableRow[] {
  const rows: TableRow[] = []
  sheet.eachRow({ includeEmpty: false }, (row, lineNumber) => {
    const cells: string[] = []
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column <= maxColumns) cells[column - 1] = isMergedSideways(cell) ? '' : cellText(cell.value)
    })
    rows.push({ lineNumber, cells: Array.from(cells, (cell) => cell ?? '') })
  })
  return rows
}

function isMergedSideways(cell: Cell): boolean {
  return cell.isMerged && cell.master.col !== cell.col
}

/** The text of a cell value; an error value keeps its sign (`#N/A`), so that it is seen. */
function cellText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n')
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return dateText(value)
  if ('richText' in value) return value.richText.map((run) => run.text).join('')
  if ('error' in value) return value.error
  // The text of a link may itself be rich text, whatever its declared type says.
  if ('hyperlink' in value) return cellText(value.text)
  if ('formula' in value || 'sharedFormula' in value) return cellText(value.result ?? null)
  return ''
}

/** Plain digits with the 15 places that a sheet really has: 0.1 + 0.2 reads 0.3. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(15)))
}

/** Sheets know no time zone; the reader hands their dates out as UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const iso = date.toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
}

/**
 * Walks the zip's own directory before anything is unpacked for good: it must hold a workbook, and really unpack to a
 * sane size. The sizes written in the file are not believed; each part is inflated against what is left of the limit.
 */
function inspectZip(bytes: Uint8Array): { mergedCellCount: number } | WorkbookProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEndOfDirectory(view)
  if (end === null) return 'not_a_table'
  const entryCount = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  let leftBytes = maxUnpackedBytes
  let hasWorkbook = false
  let mergedCellCount = 0
  try {
    for (let index = 0; index < entryCount; index += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) return 'not_a_table'
      const method = view.getUint16(at + 10, true)
      const packedSize = view.getUint32(at + 20, true)
      const nameLength = view.getUint16(at + 28, true)
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
      const local = view.getUint32(at + 42, true)
      const dataAt = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      if (name === 'xl/workbook.xml') hasWorkbook = true
      const content = unpack(bytes.subarray(dataAt, dataAt + packedSize), method, leftBytes)
      leftBytes -= content.length
      if (leftBytes <= 0) return 'too_large'
      if (name.startsWith('xl/worksheets/')) mergedCellCount += countMergedCells(content)
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
  } catch (error) {
    if (isBufferTooLarge(error)) return 'too_large'
    return 'not_a_table' // cut in half, encrypted or otherwise not readable
  }
  return hasWorkbook ? { mergedCellCount } : 'not_a_table'
}

function unpack(packed: Uint8Array, method: number, leftBytes: number): Uint8Array {
  if (method !== 8 || packed.length === 0) return packed
  return inflateRawSync(packed, { maxOutputLength: leftBytes })
}

function countMergedCells(sheetXml: Uint8Array): number {
  const xml = Buffer.from(sheetXml.buffer, sheetXml.byteOffset, sheetXml.byteLength).toString('latin1')
  let count = 0
  for (const [, left = '', top, right = '', bottom] of xml.matchAll(
    /<mergeCell\s+ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g,
  )) {
    count += (columnNumber(right) - columnNumber(left) + 1) * (Number(bottom) - Number(top) + 1)
  }
  return count
}

/** `A` is 1, `Z` 26, `AA` 27. */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

function isBufferTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** The end record stands in the last 22 bytes, or before a comment of at most 65,535. */
function findEndOfDirectory(view: DataView): number | null {
  const earliest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= earliest; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return null
}
