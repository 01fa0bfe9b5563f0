import { describe, expect, it } from 'vitest'
import { createSelection } from '#renderer/ui/sorting/selection.ts'

const plain = { shiftKey: false, ctrlKey: false, metaKey: false }
const shift = { ...plain, shiftKey: true }
const ctrl = { ...plain, ctrlKey: true }
const order = ['a', 'b', 'c', 'd']

function make() {
  const selection = createSelection()
  return { selection, ids: () => [...selection.getState().selectedIds].toSorted().join('') }
}

describe('selecting cards', () => {
  it('P6: a click selects one card, Ctrl adds and takes away', () => {
    const { selection, ids } = make()
    selection.click('a', plain, order)
    selection.click('c', plain, order)
    expect(ids()).toBe('c')
    selection.click('a', ctrl, order)
    expect(ids()).toBe('ac')
    selection.click('c', ctrl, order)
    expect(ids()).toBe('a')
  })

  it('P6: Shift extends from the first click, also back over it', () => {
    const { selection, ids } = make()
    selection.click('b', plain, order)
    selection.click('d', shift, order)
    expect(ids()).toBe('bcd')
    selection.click('a', shift, order)
    expect(ids()).toBe('ab')
  })

  it('P6: Shift in another place adds the card and keeps what was selected', () => {
    const { selection, ids } = make()
    selection.click('a', plain, order)
    selection.click('y', shift, ['x', 'y', 'z'])
    expect(ids()).toBe('ay')
  })

  it('P6: a gesture on a selected card is about the selection, on any other card about that card', () => {
    const { selection } = make()
    selection.selectAll(['a', 'b'])
    expect(selection.idsWith('b')).toEqual(['a', 'b'])
    expect(selection.idsWith('c')).toEqual(['c'])
  })

  it('P13: cards that are gone are no longer selected', () => {
    const { selection, ids } = make()
    selection.selectAll(['a', 'b'])
    selection.keepOnly((id) => id !== 'a')
    expect(ids()).toBe('b')
    expect(selection.getState().anchorId).toBeNull()
  })
})
