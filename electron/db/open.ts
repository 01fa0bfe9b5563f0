import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { copyBeforeMigration } from './backups.ts'
import { type FileLock, lockFile } from './lock.ts'
import { currentVersion, migrate } from './migrations/index.ts'

/** "RMBK" in the header of every workshop file (SQLite `application_id`). */
export const applicationId = 0x524d424b

/** An open workshop file. Only the holder of the lock may write. */
export interface WorkshopFile {
  path: string
  db: Database
  isReadOnly: boolean
  /** Who holds the file, when it is another process; null when it is ours or on a read-only disk. */
  holder: string | null
  close(): void
}

interface Header {
  applicationId: number
  userVersion: number
}

/** Reads what a file says of itself without opening it, so that a foreign file is never touched. */
function readHeader(filePath: string): Header | 'not-sqlite' {
  const header = Buffer.alloc(100)
  const handle = fs.openSync(filePath, 'r')
  try {
    const length = fs.readSync(handle, header, 0, 100, 0)
    if (length < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') return 'not-sqlite'
  } finally {
    fs.closeSync(handle)
  }
  return { applicationId: header.readUInt32BE(68), userVersion: header.readUInt32BE(60) }
}

/**
 * Opens a workshop file. Without the lock (somebody else works in it) or on a read-only disk it opens to look only.
 * @returns FILE_NOT_FOUND, FILE_NOT_OURS, FILE_DAMAGED or FILE_FROM_FUTURE; the file is unchanged then
 */
export function openWorkshopFile(filePath: string, options: { readOnly?: boolean } = {}): Result<WorkshopFile> {
  const fileName = path.basename(filePath)
  if (!fs.existsSync(filePath) || !fs.statSync(filePath).isFile()) return err(appError('FILE_NOT_FOUND', { fileName }))
  const header = readHeader(filePath)
  if (header === 'not-sqlite') {
    // A file cut to nothing after a power loss is damaged; any other content never was ours.
    const isEmpty = fs.statSync(filePath).size === 0
    return err(isEmpty ? appError('FILE_DAMAGED', { fileName }) : appError('FILE_NOT_OURS', { fileName }))
  }
  if (header.applicationId !== applicationId) return err(appError('FILE_NOT_OURS', { fileName }))
  if (header.userVersion > currentVersion) return err(fromFuture(fileName, header.userVersion))

  if (!isWritable(filePath)) return openToLook(filePath, null, true)
  if (options.readOnly === true) return openToLook(filePath, null, false)
  const lock = lockFile(filePath)
  if (lock.kind === 'held') return openToLook(filePath, lock.holder, false)
  if (lock.kind === 'unavailable') return openToLook(filePath, null, true)
  return openToWrite(filePath, lock.lock)
}

function fromFuture(fileName: string, fileVersion: number) {
  return appError('FILE_FROM_FUTURE', { fileName, fileVersion, appVersion: currentVersion })
}

function isWritable(filePath: string): boolean {
  try {
    fs.accessSync(filePath, fs.constants.W_OK)
    fs.accessSync(path.dirname(filePath), fs.constants.W_OK)
    return true
  } catch {
    return false
  }
}

function openToWrite(filePath: string, lock: FileLock): Result<WorkshopFile> {
  const fileName = path.basename(filePath)
  let db: Database | null = null
  try {
    db = new SqliteDatabase(filePath, { timeout: 5000, fileMustExist: true })
    if (!isSound(db)) throw new DamagedError()
    const fileVersion = Number(db.pragma('user_version', { simple: true }))
    if (fileVersion > currentVersion) {
      db.close()
      lock.release()
      return err(fromFuture(fileName, fileVersion))
    }
    setPragmas(db)
    if (fileVersion < currentVersion) {
      copyBeforeMigration(db, filePath, fileVersion)
      migrate(db)
    }
  } catch (error) {
    db?.close()
    lock.release()
    if (isDamage(error)) return err(appError('FILE_DAMAGED', { fileName }))
    throw error
  }
  const opened = db
  return ok({
    path: filePath,
    db: opened,
    isReadOnly: false,
    holder: null,
    close() {
      opened.pragma('wal_checkpoint(TRUNCATE)')
      opened.close()
      lock.release()
    },
  })
}

/** @param isReadOnlyDisk WAL cannot be read where nothing may be written: look at a copy in the temporary folder */
function openToLook(filePath: string, holder: string | null, isReadOnlyDisk: boolean): Result<WorkshopFile> {
  const fileName = path.basename(filePath)
  let copyFolder: string | null = null
  let db: Database | null = null
  try {
    let source = filePath
    if (isReadOnlyDisk) {
      copyFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-'))
      source = path.join(copyFolder, fileName)
      fs.copyFileSync(filePath, source)
      if (fs.existsSync(`${filePath}-wal`)) fs.copyFileSync(`${filePath}-wal`, `${source}-wal`)
      fs.chmodSync(source, 0o600)
      const copy = new SqliteDatabase(source)
      copy.pragma('wal_checkpoint(TRUNCATE)')
      copy.close()
    }
    db = new SqliteDatabase(source, { readonly: true, timeout: 5000, fileMustExist: true })
    if (!isSound(db)) throw new DamagedError()
  } catch (error) {
    db?.close()
    if (copyFolder !== null) fs.rmSync(copyFolder, { recursive: true, force: true })
    if (isDamage(error)) return err(appError('FILE_DAMAGED', { fileName }))
    throw error
  }
  const opened = db
  const version = Number(opened.pragma('user_version', { simple: true }))
  if (version !== currentVersion) {
    // An older file cannot be migrated while looking; it opens once it may be written.
    opened.close()
    return err(
      version > currentVersion
        ? fromFuture(fileName, version)
        : appError('FOLDER_NOT_WRITABLE', { folder: path.dirname(filePath) }),
    )
  }
  return ok({
    path: filePath,
    db: opened,
    isReadOnly: true,
    holder,
    close() {
      opened.close()
      if (copyFolder !== null) fs.rmSync(copyFolder, { recursive: true, force: true })
    },
  })
}

/**
 * Creates an empty workshop file with the current schema.
 * @returns FILE_EXISTS when there is one already, FOLDER_NOT_WRITABLE, DISK_FULL; nothing is left behind then
 */
export function createWorkshopFile(filePath: string): Result<WorkshopFile> {
  const fileName = path.basename(filePath)
  const folder = path.dirname(filePath)
  if (fs.existsSync(filePath)) return err(appError('FILE_EXISTS', { fileName }))
  try {
    fs.mkdirSync(folder, { recursive: true })
    const db = new SqliteDatabase(filePath)
    try {
      db.pragma('page_size = 4096')
      db.pragma(`application_id = ${applicationId}`)
      setPragmas(db)
      migrate(db)
    } finally {
      db.close()
    }
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) fs.rmSync(filePath + suffix, { force: true })
    const refusal = diskRefusal(error, folder)
    if (refusal !== null) return err(refusal)
    throw error
  }
  return openWorkshopFile(filePath)
}

function setPragmas(db: Database): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('secure_delete = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
}

class DamagedError extends Error {}

function isSound(db: Database): boolean {
  const answer = db.pragma('quick_check(1)', { simple: true })
  return answer === 'ok' && Number(db.pragma('application_id', { simple: true })) === applicationId
}

function isDamage(error: unknown): boolean {
  return error instanceof DamagedError || /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(codeOf(error))
}

/** The `code` of a system or SQLite error, or an empty text. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** Turns an error of the disk into a refusal that says what to do; null when it is something else. */
export function diskRefusal(error: unknown, folder: string) {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return appError('DISK_FULL')
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|ENOENT)$/.test(code) || /^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) {
    return appError('FOLDER_NOT_WRITABLE', { folder })
  }
  return null
}
