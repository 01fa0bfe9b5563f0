import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The built tree; `REMBUK_OUT` names another one, to measure or test a build without touching the usual. */
const out = process.env['REMBUK_OUT'] ?? path.resolve(import.meta.dirname, '../../out')

/** A host of its own for one test: fresh settings and workshop folder, stopped and removed at the end. */
export interface RunningHost {
  /** One-time address of the room. */
  url: string
  /** `REMBUK_HOME` of this host. */
  home: string
  process: ChildProcess
  /** Ends the process hard, as a power cut would, and leaves its folder. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Starts the built host (`rembuk serve`). @param file workshop to open at once */
export async function startRunningHost(options: { file?: string; home?: string } = {}): Promise<RunningHost> {
  const home = options.home ?? fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-e2e-'))
  const cli = path.join(out, 'host/cli.js')
  if (!fs.existsSync(cli)) throw new Error('out/host/cli.js is missing: run `npm run build` first (`npm test` does)')
  const args = [cli, 'serve', ...(options.file === undefined ? [] : [options.file]), '--json']
  const child = spawn(process.execPath, args, {
    env: { ...process.env, REMBUK_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    let trouble = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const line = output.split('\n').find((candidate) => candidate.startsWith('{'))
      if (line !== undefined) resolve((JSON.parse(line) as { url: string }).url)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      trouble += chunk.toString()
    })
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${output}${trouble}`)))
  })
  return {
    url,
    home,
    process: child,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      fs.rmSync(home, { recursive: true, force: true })
    },
  }
}
