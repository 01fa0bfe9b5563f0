import crypto from 'node:crypto'
import canonicalize from 'canonicalize'
import { describe, expect, it } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import type { WorkshopRecord } from '#shared/schema/record.ts'
import { err, ok } from '#shared/schema/result.ts'
import { setRating, setWeight } from '#electron/core/analysis.ts'
import { addNotes, editNote } from '#electron/core/boards.ts'
import { groupNotes } from '#electron/core/themes.ts'
import { checkWorkshop } from '#electron/core/check.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { closeRound, openRound } from '#electron/core/rounds.ts'
import { frozenRecord, loadRecord } from '#electron/core/record.ts'
import { readFrozenContent } from '#electron/core/record-versions.ts'
import { redo, undo } from '#electron/core/session.ts'
import { closeStage, reopenStage, sealOf, stageGaps } from '#electron/core/stages.ts'
import { openActivity, setTimer, updateStage } from '#electron/core/workshop.ts'
import { boardOfActivity, listZones } from '#electron/db/tables/boards.ts'
import { insertVersion, listVersions, readVersionContent } from '#electron/db/tables/stage-versions.ts'
import { listStages, readWorkshop } from '#electron/db/tables/workshop.ts'
import { makeDraft } from '#tests/electron/voting/support.ts'
import { addPeople, findActivity, makeTestWorkshop, must } from '#tests/support/make-workshop.ts'

/** A workshop with one note on the board of stage I. */
function makeStage() {
  const workshop = makeTestWorkshop()
  const { session } = workshop
  const { activity, day } = findActivity(session, 'board')
  const zone = listZones(session.db, boardOfActivity(session.db, activity.id)!.id)[0]!
  const add = (text: string) =>
    must(addNotes(session, { zoneId: zone.id, texts: [text], dimension: null, unitId: null }))[0]!
  const note = add('Listrik padam')
  const lateKinds = () => loadRecord(session).lateChanges.map(({ kind, stageNumber }) => [stageNumber, kind])
  return Object.assign(workshop, { activity, stageId: day.stageId, note, add, lateKinds })
}

