import { fork } from 'node:child_process'
import { Worker } from 'node:worker_threads'
import { appError } from '#shared/schema/errors.ts'
import type { Result } from '#shared/schema/result.ts'
import { err, ok } from '#shared/schema/result.ts'
import type { ExportFile, ExportJob, ExportProgress, WorkerMessage } from './worker-messages.ts'

/**
 * Where papers are made. The libraries that write them take some 200 MB while they work; a thread leaves most of that
 * with its process for good, a process of its own gives all of it back. Electron's packaged binary cannot run as Node
 * (its fuse is off), so there it is a thread.
 */
export type Workplace = 'thread' | 'process'

export type StartExport = ExportJob & {
  /** The built `worker.ts`. */
  workerPath: string | URL
  workplace?: Workplace
  onProgress?: (progress: ExportProgress) => void
  /** Receives the stack of a bug in a writer, for the log; the user sees EXPORT_FAILED. */
  onFailure?: (message: string) => void
  signal?: AbortSignal
}

/**
 * Makes the requested files beside the caller, in a thread or a process.
 * @returns name and bytes of each file, or EXPORT_CANCELLED after `signal` fired (the work is ended at once), or
 * EXPORT_FAILED when a writer broke
 */
export function startExport(options: StartExport): Promise<Result<ExportFile[]>> {
  const { workerPath, workplace = 'thread', record, request, edition, resourcesFolder } = options
  const { onProgress, onFailure, signal } = options
  if (signal?.aborted === true) return Promise.resolve(err(appError('EXPORT_CANCELLED')))
  const job: ExportJob = { record, request, edition, resourcesFolder }
  const files: ExportFile[] = []

  return new Promise((resolve) => {
    const finish = (result: Result<ExportFile[]>) => {
      signal?.removeEventListener('abort', cancel)
      void helper.end().then(() => resolve(result))
    }
    const fail = (message: string) => {
      onFailure?.(message)
      finish(err(appError('EXPORT_FAILED')))
    }
    const cancel = () => finish(err(appError('EXPORT_CANCELLED')))
    const hear = (message: WorkerMessage) => {
      if (message.type === 'progress') {
        onProgress?.({ done: message.done, total: message.total, fileName: message.fileName })
      } else if (message.type === 'file') {
        files.push({ name: message.name, bytes: message.bytes })
      } else if (message.type === 'done') {
        finish(ok(files))
      } else {
        fail(message.message)
      }
    }
    const helper = (workplace === 'thread' ? startThread : startProcess)(workerPath, job, hear, fail)
    signal?.addEventListener('abort', cancel, { once: true })
  })
}

/** Something that works on a job; nothing is heard of it once it is told to end. */
interface Helper {
  end(): Promise<void>
}

type StartHelper = (
  workerPath: string | URL,
  job: ExportJob,
  hear: (message: WorkerMessage) => void,
  fail: (message: string) => void,
) => Helper

/** A small young generation costs a tenth of the time and keeps 100 MB of garbage out of the memory that stays. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 }

const startThread: StartHelper = (workerPath, job, hear, fail) => {
  const worker = new Worker(workerPath, { workerData: job, resourceLimits })
  worker.on('message', hear)
  worker.on('error', (error: unknown) => fail(error instanceof Error ? (error.stack ?? error.message) : String(error)))
  worker.on('exit', (code) => fail(`export thread exited early with code ${code}`))
  return {
    async end() {
      worker.removeAllListeners()
      // After the listeners are gone a late error would be unhandled; there is nobody left to tell.
      worker.on('error', () => undefined)
      await worker.terminate()
    },
  }
}

const startProcess: StartHelper = (workerPath, job, hear, fail) => {
  // Advanced serialization carries the bytes of files as they are.
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
  const child = fork(workerPath, { serialization: 'advanced', stdio: [...stdio], execArgv: [] })
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.on('message', (message) => hear(message as WorkerMessage))
  child.on('error', (error) => fail(error.stack ?? error.message))
  child.on('exit', (code, signal) => fail(`export process exited early with ${signal ?? `code ${code}`}`))
  child.send(job, () => undefined) // one that cannot be told has ended, and that is heard above
  return {
    async end() {
      child.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
      child.on('error', () => undefined)
      // Not to be put off: nothing of it touches the disk.
      if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
        child.kill('SIGKILL')
        await exited
      }
    },
  }
}
