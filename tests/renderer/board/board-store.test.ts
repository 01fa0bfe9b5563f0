import { describe, expect, it } from 'vitest'
import {
  type BoardStore,
  type NoteFilter,
  countFilters,
  createBoardStore,
  inBoardOrder,
  noFilter,
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

  it('B220: OPD, Pokja and theme are parts of the filter; a number is found as it is printed', async () => {
    const store = await makeStore(
      [
        note('a', 'S', 0, { unitId: 'u1', workingGroupId: 'g1', number: 12 }),
        note('b', 'S', 1, { unitId: 'u1', workingGroupId: 'g2', number: 2 }),
        note('c', 'W', 2, { unitId: 'u2', workingGroupId: 'g1', themeId: 'T', number: 13 }),
      ],
      [theme('T', 'W')],
    )
    const shown = () => [...store.getState().shownIds.values()].flat().toSorted().join('')
    const withFilter = (change: Partial<NoteFilter>) => {
      store.setFilter({ ...noFilter, ...change })
      return [shown(), countFilters(store.getState().filter)]
    }
    expect(withFilter({ unitId: 'u1' })).toEqual(['ab', 1])
    expect(withFilter({ workingGroupId: 'g1' })).toEqual(['ac', 1])
    expect(withFilter({ unitId: 'u1', workingGroupId: 'g1' })).toEqual(['a', 2])
    expect(withFilter({ themeId: 'T' })).toEqual(['c', 1])
    expect(withFilter({ themeId: 'T', isUngroupedOnly: true })).toEqual(['', 2])
    expect(withFilter({ words: 'c-12' })).toEqual(['a', 1])
    expect(withFilter({})).toEqual(['abc', 0])
  })

  it('B221: a filter for a theme goes with the theme', async () => {
    const store = await makeStore([note('a', 'S', 0), note('t', 'S', 1, { themeId: 'T' })], [theme('T', 'S')])
    store.setFilter({ themeId: 'T' })
    store.apply({ notes: [patch(note('t', 'S', 1))], themes: [{ id: 'T', row: null }] })
    expect(store.getState().filter).toEqual(noFilter)
    expect(store.getState().shownIds.get('zone:S')).toEqual(['a', 't'])
  })

  it('B222: by votes the most come first, ties and what had none keep the order of the board, which stays as it is', async () => {
    const store = await makeStore(
      [note('a', 'S', 0), note('b', 'S', 1), note('c', 'S', 2), note('d', 'S', 3), note('t', 'W', 0, { themeId: 'U' })],
      [theme('T', 'W', 0), theme('U', 'W', 1)],
    )
    const before = store.getState()
    store.setScores(
      new Map([
        ['c', 9],
        ['d', 0],
        ['b', 9],
        ['U', 3],
      ]),
    )
    const after = store.getState()
    expect(after.shownIds.get('zone:S')).toEqual(['b', 'c', 'd', 'a'])
    expect(after.shownThemeIds.get('W')).toEqual(['U', 'T'])
    expect([after.noteIds, after.themeIds]).toEqual([before.noteIds, before.themeIds])
    expect(inBoardOrder(after, ['c', 'b', 'a']).join('')).toBe('abc')
    store.setFilter({ words: 'c' })
    expect(store.getState().shownIds.get('zone:S')).toEqual(['c'])
    store.setFilter(noFilter)
    store.apply({ notes: [patch(note('e', 'S', 4))], themes: [] })
    expect(store.getState().shownIds.get('zone:S')).toEqual(['b', 'c', 'd', 'a', 'e'])
    store.setScores(null)
    expect(store.getState().shownIds).toBe(store.getState().noteIds)
    expect(store.getState().shownThemeIds).toBe(store.getState().themeIds)
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
