import { describe, expect, it } from 'vitest'
import {
  addProgrammes,
  getProgrammes,
  maxProgrammes,
  moveProgrammes,
  removeProgrammes,
  setQuickWin,
  updateProgramme,
} from '#electron/core/programmes.ts'
import { redo, undo } from '#electron/core/session.ts'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import { journalKinds, lastSaid, must, openEmpty, withProgrammes } from './session.ts'

const short = { dimension: 'governance', horizon: 'short' } as const

describe('adding', () => {
  it('P2: many programmes come into the tray in their order, numbered on, as one undo step', () => {
    const { session, inPlace, one } = withProgrammes('A', 'B')
    must(addProgrammes(session, { names: ['C', 'D'] }))
    expect(inPlace('tray')).toBe('A B C D')
    expect([one('A').number, one('D').number]).toEqual([1, 4])
    expect(lastSaid(session)).toEqual({ count: 2, name: 'C …' })
    must(undo(session))
    expect(inPlace('tray')).toBe('A B')
    must(redo(session))
    expect(inPlace('tray')).toBe('A B C D')
  })

  it('P2: remembers the vote or strategy that programmes came from', () => {
    const { session, one } = withProgrammes()
    must(addProgrammes(session, { names: ['A'], origin: 'vote', originId: 'round-1' }))
    expect(one('A')).toMatchObject({ origin: 'vote', originId: 'round-1', dimension: null, isQuickWin: false })
  })

  it('P3: refuses more programmes than a workshop takes, and adds none of them', () => {
    const { session } = openEmpty()
    must(addProgrammes(session, { names: Array.from({ length: maxProgrammes - 1 }, (_, index) => `P ${index}`) }))
    expect(addProgrammes(session, { names: ['A', 'B'] })).toEqual(
      err(appError('TOO_MANY', { maxCount: maxProgrammes })),
    )
    expect(getProgrammes(session)).toHaveLength(maxProgrammes - 1)
    expect(journalKinds(session)).toEqual(['programmes.added'])
  })
})

describe('moving', () => {
  it('P4: one gesture moves many cards and is one undo step, also after a redo', () => {
    const { session, id, inPlace } = withProgrammes('A', 'B', 'C', 'D')
    must(moveProgrammes(session, { programmeIds: [id('C'), id('A')], ...short, beforeId: null }))
    expect(inPlace('governance:short')).toBe('A C')
    expect(journalKinds(session)).toEqual(['programmes.added', 'programmes.moved'])
    expect(lastSaid(session)).toEqual({ count: 2, name: 'A …' })
    must(undo(session))
    expect(inPlace('tray')).toBe('A B C D')
    must(redo(session))
    expect(inPlace('governance:short')).toBe('A C')
    expect(inPlace('tray')).toBe('B D')
  })

  it('P5: goes before a card of the place and writes no row but its own', () => {
    const { session, events, id, inPlace } = withProgrammes('A', 'B', 'C')
    must(moveProgrammes(session, { programmeIds: [id('A'), id('B')], ...short, beforeId: null }))
    events.length = 0
    must(moveProgrammes(session, { programmeIds: [id('C')], ...short, beforeId: id('B') }))
    expect(inPlace('governance:short')).toBe('A C B')
    expect(events).toHaveLength(1)
    expect(events[0]!.programmes.map((patch) => patch.id)).toEqual([id('C')])
    expect(events[0]!.topics).toContain('programmes')
  })

  it('P7: a move to where the card lies leaves no entry and tells nobody', () => {
    const { session, events, id } = withProgrammes('A', 'B')
    events.length = 0
    must(moveProgrammes(session, { programmeIds: [id('A')], dimension: null, horizon: null, beforeId: id('B') }))
    expect(events).toEqual([])
    expect(journalKinds(session)).toEqual(['programmes.added'])
  })

  it('P9: refuses a move with a card that is gone, and moves none of the others', () => {
    const { session, id, inPlace } = withProgrammes('A', 'B')
    must(removeProgrammes(session, [id('B')]))
    const answer = moveProgrammes(session, { programmeIds: [id('A'), id('B')], ...short, beforeId: null })
    expect(answer).toEqual(err(appError('NOT_FOUND')))
    expect(inPlace('tray')).toBe('A')
    expect(journalKinds(session)).toEqual(['programmes.added', 'programmes.removed'])
  })
})

