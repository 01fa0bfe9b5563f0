import fs from 'node:fs'
import path from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient, isDefinedError, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { App } from '#electron/core/app.ts'
import { exportFolder } from '#electron/core/exports.ts'
import { loadRecord } from '#electron/core/record.ts'
import type { Session } from '#electron/core/session.ts'
import { listStages } from '#electron/db/tables/workshop.ts'
import { exportsRouter } from '#electron/rpc/exports.ts'
import { importsRouter } from '#electron/rpc/imports.ts'
import { minutesRouter } from '#electron/rpc/minutes.ts'
import { peopleRouter } from '#electron/rpc/people.ts'
import type { facilitatorContract } from '#shared/contract/index.ts'
import { makeTestWorkshop, resourcesFolder } from '#tests/support/make-workshop.ts'

type Client = Pick<ContractRouterClient<typeof facilitatorContract>, 'people' | 'minutes' | 'imports' | 'exports'>

/** The secretary's window over a real message channel. */
function secretaryOf(session: Session, exportWorkerPath = ''): Client {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  const app = {
    session,
    settings: { preferences: () => ({ locale: 'id' }) },
    platform: { resourcesFolder, exportWorkerPath, offerDownload: null },
  } as unknown as App
  const router = { people: peopleRouter, minutes: minutesRouter, imports: importsRouter, exports: exportsRouter }
  new RPCHandler(router).upgrade(port1, { context: { app } })
  port1.start()
  port2.start()
  const client: Client = createORPCClient(new RPCLink({ port: port2 }))
  return client
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 200))
const csv = (text: string) => Buffer.from(text).toString('base64')

describe('the secretary over the contract', () => {
  it('N110: cleans what it is given and refuses what cannot be kept, before anything changes', async () => {
    const { session } = makeTestWorkshop()
    const { people, minutes } = secretaryOf(session)
    const fields = { institution: '', unitId: null, constituency: null, jobTitle: '', phone: '' }
    expect(await people.add({ ...fields, label: '  Kepala Dinas  ' })).toMatchObject({
      label: 'Kepala Dinas',
      number: 1,
    })
    for (const label of ['', '   ', 'a'.repeat(161), 'dua\nbaris', 'nol\u0000']) {
      expect((await safe(people.add({ ...fields, label }))).error).toMatchObject({ code: 'BAD_REQUEST' })
    }
    const stageId = listStages(session.db)[0]!.id
    const remark = { stageId, activityId: null, text: ' ' }
    expect((await safe(minutes.addRemark(remark))).error).toMatchObject({ code: 'BAD_REQUEST' })
    const { people: kept } = await people.get()
    expect(kept).toHaveLength(1)
  })

  it('N111: answers declared refusals as such', async () => {
    const { session } = makeTestWorkshop()
    const { minutes, imports } = secretaryOf(session)
    const gone = await safe(minutes.removeRemark({ remarkId: 'x' }))
    expect(isDefinedError(gone.error) && gone.error.code).toBe('NOT_FOUND')
    const input = { kind: 'notes', fileName: 'a.csv', base64: '', options: {}, activityId: null } as const
    const empty = await safe(imports.preview(input))
    expect(isDefinedError(empty.error) && empty.error).toMatchObject({
      code: 'IMPORT_EMPTY',
      data: { fileName: 'a.csv' },
    })
  })

  it('N112: looks at a file without changing anything, and takes it on commit', async () => {
    const { session } = makeTestWorkshop()
    const { imports } = secretaryOf(session)
    const before = loadRecord(session)
    const base64 = csv('Kuadran;Catatan\nKekuatan;Satu\nTantangan;Dua\n')
    const input = { kind: 'notes', fileName: 'a.csv', base64, options: {}, activityId: null } as const
    const preview = await imports.preview(input)
    expect(preview.counts).toMatchObject({ accepted: 1, ask: 1 })
    expect(loadRecord(session)).toEqual(before)
    const answered = { ...input, options: { answers: { '3': { quadrant: 'threats' } } } }
    expect(await imports.commit(answered)).toMatchObject({ addedCount: 2, notTaken: [], rejectedCsv: null })
  })

  it('N113: ends an export when the window leaves it, and nothing remains', async () => {
    const { session, folder } = makeTestWorkshop()
    const workerPath = path.join(folder, 'worker.mjs')
    const beats = path.join(folder, 'beats')
    fs.writeFileSync(
      workerPath,
      `import fs from 'node:fs'
       import { parentPort } from 'node:worker_threads'
       setInterval(() => fs.appendFileSync(${JSON.stringify(beats)}, '.'), 10)
       parentPort.postMessage({ type: 'progress', done: 0, total: 1, fileName: 'A' })`,
    )
    const { exports } = secretaryOf(session, workerPath)
    const abort = new AbortController()
    const request = { stage: 1, minutes: ['docx' as const], books: [], json: false, version: null }
    for await (const step of await exports.run(request, { signal: abort.signal })) {
      expect(step).toMatchObject({ kind: 'progress', fileName: 'A' })
      break
    }
    abort.abort()
    const size = () => (fs.existsSync(beats) ? fs.statSync(beats).size : 0)
    await pause()
    const before = size()
    await pause()
    expect(size()).toBe(before)
    expect(fs.existsSync(exportFolder(session))).toBe(false)
  })
})
