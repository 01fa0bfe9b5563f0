import { describe, expect, it } from 'vitest'
import { nextRow } from '#renderer/ui/ballot/AnswersPaper.tsx'
import { moveInOrder, toggle } from '#renderer/ui/ballot/lists.ts'
import { pageOf, pageSizeOf } from '#renderer/ui/ballot/paging.ts'
import { criterionIds, firstOpen, firstPartly, openCriterion, withScore } from '#renderer/ui/ballot/scored.ts'
import { type UnfinishedBallot, emptyBallot, toBallot } from '#renderer/ui/ballot/unfinished.ts'
import { checkBallot, methodOf } from '#shared/domain/voting/registry.ts'
import { methods } from '#shared/schema/voting.ts'

const optionsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `o${index + 1}`, title: `Tema ${index + 1}` }))

describe('pages of options', () => {
  it('V200: up to twenty options are one page; more come in pages as even as can be, each option once', () => {
    expect([1, 20, 21, 60, 300].map((count) => pageSizeOf(count))).toEqual([1, 20, 11, 20, 20])
    expect(pageSizeOf(20, 10)).toBe(10)
    const options = optionsOf(45)
    const pages = [0, 1, 2].map((index) => pageOf(options, index))
    expect(pages.map((page) => page.options.length)).toEqual([15, 15, 15])
    expect(pages.flatMap((page) => page.options)).toEqual(options)
    expect(pages[2]).toMatchObject({ firstIndex: 30, number: 3, count: 3, isWide: true })
    expect(pageOf(optionsOf(3), 0)).toMatchObject({ number: 1, count: 1, isWide: false })
  })
})

describe('approval and ranking', () => {
  it('V201: a press chooses, a second one takes back, and above the most nothing happens', () => {
    const chosen = ['a', 'b'].reduce((list, id) => toggle(list, id, 2), [] as readonly string[])
    expect(chosen).toEqual(['a', 'b'])
    expect(toggle(chosen, 'c', 2)).toBe(chosen)
    expect(toggle(chosen, 'a', 2)).toEqual(['b'])
  })

  it('V202: an option moves through the order by one place, and stays where it cannot', () => {
    expect(moveInOrder(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b'])
    const order = ['a', 'b']
    expect([moveInOrder(order, 'a', -1), moveInOrder(order, 'b', 1), moveInOrder(order, 'x', 1)]).toEqual([
      order,
      order,
      order,
    ])
  })
})

describe('one answer an option', () => {
  it('V203: after an answer the next open row follows, else the next one, and the last stays', () => {
    const options = optionsOf(4)
    expect(nextRow(options, {}, 0)).toBe(1)
    expect(nextRow(options, { o2: 1, o3: 1 }, 0)).toBe(3)
    expect(nextRow(options, { o2: 1, o3: 1, o4: 1 }, 0)).toBe(1)
    expect(nextRow(options, {}, 3)).toBe(3)
    expect(nextRow(options, { o1: 1 }, -1)).toBe(1)
  })
})

describe('several scores an option', () => {
  const ids = criterionIds({ method: 'usg' })
  const options = optionsOf(3)

  it('V204: scores are given and taken back one by one; an option without any is no longer named', () => {
    let scores = withScore({}, 'o1', 'urgency', 4)
    scores = withScore(scores, 'o1', 'growth', 2)
    expect(scores).toEqual({ o1: { urgency: 4, growth: 2 } })
    expect(openCriterion(ids, scores, 'o1')).toBe('seriousness')
    expect(withScore(withScore(scores, 'o1', 'growth', null), 'o1', 'urgency', null)).toEqual({})
  })

  it('V205: the ballot goes on at the first option without all scores, and knows one that is filled in partly', () => {
    const full = { urgency: 1, seriousness: 1, growth: 1 }
    expect(firstOpen(options, ids, {})).toBe(0)
    expect(firstOpen(options, ids, { o1: full })).toBe(1)
    expect(firstOpen(options, ids, { o1: full, o2: full, o3: full })).toBe(2)
    expect(firstPartly(options, ids, { o1: full, o3: { urgency: 1 } })).toBe(2)
    expect(firstPartly(options, ids, { o1: full })).toBe(-1)
  })
})

describe('what the papers fill in', () => {
  const options = optionsOf(3)
  const titles = new Map(options.map(({ id, title }) => [id, title]))
  const usg = { urgency: 5, seriousness: 4, growth: 3 }
  const criteria = { impact: 5, readiness: 4, cost: 3, coverage: 2 }
  const filled: UnfinishedBallot[] = [
    { method: 'dots', placed: ['o1', 'o2'] },
    { method: 'approval', chosen: ['o3', 'o1'] },
    { method: 'rating', scores: { o2: 5 } },
    { method: 'usg', scores: { o1: usg } },
    { method: 'weighted', scores: { o1: criteria } },
    { method: 'impact_effort', scores: { o3: { impact: 5, effort: 1 } } },
    { method: 'ranking', order: ['o3', 'o1'] },
    { method: 'yes_no', answers: { o1: 'yes', o2: 'no', o3: 'abstain' } },
  ]

  it('V206: is a ballot that the rules of its method take, for all eight', () => {
    expect(filled.map(({ method }) => method)).toEqual([...methods])
    for (const ballot of filled) {
      const rules = methodOf(ballot.method).defaultRules(options.length)
      expect([ballot.method, checkBallot(rules, titles, toBallot(ballot)).ok]).toEqual([ballot.method, true])
      // An empty paper belongs to its method, and no method takes it.
      const empty = toBallot(emptyBallot(rules))
      expect([empty.method, checkBallot(rules, titles, empty).ok]).toEqual([ballot.method, false])
    }
  })
})
