import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { castBallot } from '#electron/core/booth.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { closeRound, openRound } from '#electron/core/rounds.ts'
import { ballotRoom, makeRoundKeyPair, openBallots, sealBallot, shuffle } from '#electron/core/sealing.ts'
import { loadRecord } from '#electron/core/record.ts'
import { mergeBox } from '#electron/core/stations.ts'
import { insertOpenedBallots } from '#electron/db/tables/ballots.ts'
import { optionsOfRound } from '#electron/db/tables/rounds.ts'
import { backUp } from '#electron/db/backups.ts'
import { writeJson } from '#electron/exports/json.ts'
import { writeMinutesDocx } from '#electron/exports/minutes/minutes-docx.ts'
import { writeMinutesXlsx } from '#electron/exports/xlsx/minutes-xlsx.ts'
import { makeFolder, must, resourcesFolder } from '#tests/support/make-workshop.ts'
import { finalEdition } from '#tests/support/record-fixture.ts'
import { unzipText } from '#tests/support/zip-text.ts'
import {
  type DiskCopy,
  addHits,
  copyOfDisk,
  countIn,
  diskNow,
  guess,
  guessFromBytes,
  inOrderOfVoting,
  namedIn,
  openedAs,
  sealedIn,
  sealedInCopy,
} from './attacker.ts'
import { sendOut } from './station-support.ts'
import { castAll, dots, makeDraft, makeDraftedRound, makeOpenRound } from './support.ts'

/**
 * Chance gives one hit a trial for each way of guessing, with a standard deviation of one.
 * @param deviations margin; more of them where there are more ways
 */
function expectChance(total: ReadonlyMap<string, number>, trialCount: number, deviations = 5): void {
  expect(total.size).toBeGreaterThan(0)
  for (const [way, hits] of total) {
    const margin = deviations * Math.sqrt(trialCount)
    expect([way, hits > trialCount - margin && hits < trialCount + margin, hits]).toEqual([way, true, hits])
  }
}

/**
 * Nobody pulls the plug in these trials, and a thousand of them would wait for the disk most of the time: their folder is
 * in memory where the system has such a place, with the same bytes.
 */
function dontWait(): void {
  if (fs.existsSync('/dev/shm')) vi.stubEnv('TMPDIR', '/dev/shm')
  onTestFinished(() => void vi.unstubAllEnvs())
}

