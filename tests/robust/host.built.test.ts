import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { safe } from '@orpc/client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkWorkshop } from '#electron/core/check.ts'
import { createSample } from '#electron/core/sample.ts'
import { makeSession } from '#electron/core/session.ts'
import { openWorkshopFile } from '#electron/db/open.ts'
import { builtPath } from '#tests/shell/built.ts'
import { canMount, startNode } from '#tests/support/child.ts'
import { connect } from '#tests/support/host-client.ts'
import { makeFolder, must, resourcesFolder } from '#tests/support/make-workshop.ts'
import { startRunningHost } from '#tests/support/running-host.ts'
import { unzipText, xmlProblem } from '#tests/support/zip-text.ts'

/** A host on a sample workshop of its own, reached as a page reaches it. */
async function startOnSample() {
  builtPath('host/cli.js')
  const home = makeFolder()
  const filePath = path.join(home, 'Contoh.rembuk')
  must(await createSample({ resourcesFolder, now: Date.now }, filePath, 'fresh'))
  const host = await startRunningHost({ file: filePath, home })
  onTestFinished(() => host.kill())
  const { client } = await connect(host.url, 'facilitator')
  const view = (await client.workshop.get())!
  const activity = view.activities.find(({ kind, title }) => kind === 'board' && title.includes('SWOT'))!
  return {
    host,
    home,
    filePath,
    client,
    activityId: activity.id,
    board: await client.boards.get({ activityId: activity.id }),
  }
}

/** Opens the file after a kill: sound, free at once, with nothing beside it but what belongs there. */
function comeBack(filePath: string) {
  const file = must(openWorkshopFile(filePath))
  const session = makeSession(file, () => undefined)
  expect([file.isReadOnly, checkWorkshop(session).findings]).toEqual([false, []])
  const count = (table: string) => file.db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number
  const counts = { notes: count('notes'), units: count('units'), people: count('people') }
  const ids = new Set(file.db.prepare('SELECT id FROM notes').pluck().all() as string[])
  file.close()
  const left = fs.readdirSync(path.dirname(filePath)).filter((name) => /^\.Contoh|-wal$|-shm$/.test(name))
  expect(left).toEqual([])
  return { counts, ids }
}

describe('the host, killed', () => {
  it('F65: has every note that a window was told of, and opens again where it was', async () => {
    const { host, home, filePath, client, board } = await startOnSample()
    const acknowledged: string[] = []
    const work = (async () => {
      for (;;) {
        const input = {
          zoneId: board.zones[0]!.id,
          texts: [`Catatan ${acknowledged.length}`],
          dimension: null,
          unitId: null,
        }
        const [note] = await client.boards.addNotes(input)
        acknowledged.push(note!.id)
        if (acknowledged.length === 25) void host.kill()
      }
    })()
    expect((await safe(work)).error).not.toBeNull()
    const { ids } = comeBack(filePath)
    expect(acknowledged.length).toBeGreaterThanOrEqual(25)
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
    const again = await startRunningHost({ home })
    onTestFinished(() => again.kill())
    const room = await connect(again.url, 'facilitator')
    const [recent] = await room.client.app.recentFiles()
    expect(recent).toMatchObject({ path: filePath, regency: 'Kabupaten Manokwari', isMissing: false })
    await room.client.app.openFile({ path: recent!.path })
    expect(await room.client.workshop.get()).toMatchObject({ isReadOnly: false, holder: null })
  })

  it('F66: in the middle of an import of 10,000 rows has all of them or none, and everything from before', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `Kekuatan;Catatan nomor ${index}`)
    const base64 = Buffer.from(`Kuadran;Catatan\n${rows.join('\n')}\n`).toString('base64')
    for (const afterMs of [120, 700]) {
      const { host, filePath, client, activityId, board } = await startOnSample()
      const known = board.notes.map(({ id }) => id)
      const input = { kind: 'notes', fileName: 'banyak.csv', base64, options: {}, activityId } as const
      const work = safe(client.imports.commit(input))
      await Promise.race([work, pause(afterMs)])
      await host.kill()
      const { counts, ids } = comeBack(filePath)
      expect([0, 10_000]).toContain(counts.notes - known.length)
      expect(known.filter((id) => !ids.has(id))).toEqual([])
      expect([counts.units, counts.people]).toEqual([41, 80])
    }
  })
})

