import { Worker } from 'node:worker_threads'
import { appError } from '#shared/schema/errors.ts'
import type { Result } from '#shared/schema/result.ts'
import { err, ok } from '#shared/schema/result.ts'
import type { ExportFile, ExportJob, ExportProgress, WorkerMessage } from './worker-messages.ts'

export type StartExport = ExportJob & {
  /** The built `worker.ts`. */
  workerPath: string | URL
  onProgress?: (progress: ExportProgress) => void
  /** Receives the stack of a bug in a writer, for the log; the user sees EXPORT_FAILED. */
  onFailure?: (message: string) => void
  signal?: AbortSignal
}

/**
 * Makes the requested files in a thread of their own.
 * @returns name and bytes of each file, or EXPORT_CANCELLED after `signal` fired (the thread is ended at once), or
 * EXPORT_FAILED when a writer broke
 */
export function startExport(options: StartExport): Promise<Result<ExportFile[]>> {
  const { workerPath, record, request, edition, resourcesFolder, onProgress, onFailure, signal } = options
  if (signal?.aborted === true) return Promise.resolve(err(appError('EXPORT_CANCELLED')))
  const job: ExportJob = { record, request, edition, resourcesFolder }
  const worker = new Worker(workerPath, { workerData: job })
  const files: ExportFile[] = []

  return new Promise((resolve) => {
    const finish = (result: Result<ExportFile[]>) => {
      signal?.removeEventListener('abort', cancel)
      worker.removeAllListeners()
      // After the listeners are gone a late error would be unhandled; there is nobody left to tell.
      worker.on('error', () => undefined)
      void worker.terminate().then(() => resolve(result))
    }
    const fail = (message: string) => {
      onFailure?.(message)
      finish(err(appError('EXPORT_FAILED')))
    }
    const cancel = () => finish(err(appError('EXPORT_CANCELLED')))
    signal?.addEventListener('abort', cancel, { once: true })
    worker.on('error', (error: unknown) =>
      fail(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    )
    worker.on('exit', (code) => fail(`export worker exited early with code ${code}`))
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'progress') {
        onProgress?.({ done: message.done, total: message.total, fileName: message.fileName })
      } else if (message.type === 'file') {
        files.push({ name: message.name, bytes: message.bytes })
      } else if (message.type === 'done') {
        finish(ok(files))
      } else {
        fail(message.message)
      }
    })
  })
}
