import { createInstance } from 'i18next'
import Papa from 'papaparse'
import { dictionaries } from '#shared/i18n/dictionaries.ts'
import type { ImportPreview, ReasonValues } from '#shared/schema/imports.ts'
import { locales } from '#shared/schema/vocabulary.ts'
import type { Locale } from '#shared/schema/vocabulary.ts'
import { fold } from './text.ts'

type Translate = (key: string, values?: ReasonValues) => string
const translators = new Map<Locale, Translate>()

function translatorFor(locale: Locale): Translate {
  const ready = translators.get(locale)
  if (ready !== undefined) return ready
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    defaultNS: 'imports',
    ns: ['imports', 'domain'],
    resources: { [locale]: { imports: dictionaries[locale].imports, domain: dictionaries[locale].domain } },
    interpolation: { escapeValue: false },
  })
  // The reasons of a preview are checked keys already; the typed keys of the screens would only repeat that here.
  const translate = instance.t as unknown as Translate
  translators.set(locale, translate)
  return translate
}

/** Rows that are not imported and need a person: rejected, or asked about without an answer. */
export function rowsNotTaken(preview: ImportPreview): ImportPreview['rows'] {
  return preview.rows.filter(({ verdict }) => verdict === 'rejected' || verdict === 'ask') as ImportPreview['rows']
}

/** All reasons of a row in sentences: an asked row may have several. */
export function reasonSentences(row: ImportPreview['rows'][number], locale: Locale): string {
  const t = translatorFor(locale)
  const reasons = row.questions.length > 0 ? row.questions : [{ reason: row.reason, values: row.reasonValues }]
  return reasons.map(({ reason, values }) => (reason === null ? '' : t(`reason.${reason}`, values))).join(' ')
}

/**
 * The rows not taken as a CSV file: line number, reason, and the cells as they were, so that the file can be mended and
 * imported. UTF-8 with a byte order mark, because Excel reads it as Windows-1252 otherwise. Cells that a spreadsheet
 * would run as a formula (beginning with `=`, `+`, `-`, `@`, tab or CR) get an apostrophe in front, which `readTable`
 * takes away from such a file again.
 * @returns the text, or null when every row was taken
 */
export function rejectedCsv(preview: ImportPreview, locale: Locale): string | null {
  const rows = rowsNotTaken(preview)
  if (rows.length === 0) return null
  const t = translatorFor(locale)
  const data = [
    [t('rejectedFile.line'), t('rejectedFile.reason'), ...preview.headings],
    ...rows.map((row) => [String(row.lineNumber), reasonSentences(row, locale), ...row.original]),
  ]
  // Excel opens a .csv with the comma or the semicolon only, by its region; the author's own habit is the best guess.
  const delimiter = preview.delimiter === ',' ? ',' : ';'
  return `\uFEFF${Papa.unparse(data, { delimiter, newline: '\r\n', escapeFormulae: true })}\r\n`
}

/**
 * The file name of the rows not taken: `peserta.csv` gives `peserta.ditolak.csv`. The same in every language, so that
 * scripts find it.
 */
export function rejectedFileName(fileName: string): string {
  return `${fileName.replace(/\.[^./\\]*$/, '')}.ditolak.csv`
}

const ownHeadings = locales.map((locale) => {
  const { line, reason } = dictionaries[locale].imports.rejectedFile
  return [fold(line), fold(reason)] as const
})

/** Whether headings are those of a file that `rejectedCsv` wrote. */
export function isRejectedFile(headings: readonly string[]): boolean {
  return ownHeadings.some(([line, reason]) => fold(headings[0] ?? '') === line && fold(headings[1] ?? '') === reason)
}

/** Takes away the apostrophe that `rejectedCsv` put before a formula. */
export function unescapeFormula(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
