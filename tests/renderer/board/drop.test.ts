import { describe, expect, it } from 'vitest'
import type { BoardState } from '#renderer/features/board/board-store.ts'
import { drawnText } from '#renderer/features/board/cards.ts'
import { areAllIn, gestureOf } from '#renderer/features/board/drop.ts'

const note = (id: string, zoneId: string, themeId: string | null = null) => [id, { id, zoneId, themeId }] as const
const theme = (id: string, zoneId: string) => [id, { id, zoneId }] as const

/** S holds the theme T (t1, t2) and the notes a, b; W holds the theme V (v). */
const board = {
  notes: new Map([note('a', 'S'), note('b', 'S'), note('t1', 'S', 'T'), note('t2', 'S', 'T'), note('v', 'W', 'V')]),
  themes: new Map([theme('T', 'S'), theme('V', 'W')]),
  themeIds: new Map([
    ['S', ['T']],
    ['W', ['V']],
  ]),
  noteIds: new Map([
    ['zone:S', ['a', 'b']],
    ['zone:W', []],
    ['theme:T', ['t1', 't2']],
    ['theme:V', ['v']],
  ]),
  rows: [],
  scores: null,
} as unknown as BoardState

const drop = (ids: string[], placeId: string, beforeId: string | null = null, ontoId: string | null = null) =>
  gestureOf(board, { ids, placeId, beforeId, ontoId })

describe('what a drop means', () => {
  it('B50: notes in the gap of a zone or theme move there', () => {
    expect(drop(['v'], 'zone:S', 'b')).toEqual({
      kind: 'moveNotes',
      move: { noteIds: ['v'], zoneId: 'S', themeId: null, beforeId: 'b' },
    })
    expect(drop(['a', 'b'], 'theme:V', 'v')).toEqual({
      kind: 'moveNotes',
      move: { noteIds: ['a', 'b'], zoneId: 'W', themeId: 'V', beforeId: 'v' },
    })
  })

  it('B51: notes on a note become a theme; notes on the title of a theme join it at its end', () => {
    expect(drop(['v'], 'zone:S', null, 'a')).toEqual({ kind: 'group', noteIds: ['v'], targetNoteId: 'a' })
    expect(drop(['a'], 'zone:W', null, 'theme:V')).toEqual({
      kind: 'moveNotes',
      move: { noteIds: ['a'], zoneId: 'W', themeId: 'V', beforeId: null },
    })
  })

  it('B52: notes before the title of a theme come first among the ungrouped ones', () => {
    expect(drop(['v'], 'zone:S', 'theme:T')).toMatchObject({ move: { zoneId: 'S', themeId: null, beforeId: 'a' } })
    expect(drop(['a'], 'zone:S', 'theme:T')).toMatchObject({ move: { beforeId: 'b' } })
    expect(drop(['a', 'b'], 'zone:S', 'theme:T')).toMatchObject({ move: { beforeId: null } })
  })

  it('B53: a theme moves before the theme that it is over, or after the last one', () => {
    expect(drop(['theme:V'], 'zone:S', 'theme:T')).toEqual({
      kind: 'moveTheme',
      themeId: 'V',
      zoneId: 'S',
      beforeId: 'T',
    })
    expect(drop(['theme:V'], 'theme:T', 't2')).toMatchObject({ kind: 'moveTheme', zoneId: 'S', beforeId: 'T' })
    expect(drop(['theme:V'], 'zone:S', 'b')).toMatchObject({ kind: 'moveTheme', zoneId: 'S', beforeId: null })
    expect(drop(['theme:V'], 'zone:S', null, 'a')).toMatchObject({ kind: 'moveTheme', zoneId: 'S', beforeId: null })
  })

  it('B54: a theme on the title of another merges into it; on itself or its own notes nothing happens', () => {
    expect(drop(['theme:V'], 'zone:S', null, 'theme:T')).toEqual({ kind: 'merge', themeId: 'V', intoThemeId: 'T' })
    expect(drop(['theme:T'], 'zone:S', null, 'theme:T')).toBeNull()
    expect(drop(['theme:T'], 'theme:T', 't1')).toBeNull()
  })

  it('B223: on a board shown by votes a drop has no place, and within a place nothing happens', () => {
    const sorted = { ...board, scores: new Map([['a', 3]]) }
    const dropSorted = (ids: string[], placeId: string, beforeId: string | null = null, ontoId: string | null = null) =>
      gestureOf(sorted, { ids, placeId, beforeId, ontoId })
    const toEnd = { zoneId: 'S', themeId: null, beforeId: null }
    expect(dropSorted(['v'], 'zone:S', 'b')).toEqual({ kind: 'moveNotes', move: { noteIds: ['v'], ...toEnd } })
    expect(dropSorted(['t1'], 'zone:S', 'theme:T')).toEqual({ kind: 'moveNotes', move: { noteIds: ['t1'], ...toEnd } })
    expect(dropSorted(['b'], 'zone:S', 'a')).toBeNull()
    expect(dropSorted(['t2'], 'theme:T', 't1')).toBeNull()
    expect(dropSorted(['b'], 'zone:S', null, 'a')).toEqual({ kind: 'group', noteIds: ['b'], targetNoteId: 'a' })
    expect(dropSorted(['theme:V'], 'theme:T')).toEqual({ kind: 'moveTheme', themeId: 'V', zoneId: 'S', beforeId: null })
    expect(dropSorted(['theme:V'], 'zone:W', null)).toBeNull()
  })

  it('B55: a drop on what is gone means nothing', () => {
    expect(drop(['a'], 'theme:gone')).toBeNull()
    expect(drop(['theme:gone'], 'zone:S')).toBeNull()
    expect(drop(['a'], 'zone:S', null, 'theme:gone')).toBeNull()
  })

  it('B56: notes that all lie in a place already are not moved there by a key', () => {
    expect(areAllIn(board, ['a', 'b'], 'zone:S')).toBe(true)
    expect(areAllIn(board, ['a', 't1'], 'zone:S')).toBe(false)
    expect(areAllIn(board, ['t1', 't2'], 'theme:T')).toBe(true)
    expect(areAllIn(board, ['gone'], 'zone:S')).toBe(false)
  })
})

describe('what a card draws', () => {
  it('B57: the beginning of a long text, never half a character', () => {
    expect(drawnText('pendek')).toBe('pendek')
    expect(drawnText('x'.repeat(10_000))).toBe(`${'x'.repeat(600)}…`)
    expect(drawnText(`${'x'.repeat(599)}🌾${'y'.repeat(50)}`)).toBe(`${'x'.repeat(599)}…`)
  })
})
