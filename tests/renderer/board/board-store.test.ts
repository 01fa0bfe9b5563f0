import { describe, expect, it } from 'vitest'
import {
  type BoardStore,
  createBoardStore,
  inBoardOrder,
  shownIdsOfZone,
} from '#renderer/features/board/board-store.ts'
import { firstPositions } from '#shared/domain/order.ts'
import type { BoardContent, Note, Theme } from '#shared/schema/board.ts'

const positions = firstPositions(9)

const note = (id: string, zoneId: string, place: number, fields: Partial<Note> = {}): Note => ({
  id,
  boardId: 'board',
  zoneId,
  number: place + 1,
  text: id,
  dimension: null,
  unitId: null,
  workingGroupId: null,
  themeId: null,
  rowId: null,
  readiness: null,
  position: positions[place]!,
  createdAtMs: 0,
  ...fields,
})

const theme = (id: string, zoneId: string, place = 0, fields: Partial<Theme> = {}): Theme => ({
  id,
  boardId: 'board',
  zoneId,
  rowId: null,
  number: 1,
  title: id,
  position: positions[place]!,
  isCollapsed: false,
  ...fields,
})

const zone = (id: string, place: number) => ({
  id,
  boardId: 'board',
  position: positions[place]!,
  key: id,
  title: id,
  letter: id,
  tone: 's' as const,
  isHidden: false,
})

const content = (notes: Note[], themes: Theme[] = []): BoardContent => ({
  board: { id: 'board', activityId: 'activity', template: 'swot', isFaceDown: false, rowKind: 'none' },
  zones: [zone('S', 0), zone('W', 1)],
  rows: [],
  themes,
  notes,
})

async function makeStore(notes: Note[], themes: Theme[] = []): Promise<BoardStore> {
  const store = createBoardStore()
  await store.fetch(async () => content(notes, themes))
  return store
}

const patch = <Row extends { id: string }>(row: Row) => ({ id: row.id, row })
const listed = (store: BoardStore, place: 'zone:S' | 'zone:W' | `theme:${string}`) =>
  store.getState().noteIds.get(place)?.join('') ?? ''

