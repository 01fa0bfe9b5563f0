import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExport } from '#electron/exports/run.ts'
import { appError } from '#shared/schema/errors.ts'
import type { ExportRequest } from '#shared/schema/record.ts'
import { err } from '#shared/schema/result.ts'
import { draftEdition, recordFixture, resourcesFolder } from '#tests/support/record-fixture.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
// Inside the project, so that the built thread finds its libraries.
const outDir = `${root}node_modules/.cache/rembuk-export-worker-${process.pid}`
const workerPath = `${outDir}/worker.js`

beforeAll(async () => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      minify: false,
      rolldownOptions: {
        input: { worker: `${root}electron/exports/worker.ts` },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
}, 60_000)
afterAll(() => rmSync(outDir, { recursive: true, force: true }))

const all: ExportRequest = { stage: 1, minutes: ['xlsx', 'docx'], books: [1], json: true }
const jobOf = (request: ExportRequest) => ({
  workerPath,
  record: recordFixture(),
  request,
  edition: draftEdition,
  resourcesFolder,
})

describe.each(['thread', 'process'] as const)('the export %s', (workplace) => {
  const job = (request: ExportRequest) => ({ ...jobOf(request), workplace })

  it('X110: makes the files one by one and tells its progress before each', async () => {
    const seen: string[] = []
    const result = await startExport({
      ...job(all),
      onProgress: ({ done, total, fileName }) => seen.push(`${done}/${total} ${fileName.split(' - ')[0]}`),
    })
    expect(seen).toEqual(['0/4 BA Tahap I', '1/4 Notula Tahap I', '2/4 Buku 1', '3/4 Rembuk', '4/4 '])
    if (!result.ok) throw new Error(result.error.code)
    expect(result.value.map((file) => file.name.split('.').at(-1))).toEqual(['docx', 'xlsx', 'docx', 'json'])
    for (const file of result.value.slice(0, 3)) expect([...file.bytes.subarray(0, 2)]).toEqual([0x50, 0x4b])
  })

  it('X111: never holds up its caller for long', async () => {
    let longestPauseMs = 0
    let last = performance.now()
    const clock = setInterval(() => {
      longestPauseMs = Math.max(longestPauseMs, performance.now() - last)
      last = performance.now()
    }, 5)
    expect((await startExport(job(all))).ok).toBe(true)
    clearInterval(clock)
    // The files take over a second to make; on a busy machine the clock itself may be late.
    expect(longestPauseMs).toBeLessThan(400)
  })

  it('X112: ends at once when cancelled and gives no file', async () => {
    const abort = new AbortController()
    const startedAt = performance.now()
    const running = startExport({
      ...job({ ...all, books: [1, 2, 3, 4] }),
      signal: abort.signal,
      onProgress: () => abort.abort(),
    })
    expect(await running).toEqual(err(appError('EXPORT_CANCELLED')))
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    expect(await startExport({ ...job(all), signal: abort.signal })).toEqual(err(appError('EXPORT_CANCELLED')))
  })

  it('X113: answers EXPORT_FAILED when a writer breaks, and hands the reason to the log', async () => {
    const reasons: string[] = []
    const result = await startExport({
      ...job(all),
      resourcesFolder: '/tidak/ada',
      onFailure: (message) => reasons.push(message),
    })
    expect(result).toEqual(err(appError('EXPORT_FAILED')))
    expect(reasons).toHaveLength(1)
    expect(reasons[0]).toContain('/tidak/ada')
  })

  it('X114: answers EXPORT_FAILED when the thread cannot start', async () => {
    expect(await startExport({ ...job(all), workerPath: `${outDir}/tidak-ada.js` })).toEqual(
      err(appError('EXPORT_FAILED')),
    )
  })
})
