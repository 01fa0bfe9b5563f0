import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { downloadAddress, isBuildOutdated } from '#electron/start.ts'

// A small copy of the project: the real launcher and its words, with a build, a host and an Electron that only say so.

const project = path.resolve(import.meta.dirname, '../..')
const words = (JSON.parse(fs.readFileSync(path.join(project, 'shared/i18n/id/shell.json'), 'utf8')) as Words).launcher
const englishWords = (JSON.parse(fs.readFileSync(path.join(project, 'shared/i18n/en/shell.json'), 'utf8')) as Words)
  .launcher
interface Words {
  launcher: Record<
    'building' | 'notDownloadable' | 'chosenBrowser' | 'noDisplay' | 'notStartable' | 'buildFailed' | 'notInstalled',
    string
  >
}

const undo: (() => void)[] = []
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step()
})

function write(root: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), content)
  }
}

const outFiles = {
  'out/main/index.js': '',
  'out/preload/index.cjs': '',
  'out/renderer/index.html': '',
  'out/host/cli.js': `console.log('host', ...process.argv.slice(2))`,
}

function makeProject({ build = 'node build.mjs', isBuilt = true } = {}): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-start-')))
  undo.push(() => fs.rmSync(root, { recursive: true, force: true }))
  const copy = (name: string) => ({ [name]: fs.readFileSync(path.join(project, name), 'utf8') })
  write(root, {
    'package.json': JSON.stringify({ type: 'module', scripts: { build } }),
    ...copy('electron/start.ts'),
    ...copy('shared/i18n/id/shell.json'),
    ...copy('shared/i18n/en/shell.json'),
    'build.mjs': `import fs from 'node:fs'; import path from 'node:path'
      for (const [name, content] of Object.entries(${JSON.stringify(outFiles)})) {
        fs.mkdirSync(path.dirname(name), { recursive: true }); fs.writeFileSync(name, content) }`,
    'node_modules/electron/package.json': JSON.stringify({ version: '45.4.1' }),
  })
  if (isBuilt) write(root, outFiles)
  return root
}

/** Puts a stand-in for the binary where Electron's installer would put it. */
function installElectron(root: string, script: string): void {
  const folder = path.join(root, 'node_modules/electron')
  write(folder, { 'dist/version': '45.4.1', 'path.txt': 'electron', 'dist/electron': `#!/bin/sh\n${script}\n` })
  fs.chmodSync(path.join(folder, 'dist/electron'), 0o755)
}

async function start(root: string, env: Record<string, string> = {}, args: string[] = []) {
  const startedAtMs = Date.now()
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [path.join(root, 'electron/start.ts'), ...args], {
    cwd: os.tmpdir(),
    env: { PATH, HOME, XDG_CACHE_HOME: path.join(root, 'cache'), DISPLAY: ':99', ...env },
  })
  const lines: { text: string; afterMs: number }[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      for (const text of chunk.toString().split('\n').filter(Boolean)) {
        lines.push({ text, afterMs: Date.now() - startedAtMs })
      }
    })
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, lines, said: lines.map(({ text }) => text) }
}

