import { randomUUID } from 'node:crypto'
import { access, link, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { appError } from '#shared/schema/errors.ts'
import type { Result } from '#shared/schema/result.ts'
import { err, ok } from '#shared/schema/result.ts'
import { numberedFileName, safeFileName } from '#shared/domain/file-names.ts'

/**
 * Writes a file whole or not at all: into a hidden temporary file of the same folder, flushed to the disk, then given
 * its name. A file that is already there is never overwritten; the new one becomes `Name (2).docx`.
 * @returns the full path, or DISK_FULL / FOLDER_NOT_WRITABLE, in which case nothing of it is left in the folder
 */
export async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<Result<string>> {
  const temporaryPath = join(folder, `.${randomUUID()}.tmp`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFlushed(temporaryPath, bytes)
    return ok(await giveFreeName(temporaryPath, folder, safeFileName(name)))
  } catch (error) {
    switch (codeOf(error)) {
      case 'ENOSPC':
      case 'EDQUOT':
        return err(appError('DISK_FULL'))
      case 'EACCES':
      case 'EPERM':
      case 'EROFS':
      case 'ENOENT':
      case 'ENOTDIR':
      case 'EEXIST':
        return err(appError('FOLDER_NOT_WRITABLE', { folder }))
      default:
        throw error
    }
  } finally {
    await rm(temporaryPath, { force: true }).catch(() => undefined)
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function giveFreeName(temporaryPath: string, folder: string, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(folder, numberedFileName(name, number))
    // A hard link takes the name only if it is free, also against another program. USB sticks (FAT, exFAT) have no
    // links: there the name is looked up first and then taken.
    const isTaken = await link(temporaryPath, path).then(
      () => false,
      async (error: unknown) => {
        if (codeOf(error) === 'EEXIST' || (await exists(path))) return true
        await rename(temporaryPath, path)
        return false
      },
    )
    if (!isTaken) return path
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
