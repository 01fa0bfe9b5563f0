import type { Edition, ExportRequest, WorkshopRecord } from '#shared/schema/record.ts'

/** What the worker is started with (`workerData`). */
export type ExportJob = {
  record: WorkshopRecord
  request: ExportRequest
  edition: Edition
  /** Folder with `books/` and `fonts/`, on a real disk. */
  resourcesFolder: string
}

export type ExportFile = { name: string; bytes: Uint8Array<ArrayBuffer> }

export type ExportProgress = { done: number; total: number; fileName: string }

/** What the worker posts, in order: progress and file for each paper, then done; or failed, and nothing after it. */
export type WorkerMessage =
  | ({ type: 'progress' } & ExportProgress)
  | ({ type: 'file' } & ExportFile)
  | { type: 'done' }
  | { type: 'failed'; message: string }
