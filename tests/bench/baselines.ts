import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Page } from '@playwright/test'
import Database from 'better-sqlite3'

/** Commits of one small row as safe as ours (WAL, synchronous=FULL), in milliseconds: what durable costs here. */
export function measureCommits(folder: string, count: number): number[] {
  const db = new Database(path.join(folder, 'commits.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE IF NOT EXISTS marks (id INTEGER PRIMARY KEY) STRICT')
  const insert = db.prepare('INSERT INTO marks DEFAULT VALUES')
  const samples = Array.from({ length: count }, () => timed(() => insert.run()))
  db.close()
  return samples
}

const timed = (work: () => void) => {
  const start = performance.now()
  work()
  return performance.now() - start
}

const plainServer = `
  import http from 'node:http'
  const page = '<!doctype html><button>Mulai</button>'
  const server = http.createServer((_, response) => response.setHeader('content-type', 'text/html').end(page))
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port))`

/** Starts Node with a bare HTTP server and shows its one button. @returns milliseconds, and the memory of that process */
export async function measurePlainStart(
  page: Page,
  memoryOf: (pid: number) => number,
): Promise<{ ms: number; mb: number }> {
  const start = Date.now()
  const child = spawn(process.execPath, ['--input-type=module', '-e', plainServer], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text: Buffer) => resolve(String(text).trim())),
  )
  await page.goto(url)
  const end = await page.evaluate(() => window.bench.painted(() => document.querySelector('button') !== null))
  const mb = memoryOf(child.pid!)
  child.kill()
  return { ms: end - start, mb }
}

/** Puts the page's cards as plain elements in four scrolling columns, without any library. */
export const plainBoard = `<!doctype html><style>
  body { margin: 0; display: grid; grid-template: 1fr 1fr / 1fr 1fr; height: 100vh; font: 15px sans-serif }
  ul { margin: 0; padding: 8px; overflow: auto; contain: strict; list-style: none }
  li { display: inline-block; width: 11rem; min-height: 5rem; margin: 4px; padding: 8px; border: 1px solid #ccc }
</style><ul></ul><ul></ul><ul></ul><ul></ul><input>`

/** Shows as many cards of plain elements as given, and tells how long until they are painted. */
export async function measurePlainBoard(page: Page, texts: readonly string[]): Promise<number> {
  await page.setContent(plainBoard)
  return page.evaluate(async (texts) => {
    const start = window.bench.now()
    const lists = [...document.querySelectorAll('ul')]
    for (const [index, text] of texts.entries()) {
      const card = document.createElement('li')
      card.textContent = text
      lists[index % lists.length]!.append(card)
    }
    return (await window.bench.painted(() => true)) - start
  }, texts)
}

const emptyPapers = `
  import { createRequire } from 'node:module'
  import { parentPort, workerData } from 'node:worker_threads'
  const require = createRequire(workerData)
  const { Workbook } = require('exceljs')
  const { Document, Packer } = require('docx')
  const book = new Workbook()
  book.addWorksheet('1')
  await book.xlsx.writeBuffer()
  await Packer.toBuffer(new Document({ sections: [{ children: [] }] }))
  parentPort.postMessage('done')`

/** A thread that loads the two libraries and writes an empty workbook and an empty document. */
export async function measureEmptyPapers(): Promise<number> {
  const start = performance.now()
  const url = new URL(`data:text/javascript,${encodeURIComponent(emptyPapers)}`)
  const worker = new Worker(url, { workerData: import.meta.filename })
  await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  const ms = performance.now() - start
  await worker.terminate()
  return ms
}

/** Whether any source is newer than what was built from it. */
export function isStale(root: string, built: string): boolean {
  if (!fs.existsSync(built)) return true
  const builtAt = fs.statSync(built).mtimeMs
  return ['electron', 'renderer', 'shared'].some((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .some((entry) => entry.isFile() && fs.statSync(path.join(entry.parentPath, entry.name)).mtimeMs > builtAt),
  )
}
