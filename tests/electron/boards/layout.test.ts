import { describe, expect, it } from 'vitest'
import {
  addRow,
  addZone,
  chooseTemplate,
  maxRowsPerBoard,
  maxZonesPerBoard,
  moveRow,
  moveZone,
  removeRow,
  removeZone,
  updateRow,
  updateZone,
} from '#electron/core/board-layout.ts'
import { addNotes, getBoard, moveNotes, moveNotesToRow, rateNotes, setNoteDetails } from '#electron/core/boards.ts'
import { groupNotes, moveTheme, ungroupNotes } from '#electron/core/themes.ts'
import { redo, undo } from '#electron/core/session.ts'
import { offeredTemplates } from '#electron/core/templates.ts'
import { addActivity, removeActivity } from '#electron/core/workshop.ts'
import type { BoardContent } from '#shared/schema/board.ts'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import type { Dimension } from '#shared/schema/vocabulary.ts'
import { findActivity, makeTestWorkshop, must } from '#tests/support/make-workshop.ts'
import { templates } from './support.ts'

/** A board of the given kind in a new activity; zones are named by key, rows by title, notes by text. */
function makeLayout(template: string) {
  const workshop = makeTestWorkshop()
  const { session } = workshop
  const { day } = findActivity(session, 'board')
  const fields = { dayId: day.id, kind: 'board' as const, title: 'Papan', instruction: '', minutes: 30 }
  const activity = must(addActivity(session, { ...fields, board: template }, templates))
  const read = (): BoardContent => must(getBoard(session, activity.id, templates))
  const zone = (key: string) => read().zones.find((candidate) => candidate.key === key)!
  const row = (title: string) => read().rows.find((candidate) => candidate.title.includes(title))!
  const note = (text: string) => read().notes.find((candidate) => candidate.text === text)!
  const add = (zoneKey: string, rowId: string | null | undefined, ...texts: string[]) =>
    must(addNotes(session, { zoneId: zone(zoneKey).id, rowId, texts, dimension: null, unitId: null }))
  return { ...workshop, day, activity, read, zone, row, note, add }
}

describe('kinds of board', () => {
  it('B253: are data, offered in the order of the stages, and give a board its zones and first rows', () => {
    expect(offeredTemplates(templates).map(({ key }) => key)).toEqual([
      'swot',
      'readiness',
      'gap',
      'vision',
      'ideas',
      'free',
    ])
    const readiness = makeLayout('readiness').read()
    expect(readiness.board.rowKind).toBe('dimensions')
    expect(readiness.zones.map(({ key }) => key)).toEqual([
      'structure',
      'infrastructure',
      'superstructure',
      'nature',
      'culture',
    ])
    expect(readiness.rows.map(({ dimension }) => dimension)).toEqual(dimensions)
    const gap = makeLayout('gap').read()
    expect([gap.board.rowKind, gap.rows]).toEqual(['free', []])
  })

  it('B254: an activity is added with a board of a kind that there is, and goes with its rows', () => {
    const { session, day, activity, read } = makeLayout('readiness')
    const before = read()
    const fields = {
      dayId: day.id,
      kind: 'board' as const,
      title: 'X',
      instruction: '',
      minutes: 30,
      board: 'tidak ada',
    }
    expect(addActivity(session, fields, templates)).toEqual(err(appError('INVALID_INPUT', { field: 'board' })))
    must(removeActivity(session, activity.id))
    expect(session.db.prepare('SELECT count(*) FROM board_rows WHERE board_id = ?').pluck().get(before.board.id)).toBe(
      0,
    )
    must(undo(session))
    expect(read()).toEqual(before)
  })

  it('B255: an empty board is laid out anew in one undo step; one with notes is not', () => {
    const { session, activity, read, add } = makeLayout('swot')
    const swot = read()
    must(chooseTemplate(session, activity.id, 'readiness', templates))
    expect(read().zones).toHaveLength(5)
    expect(read().rows).toHaveLength(6)
    must(undo(session))
    expect(read()).toEqual(swot)
    must(redo(session))
    add('structure', undefined, 'SDM TIK')
    const full = read()
    expect(chooseTemplate(session, activity.id, 'gap', templates)).toEqual(
      err(appError('BOARD_HAS_NOTES', { count: 1 })),
    )
    expect(read()).toEqual(full)
    expect(chooseTemplate(session, activity.id, 'tidak ada', templates)).toEqual(err(appError('NOT_FOUND')))
  })
})

