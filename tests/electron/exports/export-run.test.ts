import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportFolder, runExport, type ExportRun } from '#electron/core/exports.ts'
import { closeStage } from '#electron/core/stages.ts'
import { addRemark } from '#electron/core/minutes.ts'
import { listStages } from '#electron/db/tables/workshop.ts'
import type { ExportProgress } from '#shared/contract/minutes.ts'
import { type AppError, appError } from '#shared/schema/errors.ts'
import { makeTestWorkshop, must, resourcesFolder } from '#tests/support/make-workshop.ts'

/** Worker threads that behave as told, in place of the one that makes real papers. */
const workers = {
  // Two files for every batch; the edition it was given lies in each, so that a test can read it back.
  obedient: `
    import { parentPort, workerData } from 'node:worker_threads'
    const { request, edition, record } = workerData
    const text = JSON.stringify({ status: edition.status, version: edition.version, sha256: edition.sha256, request, stages: record.stages.length })
    for (const [done, name] of ['A', 'B'].entries()) {
      parentPort.postMessage({ type: 'progress', done, total: 2, fileName: name })
      parentPort.postMessage({ type: 'file', name: name + ' ' + (request.stage ?? 'semua') + '.txt', bytes: new TextEncoder().encode(text) })
    }
    parentPort.postMessage({ type: 'done' })`,
  // Its heart beats into a file, so that a test can tell whether it lives.
  endless: `
    import fs from 'node:fs'
    import { parentPort } from 'node:worker_threads'
    setInterval(() => fs.appendFileSync(import.meta.dirname + '/beats', '.'), 10)
    parentPort.postMessage({ type: 'progress', done: 0, total: 2, fileName: 'A' })`,
  broken: `throw new Error('boom')`,
  // The second batch never ends: the first one is on the disk by then.
  stuckOnBooks: `
    import { parentPort, workerData } from 'node:worker_threads'
    const { request } = workerData
    parentPort.postMessage({ type: 'progress', done: 0, total: 1, fileName: request.books.length > 0 ? 'buku' : 'notula' })
    if (request.books.length === 0) {
      parentPort.postMessage({ type: 'file', name: 'notula.txt', bytes: new Uint8Array([1]) })
      parentPort.postMessage({ type: 'done' })
    } else setInterval(() => undefined, 1000)`,
}

const minutesOf = (stage: number | null): ExportRun => {
  return { stage, minutes: ['xlsx', 'docx'], books: [], json: false, version: null, folder: null }
}

function setUp(worker: keyof typeof workers) {
  const workshop = makeTestWorkshop()
  const exportWorkerPath = path.join(workshop.folder, 'worker.mjs')
  fs.writeFileSync(exportWorkerPath, workers[worker])
  const logged: string[] = []
  const surroundings = {
    platform: {
      resourcesFolder,
      exportWorkerPath,
      offerDownload: (filePath: string) => `/unduh/${path.basename(filePath)}`,
    },
    log: (message: string) => void logged.push(message),
  }
  const stageId = listStages(workshop.session.db)[0]!.id
  const folder = exportFolder(workshop.session)
  const start = (run: ExportRun, signal?: AbortSignal) => runExport(surroundings, workshop.session, run, signal)
  return { ...workshop, stageId, folder, start, logged }
}

