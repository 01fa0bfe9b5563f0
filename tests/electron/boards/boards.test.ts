import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  addNotes,
  editNote,
  getBoard,
  maxNotesPerBoard,
  moveNotes,
  removeNotes,
  setFaceDown,
  setNoteDetails,
} from '#electron/core/boards.ts'
import { dissolveTheme, groupNotes, mergeThemes, moveTheme, renameTheme, setCollapsed } from '#electron/core/themes.ts'
import { makeSession, redo, undo } from '#electron/core/session.ts'
import { openWorkshopFile } from '#electron/db/open.ts'
import { appError } from '#shared/schema/errors.ts'
import { dictionaries } from '#shared/i18n/dictionaries.ts'
import { err } from '#shared/schema/result.ts'
import { findActivity, must } from '#tests/support/make-workshop.ts'
import { journalKinds, makeBoard, templates } from './support.ts'

describe('the board', () => {
  it('B1: has the zones of its template, and asking again changes nothing', () => {
    const { session, read, activity, events } = makeBoard()
    expect(read().zones.map(({ letter, key }) => `${letter} ${key}`)).toEqual([
      'S strengths',
      'W weaknesses',
      'O opportunities',
      'T threats',
    ])
    expect(read()).toEqual(must(getBoard(session, activity.id, templates)))
    expect(events).toEqual([])
  })

  it('B1: an activity of another kind has none', () => {
    const { session } = makeBoard()
    const { activity } = findActivity(session, 'vote')
    expect(getBoard(session, activity.id, templates)).toEqual(err(appError('NOT_FOUND')))
  })

  it('B2: a board that was never made is shown empty where the file may only be looked at', () => {
    const { session, activity, filePath } = makeBoard()
    session.db
      .prepare('DELETE FROM zones WHERE board_id = (SELECT id FROM boards WHERE activity_id = ?)')
      .run(activity.id)
    session.db.prepare('DELETE FROM boards WHERE activity_id = ?').run(activity.id)
    const file = must(openWorkshopFile(filePath))
    onTestFinished(() => file.close())
    expect(file.isReadOnly).toBe(true)
    const content = must(
      getBoard(
        makeSession(file, () => {}),
        activity.id,
        templates,
      ),
    )
    expect(content.zones.map(({ letter }) => letter)).toEqual(['S', 'W', 'O', 'T'])
    expect(content.notes).toEqual([])
    expect(session.db.prepare('SELECT count(*) FROM boards WHERE activity_id = ?').pluck().get(activity.id)).toBe(0)
  })
})

describe('adding and editing', () => {
  it('B3: many notes come to the end of the zone in their order, numbered on, as one undo step', () => {
    const { session, add, shown, note } = makeBoard()
    add('S', 'a', 'b')
    add('S', 'c', 'd')
    expect(shown('S')).toBe('a b c d')
    expect(note('d').number - note('a').number).toBe(3)
    must(undo(session))
    expect(shown('S')).toBe('a b')
    must(redo(session))
    expect(shown('S')).toBe('a b c d')
  })

  it('B3: refuses a zone that is gone and a unit that nobody knows, and adds nothing', () => {
    const { session, zone, read } = makeBoard()
    const input = { zoneId: zone('S').id, texts: ['a'], dimension: null, unitId: null }
    expect(addNotes(session, { ...input, zoneId: 'gone' })).toEqual(err(appError('ZONE_GONE')))
    expect(addNotes(session, { ...input, unitId: 'gone' })).toEqual(err(appError('INVALID_INPUT', { field: 'unitId' })))
    expect(read().notes).toEqual([])
    expect(journalKinds(session)).toEqual([])
  })

  it('B4: a board takes 20,000 notes; more are refused and none is added', () => {
    const { session, zone, add, read } = makeBoard()
    add('S', 'a')
    const fill = `WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
      INSERT INTO notes (id, board_id, zone_id, number, text, position, created_at_ms) SELECT 'n' || i, board_id, zone_id, notes.number + i, 'n',
        printf('b%05d', i), 0 FROM n, notes WHERE notes.text = 'a'`
    session.db.prepare(fill).run(maxNotesPerBoard - 1)
    const two = { zoneId: zone('T').id, texts: ['a', 'b'], dimension: null, unitId: null }
    expect(addNotes(session, two)).toEqual(err(appError('TOO_MANY', { maxCount: maxNotesPerBoard })))
    expect(read().notes).toHaveLength(maxNotesPerBoard - 1)
    add('T', 'a')
    expect(read().notes).toHaveLength(maxNotesPerBoard)
  })

  it('B5: keeps a text whole: long, with HTML, formulas, emoji and right-to-left script', () => {
    const board = makeBoard()
    const texts = [
      'x'.repeat(10_000),
      '<b onclick=alert(1)>tebal</b>',
      '=1+1',
      '👩🏽‍🌾 sagu 🌾',
      'مرحبا بالعالم',
      'baris\nkedua',
    ]
    board.add('S', ...texts)
    board.reopen()
    for (const text of texts) expect(board.note(text)).toMatchObject({ text })
  })

  it('B6: an edited note keeps its number and place; the same text leaves no entry', () => {
    const { session, add, note, shown } = makeBoard()
    const [, b] = add('S', 'a', 'b', 'c')
    must(editNote(session, b!.id, 'B'))
    expect(shown('S')).toBe('a B c')
    expect(note('B')).toEqual({ ...b, text: 'B' })
    must(editNote(session, b!.id, 'B'))
    expect(journalKinds(session)).toEqual(['board.notesAdded', 'board.noteEdited'])
    must(undo(session))
    expect(shown('S')).toBe('a b c')
  })

  it('B7: dimension and unit are set for many at once and taken away by null; the other one stays', () => {
    const { session, add, ids, note } = makeBoard()
    add('S', 'a', 'b')
    session.db.prepare("INSERT INTO units (id, name, short) VALUES ('u', 'Dinas Kominfo', 'Diskominfo')").run()
    must(setNoteDetails(session, { noteIds: ids('a', 'b'), dimension: 'living', unitId: 'u' }))
    must(setNoteDetails(session, { noteIds: ids('a'), dimension: null }))
    expect(note('a')).toMatchObject({ dimension: null, unitId: 'u' })
    expect(note('b')).toMatchObject({ dimension: 'living', unitId: 'u' })
    const unknown = setNoteDetails(session, { noteIds: ids('a'), unitId: 'gone' })
    expect(unknown).toEqual(err(appError('INVALID_INPUT', { field: 'unitId' })))
    expect(note('a').unitId).toBe('u')
  })
})

