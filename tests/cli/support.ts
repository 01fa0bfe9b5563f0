import path from 'node:path'
import { type CliIo } from '#electron/cli/io.ts'
import { runCli } from '#electron/cli/run-cli.ts'
import { makeFolder, resourcesFolder } from '#tests/support/make-workshop.ts'

export interface CliRun {
  exitCode: number
  out: string
  err: string
  /** The answer of a run with `--json`. */
  // oxlint-disable-next-line no-explicit-any -- tests read whatever the command says
  json: any
}

/** A folder in which commands run, in the process of the test. */
export function makeTerminal(patch: Partial<CliIo> = {}) {
  const folder = makeFolder()
  const run = async (...argv: string[]): Promise<CliRun> => {
    const out: string[] = []
    const err: string[] = []
    const exitCode = await runCli(argv, {
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      cwd: folder,
      version: '0.0.0-test',
      resourcesFolder,
      exportWorkerPath: path.join(folder, 'worker.mjs'),
      rendererFolder: '',
      signal: new AbortController().signal,
      now: () => Date.UTC(2023, 6, 6),
      ...patch,
    })
    const text = out.join('\n')
    return { exitCode, out: text, err: err.join('\n'), json: argv.includes('--json') ? JSON.parse(text) : undefined }
  }
  const at = (...names: string[]) => path.join(folder, ...names)
  const make = (name = 'uji.rembuk') =>
    run('new', name, '--regency', 'Manokwari', '--province', 'Papua Barat', '--year', '2023')
  return { folder, at, run, make }
}

export const sampleFile = (name: string) => path.join(resourcesFolder, 'samples', name)
