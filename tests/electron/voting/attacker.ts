import fs from 'node:fs'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import type { Session } from '#electron/core/session.ts'

/*
 * An attacker with every copy there could be: file and log after each single vote, a backup taken then, and the file after the
 * close. They also know who voted when. What they look for is any order that survives the close.
 */

/** Everything in a folder except the keys: what somebody with a USB stick takes along. */
export function copyOfDisk(folder: string): Buffer {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  return Buffer.concat(
    files
      .filter((file) => file.isFile() && !file.name.includes('-kunci-'))
      .map((file) => fs.readFileSync(path.join(file.parentPath, file.name))),
  )
}

export const countIn = (bytes: Buffer, part: string | Buffer) => {
  let found = 0
  for (let at = bytes.indexOf(part); at !== -1; at = bytes.indexOf(part, at + 1)) found += 1
  return found
}

/** The sealed ballots of a round, as a copy of the file tells them. */
export const sealedIn = ({ db }: Pick<Session, 'db'>, roundId: string) =>
  db.prepare('SELECT id, sealed FROM sealed_ballots WHERE round_id = ? ORDER BY id').all(roundId) as {
    id: Buffer
    sealed: Buffer
  }[]

/**
 * Which ballot came with which vote: the one that is in a copy and was not in the copy before.
 * @param copies sealed ballots after each vote
 */
export function inOrderOfVoting(copies: readonly ReturnType<typeof sealedIn>[]): ReturnType<typeof sealedIn> {
  return copies.map((copy, vote) => {
    const before = new Set((copies[vote - 1] ?? []).map(({ id }) => id.toString('hex')))
    return copy.find(({ id }) => !before.has(id.toString('hex')))!
  })
}

/** Places of things in a list, by what is compared. */
const ranksBy = <T>(list: readonly T[], compare: (a: T, b: T) => number) =>
  list.map((item) => list.toSorted(compare).indexOf(item))

/**
 * Guesses which opened ballot is whose. Voter n cast a ballot for option n alone, so a guess is right where it names n.
 * @param sealed ballots in the order of voting
 * @param opened option numbers of the ballots after the close, by their new id
 * @param onDisk option numbers in the order in which their bytes lie in the file
 * @returns hits of each way of guessing; chance gives one a trial
 */
export function guess(
  sealed: readonly { id: Buffer; sealed: Buffer }[],
  opened: readonly number[],
  onDisk: readonly number[],
): Record<string, number> {
  const byId = ranksBy(sealed, (a, b) => Buffer.compare(a.id, b.id))
  const byBytes = ranksBy(sealed, (a, b) => Buffer.compare(a.sealed, b.sealed))
  const hits = (places: readonly number[], list: readonly number[]) =>
    places.filter((place, voter) => list[place] === voter).length
  const inOrder = sealed.map((_, voter) => voter)
  return {
    orderById: hits(inOrder, opened),
    reverseById: hits(inOrder.toReversed(), opened),
    orderOnDisk: hits(inOrder, onDisk),
    reverseOnDisk: hits(inOrder.toReversed(), onDisk),
    sealedIdToId: hits(byId, opened),
    sealedIdToDisk: hits(byId, onDisk),
    sealedBytesToId: hits(byBytes, opened),
    // SQLite fills a page from its end.
    sealedIdToReverseDisk: hits(byId, onDisk.toReversed()),
    sealedBytesToReverseDisk: hits(byBytes, onDisk.toReversed()),
  }
}

/** Option numbers of the opened ballots by id, and in the order of their bytes in a copy of the disk. */
export function openedAs(
  { db }: Pick<Session, 'db'>,
  roundId: string,
  optionIds: readonly string[],
  disk: Buffer,
): { opened: number[]; onDisk: number[]; byLength: number[] } {
  const texts = db
    .prepare('SELECT ballot FROM opened_ballots WHERE round_id = ? ORDER BY id')
    .pluck()
    .all(roundId) as string[]
  const numberOf = (text: string) => optionIds.findIndex((id) => text.includes(id))
  const places = texts.map((text) => ({ number: numberOf(text), at: disk.lastIndexOf(text) }))
  return {
    opened: texts.map(numberOf),
    byLength: texts.toSorted((a, b) => a.length - b.length).map(numberOf),
    onDisk: places.toSorted((a, b) => a.at - b.at).map(({ number }) => number),
  }
}

