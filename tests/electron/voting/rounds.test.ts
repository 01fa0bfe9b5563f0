import fs from 'node:fs'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import { admitVoter, castBallot } from '#electron/core/booth.ts'
import { addWinnersAsProgrammes } from '#electron/core/after-round.ts'
import { viewElectorate } from '#electron/core/electorate.ts'
import { draftRound, draftRunOff, redraftRound, removeDraft } from '#electron/core/round-drafts.ts'
import { listCandidates, listRoundRecords, listRoundViews } from '#electron/core/round-views.ts'
import { addVoter, cancelRound, closeRound, openRound } from '#electron/core/rounds.ts'
import { roundKeyPath, tidyKeys, writeRoundKey } from '#electron/core/round-keys.ts'
import { type Session, makeSession, redo, runCommand, undo } from '#electron/core/session.ts'
import {
  attendanceTable,
  boardsTable,
  notesTable,
  peopleTable,
  programmesTable,
  themesTable,
  zonesTable,
} from '#electron/db/tables/entities.ts'
import { listActivities, listDays } from '#electron/db/tables/workshop.ts'
import { addGroups, assignPeople, updateGroup } from '#electron/core/working-groups.ts'
import { openActivity } from '#electron/core/workshop.ts'
import { openWorkshopFile } from '#electron/db/open.ts'
import { selectRows } from '#electron/db/table.ts'
import { sealedBallots } from '#electron/db/tables/ballots.ts'
import { addPeople, findActivity, makeTestWorkshop, must } from '#tests/support/make-workshop.ts'
import { type TestRound, castAll, dots, makeDraft, makeDraftedRound, makeOpenRound, viewRound } from './support.ts'

const countSealed = (session: Session) => session.db.prepare('SELECT count(*) FROM sealed_ballots').pluck().get()
const alterOneBallot = ({ db }: Session) => {
  const { id, sealed } = db.prepare('SELECT id, sealed FROM sealed_ballots').get() as { id: Buffer; sealed: Buffer }
  sealed[40]! ^= 1
  db.prepare('UPDATE sealed_ballots SET sealed = ? WHERE id = ?').run(sealed, id)
}
const keysIn = (folder: string) => fs.readdirSync(folder).filter((name) => name.includes('-kunci-'))

describe('a draft', () => {
  it('V20: may be changed and undone until the round opens, and not afterwards', () => {
    const { session, activity, roundId } = makeDraftedRound()
    must(redraftRound(session, roundId, makeDraft({ question: 'Program mana?' }, 3)))
    expect(viewRound(session, activity.id)).toMatchObject({ round: { question: 'Program mana?' }, entitledCount: 0 })
    expect(viewRound(session, activity.id).options).toHaveLength(3)
    must(undo(session))
    expect(viewRound(session, activity.id).options.map(({ title }) => title)).toEqual([
      'Tema 1',
      'Tema 2',
      'Tema 3',
      'Tema 4',
    ])
    must(redo(session))
    must(openRound(session, roundId))
    const before = viewRound(session, activity.id)
    expect(redraftRound(session, roundId, makeDraft())).toEqual(err(appError('ROUND_NOT_DRAFT')))
    expect(removeDraft(session, roundId)).toEqual(err(appError('ROUND_NOT_DRAFT')))
    expect(viewRound(session, activity.id)).toEqual(before)
  })

  it('V21: what was on the ballot paper cannot be changed by undoing older steps', () => {
    const { session, activity, roundId } = makeDraftedRound()
    must(redraftRound(session, roundId, makeDraft({}, 3)))
    must(openRound(session, roundId))
    const before = viewRound(session, activity.id)
    expect(undo(session)).toEqual(err(appError('UNDO_CONFLICT')))
    expect(viewRound(session, activity.id)).toEqual(before)
    const change = session.db.prepare('UPDATE round_options SET title = ? WHERE id = ?')
    expect(() => change.run('lain', before.options[0]!.id)).toThrow(/fixed/)
  })

  it('V22: is removed whole, and undo brings it back', () => {
    const { session, activity, roundId } = makeDraftedRound()
    const before = viewRound(session, activity.id)
    must(removeDraft(session, roundId))
    expect(listRoundRecords(session.db)).toEqual([])
    must(undo(session))
    expect(viewRound(session, activity.id)).toEqual(before)
  })

  it('V23: never allows more on one option than a person has', () => {
    const rules = { method: 'dots', pointsPerPerson: 3, maxPerOption: 9 } as const
    const { session, activity } = makeDraftedRound({ draft: { rules } })
    expect(viewRound(session, activity.id).round.rules).toMatchObject({ maxPerOption: 3 })
  })
})

