import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

// `npm start`. Plain Node and nothing else, because it runs before anything is built or downloaded: makes sure that the
// build is newer than its sources, then starts Electron, or the browser host where Electron cannot be had.

type Words = Record<string, string>
type Env = Record<string, string | undefined>

export interface LaunchOptions {
  /** Folder of the project. */
  root: string
  env: Env
  /** Passed on: a workshop file, `--port`. */
  args: readonly string[]
  say: (line: string) => void
}

/** The network is asked for the first bytes of Electron no longer than this. */
const probeMs = 6000
/** Electron that ends with an error before this many milliseconds has not started; the browser takes over. */
const earlyExitMs = 10_000

/**
 * Starts Rembuk and waits until it ends. The choice of the shell runs beside the build, so that a machine without network
 * is told within the probe's time.
 * @returns the exit code for this process
 */
export async function launch(options: LaunchOptions): Promise<number> {
  const { root, args, say } = options
  const words = readWords(options)
  if (Number.parseInt(process.versions.node, 10) < 24) {
    say(fill(words['nodeTooOld'], { version: process.versions.node }))
    return 1
  }
  if (args[0] === '--command-line') return commandLine(options, words, args.slice(1))
  const [isBuilt, shell] = await Promise.all([ensureBuilt(options, words), chooseShell(options, words)])
  if (!isBuilt) return 1
  if (shell.kind === 'electron') {
    const startedAtMs = Date.now()
    const end = await run(shell.binary, [root, ...args], options)
    const hasFailedEarly = end.code !== 0 && !end.isStopped && Date.now() - startedAtMs < earlyExitMs
    if (!hasFailedEarly || options.env['REMBUK_SHELL'] === 'electron') return end.code
    say(words['notStartable'] ?? '')
  }
  const host = await run(process.execPath, [path.join(root, 'out/host/cli.js'), 'serve', '--open', ...args], options)
  return host.code
}

/** `npm run rembuk`: the command line of a checkout, which answers on standard output and nowhere else. */
async function commandLine(options: LaunchOptions, words: Words, args: readonly string[]): Promise<number> {
  const say = (line: string) => console.error(line)
  if (!(await ensureBuilt({ ...options, say }, words))) return 1
  const end = await run(process.execPath, [path.join(options.root, 'out/host/cli.js'), ...args], options)
  return end.code
}

// ---- the build

const outputs = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'out/host/cli.js']
const sources = [
  'electron',
  'renderer',
  'shared',
  'package-lock.json',
  'electron.vite.config.ts',
  'vite.renderer.config.ts',
  'vite.host.config.ts',
]

/** True when an output is missing or older than a source. Folders count too: a removed file changes its folder's time. */
export function isBuildOutdated(root: string): boolean {
  const builtAtMs = Math.min(...outputs.map((output) => modifiedAtMs(path.join(root, output)) ?? -Infinity))
  return sources.some((source) => newestMs(path.join(root, source)) > builtAtMs)
}

function newestMs(filePath: string): number {
  const own = modifiedAtMs(filePath) ?? -Infinity
  if (!fs.statSync(filePath, { throwIfNoEntry: false })?.isDirectory()) return own
  return Math.max(own, ...fs.readdirSync(filePath).map((name) => newestMs(path.join(filePath, name))))
}

function modifiedAtMs(filePath: string): number | null {
  return fs.statSync(filePath, { throwIfNoEntry: false })?.mtimeMs ?? null
}

