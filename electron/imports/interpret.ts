import type {
  ImportField,
  ImportKind,
  ImportOptions,
  ImportQuestion,
  ImportReason,
  ImportRemark,
  ImportVerdict,
  ReasonValues,
} from '#shared/schema/imports.ts'
import { isBlank } from './table.ts'
import type { ImportTable, TableRow } from './table.ts'
import { cleanCell, cleanLine, fold } from './text.ts'

export type InterpretOptions = Pick<ImportOptions, 'answers' | 'fillDownUnits' | 'again'>

/** What a row was found to repeat. */
export type Repeated = { line: number } | { existing: true }

/** One row while it is being read: its cells by field, and what is to be said about it. */
export interface RowScope {
  readonly lineNumber: number
  /** The cell of a field with its inner lines, or the answer given for it; empty where there is no such column. */
  text: (field: ImportField) => string
  /** The same on one line; a text longer than `maxLength` rejects the row. */
  line: (field: ImportField, maxLength: number) => string
  /** The cell as the file has it, whatever was answered. */
  original: (field: ImportField) => string
  answer: (field: string) => string | undefined
  ask: (field: string, reason: ImportReason, values: ReasonValues, choices: readonly string[]) => void
  remark: (reason: ImportReason, values?: ReasonValues) => void
  reject: (reason: ImportReason, values?: ReasonValues) => void
}

/** How one kind of table is read. */
export interface RowRule<Row> {
  /** The field without which a row is no entry. */
  keyField: ImportField
  /** Reads a row. Where something is asked or rejected, the value only serves to look for repetitions. */
  read: (scope: RowScope) => Row
  /** Looks for the same entry above or in the workshop; may ask. `isCertain` is false while questions are open. */
  findRepeated: (row: Row, scope: RowScope, isCertain: boolean) => Repeated | null
  /** Remembers a row that is taken. */
  keep: (row: Row, lineNumber: number) => void
}

interface PreviewRow<Row> {
  lineNumber: number
  verdict: ImportVerdict
  reason: ImportReason | null
  reasonValues: ReasonValues
  questions: ImportQuestion[]
  remarks: ImportRemark[]
  row: Row | null
  original: string[]
}

/** Applies a rule to every row of a table and counts the verdicts. */
export function interpretRows<Kind extends ImportKind, Row>(
  kind: Kind,
  table: ImportTable,
  rule: RowRule<Row>,
  options: InterpretOptions,
) {
  const isDropped = makeDropRule(table, rule.keyField)
  const lineByNumber = new Map<string, number>()
  const rows = table.rows.map((tableRow): PreviewRow<Row> => {
    const original = tableRow.cells
    const blankResult = { lineNumber: tableRow.lineNumber, questions: [], remarks: [], row: null, original }
    const dropped = isDropped(tableRow)
    if (dropped !== null) {
      return { ...blankResult, verdict: 'dropped', reason: dropped.reason, reasonValues: dropped.values }
    }
    const scope = openScope(table, tableRow, options)
    noteRepeatedNumber(scope, lineByNumber)
    if (table.delimiter !== null && hasExtraCells(table, original)) scope.reject('EXTRA_CELLS')
    const row = rule.read(scope)
    if (scope.rejection !== null) {
      const { reason, values } = scope.rejection
      return { ...blankResult, verdict: 'rejected', reason, reasonValues: values }
    }
    const repeated = rule.findRepeated(row, scope, scope.questions.length === 0)
    if (repeated !== null) {
      const isInFile = 'line' in repeated
      const reason = isInFile ? 'DUPLICATE_OF_LINE' : 'DUPLICATE_OF_EXISTING'
      return { ...blankResult, verdict: 'duplicate', reason, reasonValues: isInFile ? { line: repeated.line } : {} }
    }
    const { questions, remarks } = scope
    const first = questions[0]
    if (first !== undefined) {
      return { ...blankResult, verdict: 'ask', reason: first.reason, reasonValues: first.values, questions, remarks }
    }
    rule.keep(row, tableRow.lineNumber)
    return { ...blankResult, verdict: 'accepted', reason: null, reasonValues: {}, remarks, row }
  })
  return {
    kind,
    fileName: table.fileName,
    encoding: table.encoding,
    delimiter: table.delimiter,
    headerLine: table.headerRowNumber,
    headings: table.headings,
    columns: Object.entries(table.columns)
      .map(([field, index]) => ({ field, heading: table.headings[index] ?? '', index }))
      .toSorted((a, b) => a.index - b.index),
    hasBrokenQuotes: table.hasBrokenQuotes,
    counts: countVerdicts(rows),
    rows,
  }
}

function countVerdicts(rows: readonly { verdict: ImportVerdict }[]) {
  const counts = { rows: 0, accepted: 0, duplicate: 0, ask: 0, rejected: 0, dropped: 0 }
  for (const { verdict } of rows) counts[verdict] += 1
  counts.rows = rows.length - counts.dropped
  return counts
}

