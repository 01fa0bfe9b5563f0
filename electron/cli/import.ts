import fs from 'node:fs'
import path from 'node:path'
import { appError } from '#shared/schema/errors.ts'
import { type ImportKind, importKinds } from '#shared/schema/imports.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { type ImportFile, type ImportedFile, importFiles } from '../core/imports.ts'
import { loadBoardTemplates } from '../core/templates.ts'
import { writeWhole } from '../core/write-file.ts'
import { reasonSentences, rejectedFileName, rowsNotTaken } from '../imports/rejected.ts'
import { type CliContext, WrongUse, exitCodes } from './io.ts'
import { fullPath, openToChange } from './open-file.ts'
import type { CliCommand } from './run-cli.ts'

interface InputFile extends ImportFile {
  path: string
}

/**
 * `rembuk import FILE --organisations F …`: all files of one call in one transaction. Rows that cannot be taken are
 * listed, written beside their input, and make the exit code 1; everything else is imported all the same.
 */
export const importCommand: CliCommand = {
  options: {
    organisations: { type: 'string' },
    participants: { type: 'string' },
    notes: { type: 'string' },
    programmes: { type: 'string' },
    again: { type: 'boolean' },
  },
  fileCount: [1, 1],
  async run(context, [typed = ''], options) {
    const wanted = importKinds.filter((kind) => typeof options[kind] === 'string')
    if (wanted.length === 0) throw new WrongUse('use.nothingToImport')
    const inputs: InputFile[] = []
    for (const kind of wanted) {
      const input = readInput(context, kind, String(options[kind]), options.again === true)
      if (!input.ok) return input
      inputs.push(input.value)
    }
    const session = openToChange(context, typed)
    if (!session.ok) return session
    const target = { activityId: null, templates: loadBoardTemplates(context.io.resourcesFolder) }
    const imported = await importFiles(session.value, inputs, target, context.locale).finally(() =>
      session.value.file.close(),
    )
    if (!imported.ok) return imported

    const reports = []
    for (const file of imported.value) {
      const input = inputs.find((candidate) => candidate.kind === file.preview.kind)
      // oxlint-disable-next-line no-await-in-loop -- four small files at most
      reports.push(await report(context, file, input!.path))
    }
    const hasProblem = reports.some(({ json }) => json.notTaken.length > 0)
    return ok({
      exitCode: hasProblem ? exitCodes.problem : exitCodes.done,
      json: { file: fullPath(context, typed), imported: reports.map(({ json }) => json) },
      lines: reports.flatMap(({ lines }) => lines),
    })
  },
}

function readInput(context: CliContext, kind: ImportKind, typed: string, again: boolean): Result<InputFile> {
  const inputPath = fullPath(context, typed)
  const fileName = path.basename(inputPath)
  try {
    return ok({ kind, path: inputPath, fileName, bytes: fs.readFileSync(inputPath), options: { again } })
  } catch {
    return err(appError('FILE_NOT_FOUND', { fileName }))
  }
}

async function report(context: CliContext, { preview, outcome }: ImportedFile, inputPath: string) {
  const { t, locale } = context
  const { counts, addedCount } = outcome
  const notTaken = rowsNotTaken(preview).map((row) => {
    return { line: row.lineNumber, reason: row.reason, message: reasonSentences(row, locale), cells: row.original }
  })
  const rejectedFile = outcome.rejectedCsv === null ? null : await writeRejected(inputPath, outcome.rejectedCsv)
  const { kind, fileName } = outcome
  const lines = [
    t('import.done', { kind: t(`imports:kind.${kind}`), file: fileName, count: addedCount }),
    ...(counts.duplicate > 0 ? [`  ${t('import.duplicates', { count: counts.duplicate })}`] : []),
    ...(counts.dropped > 0 ? [`  ${t('import.dropped', { count: counts.dropped })}`] : []),
    ...(notTaken.length > 0 ? [`  ${t('import.notTaken', { count: notTaken.length })}`] : []),
    ...notTaken.map(({ line, message }) => `    ${t('import.line', { line, message })}`),
    ...(notTaken.length === 0
      ? []
      : [`  ${rejectedFile === null ? t('import.cannotWrite') : t('import.written', { file: rejectedFile })}`]),
  ]
  const reading = { encoding: preview.encoding, delimiter: preview.delimiter, headerLine: preview.headerLine }
  return { json: { kind, file: inputPath, ...reading, addedCount, counts, notTaken, rejectedFile }, lines }
}

/**
 * Writes the rows not taken beside their input. A file of an earlier run that somebody may be mending is never
 * overwritten: the same content is kept, other content gets a number.
 * @returns its path, or null where nothing can be written; the import itself is done then
 */
async function writeRejected(inputPath: string, csv: string): Promise<string | null> {
  const folder = path.dirname(inputPath)
  const name = rejectedFileName(path.basename(inputPath))
  const bytes = Buffer.from(csv, 'utf8')
  const wantedPath = path.join(folder, name)
  if (fs.existsSync(wantedPath) && fs.readFileSync(wantedPath).equals(bytes)) return wantedPath
  const written = await writeWhole(folder, name, bytes)
  return written.ok ? written.value : null
}
