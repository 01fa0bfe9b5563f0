import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { z } from 'zod'

/** Held as long as this process works in a file. The operating system frees it when the process dies. */
export interface FileLock {
  release(): void
}

export type LockAnswer = { kind: 'taken'; lock: FileLock } | { kind: 'held'; holder: string } | { kind: 'unavailable' }

const Holder = z.object({ computer: z.string(), user: z.string(), pid: z.number(), sinceMs: z.number() })

const lockPath = (filePath: string) => path.join(path.dirname(filePath), `.${path.basename(filePath)}-lock`)
const holderPath = (filePath: string) => path.join(path.dirname(filePath), `.${path.basename(filePath)}-holder`)

/**
 * Takes the file for this process: an SQLite database beside it, opened exclusively. Unlike a lock file with a time-out
 * it is free at once after a crash, and unlike an exclusive main database it lets others look.
 */
export function lockFile(filePath: string): LockAnswer {
  let db: SqliteDatabase.Database
  try {
    db = new SqliteDatabase(lockPath(filePath), { timeout: 0 })
  } catch {
    return { kind: 'unavailable' }
  }
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (one INTEGER) STRICT; COMMIT')
  } catch (error) {
    db.close()
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) {
      return { kind: 'held', holder: readHolder(filePath) }
    }
    return { kind: 'unavailable' }
  }
  const holder: z.infer<typeof Holder> = {
    computer: os.hostname(),
    user: userName(),
    pid: process.pid,
    sinceMs: Date.now(),
  }
  fs.writeFileSync(holderPath(filePath), JSON.stringify(holder))
  return {
    kind: 'taken',
    lock: {
      release() {
        fs.rmSync(holderPath(filePath), { force: true })
        db.close()
        fs.rmSync(lockPath(filePath), { force: true })
      },
    },
  }
}

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
