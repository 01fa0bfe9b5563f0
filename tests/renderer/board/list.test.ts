import { describe, expect, it } from 'vitest'
import { isPartOfTheme } from '#renderer/features/board/drop.ts'
import { type ListOrder, type ListValues, inListOrder, nextOrder } from '#renderer/features/board/note-order.ts'
import { nextZoom } from '#renderer/features/board/view-store.ts'
import type { BoardState } from '#renderer/features/board/board-store.ts'
import type { Note } from '#shared/schema/board.ts'

const note = (id: string, fields: Partial<Note> = {}) =>
  ({ id, text: id, number: 1, dimension: null, ...fields }) as Note

const values: ListValues = {
  zone: ({ zoneId }) => ['S', 'W'].indexOf(zoneId),
  theme: ({ themeId }) => themeId ?? '',
  unit: ({ unitId }) => unitId ?? '',
  workingGroup: ({ workingGroupId }) => workingGroupId ?? '',
  votes: ({ id }) => ({ a: 2, b: 10 })[id] ?? null,
}

const sorted = (notes: Note[], order: ListOrder) => inListOrder(notes, order, values).map(({ id }) => id)
const up = (column: ListOrder['column']): ListOrder => ({ column, isDescending: false })
const down = (column: ListOrder['column']): ListOrder => ({ column, isDescending: true })

describe('the list of notes', () => {
  it('B230: is sorted by any column; what has no value comes last either way, equal ones stay in board order', () => {
    const notes = [
      note('c', { number: 3, zoneId: 'W', dimension: 'living', unitId: 'Dinkes' }),
      note('a', { number: 12, zoneId: 'S', dimension: 'governance', unitId: '' }),
      note('b', { number: 2, zoneId: 'S', dimension: null, unitId: 'bappeda' }),
    ]
    expect(sorted(notes, up(null))).toEqual(['c', 'a', 'b'])
    expect(sorted(notes, up('number'))).toEqual(['b', 'c', 'a'])
    expect(sorted(notes, up('text'))).toEqual(['a', 'b', 'c'])
    expect(sorted(notes, up('zone'))).toEqual(['a', 'b', 'c'])
    expect(sorted(notes, up('dimension'))).toEqual(['a', 'c', 'b'])
    expect(sorted(notes, down('dimension'))).toEqual(['c', 'a', 'b'])
    expect(sorted(notes, up('unit'))).toEqual(['b', 'c', 'a'])
    expect(sorted(notes, down('unit'))).toEqual(['c', 'b', 'a'])
    expect(sorted(notes, down('votes'))).toEqual(['b', 'a', 'c'])
    expect(sorted(notes, up('theme'))).toEqual(['c', 'a', 'b'])
  })

  it('B334: is sorted by readiness from good to poor; what nobody rated comes last either way', () => {
    const notes = [
      note('none', { readiness: null }),
      note('poor', { readiness: 'poor' }),
      note('good', { readiness: 'good' }),
      note('fair', { readiness: 'fair' }),
    ]
    expect(sorted(notes, up('readiness'))).toEqual(['good', 'fair', 'poor', 'none'])
    expect(sorted(notes, down('readiness'))).toEqual(['poor', 'fair', 'good', 'none'])
  })

  it('B230: texts with numbers are sorted as people count', () => {
    const notes = [note('Pokja 10'), note('Pokja 9'), note('pokja 1')]
    expect(sorted(notes, up('text'))).toEqual(['pokja 1', 'Pokja 9', 'Pokja 10'])
  })

  it('B231: a heading sorts up, then down, then gives the order of the board back; votes begin with the most', () => {
    const start = up(null)
    const first = nextOrder(start, 'text')
    const second = nextOrder(first, 'text')
    expect([first, second, nextOrder(second, 'text')]).toEqual([up('text'), down('text'), start])
    expect(nextOrder(second, 'unit')).toEqual(up('unit'))
    const votes = nextOrder(start, 'votes')
    expect([votes, nextOrder(votes, 'votes'), nextOrder(nextOrder(votes, 'votes'), 'votes')]).toEqual([
      down('votes'),
      up('votes'),
      start,
    ])
  })
})

describe('the view of a board', () => {
  it('B232: zooms step by step, stops at both ends, and goes back to the natural size', () => {
    expect([nextZoom(100, 1), nextZoom(100, -1), nextZoom(150, 0)]).toEqual([115, 90, 100])
    expect([nextZoom(200, 1), nextZoom(60, -1)]).toEqual([200, 60])
    expect(nextZoom(110, 1)).toBe(115)
  })

  it('B233: notes are offered to be split off where they are a part of one theme', () => {
    const state = {
      notes: new Map([
        ['a', { themeId: 'T' }],
        ['b', { themeId: 'T' }],
        ['u', { themeId: 'U' }],
        ['x', { themeId: null }],
      ]),
      noteIds: new Map([
        ['theme:T', ['a', 'b']],
        ['theme:U', ['u']],
      ]),
    } as unknown as BoardState
    const isPart = (...ids: string[]) => isPartOfTheme(state, ids)
    expect([isPart('a'), isPart('a', 'b'), isPart('a', 'u'), isPart('u'), isPart('x'), isPart()]).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })
})