describe('opening', () => {
  it('V24: freezes the people present that day, and the counts the minutes print', () => {
    const round = makeDraftedRound({ voterCount: 5 })
    const { session, activity, people } = round
    must(
      runCommand(session, 'people.marked', (tx) => {
        const [first] = selectRows(tx, attendanceTable, 'WHERE person_id = ?', people[0]!.id)
        tx.update(attendanceTable, first!.id, { status: 'excused' })
        return ok(null)
      }),
    )
    expect(viewElectorate(session, activity.id)).toEqual(
      ok({
        presentCount: 4,
        registeredCount: 5,
        isWholeStage: false,
        groups: [{ kind: 'constituency', key: 'unit', label: 'unit', count: 4 }],
      }),
    )
    must(openRound(session, round.roundId))
    const view = viewRound(session, activity.id)
    expect(view).toMatchObject({
      entitledCount: 4,
      votedCount: 0,
      round: { state: 'open', registeredCount: 5, presentCount: 4 },
    })
    expect(view.missing.map(({ voterId }) => voterId)).toEqual(people.slice(1).map(({ id }) => id))
    expect(castBallot(session, round.roundId, people[0]!.id, dots({ [round.optionIds[0]!]: 1 }))).toEqual(
      err(appError('NOT_ENTITLED')),
    )
  })

  it('V29: opens the activity with its round, and closes what was open', () => {
    const { session } = makeTestWorkshop()
    const { activity, day } = findActivity(session, 'vote')
    addPeople(session, 2, day)
    const board = findActivity(session, 'board').activity
    must(openActivity(session, board.id))
    const { roundId } = must(draftRound(session, activity.id, makeDraft()))
    must(openRound(session, roundId))
    const states = new Map(listActivities(session.db).map(({ id, state }) => [id, state]))
    expect([states.get(activity.id), states.get(board.id)]).toEqual(['open', 'closed'])
  })

  it('V25: takes those present on any day of the stage when nobody is marked that day', () => {
    const { session } = makeTestWorkshop()
    const { activity, day } = findActivity(session, 'vote')
    const otherDay = listDays(session.db).find(({ stageId, id }) => stageId === day.stageId && id !== day.id)!
    addPeople(session, 2, otherDay)
    expect(viewElectorate(session, activity.id)).toEqual(
      ok({
        presentCount: 2,
        registeredCount: 2,
        isWholeStage: true,
        groups: [{ kind: 'constituency', key: 'unit', label: 'unit', count: 2 }],
      }),
    )
    const { roundId } = must(draftRound(session, activity.id, makeDraft()))
    must(openRound(session, roundId))
    expect(viewRound(session, activity.id).entitledCount).toBe(2)
  })

  it('V26: refuses an empty electorate, fewer than two options, and a second open round; no key is left', () => {
    const { session, folder } = makeTestWorkshop()
    const { activity, day } = findActivity(session, 'vote')
    const { roundId } = must(draftRound(session, activity.id, makeDraft()))
    expect(openRound(session, roundId)).toEqual(err(appError('ELECTORATE_EMPTY')))
    addPeople(session, 1, day)
    const lone = must(draftRound(session, activity.id, makeDraft({}, 1)))
    expect(openRound(session, lone.roundId)).toEqual(err(appError('TOO_FEW_OPTIONS', { minCount: 2 })))
    expect(keysIn(folder)).toEqual([])
    must(openRound(session, roundId))
    const second = must(draftRound(session, activity.id, makeDraft()))
    expect(openRound(session, second.roundId)).toEqual(err(appError('ROUND_STILL_OPEN')))
    expect(openRound(session, roundId)).toEqual(err(appError('ROUND_NOT_DRAFT')))
    expect(keysIn(folder)).toEqual([path.basename(roundKeyPath(session.file.path, roundId))])
  })

  it('V27: makes anonymous tokens when the electorate is counted out in the hall', () => {
    const { session } = makeTestWorkshop()
    const { activity } = findActivity(session, 'vote')
    const { roundId } = must(draftRound(session, activity.id, makeDraft({ electorate: 'tokens', tokenCount: 2 })))
    must(openRound(session, roundId))
    const [option] = viewRound(session, activity.id).options
    expect(viewRound(session, activity.id)).toMatchObject({
      entitledCount: 2,
      round: { presentCount: 2, registeredCount: 2 },
    })
    const ballot = dots({ [option!.id]: 1 })
    const castOne = () => castBallot(session, roundId, must(admitVoter(session, roundId, null)).voterId, ballot)
    expect(castOne()).toEqual(ok({ votedCount: 1, entitledCount: 2 }))
    must(addVoter(session, roundId, null))
    expect(castOne()).toEqual(ok({ votedCount: 2, entitledCount: 3 }))
    const { voterId } = must(admitVoter(session, roundId, null))
    expect(castOne()).toEqual(ok({ votedCount: 3, entitledCount: 3 }))
    expect(castBallot(session, roundId, voterId, ballot)).toEqual(err(appError('ALREADY_VOTED')))
    expect(admitVoter(session, roundId, null)).toEqual(err(appError('ALREADY_VOTED')))
    must(closeRound(session, roundId))
    expect(viewRound(session, activity.id).result).toMatchObject({ castCount: 3, presentCount: 3 })
  })

  it('V28: adds a late-comer, who counts as present, and says so in the history', () => {
    const { session, activity, day, roundId, optionIds } = makeOpenRound({ voterCount: 2 })
    const [late] = must(
      runCommand(session, 'people.added', (tx) => {
        const person = { ...selectRows(tx, peopleTable)[0]!, id: tx.newId(), number: 3, label: 'Datang Terlambat' }
        tx.insert(peopleTable, person)
        return ok([person])
      }),
    )
    must(addVoter(session, roundId, late.id))
    must(addVoter(session, roundId, late.id))
    expect(viewRound(session, activity.id)).toMatchObject({
      entitledCount: 3,
      round: { presentCount: 3, registeredCount: 3 },
    })
    expect(selectRows(session.db, attendanceTable, 'WHERE person_id = ?', late.id)).toMatchObject([
      { dayId: day.id, status: 'present' },
    ])
    must(castBallot(session, roundId, late.id, dots({ [optionIds[0]!]: 1 })))
    const said = session.db.prepare(`SELECT said FROM journal WHERE kind = 'voting.voterAdded'`).pluck().all()
    expect(said.map((text) => JSON.parse(String(text)))).toMatchObject([{ name: 'Datang Terlambat', number: 1 }])
    expect(addVoter(session, roundId, null)).toEqual(err(appError('NOT_FOUND')))
  })
})

