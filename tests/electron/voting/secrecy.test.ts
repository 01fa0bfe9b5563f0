import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { castBallot } from '#electron/core/booth.ts'
import { closeRound, openRound, draftRound } from '#electron/core/rounds.ts'
import { ballotRoom, makeRoundKeyPair, openBallots, sealBallot } from '#electron/core/sealing.ts'
import { insertOpenedBallots } from '#electron/db/tables/ballots.ts'
import { backUp } from '#electron/db/backups.ts'
import { must } from '#tests/support/make-workshop.ts'
import { type TestRound, castAll, dots, makeDraft, makeDraftedRound, makeOpenRound, viewRound } from './support.ts'

/** Everything of the workshop that lies on the disk, except the key: what somebody with a USB stick takes along. */
function copyOfDisk(folder: string): Buffer {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  return Buffer.concat(
    files
      .filter((file) => file.isFile() && !file.name.includes('-kunci-'))
      .map((file) => fs.readFileSync(path.join(file.parentPath, file.name))),
  )
}

const count = (bytes: Buffer, part: string | Buffer) => {
  let found = 0
  for (let at = bytes.indexOf(part); at !== -1; at = bytes.indexOf(part, at + 1)) found += 1
  return found
}

const sealedIn = ({ session }: TestRound) =>
  session.db.prepare('SELECT id, sealed FROM sealed_ballots').all() as { id: Buffer; sealed: Buffer }[]

/** How often the guess "ballots lie in the order of voting", or its reverse, names the right voter. */
function countHits(folder: string, optionIds: readonly string[]): { forward: number; backward: number } {
  const bytes = copyOfDisk(folder)
  const found = optionIds
    .map((id, voter) => ({ voter, at: bytes.lastIndexOf(JSON.stringify(dots({ [id]: 1 }))) }))
    .toSorted((one, other) => one.at - other.at)
  expect(found.every(({ at }) => at >= 0)).toBe(true)
  const hits = (list: typeof found) => list.filter(({ voter }, place) => voter === place).length
  return { forward: hits(found), backward: hits(found.toReversed()) }
}

