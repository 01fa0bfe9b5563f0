import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { z } from 'zod'

/** Held as long as this process works in a file. The operating system frees it when the process dies. */
export interface FileLock {
  release(): void
}

export type LockAnswer =
  | { kind: 'taken'; lock: FileLock }
  | { kind: 'held'; holder: string }
  | { kind: 'disk-full' }
  | { kind: 'unavailable' }

const Holder = z.object({ computer: z.string(), user: z.string(), pid: z.number(), sinceMs: z.number() })

const lockPath = (filePath: string) => path.join(path.dirname(filePath), `.${path.basename(filePath)}-lock`)
const holderPath = (filePath: string) => path.join(path.dirname(filePath), `.${path.basename(filePath)}-holder`)

const mostTries = 5

/**
 * Takes the file for this process: an SQLite database beside it, opened exclusively. Unlike a lock file with a time-out
 * it is free at once after a crash, and unlike an exclusive main database it lets others look.
 */
export function lockFile(filePath: string): LockAnswer {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const answer = tryLock(filePath)
    if (answer !== 'replaced' && answer !== 'busy') return answer
    // Of two that come at the same instant both can meet the other half way and neither gets the lock: they try again
    // after unlike pauses, and one of them wins.
    if (answer === 'busy') pause(10 + Math.random() * 30)
  }
  return { kind: 'held', holder: readHolder(filePath) }
}

/** Waits without giving the thread away; opening a file is one synchronous act. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/**
 * @returns 'replaced' when the lock was removed by its last holder while it was being opened here, 'busy' when somebody
 * holds or is about to hold it
 */
function tryLock(filePath: string): LockAnswer | 'replaced' | 'busy' {
  const name = lockPath(filePath)
  let db: SqliteDatabase.Database
  let identity: string | null
  try {
    makeEmpty(name)
    identity = identityOf(name)
    db = new SqliteDatabase(name, { timeout: 0 })
  } catch (error) {
    return codeOf(error) === 'ENOSPC' ? { kind: 'disk-full' } : { kind: 'unavailable' }
  }
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (one INTEGER) STRICT; COMMIT')
  } catch (error) {
    db.close()
    const code = codeOf(error)
    if (code.startsWith('SQLITE_BUSY')) return 'busy'
    if (code === 'SQLITE_FULL') return { kind: 'disk-full' }
    // A power cut left half a lock, which nobody can hold.
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code) && remove(name)) return 'replaced'
    return { kind: 'unavailable' }
  }
  if (identity === null || identityOf(name) !== identity) {
    db.close()
    return 'replaced'
  }
  tellHolder(filePath)
  return {
    kind: 'taken',
    lock: {
      release() {
        if (!db.open) return
        remove(holderPath(filePath))
        // Removed while still held: after the release it may already be somebody else's. Windows removes no open file,
        // but there it can be removed afterwards only if nobody else has opened it.
        const isRemoved = remove(name)
        db.close()
        if (!isRemoved) remove(name)
      },
    },
  }
}

/** Makes the lock's file if there is none. One that exists is not even opened: closing it would free POSIX locks on it. */
function makeEmpty(name: string): void {
  try {
    fs.closeSync(fs.openSync(name, 'wx'))
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

function identityOf(name: string): string | null {
  const stat = fs.statSync(name, { throwIfNoEntry: false, bigint: true })
  return stat === undefined ? null : `${stat.dev} ${stat.ino} ${stat.birthtimeNs}`
}

function tellHolder(filePath: string): void {
  const holder: z.infer<typeof Holder> = {
    computer: os.hostname(),
    user: userName(),
    pid: process.pid,
    sinceMs: Date.now(),
  }
  try {
    fs.writeFileSync(holderPath(filePath), JSON.stringify(holder))
  } catch {
    // Only the name of the holder would be missing for a second opener.
  }
}

function remove(name: string): boolean {
  try {
    fs.rmSync(name, { force: true })
    return true
  } catch {
    return false
  }
}

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** Who holds the file, in words for the second opener: the user and the computer. */
function readHolder(filePath: string): string {
  try {
    const holder = Holder.parse(JSON.parse(fs.readFileSync(holderPath(filePath), 'utf8')))
    return holder.user === '' ? holder.computer : `${holder.user} (${holder.computer})`
  } catch {
    return os.hostname()
  }
}

function userName(): string {
  try {
    return os.userInfo().username
  } catch {
    return ''
  }
}