describe('zones', () => {
  it('B256: are added at the end, named, moved and removed, each one undo step', () => {
    const { session, read } = makeLayout('free')
    const { board } = read()
    const titles = () => read().zones.map(({ letter, title }) => `${letter} ${title}`)
    const added = must(addZone(session, { boardId: board.id, title: 'Kendala' }))
    expect(titles()).toEqual(['1 Gagasan', '2 Kolom 2', '3 Kolom 3', '4 Kendala'])
    must(updateZone(session, added.id, { title: 'Hambatan' }))
    must(moveZone(session, added.id, read().zones[0]!.id))
    expect(titles()).toEqual(['4 Hambatan', '1 Gagasan', '2 Kolom 2', '3 Kolom 3'])
    must(removeZone(session, added.id))
    expect(titles()).toEqual(['1 Gagasan', '2 Kolom 2', '3 Kolom 3'])
    for (let step = 0; step < 4; step += 1) must(undo(session))
    expect(titles()).toEqual(['1 Gagasan', '2 Kolom 2', '3 Kolom 3'])
  })

  it('B257: a zone with notes is not removed, nor the last one that is seen', () => {
    const { session, read, zone, add } = makeLayout('free')
    const [note] = add('column2', undefined, 'Ada isinya')
    const before = read()
    expect(removeZone(session, zone('column2').id)).toEqual(
      err(appError('ZONE_HAS_NOTES', { title: 'Kolom 2', count: 1 })),
    )
    expect(read()).toEqual(before)
    must(moveNotes(session, { noteIds: [note!.id], zoneId: zone('ideas').id, themeId: null, beforeId: null }))
    must(removeZone(session, zone('column2').id))
    must(updateZone(session, zone('column3').id, { isHidden: true }))
    expect(updateZone(session, zone('ideas').id, { isHidden: true })).toEqual(err(appError('LAST_ZONE')))
  })

  it('B258: a zone that is switched off keeps its notes and takes no new ones', () => {
    const { session, zone, note, add } = makeLayout('readiness')
    add('culture', undefined, 'Gotong royong')
    add('nature', undefined, 'Teluk')
    const { id } = zone('culture')
    must(updateZone(session, id, { isHidden: true }))
    expect(note('Gotong royong').zoneId).toBe(id)
    const refused = err(appError('ZONE_GONE'))
    expect(addNotes(session, { zoneId: id, texts: ['X'], dimension: null, unitId: null })).toEqual(refused)
    const noteIds = [note('Teluk').id]
    expect(moveNotes(session, { noteIds, zoneId: id, themeId: null, beforeId: null })).toEqual(refused)
    must(updateZone(session, id, { isHidden: false }))
    must(moveNotes(session, { noteIds, zoneId: id, themeId: null, beforeId: null }))
    expect(note('Teluk').zoneId).toBe(id)
  })

  it('B259: a board has at most twelve zones and forty rows', () => {
    const { session, read } = makeLayout('gap')
    const boardId = read().board.id
    while (read().zones.length < maxZonesPerBoard) must(addZone(session, { boardId, title: 'Z' }))
    expect(addZone(session, { boardId, title: 'Z' })).toEqual(err(appError('TOO_MANY', { maxCount: 12 })))
    for (let row = 0; row < maxRowsPerBoard; row += 1) must(addRow(session, { boardId, title: 'B', dimension: null }))
    expect(addRow(session, { boardId, title: 'B', dimension: null })).toEqual(
      err(appError('TOO_MANY', { maxCount: 40 })),
    )
  })
})

