import path from 'node:path'
import type { ExportProgress } from '#shared/contract/minutes.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { type ExportRun, runExport } from '../core/exports.ts'
import type { Session } from '../core/session.ts'
import { type CliContext, WrongUse, exitCodes } from './io.ts'
import { fullPath, openToRead } from './open-file.ts'
import type { CliCommand, OptionValues } from './run-cli.ts'

/** `rembuk export FILE … --out DIR`: reads only, so it also works while somebody has the workshop open. */
export const exportCommand: CliCommand = {
  options: {
    stage: { type: 'string' },
    minutes: { type: 'string' },
    book: { type: 'string' },
    out: { type: 'string' },
  },
  fileCount: [1, 1],
  async run(context, [typed = ''], options) {
    const run = readRequest(context, options)
    const session = openToRead(context, typed)
    if (!session.ok) return session
    const finished = await followExport(context, session.value, run)
    if (!finished.ok) return finished
    const { folder, files } = finished.value
    const written = files.map(({ fileName, sizeBytes }) => ({ path: path.join(folder, fileName), sizeBytes }))
    return ok({
      exitCode: exitCodes.done,
      json: { folder, files: written },
      lines: [
        context.t('export.done', { count: written.length, folder }),
        ...files.map(({ fileName }) => `  ${fileName}`),
      ],
    })
  },
}

type Finished = Extract<ExportProgress, { kind: 'done' }>

async function followExport(context: CliContext, session: Session, run: ExportRun): Promise<Result<Finished>> {
  const { io, t } = context
  const platform = { resourcesFolder: io.resourcesFolder, exportWorkerPath: io.exportWorkerPath, offerDownload: null }
  const log = (message: string) => context.progress(message.split('\n', 1)[0] ?? '')
  const stream = runExport({ platform, log }, session, run, io.signal)
  let finished: Finished = { kind: 'done', folder: run.folder ?? '', files: [] }
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream is read step by step; for-await would lose its answer
    const step = await stream.next()
    // The record is read before the first word of progress; from then on others may have the file.
    if (session.db.open) session.file.close()
    if (step.done === true) return step.value === null ? ok(finished) : err(step.value)
    if (step.value.kind === 'done') finished = step.value
    else {
      const { doneCount, totalCount, fileName } = step.value
      context.progress(t('export.progress', { number: doneCount + 1, total: totalCount, file: fileName }))
    }
  }
}

function readRequest(context: CliContext, options: OptionValues): ExportRun {
  const stage = options.stage === undefined ? null : readNumber('--stage', String(options.stage))
  const formats = list(options.minutes)
  const minutes = formats.filter((format) => format === 'xlsx' || format === 'docx')
  if (minutes.length < formats.length)
    throw new WrongUse('use.badValue', { option: '--minutes', allowed: 'xlsx, docx' })
  const books = list(options.book).map((text) => readNumber('--book', text))
  const json = options.json === true
  if (minutes.length === 0 && books.length === 0 && !json) throw new WrongUse('use.nothingToExport')
  if (typeof options.out !== 'string' || options.out === '')
    throw new WrongUse('use.optionMissing', { option: '--out' })
  return { stage, minutes: [...new Set(minutes)], books, json, version: null, folder: fullPath(context, options.out) }
}

const list = (value: string | boolean | undefined): string[] =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : []

/** Stages and books are numbered 1 to 4. */
function readNumber(option: string, text: string): number {
  if (!/^[1-4]$/.test(text)) throw new WrongUse('use.badValue', { option, allowed: '1, 2, 3, 4' })
  return Number(text)
}