describe('casting', () => {
  it('V30: marks the roll and takes the ballot together; nobody votes twice', () => {
    const { session, activity, people, roundId, optionIds } = makeOpenRound()
    const ballot = dots({ [optionIds[0]!]: 1, [optionIds[1]!]: 1 })
    expect(admitVoter(session, roundId, people[0]!.id)).toEqual(ok({ voterId: people[0]!.id }))
    expect(castBallot(session, roundId, people[0]!.id, ballot)).toEqual(ok({ votedCount: 1, entitledCount: 3 }))
    expect(admitVoter(session, roundId, people[0]!.id)).toEqual(err(appError('ALREADY_VOTED')))
    expect(castBallot(session, roundId, people[0]!.id, ballot)).toEqual(err(appError('ALREADY_VOTED')))
    expect(castBallot(session, roundId, 'somebody', ballot)).toEqual(err(appError('NOT_ENTITLED')))
    expect(admitVoter(session, roundId, null)).toEqual(err(appError('NOT_ENTITLED')))
    expect(viewRound(session, activity.id)).toMatchObject({ votedCount: 1, entitledCount: 3, result: null })
    expect(countSealed(session)).toBe(1)
  })

  it('V31: refuses an invalid ballot whole, and its voter may still vote', () => {
    const { session, people, roundId, optionIds } = makeOpenRound()
    const [a, b, c, d] = optionIds as [string, string, string, string]
    const voter = people[0]!.id
    expect(castBallot(session, roundId, voter, dots({ [a]: 1, [b]: 1, [c]: 1, [d]: 1 }))).toEqual(
      err(appError('BALLOT_OVER_BUDGET', { overPoints: 1 })),
    )
    expect(castBallot(session, roundId, voter, dots({ [a]: 2 }))).toEqual(
      err(appError('OPTION_OVER_LIMIT', { title: 'Tema 1', maxPoints: 1 })),
    )
    expect(castBallot(session, roundId, voter, dots({ elsewhere: 1 }))).toEqual(err(appError('UNKNOWN_OPTION')))
    expect(castBallot(session, roundId, voter, dots({}))).toEqual(err(appError('BALLOT_EMPTY')))
    expect(countSealed(session)).toBe(0)
    expect(castBallot(session, roundId, voter, dots({ [a]: 1 }))).toEqual(ok({ votedCount: 1, entitledCount: 3 }))
  })

  it('V32: is refused before the opening and after the end', () => {
    const { session, people, roundId, optionIds } = makeDraftedRound()
    const ballot = dots({ [optionIds[0]!]: 1 })
    expect(castBallot(session, roundId, people[0]!.id, ballot)).toEqual(err(appError('ROUND_NOT_OPEN')))
    must(openRound(session, roundId))
    must(closeRound(session, roundId))
    expect(castBallot(session, roundId, people[0]!.id, ballot)).toEqual(err(appError('ROUND_NOT_OPEN')))
    expect(castBallot(session, 'no round', people[0]!.id, ballot)).toEqual(err(appError('ROUND_NOT_OPEN')))
  })
})

