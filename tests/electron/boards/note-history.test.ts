import { describe, expect, it } from 'vitest'
import { editNote, moveNotes, removeNotes, setNoteDetails } from '#electron/core/boards.ts'
import { dissolveTheme, renameTheme, splitTheme, ungroupNotes } from '#electron/core/themes.ts'
import { noteHistory } from '#electron/core/note-history.ts'
import { addUnit } from '#electron/core/people.ts'
import { redo, undo } from '#electron/core/session.ts'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import { must } from '#tests/support/make-workshop.ts'
import { makeBoard } from './support.ts'

describe('splitting a theme', () => {
  it('B212: notes of a theme become a new one of their zone in one undo step', () => {
    const { session, add, group, ids, shown } = makeBoard()
    add('S', 'a', 'b', 'c', 'd')
    group('a', 'b', 'c', 'd')
    const theme = must(splitTheme(session, ids('b', 'd')))
    expect(theme.title).toBe('b')
    expect(shown('S')).toBe('[a: a c] [b: b d]')
    must(undo(session))
    expect(shown('S')).toBe('[a: a b c d]')
  })

  it('B212: ungrouped notes and those of several themes make a new one as well; an emptied theme goes', () => {
    const { session, add, group, ids, shown } = makeBoard()
    add('S', 'a', 'b', 'c', 'd')
    group('a', 'b')
    group('c')
    must(splitTheme(session, ids('b', 'c', 'd')))
    expect(shown('S')).toBe('[a: a] [b: b c d]')
  })

  it('B213: a whole theme is not split, and nothing changes', () => {
    const { session, add, group, ids, read } = makeBoard()
    add('S', 'a', 'b')
    group('a', 'b')
    const before = read()
    expect(splitTheme(session, ids('a', 'b'))).toEqual(err(appError('WHOLE_THEME')))
    expect(splitTheme(session, ['x'])).toEqual(err(appError('NOT_FOUND')))
    expect(read()).toEqual(before)
  })
})

describe('taking notes out of their themes', () => {
  it('B363: each stays in its zone, emptied themes go, and all of it is one undo step', () => {
    const { session, add, group, ids, shown } = makeBoard()
    add('S', 'a', 'b', 'c')
    add('W', 'd', 'e')
    group('a', 'b')
    group('d', 'e')
    must(ungroupNotes(session, ids('a', 'b', 'c', 'd')))
    expect([shown('S'), shown('W')]).toEqual(['c a b', 'd [d: e]'])
    must(undo(session))
    expect([shown('S'), shown('W')]).toEqual(['c [a: a b]', '[d: d e]'])
    expect(ungroupNotes(session, ['x'])).toEqual(err(appError('NOT_FOUND')))
  })
})

describe('the history of a note', () => {
  it('B215: tells what was written, edited, moved, grouped and labelled, by names that hold when things are gone', () => {
    const { session, add, group, ids, zone, note, theme, clock } = makeBoard()
    add('S', 'a', 'b', 'other')
    const { id } = note('a')
    clock.nowMs += 60_000
    must(editNote(session, id, 'a2'))
    must(moveNotes(session, { noteIds: [id], zoneId: zone('W').id, themeId: null, beforeId: null }))
    group('a2', 'b')
    must(renameTheme(session, theme('a2').id, 'Sampah'))
    const unit = must(addUnit(session, { name: 'Dinas Lingkungan Hidup', short: 'DLH' }))
    must(setNoteDetails(session, { noteIds: [id], dimension: 'living', unitId: unit.id }))
    must(dissolveTheme(session, theme('Sampah').id))
    must(moveNotes(session, { noteIds: [id], zoneId: zone('W').id, themeId: null, beforeId: null }))
    must(editNote(session, ids('other')[0]!, 'other2'))
    must(removeNotes(session, [id]))
    const history = must(noteHistory(session, id))
    expect(history.map(({ changes }) => changes)).toEqual([
      [{ kind: 'written', text: 'a', zone: 'Kekuatan' }],
      [{ kind: 'edited', before: 'a', after: 'a2' }],
      [{ kind: 'moved', from: 'Kekuatan', to: 'Kelemahan' }],
      [{ kind: 'themeJoined', theme: 'Sampah' }],
      [
        { kind: 'labelled', label: 'dimension', before: '', after: 'living' },
        { kind: 'labelled', label: 'unit', before: '', after: 'DLH' },
      ],
      [{ kind: 'themeLeft', theme: 'Sampah' }],
      [{ kind: 'reordered' }],
      [{ kind: 'removed', text: 'a2' }],
    ])
    expect(history[1]!.atMs - history[0]!.atMs).toBe(60_000)
    expect(history.every(({ way }) => way === 'done')).toBe(true)
  })

  it('B216: tells what was taken back and done again; a note that never was is not found', () => {
    const { session, add, note } = makeBoard()
    add('S', 'a', 'b')
    const { id } = note('a')
    must(editNote(session, id, 'a2'))
    must(undo(session))
    must(redo(session))
    expect(must(noteHistory(session, id)).map(({ way, changes }) => [way, changes[0]])).toEqual([
      ['done', { kind: 'written', text: 'a', zone: 'Kekuatan' }],
      ['done', { kind: 'edited', before: 'a', after: 'a2' }],
      ['undone', { kind: 'edited', before: 'a2', after: 'a' }],
      ['redone', { kind: 'edited', before: 'a', after: 'a2' }],
    ])
    expect(must(noteHistory(session, note('b').id))).toHaveLength(1)
    expect(noteHistory(session, 'x')).toEqual(err(appError('NOT_FOUND')))
  })
})

describe('two windows', () => {
  it('B217: of two moves of the same note one wins; where its zone lost it the other is told, and nothing doubles', () => {
    const { session, add, zone, note, shown, read, group, theme } = makeBoard()
    add('S', 'a', 'b')
    const { id } = note('a')
    const to = (letter: 'W' | 'O') =>
      moveNotes(session, { noteIds: [id], zoneId: zone(letter).id, themeId: null, beforeId: null })
    must(to('W'))
    must(to('O'))
    expect([shown('S'), shown('W'), shown('O')]).toEqual(['b', '', 'a'])
    group('b')
    const goal = theme('b')
    must(dissolveTheme(session, goal.id))
    const before = read()
    const late = moveNotes(session, { noteIds: [id], zoneId: goal.zoneId, themeId: goal.id, beforeId: null })
    expect(late).toEqual(err(appError('ZONE_GONE')))
    must(removeNotes(session, [note('b').id]))
    const gone = before.notes.find(({ text }) => text === 'b')!.id
    expect(moveNotes(session, { noteIds: [gone], zoneId: zone('W').id, themeId: null, beforeId: null })).toEqual(
      err(appError('NOT_FOUND')),
    )
    expect(read().notes.map(({ text }) => text)).toEqual(['a'])
  })
})