async function serve(answer: http.RequestListener): Promise<string> {
  const server = http.createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  undo.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** What the stand-in for the browser host says of how it was started. */
const host = 'host serve --open'
const closedPort = 'http://127.0.0.1:9/'

describe.skipIf(process.platform === 'win32')('npm start', () => {
  it('E1: starts Electron on the project and passes its arguments and exit code on', async () => {
    const root = makeProject()
    installElectron(root, 'echo "electron $@"; exit 0')
    const { code, said } = await start(root, {}, ['Bimtek.rembuk'])
    expect(said).toEqual([`electron ${root} Bimtek.rembuk`])
    expect(code).toBe(0)
  })

  it('E2: without a binary and without network it says so in one sentence and runs the same core in the browser', async () => {
    const { code, said } = await start(makeProject(), { ELECTRON_MIRROR: closedPort }, ['Bimtek.rembuk'])
    expect(said).toEqual([words.notDownloadable, `${host} Bimtek.rembuk`])
    expect(code).toBe(0)
  })

  it('E2: a network that swallows everything costs less than 15 seconds, the build included', async () => {
    const mirror = await serve(() => undefined)
    const { lines } = await start(makeProject({ isBuilt: false }), { ELECTRON_MIRROR: mirror })
    const sentence = lines.find(({ text }) => text === words.notDownloadable)
    expect(sentence?.afterMs).toBeLessThan(15_000)
    expect(lines.at(-1)?.text).toBe(host)
  })

  it('E2: a login page in place of the download counts as no network', async () => {
    const mirror = await serve((_request, response) => response.end('<html>Silakan masuk</html>'))
    expect((await start(makeProject(), { ELECTRON_MIRROR: mirror })).said).toEqual([words.notDownloadable, host])
  })

  it('E2: says it in English when English is chosen', async () => {
    const { said } = await start(makeProject(), { ELECTRON_MIRROR: closedPort, REMBUK_LOCALE: 'en' })
    expect(said[0]).toBe(englishWords.notDownloadable)
  })

  it('E3: downloads a missing binary with its own installer where the network has it, then starts it', async () => {
    const root = makeProject()
    const asked: string[] = []
    const mirror = await serve((request, response) => {
      asked.push(`${request.url} ${request.headers.range}`)
      response.writeHead(206).end('PK')
    })
    write(root, {
      'node_modules/electron/install.js': `const fs = require('node:fs'); process.chdir(__dirname); fs.mkdirSync('dist')
        fs.writeFileSync('dist/version', '45.4.1'); fs.writeFileSync('path.txt', 'electron')
        fs.writeFileSync('dist/electron', '#!/bin/sh\\necho electron', { mode: 0o755 })`,
      'node_modules/electron/package.json': JSON.stringify({ version: '45.4.1', type: 'commonjs' }),
    })
    const { said } = await start(root, { ELECTRON_MIRROR: mirror })
    const zip = `electron-v45.4.1-${process.platform}-${process.arch}.zip`
    expect(asked).toEqual([`/v45.4.1/${zip} bytes=0-1`])
    expect(said.at(-1)).toBe('electron')
  })

  it('E3: an installer that fails leads to the browser with the same sentence', async () => {
    const root = makeProject()
    const mirror = await serve((_request, response) => response.end('PK'))
    write(root, { 'node_modules/electron/install.js': 'process.exit(1)' })
    expect((await start(root, { ELECTRON_MIRROR: mirror })).said.slice(-2)).toEqual([words.notDownloadable, host])
  })

  it('E4: REMBUK_SHELL=browser asks no network, even where Electron is missing', async () => {
    let askedCount = 0
    const mirror = await serve((_request, response) => response.end(String((askedCount += 1))))
    const { said } = await start(makeProject(), { REMBUK_SHELL: 'browser', ELECTRON_MIRROR: mirror })
    expect(said).toEqual([words.chosenBrowser, host])
    expect(askedCount).toBe(0)
  })

  it.skipIf(process.platform !== 'linux')('E4: without a display the browser host runs instead', async () => {
    const root = makeProject()
    installElectron(root, 'echo electron')
    expect((await start(root, { DISPLAY: '' })).said).toEqual([words.noDisplay, host])
  })

  it('E5: Electron that fails at once (missing libraries, root without sandbox) gives way to the browser', async () => {
    const root = makeProject()
    installElectron(root, 'exit 127')
    const { code, said } = await start(root)
    expect(said).toEqual([words.notStartable, host])
    expect(code).toBe(0)
  })

  it('E5: the binary of another version counts as absent', async () => {
    const root = makeProject()
    installElectron(root, 'echo electron')
    write(root, { 'node_modules/electron/dist/version': '44.0.0' })
    expect((await start(root, { ELECTRON_MIRROR: closedPort })).said).toEqual([words.notDownloadable, host])
  })

  it('E6: builds before the first start and says so in one line; the second start does not build', async () => {
    const root = makeProject({ isBuilt: false })
    installElectron(root, 'echo electron')
    expect((await start(root)).said).toEqual([words.building, 'electron'])
    expect((await start(root)).said).toEqual(['electron'])
  })

  it('E6: a failed build is shown and nothing is started', async () => {
    const root = makeProject({ isBuilt: false, build: 'echo "no such module" >&2; exit 3' })
    installElectron(root, 'echo electron')
    const { code, said } = await start(root)
    expect(said).toEqual([words.building, words.buildFailed, 'no such module'])
    expect(code).toBe(1)
  })

  it('E6: a changed, an added and a removed source make the build outdated; a test does not', () => {
    const root = makeProject()
    const later = new Date(Date.now() + 5000)
    expect(isBuildOutdated(root)).toBe(false)
    write(root, { 'tests/a.test.ts': '' })
    fs.utimesSync(path.join(root, 'tests/a.test.ts'), later, later)
    expect(isBuildOutdated(root)).toBe(false)
    fs.utimesSync(path.join(root, 'shared/i18n/id'), later, later) // what removing a file does
    expect(isBuildOutdated(root)).toBe(true)
    const fresh = makeProject()
    fs.utimesSync(path.join(fresh, 'electron/start.ts'), later, later)
    expect(isBuildOutdated(fresh)).toBe(true)
  })

  it('E7: asks the address that the installer of Electron will use', () => {
    const zip = 'electron-v45.4.1-linux-x64.zip'
    expect(downloadAddress('45.4.1', zip, {})).toBe(
      `https://github.com/electron/electron/releases/download/v45.4.1/${zip}`,
    )
    const env = { npm_config_electron_mirror: 'https://mirror.example/', ELECTRON_CUSTOM_DIR: '{{ version }}' }
    expect(downloadAddress('45.4.1', zip, env)).toBe(`https://mirror.example/45.4.1/${zip}`)
  })

  it('E8: the command line of a checkout builds first, and answers on standard output alone', async () => {
    const root = makeProject({ isBuilt: false })
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(root, 'electron/start.ts'), '--command-line', 'check', 'X.rembuk', '--json'],
      { cwd: root, encoding: 'utf8' },
    )
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'host check X.rembuk --json\n' })
    expect(stderr).toContain('Menyiapkan Rembuk')
  })
})
