import fs from 'node:fs/promises'
import path from 'node:path'
import type { ExportProgress } from '#shared/contract/minutes.ts'
import { stagesWithMaterial } from '#shared/domain/papers/stage-material.ts'
import { type AppError, appError } from '#shared/schema/errors.ts'
import type { Edition, ExportRequest, WorkshopRecord } from '#shared/schema/record.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { safeFileName } from '#shared/domain/file-names.ts'
import { planFiles } from '../exports/plan.ts'
import { startExport } from '../exports/run.ts'
import { writeWhole } from './write-file.ts'
import type { App } from './app.ts'
import { frozenRecord, loadRecord } from './record.ts'
import type { Session } from './session.ts'

export interface ExportRun extends ExportRequest {
  /** A frozen version of the stage, printed again unchanged; null is the state of now. */
  version: number | null
  /** Null is a folder beside the workshop, `Ekspor <name>`. */
  folder: string | null
}

/** What an export needs of the app around it. */
export interface ExportSurroundings {
  platform: Pick<App['platform'], 'resourcesFolder' | 'exportWorkerPath' | 'exportWorkplace' | 'offerDownload'>
  /** Receives the stack of a bug in a writer; the user reads EXPORT_FAILED. */
  log: (message: string) => void
}

/** One set of papers made from one record. */
interface Batch {
  record: WorkshopRecord
  request: ExportRequest
  edition: Edition
}

/**
 * Writes papers without holding up the room: the record is read at once, the papers are made in a thread or a process of
 * their own, and each is written whole. Ending the stream or firing `signal` cancels: the thread stops, and what this run had
 * written is taken away again.
 * @yields progress, and at last the folder and its new files
 * @returns null, or EXPORT_CANCELLED / EXPORT_FAILED / FOLDER_NOT_WRITABLE / DISK_FULL / NOT_FOUND (no such version)
 */
export async function* runExport(
  { platform, log }: ExportSurroundings,
  session: Session,
  run: ExportRun,
  signal?: AbortSignal,
): AsyncGenerator<ExportProgress, AppError | null> {
  const planned = planBatches(session, run)
  if (!planned.ok) return planned.error
  const batches = planned.value
  const totalCount = batches.reduce((count, batch) => count + planFiles(batch).length, 0)
  const folder = run.folder ?? exportFolder(session)
  const abort = new AbortController()
  const cancel = () => abort.abort()
  signal?.addEventListener('abort', cancel, { once: true })
  if (signal?.aborted === true) cancel()

  const written: { path: string; sizeBytes: number }[] = []
  let isWhole = false
  try {
    await removeLeftovers(folder, session.now())
    let doneBefore = 0
    for (const batch of batches) {
      const files = yield* makeBatch(batch, { doneBefore, totalCount })
      if (!files.ok) return files.error
      for (const { name, bytes } of files.value) {
        const answer = await writeWhole(folder, name, bytes)
        if (!answer.ok) return answer.error
        written.push({ path: answer.value, sizeBytes: bytes.byteLength })
        if (abort.signal.aborted) return appError('EXPORT_CANCELLED')
      }
      doneBefore += files.value.length
    }
    isWhole = true
    yield {
      kind: 'done',
      folder,
      files: written.map(({ path: filePath, sizeBytes }) => ({
        fileName: path.basename(filePath),
        sizeBytes,
        downloadUrl: platform.offerDownload?.(filePath) ?? null,
      })),
    }
    return null
  } finally {
    signal?.removeEventListener('abort', cancel)
    abort.abort()
    if (!isWhole) await Promise.all(written.map((file) => fs.rm(file.path, { force: true })))
  }

  async function* makeBatch(
    batch: Batch,
    counts: { doneBefore: number; totalCount: number },
  ): AsyncGenerator<ExportProgress, Awaited<ReturnType<typeof startExport>>> {
    const queue = new ProgressQueue()
    const made = startExport({
      ...batch,
      workerPath: platform.exportWorkerPath,
      workplace: platform.exportWorkplace ?? 'thread',
      resourcesFolder: platform.resourcesFolder,
      onProgress: ({ done, fileName }) => {
        if (fileName !== '') queue.push({ doneCount: counts.doneBefore + done, fileName })
      },
      onFailure: log,
      signal: abort.signal,
    }).finally(() => queue.end())
    for await (const { doneCount, fileName } of queue) {
      yield { kind: 'progress', doneCount, totalCount: counts.totalCount, fileName }
    }
    return made
  }
}

