import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SqliteDatabase, { type Database } from 'better-sqlite3'
import { type AppError, appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { copyBeforeMigration } from './backups.ts'
import { type FileLock, lockFile } from './lock.ts'
import { currentVersion, migrate } from './migrations/index.ts'

/** "RMBK" in the header of every workshop file (SQLite `application_id`). */
export const applicationId = 0x524d424b

/** "RMBB" in the header of a station's file (`.bilik`): our schema, with one round and a part of its roll. */
const stationApplicationId = 0x524d4242

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

const magic = 'SQLite format 3\0'

/** Reads what a file says of itself without opening it, so that a foreign file is never touched. */
function readHeader(filePath: string): Header | 'not-sqlite' | 'cut-off' {
  const header = Buffer.alloc(100)
  const handle = fs.openSync(filePath, 'r')
  try {
    const length = fs.readSync(handle, header, 0, 100, 0)
    // A file cut to less than its header after a power loss is damaged; any other content never was ours.
    if (header.toString('latin1', 0, Math.min(length, magic.length)) !== magic.slice(0, length)) return 'not-sqlite'
    if (length < 100) return 'cut-off'
  } finally {
    fs.closeSync(handle)
  }
  if (isShorterThanItSays(filePath, header)) return 'cut-off'
  return { applicationId: header.readUInt32BE(68), userVersion: header.readUInt32BE(60) }
}

/**
 * Whether pages are missing at the end. SQLite reads a missing page as an empty one, and an empty last page is sound. A log
 * beside the file may still hold those pages, and a count that another program left behind says nothing.
 * @see https://www.sqlite.org/fileformat2.html#in_header_database_size
 */
function isShorterThanItSays(filePath: string, header: Buffer): boolean {
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const isCountValid = header.readUInt32BE(24) === header.readUInt32BE(92)
  const logBytes = fs.statSync(`${filePath}-wal`, { throwIfNoEntry: false })?.size ?? 0
  return isCountValid && logBytes === 0 && fs.statSync(filePath).size < header.readUInt32BE(28) * pageBytes
}

/**
 * Opens a workshop file. Without the lock (somebody else works in it) or on a read-only disk it opens to look only.
 * @returns FILE_NOT_FOUND, FILE_NOT_OURS, FILE_DAMAGED, FILE_FROM_FUTURE, FOLDER_NOT_WRITABLE (an older file that cannot
 * be brought up to date, or one that may not even be read) or DISK_FULL; the file is unchanged then
 */
export function openWorkshopFile(typedPath: string, options: { readOnly?: boolean } = {}): Result<WorkshopFile> {
  return openOurFile(typedPath, options, applicationId)
}

/**
 * Opens the file of a station, to vote into it.
 * @returns as `openWorkshopFile`, and FILE_IN_USE or FOLDER_NOT_WRITABLE where it could only be looked at
 */
export function openStationFile(typedPath: string): Result<WorkshopFile> {
  const file = openOurFile(typedPath, {}, stationApplicationId)
  if (!file.ok) return file
  const { db, holder, isReadOnly, path: filePath } = file.value
  if (isReadOnly) {
    file.value.close()
    if (holder === null) return err(appError('FOLDER_NOT_WRITABLE', { folder: path.dirname(filePath) }))
    return err(appError('FILE_IN_USE', { fileName: path.basename(filePath), holder }))
  }
  // The round's activity and everything else around it stayed in the workshop.
  db.pragma('foreign_keys = OFF')
  return file
}

function openOurFile(typedPath: string, options: { readOnly?: boolean }, id: number): Result<WorkshopFile> {
  const fileName = path.basename(typedPath)
  if (!isFile(typedPath)) return err(appError('FILE_NOT_FOUND', { fileName }))
  try {
    // A link and its target are one file: one lock, one log and one set of keys, beside the target.
    return openRealFile(fs.realpathSync(typedPath), options, id)
  } catch (error) {
    if (isDamage(error)) return err(appError('FILE_DAMAGED', { fileName }))
    const refusal = diskRefusal(error, path.dirname(typedPath))
    if (refusal !== null) return err(refusal)
    throw error
  }
}

function openRealFile(filePath: string, options: { readOnly?: boolean }, id: number): Result<WorkshopFile> {
  const fileName = path.basename(filePath)
  const header = readHeader(filePath)
  if (header === 'cut-off') return err(appError('FILE_DAMAGED', { fileName }))
  if (header === 'not-sqlite' || header.applicationId !== id) {
    return err(appError('FILE_NOT_OURS', { fileName }))
  }
  if (header.userVersion > currentVersion) return err(fromFuture(fileName, header.userVersion))

  if (!isWritable(filePath)) return openToLook(filePath, null, true, id)
  if (options.readOnly === true) return openToLook(filePath, null, false, id)
  const lock = lockFile(filePath)
  if (lock.kind === 'held') return openToLook(filePath, lock.holder, false, id)
  if (lock.kind === 'disk-full') return err(appError('DISK_FULL'))
  if (lock.kind === 'unavailable') return openToLook(filePath, null, true, id)
  return openToWrite(filePath, lock.lock, id)
}

function isFile(filePath: string): boolean {
  return fs.statSync(filePath, { throwIfNoEntry: false })?.isFile() ?? false
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

function openToWrite(filePath: string, lock: FileLock, id: number): Result<WorkshopFile> {
  const fileName = path.basename(filePath)
  let db: Database | null = null
  const refuse = (refusal: AppError) => {
    db?.close()
    lock.release()
    return err(refusal)
  }
  try {
    // Looked at read-only first: a connection that may write would put the log of a crash into a damaged file.
    if (!isSoundFile(filePath, id)) return refuse(appError('FILE_DAMAGED', { fileName }))
    db = new SqliteDatabase(filePath, { timeout: 5000, fileMustExist: true })
    const fileVersion = Number(db.pragma('user_version', { simple: true }))
    if (fileVersion > currentVersion) return refuse(fromFuture(fileName, fileVersion))
    setPragmas(db)
    if (fileVersion < currentVersion) {
      copyBeforeMigration(db, filePath, fileVersion)
      migrate(db)
    }
  } catch (error) {
    db?.close()
    lock.release()
    throw error
  }
  const opened = db
  return ok({
    path: filePath,
    db: opened,
    isReadOnly: false,
    holder: null,
    close() {
      if (!opened.open) return
      try {
        opened.pragma('wal_checkpoint(TRUNCATE)')
      } catch {
        // No room for it: everything acknowledged stays in the log beside the file, and the next opening reads it.
      }
      opened.close()
      lock.release()
    },
  })
}

/** @param isReadOnlyDisk WAL cannot be read where nothing may be written: look at a copy in the temporary folder */
function openToLook(
  filePath: string,
  holder: string | null,
  isReadOnlyDisk: boolean,
  id: number,
): Result<WorkshopFile> {
  const fileName = path.basename(filePath)
  let copyFolder: string | null = null
  let db: Database | null = null
  const close = () => {
    db?.close()
    if (copyFolder !== null) fs.rmSync(copyFolder, { recursive: true, force: true })
  }
  try {
    let source = filePath
    if (isReadOnlyDisk) {
      copyFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-'))
      source = copyTo(copyFolder, filePath)
    }
    db = new SqliteDatabase(source, { readonly: true, timeout: 5000, fileMustExist: true })
    if (!isSound(db, id)) throw new DamagedError()
    const version = Number(db.pragma('user_version', { simple: true }))
    if (version === currentVersion) return ok({ path: filePath, db, isReadOnly: true, holder, close })
    close()
    if (version > currentVersion) return err(fromFuture(fileName, version))
    // An older file cannot be migrated while looking; it opens once it may be written.
    return err(appError('FOLDER_NOT_WRITABLE', { folder: path.dirname(filePath) }))
  } catch (error) {
    close()
    throw error
  }
}

/** Copies a file with its log, and puts the log into the copy. @returns the path of the copy */
function copyTo(folder: string, filePath: string): string {
  const target = path.join(folder, path.basename(filePath))
  for (const suffix of ['', '-wal']) {
    if (!fs.existsSync(filePath + suffix)) continue
    fs.copyFileSync(filePath + suffix, target + suffix)
    fs.chmodSync(target + suffix, 0o600)
  }
  const copy = new SqliteDatabase(target)
  copy.pragma('wal_checkpoint(TRUNCATE)')
  copy.close()
  return target
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
    // Without a folder there is nothing to take away, and asking would be the next error.
    const leftOver = ['', '-wal', '-shm', '-journal']
      .map((suffix) => filePath + suffix)
      .filter((name) => fs.existsSync(name))
    for (const name of leftOver) fs.rmSync(name, { force: true })
    const refusal = diskRefusal(error, folder)
    if (refusal !== null) return err(refusal)
    throw error
  }
  return openWorkshopFile(filePath)
}

/**
 * Makes the bytes of a station's file. It comes into being in memory, so that no half of it ever lies on a stick.
 * @param fill writes its round, options, part of the roll, and itself
 */
export function makeStationFile(fill: (db: Database) => void): Buffer {
  const db = new SqliteDatabase(':memory:')
  try {
    db.pragma('page_size = 4096')
    db.pragma(`application_id = ${stationApplicationId}`)
    db.pragma('foreign_keys = OFF')
    migrate(db)
    db.transaction(fill)(db)
    return db.serialize()
  } finally {
    db.close()
  }
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

function isSound(db: Database, id: number): boolean {
  const answer = db.pragma('quick_check(1)', { simple: true })
  return answer === 'ok' && Number(db.pragma('application_id', { simple: true })) === id
}

/** Whether a file is a sound workshop. Looks only; side files that this makes are left for the file's next connection. */
export function isSoundFile(filePath: string, id = applicationId): boolean {
  const made = ['-wal', '-shm'].map((suffix) => filePath + suffix).filter((name) => !fs.existsSync(name))
  let db: Database | null = null
  let answer = false
  try {
    db = new SqliteDatabase(filePath, { readonly: true, timeout: 5000, fileMustExist: true })
    answer = isSound(db, id)
  } catch (error) {
    // A crash before the first commit left a rollback journal, which only a connection that may write can play back.
    if (codeOf(error) === 'SQLITE_READONLY_ROLLBACK') return true
    if (!isDamage(error)) throw error
  } finally {
    db?.close()
    if (!answer) for (const name of made) fs.rmSync(name, { force: true })
  }
  return answer
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
  if (/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)$/.test(code)) return appError('DISK_FULL')
  if (/^SQLITE_IOERR_(WRITE|SHMSIZE|SHMOPEN|TRUNCATE)/.test(code)) {
    // SQLite has its own word for a full disk, but not for a spent quota or for no room in the index of its log. A disk
    // that was pulled out fails the same way, with its folder gone.
    return fs.existsSync(folder) ? appError('DISK_FULL') : appError('FOLDER_NOT_WRITABLE', { folder })
  }
  if (
    /^(EACCES|EPERM|EROFS|ENOTDIR|ENOENT|EEXIST|ENAMETOOLONG)$/.test(code) ||
    /^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)
  ) {
    return appError('FOLDER_NOT_WRITABLE', { folder })
  }
  return null
}
