import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type ElectronApplication, _electron, expect, test } from '@playwright/test'
import { electronBinary } from '#electron/start.ts'
import { whyNotRun } from './presence.ts'

const root = path.resolve(import.meta.dirname, '../..')
const binary = electronBinary(root, process.env)
const reason = whyNotRun(root, process.env)

// Reported as skipped, with the reason: a machine without Electron cannot say anything about Electron.
test.skip(reason !== null, reason ?? '')

let home: string
let app: ElectronApplication

test.beforeEach(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-smoke-'))
  app = await _electron.launch({
    executablePath: binary ?? '',
    args: [root, `--user-data-dir=${home}`],
    env: { ...process.env, HOME: home, XDG_DOCUMENTS_DIR: home },
  })
})

test.afterEach(async () => {
  await app.close()
  fs.rmSync(home, { recursive: true, force: true })
})

test('opens the start screen from the app scheme, connected, without a complaint of its policy', async () => {
  const room = await app.firstWindow()
  const complaints: string[] = []
  room.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await room.reload() // everything from the first line on, and a second port
  await expect(room.locator('#root')).not.toBeEmpty()
  expect(room.url()).toBe('app://workshop/index.html')
  expect(complaints).toEqual([])
})

test('gives its page no Node and no Electron', async () => {
  const room = await app.firstWindow()
  const seen = await room.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>)['require'],
    process: typeof (globalThis as Record<string, unknown>)['process'],
    shell: Object.keys(window.rembukShell ?? {}).toSorted(),
  }))
  expect(seen).toEqual({ require: 'undefined', process: 'undefined', shell: ['isElectron', 'requestPort'] })
})

test('keeps its page where it is and opens no window for it', async () => {
  const room = await app.firstWindow()
  await room.evaluate(() => {
    window.open('app://workshop/wall.html')
    window.location.href = 'app://workshop/wall.html'
  })
  await room.waitForTimeout(500)
  expect(room.url()).toBe('app://workshop/index.html')
  expect(app.windows()).toHaveLength(1)
})

test('loads SQLite and opens the sample workshop', async () => {
  const room = await app.firstWindow()
  await room
    .getByRole('button', { name: /contoh/i })
    .first()
    .click()
  await expect(room.getByText('Manokwari').first()).toBeVisible()
  const written = fs.readdirSync(home, { recursive: true }).map(String)
  expect(written.some((name) => name.endsWith('.rembuk'))).toBe(true)
})