describe('closing', () => {
  it('V40: counts every ballot once and destroys the key', () => {
    const round = makeOpenRound({ voterCount: 4 })
    const { session, activity, roundId, folder, clock } = round
    castAll(round, [[1, 2, 3], [1, 2], [1]])
    clock.nowMs += 60_000
    must(closeRound(session, roundId))
    const { result, round: closed, votedCount } = viewRound(session, activity.id)
    expect(closed).toMatchObject({ state: 'closed', closedAtMs: clock.nowMs })
    expect(votedCount).toBe(3)
    expect(result).toMatchObject({ castCount: 3, entitledCount: 4, detail: { pointsCast: 6, pointsUnused: 3 } })
    expect(result?.options.map(({ title, score }) => [title, score])).toEqual([
      ['Tema 1', 3],
      ['Tema 2', 2],
      ['Tema 3', 1],
      ['Tema 4', 0],
    ])
    expect(keysIn(folder)).toEqual([])
    expect(countSealed(session)).toBe(0)
    expect(closeRound(session, roundId)).toEqual(err(appError('ROUND_NOT_OPEN')))
  })

  it('V41: a round nobody voted in closes with an empty result', () => {
    const { session, activity, roundId } = makeOpenRound()
    must(closeRound(session, roundId))
    expect(viewRound(session, activity.id).result).toMatchObject({
      castCount: 0,
      detail: { pointsCast: 0 },
      tiedAtCut: [],
    })
  })

  it('V42: without the key nothing changes, and the round can be cancelled and repeated', () => {
    const round = makeOpenRound()
    const { session, activity, roundId } = round
    castAll(round, [[1], [2]])
    fs.rmSync(roundKeyPath(session.file.path, roundId))
    expect(closeRound(session, roundId)).toEqual(err(appError('KEY_MISSING')))
    expect(viewRound(session, activity.id)).toMatchObject({ votedCount: 2, round: { state: 'open' } })
    expect(countSealed(session)).toBe(2)
    must(cancelRound(session, roundId))
    const again = must(draftRound(session, activity.id, makeDraft()))
    must(openRound(session, again.roundId))
    expect(viewRound(session, activity.id)).toMatchObject({ votedCount: 0, round: { number: 2, state: 'open' } })
  })

  it.each([
    [
      'another key',
      ({ session, roundId }: TestRound) => fs.writeFileSync(roundKeyPath(session.file.path, roundId), 'x'),
    ],
    ['an altered ballot', ({ session }: TestRound) => alterOneBallot(session)],
    [
      'a ballot more than the roll has',
      ({ session }: TestRound) =>
        session.db.exec(
          'INSERT INTO sealed_ballots SELECT randomblob(16), round_id, sealed FROM sealed_ballots LIMIT 1',
        ),
    ],
  ])('V43: with %s nothing is counted and nothing changes', (_, damage) => {
    const round = makeOpenRound()
    castAll(round, [[1], [2]])
    damage(round)
    const before = countSealed(round.session)
    expect(closeRound(round.session, round.roundId)).toEqual(err(appError('BALLOTS_UNREADABLE')))
    expect(viewRound(round.session, round.activity.id)).toMatchObject({ votedCount: 2, round: { state: 'open' } })
    expect(countSealed(round.session)).toBe(before)
  })

  it('V44: a cancelled round stays visible, without a result; ballots and key are gone', () => {
    const round = makeOpenRound()
    const { session, activity, roundId, folder } = round
    castAll(round, [[1], [2]])
    must(cancelRound(session, roundId))
    expect(viewRound(session, activity.id)).toMatchObject({
      round: { state: 'cancelled' },
      result: null,
      votedCount: 2,
    })
    expect(countSealed(session)).toBe(0)
    expect(keysIn(folder)).toEqual([])
    expect(cancelRound(session, roundId)).toEqual(err(appError('ROUND_NOT_OPEN')))
  })

  it('V454: the record of a cancelled round keeps how many had voted, and no other round has that number', () => {
    const round = makeOpenRound()
    castAll(round, [[1], [2]])
    const kept = () => listRoundRecords(round.session.db).map(({ votedAtCancelCount }) => votedAtCancelCount)
    expect(kept()).toEqual([null])
    must(cancelRound(round.session, round.roundId))
    expect(kept()).toEqual([2])
    const again = must(draftRound(round.session, round.activity.id, makeDraft()))
    must(openRound(round.session, again.roundId))
    must(closeRound(round.session, again.roundId))
    expect(kept()).toEqual([2, null])
  })

  it('V45: an open round goes on after a restart', () => {
    const round = makeOpenRound()
    castAll(round, [[1]])
    const session = round.reopen()
    expect(tidyKeys(session)).toBe(0)
    must(castBallot(session, round.roundId, round.people[1]!.id, dots({ [round.optionIds[1]!]: 1 })))
    must(closeRound(session, round.roundId))
    expect(viewRound(session, round.activity.id).result).toMatchObject({ castCount: 2 })
  })

  it('V46: keys that a crash left behind are destroyed when the file is opened again', () => {
    const round = makeOpenRound()
    writeRoundKey(round.filePath, 'never opened', Buffer.from('secret'))
    expect(tidyKeys(round.reopen())).toBe(1)
    expect(keysIn(round.folder)).toEqual([path.basename(roundKeyPath(round.filePath, round.roundId))])
    must(closeRound(round.session, round.roundId))
    writeRoundKey(round.filePath, round.roundId, Buffer.from('secret'))
    expect(tidyKeys(round.reopen())).toBe(1)
    expect(keysIn(round.folder)).toEqual([])
  })

  it('V503: a workshop that is renamed while a round is open keeps its key, and destroys it at the close', () => {
    const round = makeOpenRound()
    castAll(round, [[1], [2]])
    const session = renamed(round)
    expect(viewRound(session, round.activity.id).isKeyLost).toBe(false)
    expect(tidyKeys(session)).toBe(0)
    // From now on the key has the new name, so that the old one may be given to another workshop.
    expect(keysIn(round.folder)).toEqual([path.basename(roundKeyPath(session.file.path, round.roundId))])
    must(closeRound(session, round.roundId))
    expect(viewRound(session, round.activity.id).result).toMatchObject({ castCount: 2 })
    expect(keysIn(round.folder)).toEqual([])
  })

  it('V503: also where it was not opened in between, and one that a crash left behind', () => {
    const round = makeOpenRound()
    castAll(round, [[1]])
    const session = renamed(round)
    writeRoundKey(round.filePath, 'of another workshop', Buffer.from('secret'))
    must(closeRound(session, round.roundId))
    expect(keysIn(round.folder)).toEqual([path.basename(roundKeyPath(round.filePath, 'of another workshop'))])
    writeRoundKey(round.filePath, round.roundId, Buffer.from('secret'))
    expect(tidyKeys(session)).toBe(1)
    expect(keysIn(round.folder)).toHaveLength(1)
  })

  it('V504: a copy beside the workshop does not get its key', () => {
    const round = makeOpenRound()
    const copyPath = path.join(round.folder, 'Manokwari 2023 (salinan).rembuk')
    round.session.file.close()
    fs.copyFileSync(round.filePath, copyPath)
    const copy = openAgain(copyPath)
    expect(tidyKeys(copy)).toBe(0)
    expect(closeRound(copy, round.roundId)).toEqual(err(appError('KEY_MISSING')))
    must(cancelRound(copy, round.roundId))
    expect(tidyKeys(copy)).toBe(0)
    must(closeRound(round.reopen(), round.roundId))
  })
})