describe('moving', () => {
  it('B8: one gesture moves many in the order given, before a note or to the end, and is one undo step', () => {
    const { session, add, ids, zone, shown } = makeBoard()
    add('S', 'a', 'b', 'c')
    add('W', 'x', 'y')
    must(
      moveNotes(session, {
        noteIds: ids('c', 'a'),
        zoneId: zone('W').id,
        themeId: null,
        beforeId: ids('y')[0]!,
      }),
    )
    expect([shown('S'), shown('W')]).toEqual(['b', 'x c a y'])
    must(undo(session))
    expect([shown('S'), shown('W')]).toEqual(['a b c', 'x y'])
    must(redo(session))
    expect([shown('S'), shown('W')]).toEqual(['b', 'x c a y'])
  })

  it('B8: writes and tells of the moved rows only', () => {
    const { session, add, ids, zone, events } = makeBoard()
    add('S', 'a', 'b', 'c')
    events.length = 0
    const [c, a] = ids('c', 'a')
    must(moveNotes(session, { noteIds: [c!], zoneId: zone('S').id, themeId: null, beforeId: a! }))
    expect(events.map(({ notes }) => notes.map(({ id }) => id))).toEqual([[c]])
    expect(events[0]!.topics).toEqual(expect.arrayContaining(['notes', 'history']))
  })

  it('B9: before a note that moves along means before the next one that stays; one that is gone means the end', () => {
    const { session, add, ids, zone, shown } = makeBoard()
    add('S', 'a', 'b', 'c', 'd')
    const to = { zoneId: zone('S').id, themeId: null }
    must(moveNotes(session, { ...to, noteIds: ids('a', 'b'), beforeId: ids('b')[0]! }))
    expect(shown('S')).toBe('a b c d')
    must(moveNotes(session, { ...to, noteIds: ids('a'), beforeId: 'gone' }))
    expect(shown('S')).toBe('b c d a')
  })

  it('B10: refuses a zone of another board, and a theme that is not in the zone; everything stays', () => {
    const { session, add, ids, zone, group, shown, read } = makeBoard()
    add('S', 'a', 'b')
    add('W', 'x')
    const theme = group('x')
    const before = read()
    const move = { noteIds: ids('a'), themeId: null, beforeId: null }
    expect(moveNotes(session, { ...move, zoneId: 'gone' })).toEqual(err(appError('ZONE_GONE')))
    const wrongZone = moveNotes(session, { ...move, zoneId: zone('S').id, themeId: theme.id })
    expect(wrongZone).toEqual(err(appError('ZONE_GONE')))
    expect(read()).toEqual(before)
    expect(shown('S')).toBe('a b')
  })

  it('B11: removing takes many at once, and undo brings them back where they were', () => {
    const { session, add, ids, shown } = makeBoard()
    add('S', 'a', 'b', 'c')
    must(removeNotes(session, ids('a', 'b')))
    expect(shown('S')).toBe('c')
    must(undo(session))
    expect(shown('S')).toBe('a b c')
  })
})