describe('what a copy of the file tells', () => {
  it('V60: copies taken after every single vote hold no readable ballot', () => {
    const round = makeOpenRound({ voterCount: 4 })
    const optionIds = round.optionIds
    const mentions = () => optionIds.map((id) => count(copyOfDisk(round.folder), id))
    const before = mentions()
    for (const [index, person] of round.people.entries()) {
      must(castBallot(round.session, round.roundId, person.id, dots({ [optionIds[index]!]: 1 })))
      expect(mentions()).toEqual(before)
      expect(count(copyOfDisk(round.folder), '"points"')).toBe(0)
    }
  })

  it('V61: no copy holds the key of the round, also no backup', async () => {
    const round = makeOpenRound()
    castAll(round, [[1], [2]])
    await backUp(round.session.db, round.filePath, 'berkala', round.clock.nowMs)
    const keyName = fs.readdirSync(round.folder).find((name) => name.includes('-kunci-'))!
    const key = fs.readFileSync(path.join(round.folder, keyName))
    expect(key.length).toBeGreaterThanOrEqual(32)
    expect(count(copyOfDisk(round.folder), key.subarray(-32))).toBe(0)
    // Windows knows no such bits.
    const mode = fs.statSync(path.join(round.folder, keyName)).mode & 0o777
    expect(process.platform === 'win32' || mode === 0o600).toBe(true)
  })

  it('V62: after the close neither sealed ballots nor their ids are in any byte of the file or its log', () => {
    const round = makeOpenRound({ voterCount: 4 })
    castAll(round, [[1], [2], [3], [4]])
    const sealed = sealedIn(round)
    expect(sealed.every((ballot) => count(copyOfDisk(round.folder), ballot.id) > 0)).toBe(true)
    must(closeRound(round.session, round.roundId))
    const after = copyOfDisk(round.folder)
    for (const { id, sealed: bytes } of sealed) {
      expect(count(after, id)).toBe(0)
      // The ballot's own public key stands for the whole: it is its first and unmistakable part.
      expect(count(after, bytes.subarray(0, 32))).toBe(0)
    }
  })

  it('V63: journal and live changes tell nothing of a vote but that the roll changed', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const entries = () => round.session.db.prepare('SELECT count(*) FROM journal').pluck().get()
    const before = entries()
    round.events.length = 0
    castAll(round, [[1], [2]])
    expect(entries()).toBe(before)
    expect(round.events).toHaveLength(2)
    const { savedAtMs } = round.events[0]!
    for (const event of round.events) {
      expect(event.topics.toSorted()).toEqual(['history', 'roll'])
      expect(event).toEqual({
        kind: 'change',
        seq: 0,
        savedAtMs,
        topics: event.topics,
        notes: [],
        themes: [],
        programmes: [],
      })
    }
    must(closeRound(round.session, round.roundId))
    const journal = JSON.stringify(round.session.db.prepare('SELECT * FROM journal').all())
    for (const table of ['roll', 'sealed_ballots', 'opened_ballots']) expect(journal).not.toContain(`"${table}"`)
  })

  it('V64: after the close the order of ballots says nothing about the order of voting', () => {
    const voterCount = 6
    const trialCount = 40
    const round = makeDraftedRound({ voterCount, optionCount: voterCount })
    const { session, activity, folder } = round
    const openAnother = () => {
      const { roundId } = must(draftRound(session, activity.id, makeDraft({}, voterCount)))
      must(openRound(session, roundId))
      return { roundId, optionIds: viewRound(session, activity.id).options.map(({ id }) => id) }
    }
    let hits = 0
    for (let trial = 0; trial < trialCount; trial++) {
      const { roundId, optionIds } = openAnother()
      // The attacker knows who voted when; each voter has an option of their own.
      for (const [index, person] of round.people.entries()) {
        must(castBallot(session, roundId, person.id, dots({ [optionIds[index]!]: 1 })))
      }
      must(closeRound(session, roundId))
      const { forward, backward } = countHits(folder, optionIds)
      hits += forward + backward
    }
    // Chance gives one hit a guess, and there are two guesses a trial. The margin is five standard deviations.
    const expected = 2 * trialCount
    expect(Math.abs(hits - expected)).toBeLessThan(5 * Math.sqrt(2 * expected))
  })

  it('V64: the same attack does find ballots stored in the order of voting, in spite of their random ids', () => {
    const { session, folder, roundId, optionIds } = makeOpenRound({ optionCount: 6 })
    insertOpenedBallots(
      session.db,
      roundId,
      optionIds.map((id) => ({ ballot: dots({ [id]: 1 }), groupKey: null })),
    )
    session.db.pragma('wal_checkpoint(TRUNCATE)')
    const { forward, backward } = countHits(folder, optionIds)
    expect(Math.max(forward, backward)).toBe(6)
  })
})

describe('sealing', () => {
  const ids = ['a', 'bb', 'ccc'].map((id) => id.padEnd(36, '0'))
  const rules = { method: 'dots', pointsPerPerson: 5, maxPerOption: 5 } as const
  const room = ballotRoom(rules, ids, [])

  it('V65: a sealed ballot has the same length whatever is in it, and is never the same twice', () => {
    const { publicKey } = makeRoundKeyPair()
    const ballots = [dots({ [ids[0]!]: 1 }), dots({ [ids[0]!]: 1 }), dots({ [ids[0]!]: 1, [ids[1]!]: 3, [ids[2]!]: 1 })]
    const sealed = ballots.map((ballot) => sealBallot({ ballot, groupKey: null }, 'round', publicKey, room))
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1)
    expect(new Set(sealed.map((bytes) => bytes.toString('hex'))).size).toBe(3)
  })

  it('V66: opens with the key of its round only, and not as a ballot of another round', () => {
    const pair = makeRoundKeyPair()
    const ballot = dots({ [ids[1]!]: 2 })
    const sealed = sealBallot({ ballot, groupKey: null }, 'round', pair.publicKey, room)
    expect(openBallots([sealed], 'round', pair.privateKey)).toEqual([{ ballot, groupKey: null }])
    expect(openBallots([sealed], 'another round', pair.privateKey)).toBeNull()
    expect(openBallots([sealed], 'round', makeRoundKeyPair().privateKey)).toBeNull()
    expect(openBallots([sealed.subarray(1)], 'round', pair.privateKey)).toBeNull()
  })
})