const openAgain = (filePath: string): Session => {
  const file = must(openWorkshopFile(filePath))
  onTestFinished(() => file.close())
  return makeSession(file, () => undefined)
}

function renamed(round: TestRound): Session {
  round.session.file.close()
  const newPath = path.join(round.folder, 'Bimtek Manokwari.rembuk')
  fs.renameSync(round.filePath, newPath)
  return openAgain(newPath)
}

describe('the log of the database', () => {
  /** Somebody else who reads the file: what is in the log must stay there for them. */
  const startReading = (filePath: string) => {
    const reader = new SqliteDatabase(filePath, { readonly: true })
    onTestFinished(() => void reader.close())
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM sealed_ballots').get()
    return reader
  }
  const leftIn = (filePath: string, ballots: Buffer[]) => {
    const parts = [filePath, `${filePath}-wal`].filter((name) => fs.existsSync(name))
    const bytes = Buffer.concat(parts.map((name) => fs.readFileSync(name)))
    return ballots.filter((ballot) => bytes.includes(ballot.subarray(0, 32))).length
  }
  const closeWhileRead = () => {
    const round = makeOpenRound()
    castAll(round, [[1], [2]])
    const ballots = sealedBallots(round.session.db, round.roundId)
    const reader = startReading(round.filePath)
    const startedAt = performance.now()
    must(closeRound(round.session, round.roundId))
    // The room does not wait for whoever reads.
    expect(performance.now() - startedAt).toBeLessThan(2000)
    expect(leftIn(round.filePath, ballots)).toBe(2)
    expect(keysIn(round.folder)).toEqual([])
    return { round, ballots, reader }
  }
  const doSomething = ({ session, activity }: TestRound) => must(draftRound(session, activity.id, makeDraft()))

  it('V505: that somebody reads at the close is emptied with a later command, and the key is gone at once', () => {
    const { round, ballots, reader } = closeWhileRead()
    doSomething(round)
    expect(leftIn(round.filePath, ballots)).toBe(2)
    reader.exec('COMMIT')
    doSomething(round)
    expect(leftIn(round.filePath, ballots)).toBe(0)
  })

  it('V505: or when the file is closed, or opened again after a crash', () => {
    const { round, ballots, reader } = closeWhileRead()
    // What a crash leaves behind is the file and its log as they are.
    const crashed = path.join(round.folder, 'mati.rembuk')
    for (const suffix of ['', '-wal']) fs.copyFileSync(round.filePath + suffix, crashed + suffix)
    expect(leftIn(crashed, ballots)).toBe(2)
    tidyKeys(openAgain(crashed))
    expect(leftIn(crashed, ballots)).toBe(0)
    reader.exec('COMMIT')
    round.session.file.close()
    expect(leftIn(round.filePath, ballots)).toBe(0)
  })

  it('V505: that the disk does not let empty keeps no key either', () => {
    const round = makeOpenRound()
    castAll(round, [[1], [2]])
    const { db } = round.session
    const pragma = db.pragma.bind(db)
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    const spy = vi.spyOn(db, 'pragma').mockImplementation((source, options) => {
      if (source.startsWith('wal_checkpoint')) throw full
      return pragma(source, options)
    })
    must(closeRound(round.session, round.roundId))
    expect(keysIn(round.folder)).toEqual([])
    spy.mockRestore()
    expect(viewRound(round.session, round.activity.id).result).toMatchObject({ castCount: 2 })
    expect(db.pragma('busy_timeout', { simple: true })).toBe(5000)
  })
})

