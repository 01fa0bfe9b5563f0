import { describe, expect, it } from 'vitest'
import { createOwnMoves } from '#renderer/features/board/own-moves.ts'
import type { Note } from '#shared/schema/board.ts'

const noteIn = (zoneId: string, themeId: string | null = null, rowId: string | null = null) =>
  ({ id: 'a', zoneId, themeId, rowId }) as Note

/** A window that moved note a from S to W; each further commit puts it somewhere. */
function makeWindow() {
  const moves = createOwnMoves()
  let note = noteIn('S')
  moves.remember(['a'], { zoneId: 'W', themeId: null }, 0)
  const hear = (row: Note | null, nowMs = 10) => {
    const told = moves.overruled([{ id: 'a', row }], new Map([['a', note]]), nowMs)
    if (row !== null) note = row
    return told
  }
  return { moves, hear }
}

describe('B291: two windows that move the same note', () => {
  it('the one whose move came first hears that the note was moved on', () => {
    const { hear } = makeWindow()
    expect(hear(noteIn('W'))).toEqual([])
    expect(hear(noteIn('O'))).toEqual([noteIn('O')])
    expect(hear(noteIn('T'))).toEqual([])
  })

  it('the one whose move came last hears nothing: its move holds', () => {
    const { hear } = makeWindow()
    expect(hear(noteIn('O'))).toEqual([])
    expect(hear(noteIn('W'))).toEqual([])
  })

  it('a move within the same place, an undo, another deed of this window, or a move much later is no news', () => {
    const { hear } = makeWindow()
    hear(noteIn('W'))
    expect(hear(noteIn('W'))).toEqual([])
    expect(hear(noteIn('S'))).toEqual([])

    const other = makeWindow()
    other.hear(noteIn('W'))
    other.moves.forget()
    expect(other.hear(noteIn('W', 'theme'))).toEqual([])

    const late = makeWindow()
    late.hear(noteIn('W'))
    expect(late.hear(noteIn('O'), 6000)).toEqual([])
  })

  it('B362: a move to another row counts as well, and what a move left as it was is learnt from its own commit', () => {
    const { moves, hear } = makeWindow()
    moves.forget()
    moves.remember(['a'], { rowId: 'r1' }, 0)
    expect(hear(noteIn('S', null, 'r1'))).toEqual([])
    expect(hear(noteIn('S', null, 'r2'))).toEqual([noteIn('S', null, 'r2')])

    moves.remember(['a'], { themeId: null }, 0)
    expect(hear(noteIn('S', null, 'r2'))).toEqual([])
    expect(hear(noteIn('W', null, 'r2'))).toEqual([noteIn('W', null, 'r2')])
  })

  it('a note that was removed is nobody else to be told of here', () => {
    const { hear } = makeWindow()
    hear(noteIn('W'))
    expect(hear(null)).toEqual([])
  })
})