async function ensureBuilt({ root, env, say }: LaunchOptions, words: Words): Promise<boolean> {
  if (!isBuildOutdated(root)) return true
  if (!fs.existsSync(path.join(root, 'node_modules'))) {
    say(words['notInstalled'] ?? '')
    return false
  }
  say(words['building'] ?? '')
  const { scripts } = readJson(path.join(root, 'package.json')) as { scripts: Record<string, string> }
  const tools = [path.join(root, 'node_modules/.bin'), env['PATH'] ?? ''].join(path.delimiter)
  const child = spawn(scripts['build'] ?? '', {
    cwd: root,
    env: { ...env, PATH: tools },
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const { code } = await ended(child)
  if (code === 0) return true
  say(words['buildFailed'] ?? '')
  say(output.trim())
  return false
}

// ---- the choice of the shell

type ShellChoice = { kind: 'electron'; binary: string } | { kind: 'browser' }

async function chooseShell(options: LaunchOptions, words: Words): Promise<ShellChoice> {
  const { root, env, say } = options
  const inBrowser = (reason: string): ShellChoice => {
    say(words[reason] ?? '')
    return { kind: 'browser' }
  }
  if (env['REMBUK_SHELL'] === 'browser') return inBrowser('chosenBrowser')
  const present = electronBinary(root, env)
  if (present === null && !(await canDownload(root, env))) return inBrowser('notDownloadable')
  // Known before 120 MB are fetched for nothing.
  if (process.platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return inBrowser('noDisplay')
  if (present !== null) return { kind: 'electron', binary: present }
  say(fill(words['downloading'], { version: electronVersion(root) }))
  await run(process.execPath, [path.join(root, 'node_modules/electron/install.js')], options)
  const downloaded = electronBinary(root, env)
  return downloaded === null ? inBrowser('notDownloadable') : { kind: 'electron', binary: downloaded }
}

/** Where the binary of exactly the pinned Electron lies; null when it is absent. Reads what `install-electron` writes. */
export function electronBinary(root: string, env: Env): string | null {
  const folder = path.join(root, 'node_modules/electron')
  const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8').trim()
  const own = env['ELECTRON_OVERRIDE_DIST_PATH']
  try {
    if (own === undefined && read('dist/version').replace(/^v/, '') !== electronVersion(root)) return null
    const binary = path.join(own ?? path.join(folder, 'dist'), own === undefined ? read('path.txt') : binaryName())
    return fs.existsSync(binary) ? binary : null
  } catch {
    return null
  }
}

function binaryName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

function electronVersion(root: string): string {
  return (readJson(path.join(root, 'node_modules/electron/package.json')) as { version: string }).version
}

async function canDownload(root: string, env: Env): Promise<boolean> {
  try {
    const version = electronVersion(root)
    const arch = env['npm_config_arch'] ?? process.arch
    const fileName = `electron-v${version}-${process.platform}-${arch}.zip`
    return isCached(fileName, env) || (await isZipThere(downloadAddress(version, fileName, env)))
  } catch {
    return false // the electron package itself is not installed
  }
}

/** Downloaded once before, for this or another project of the same user. */
function isCached(fileName: string, env: Env): boolean {
  const folders: Partial<Record<NodeJS.Platform, string>> = {
    darwin: path.join(os.homedir(), 'Library/Caches/electron'),
    win32: path.join(env['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData/Local'), 'electron/Cache'),
  }
  const usual =
    folders[process.platform] ?? path.join(env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'electron')
  const folder = env['electron_config_cache'] ?? usual
  try {
    return fs.readdirSync(folder).some((name) => fs.existsSync(path.join(folder, name, fileName)))
  } catch {
    return false
  }
}

/** The address that Electron's own installer will use, its mirror variables included. */
export function downloadAddress(version: string, fileName: string, env: Env): string {
  const set = (name: string) => env[`npm_config_electron_${name}`] ?? env[`ELECTRON_${name.toUpperCase()}`]
  const mirror = set('mirror') ?? 'https://github.com/electron/electron/releases/download/'
  const folder = (set('custom_dir') ?? `v${version}`).replace('{{ version }}', version)
  return `${mirror}${folder}/${set('custom_filename') ?? fileName}`
}

/** Asks for two bytes and looks whether they begin a zip: many networks answer everything with a login page. */
async function isZipThere(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { headers: { range: 'bytes=0-1' }, signal: AbortSignal.timeout(probeMs) })
    if (!response.ok || response.body === null) return false
    let start = Buffer.alloc(0)
    for await (const chunk of response.body) {
      start = Buffer.concat([start, chunk])
      if (start.length >= 2) break
    }
    return start.subarray(0, 2).toString('latin1') === 'PK'
  } catch {
    return false
  }
}

// ---- processes and words

interface End {
  code: number
  /** Stopped from outside, by Ctrl+C or the system: no failure. */
  isStopped: boolean
}

/** Runs a program on this terminal until it ends; what stops this process stops it too. */
async function run(command: string, args: readonly string[], { root, env }: LaunchOptions): Promise<End> {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  let isStopped = false
  const forward = (signal: NodeJS.Signals) => {
    isStopped = true
    child.kill(signal)
  }
  for (const signal of signals) process.on(signal, forward)
  const { code } = await ended(child)
  for (const signal of signals) process.off(signal, forward)
  return { code, isStopped }
}

function ended(child: ChildProcess): Promise<{ code: number }> {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: 127 })) // cannot be run at all
    child.once('close', (code, signal) =>
      resolve({ code: code ?? 128 + (os.constants.signals[signal ?? 'SIGTERM'] ?? 0) }),
    )
  })
}

function readJson(filePath: string): unknown {
  return JSON.parse(fs.readFileSync(filePath, 'utf8'))
}

function readWords({ root, env }: LaunchOptions): Words {
  const locale = env['REMBUK_LOCALE'] === 'en' ? 'en' : 'id'
  return (readJson(path.join(root, `shared/i18n/${locale}/shell.json`)) as { launcher: Words }).launcher
}

function fill(sentence: string | undefined, values: Record<string, string>): string {
  return (sentence ?? '').replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}

if (process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === import.meta.filename) {
  const root = path.resolve(import.meta.dirname, '..')
  const say = (line: string) => console.log(line)
  process.exitCode = await launch({ root, env: process.env, args: process.argv.slice(2), say })
}