describe('after the close', () => {
  it('V47: a tie across the cut line proposes a run-off with one point each for the places left', () => {
    const round = makeOpenRound({ voterCount: 3, draft: { cutAt: 2 } })
    const { session, activity, roundId } = round
    expect(draftRunOff(session, roundId)).toEqual(err(appError('ROUND_STILL_OPEN')))
    castAll(round, [[1, 2], [1, 3], [1]])
    must(closeRound(session, roundId))
    const runOff = must(draftRunOff(session, roundId))
    expect(draftRunOff(session, roundId)).toEqual(ok(runOff))
    const view = viewRound(session, activity.id)
    expect(view.round).toMatchObject({
      id: runOff.roundId,
      number: 2,
      runOffOf: roundId,
      cutAt: 1,
      rules: { pointsPerPerson: 1, maxPerOption: 1 },
      state: 'draft',
    })
    expect(view.options.map(({ title }) => title)).toEqual(['Tema 2', 'Tema 3'])
  })

  it('V48: without a tie across the cut line there is no run-off', () => {
    const round = makeOpenRound({ voterCount: 3, draft: { cutAt: 1 } })
    castAll(round, [[1, 2], [1, 3], [1]])
    must(closeRound(round.session, round.roundId))
    expect(draftRunOff(round.session, round.roundId)).toEqual(err(appError('NO_TIE')))
    expect(listRoundRecords(round.session.db)).toHaveLength(1)
  })

  it('V49: the options above the cut become programmes in the tray, each once', () => {
    const round = makeOpenRound({ voterCount: 3, draft: { cutAt: 2 } })
    const { session, roundId } = round
    expect(addWinnersAsProgrammes(session, roundId)).toEqual(err(appError('ROUND_STILL_OPEN')))
    castAll(round, [
      [1, 2],
      [1, 2],
      [1, 3],
    ])
    must(closeRound(session, roundId))
    expect(addWinnersAsProgrammes(session, roundId)).toEqual(ok({ addedCount: 2 }))
    expect(addWinnersAsProgrammes(session, roundId)).toEqual(ok({ addedCount: 0 }))
    expect(selectRows(session.db, programmesTable, 'ORDER BY position')).toMatchObject([
      { name: 'Tema 1', number: 1, origin: 'vote', originId: round.optionIds[0], dimension: null, horizon: null },
      { name: 'Tema 2', number: 2, origin: 'vote', originId: round.optionIds[1], dimension: null, horizon: null },
    ])
    must(undo(session))
    expect(selectRows(session.db, programmesTable)).toEqual([])
  })

  it('V50: the record holds the result of closed rounds only', () => {
    const round = makeOpenRound()
    castAll(round, [[1], [2], [3]])
    expect(listRoundRecords(round.session.db)).toMatchObject([{ result: null, entitledCount: 3 }])
    must(closeRound(round.session, round.roundId))
    expect(listRoundRecords(round.session.db)).toMatchObject([{ result: { castCount: 3 }, entitledCount: 3 }])
  })
})