describe('what a copy of the file tells', () => {
  it('V60: copies taken after every single vote hold no readable ballot', () => {
    const round = makeOpenRound({ voterCount: 4 })
    const optionIds = round.optionIds
    const mentions = () => optionIds.map((id) => countIn(copyOfDisk(round.folder), id))
    const before = mentions()
    for (const [index, person] of round.people.entries()) {
      must(castBallot(round.session, round.roundId, person.id, dots({ [optionIds[index]!]: 1 })))
      expect(mentions()).toEqual(before)
      expect(countIn(copyOfDisk(round.folder), '"points"')).toBe(0)
    }
  })

  it('V61: no copy holds the key of the round, also no backup', async () => {
    const round = makeOpenRound()
    castAll(round, [[1], [2]])
    await backUp(round.session.db, round.filePath, 'berkala', round.clock.nowMs)
    const keyName = fs.readdirSync(round.folder).find((name) => name.includes('-kunci-'))!
    const key = fs.readFileSync(path.join(round.folder, keyName))
    expect(key.length).toBeGreaterThanOrEqual(32)
    expect(countIn(copyOfDisk(round.folder), key.subarray(-32))).toBe(0)
    // Windows knows no such bits.
    const mode = fs.statSync(path.join(round.folder, keyName)).mode & 0o777
    expect(process.platform === 'win32' || mode === 0o600).toBe(true)
  })

  it('V62: after the close neither sealed ballots nor their ids are in any byte of the file or its log', () => {
    const round = makeOpenRound({ voterCount: 4 })
    castAll(round, [[1], [2], [3], [4]])
    const sealed = sealedIn(round.session, round.roundId)
    expect(sealed.every((ballot) => countIn(copyOfDisk(round.folder), ballot.id) > 0)).toBe(true)
    must(closeRound(round.session, round.roundId))
    const after = copyOfDisk(round.folder)
    for (const { id, sealed: bytes } of sealed) {
      expect(countIn(after, id)).toBe(0)
      // The ballot's own public key stands for the whole: it is its first and unmistakable part.
      expect(countIn(after, bytes.subarray(0, 32))).toBe(0)
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
      expect(event.topics).toEqual(['roll'])
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

  it('V64: with every copy, also of backups, and the exports, ballots are linked to voters no better than by chance', () => {
    dontWait()
    const voterCount = 4
    const trialCount = 1000
    const total = new Map<string, number>()
    let ran = 0
    // A fresh file now and then: what is looked for must not drown in what older trials left.
    for (let batch = 0; batch < 20; batch += 1) {
      const round = makeDraftedRound({ voterCount, optionCount: voterCount })
      const { session, activity, folder } = round
      for (let trial = 0; trial < trialCount / 20; trial += 1) {
        const { roundId } = must(draftRound(session, activity.id, makeDraft({}, voterCount)))
        must(openRound(session, roundId))
        const optionIds = optionsOfRound(session.db, roundId).map(({ id }) => id)
        const copies = round.people.map((person, index) => {
          must(castBallot(session, roundId, person.id, dots({ [optionIds[index]!]: 1 })))
          // Neither the file nor a backup says what was voted; what both do hold are the sealed ballots.
          if (trial === 0) expect(countIn(copyOfDisk(folder), '"points"')).toBe(0)
          if (trial === 0) expect(countIn(session.db.serialize(), '"points"')).toBe(0)
          return sealedIn(session, roundId)
        })
        const sealed = inOrderOfVoting(copies)
        must(closeRound(session, roundId))
        const { opened, onDisk } = openedAs(session, roundId, optionIds, copyOfDisk(folder))
        expect(opened.toSorted()).toEqual([0, 1, 2, 3])
        addHits(total, guess(sealed, opened, onDisk))
        ran += 1
      }
      const exported = JSON.stringify(loadRecord(session))
      expect(exported).not.toContain('"points":{')
    }
    expect(ran).toBe(1000)
    expectChance(total, trialCount)
  }, 300_000)

  it('V64: nor by the bytes of the file, its log and its backups after every vote, and of what is exported', async () => {
    dontWait()
    const voterCount = 6
    const batchCount = 8
    const roundsPerBatch = 5
    /** Papers take their time: every other file is printed. */
    const printedCount = (batchCount / 2) * roundsPerBatch
    const total = new Map<string, number>()
    const totalOfPapers = new Map<string, number>()
    for (let batch = 0; batch < batchCount; batch += 1) {
      const round = makeDraftedRound({ voterCount })
      const { session, activity, folder, filePath, clock } = round
      const attackersFolder = makeFolder()
      const titlesByRound: string[][] = []
      const voteTimes: number[] = []
      for (let trial = 0; trial < roundsPerBatch; trial += 1) {
        const options = Array.from({ length: voterCount + 1 }, (_, index) => {
          return { title: `Usul ${batch}-${trial}-${index}`, source: 'typed' as const, sourceId: null }
        })
        const { roundId } = must(draftRound(session, activity.id, makeDraft({ options })))
        must(openRound(session, roundId))
        // Who votes first, and for what, is by chance: else the order of the ballot paper would be the order of voting.
        const [shared, ...own] = optionsOfRound(session.db, roundId)
        shuffle(own)
        const ownIds = own.map(({ id }) => id)
        const voters = shuffle([...round.people])
        const copies: DiskCopy[] = []
        for (const [index, voter] of voters.entries()) {
          clock.nowMs += 1000 + crypto.randomInt(60_000)
          voteTimes.push(clock.nowMs)
          // Some ballots are longer than others.
          const points = { [ownIds[index]!]: 1, ...(crypto.randomInt(2) === 1 ? { [shared!.id]: 1 } : {}) }
          must(castBallot(session, roundId, voter.id, dots(points)))
          const copy = diskNow(filePath, await backUp(session.db, filePath, 'berkala', clock.nowMs))
          for (const id of ownIds) expect(countIn(Buffer.concat(Object.values(copy)), `"${id}":`)).toBe(0)
          copies.push(copy)
        }
        const sealed = inOrderOfVoting(copies.map((copy) => sealedInCopy(copy, roundId, attackersFolder)))
        clock.nowMs += 60_000
        must(closeRound(session, roundId))
        const file = fs.readFileSync(filePath)
        const found = openedAs(session, roundId, ownIds, file)
        const inOrder = voters.map((_, index) => index)
        expect(found.opened.toSorted()).toEqual(inOrder)
        addHits(total, guess(sealed, found.opened, found.onDisk))
        addHits(total, guessFromBytes(copies, sealed, found))
        // The log itself is in the order of voting: were the opened ballots so too, it would give all of them away.
        const inLog = guessFromBytes(copies, sealed, { opened: inOrder, onDisk: inOrder, byLength: inOrder })
        expect(inLog['firstLog to opened']).toBe(voterCount)
        titlesByRound.push(own.map(({ title }) => title))
      }
      expect(() => session.db.prepare('SELECT rowid FROM opened_ballots')).toThrow('no such column')
      const record = loadRecord(session)
      const papers: Record<string, string> =
        batch % 2 === 1
          ? {}
          : {
              json: Buffer.from(writeJson(record)).toString(),
              word: [...unzipText(await writeMinutesDocx(record, 1, finalEdition, resourcesFolder)).values()].join(
                '\n',
              ),
              excel: [...unzipText(await writeMinutesXlsx(record, 1, finalEdition, resourcesFolder)).values()].join(
                '\n',
              ),
            }
      for (const [source, text] of Object.entries(papers)) {
        expect(text).not.toContain('"points":{')
        for (const titles of titlesByRound) {
          expect(titles.every((name) => text.includes(name))).toBe(true)
          addHits(totalOfPapers, namedIn(text, titles, source))
        }
      }
      // No moment of a vote is left anywhere, neither in digits nor as SQLite writes a number.
      const left = Buffer.concat([copyOfDisk(folder), ...Object.values(papers).map((text) => Buffer.from(text))])
      for (const atMs of voteTimes) {
        const asStored = Buffer.alloc(6)
        asStored.writeUIntBE(atMs, 0, 6)
        for (const trace of [asStored, String(atMs), new Date(atMs).toISOString()]) expect(countIn(left, trace)).toBe(0)
      }
    }
    // 9 ways by ids and bytes, 6 × 3 × 2 by places and sizes, 3 × 4 in what is exported.
    expect([total.size, totalOfPapers.size]).toEqual([9 + 36, 12])
    expectChance(total, batchCount * roundsPerBatch, 6)
    expectChance(totalOfPapers, printedCount, 6)
  }, 120_000)

  it('V67: nor through a station: its file after each vote, its box, and the main file before and after the merge', () => {
    dontWait()
    const voterCount = 4
    const trialCount = 200
    /** In so many of them the station's bytes are read as well. */
    const readTrialCount = 40
    const attackersFolder = makeFolder()
    const total = new Map<string, number>()
    const totalOfBytes = new Map<string, number>()
    const round = makeDraftedRound({ voterCount, optionCount: voterCount })
    const { session, activity, folder } = round
    for (let trial = 0; trial < trialCount; trial += 1) {
      const { roundId } = must(draftRound(session, activity.id, makeDraft({}, voterCount)))
      must(openRound(session, roundId))
      const optionIds = optionsOfRound(session.db, roundId).map(({ id }) => id)
      const station = sendOut({ ...round, roundId, optionIds }, [0, 1, 2, 3], `Bilik ${trial}`)
      const disk: DiskCopy[] = []
      const copies = round.people.map((person, index) => {
        must(castBallot(station.session, roundId, person.id, dots({ [optionIds[index]!]: 1 })))
        if (trial >= readTrialCount) return sealedIn(station.session, roundId)
        // A station makes no backups: whoever copies it has its file and its log.
        const copy = diskNow(station.filePath, station.filePath)
        disk.push(copy)
        return sealedInCopy(copy, roundId, attackersFolder)
      })
      const sealed = inOrderOfVoting(copies)
      const box = station.box()
      station.session.file.close()
      fs.rmSync(station.filePath)
      must(mergeBox(session, roundId, box, false))
      const merged = sealedIn(session, roundId)
      // What a ballot is in the box and in the main file; both are sealed, so this names an order and no vote.
      const places = sealed.map((ballot) => ({
        inBox: box.indexOf(ballot.sealed),
        inMain: merged.findIndex((other) => other.sealed.equals(ballot.sealed)),
      }))
      const rank = (key: 'inBox' | 'inMain') => {
        const sorted = places.map((place) => place[key]).toSorted((a, b) => a - b)
        return places.map((place) => sorted.indexOf(place[key]))
      }
      const fixed = (ranks: number[]) => ranks.filter((place, voter) => place === voter).length
      addHits(total, { orderInBox: fixed(rank('inBox')), orderInMain: fixed(rank('inMain')) })
      must(closeRound(session, roundId))
      const found = openedAs(session, roundId, optionIds, copyOfDisk(folder))
      const { opened, onDisk } = found
      addHits(total, guess(sealed, opened, onDisk))
      if (trial < readTrialCount) addHits(totalOfBytes, guessFromBytes(disk, sealed, found))
      // Chained: the place in the box, or in the main file before the close, as the place after it.
      const hits = (ranks: number[]) => ranks.filter((place, voter) => opened[place] === voter).length
      addHits(total, { boxToId: hits(rank('inBox')), mainToId: hits(rank('inMain')) })
    }
    expect([...total.keys()]).toHaveLength(13)
    expectChance(total, trialCount)
    expect(totalOfBytes.size).toBe(36)
    expectChance(totalOfBytes, readTrialCount, 6)
  }, 300_000)

  it('V64: the same attack does find ballots stored in the order of voting, in spite of their random ids', () => {
    const { session, folder, roundId, optionIds } = makeOpenRound({ optionCount: 6 })
    insertOpenedBallots(
      session.db,
      roundId,
      optionIds.map((id) => ({ ballot: dots({ [id]: 1 }), groupKey: null })),
    )
    session.db.pragma('wal_checkpoint(TRUNCATE)')
    const { onDisk } = openedAs(session, roundId, optionIds, copyOfDisk(folder))
    const sealed = optionIds.map((id) => ({ id: Buffer.from(id), sealed: Buffer.from(id) }))
    const { orderOnDisk, reverseOnDisk } = guess(sealed, onDisk, onDisk)
    expect(Math.max(orderOnDisk!, reverseOnDisk!)).toBe(6)
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
