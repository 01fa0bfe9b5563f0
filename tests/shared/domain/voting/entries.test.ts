import { describe, expect, it } from 'vitest'
import type { Ballot } from '#shared/schema/voting.ts'
import { isSameEntry } from '#shared/domain/voting/entries.ts'

describe('double entry', () => {
  it('V337: two typings are the same whatever order their options were typed in', () => {
    const pairs: [Ballot, Ballot][] = [
      [
        { method: 'dots', points: { a: 1, b: 2 } },
        { method: 'dots', points: { b: 2, a: 1 } },
      ],
      [
        { method: 'approval', chosen: ['b', 'a'] },
        { method: 'approval', chosen: ['a', 'b'] },
      ],
      [
        { method: 'weighted', scores: { a: { x: 1, y: 2 } } },
        { method: 'weighted', scores: { a: { y: 2, x: 1 } } },
      ],
    ]
    for (const [one, other] of pairs) expect(isSameEntry(one, other)).toBe(true)
    expect(isSameEntry(null, null)).toBe(true)
  })

  it('V337: any difference counts, also the order of a ranking and a void paper', () => {
    const pairs: [Ballot | null, Ballot | null][] = [
      [
        { method: 'dots', points: { a: 1, b: 2 } },
        { method: 'dots', points: { a: 2, b: 1 } },
      ],
      [
        { method: 'ranking', order: ['a', 'b'] },
        { method: 'ranking', order: ['b', 'a'] },
      ],
      [{ method: 'yes_no', answers: { a: 'abstain' } }, null],
    ]
    for (const [one, other] of pairs) expect(isSameEntry(one, other)).toBe(false)
  })
})
