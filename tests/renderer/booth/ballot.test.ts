import { describe, expect, it } from 'vitest'
import {
  canPlace,
  place,
  pointsLeft,
  pointsOn,
  press,
  takeBack,
  takeLast,
  toDotBallot,
} from '#renderer/ui/ballot/dots.ts'
import { keyOfOption, optionOfKey } from '#renderer/ui/ballot/option-keys.ts'
import { type Scene, afterIdle, afterView, isPersonal } from '#renderer/booth/scene.ts'
import { shuffled } from '#renderer/ui/ballot/paper.ts'
import { filterVoters } from '#renderer/booth/voter-filter.ts'

const stacking = { method: 'dots', pointsPerPerson: 3, maxPerOption: 2 } as const
const single = { method: 'dots', pointsPerPerson: 2, maxPerOption: 1 } as const

describe('the unfinished ballot', () => {
  it('V80: takes points up to the limit of the option and of the person', () => {
    const ballot = ['a', 'a', 'a', 'b', 'c'].reduce(
      (placed, id) => place(stacking, placed, id),
      [] as readonly string[],
    )
    expect(ballot).toEqual(['a', 'a', 'b'])
    expect([pointsOn(ballot, 'a'), pointsLeft(stacking, ballot)]).toEqual([2, 0])
    expect(canPlace(stacking, ballot, 'c')).toBe(false)
    expect(toDotBallot(ballot)).toEqual({ method: 'dots', points: { a: 2, b: 1 } })
  })

  it('V81: gives back one point of an option, or the one placed last', () => {
    expect(takeBack(['a', 'b', 'a'], 'a')).toEqual(['a', 'b'])
    expect(takeBack(['b'], 'a')).toEqual(['b'])
    expect(takeLast(['a', 'b'])).toEqual(['a'])
    expect(takeLast([])).toEqual([])
  })

  it('V82: pressing the key of a full option takes its point back where one is the most, and nothing where points stack', () => {
    expect(press(single, ['a'], 'a')).toEqual([])
    expect(press(single, ['a', 'b'], 'c')).toEqual(['a', 'b'])
    expect(press(stacking, ['a', 'a'], 'a')).toEqual(['a', 'a'])
  })
})

describe('keys of options', () => {
  it('V83: each of the first 34 options has one key of its own', () => {
    const keys = Array.from({ length: 34 }, (_, index) => keyOfOption(index))
    expect(keys.slice(0, 12)).toEqual([...'1234567890AB'])
    expect(new Set(keys).size).toBe(34)
    expect(keys).not.toContain('I')
    expect(keys).not.toContain('O')
    expect(keyOfOption(34)).toBeNull()
    for (const [index, key] of keys.entries()) expect(optionOfKey({ key: key!.toLowerCase(), code: '' })).toBe(index)
  })

  it('V84: knows digits with Shift and on the number pad, and no other keys', () => {
    expect(optionOfKey({ key: '!', code: 'Digit1' })).toBe(0)
    expect(optionOfKey({ key: ')', code: 'Digit0' })).toBe(9)
    expect(optionOfKey({ key: '3', code: 'Numpad3' })).toBe(2)
    expect(optionOfKey({ key: 'Enter', code: 'Enter' })).toBeNull()
    expect(optionOfKey({ key: ' ', code: 'Space' })).toBeNull()
    expect(optionOfKey({ key: 'o', code: 'KeyO' })).toBeNull()
  })
})

describe('finding a name', () => {
  const voters = ['Yohana Mandacan', 'Maria Yohana', 'Bélà Korwa'].map((label) => ({
    voterId: label,
    label,
    institution: label.startsWith('M') ? 'Dinas Kesehatan' : '',
  }))
  const found = (typed: string) => filterVoters(voters, typed).map(({ label }) => label)

  it('V85: any typed words fit name or institution in any order, beginnings of names first', () => {
    expect(found('')).toHaveLength(3)
    expect(found('yoha')).toEqual(['Yohana Mandacan', 'Maria Yohana'])
    expect(found('kesehatan maria')).toEqual(['Maria Yohana'])
    expect(found('BELA')).toEqual(['Bélà Korwa'])
    expect(found('xyz')).toEqual([])
  })
})

describe('scenes', () => {
  const ticket = { roundId: 'r1', identity: { voterId: 'v' }, question: '', rules: single, options: [] }

  it('V86: a round that ends, or another one that opens, takes the unfinished ballot along', () => {
    const ballot = { at: 'ballot', ticket, ballot: { method: 'dots', placed: ['a'] } } as const
    expect(afterView(ballot, 'r1')).toBe(ballot)
    expect(afterView(ballot, null)).toEqual({ at: 'ready', notice: 'ended' })
    expect(afterView(ballot, 'r2')).toEqual({ at: 'ready', notice: 'ended' })
    const sending = { ...ballot, at: 'sending' } as const
    expect(afterView(sending, null)).toBe(sending)
  })

  it('V87: only screens with somebody on them are cleared after a while', () => {
    expect(isPersonal({ at: 'review', ticket, ballot: { method: 'dots', placed: [] }, isRetry: false })).toBe(true)
    expect(isPersonal({ at: 'done', votedCount: 1 })).toBe(false)
  })

  it('V485: a ballot whose answer was lost is cleared as well, and the next one reads that it may have counted', () => {
    const ballot = { method: 'dots', placed: ['a'] } as const
    const unsure: Scene = { at: 'unsure', ticket, ballot: { method: 'dots', placed: ['a'] } }
    expect(isPersonal(unsure)).toBe(true)
    expect(afterIdle(unsure)).toEqual({ at: 'ready', notice: 'clearedUnsure' })
    expect(afterIdle({ at: 'review', ticket, ballot: { ...ballot, placed: ['a'] }, isRetry: true })).toEqual({
      at: 'ready',
      notice: 'timedOut',
    })
    const done: Scene = { at: 'done', votedCount: 1 }
    expect(afterIdle(done)).toBe(done)
  })

  it('V88: shuffling loses and doubles nothing, and leaves the list as it was', () => {
    const list = Array.from({ length: 40 }, (_, index) => index)
    const mixed = shuffled(list)
    expect(mixed.toSorted((a, b) => a - b)).toEqual(list)
    expect(list[39]).toBe(39)
    expect(mixed).not.toEqual(list)
  })
})