describe('themes', () => {
  it('B12: grouping makes a theme named after the first note, in its zone, as one undo step', () => {
    const { session, add, group, shown } = makeBoard()
    add('S', 'a', 'b')
    add('T', 'x')
    group('b', 'x')
    expect([shown('S'), shown('T')]).toEqual(['a [b: b x]', ''])
    must(undo(session))
    expect([shown('S'), shown('T')]).toEqual(['a b', 'x'])
    must(redo(session))
    expect(shown('S')).toBe('a [b: b x]')
  })

  it('B12: a long first note gives a short title, cut by an ellipsis', () => {
    const { add, group } = makeBoard()
    const text = `${'Komitmen pimpinan daerah '.repeat(5)}\nbaris kedua`
    add('S', text.trim())
    const { title } = group(text.trim())
    expect(title.length).toBeLessThanOrEqual(60)
    expect(title).toMatch(/^Komitmen pimpinan daerah .*…$/)
  })

  it('B13: a theme among the grouped takes in the others; a note dropped on a note of a theme joins it', () => {
    const { session, add, ids, group, shown } = makeBoard()
    add('S', 'a', 'b', 'c', 'd')
    group('a', 'b')
    group('c', 'a')
    expect(shown('S')).toBe('d [a: a b c]')
    must(groupNotes(session, { noteIds: ids('d'), targetNoteId: ids('b')[0]! }))
    expect(shown('S')).toBe('[a: a b c d]')
  })

  it('B14: a theme goes with its last note, in the same undo step', () => {
    const { session, add, ids, zone, group, shown } = makeBoard()
    add('S', 'a', 'b')
    group('a')
    must(moveNotes(session, { noteIds: ids('a'), zoneId: zone('W').id, themeId: null, beforeId: null }))
    expect([shown('S'), shown('W')]).toEqual(['b', 'a'])
    must(undo(session))
    expect([shown('S'), shown('W')]).toEqual(['b [a: a]', ''])
    must(removeNotes(session, ids('a')))
    expect(shown('S')).toBe('b')
    must(undo(session))
    expect(shown('S')).toBe('b [a: a]')
  })

  it('B15: a theme is renamed, and moves with its notes before another theme', () => {
    const { session, add, group, theme, zone, shown } = makeBoard()
    add('S', 'a', 'b', 'c')
    add('W', 'x')
    const one = group('a', 'b')
    const other = group('x')
    must(renameTheme(session, one.id, 'Pimpinan'))
    must(moveTheme(session, { themeId: one.id, zoneId: zone('W').id, beforeId: other.id }))
    expect([shown('S'), shown('W')]).toEqual(['c', '[Pimpinan: a b] [x: x]'])
    expect(theme('Pimpinan').zoneId).toBe(zone('W').id)
    must(undo(session))
    expect(shown('S')).toBe('c [Pimpinan: a b]')
  })

  it('B15: moving a theme before itself changes nothing', () => {
    const { session, add, group, zone, shown } = makeBoard()
    add('S', 'a', 'b')
    const one = group('a')
    group('b')
    must(moveTheme(session, { themeId: one.id, zoneId: zone('S').id, beforeId: one.id }))
    expect(shown('S')).toBe('[a: a] [b: b]')
    expect(journalKinds(session)).not.toContain('board.themeMoved')
  })

  it('B16: merging moves all notes to the end of the other theme, which keeps its title', () => {
    const { session, add, group, shown } = makeBoard()
    add('S', 'a', 'b')
    add('T', 'x', 'y')
    const from = group('a', 'b')
    const into = group('x', 'y')
    must(mergeThemes(session, from.id, into.id))
    expect([shown('S'), shown('T')]).toEqual(['', '[x: x y a b]'])
    must(undo(session))
    expect([shown('S'), shown('T')]).toEqual(['[a: a b]', '[x: x y]'])
  })

  it('B16: a theme is not merged into itself, nor into one that is gone', () => {
    const { session, add, group, read } = makeBoard()
    add('S', 'a')
    const { id } = group('a')
    const before = read()
    expect(mergeThemes(session, id, id)).toEqual(err(appError('SAME_THEME')))
    expect(mergeThemes(session, id, 'gone')).toEqual(err(appError('NOT_FOUND')))
    expect(read()).toEqual(before)
  })

  it('B17: taken apart, its notes stay in the zone with their order', () => {
    const { session, add, group, shown } = makeBoard()
    add('S', 'a', 'b', 'c')
    const { id } = group('a', 'b')
    must(dissolveTheme(session, id))
    expect(shown('S')).toBe('c a b')
    must(undo(session))
    expect(shown('S')).toBe('c [a: a b]')
  })

  it('B18: folding and hiding are remembered and can be taken back', () => {
    const { session, add, group, read } = makeBoard()
    add('S', 'a')
    const { id } = group('a')
    must(setCollapsed(session, id, true))
    must(setFaceDown(session, read().board.id, true))
    expect([read().themes[0]!.isCollapsed, read().board.isFaceDown]).toEqual([true, true])
    must(undo(session))
    must(undo(session))
    expect([read().themes[0]!.isCollapsed, read().board.isFaceDown]).toEqual([false, false])
  })
})

