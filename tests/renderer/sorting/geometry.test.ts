import { describe, expect, it } from 'vitest'
import { type Box, cardUnder, insertionIndex, markBox, nearestInDirection } from '#renderer/ui/sorting/geometry.ts'

/** Like a DOMRect: the edges are getters of the prototype. */
class Rect implements Box {
  readonly #sides: [number, number, number, number]
  constructor(...sides: [number, number, number, number]) {
    this.#sides = sides
  }
  get left() {
    return this.#sides[0]
  }
  get top() {
    return this.#sides[1]
  }
  get right() {
    return this.#sides[0] + this.#sides[2]
  }
  get bottom() {
    return this.#sides[1] + this.#sides[3]
  }
}
const box = (left: number, top: number, width: number, height: number): Box => new Rect(left, top, width, height)

describe('the gap under the pointer', () => {
  const list = [box(0, 0, 100, 40), box(0, 50, 100, 40), box(0, 100, 100, 40)]

  it.each([
    [{ x: 10, y: -5 }, 0],
    [{ x: 90, y: 19 }, 0],
    [{ x: 10, y: 21 }, 1],
    [{ x: 10, y: 121 }, 3],
  ])('P5: in a list %o goes before card %i: the middle of a card decides', (point, index) => {
    expect(insertionIndex(list, 'list', point)).toBe(index)
  })

  it('P5: in rows the card on the left decides, and the end of a row is before the next row', () => {
    const rows = [box(0, 0, 40, 40), box(50, 0, 40, 40), box(0, 50, 40, 40)]
    expect(insertionIndex(rows, 'rows', { x: 60, y: 20 })).toBe(1)
    expect(insertionIndex(rows, 'rows', { x: 95, y: 20 })).toBe(2)
    expect(insertionIndex(rows, 'rows', { x: 30, y: 70 })).toBe(3)
  })

  it('P5: in columns a column is filled to its end before the next one', () => {
    const columns = [box(0, 0, 40, 40), box(0, 50, 40, 40), box(50, 0, 40, 40)]
    expect(insertionIndex(columns, 'columns', { x: 20, y: 95 })).toBe(2)
    expect(insertionIndex(columns, 'columns', { x: 60, y: 10 })).toBe(2)
    expect(insertionIndex(columns, 'columns', { x: 60, y: 30 })).toBe(3)
  })

  it('P5: only the middle half of a card means the card itself', () => {
    expect(cardUnder(list, { x: 50, y: 20 })).toBe(0)
    expect(cardUnder(list, { x: 50, y: 5 })).toBe(-1)
    expect(cardUnder(list, { x: 50, y: 45 })).toBe(-1)
  })

  it('P5: the line never leaves its place, however far the list is scrolled', () => {
    const place = box(0, 20, 100, 60)
    for (const index of [0, 1, 2, 3]) {
      const line = markBox(place, list, 'list', index)
      expect(line.top).toBeGreaterThanOrEqual(20)
      expect(line.bottom).toBeLessThanOrEqual(80)
      expect(line.bottom - line.top).toBeCloseTo(3)
    }
  })

  it('P5: an empty place shows the line at its top', () => {
    expect(markBox(box(0, 0, 100, 100), [], 'list', 0).top).toBeLessThan(10)
  })
})

describe('walking', () => {
  // Two columns of cells, the right ones higher up.
  const boxes = [
    box(0, 0, 100, 40),
    box(0, 50, 100, 40),
    box(110, 5, 100, 40),
    box(110, 55, 100, 40),
    box(220, 300, 100, 40),
  ]

  it('P18: goes to what lies in line, not to what is merely close', () => {
    expect(nearestInDirection(boxes[0]!, boxes, 'right')).toBe(2)
    expect(nearestInDirection(boxes[1]!, boxes, 'right')).toBe(3)
    expect(nearestInDirection(boxes[3]!, boxes, 'up')).toBe(2)
  })

  it('P18: stays where there is nothing that way', () => {
    expect(nearestInDirection(boxes[0]!, boxes, 'left')).toBe(-1)
    expect(nearestInDirection(boxes[0]!, boxes, 'up')).toBe(-1)
  })
})