describe('Tutup tahap', () => {
  it('H30: freezes the record as version 1 under a seal that anybody can compute', () => {
    const { session, stageId, clock, events } = makeStage()
    events.length = 0
    const version = must(closeStage(session, stageId))
    const content = readVersionContent(session.db, stageId, 1)!
    expect(version).toMatchObject({ stageId, version: 1, closedAtMs: clock.nowMs, previousSha256: null })
    expect(version.sha256).toBe(crypto.createHash('sha256').update(content).digest('hex'))
    expect(canonicalize(JSON.parse(content))).toBe(content)
    expect(listStages(session.db)[0]).toMatchObject({ state: 'closed', version: 1 })
    expect(events).toMatchObject([{ topics: expect.arrayContaining(['agenda', 'history']) }])
    expect(checkWorkshop(session).findings).toEqual([])
  })

  it('V487: keeps the PIN of the booth out of the record and of what is sealed; an older record with it still reads', () => {
    const { session, stageId } = makeStage()
    const { boothPin } = readWorkshop(session.db)!.settings
    expect(boothPin).toMatch(/^\d{4}$/)
    must(closeStage(session, stageId))
    const content = readVersionContent(session.db, stageId, 1)!
    const record = loadRecord(session)
    for (const text of [content, JSON.stringify(record)]) expect(text).not.toContain('boothPin')
    const { workshop, ...rest } = JSON.parse(content) as WorkshopRecord
    const older = { ...rest, workshop: { ...workshop, settings: { ...workshop.settings, boothPin } } }
    expect(readFrozenContent(JSON.stringify(older))).toEqual(readFrozenContent(content))
  })

  it('V490: a record that the first version froze passes the check, as it can be printed', () => {
    const { session, stageId } = makeStage()
    const record = { ...loadRecord(session), format: 'rembuk-record-1', boards: [], rounds: [], people: [] }
    const content = JSON.stringify(record)
    const seal = { id: 'v1', stageId, version: 1, closedAtMs: 0, previousSha256: null }
    insertVersion(session.db, { ...seal, sha256: sealOf(content, null) }, content)
    expect(frozenRecord(session, stageId, 1)?.format).toBe('rembuk-record-2')
    expect(checkWorkshop(session).findings).toEqual([])
  })

  it('H31: refuses while a vote is open and when it is closed already; nothing changes', () => {
    const { session, stageId } = makeStage()
    const { activity, day } = findActivity(session, 'vote')
    expect(day.stageId).toBe(stageId)
    addPeople(session, 3, day)
    const { roundId } = must(draftRound(session, activity.id, makeDraft()))
    must(openRound(session, roundId))
    const before = loadRecord(session)
    expect(closeStage(session, stageId)).toEqual(err(appError('STAGE_HAS_OPEN_ROUND')))
    expect(loadRecord(session)).toEqual(before)
    must(closeRound(session, roundId))
    must(closeStage(session, stageId))
    const closed = loadRecord(session)
    expect(closeStage(session, stageId)).toEqual(err(appError('STAGE_CLOSED')))
    expect(closeStage(session, 'nowhere')).toEqual(err(appError('NOT_FOUND')))
    expect(loadRecord(session)).toEqual(closed)
  })

  it('H32: chains the seals of all stages in the order of their closing, also when the clock is set back', () => {
    const { session, clock } = makeStage()
    const seals = listStages(session.db).map(({ id }) => {
      // An old laptop with a dead battery: every start is in the past.
      clock.nowMs -= 3_600_000
      return must(closeStage(session, id))
    })
    expect(seals.map(({ previousSha256 }) => previousSha256)).toEqual([
      null,
      ...seals.slice(0, 3).map(({ sha256 }) => sha256),
    ])
    expect(listVersions(session.db).map(({ id }) => id)).toEqual(seals.map(({ id }) => id))
    expect(checkWorkshop(session).findings).toEqual([])
  })

  it('H33: a seal tells a changed content and a version that was taken out', () => {
    const { session, stageId, add } = makeStage()
    must(closeStage(session, stageId))
    must(reopenStage(session, stageId))
    add('Tambahan')
    must(closeStage(session, stageId))
    session.db
      .prepare(
        `UPDATE stage_versions SET content = replace(content, 'Listrik padam', 'Listrik menyala') WHERE version = 1`,
      )
      .run()
    expect(checkWorkshop(session).findings).toEqual([{ code: 'SEAL_BROKEN', values: { stage: 1, version: 1 } }])
    session.db.prepare('DELETE FROM stage_versions WHERE version = 1').run()
    expect(checkWorkshop(session).findings).toEqual([{ code: 'CHAIN_BROKEN', values: { stage: 1, version: 2 } }])
  })

  it('H34: later edits make version 2, and version 1 can be read again unchanged', () => {
    const workshop = makeStage()
    const { stageId, note, clock } = workshop
    must(closeStage(workshop.session, stageId))
    const first = frozenRecord(workshop.session, stageId, 1)!
    clock.nowMs += 60_000
    must(reopenStage(workshop.session, stageId))
    must(editNote(workshop.session, note.id, 'Listrik sering padam'))
    const session = workshop.reopen()
    expect(must(closeStage(session, stageId))).toMatchObject({
      version: 2,
      previousSha256: listVersions(session.db)[0]!.sha256,
    })
    expect(frozenRecord(session, stageId, 1)).toEqual(first)
    const board = frozenRecord(session, stageId, 2)!.boards.find(({ notes }) => notes.length > 0)
    expect(board!.notes.map(({ text }) => text)).toEqual(['Listrik sering padam'])
    expect(frozenRecord(session, stageId, 3)).toBeNull()
    expect(checkWorkshop(session).findings).toEqual([])
  })

  it('H35: cannot be undone, and undo passes over it', () => {
    const { session, stageId, note } = makeStage()
    must(closeStage(session, stageId))
    expect(must(undo(session)).kind).toBe('board.notesAdded')
    expect(listStages(session.db)[0]).toMatchObject({ state: 'closed', version: 1 })
    expect(frozenRecord(session, stageId, 1)!.boards.flatMap(({ notes }) => notes.map(({ id }) => id))).toEqual([
      note.id,
    ])
  })

  it('H36: names what is missing, and does not mind', () => {
    const { session, stageId, activity } = makeStage()
    must(openActivity(session, activity.id))
    const kinds = must(stageGaps(session, stageId)).map(({ kind }) => kind)
    expect(kinds).toEqual(
      expect.arrayContaining(['no_attendance', 'open_activity', 'no_decision', 'no_chair', 'no_secretary']),
    )
    expect(stageGaps(session, 'nowhere')).toEqual(err(appError('NOT_FOUND')))
    expect(closeStage(session, stageId).ok).toBe(true)
  })

  it('X218: warns of an analysis that was begun and is incomplete, and of no other', () => {
    const { session, stageId, activity, add } = makeStage()
    const board = boardOfActivity(session.db, activity.id)!
    const incomplete = () => must(stageGaps(session, stageId)).filter(({ kind }) => kind === 'incomplete_analysis')
    const themes = listZones(session.db, board.id).map((zone) => {
      const note = must(addNotes(session, { zoneId: zone.id, texts: [zone.title], dimension: null, unitId: null }))[0]!
      return must(groupNotes(session, { noteIds: [note.id], targetNoteId: null }))
    })
    add('Catatan lain')
    expect(incomplete()).toEqual([])
    for (const theme of themes) must(setWeight(session, theme.id, 0.5))
    expect(incomplete()).toEqual([{ kind: 'incomplete_analysis', detail: activity.title }])
    for (const theme of themes) must(setRating(session, theme.id, 3))
    expect(incomplete()).toEqual([])
    must(setWeight(session, themes[0]!.id, 0.4))
    expect(incomplete()).toHaveLength(1)
    expect(closeStage(session, stageId).ok).toBe(true)
  })
})