describe('several windows and restarts', () => {
  it('B19: of two moves of one note the later one holds, and the note is there once', () => {
    const { session, add, ids, zone, shown, read } = makeBoard()
    add('S', 'a')
    const move = (zoneId: string) => moveNotes(session, { noteIds: ids('a'), zoneId, themeId: null, beforeId: null })
    must(move(zone('W').id))
    must(move(zone('O').id))
    expect([shown('S'), shown('W'), shown('O')]).toEqual(['', '', 'a'])
    expect(read().notes).toHaveLength(1)
  })

  it('B19: a note that another window removed is said to be gone, and nothing comes back', () => {
    const { session, add, ids, zone, read } = makeBoard()
    add('S', 'a')
    const noteIds = ids('a')
    must(removeNotes(session, noteIds))
    const move = { noteIds, zoneId: zone('W').id, themeId: null, beforeId: null }
    expect(moveNotes(session, move)).toEqual(err(appError('NOT_FOUND')))
    expect(editNote(session, noteIds[0]!, 'b')).toEqual(err(appError('NOT_FOUND')))
    expect(removeNotes(session, noteIds)).toEqual(err(appError('NOT_FOUND')))
    expect(groupNotes(session, { noteIds, targetNoteId: null })).toEqual(err(appError('NOT_FOUND')))
    expect(setNoteDetails(session, { noteIds, dimension: 'living' })).toEqual(err(appError('NOT_FOUND')))
    expect(read().notes).toEqual([])
  })

  it('B20: a move is not undone where its zone is gone; the note stays where it is', () => {
    const { session, add, ids, zone, shown } = makeBoard()
    add('O', 'a')
    must(moveNotes(session, { noteIds: ids('a'), zoneId: zone('W').id, themeId: null, beforeId: null }))
    session.db.prepare('DELETE FROM zones WHERE id = ?').run(zone('O').id)
    expect(undo(session)).toEqual(err(appError('UNDO_CONFLICT')))
    expect(shown('W')).toBe('a')
  })

  it('B20: a move is not undone over what somebody else wrote since', () => {
    const { session, add, ids, zone, note, shown } = makeBoard()
    add('S', 'a')
    must(moveNotes(session, { noteIds: ids('a'), zoneId: zone('W').id, themeId: null, beforeId: null }))
    session.db.prepare('UPDATE notes SET zone_id = ?').run(zone('O').id)
    expect(undo(session)).toEqual(err(appError('UNDO_CONFLICT')))
    expect([shown('S'), shown('W'), shown('O')]).toEqual(['', '', 'a'])
    expect(note('a').zoneId).toBe(zone('O').id)
  })

  it('B21: undo and redo go on after a restart, step by step back to the empty board', () => {
    const board = makeBoard()
    board.add('S', 'a', 'b', 'c')
    board.group('a', 'b')
    const [c] = board.ids('c')
    must(moveNotes(board.session, { noteIds: [c!], zoneId: board.zone('T').id, themeId: null, beforeId: null }))
    board.reopen()
    must(undo(board.session))
    must(undo(board.session))
    expect(board.shown('S')).toBe('a b c')
    board.reopen()
    must(redo(board.session))
    expect(board.shown('S')).toBe('c [a: a b]')
    must(undo(board.session))
    must(undo(board.session))
    expect(board.read().notes).toEqual([])
    expect(undo(board.session)).toEqual(err(appError('NOTHING_TO_UNDO')))
  })

  it('B22: every entry of the history has its sentence in both languages', () => {
    const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../electron/core')
    const sources = fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
    const kinds = [...sources.join('\n').matchAll(/'board\.(\w+)'/g)].map(([, kind]) => kind!)
    expect(kinds.length).toBeGreaterThan(20)
    for (const { history } of [dictionaries.id, dictionaries.en]) {
      const keys = Object.keys(history.board)
      expect(kinds.filter((kind) => !keys.includes(kind) && !keys.includes(`${kind}_other`))).toEqual([])
    }
  })
})
