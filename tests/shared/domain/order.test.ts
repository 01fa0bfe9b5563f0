import { describe, expect, it } from 'vitest'
import { type Ordered, byPosition, firstPositions, positionsBefore } from '#shared/domain/order.ts'

const list = (ids: string): Ordered[] => {
  const positions = firstPositions(ids.length)
  return [...ids].map((id, index) => ({ id, position: positions[index]! }))
}

const placed = (siblings: Ordered[], ids: string, beforeId: string | null) => {
  const positions = positionsBefore(siblings, beforeId, ids.length)
  const added = [...ids].map((id, index) => ({ id, position: positions[index]! }))
  return [...siblings, ...added]
    .toSorted(byPosition)
    .map(({ id }) => id)
    .join('')
}

describe('places among siblings', () => {
  it('B30: items go before a sibling in their order, at the start, in the middle or at the end', () => {
    expect(placed(list('abc'), 'xy', 'a')).toBe('xyabc')
    expect(placed(list('abc'), 'xy', 'b')).toBe('axybc')
    expect(placed(list('abc'), 'xy', null)).toBe('abcxy')
    expect(placed([], 'xy', null)).toBe('xy')
  })

  it('B30: a sibling that is gone means the end', () => {
    expect(placed(list('abc'), 'x', 'gone')).toBe('abcx')
  })

  it('B31: siblings that share a key do not stop a move: the item goes behind them', () => {
    const twins = [
      { id: 'a', position: 'a0' },
      { id: 'b', position: 'a0' },
      { id: 'c', position: 'a1' },
    ]
    expect(placed(twins, 'x', 'b')).toBe('abxc')
    expect(placed(twins.slice(0, 2), 'x', 'b')).toBe('abx')
  })

  it('B31: the same key is ordered by id, so that every window shows the same', () => {
    const one = { id: 'a', position: 'a0' }
    const other = { id: 'b', position: 'a0' }
    expect([other, one].toSorted(byPosition)).toEqual([one, other])
    expect(byPosition(one, one)).toBe(0)
  })

  it('B32: a thousand moves to the same gap keep the order', () => {
    let siblings = list('az')
    for (let index = 0; index < 1000; index += 1) {
      const [position] = positionsBefore(siblings, 'z', 1)
      siblings = [...siblings, { id: `n${String(index).padStart(4, '0')}`, position: position! }].toSorted(byPosition)
    }
    const ids = siblings.map(({ id }) => id)
    expect(ids).toEqual(['a', ...ids.slice(1, -1).toSorted(), 'z'])
  })
})