describe('quick wins', () => {
  it('P10: marks many at once, names only those that changed, and asks nothing of dimension or horizon', () => {
    const { session, id, one } = withProgrammes('A', 'B')
    must(setQuickWin(session, [id('A')], true))
    must(setQuickWin(session, [id('A'), id('B')], true))
    expect(lastSaid(session)).toEqual({ count: 1, name: 'B' })
    expect(one('B')).toMatchObject({ isQuickWin: true, dimension: null })
    must(undo(session))
    expect([one('A').isQuickWin, one('B').isQuickWin]).toEqual([true, false])
  })

  it('P10: setting what is set already leaves no entry', () => {
    const { session, id } = withProgrammes('A')
    must(setQuickWin(session, [id('A')], false))
    expect(journalKinds(session)).toEqual(['programmes.added'])
  })

  it('P10: refuses an unknown programme and marks none', () => {
    const { session, id, one } = withProgrammes('A')
    expect(setQuickWin(session, [id('A'), 'gone'], true)).toEqual(err(appError('NOT_FOUND')))
    expect(one('A').isQuickWin).toBe(false)
  })
})

describe('details', () => {
  it('P11: writes what was said and undoes it as one step', () => {
    const { session, id, one } = withProgrammes('A')
    const before = one('A')
    must(updateProgramme(session, id('A'), { indicator: 'Waktu layanan ≤ 15 menit', budgetRupiah: 250_000_000 }))
    expect(one('A')).toEqual({ ...before, indicator: 'Waktu layanan ≤ 15 menit', budgetRupiah: 250_000_000 })
    must(undo(session))
    expect(one('A')).toEqual(before)
  })

  it('P11: a unit in charge that is written like a unit of the workshop becomes that unit; any other stays text', () => {
    const { session, id, one } = withProgrammes('A')
    session.db.prepare('INSERT INTO units VALUES (?, ?, ?)').run('u1', 'Dinas Komunikasi dan Informatika', 'Diskominfo')
    must(updateProgramme(session, id('A'), { leadUnitText: 'diskominfo' }))
    expect(one('A')).toMatchObject({ leadUnitId: 'u1', leadUnitText: '' })
    must(updateProgramme(session, id('A'), { leadUnitText: 'Yayasan Anak Pesisir' }))
    expect(one('A')).toMatchObject({ leadUnitId: null, leadUnitText: 'Yayasan Anak Pesisir' })
  })

  it('P11: a new dimension and horizon put the programme at the end of its cell', () => {
    const { session, id, inPlace } = withProgrammes('A', 'B')
    must(moveProgrammes(session, { programmeIds: [id('B')], ...short, beforeId: null }))
    must(updateProgramme(session, id('A'), { ...short, isQuickWin: true }))
    expect(inPlace('governance:short')).toBe('B A')
    expect(journalKinds(session)).toHaveLength(3)
  })

  it.each([
    ['years that end before they begin', { firstYear: 2028, lastYear: 2026 }, 'lastYear'],
    ['a unit that is not there', { leadUnitId: 'gone', name: 'B' }, 'leadUnitId'],
  ])('P12: refuses %s and keeps the programme as it was', (_, patch, field) => {
    const { session, id, one } = withProgrammes('A')
    const before = one('A')
    expect(updateProgramme(session, id('A'), patch)).toEqual(err(appError('INVALID_INPUT', { field })))
    expect(getProgrammes(session)).toEqual([before])
    expect(journalKinds(session)).toEqual(['programmes.added'])
  })
})

describe('removing', () => {
  it('P13: removes many in one step, and undo brings each back to its place', () => {
    const { session, id, inPlace } = withProgrammes('A', 'B', 'C')
    must(moveProgrammes(session, { programmeIds: [id('B')], ...short, beforeId: null }))
    expect(removeProgrammes(session, [id('A'), id('B')])).toEqual(ok(undefined))
    expect([inPlace('tray'), inPlace('governance:short')]).toEqual(['C', ''])
    must(undo(session))
    expect([inPlace('tray'), inPlace('governance:short')]).toEqual(['A C', 'B'])
  })
})
