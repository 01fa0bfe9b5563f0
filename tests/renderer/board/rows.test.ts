import { describe, expect, it } from 'vitest'
import { cellsOfZone, createBoardStore, inBoardOrder, themesInOrder } from '#renderer/features/board/board-store.ts'
import { themeCardId } from '#renderer/features/board/cards.ts'
import { gestureOf } from '#renderer/features/board/drop.ts'
import { readinessBoard } from '#tests/support/row-boards.ts'

async function makeStore(hidden: string[] = []) {
  const content = readinessBoard({ hidden })
  const store = createBoardStore()
  await store.fetch(() => Promise.resolve(content))
  return { store, content, note: (text: string) => content.notes.find((candidate) => candidate.text === text)! }
}

describe('a board in rows in the window', () => {
  it('B285: lists each cell, in the order of the rows, and what lies below them last', async () => {
    const { store, note } = await makeStore()
    const state = store.getState()
    const [governance] = state.rows
    expect(cellsOfZone(state, 'readiness-structure')).toHaveLength(7)
    expect(state.noteIds.get(`zone:readiness-structure/${governance!.id}`)).toEqual(
      ['Tim TIK lengkap', 'Anggaran TIK ada'].map((text) => note(text).id),
    )
    expect(state.noteIds.get('zone:readiness-structure')).toEqual([note('Belum bertempat').id])
    const texts = ['Belum bertempat', 'Pendamping UMKM', 'Tim TIK lengkap']
    expect(
      inBoardOrder(
        state,
        texts.map((text) => note(text).id),
      ),
    ).toEqual(texts.toReversed().map((text) => note(text).id))
  })

  it('B364: themes are listed zone by zone and row by row, those in rows too', async () => {
    const { store, content } = await makeStore()
    const [first, , third] = content.rows
    const theme = (number: number, rowId: string | null, zoneId = 'readiness-structure') => ({
      id: `t${number}`,
      boardId: content.board.id,
      zoneId,
      rowId,
      number,
      title: `Tema ${number}`,
      position: `a${number}`,
      isCollapsed: false,
    })
    const inNextZone = theme(4, first!.id, 'readiness-infrastructure')
    const rows = [inNextZone, theme(1, null), theme(2, third!.id), theme(3, first!.id)]
    store.apply({ notes: [], themes: rows.map((row) => ({ id: row.id, row })) })
    expect(themesInOrder(store.getState()).map(({ id }) => id)).toEqual(['t3', 't2', 't1', 't4'])
  })

  it('B286: a drop in a cell names its row, below the rows none', async () => {
    const { store, note } = await makeStore()
    const state = store.getState()
    const rowId = state.rows[3]!.id
    const noteIds = [note('Pendamping UMKM').id]
    const drop = (placeId: string) => gestureOf(state, { ids: noteIds, placeId, beforeId: null, ontoId: null })
    const move = { noteIds, zoneId: 'readiness-culture', themeId: null, beforeId: null }
    expect(drop(`zone:readiness-culture/${rowId}`)).toEqual({ kind: 'moveNotes', move: { ...move, rowId } })
    expect(drop('zone:readiness-culture')).toEqual({ kind: 'moveNotes', move: { ...move, rowId: null } })
  })

  it('B336: a drop on the heading of a column names no row; what lies in its zone in no theme stays', async () => {
    const { store, note } = await makeStore()
    const state = store.getState()
    const on = (texts: string[], zone: string) => {
      const ids = texts.map((text) => note(text).id)
      return gestureOf(state, { ids, placeId: `column:readiness-${zone}`, beforeId: null, ontoId: null })
    }
    const noteIds = [note('Pendamping UMKM').id, note('Tim TIK lengkap').id]
    const move = { noteIds, zoneId: 'readiness-culture', themeId: null, beforeId: null }
    expect(on(['Pendamping UMKM', 'Tim TIK lengkap'], 'culture')).toEqual({ kind: 'moveNotes', move })
    expect(note('Pendamping UMKM').zoneId).toBe('readiness-structure')
    expect(on(['Pendamping UMKM'], 'structure')).toBeNull()
  })

  it('B336: a note of a theme goes out of it on the heading of its own column; a theme goes to another column whole', async () => {
    const { store, content, note } = await makeStore()
    const { zoneId, rowId } = note('Tim TIK lengkap')
    const theme = { id: 't1', boardId: content.board.id, zoneId, rowId, number: 1, title: 'TIK', position: 'a1' }
    const noteId = note('Tim TIK lengkap').id
    store.apply({
      notes: [{ id: noteId, row: { ...note('Tim TIK lengkap'), themeId: 't1' } }],
      themes: [{ id: 't1', row: { ...theme, isCollapsed: false } }],
    })
    const on = (id: string, zone: string) =>
      gestureOf(store.getState(), { ids: [id], placeId: `column:readiness-${zone}`, beforeId: null, ontoId: null })
    const move = { noteIds: [noteId], zoneId: 'readiness-structure', themeId: null, beforeId: null }
    expect(on(noteId, 'structure')).toEqual({ kind: 'moveNotes', move })
    expect(on(themeCardId('t1'), 'structure')).toBeNull()
    const whole = { kind: 'moveTheme', themeId: 't1', zoneId: 'readiness-culture', beforeId: null }
    expect(on(themeCardId('t1'), 'culture')).toEqual(whole)
  })

  it('B258: what lies in a zone that is switched off is not in the window, nor comes in by a commit', async () => {
    const { store, note } = await makeStore(['culture'])
    const hidden = note('Gotong royong')
    expect(store.getState().zones.map(({ key }) => key)).not.toContain('culture')
    expect(store.getState().allZones.map(({ key }) => key)).toContain('culture')
    expect(store.getState().notes.has(hidden.id)).toBe(false)
    store.apply({ notes: [{ id: hidden.id, row: { ...hidden, text: 'Baru' } }], themes: [] })
    expect(store.getState().notes.has(hidden.id)).toBe(false)
    const moved = { ...note('Tim TIK lengkap'), zoneId: hidden.zoneId }
    store.apply({ notes: [{ id: moved.id, row: moved }], themes: [] })
    expect(store.getState().notes.has(moved.id)).toBe(false)
  })
})
