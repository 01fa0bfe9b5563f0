import fs from 'node:fs'
import path from 'node:path'
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
  }
}

/** Option numbers of the opened ballots by id, and in the order of their bytes in a copy of the disk. */
export function openedAs(
  { db }: Pick<Session, 'db'>,
  roundId: string,
  optionIds: readonly string[],
  disk: Buffer,
): { opened: number[]; onDisk: number[] } {
  const texts = db
    .prepare('SELECT ballot FROM opened_ballots WHERE round_id = ? ORDER BY id')
    .pluck()
    .all(roundId) as string[]
  const numberOf = (text: string) => optionIds.findIndex((id) => text.includes(id))
  const places = texts.map((text) => ({ number: numberOf(text), at: disk.lastIndexOf(text) }))
  return {
    opened: texts.map(numberOf),
    onDisk: places.toSorted((a, b) => a.at - b.at).map(({ number }) => number),
  }
}

/** Adds the hits of one trial to those of the others. */
export function addHits(total: Map<string, number>, hits: Record<string, number>): void {
  for (const [way, count] of Object.entries(hits)) total.set(way, (total.get(way) ?? 0) + count)
}
