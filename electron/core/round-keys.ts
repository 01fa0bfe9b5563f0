import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Round } from '#shared/schema/voting.ts'
import { emptyLog } from '../db/empty-log.ts'
import { diskRefusal } from '../db/open.ts'
import { findOpenRound, listRounds } from '../db/tables/rounds.ts'
import type { Session } from './session.ts'

/*
 * The private key of an open round lies in a hidden file beside the workshop, never in it: no backup, copy or export of
 * the workshop can open a ballot. It is destroyed when the round ends. Its name begins with that of the workshop, so that a
 * copy of the workshop in the same folder does not take the key of the original; a workshop that was renamed still finds
 * its key by the round, because no file has the old name any more.
 */

const keyMark = '-kunci-'
const keyPrefix = (filePath: string) => `.${path.basename(filePath)}${keyMark}`

/** The part of a key's name that says whose it is. The round's id is hashed: a forged file must not choose where we write. */
const roundMark = (roundId: string) => crypto.createHash('sha256').update(roundId).digest('hex').slice(0, 32)

/** Where the private key of a round is written. */
export function roundKeyPath(filePath: string, roundId: string): string {
  return path.join(path.dirname(filePath), keyPrefix(filePath) + roundMark(roundId))
}

/** Where the private key of a round lies: beside a workshop that was renamed it still has the old name. Null without one. */
function findRoundKey(filePath: string, roundId: string): string | null {
  const ownPath = roundKeyPath(filePath, roundId)
  if (fs.existsSync(ownPath)) return ownPath
  const folder = path.dirname(filePath)
  const names = keysOfRenamed(folder, fs.readdirSync(folder))
  const name = names.find((other) => other.endsWith(keyMark + roundMark(roundId)))
  return name === undefined ? null : path.join(folder, name)
}

/** Keys in a folder whose workshop is not there by the name it had. */
function keysOfRenamed(folder: string, names: readonly string[]): string[] {
  return names.filter((name) => {
    const end = name.lastIndexOf(keyMark)
    return name.startsWith('.') && end > 1 && !fs.existsSync(path.join(folder, name.slice(1, end)))
  })
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
    const keyPath = findRoundKey(filePath, roundId)
    return keyPath === null ? null : fs.readFileSync(keyPath)
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
    const keyPath = findRoundKey(file.path, id)
    if (keyPath === null) return true
    fs.accessSync(keyPath, fs.constants.R_OK)
    return false
  } catch {
    return true
  }
}

export function destroyRoundKey(filePath: string, roundId: string): void {
  const keyPath = findRoundKey(filePath, roundId)
  if (keyPath !== null) destroy(keyPath)
}

/**
 * Puts the keys in order after a workshop was opened, once: the key of the open round gets the name that the workshop has
 * now, and keys that a crash left behind are destroyed: those of rounds that are no longer open, or never became so. The
 * crash may also have left sealed ballots in the log of the database.
 * @returns how many were destroyed
 */
export function tidyKeys(session: Session): number {
  if (session.file.isReadOnly) return 0
  const { path: filePath } = session.file
  emptyLog(session.db)
  const open = findOpenRound(session.db)
  const keptPath = open === null ? null : adoptRoundKey(filePath, open.id)
  const folder = path.dirname(filePath)
  const names = fs.readdirSync(folder)
  // Of a renamed workshop only what its own rounds left: the key of a draft here may be that of an open round in a newer copy.
  const ended = listRounds(session.db).filter(({ state }) => state === 'closed' || state === 'cancelled')
  const endedMarks = new Set(ended.map(({ id }) => keyMark + roundMark(id)))
  const renamed = keysOfRenamed(folder, names).filter((name) => endedMarks.has(name.slice(name.lastIndexOf(keyMark))))
  const own = names.filter((name) => name.startsWith(keyPrefix(filePath)))
  const leftOver = [...new Set([...own, ...renamed])].map((name) => path.join(folder, name))
  const destroyed = leftOver.filter((keyPath) => keyPath !== keptPath)
  for (const keyPath of destroyed) destroy(keyPath)
  return destroyed.length
}

/** Gives the key of a round the name that the workshop has now. @returns where it lies, or null without one */
function adoptRoundKey(filePath: string, roundId: string): string | null {
  const found = findRoundKey(filePath, roundId)
  const ownPath = roundKeyPath(filePath, roundId)
  if (found === null || found === ownPath) return found
  try {
    fs.renameSync(found, ownPath)
    syncFolder(path.dirname(ownPath))
    return ownPath
  } catch (error) {
    // A folder that takes no new name keeps the old one, which serves as well.
    if (diskRefusal(error, path.dirname(ownPath)) === null) throw error
    return found
  }
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
