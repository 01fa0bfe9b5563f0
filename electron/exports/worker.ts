import { parentPort, workerData } from 'node:worker_threads'
import { makeFile } from './make-file.ts'
import { planFiles } from './plan.ts'
import type { ExportJob, WorkerMessage } from './worker-messages.ts'

/**
 * Entry of the export thread: makes the files one by one, so that memory holds one at a time and the window never
 * pauses. Cancelling ends the thread; nothing here touches the disk, so nothing half written can remain.
 */
async function work(job: ExportJob, post: (message: WorkerMessage, transfer?: ArrayBuffer[]) => void): Promise<void> {
  const files = planFiles(job)
  for (const [done, file] of files.entries()) {
    post({ type: 'progress', done, total: files.length, fileName: file.name })
    const bytes = await makeFile(job, file)
    post({ type: 'file', name: file.name, bytes }, [bytes.buffer])
  }
  post({ type: 'progress', done: files.length, total: files.length, fileName: '' })
  post({ type: 'done' })
}

if (parentPort !== null) {
  const port = parentPort
  work(workerData as ExportJob, (message, transfer) => port.postMessage(message, transfer)).catch((error: unknown) => {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    port.postMessage({ type: 'failed', message } satisfies WorkerMessage)
  })
}
