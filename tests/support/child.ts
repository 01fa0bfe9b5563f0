import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const scripts = fileURLToPath(new URL('../fixtures/robust/', import.meta.url))

/** A script of `tests/fixtures/robust` as a process of its own; it answers with one JSON value a line. */
export interface Script {
  process: ChildProcess
  /** The next answer; fails when the script ends without one. */
  next<T>(): Promise<T>
  /** Every answer that has not been taken yet, once the script has ended. */
  rest<T>(): Promise<T[]>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** Surroundings that a script can be started in. */
export type Surroundings =
  | { kind: 'plain' }
  /** No file may grow beyond this size: a quota, as far as a process can tell. */
  | { kind: 'quota'; maxFileKb: number }
  /** A disk of its own, mounted on `folder`. */
  | { kind: 'small-disk'; folder: string; sizeKb: number }
  /** `folder` may be read and not written. */
  | { kind: 'read-only'; folder: string }

/** Starts a script. @param args given to it as they are */
export function startScript(name: string, args: readonly string[], surroundings?: Surroundings): Script {
  return startNode([`${scripts}${name}.ts`, ...args], surroundings)
}

/** Starts any script under Node. @param argv its path and what it is given */
export function startNode(argv: readonly string[], surroundings: Surroundings = { kind: 'plain' }): Script {
  const name = path.basename(argv[0]!)
  const [command, ...words] = commandLine([process.execPath, ...argv], surroundings)
  const child = spawn(command!, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  let unfinished = ''
  let trouble = ''
  let wake = noOneWaits
  child.stdout.on('data', (bytes: Buffer) => {
    const parts = (unfinished + bytes.toString()).split('\n')
    unfinished = parts.pop()!
    lines.push(...parts)
    wake()
  })
  child.stderr.on('data', (bytes: Buffer) => (trouble += bytes.toString()))
  const ended = once(child, 'close').then(() => wake())
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  return {
    process: child,
    async next<T>() {
      while (lines.length === 0) {
        if (hasEnded()) throw new Error(`${name} ended (${child.exitCode ?? child.signalCode}): ${trouble}`)
        await Promise.race([ended, new Promise<void>((resolve) => (wake = resolve))])
      }
      return JSON.parse(lines.shift()!) as T
    },
    async rest<T>() {
      await ended
      if (child.signalCode === null && child.exitCode !== 0) throw new Error(`${name} failed: ${trouble}`)
      return lines.splice(0).map((line) => JSON.parse(line) as T)
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const noOneWaits = () => {}

/** The command in its surroundings. A script is started as the same process in all of them, so that it can be killed. */
function commandLine(command: readonly string[], surroundings: Surroundings): readonly string[] {
  const shell = (prepare: string, ...values: string[]) => [
    'bash',
    '-c',
    `${prepare}; shift ${values.length}; exec "$@"`,
    'bash',
    ...values,
    ...command,
  ]
  switch (surroundings.kind) {
    case 'plain':
      return command
    case 'quota':
      return shell('ulimit -f "$1"', String(surroundings.maxFileKb))
    case 'small-disk':
      return [
        ...ownMounts(),
        ...shell('mount -t tmpfs -o "size=$2k" tmpfs "$1" || exit 9', surroundings.folder, String(surroundings.sizeKb)),
      ]
    default: {
      if (process.getuid?.() !== 0) return shell('chmod a-w "$1"', surroundings.folder)
      if (canMount()) {
        const prepare = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 9'
        return [...ownMounts(), ...shell(prepare, surroundings.folder)]
      }
      // Nothing is forbidden to root but by a mount: be somebody else.
      return ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...command]
    }
  }
}

/** Mounts that only the started process sees and that end with it; works without root where user namespaces do. */
const ownMounts = () => ['unshare', '--user', '--map-root-user', '--mount']

let isMountPossible: boolean | null = null

/** Whether this machine lets a test mount something for itself. Containers often do not. */
export function canMount(): boolean {
  isMountPossible ??=
    spawnSync('unshare', [...ownMounts().slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
  return isMountPossible
}
