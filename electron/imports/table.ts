import { appError } from '#shared/schema/errors.ts'
import { importFields, maxImportBytes, maxImportRows } from '#shared/schema/imports.ts'
import type { ImportDelimiter, ImportEncoding, ImportField, ImportKind, ImportOptions } from '#shared/schema/imports.ts'
import { err, ok } from '#shared/schema/result.ts'
import type { Result } from '#shared/schema/result.ts'
import { headingInWords, mapColumns, missingFields, scoreHeadings } from './columns.ts'
import type { ColumnMap } from './columns.ts'
import { decodeText, detectForm } from './decode.ts'
import { readDelimited } from './delimited.ts'
import type { TableRow } from './delimited.ts'
import { isRejectedFile, unescapeFormula } from './rejected.ts'
import { cleanCell, cleanLine } from './text.ts'
import { readWorkbook } from './workbook.ts'

export type { TableRow } from './delimited.ts'

/** A file read as rows of text, with the columns that its headings stand for. */
export interface ImportTable {
  kind: ImportKind
  fileName: string
  encoding: ImportEncoding
  /** Null for workbooks. */
  delimiter: ImportDelimiter | null
  /** Physical line of the headings, counted from 1. */
  headerRowNumber: number
  headings: string[]
  columns: ColumnMap
  hasBrokenQuotes: boolean
  /** The rows below the headings, blank ones too. */
  rows: TableRow[]
}

export type TableOptions = Pick<ImportOptions, 'encoding' | 'delimiter' | 'headerRow' | 'columns'>

/** Title lines, letterheads and dates stand above the headings; further down nobody puts them. */
const maxHeaderSearchRows = 40

/**
 * Reads a CSV, text or xlsx file as a table of the given kind. Encoding, delimiter, heading row and columns are guessed
 * where the options do not say.
 * @param fileName only named in refusals; what the file is, its bytes say
 * @returns the table, or IMPORT_EMPTY (no rows below the headings), IMPORT_NOT_A_TABLE (picture, document, damaged
 * workbook), IMPORT_TOO_LARGE (more than 20,000 filled rows or 32 MB), IMPORT_NO_COLUMNS (headings not recognised)
 * @see tests/SPEC.md I1-I9
 */
export async function readTable(
  kind: ImportKind,
  fileName: string,
  bytes: Uint8Array,
  options: TableOptions = {},
): Promise<Result<ImportTable>> {
  if (bytes.length === 0) return err(appError('IMPORT_EMPTY', { fileName }))
  if (bytes.length > maxImportBytes) return err(appError('IMPORT_TOO_LARGE', { fileName, maxRows: maxImportRows }))

  const source = await readRows(kind, fileName, bytes, options)
  if (!source.ok) return source
  const { rows } = source.value
  const filledCount = rows.reduce((count, row) => (isBlank(row.cells) ? count : count + 1), 0)
  if (filledCount === 0) return err(appError('IMPORT_EMPTY', { fileName }))

  const headerIndex = findHeader(kind, rows, options)
  const headings = (rows[headerIndex]?.cells ?? []).map(cleanLine)
  const columns = withChoices(kind, mapColumns(kind, headings), headings.length, options.columns ?? {})
  const missing = missingFields(kind, columns)
  if (missing.length > 0) {
    const words = missing.map((field) => headingInWords(kind, field)).join(', ')
    return err(appError('IMPORT_NO_COLUMNS', { fileName, missing: words }))
  }

  const body = withoutLastBlanks(rows.slice(headerIndex + 1))
  if (isRejectedFile(headings)) for (const row of body) row.cells = row.cells.map(unescapeFormula)
  const bodyCount = body.reduce((count, row) => (isBlank(row.cells) ? count : count + 1), 0)
  if (bodyCount === 0) return err(appError('IMPORT_EMPTY', { fileName }))
  if (bodyCount > maxImportRows) return err(appError('IMPORT_TOO_LARGE', { fileName, maxRows: maxImportRows }))
  const headerRowNumber = rows[headerIndex]?.lineNumber ?? 1
  const { encoding, delimiter, hasBrokenQuotes } = source.value
  return ok({ kind, fileName, encoding, delimiter, hasBrokenQuotes, headerRowNumber, headings, columns, rows: body })
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cleanCell(cell) === '')

interface RowSource {
  encoding: ImportEncoding
  delimiter: ImportDelimiter | null
  hasBrokenQuotes: boolean
  rows: TableRow[]
}

async function readRows(
  kind: ImportKind,
  fileName: string,
  bytes: Uint8Array,
  options: TableOptions,
): Promise<Result<RowSource>> {
  const detected = detectForm(bytes)
  if (detected.form === 'binary') return err(appError('IMPORT_NOT_A_TABLE', { fileName }))
  if (detected.form === 'zip') {
    const rows = await readWorkbook(bytes)
    if (rows === 'not_a_table') return err(appError('IMPORT_NOT_A_TABLE', { fileName }))
    if (rows === 'too_large') return err(appError('IMPORT_TOO_LARGE', { fileName, maxRows: maxImportRows }))
    return ok({ encoding: 'xlsx', delimiter: null, hasBrokenQuotes: false, rows })
  }
  const encoding = options.encoding ?? detected.encoding
  const text = decodeText(bytes, encoding)
  const read = readDelimited(text, options.delimiter, (cells) => scoreHeadings(kind, cells))
  if (read.isCut) return err(appError('IMPORT_TOO_LARGE', { fileName, maxRows: maxImportRows }))
  return ok({ encoding, delimiter: read.delimiter, hasBrokenQuotes: read.hasBrokenQuotes, rows: read.rows })
}

/** Index of the heading row: the chosen line, else the row near the top that names the most fields. */
function findHeader(kind: ImportKind, rows: readonly TableRow[], options: TableOptions): number {
  if (options.headerRow !== undefined) {
    return Math.max(
      0,
      rows.findIndex((row) => row.lineNumber >= (options.headerRow ?? 1)),
    )
  }
  let bestIndex = rows.findIndex((row) => !isBlank(row.cells))
  let bestScore = 0
  rows.slice(0, maxHeaderSearchRows).forEach((row, index) => {
    const score = scoreHeadings(kind, row.cells)
    if (score > bestScore) [bestIndex, bestScore] = [index, score]
  })
  return bestIndex
}

/** The guessed columns with the user's corrections; a column that was given away leaves its old field. */
function withChoices(
  kind: ImportKind,
  guessed: ColumnMap,
  columnCount: number,
  choices: Readonly<Record<string, number | null>>,
): ColumnMap {
  const columns: ColumnMap = { ...guessed }
  const fields: readonly ImportField[] = importFields[kind]
  for (const field of fields) {
    const choice = choices[field]
    if (choice === undefined) continue
    delete columns[field]
    if (choice === null || choice >= columnCount) continue
    for (const other of fields) if (columns[other] === choice) delete columns[other]
    columns[field] = choice
  }
  return columns
}

/** The thousands of empty rows that some programs add below a table are no rows. */
function withoutLastBlanks(rows: readonly TableRow[]): TableRow[] {
  return rows.slice(0, rows.findLastIndex((row) => !isBlank(row.cells)) + 1)
}
