import { parentPort, workerData } from 'node:worker_threads'
import { makeFile } from './make-file.ts'
import { planFiles } from './plan.ts'
import type { ExportJob, WorkerMessage } from './worker-messages.ts'

type Post = (message: WorkerMessage, transfer?: ArrayBuffer[]) => void

/**
 * Entry of the export thread, or of the export process: makes the files one by one, so that memory holds one at a time
 * and the window never pauses. Cancelling ends it; nothing here touches the disk, so nothing half written can remain.
 */
async function work(job: ExportJob, post: Post): Promise<void> {
  try {
    await makeAll(job, post)
  } catch (error) {
    post({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

async function makeAll(job: ExportJob, post: Post): Promise<void> {
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
  void work(workerData as ExportJob, (message, transfer) => port.postMessage(message, transfer))
} else if (process.send !== undefined) {
  // Whoever asked is gone, perhaps killed: nobody waits for these papers any more.
  process.once('disconnect', () => process.exit())
  process.once('message', (job) => void work(job as ExportJob, (message) => void process.send?.(message)))
}
