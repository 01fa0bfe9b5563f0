import fs from 'node:fs'
import path from 'node:path'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { lockFile } from './lock.ts'
import { diskRefusal, isSoundFile } from './open.ts'

const sideFiles = ['-wal', '-shm', '-journal']

/**
 * Copies a backup beside the file that it is to replace, and makes sure that it is whole.
 * @returns the path of the copy, FILE_DAMAGED for a backup that is not sound itself, DISK_FULL or FOLDER_NOT_WRITABLE;
 * nothing is left behind then
 */
export function stageBackup(filePath: string, backupPath: string): Result<string> {
  const staged = `${filePath}.sebagian`
  const clean = () => {
    for (const suffix of ['', ...sideFiles]) fs.rmSync(staged + suffix, { force: true })
  }
  try {
    fs.copyFileSync(backupPath, staged)
    fs.chmodSync(staged, 0o644)
    const isSound = isSoundFile(staged)
    for (const suffix of sideFiles) fs.rmSync(staged + suffix, { force: true })
    if (!isSound) {
      clean()
      return err(appError('FILE_DAMAGED', { fileName: path.basename(backupPath) }))
    }
    const handle = fs.openSync(staged, 'r+')
    fs.fsyncSync(handle)
    fs.closeSync(handle)
    return ok(staged)
  } catch (error) {
    clean()
    const refusal = diskRefusal(error, path.dirname(filePath))
    if (refusal !== null) return err(refusal)
    throw error
  }
}

/**
 * Puts a staged copy in the place of a file nobody works in. The file there is kept under `setAside`, with its log: a
 * crash may have left its last changes in it.
 * @returns FILE_IN_USE, DISK_FULL or FOLDER_NOT_WRITABLE; the file is in its place then, and the copy is taken away
 */
export function swapIn(filePath: string, staged: string, setAside: string): Result<null> {
  const lock = lockFile(filePath)
  if (lock.kind !== 'taken') {
    fs.rmSync(staged, { force: true })
    if (lock.kind === 'held')
      return err(appError('FILE_IN_USE', { fileName: path.basename(filePath), holder: lock.holder }))
    if (lock.kind === 'disk-full') return err(appError('DISK_FULL'))
    return err(appError('FOLDER_NOT_WRITABLE', { folder: path.dirname(filePath) }))
  }
  const moved: [from: string, to: string][] = []
  try {
    for (const suffix of ['', ...sideFiles]) {
      if (!fs.existsSync(filePath + suffix)) continue
      fs.renameSync(filePath + suffix, setAside + suffix)
      moved.push([filePath + suffix, setAside + suffix])
    }
    fs.renameSync(staged, filePath)
    return ok(null)
  } catch (error) {
    for (const [from, to] of moved) fs.renameSync(to, from)
    fs.rmSync(staged, { force: true })
    const refusal = diskRefusal(error, path.dirname(filePath))
    if (refusal !== null) return err(refusal)
    throw error
  } finally {
    lock.lock.release()
  }
}
