import { describe, expect, it } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import { addNotes, editNote, moveNotes, removeNotes } from '#electron/core/boards.ts'
import { groupNotes } from '#electron/core/themes.ts'
import { loadRecord } from '#electron/core/record.ts'
import { type Session, redo, runCommand, undo } from '#electron/core/session.ts'
import { updateStage } from '#electron/core/workshop.ts'
import { openWorkshopFile } from '#electron/db/open.ts'
import { boardOfActivity, listNotes, listZones } from '#electron/db/tables/boards.ts'
import { notesTable, zonesTable } from '#electron/db/tables/entities.ts'
import { nextToRedo, nextToUndo, recentEntries } from '#electron/db/tables/journal.ts'
import { listStages } from '#electron/db/tables/workshop.ts'
import { castAll, makeOpenRound } from '#tests/electron/voting/support.ts'
import { findActivity, makeTestWorkshop, must } from '#tests/support/make-workshop.ts'

/** A SWOT board with three notes, and what its tests do. */
function makeBoard() {
  const workshop = makeTestWorkshop()
  const { activity } = findActivity(workshop.session, 'board')
  const board = boardOfActivity(workshop.session.db, activity.id)!
  const [strengths, weaknesses] = listZones(workshop.session.db, board.id)
  const add = (...texts: string[]) =>
    must(addNotes(workshop.session, { zoneId: strengths!.id, texts, dimension: null, unitId: null }))
  const notes = add('Satu', 'Dua', 'Tiga')
  const move = (session: Session, noteIds: string[], zoneId = weaknesses!.id) =>
    moveNotes(session, { noteIds, zoneId, themeId: null, beforeId: null })
  workshop.events.length = 0
  return Object.assign(workshop, { board, strengths: strengths!, weaknesses: weaknesses!, notes, add, move })
}

/** Everything that undo may touch; the journal itself grows with every act. */
const contentOf = (session: Session) => loadRecord(session)
const entryCount = (session: Session) => recentEntries(session.db, 1000).length