/** Adds the hits of one trial to those of the others. */
export function addHits(total: Map<string, number>, hits: Record<string, number>): void {
  for (const [way, count] of Object.entries(hits)) total.set(way, (total.get(way) ?? 0) + count)
}

/** What lies on the disk after a vote, byte for byte: the file, its log, and a backup made then. */
export interface DiskCopy {
  file: Buffer
  log: Buffer
  backup: Buffer
}

export function diskNow(filePath: string, backupPath: string): DiskCopy {
  const [file, log, backup] = [filePath, `${filePath}-wal`, backupPath].map((name) => fs.readFileSync(name))
  return { file: file!, log: log!, backup: backup! }
}

/** The sealed ballots in copied bytes, read in a place of the attacker's own. */
export function sealedInCopy({ file, log }: DiskCopy, roundId: string, folder: string): ReturnType<typeof sealedIn> {
  const copyPath = path.join(folder, 'salinan.rembuk')
  fs.writeFileSync(copyPath, file)
  fs.writeFileSync(`${copyPath}-wal`, log)
  const db = new SqliteDatabase(copyPath)
  try {
    return sealedIn({ db }, roundId)
  } finally {
    db.close()
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(copyPath + suffix, { force: true })
  }
}

/**
 * Guesses from bytes and sizes which opened ballot is whose, as `guess` does from ids: the place of each sealed ballot in
 * the last copy of the log, of the file and of the backup, and how much log and backup grew with each vote, against the
 * opened ballots by their ids, by their bytes, and by their length.
 * @param copies of the disk after each vote
 * @param sealed ballots in the order of voting
 * @param byLength opened ballots, the shortest first
 */
export function guessFromBytes(
  copies: readonly DiskCopy[],
  sealed: readonly { id: Buffer; sealed: Buffer }[],
  { opened, onDisk, byLength }: { opened: readonly number[]; onDisk: readonly number[]; byLength: readonly number[] },
): Record<string, number> {
  const last = copies.at(-1)!
  const placesIn = (bytes: Buffer) => {
    const found = sealed.map(({ sealed: ballot }) => ({ at: bytes.lastIndexOf(ballot.subarray(0, 32)) }))
    return ranksBy(found, (a, b) => a.at - b.at)
  }
  const growthOf = (part: keyof DiskCopy) => {
    const grown = copies.map((copy, vote) => ({ by: copy[part].length - (copies[vote - 1] ?? copy)[part].length }))
    return ranksBy(grown, (a, b) => a.by - b.by)
  }
  const places = {
    log: placesIn(last.log),
    firstLog: ranksBy(
      sealed.map(({ sealed: ballot }) => ({ at: last.log.indexOf(ballot.subarray(0, 32)) })),
      (a, b) => a.at - b.at,
    ),
    backup: placesIn(last.backup),
    logGrowth: growthOf('log'),
    backupGrowth: growthOf('backup'),
    sealedLength: ranksBy(sealed, (a, b) => a.sealed.length - b.sealed.length),
  }
  const ways = Object.entries(places).flatMap(([from, ranks]) =>
    Object.entries({ opened, onDisk, byLength }).flatMap(([to, list]) => {
      const hits = (order: readonly number[]) => ranks.filter((place, voter) => order[place] === voter).length
      return [
        [`${from} to ${to}`, hits(list)],
        [`${from} to reverse ${to}`, hits(list.toReversed())],
      ] as const
    }),
  )
  return Object.fromEntries(ways)
}

/** The order in which things are first and last named in a text, as places of a list of names in the order of voting. */
export function namedIn(text: string, names: readonly string[], source: string): Record<string, number> {
  const orders = [names.map((name) => text.indexOf(name)), names.map((name) => text.lastIndexOf(name))]
  const [first, last] = orders.map((places) => {
    const ranks = places.map((place) => places.filter((other) => other < place).length)
    return [
      ranks.filter((rank, voter) => rank === voter),
      ranks.filter((rank, voter) => rank === names.length - 1 - voter),
    ]
  })
  return {
    [`${source}, first named`]: first![0]!.length,
    [`${source}, first named, reverse`]: first![1]!.length,
    [`${source}, last named`]: last![0]!.length,
    [`${source}, last named, reverse`]: last![1]!.length,
  }
}