interface OpenScope extends RowScope {
  questions: ImportQuestion[]
  remarks: ImportRemark[]
  rejection: { reason: ImportReason; values: ReasonValues } | null
}

function openScope(table: ImportTable, tableRow: TableRow, options: InterpretOptions): OpenScope {
  const answers = options.answers?.[String(tableRow.lineNumber)] ?? {}
  const cell = (field: ImportField) => {
    const index = table.columns[field]
    return index === undefined ? '' : (tableRow.cells[index] ?? '')
  }
  const scope: OpenScope = {
    lineNumber: tableRow.lineNumber,
    questions: [],
    remarks: [],
    rejection: null,
    text: (field) => cleanCell(answers[field] ?? cell(field)),
    line: (field, maxLength) => {
      const text = cleanLine(answers[field] ?? cell(field))
      if (text.length <= maxLength) return text
      const heading = table.headings[table.columns[field] ?? -1] ?? ''
      scope.reject('VALUE_TOO_LONG', { heading, maxLength })
      return ''
    },
    original: (field) => cleanLine(cell(field)),
    answer: (field) => answers[field],
    ask: (field, reason, values, choices) => scope.questions.push({ field, reason, values, choices: [...choices] }),
    remark: (reason, values = {}) => scope.remarks.push({ reason, values }),
    // The first reason is the one to mend; later ones often only follow from it.
    reject: (reason, values = {}) => (scope.rejection ??= { reason, values }),
  }
  return scope
}

/** A running number that stands twice is no reason to lose a person, but the list's author should know. */
function noteRepeatedNumber(scope: RowScope, lineByNumber: Map<string, number>): void {
  const number = scope.original('number')
  if (number === '') return
  const line = lineByNumber.get(number)
  if (line === undefined) lineByNumber.set(number, scope.lineNumber)
  else scope.remark('NUMBER_REPEATED', { number, line })
}

/** More cells than headings: most likely a delimiter inside a text without quotation marks, so cells have moved. */
function hasExtraCells(table: ImportTable, cells: readonly string[]): boolean {
  return cells.length > table.headings.length && !isBlank(cells.slice(table.headings.length))
}

interface Dropped {
  reason: ImportReason
  values: ReasonValues
}

const totalWord = /^(?:grand total|sub ?total|total|jumlah)(?![\p{L}\p{N}])/iu
const totalAlone =
  /^(?:grand total|sub ?total|total|jumlah)(?: (?:seluruhnya|keseluruhan|total|peserta|program|opd|catatan))?\s*:?\s*(?:rp\.? ?)?[\d.,]*(?: (?:orang|peserta|program|opd|catatan))?$/i
/** Place and date above signatures: `Manokwari, 5 Juli 2023`. */
const placeAndDate = /^\p{L}[\p{L} .]*,\s*(?:\d{1,2}|[.…_]+)\s*\p{L}+\s+\d{4}$/u

/**
 * Tells what is no data: blank rows, rows with only their number, headings repeated on a new page, totals and the
 * signature lines below. A row whose key field is filled is data, whatever else it looks like, unless the key field
 * itself is the total.
 */
function makeDropRule(table: ImportTable, keyField: ImportField): (row: TableRow) => Dropped | null {
  const keyIndex = table.columns[keyField] ?? -1
  const numberIndex = table.columns.number ?? -1
  const foldedHeadings = table.headings.map(fold)
  const hasSeveralColumns = Object.keys(table.columns).length > 1
  let dataCount = 0
  let isBelowTable = false
  return ({ cells }): Dropped | null => {
    const cleaned = cells.map(cleanLine)
    const filled = cleaned.filter((cell) => cell !== '')
    const [first] = filled
    if (first === undefined) return { reason: 'ROW_BLANK', values: {} }
    const key = cleaned[keyIndex] ?? ''
    const isKeyEmpty = key === ''
    if (isKeyEmpty ? totalWord.test(first) : first === key && totalAlone.test(key)) {
      isBelowTable = true
      const claimed = filled.length === 1 ? /^\D*(\d+)\D*$/.exec(first)?.[1] : undefined
      if (claimed === undefined || Number(claimed) === dataCount) return { reason: 'ROW_TOTAL', values: {} }
      return { reason: 'ROW_TOTAL_DIFFERS', values: { claimed: Number(claimed), counted: dataCount } }
    }
    const isAlone = filled.length === 1 && hasSeveralColumns
    if (isAlone && placeAndDate.test(first)) isBelowTable = true
    if (isBelowTable && (isKeyEmpty || isAlone)) return { reason: 'ROW_FOOTER', values: {} }
    if (isAlone && isKeyEmpty && (cleaned[numberIndex] === first || /^\d+[.)]?$/.test(first))) {
      return { reason: 'ROW_NUMBER_ONLY', values: {} }
    }
    if (cleaned.length >= 2 && cleaned.every((cell, index) => fold(cell) === (foldedHeadings[index] ?? ''))) {
      return { reason: 'ROW_HEADING_REPEATED', values: {} }
    }
    dataCount += 1
    return null
  }
}