describe('undo and redo', () => {
  it('H1: take several commands back one by one, and do them again one by one, to the same rows', () => {
    const { session, notes, move, add } = makeBoard()
    const [one, two, three] = notes.map(({ id }) => id) as [string, string, string]
    const states = [contentOf(session)]
    const acts = [
      () => must(move(session, [one, two])),
      () => must(editNote(session, three, 'Tiga, diubah')),
      () => must(groupNotes(session, { noteIds: [one, two], targetNoteId: null })),
      () => must(removeNotes(session, [one])),
      () => void add('Empat', 'Lima'),
      () => must(updateStage(session, listStages(session.db)[0]!.id, { place: 'Aula' })),
    ]
    for (const act of acts) {
      act()
      states.push(contentOf(session))
    }
    for (const state of states.slice(0, -1).toReversed()) {
      must(undo(session))
      expect(contentOf(session)).toEqual(state)
    }
    for (const state of states.slice(1)) {
      must(redo(session))
      expect(contentOf(session)).toEqual(state)
    }
    expect(redo(session)).toEqual(err(appError('NOTHING_TO_REDO')))
    expect(contentOf(session)).toEqual(states.at(-1))
  })

  it('H2: survive a restart, half way back', () => {
    const workshop = makeBoard()
    const [one, two] = workshop.notes.map(({ id }) => id) as [string, string]
    must(editNote(workshop.session, one, 'Pertama'))
    const edited = contentOf(workshop.session)
    must(editNote(workshop.session, two, 'Kedua'))
    const both = contentOf(workshop.session)
    must(undo(workshop.session))
    const session = workshop.reopen()
    expect(contentOf(session)).toEqual(edited)
    expect([nextToUndo(session.db)?.kind, nextToRedo(session.db)?.said]).toEqual(['board.noteEdited', { number: 2 }])
    must(redo(session))
    expect(contentOf(session)).toEqual(both)
    must(undo(session))
    must(undo(workshop.reopen()))
    expect(listNotes(workshop.session.db, workshop.board.id).map(({ text }) => text)).toEqual(['Satu', 'Dua', 'Tiga'])
  })

  it('H3: a new command drops what could have been redone, for good', () => {
    const workshop = makeBoard()
    const { session, notes } = workshop
    must(editNote(session, notes[0]!.id, 'Pertama'))
    must(undo(session))
    must(editNote(session, notes[1]!.id, 'Kedua'))
    expect(redo(session)).toEqual(err(appError('NOTHING_TO_REDO')))
    must(undo(session))
    must(redo(session))
    expect(redo(session)).toEqual(err(appError('NOTHING_TO_REDO')))
    expect(listNotes(session.db, workshop.board.id).map(({ text }) => text)).toEqual(['Satu', 'Kedua', 'Tiga'])
  })

  it('H4: a command that changes nothing leaves no entry, tells nobody, and keeps what can be redone', () => {
    const { session, notes, events } = makeBoard()
    must(editNote(session, notes[0]!.id, 'Pertama'))
    must(undo(session))
    const before = entryCount(session)
    events.length = 0
    must(editNote(session, notes[1]!.id, 'Dua'))
    expect([entryCount(session), events]).toEqual([before, []])
    expect(must(redo(session)).kind).toBe('board.noteEdited')
  })

  it('H5: refuse with UNDO_CONFLICT when a cell that they write has changed since, and leave everything as it is', () => {
    const { session, notes, move, events } = makeBoard()
    must(
      move(
        session,
        notes.map(({ id }) => id),
      ),
    )
    // Something outside the journal has moved one of the three on since.
    session.db
      .prepare(`UPDATE notes SET zone_id = (SELECT id FROM zones WHERE key = 'threats' LIMIT 1) WHERE id = ?`)
      .run(notes[2]!.id)
    const [content, count] = [contentOf(session), entryCount(session)]
    events.length = 0
    expect(undo(session)).toEqual(err(appError('UNDO_CONFLICT')))
    expect([contentOf(session), entryCount(session), events]).toEqual([content, count, []])
    expect([nextToUndo(session.db)?.kind, nextToRedo(session.db)]).toEqual(['board.notesMoved', null])
  })

  it('H6: do not bring a note back into a zone that is gone', () => {
    const { session, notes, strengths, move } = makeBoard()
    must(
      move(
        session,
        notes.map(({ id }) => id),
      ),
    )
    must(runCommand(session, 'board.made', (tx) => ok(tx.remove(zonesTable, strengths.id)), { isUndoable: false }))
    const [content, count] = [contentOf(session), entryCount(session)]
    expect(undo(session)).toEqual(err(appError('UNDO_CONFLICT')))
    expect([contentOf(session), entryCount(session)]).toEqual([content, count])
    expect(session.db.pragma('foreign_key_check')).toEqual([])
  })

  it('H7: say what they did in an entry of their own, which is itself not undone', () => {
    const { session, notes } = makeBoard()
    must(editNote(session, notes[0]!.id, 'Pertama'))
    expect(must(undo(session))).toEqual({ kind: 'board.noteEdited', said: { number: 1 } })
    const [entry] = recentEntries(session.db, 1)
    expect(entry).toMatchObject({ kind: 'history.undone', said: { entry: 'board.noteEdited', number: 1 } })
    expect(must(undo(session)).kind).toBe('board.notesAdded')
    expect(undo(session)).toEqual(err(appError('NOTHING_TO_UNDO')))
  })

  it('H8: tell listeners the rows as they became, removed ones as gone', () => {
    const { session, notes, events } = makeBoard()
    const [one] = notes
    must(removeNotes(session, [one!.id]))
    expect(events.at(-1)).toMatchObject({
      topics: expect.arrayContaining(['notes', 'history']),
      notes: [{ id: one!.id, row: null }],
    })
    must(undo(session))
    expect(events.at(-1)!.notes).toEqual([{ id: one!.id, row: one }])
    must(redo(session))
    expect(events.at(-1)!.notes).toEqual([{ id: one!.id, row: null }])
  })

  it('H9: are not for who may only look', () => {
    const { session, filePath } = makeBoard()
    const file = must(openWorkshopFile(filePath))
    const looking: Session = { ...session, file, db: file.db }
    const before = contentOf(session)
    expect([undo(looking), redo(looking)]).toEqual([err(appError('READ_ONLY')), err(appError('NOTHING_TO_REDO'))])
    expect(contentOf(session)).toEqual(before)
    file.close()
  })
})