describe('changes after the close', () => {
  it('H37: are listed for the next berita acara, acts around the record are not', () => {
    const { session, stageId, activity, add, lateKinds, clock } = makeStage()
    must(closeStage(session, stageId))
    expect(lateKinds()).toEqual([])
    must(reopenStage(session, stageId))
    must(openActivity(session, activity.id))
    must(setTimer(session, activity.id, 'add_minute'))
    clock.nowMs -= 3_600_000
    add('Terlambat')
    must(updateStage(session, stageId, { place: 'Aula' }))
    expect(lateKinds()).toEqual([
      [1, 'agenda.activityOpened'],
      [1, 'board.notesAdded'],
      [1, 'agenda.stageUpdated'],
    ])
    must(closeStage(session, stageId))
    expect(lateKinds()).toEqual([])
    expect(frozenRecord(session, stageId, 2)!.lateChanges).toHaveLength(3)
  })

  it('H38: a vote held after the close is one of them', () => {
    const { session, stageId, lateKinds } = makeStage()
    const { activity, day } = findActivity(session, 'vote')
    addPeople(session, 3, day)
    must(closeStage(session, stageId))
    must(reopenStage(session, stageId))
    const { roundId } = must(draftRound(session, activity.id, makeDraft()))
    must(openRound(session, roundId))
    must(closeRound(session, roundId))
    expect(lateKinds()).toEqual([
      [1, 'voting.roundDrafted'],
      [1, 'voting.roundOpened'],
      [1, 'voting.roundClosed'],
    ])
  })

  it('H39: what was undone after the close is not one; undoing what the close had frozen is', () => {
    const { session, stageId, add, lateKinds } = makeStage()
    must(closeStage(session, stageId))
    add('Sebentar saja')
    must(undo(session))
    expect(lateKinds()).toEqual([])
    must(undo(session))
    expect(loadRecord(session).lateChanges).toMatchObject([
      { stageNumber: 1, kind: 'history.undone', values: { entry: 'board.notesAdded' } },
    ])
    expect(redo(session)).toMatchObject(ok({ kind: 'board.notesAdded' }))
    expect(lateKinds()).toEqual([])
  })
})