const leftoverName = /^\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/
const leftoverAfterMs = 60_000

/** Takes away what an export that was killed while writing has left; a running one is never that old. */
async function removeLeftovers(folder: string, nowMs: number): Promise<void> {
  const names = await fs.readdir(folder).catch(() => [])
  for (const name of names.filter((candidate) => leftoverName.test(candidate))) {
    const filePath = path.join(folder, name)
    // oxlint-disable-next-line no-await-in-loop -- hardly ever more than one
    const { mtimeMs } = await fs.stat(filePath).catch(() => ({ mtimeMs: nowMs }))
    if (nowMs - mtimeMs > leftoverAfterMs) await fs.rm(filePath, { force: true }).catch(() => undefined)
  }
}

/** `Ekspor <name of the workshop file>` beside the workshop. */
export function exportFolder(session: Session): string {
  const { dir, name } = path.parse(session.file.path)
  return path.join(dir, safeFileName(`Ekspor ${name}`))
}

/**
 * The minutes of a closed stage that nobody has changed since are final: they come from the frozen record and carry its
 * seal. All others are drafts of now, as are books and the JSON, which show the whole workshop.
 */
function planBatches(session: Session, run: ExportRun): Result<Batch[]> {
  const { minutes, books, json } = run
  const record = loadRecord(session)
  const draft: Edition = {
    locale: record.workshop.settings.documentLocale,
    generatedAtMs: session.now(),
    status: 'draft',
    version: 0,
    sha256: null,
  }
  const batches: Batch[] = []
  for (const stageNumber of minutes.length === 0 ? [] : stagesOfMinutes(record, run.stage)) {
    const stage = record.stages.find((candidate) => candidate.number === stageNumber)
    if (stage === undefined) return err(appError('NOT_FOUND'))
    const request: ExportRequest = { stage: stageNumber, minutes, books: [], json: false }
    const version = run.version ?? finalVersion(record, stage)
    if (version === null) {
      batches.push({ record, request, edition: draft })
      continue
    }
    const sealed = record.versions.find((candidate) => candidate.stageId === stage.id && candidate.version === version)
    const frozen = frozenRecord(session, stage.id, version)
    if (sealed === undefined || frozen === null) return err(appError('NOT_FOUND'))
    const edition: Edition = { ...draft, status: 'final', version, sha256: sealed.sha256 }
    batches.push({ record: frozen, request, edition })
  }
  if (books.length > 0 || json) {
    batches.push({ record, request: { stage: null, minutes: [], books, json }, edition: draft })
  }
  return ok(batches)
}

/** The stage asked for, or every stage in which anything was done; the first one while nothing was. */
function stagesOfMinutes(record: WorkshopRecord, stageNumber: number | null): number[] {
  if (stageNumber !== null) return [stageNumber]
  const withMaterial = stagesWithMaterial(record)
  return withMaterial.length > 0 ? withMaterial : [1]
}

function finalVersion(record: WorkshopRecord, stage: WorkshopRecord['stages'][number]): number | null {
  const isChanged = record.lateChanges.some((change) => change.stageNumber === stage.number)
  return stage.state === 'closed' && stage.version > 0 && !isChanged ? stage.version : null
}

interface Step {
  doneCount: number
  fileName: string
}

/** Carries progress from the thread's messages to whoever reads the stream. */
class ProgressQueue {
  readonly #steps: Step[] = []
  #isEnded = false
  #wake: (() => void) | null = null

  push(step: Step): void {
    this.#steps.push(step)
    this.#wake?.()
  }

  end(): void {
    this.#isEnded = true
    this.#wake?.()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Step> {
    for (;;) {
      const step = this.#steps.shift()
      if (step !== undefined) yield step
      else if (this.#isEnded) return
      else {
        // oxlint-disable-next-line no-await-in-loop -- waiting for the next message is the purpose
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    }
  }
}