describe('two windows', () => {
  it('H10: that move one note both succeed; the last one stands, and undo goes back through both', () => {
    const { session, notes, board, strengths, weaknesses, move } = makeBoard()
    const zones = listZones(session.db, board.id)
    const zoneOf = () => listNotes(session.db, board.id).find(({ id }) => id === notes[0]!.id)!.zoneId
    must(move(session, [notes[0]!.id], weaknesses.id))
    must(move(session, [notes[0]!.id], zones[2]!.id))
    expect(zoneOf()).toBe(zones[2]!.id)
    must(undo(session))
    expect(zoneOf()).toBe(weaknesses.id)
    must(undo(session))
    expect(zoneOf()).toBe(strengths.id)
  })

  it('H11: of which one removes a note and the other edits it: the second is told that it is gone, and nothing is made', () => {
    const { session, notes, move } = makeBoard()
    must(removeNotes(session, [notes[0]!.id]))
    const [content, count] = [contentOf(session), entryCount(session)]
    expect(editNote(session, notes[0]!.id, 'Masih?')).toEqual(err(appError('NOT_FOUND')))
    expect(move(session, [notes[0]!.id])).toEqual(err(appError('NOT_FOUND')))
    expect([contentOf(session), entryCount(session)]).toEqual([content, count])
  })
})

describe('one command', () => {
  it('H12: is one transaction: a refusal or an error at its end leaves no row of it, and tells nobody', () => {
    const { session, notes, events } = makeBoard()
    const [content, count] = [contentOf(session), entryCount(session)]
    const half = (end: () => never | ReturnType<typeof err>) =>
      runCommand(session, 'board.noteEdited', (tx) => {
        tx.update(notesTable, notes[0]!.id, { text: 'setengah' })
        tx.remove(notesTable, notes[1]!.id)
        tx.touch('roll')
        return end() as ReturnType<typeof err<ReturnType<typeof appError>>>
      })
    expect(half(() => err(appError('NOT_FOUND')))).toEqual(err(appError('NOT_FOUND')))
    const bug = () => {
      throw new TypeError('a bug')
    }
    expect(() => half(bug)).toThrow('a bug')
    expect([contentOf(session), entryCount(session), events]).toEqual([content, count, []])
    expect(session.db.inTransaction).toBe(false)
  })
})

describe('ballots and the journal', () => {
  it('H13: casting leaves no entry, no time and no order in it; only listeners hear that the roll changed', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const count = entryCount(round.session)
    round.events.length = 0
    castAll(round, [[1, 2], [3], [1]])
    expect(entryCount(round.session)).toBe(count)
    expect(round.events.map(({ seq, topics, notes }) => [seq, topics.toSorted(), notes])).toEqual(
      Array.from({ length: 3 }, () => [0, ['roll'], []]),
    )
    const journal = JSON.stringify(round.session.db.prepare('SELECT * FROM journal').all())
    expect(journal).not.toMatch(/sealed|"roll"|opened_ballots|has_voted/)
  })

  it('H14: undo after a vote passes over it', () => {
    const round = makeOpenRound({ voterCount: 2 })
    castAll(round, [[1], [2]])
    const before = round.session.db.prepare('SELECT count(*) FROM sealed_ballots').pluck().get()
    for (let answer = undo(round.session); answer.ok; answer = undo(round.session)) {
      expect(answer.value.kind).not.toMatch(/roundOpened|ballotCast/)
    }
    expect(round.session.db.prepare('SELECT count(*) FROM sealed_ballots').pluck().get()).toBe(before)
    expect(round.session.db.prepare('SELECT count(*) FROM roll WHERE has_voted = 1').pluck().get()).toBe(2)
  })
})