describe('an export', () => {
  const exportArgs = (filePath: string, out: string) => [
    builtPath('host/cli.js'),
    'export',
    filePath,
    ...'--stage 1 --minutes xlsx,docx --book 1 --json --out'.split(' '),
    out,
  ]
  const makeSampleFile = async () => {
    const filePath = path.join(makeFolder(), 'Contoh.rembuk')
    must(await createSample({ resourcesFolder, now: Date.now }, filePath, 'fresh'))
    return filePath
  }

  it('F67: killed while it writes leaves only whole papers, and the next one takes its hidden remains away', async () => {
    const filePath = await makeSampleFile()
    const out = makeFolder()
    const script = startNode(exportArgs(filePath, out))
    while (fs.readdirSync(out).length === 0 && script.process.exitCode === null) await pause(1)
    await script.kill()
    comeBack(filePath)
    const names = fs.readdirSync(out)
    for (const name of names.filter((candidate) => !candidate.startsWith('.'))) {
      const parts = unzipText(fs.readFileSync(path.join(out, name)))
      expect([name, parts.size > 5, [...parts.values()].map(xmlProblem).filter((problem) => problem !== null)]).toEqual(
        [name, true, []],
      )
    }
    const old = path.join(out, '.0a1b2c3d-0000-4000-8000-00000000000f.tmp')
    fs.writeFileSync(old, 'setengah')
    for (const name of fs.readdirSync(out).filter((candidate) => candidate.startsWith('.'))) {
      const longAgo = Date.now() / 1000 - 3600
      fs.utimesSync(path.join(out, name), longAgo, longAgo)
    }
    const [answer] = await startNode(exportArgs(filePath, out)).rest<{ ok: boolean }>()
    expect(answer!.ok).toBe(true)
    expect(fs.readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('F68: that finds the disk full leaves none of its papers, and says so in one sentence of the chosen language', async () => {
    const filePath = await makeSampleFile()
    const out = makeFolder()
    if (!canMount())
      console.warn('F68 runs in a folder that takes nothing: this machine lets nobody mount a small disk')
    const folder = canMount() ? out : path.join(out, 'berkas')
    if (!canMount()) fs.writeFileSync(folder, '')
    const surroundings = canMount()
      ? ({ kind: 'small-disk', folder, sizeKb: 60 } as const)
      : ({ kind: 'plain' } as const)
    for (const [language, sentence] of [
      ['id', /^(Penyimpanan penuh|Folder .* tidak dapat ditulisi)/],
      ['en', /^(The disk is full|Storage is full|The folder|Folder )/i],
    ] as const) {
      // What it has written is seen from inside its own disk, before that vanishes with it.
      const script = startNode(
        ['--input-type=module', '-e', runAndList, folder, ...exportArgs(filePath, folder), '--lang', language],
        surroundings,
      )
      const [answer] = await script.rest<{ status: number; out: string; err: string; left: string[] }>()
      const said = JSON.parse(answer!.out) as { ok: boolean; error: { code: string; message: string } }
      expect([answer!.status, said.ok, answer!.err]).toEqual([1, false, ''])
      expect(said.error.code).toBe(canMount() ? 'DISK_FULL' : 'FOLDER_NOT_WRITABLE')
      expect(said.error.message).toMatch(sentence)
      expect(answer!.left).toEqual([])
    }
    comeBack(filePath)
  })
})

const runAndList = `
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
const [folder, ...argv] = process.argv.slice(1)
const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' })
const left = fs.statSync(folder).isDirectory() ? fs.readdirSync(folder) : []
fs.writeSync(1, JSON.stringify({ status, out: stdout, err: stderr, left }) + '\\n')
`
