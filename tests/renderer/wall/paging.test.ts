import { describe, expect, it } from 'vitest'
import {
  type MeasuredBlock,
  type PlacedBlock,
  clampPage,
  pagesOfColumns,
  splitIntoColumns,
} from '#renderer/ui/wall-view/paging.ts'
import { readTimer } from '#renderer/ui/wall-view/timer.ts'

const note = (id: string, heightPx = 20): MeasuredBlock => ({ id, heightPx, isHeading: false })
const heading = (id: string, heightPx = 20): MeasuredBlock => ({ id, heightPx, isHeading: true })

/** Columns as words; a continued heading has dots in front. */
const words = (columns: PlacedBlock[][]) =>
  columns.map((column) => column.map(({ id, isContinued }) => (isContinued ? `…${id}` : id)).join(' '))

describe('pages of the wall', () => {
  it('W20: fill a column to its last pixel, the space between blocks counted', () => {
    const blocks = ['a', 'b', 'c', 'd'].map((id) => note(id))
    expect(words(splitIntoColumns(blocks, 50, 5))).toEqual(['a b', 'c d'])
    expect(words(splitIntoColumns(blocks, 45, 5))).toEqual(['a b', 'c d'])
    expect(words(splitIntoColumns(blocks, 44, 5))).toEqual(['a', 'b', 'c', 'd'])
    expect(words(splitIntoColumns([], 50, 5))).toEqual([''])
  })

  it('W21: keep a heading with the note that follows', () => {
    const blocks = [note('a'), heading('H'), note('b')]
    expect(words(splitIntoColumns(blocks, 50, 5))).toEqual(['a', 'H b'])
    expect(words(splitIntoColumns([note('a'), heading('H'), heading('I')], 50, 5))).toEqual(['a H', 'I'])
  })

  it('W22: repeat the heading where its part goes on', () => {
    const blocks = [heading('H'), note('a'), note('b'), note('c')]
    expect(words(splitIntoColumns(blocks, 50, 5))).toEqual(['H a', '…H b', '…H c'])
    expect(words(splitIntoColumns([...blocks, heading('I'), note('d')], 70, 5))).toEqual(['H a b', '…H c', 'I d'])
  })

  it('W23: give a block that is too tall a column of its own, and lose none', () => {
    const blocks = [heading('H'), note('a'), note('tall', 300), note('b')]
    expect(words(splitIntoColumns(blocks, 50, 5))).toEqual(['H a', 'tall', '…H b'])
    const many = Array.from({ length: 200 }, (_, n) =>
      n % 7 === 0 ? heading(`h${n}`, 30) : note(`n${n}`, 20 + (n % 4) * 20),
    )
    const placed = splitIntoColumns(many, 170, 6)
      .flat()
      .filter(({ isContinued }) => !isContinued)
    expect(placed.map(({ id }) => id)).toEqual(many.map(({ id }) => id))
  })

  it('W24: stop at the last page', () => {
    expect(pagesOfColumns(['a', 'b', 'c'], 2)).toEqual([['a', 'b'], ['c']])
    expect(pagesOfColumns([], 2)).toEqual([[]])
    expect([clampPage(0, 3), clampPage(2, 3), clampPage(9, 3), clampPage(4, 0)]).toEqual([0, 2, 2, 0])
  })
})

describe('the clock of the wall', () => {
  const activity = { minutes: 30, timerStartedAtMs: 1000, timerElapsedMs: 0 }
  const time = (nowMs: number, changes: Partial<typeof activity> = {}) => readTimer({ ...activity, ...changes }, nowMs)

  it('W25: counts down from the full time to nought, then what is over', () => {
    expect(time(1000)).toEqual({ minutes: 30, seconds: 0, isOver: false, isPaused: false })
    expect(time(1001)).toMatchObject({ minutes: 29, seconds: 59 })
    expect(time(2000)).toMatchObject({ minutes: 29, seconds: 59 })
    expect(time(1000 + 30 * 60_000)).toMatchObject({ minutes: 0, seconds: 0, isOver: false })
    expect(time(1000 + 32 * 60_000 + 10_000)).toMatchObject({ minutes: 2, seconds: 10, isOver: true })
  })

  it('W25: counts what ran before a pause, and is paused only after it has run', () => {
    expect(time(61_000, { timerElapsedMs: 60_000 })).toMatchObject({ minutes: 28, seconds: 0, isPaused: false })
    expect(readTimer({ ...activity, timerStartedAtMs: null, timerElapsedMs: 60_000 }, 9e9)).toMatchObject({
      minutes: 29,
      isPaused: true,
    })
    expect(readTimer({ ...activity, timerStartedAtMs: null }, 9e9)).toMatchObject({ minutes: 30, isPaused: false })
  })

  it('W25: shows no clock where no length is planned', () => {
    expect(time(1000, { minutes: 0 })).toBeNull()
  })
})