describe('the result of a closed round', () => {
  const resultsOf = (session: Session, activityId: string) =>
    listRoundViews(session, activityId).map(({ result }) => result)

  it('V509: is counted once while the file is open, whatever is voted on afterwards', () => {
    const round = makeOpenRound()
    const { session, activity } = round
    castAll(round, [[1], [2]])
    must(closeRound(session, round.roundId))
    const [first] = resultsOf(session, activity.id)
    const { roundId } = must(draftRound(session, activity.id, makeDraft()))
    must(openRound(session, roundId))
    must(
      castBallot(session, roundId, round.people[0]!.id, dots({ [viewRound(session, activity.id).options[0]!.id]: 1 })),
    )
    const [again, open] = resultsOf(session, activity.id)
    expect(again).toBe(first)
    expect(open).toBeNull()
    must(closeRound(session, roundId))
    expect(resultsOf(session, activity.id)).toMatchObject([{ castCount: 2 }, { castCount: 1 }])
    // The next opening counts anew, and the same.
    const fresh = resultsOf(round.reopen(), activity.id)
    expect(fresh[0]).toEqual(first)
    expect(fresh[0]).not.toBe(first)
  })

  it('V509: is counted again where a group got another name, or undo and redo gave it back', () => {
    const round = makeDraftedRound({ voterCount: 5 })
    const { session, activity, people } = round
    const [group] = must(addGroups(session, [{ name: 'Pokja 1', dimension: null, leadUnitId: null }]))
    const everyone = people.map(({ id }) => id)
    must(assignPeople(session, everyone, group!.id))
    must(redraftRound(session, round.roundId, makeDraft({ compareBy: 'working_group' })))
    must(openRound(session, round.roundId))
    castAll({ ...round, optionIds: viewRound(session, activity.id).options.map(({ id }) => id) }, [
      [1],
      [1],
      [1],
      [1],
      [1],
    ])
    must(closeRound(session, round.roundId))
    const labels = () => {
      const comparison = viewRound(session, activity.id).result?.comparison
      return comparison?.state === 'shown' ? comparison.groups.map(({ label }) => label) : null
    }
    expect(labels()).toEqual(['Pokja 1'])
    must(updateGroup(session, group!.id, { name: 'Pokja Ekonomi' }))
    expect(labels()).toEqual(['Pokja Ekonomi'])
    must(undo(session))
    expect(labels()).toEqual(['Pokja 1'])
    must(redo(session))
    expect(labels()).toEqual(['Pokja Ekonomi'])
  })
})

