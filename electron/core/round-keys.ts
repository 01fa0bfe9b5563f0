import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Round } from '#shared/schema/voting.ts'
import { findOpenRound } from '../db/tables/rounds.ts'
import type { Session } from './session.ts'

/*
 * The private key of an open round lies in a hidden file beside the workshop, never in it: no backup, copy or export of
 * the workshop can open a ballot. It is destroyed when the round ends.
 */

const keyPrefix = (filePath: string) => `.${path.basename(filePath)}-kunci-`

/** Where the private key of a round lies. The id is hashed: a forged file must not choose where we write. */
export function roundKeyPath(filePath: string, roundId: string): string {
  const name = crypto.createHash('sha256').update(roundId).digest('hex').slice(0, 32)
  return path.join(path.dirname(filePath), keyPrefix(filePath) + name)
}

/** Writes the private key so that it survives a power cut before the round counts as open. */
export function writeRoundKey(filePath: string, roundId: string, privateKey: Buffer): void {
  const keyPath = roundKeyPath(filePath, roundId)
  destroy(keyPath)
  const handle = fs.openSync(keyPath, 'wx', 0o600)
  try {
    fs.writeSync(handle, privateKey)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
  syncFolder(path.dirname(keyPath))
}

/** The private key of a round, or null when its file is missing or unreadable. */
export function readRoundKey(filePath: string, roundId: string): Buffer | null {
  try {
    return fs.readFileSync(roundKeyPath(filePath, roundId))
  } catch {
    return null
  }
}

/**
 * True for an open round whose private key cannot be read: nobody can open its ballots any more, so whoever votes votes
 * for nothing. A round by raised hands has no key.
 * @see tests/SPEC.md V456
 */
export function isKeyLost(
  { file }: Pick<Session, 'file'>,
  { id, state, way }: Pick<Round, 'id' | 'state' | 'way'>,
): boolean {
  if (state !== 'open' || way !== 'ballots') return false
  try {
    fs.accessSync(roundKeyPath(file.path, id), fs.constants.R_OK)
    return false
  } catch {
    return true
  }
}

export function destroyRoundKey(filePath: string, roundId: string): void {
  destroy(roundKeyPath(filePath, roundId))
}

/**
 * Destroys keys that a crash left behind: those of rounds that are no longer open, or never became so. To be called once
 * after a workshop was opened.
 * @returns how many were destroyed
 */
export function tidyKeys(session: Session): number {
  if (session.file.isReadOnly) return 0
  const folder = path.dirname(session.file.path)
  const prefix = keyPrefix(session.file.path)
  const open = findOpenRound(session.db)
  const kept = open === null ? null : path.basename(roundKeyPath(session.file.path, open.id))
  const leftOver = fs.readdirSync(folder).filter((name) => name.startsWith(prefix) && name !== kept)
  if (leftOver.length === 0) return 0
  // The crash may also have left sealed ballots in the log of the database.
  session.db.pragma('wal_checkpoint(TRUNCATE)')
  for (const name of leftOver) destroy(path.join(folder, name))
  return leftOver.length
}

function destroy(keyPath: string): void {
  let handle: number
  try {
    handle = fs.openSync(keyPath, 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  try {
    const { size } = fs.fstatSync(handle)
    fs.writeSync(handle, crypto.randomBytes(size), 0, size, 0)
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
  fs.unlinkSync(keyPath)
  syncFolder(path.dirname(keyPath))
}

/** Makes the folder's entry durable. Windows cannot sync a folder and does not need to. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
