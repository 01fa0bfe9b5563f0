import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findChromium } from './support/find-chromium.ts'

// `npm test`: everything, in the order in which a failure is cheapest to find, and one closing line over all runners.
// Nothing is skipped silently: what a test needs and the machine lacks is installed, or named in one clear line.

const root = path.resolve(import.meta.dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules/.bin', name)
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-tests-'))

interface Counts {
  passed: number
  failed: number
  skipped: number
}
const total: Counts = { passed: 0, failed: 0, skipped: 0 }

if (Number.parseInt(process.versions.node, 10) < 24) {
  console.error(`The tests need Node 24, and this is ${process.version}. Run \`npm ci\`, then \`npm test\`.`)
  process.exit(1)
}

installWhatIsMissing()
check('build', 'npm', ['run', '-s', 'build'])
check('types', bin('tsc'), ['--noEmit', '-p', '.'])
check('format', 'npm', ['run', '-s', 'format:check'])
check('lint', 'npm', ['run', '-s', 'lint'])
runner('unit and integration', bin('vitest'), ['run', '--reporter=default', '--reporter=json'], 'vitest', countVitest)
runner('end to end', bin('playwright'), ['test', '--reporter=list,json'], 'playwright', countPlaywright)
electronNotice()

fs.rmSync(reports, { recursive: true, force: true })
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed === 0 ? 0 : 1)

/** A check that passes or fails as a whole. */
function check(name: string, command: string, args: readonly string[]): void {
  console.log(`\n── ${name}`)
  const { status } = run(command, args)
  if (status === 0) total.passed += 1
  else total.failed += 1
}

/** A runner that counts by itself; a run that left no report counts as one failure. */
function runner(
  name: string,
  command: string,
  args: readonly string[],
  id: string,
  count: (report: unknown) => Counts,
): void {
  console.log(`\n── ${name}`)
  const report = path.join(reports, `${id}.json`)
  const { status } = run(command, id === 'vitest' ? [...args, `--outputFile=${report}`] : args, {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  let counts: Counts = { passed: 0, failed: 1, skipped: 0 }
  try {
    counts = count(JSON.parse(fs.readFileSync(report, 'utf8')))
  } catch {
    console.error(`${name}: no report was written`)
  }
  // A runner may fail as a whole (a file that does not load) although every test it knows passed.
  if (status !== 0 && counts.failed === 0) counts.failed = 1
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}

function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests } = report as Record<string, number>
  return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0, skipped: numPendingTests ?? 0 }
}

function countPlaywright(report: unknown): Counts {
  const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  const tools = [path.join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(path.delimiter)
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env, PATH: tools } })
}

function installWhatIsMissing(): void {
  const packages: string[] = []
  if (findChromium().executablePath === undefined && !hasPlaywrightChromium()) packages.push('chromium')
  if (!has('soffice')) packages.push('libreoffice-writer', 'libreoffice-calc')
  if (!has('pdftotext')) packages.push('poppler-utils')
  // Page numbers of the papers are checked with letters as wide as Arial's.
  if (!hasArialWidths()) packages.push('fonts-liberation')
  if (packages.length === 0) return
  if (has('apt-get') && process.getuid?.() === 0) {
    console.log(`Installing what the tests need: ${packages.join(', ')}`)
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    run('apt-get', ['update', '-qq'], env)
    if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env).status === 0) return
  }
  console.error(`The tests need ${packages.join(', ')}. Debian/Ubuntu: sudo apt-get install ${packages.join(' ')}`)
  process.exit(1)
}

function hasPlaywrightChromium(): boolean {
  return run(bin('playwright'), ['install', 'chromium']).status === 0
}

function hasArialWidths(): boolean {
  const { stdout } = spawnSync('fc-match', ['Arial'], { encoding: 'utf8' })
  return /Arial|Liberation/i.test(stdout ?? '')
}

function has(command: string): boolean {
  return spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { stdio: 'ignore' }).status === 0
}

/** The tests with the real Electron run where its binary is; elsewhere that is said. */
function electronNotice(): void {
  console.log('\n── Electron')
  run('npm', ['run', '-s', 'smoke:electron'])
}
