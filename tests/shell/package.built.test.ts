import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtGraph, builtPath, importsOf } from './built.ts'

// A real `dir` package, made by the real configuration around a stand-in for Electron's binary: what is tested is what
// electron-builder would ship, down to the fuses. Only Linux, where the stand-in is one file.

const project = path.resolve(import.meta.dirname, '../..')
const target = `linux-${process.arch}`

/** An executable with the fuse wire of Electron 45: sentinel, version 1, nine fuses in their delivered state. */
const standIn = Buffer.concat([
  Buffer.from('#!/bin/sh\nexit 0\n'),
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
  Buffer.alloc(64),
])

let work: string
let resources: string

beforeAll(async () => {
  for (const name of ['main/index.js', 'preload/index.cjs', 'renderer/index.html']) builtPath(name)
  work = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-package-'))
  const dist = path.join(work, 'electron')
  fs.mkdirSync(path.join(dist, 'locales'), { recursive: true })
  fs.mkdirSync(path.join(dist, 'resources'))
  fs.writeFileSync(path.join(dist, 'electron'), standIn, { mode: 0o755 })
  const { version } = JSON.parse(fs.readFileSync(path.join(project, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string
  }
  for (const [name, content] of Object.entries({ version, LICENSE: 'MIT', 'LICENSES.chromium.html': '' })) {
    fs.writeFileSync(path.join(dist, name), content)
  }
  fs.writeFileSync(path.join(dist, 'locales/en-US.pak'), '')
  const { code, output } = await run(process.execPath, [
    path.join(project, 'node_modules/electron-builder/cli.js'),
    '--linux',
    'dir',
    '--publish=never',
    `-c.electronDist=${dist}`,
    `-c.directories.output=${path.join(work, 'dist')}`,
  ])
  if (code !== 0) throw new Error(output)
  const unpacked = fs.readdirSync(path.join(work, 'dist')).find((name) => name.endsWith('unpacked'))
  resources = path.join(work, 'dist', unpacked ?? '', 'resources')
}, 180_000)

afterAll(() => fs.rmSync(work, { recursive: true, force: true }))

function run(command: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(command, args, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

interface Folder {
  files: Record<string, { files?: Folder['files']; offset?: string; size?: number }>
}

/** Every file of the archive with its bytes; null for those that lie beside it. The header follows four lengths. */
function readArchive(): Map<string, Buffer | null> {
  const bytes = fs.readFileSync(path.join(resources, 'app.asar'))
  const { files } = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Folder
  const start = 8 + bytes.readUInt32LE(4)
  const found = new Map<string, Buffer | null>()
  const visit = (folder: Folder['files'], prefix: string) => {
    for (const [name, { files: inside, offset, size = 0 }] of Object.entries(folder)) {
      if (inside !== undefined) visit(inside, `${prefix}${name}/`)
      else if (offset === undefined) found.set(prefix + name, null)
      else found.set(prefix + name, bytes.subarray(start + Number(offset), start + Number(offset) + size))
    }
  }
  visit(files, '')
  return found
}
const archived = () => [...readArchive().keys()]

const filesUnder = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))

describe.skipIf(process.platform !== 'linux')('the package', () => {
  it('E31: holds the built app and what it needs to run', () => {
    const paths = archived()
    const needed = [
      'package.json',
      'out/main/index.js',
      'out/main/export-worker.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'out/renderer/booth.html',
      'out/renderer/wall.html',
      'node_modules/better-sqlite3/package.json',
      'node_modules/exceljs/package.json',
      'node_modules/docx/package.json',
      'node_modules/zod/package.json',
    ]
    expect(needed.filter((name) => !paths.includes(name))).toEqual([])
  })

  it('E31: holds no source, test, source map or tool of ours, and no browser host', () => {
    const strange = archived().filter(
      (name) =>
        !name.startsWith('node_modules/') && !/^(out\/(main|preload|renderer)\/|package\.json$|LICENSE$)/.test(name),
    )
    expect(strange).toEqual([])
    expect(archived().filter((name) => /\.(ts|tsx|map)$/.test(name))).toEqual([])
    expect(
      archived().filter((name) => /^node_modules\/(electron|vite|vitest|typescript|@playwright)\//.test(name)),
    ).toEqual([])
  })

  it('E31: leaves nothing out that a module of the app loads', async () => {
    const folder = path.join(work, 'extracted')
    for (const [name, bytes] of readArchive()) {
      const content = bytes ?? fs.readFileSync(path.join(resources, 'app.asar.unpacked', name))
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      fs.writeFileSync(path.join(folder, name), content)
    }
    const graphs = ['main/index.js', 'main/export-worker.js'].flatMap((entry) => [...builtGraph(entry).values()])
    const modules = new Set(graphs.flatMap(importsOf).filter((name) => !/^(\.|node:|electron$)/.test(name)))
    expect([...modules]).toEqual(expect.arrayContaining(['better-sqlite3', 'zod', '@orpc/server/message-port']))
    const probe = `
      for (const name of ${JSON.stringify([...modules])}) await import(name)
      const { default: Database } = await import('better-sqlite3')
      console.log(new Database(':memory:').prepare('SELECT 41 + 1').pluck().get())`
    fs.writeFileSync(path.join(folder, 'probe.mjs'), probe)
    expect(await run(process.execPath, [path.join(folder, 'probe.mjs')])).toEqual({ code: 0, output: '42\n' })
  })

  it("E31: holds this platform's native files only, outside the archive", () => {
    const unpacked = filesUnder(path.join(resources, 'app.asar.unpacked'))
    const sqlite = unpacked.filter((name) => name.includes('better-sqlite3'))
    expect(sqlite).toEqual([`node_modules/better-sqlite3/prebuilds/${target}.node`])
    expect(unpacked.filter((name) => !name.endsWith('.node'))).toEqual([])
    expect(archived().filter((name) => name.startsWith('node_modules/better-sqlite3/deps/'))).toEqual([])
  })

  it('E31: brings agendas, boards, fonts, samples and the icon as files', () => {
    const shipped = filesUnder(path.join(resources, 'resources'))
    const ours = filesUnder(path.join(project, 'resources')).filter(
      (name) => name !== 'icons/render.ts' && !name.startsWith('pictures/'),
    )
    expect(shipped.toSorted()).toEqual(ours.toSorted())
    expect(ours).toEqual(expect.arrayContaining(['agendas/default.json', 'icons/rembuk.png', 'samples/swot.csv']))
  })

  it('E32: has its fuses set', async () => {
    const wire = await getCurrentFuseWire(path.join(resources, '../rembuk'))
    const state = (fuse: FuseV1Options) => wire[fuse]
    expect({
      runAsNode: state(FuseV1Options.RunAsNode),
      cookies: state(FuseV1Options.EnableCookieEncryption),
      nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspector: state(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      asarOnly: state(FuseV1Options.OnlyLoadAppFromAsar),
      fileRights: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: FuseState.DISABLE,
      cookies: FuseState.ENABLE,
      nodeOptions: FuseState.DISABLE,
      inspector: FuseState.DISABLE,
      integrity: FuseState.ENABLE,
      asarOnly: FuseState.ENABLE,
      fileRights: FuseState.DISABLE,
    })
  })
})
