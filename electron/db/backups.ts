import fs from 'node:fs'
import path from 'node:path'
import type { Database } from 'better-sqlite3'

/** A copy of a workshop file, made by the app itself. */
export interface Backup {
  path: string
  createdAtMs: number
  sizeBytes: number
}

/** The folder beside the workshop file in which its copies lie. */
export function backupFolder(filePath: string): string {
  return path.join(path.dirname(filePath), 'Cadangan', path.basename(filePath, '.rembuk'))
}

const stamp = (atMs: number) => new Date(atMs).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.')

/**
 * Copies the open file while work goes on (SQLite's online backup in small steps), checks nothing is half written by
 * renaming at the end, and thins old copies.
 * @param reason part of the file name: `buka` on open, `tutup-tahap` on stage close, `berkala` in between
 */
export async function backUp(db: Database, filePath: string, reason: string, nowMs: number): Promise<string> {
  const folder = backupFolder(filePath)
  fs.mkdirSync(folder, { recursive: true })
  const target = path.join(folder, `${stamp(nowMs)} ${reason}.rembuk`)
  const unfinished = `${target}.sebagian`
  try {
    await db.backup(unfinished, { progress: () => 500 })
    fs.renameSync(unfinished, target)
  } catch (error) {
    fs.rmSync(unfinished, { force: true })
    throw error
  }
  thinOut(filePath)
  return target
}

/** Copies a file before its schema changes; synchronous, since nothing may happen in between. */
export function copyBeforeMigration(db: Database, filePath: string, version: number): void {
  const folder = backupFolder(filePath)
  fs.mkdirSync(folder, { recursive: true })
  const target = path.join(folder, `${stamp(Date.now())} sebelum-versi-${version + 1}.rembuk`)
  const unfinished = `${target}.sebagian`
  fs.rmSync(unfinished, { force: true })
  try {
    db.prepare('VACUUM INTO ?').run(unfinished)
    flush(unfinished)
    fs.renameSync(unfinished, target)
  } catch (error) {
    fs.rmSync(unfinished, { force: true })
    throw error
  }
}

/** Makes the content of a file durable, as SQLite does not for the target of `VACUUM INTO`. */
function flush(filePath: string): void {
  const handle = fs.openSync(filePath, 'r+')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

/** Takes away what a copy that was killed while being written has left. To be called by the file's holder only. */
export function removeUnfinishedCopies(filePath: string): void {
  const folder = backupFolder(filePath)
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : []
  const unfinished = names.filter((name) => /\.rembuk\.sebagian(?:-journal|-wal|-shm)?$/.test(name))
  for (const name of unfinished) fs.rmSync(path.join(folder, name), { force: true })
  fs.rmSync(`${filePath}.sebagian`, { force: true })
}

/** Copies of a file, newest first. */
export function listBackups(filePath: string): Backup[] {
  const folder = backupFolder(filePath)
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.rembuk'))
    .map((name) => {
      const stat = fs.statSync(path.join(folder, name))
      return { path: path.join(folder, name), createdAtMs: Math.round(stat.mtimeMs), sizeBytes: stat.size }
    })
    .toSorted((one, other) => other.createdAtMs - one.createdAtMs)
}

const newestKept = 12

/** Keeps the newest copies, the last one of each day, and every copy made before a migration or at a stage's close. */
function thinOut(filePath: string): void {
  const seenDays = new Set<string>()
  for (const [index, backup] of listBackups(filePath).entries()) {
    const name = path.basename(backup.path)
    const day = name.slice(0, 10)
    const isLastOfDay = !seenDays.has(day)
    seenDays.add(day)
    if (index < newestKept || isLastOfDay || /sebelum-versi|tutup-tahap/.test(name)) continue
    fs.rmSync(backup.path, { force: true })
  }
}
