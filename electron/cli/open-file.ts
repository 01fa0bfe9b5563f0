import path from 'node:path'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { type Session, makeSession } from '../core/session.ts'
import { openWorkshopFile } from '../db/open.ts'
import type { CliContext } from './io.ts'

/** A path as typed, from the folder where the command runs. */
export function fullPath({ io }: CliContext, typed: string): string {
  return path.resolve(io.cwd, typed)
}

/**
 * Opens a workshop to change it.
 * @returns FILE_IN_USE while another program works in it, FOLDER_NOT_WRITABLE on a read-only disk, or why it cannot be
 * opened at all
 */
export function openToChange(context: CliContext, typed: string): Result<Session> {
  const filePath = fullPath(context, typed)
  const file = openWorkshopFile(filePath)
  if (!file.ok) return file
  const { isReadOnly, holder } = file.value
  if (!isReadOnly) return ok(makeSession(file.value, () => undefined, context.io.now))
  file.value.close()
  if (holder === null) return err(appError('FOLDER_NOT_WRITABLE', { folder: path.dirname(filePath) }))
  return err(appError('FILE_IN_USE', { fileName: path.basename(filePath), holder }))
}

/**
 * Opens a workshop to look. While somebody works in it this looks beside them; otherwise it takes the file for itself,
 * because only a holder can put the side files of SQLite away again.
 */
export function openToRead(context: CliContext, typed: string): Result<Session> {
  const file = openWorkshopFile(fullPath(context, typed))
  return file.ok ? ok(makeSession(file.value, () => undefined, context.io.now)) : file
}
