#!/usr/bin/env node
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { runCli } from './cli/run-cli.ts'

// Built, this file is out/host/cli.js; the sources run as they are, except that papers need the built worker.
const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, path.basename(here) === 'host' ? '../..' : '..')
const abort = new AbortController()
process.once('SIGINT', () => abort.abort())
process.once('SIGTERM', () => abort.abort())
// A reader that has seen enough (`rembuk … | head`) closes the pipe; that is no error.
process.stdout.on('error', () => process.exit())

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  cwd: process.cwd(),
  version: packageJson.version,
  resourcesFolder: path.join(root, 'resources'),
  exportWorkerPath: path.join(root, 'out', 'host', 'export-worker.js'),
  rendererFolder: path.join(root, 'out', 'renderer'),
  signal: abort.signal,
  now: Date.now,
})
