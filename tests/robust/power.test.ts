import fs from 'node:fs'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import { admitVoter, castBallot } from '#electron/core/booth.ts'
import { addNotes } from '#electron/core/boards.ts'
import { checkWorkshop } from '#electron/core/check.ts'
import { listRoundViews } from '#electron/core/round-views.ts'
import { closeRound } from '#electron/core/rounds.ts'
import { type Session, makeSession } from '#electron/core/session.ts'
import { backupFolder } from '#electron/db/backups.ts'
import { currentVersion } from '#electron/db/migrations/index.ts'
import { openWorkshopFile } from '#electron/db/open.ts'
import { selectRows } from '#electron/db/table.ts'
import { countRoll } from '#electron/db/tables/ballots.ts'
import { notesTable, zonesTable } from '#electron/db/tables/entities.ts'
import { optionsOfRound } from '#electron/db/tables/rounds.ts'
import { recentEntries } from '#electron/db/tables/journal.ts'
import { makeOpenRound } from '#tests/electron/voting/support.ts'
import { startScript } from '#tests/support/child.ts'
import { makeTestWorkshop, must } from '#tests/support/make-workshop.ts'

/** Opens the file after the power came back; it must be sound and free to be written. */
function comeBack(filePath: string): Session {
  const file = must(openWorkshopFile(filePath))
  const session = makeSession(file, () => undefined)
  expect([file.isReadOnly, file.db.pragma('quick_check', { simple: true })]).toEqual([false, 'ok'])
  expect(checkWorkshop(session).findings).toEqual([])
  return session
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const hiddenIn = (folder: string) =>
  fs.readdirSync(folder).filter((name) => name.startsWith('.') || name.includes('sebagian'))

describe('a power cut', () => {
  it('F60: keeps every note that was acknowledged, each with its entry in the history', async () => {
    for (const acknowledgedCount of [1, 60]) {
      const { session, filePath, folder } = makeTestWorkshop()
      const entriesBefore = recentEntries(session.db, 10_000).length
      session.file.close()
      const script = startScript('add-notes', [filePath])
      const acknowledged: string[] = []
      while (acknowledged.length < acknowledgedCount) acknowledged.push(await script.next<string>())
      await script.kill()
      acknowledged.push(...(await script.rest<string>()))
      const back = comeBack(filePath)
      const kept = selectRows(back.db, notesTable).map(({ id }) => id)
      expect(acknowledged.filter((id) => !kept.includes(id))).toEqual([])
      // At most the one that was under way: committed, and cut before it could be said.
      expect(kept.length - acknowledged.length).toBeLessThanOrEqual(1)
      expect(recentEntries(back.db, 10_000).length - entriesBefore).toBe(kept.length)
      back.file.close()
      expect(hiddenIn(folder)).toEqual([])
    }
  })

  it('F61: keeps every ballot that was acknowledged, whole: as many on the roll as in the box, and the round can be closed', async () => {
    const { session, filePath, roundId, activity } = makeOpenRound({ voterCount: 300 })
    session.file.close()
    const script = startScript('cast-ballots', [filePath, roundId])
    const acknowledged: string[] = []
    while (acknowledged.length < 40) acknowledged.push(await script.next<string>())
    await script.kill()
    acknowledged.push(...(await script.rest<string>()))
    expect(acknowledged.length).toBeLessThan(300)
    const back = comeBack(filePath)
    const hasVoted = back.db.prepare('SELECT voter_id FROM roll WHERE has_voted = 1').pluck().all()
    expect(acknowledged.filter((id) => !hasVoted.includes(id))).toEqual([])
    const { votedCount } = countRoll(back.db, roundId)
    expect(back.db.prepare('SELECT count(*) FROM sealed_ballots').pluck().get()).toBe(votedCount)
    expect(votedCount - acknowledged.length).toBeLessThanOrEqual(1)
    must(closeRound(back, roundId))
    const { result } = listRoundViews(back, activity.id).at(-1)!
    expect(result!.castCount).toBe(votedCount)
    back.file.close()
  })

  it('V354: between the confirmation and the receipt: the voter can ask, and the ballot counted once or not at all', async () => {
    const killCount = 14
    const { session, filePath, roundId, activity } = makeOpenRound({ voterCount: 400 })
    session.file.close()
    const counted = { asked: 0, inBox: 0 }
    for (let kill = 0; kill < killCount; kill += 1) {
      const script = startScript('confirm-ballots', [filePath, roundId])
      const said: { voterId: string; is: 'confirmed' | 'counted' }[] = []
      // Anywhere in the first ballots: before the transaction, in it, or after it.
      for (let line = 0; line <= kill; line += 1) said.push(await script.next())
      await pause(Math.random() * 6)
      await script.kill()
      said.push(...(await script.rest<(typeof said)[number]>()))
      const back = comeBack(filePath)
      const inBoxBefore = counted.inBox
      counted.inBox = Number(back.db.prepare('SELECT count(*) FROM sealed_ballots').pluck().get())
      expect(countRoll(back.db, roundId).votedCount).toBe(counted.inBox)
      const receipts = said.filter(({ is }) => is === 'counted').map(({ voterId }) => voterId)
      for (const voterId of receipts) {
        expect(admitVoter(back, roundId, voterId)).toEqual(err(appError('ALREADY_VOTED')))
      }
      // The one without a receipt asks, and votes when it did not count.
      const unsure = said.at(-1)!
      if (unsure.is === 'confirmed') {
        const answer = admitVoter(back, roundId, unsure.voterId)
        const wasCounted = counted.inBox - inBoxBefore - receipts.length
        expect([0, 1]).toContain(wasCounted)
        expect(answer.ok ? 0 : 1).toBe(wasCounted)
        const points = { [optionsOfRound(back.db, roundId)[0]!.id]: 1 }
        const again = castBallot(back, roundId, unsure.voterId, { method: 'dots', points })
        expect(again.ok).toBe(answer.ok)
        if (again.ok) counted.inBox += 1
        counted.asked += 1
      } else {
        expect(counted.inBox - inBoxBefore - receipts.length).toBeLessThanOrEqual(1)
      }
      back.file.close()
    }
    expect(counted.asked).toBeGreaterThan(0)
    const back = comeBack(filePath)
    must(closeRound(back, roundId))
    expect(listRoundViews(back, activity.id).at(-1)!.result!.castCount).toBe(counted.inBox)
    back.file.close()
  })

  it('F62: in the middle of a migration leaves the file at the old version, with its rows and a copy', async () => {
    const { session, filePath, folder } = makeTestWorkshop()
    const zoneId = selectRows(session.db, zonesTable, 'LIMIT 1')[0]!.id
    must(addNotes(session, { zoneId, texts: ['sebelum migrasi'], dimension: null, unitId: null }))
    session.file.close()
    const script = startScript('slow-migration', [filePath])
    expect(await script.next()).toBe('half')
    await script.kill()
    const back = comeBack(filePath)
    expect(back.db.pragma('user_version', { simple: true })).toBe(currentVersion)
    expect(selectRows(back.db, notesTable).map(({ text }) => text)).toEqual(['sebelum migrasi'])
    expect(back.db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'filler'`).all()).toEqual([])
    back.file.close()
    const [copyName, ...others] = fs.readdirSync(backupFolder(filePath))
    expect(others).toEqual([])
    expect(copyName).toMatch(`sebelum-versi-${currentVersion + 1}.rembuk`)
    const copy = new SqliteDatabase(path.join(backupFolder(filePath), copyName!), { readonly: true })
    expect(copy.prepare('SELECT text FROM notes').pluck().all()).toEqual(['sebelum migrasi'])
    copy.close()
    expect(hiddenIn(folder)).toEqual([])
  })
})

describe('two processes', () => {
  it('F63: the second may look and is told who holds the file; after a kill of the first it is free at once', async () => {
    const { session, filePath } = makeTestWorkshop()
    session.file.close()
    const first = startScript('open-file', [filePath, 'stay'])
    expect(await first.next()).toMatchObject({ isReadOnly: false, refusal: null })
    const second = startScript('open-file', [filePath])
    expect(await second.next()).toMatchObject({
      isReadOnly: true,
      holder: expect.stringMatching(/^\S+ \(\S+\)$/),
      refusal: appError('READ_ONLY'),
    })
    await second.rest()
    const looking = must(openWorkshopFile(filePath))
    expect([looking.isReadOnly, selectRows(looking.db, notesTable).length]).toEqual([true, 1])
    looking.close()
    await first.kill()
    const third = startScript('open-file', [filePath])
    expect(await third.next()).toMatchObject({ isReadOnly: false, holder: null, refusal: null })
    await third.rest()
    const back = comeBack(filePath)
    expect(selectRows(back.db, notesTable)).toHaveLength(2)
    back.file.close()
  })

  it('F64: never hold one file at the same time, however fast they take it and give it back', async () => {
    const { session, filePath, folder } = makeTestWorkshop()
    session.file.close()
    const untilMs = String(Date.now() + 2500)
    const scripts = [1, 2, 3].map(() => startScript('take-lock', [filePath, untilMs]))
    const answers = await Promise.all(
      scripts.map((script) => script.next<{ takenCount: number; overlapCount: number }>()),
    )
    expect(answers.map(({ overlapCount }) => overlapCount)).toEqual([0, 0, 0])
    for (const { takenCount } of answers) expect(takenCount).toBeGreaterThan(10)
    await Promise.all(scripts.map((script) => script.rest()))
    expect(hiddenIn(folder)).toEqual([])
  })
})