describe('candidates', () => {
  it('V51: come from themes, notes and programmes; face-down boards keep theirs', () => {
    const { session } = makeTestWorkshop()
    const { activity } = findActivity(session, 'board')
    const boardId = must(
      runCommand(session, 'test.filled', (tx) => {
        const [board] = selectRows(tx, boardsTable, 'WHERE activity_id = ?', activity.id)
        const [zone] = selectRows(tx, zonesTable, 'WHERE board_id = ? ORDER BY position', board!.id)
        const place = { boardId: board!.id, zoneId: zone!.id }
        tx.insert(themesTable, {
          ...place,
          id: 't1',
          number: 1,
          title: 'Satu data',
          position: 'a0',
          isCollapsed: false,
          rowId: null,
        })
        const labels = { dimension: null, unitId: null, workingGroupId: null, readiness: null }
        const note = { ...place, ...labels, themeId: null, rowId: null, createdAtMs: 0 }
        tx.insert(notesTable, { ...note, id: 'n1', number: 1, text: 'Baris satu\nbaris dua', position: 'a0' })
        tx.insert(notesTable, { ...note, id: 'n2', number: 2, text: 'x'.repeat(400), position: 'a1' })
        return ok(board!.id)
      }),
    )
    const found = listCandidates(session)
    expect(found.map(({ source, sourceId, title }) => [source, sourceId, title.slice(0, 20)])).toEqual([
      ['theme', 't1', 'Satu data'],
      ['note', 'n1', 'Baris satu baris dua'],
      ['note', 'n2', 'x'.repeat(20)],
    ])
    expect(found[2]!.title).toHaveLength(300)
    expect(found[0]!.group).toBe('Kekuatan')
    must(
      runCommand(session, 'test.hidden', (tx) => {
        tx.update(boardsTable, boardId, { isFaceDown: true })
        return ok(null)
      }),
    )
    expect(listCandidates(session)).toEqual([])
  })
})
