import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { whyNotRun } from './presence.ts'

// Said once, in the open: the list of skipped tests alone would not tell why.
const reason = whyNotRun(path.resolve(import.meta.dirname, '../..'), process.env)
if (reason !== null && process.env['TEST_WORKER_INDEX'] === undefined) console.log(reason)

/** `npm run smoke:electron`: the real app in the real Electron, on machines that have it and a display. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  timeout: 60_000,
  reporter: [['list']],
  outputDir: '../../test-results/electron-app',
})
