import Papa from 'papaparse'
import { importDelimiters, maxImportRows } from '#shared/schema/imports.ts'
import type { ImportDelimiter } from '#shared/schema/imports.ts'

/** One row of cells with the physical line it starts on, counted from 1. */
export interface TableRow {
  lineNumber: number
  cells: string[]
}

export interface DelimitedText {
  delimiter: ImportDelimiter
  rows: TableRow[]
  /** Quotation marks do not pair up, so each physical line was taken as one row. */
  hasBrokenQuotes: boolean
  /** There are more lines than any table has; the rest was not read. */
  isCut: boolean
}

/** The hint `sep=;` that Excel writes and reads on the first line. */
const separatorHint = /^"?sep=(.)"?[^\S\n]*(?:\n|$)/i
/** Enough of a file to judge its delimiter; the rest follows the same habit. */
const sampleLength = 200_000
const sampleRows = 60
/** Lines read at most, blank ones included, so that a file of nothing but line ends cannot fill the memory. */
const maxLines = 5 * maxImportRows

/**
 * Reads delimited text. The delimiter is the given one, else the `sep=` hint, else the one that explains the beginning
 * of the file best.
 * @param scoreHeadings how much a row looks like headings (0 = not at all); decides before mere regularity does
 */
export function readDelimited(
  text: string,
  chosen: ImportDelimiter | undefined,
  scoreHeadings: (cells: readonly string[]) => number,
): DelimitedText {
  // One spelling of line ends: mixed files are common after copying, and a lone CR inside a cell is a line break too.
  let body = text.replace(/\r\n?/g, '\n')
  let firstLine = 1
  let delimiter = chosen
  const hint = separatorHint.exec(body)
  if (hint !== null) {
    body = body.slice(hint[0].length)
    firstLine = 2
    delimiter ??= importDelimiters.find((candidate) => candidate === hint[1])
  }
  body = withoutBlankEnd(body)
  delimiter ??= guessDelimiter(body.slice(0, sampleLength), scoreHeadings)

  const parsed = parse(body, delimiter, maxLines)
  const hasBrokenQuotes = parsed.errors.some((error) => error.type === 'Quotes')
  const cells = hasBrokenQuotes ? parseWithoutQuotes(body, delimiter) : parsed.data
  return { delimiter, rows: withLineNumbers(cells, firstLine), hasBrokenQuotes, isCut: cells.length >= maxLines }
}

/** Drops lines at the end that hold only delimiters: a saved sheet may bring a million of them. */
function withoutBlankEnd(text: string): string {
  let length = text.length
  while (length > 0 && ' \t\n,;|'.includes(text.charAt(length - 1))) length -= 1
  const lineEnd = text.indexOf('\n', length)
  return lineEnd === -1 ? text : text.slice(0, lineEnd)
}

function parse(text: string, delimiter: string, preview: number): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n', preview, skipEmptyLines: false })
}

function guessDelimiter(sample: string, scoreHeadings: (cells: readonly string[]) => number): ImportDelimiter {
  let best: { delimiter: ImportDelimiter; headings: number; regularity: number } | null = null
  for (const delimiter of importDelimiters) {
    const rows = parse(sample, delimiter, sampleRows).data
    const headings = Math.max(0, ...rows.map((cells) => scoreHeadings(cells)))
    const regularity = measureRegularity(rows)
    const isBetter =
      best === null || headings > best.headings || (headings === best.headings && regularity > best.regularity)
    if (isBetter) best = { delimiter, headings, regularity }
  }
  return best?.delimiter ?? ','
}

/** Share of filled rows that have the commonest number of cells; a hair more when that number is above one. */
function measureRegularity(rows: readonly string[][]): number {
  const countByWidth = new Map<number, number>()
  const filled = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  for (const cells of filled) countByWidth.set(cells.length, (countByWidth.get(cells.length) ?? 0) + 1)
  let commonWidth = 1
  let commonCount = 0
  for (const [width, count] of countByWidth) {
    if (count > commonCount) [commonWidth, commonCount] = [width, count]
  }
  return filled.length === 0 ? 0 : commonCount / filled.length + (commonWidth > 1 ? 0.01 : 0)
}

/**
 * A quotation mark that is never closed would swallow all rows below it. Then quotation marks only count where they
 * enclose a whole cell on one line.
 */
function parseWithoutQuotes(text: string, delimiter: string): string[][] {
  const quoteChar = '\u0000' // cannot stand in a text: a file with NUL bytes is refused before
  const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar, preview: maxLines })
  return data.map((cells) =>
    cells.map((cell) => (/^"(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)),
  )
}

function withLineNumbers(rows: readonly string[][], firstLine: number): TableRow[] {
  let lineNumber = firstLine
  return rows.map((cells) => {
    const row = { lineNumber, cells }
    lineNumber += 1
    for (const cell of cells) lineNumber += countLineBreaks(cell)
    return row
  })
}

function countLineBreaks(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1
  return count
}