describe('the notes that a window shows', () => {
  it('B60: lists each place in order, whatever the order of the answer', async () => {
    const store = await makeStore([note('c', 'S', 2), note('a', 'S', 0), note('x', 'W', 0), note('b', 'S', 1)])
    expect([listed(store, 'zone:S'), listed(store, 'zone:W')]).toEqual(['abc', 'x'])
  })

  it('B61: a commit touches its cards and their lists; everything else keeps its identity', async () => {
    const store = await makeStore(
      [note('a', 'S', 0), note('b', 'S', 1), note('x', 'W', 0), note('t', 'W', 1, { themeId: 'T' })],
      [theme('T', 'W')],
    )
    const before = store.getState()
    store.apply({ notes: [patch(note('b', 'S', 1, { text: 'B' }))], themes: [] })
    const after = store.getState()
    expect(after.notes.get('b')!.text).toBe('B')
    expect(after.notes.get('a')).toBe(before.notes.get('a'))
    for (const place of ['zone:S', 'zone:W', 'theme:T'] as const) {
      expect(after.noteIds.get(place)).toBe(before.noteIds.get(place))
    }
    store.apply({ notes: [patch(note('b', 'W', 2))], themes: [] })
    expect([listed(store, 'zone:S'), listed(store, 'zone:W')]).toEqual(['a', 'xb'])
    expect(store.getState().noteIds.get('theme:T')).toBe(before.noteIds.get('theme:T'))
    expect(store.getState().themeIds.get('W')).toBe(before.themeIds.get('W'))
  })

  it('B62: a removed note leaves its list; one that was never here changes nothing', async () => {
    const store = await makeStore([note('a', 'S', 0), note('b', 'S', 1)])
    store.apply({ notes: [{ id: 'a', row: null }], themes: [] })
    expect(listed(store, 'zone:S')).toBe('b')
    const before = store.getState()
    store.apply({ notes: [{ id: 'gone', row: null }], themes: [] })
    expect(store.getState()).toBe(before)
  })

  it('B62: cards of other boards stay away', async () => {
    const store = await makeStore([note('a', 'S', 0)])
    const before = store.getState()
    store.apply({
      notes: [patch(note('z', 'S', 1, { boardId: 'other' }))],
      themes: [patch(theme('Z', 'S', 0, { boardId: 'other' }))],
    })
    expect(store.getState()).toBe(before)
  })

  it('B63: commits heard while the board is fetched are not lost', async () => {
    const store = createBoardStore()
    const fetched = store.fetch(async () => {
      store.apply({ notes: [patch(note('b', 'S', 1))], themes: [] })
      return content([note('a', 'S', 0)])
    })
    await fetched
    // Before the first answer nothing is known of the board; with the second fetch its commits count at once.
    expect(listed(store, 'zone:S')).toBe('ab')
    await store.fetch(async () => {
      store.apply({ notes: [patch(note('c', 'S', 2))], themes: [] })
      expect(listed(store, 'zone:S')).toBe('abc')
      return content([note('a', 'S', 0), note('b', 'S', 1)])
    })
    expect(listed(store, 'zone:S')).toBe('abc')
  })

  it('B63: a refused fetch leaves what was shown', async () => {
    const store = await makeStore([note('a', 'S', 0)])
    await expect(store.fetch(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
    expect(listed(store, 'zone:S')).toBe('a')
    store.apply({ notes: [patch(note('b', 'S', 1))], themes: [] })
    expect(listed(store, 'zone:S')).toBe('ab')
  })

  it('B64: fetching the same again changes no card and no list', async () => {
    const notes = [note('a', 'S', 0), note('t', 'S', 1, { themeId: 'T' })]
    const store = await makeStore(notes, [theme('T', 'S')])
    const before = store.getState()
    await store.fetch(async () => structuredClone(content(notes, [theme('T', 'S')])))
    const after = store.getState()
    expect(after.notes.get('a')).toBe(before.notes.get('a'))
    expect(after.themes.get('T')).toBe(before.themes.get('T'))
    expect(after.noteIds.get('theme:T')).toBe(before.noteIds.get('theme:T'))
  })

  it('B65: words, dimension and ungrouped must all be met; without a filter the lists are the very same', async () => {
    const store = await makeStore(
      [
        note('a', 'S', 0, { text: 'Pantai indah', dimension: 'branding' }),
        note('b', 'S', 1, { text: 'Pantai kotor', dimension: 'environment' }),
        note('c', 'S', 2, { text: 'pantai jauh', dimension: 'branding', themeId: 'T' }),
      ],
      [theme('T', 'S')],
    )
    const shown = () => [...store.getState().shownIds.values()].flat().join('')
    store.setFilter({ words: 'PANTAI' })
    expect(shown()).toBe('abc')
    store.setFilter({ dimension: 'branding' })
    expect(shown()).toBe('ac')
    store.setFilter({ isUngroupedOnly: true })
    expect(shown()).toBe('a')
    store.apply({ notes: [patch(note('a', 'S', 0, { text: 'Teluk', dimension: 'branding' }))], themes: [] })
    expect(shown()).toBe('')
    store.setFilter({ words: ' ', dimension: null, isUngroupedOnly: false })
    expect(store.getState().shownIds).toBe(store.getState().noteIds)
  })

  it('B66: the order of a zone is theme by theme, then the ungrouped; folded themes are passed over', async () => {
    const store = await makeStore(
      [note('a', 'S', 0), note('t', 'S', 1, { themeId: 'T' }), note('u', 'S', 2, { themeId: 'U' }), note('x', 'W', 0)],
      [theme('U', 'S', 1, { isCollapsed: true }), theme('T', 'S', 0)],
    )
    expect(shownIdsOfZone(store.getState(), 'S').join('')).toBe('ta')
    expect(inBoardOrder(store.getState(), ['x', 'a', 'gone', 'u', 't']).join('')).toBe('tuax')
  })
})