async function drain(stream: AsyncGenerator<ExportProgress, AppError | null>) {
  const steps: ExportProgress[] = []
  for (;;) {
    const step = await stream.next()
    if (step.done === true) return { steps, error: step.value }
    steps.push(step.value)
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 150))
const namesIn = (folder: string) => (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
const read = (folder: string, name: string) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'))

describe('an export', () => {
  it('N60: tells its progress, writes into a folder beside the workshop, and offers each file', async () => {
    const { start, folder, filePath } = setUp('obedient')
    const { steps, error } = await drain(start(minutesOf(1)))
    expect(error).toBeNull()
    expect(folder).toBe(path.join(path.dirname(filePath), 'Ekspor Manokwari 2023'))
    expect(steps.map((step) => (step.kind === 'progress' ? [step.doneCount, step.fileName] : step.files))).toEqual([
      [0, 'A'],
      [1, 'B'],
      [
        { fileName: 'A 1.txt', sizeBytes: expect.any(Number), downloadUrl: '/unduh/A 1.txt' },
        { fileName: 'B 1.txt', sizeBytes: expect.any(Number), downloadUrl: '/unduh/B 1.txt' },
      ],
    ])
    expect(namesIn(folder)).toEqual(['A 1.txt', 'B 1.txt'])
  })

  it('N61: never overwrites an earlier export', async () => {
    const { start, folder } = setUp('obedient')
    await drain(start(minutesOf(1)))
    await drain(start(minutesOf(1)))
    expect(namesIn(folder)).toEqual(['A 1 (2).txt', 'A 1.txt', 'B 1 (2).txt', 'B 1.txt'])
  })

  it('N62: is a draft while the stage is open, final with its seal once closed, a draft again after a late change', async () => {
    const { session, clock, start, folder, stageId } = setUp('obedient')
    await drain(start(minutesOf(1)))
    expect(read(folder, 'A 1.txt')).toMatchObject({ status: 'draft', version: 0, sha256: null, stages: 4 })
    const sealed = must(closeStage(session, stageId))
    await drain(start(minutesOf(1)))
    expect(read(folder, 'A 1 (2).txt')).toMatchObject({ status: 'final', version: 1, sha256: sealed.sha256, stages: 1 })
    clock.nowMs += 60_000
    must(addRemark(session, { stageId, activityId: null, text: 'Koreksi' }))
    await drain(start(minutesOf(1)))
    expect(read(folder, 'A 1 (3).txt')).toMatchObject({ status: 'draft', version: 0 })
    await drain(start({ ...minutesOf(1), version: 1 }))
    expect(read(folder, 'A 1 (4).txt')).toMatchObject({ status: 'final', version: 1, sha256: sealed.sha256 })
  })

  it('N63: makes books from the whole workshop as it is now, also beside final minutes', async () => {
    const { session, start, folder, stageId } = setUp('obedient')
    must(closeStage(session, stageId))
    await drain(start({ ...minutesOf(1), books: [1] }))
    expect(read(folder, 'A 1.txt')).toMatchObject({ status: 'final', request: { books: [], json: false } })
    expect(read(folder, 'A semua.txt')).toMatchObject({
      status: 'draft',
      stages: 4,
      request: { minutes: [], books: [1] },
    })
  })

  it('N64: refuses a version that was never frozen, and writes nothing', async () => {
    const { start, folder } = setUp('obedient')
    const { error } = await drain(start({ ...minutesOf(1), version: 7 }))
    expect(error).toEqual(appError('NOT_FOUND'))
    expect(namesIn(folder)).toEqual([])
  })

  it('N65: stops when cancelled and leaves nothing, whatever it had written before', async () => {
    const { start, folder } = setUp('stuckOnBooks')
    const abort = new AbortController()
    const stream = start({ ...minutesOf(1), books: [1] }, abort.signal)
    const names: string[] = []
    let namesWhenStuck: string[] = []
    let step = await stream.next()
    for (; step.done !== true; step = await stream.next()) {
      names.push(step.value.kind === 'progress' ? step.value.fileName : 'selesai')
      if (names.at(-1) !== 'buku') continue
      namesWhenStuck = namesIn(folder)
      abort.abort()
    }
    expect(step.value).toEqual(appError('EXPORT_CANCELLED'))
    expect(namesWhenStuck).toEqual(['notula.txt'])
    expect(names).toEqual(['notula', 'buku'])
    expect(namesIn(folder)).toEqual([])
  })

  it('N66: ends its thread when the reader leaves the stream', async () => {
    const { start, folder: exportsFolder, filePath } = setUp('endless')
    for await (const step of start(minutesOf(1))) {
      expect(step.kind).toBe('progress')
      break
    }
    const beats = path.join(path.dirname(filePath), 'beats')
    const countBeats = () => (fs.existsSync(beats) ? fs.statSync(beats).size : 0)
    await pause()
    const before = countBeats()
    await pause()
    expect(countBeats()).toBe(before)
    expect(namesIn(exportsFolder)).toEqual([])
  })

  it('N67: turns a broken writer into one refusal, logs the cause, and leaves nothing', async () => {
    const { start, folder, logged } = setUp('broken')
    const { error } = await drain(start(minutesOf(1)))
    expect(error).toEqual(appError('EXPORT_FAILED'))
    expect(logged.join()).toContain('boom')
    expect(namesIn(folder)).toEqual([])
  })

  it('N68: says when the folder cannot be written, and leaves nothing', async () => {
    const { start, folder: workshopFolder } = setUp('obedient')
    fs.mkdirSync(path.dirname(workshopFolder), { recursive: true })
    fs.writeFileSync(workshopFolder, 'a file where the folder should be')
    const { error } = await drain(start(minutesOf(1)))
    expect(error?.code).toBe('FOLDER_NOT_WRITABLE')
  })

  it('N69: takes away what a killed export has left half written, and nothing else', async () => {
    const { start, folder, clock } = setUp('obedient')
    fs.mkdirSync(folder)
    const old = (clock.nowMs - 3_600_000) / 1000
    for (const name of ['.0b5c2f6e-0000-4000-8000-000000000000.tmp', 'milik orang.tmp', '.sementara.tmp']) {
      fs.writeFileSync(path.join(folder, name), 'x')
      fs.utimesSync(path.join(folder, name), old, old)
    }
    const young = '.0b5c2f6e-0000-4000-8000-000000000001.tmp'
    fs.writeFileSync(path.join(folder, young), 'x')
    fs.utimesSync(path.join(folder, young), clock.nowMs / 1000, clock.nowMs / 1000)
    await drain(start(minutesOf(1)))
    expect(namesIn(folder)).toEqual([young, '.sementara.tmp', 'A 1.txt', 'B 1.txt', 'milik orang.tmp'])
  })
})