describe('rows', () => {
  it('B260: a note of a row with a dimension has that dimension, added there or moved there', () => {
    const { session, row, zone, note, add } = makeLayout('readiness')
    add('structure', row('Economy').id, 'Koperasi')
    expect(note('Koperasi')).toMatchObject({ rowId: row('Economy').id, dimension: 'economy' })
    must(moveNotesToRow(session, [note('Koperasi').id], row('Living').id))
    expect(note('Koperasi')).toMatchObject({
      rowId: row('Living').id,
      dimension: 'living',
      zoneId: zone('structure').id,
    })
    must(undo(session))
    expect(note('Koperasi')).toMatchObject({ rowId: row('Economy').id, dimension: 'economy' })
  })

  it('B261: on a board of dimensions a note lies in the row of its dimension', () => {
    const { session, row, zone, note } = makeLayout('readiness')
    const dimension: Dimension = 'society'
    must(addNotes(session, { zoneId: zone('nature').id, texts: ['Karang taruna'], dimension, unitId: null }))
    expect(note('Karang taruna').rowId).toBe(row('Society').id)
    must(setNoteDetails(session, { noteIds: [note('Karang taruna').id], dimension: 'branding' }))
    expect(note('Karang taruna').rowId).toBe(row('Branding').id)
    must(setNoteDetails(session, { noteIds: [note('Karang taruna').id], dimension: null }))
    expect(note('Karang taruna')).toMatchObject({ rowId: null, dimension: null })
  })

  it('B262: to another zone each note goes in its own row; a cell keeps the order of the gesture', () => {
    const { session, row, zone, note, add } = makeLayout('readiness')
    add('structure', row('Economy').id, 'a', 'b')
    add('structure', row('Living').id, 'c')
    const zoneId = zone('culture').id
    const noteIds = ['b', 'c', 'a'].map((text) => note(text).id)
    must(moveNotes(session, { noteIds, zoneId, themeId: null, beforeId: null }))
    expect(['a', 'b', 'c'].map((text) => note(text).rowId)).toEqual([
      row('Economy').id,
      row('Economy').id,
      row('Living').id,
    ])
    expect(note('b').position < note('a').position).toBe(true)
    const target = { zoneId, rowId: row('Living').id, themeId: null, beforeId: note('c').id }
    must(moveNotes(session, { noteIds: [note('a').id], ...target }))
    expect(note('a')).toMatchObject({ rowId: row('Living').id, dimension: 'living' })
    expect(note('a').position < note('c').position).toBe(true)
  })

  it('B263: a theme lies in the cell of its first note and moves to another row with its notes', () => {
    const { session, read, row, zone, note, add } = makeLayout('readiness')
    add('structure', row('Economy').id, 'a', 'b')
    add('structure', row('Living').id, 'c')
    const theme = must(groupNotes(session, { noteIds: ['a', 'c'].map((text) => note(text).id), targetNoteId: null }))
    expect(theme.rowId).toBe(row('Economy').id)
    expect(note('c')).toMatchObject({ rowId: row('Economy').id, dimension: 'economy' })
    must(moveTheme(session, { themeId: theme.id, zoneId: zone('nature').id, rowId: row('Living').id, beforeId: null }))
    expect(read().themes[0]).toMatchObject({ zoneId: zone('nature').id, rowId: row('Living').id })
    for (const text of ['a', 'c']) {
      expect(note(text)).toMatchObject({ zoneId: zone('nature').id, rowId: row('Living').id, dimension: 'living' })
    }
    must(
      moveNotesToRow(
        session,
        ['a', 'c'].map((text) => note(text).id),
        row('Economy').id,
      ),
    )
    expect(read().themes).toEqual([])
  })

  it('B264: rows of a gap board are added, named, given a dimension and moved; the notes take the dimension', () => {
    const { session, read, row, note, add } = makeLayout('gap')
    const boardId = read().board.id
    must(addRow(session, { boardId, title: 'Perizinan', dimension: null }))
    must(addRow(session, { boardId, title: 'Sampah', dimension: 'environment' }))
    add('present', row('Perizinan').id, 'Loket terpisah')
    expect(note('Loket terpisah').dimension).toBeNull()
    must(updateRow(session, row('Perizinan').id, { title: 'Layanan perizinan', dimension: 'governance' }))
    expect(row('perizinan')).toMatchObject({ title: 'Layanan perizinan', dimension: 'governance' })
    expect(note('Loket terpisah').dimension).toBe('governance')
    must(moveRow(session, row('Sampah').id, row('perizinan').id))
    expect(read().rows.map(({ title }) => title)).toEqual(['Sampah', 'Layanan perizinan'])
    must(undo(session))
    must(undo(session))
    expect(note('Loket terpisah').dimension).toBeNull()
    expect(read().rows.map(({ title }) => title)).toEqual(['Perizinan', 'Sampah'])
  })

  it('B265: the notes of a removed row stay in their zones below the rows; undo brings row, theme and places back', () => {
    const { session, read, row, zone, note, add } = makeLayout('gap')
    must(addRow(session, { boardId: read().board.id, title: 'Sampah', dimension: 'environment' }))
    add('gap', row('Sampah').id, 'a', 'b', 'c')
    must(groupNotes(session, { noteIds: ['a', 'b'].map((text) => note(text).id), targetNoteId: null }))
    const before = read()
    must(removeRow(session, row('Sampah').id))
    expect([read().rows, read().themes]).toEqual([[], []])
    for (const text of ['a', 'b', 'c']) {
      expect(note(text)).toMatchObject({ rowId: null, themeId: null, zoneId: zone('gap').id, dimension: 'environment' })
    }
    must(undo(session))
    expect(read()).toEqual(before)
  })

  it('B363: notes that are taken out of themes of several rows stay each in its row', () => {
    const { session, row, zone, note, add } = makeLayout('readiness')
    const group = (...texts: string[]) =>
      must(groupNotes(session, { noteIds: texts.map((text) => note(text).id), targetNoteId: null }))
    add('nature', row('Living').id, 'a', 'b')
    add('nature', row('Economy').id, 'c', 'd')
    group('a', 'b')
    group('c', 'd')
    must(
      ungroupNotes(
        session,
        ['a', 'b', 'c'].map((text) => note(text).id),
      ),
    )
    const isAt = { zoneId: zone('nature').id, themeId: null }
    for (const text of ['a', 'b']) expect(note(text)).toMatchObject({ ...isAt, rowId: row('Living').id })
    expect(note('c')).toMatchObject({ ...isAt, rowId: row('Economy').id, dimension: 'economy' })
    expect(note('d')).toMatchObject({ zoneId: zone('nature').id, rowId: row('Economy').id })
    expect(note('d').themeId).not.toBeNull()
  })

  it('B266: dimensions are neither added, named, moved nor removed, and a row of another board is refused', () => {
    const { session, read, row, note, add, zone } = makeLayout('readiness')
    const foreign = findActivity(session, 'board', 'readiness').activity
    const foreignRow = must(getBoard(session, foreign.id, templates)).rows[0]!
    add('nature', row('Living').id, 'a')
    const before = read()
    const refused = err(appError('INVALID_INPUT', { field: 'rowId' }))
    expect(addRow(session, { boardId: before.board.id, title: 'X', dimension: null }).ok).toBe(false)
    expect(updateRow(session, row('Living').id, { title: 'X' })).toEqual(refused)
    expect(moveRow(session, row('Living').id, null)).toEqual(refused)
    expect(removeRow(session, row('Living').id)).toEqual(refused)
    const gone = err(appError('ZONE_GONE'))
    const noteIds = [note('a').id]
    const target = { zoneId: zone('nature').id, rowId: foreignRow.id, themeId: null, beforeId: null }
    expect(moveNotes(session, { noteIds, ...target })).toEqual(gone)
    expect(moveNotesToRow(session, noteIds, 'tidak-ada')).toEqual(gone)
    expect(moveNotesToRow(session, noteIds, foreignRow.id)).toEqual(err(appError('NOT_FOUND')))
    expect(read()).toEqual(before)
  })

  it('B267: notes of a readiness board are rated, many at once, and no others', () => {
    const { session, note, add } = makeLayout('readiness')
    add('structure', undefined, 'a', 'b')
    const noteIds = ['a', 'b'].map((text) => note(text).id)
    must(rateNotes(session, noteIds, 'fair'))
    expect([note('a').readiness, note('b').readiness]).toEqual(['fair', 'fair'])
    must(rateNotes(session, [noteIds[0]!], null))
    expect([note('a').readiness, note('b').readiness]).toEqual([null, 'fair'])
    must(undo(session))
    expect(note('a').readiness).toBe('fair')
    const other = makeLayout('swot')
    const [swotNote] = other.add('strengths', undefined, 'x')
    expect(rateNotes(other.session, [swotNote!.id], 'good')).toEqual(
      err(appError('INVALID_INPUT', { field: 'readiness' })),
    )
  })
})
