import { describe, expect, it } from 'vitest'
import * as minutes from '#electron/core/minutes.ts'
import { redo, undo } from '#electron/core/session.ts'
import { nextToUndo } from '#electron/db/tables/journal.ts'
import { listActivities, listStages } from '#electron/db/tables/workshop.ts'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import { makeTestWorkshop, must } from '#tests/support/make-workshop.ts'

function setUp() {
  const workshop = makeTestWorkshop()
  const { session } = workshop
  const stageId = listStages(session.db)[0]!.id
  const view = () => must(minutes.getMinutes(session, stageId))
  const decide = (text: string) =>
    must(minutes.addDecision(session, { stageId, text, way: 'consensus', roundId: null, objection: '' }))
  const decisions = () => view().decisions.map((decision) => decision.text)
  return { ...workshop, stageId, view, decide, decisions }
}

describe('running notes', () => {
  it('N20: keeps remarks in the order in which they were made, with the activity at work', () => {
    const { session, clock, stageId, view } = setUp()
    const activityId = listActivities(session.db)[0]!.id
    must(minutes.addRemark(session, { stageId, activityId, text: 'Sambutan Bupati' }))
    clock.nowMs += 1000
    const second = must(minutes.addRemark(session, { stageId, activityId: null, text: 'Paparan' }))
    must(minutes.editRemark(session, second.id, 'Paparan narasumber'))
    expect(view().remarks.map(({ text, activityId: at }) => [text, at])).toEqual([
      ['Sambutan Bupati', activityId],
      ['Paparan narasumber', null],
    ])
    must(minutes.removeRemark(session, second.id))
    expect(view().remarks).toHaveLength(1)
    must(undo(session))
    expect(view().remarks).toHaveLength(2)
  })

  it('N21: belongs to its stage, so that a change after the close is found as a late one', () => {
    const { session, stageId } = setUp()
    must(minutes.addRemark(session, { stageId, activityId: null, text: 'Catatan' }))
    expect(nextToUndo(session.db)).toMatchObject({ kind: 'minutes.remarkAdded', stageId, said: { text: 'Catatan' } })
  })

  it('N22: refuses an unknown stage, activity or remark, and changes nothing', () => {
    const { session, stageId, view } = setUp()
    const notFound = err(appError('NOT_FOUND'))
    expect(minutes.getMinutes(session, 'x')).toEqual(notFound)
    expect(minutes.addRemark(session, { stageId: 'x', activityId: null, text: 'a' })).toEqual(notFound)
    expect(minutes.addRemark(session, { stageId, activityId: 'x', text: 'a' })).toEqual(notFound)
    expect(minutes.editRemark(session, 'x', 'a')).toEqual(notFound)
    expect(minutes.removeRemark(session, 'x')).toEqual(notFound)
    expect(minutes.moveDecision(session, 'x', null)).toEqual(notFound)
    expect(minutes.removeDecision(session, 'x')).toEqual(notFound)
    expect(view()).toEqual({ remarks: [], decisions: [], signatories: [] })
  })
})

describe('decisions', () => {
  it('N23: are numbered in the order that the secretary gives them, and a move touches one row', () => {
    const { session, decide, decisions } = setUp()
    const [, b, c] = ['A', 'B', 'C'].map(decide)
    must(minutes.moveDecision(session, c!.id, b!.id))
    expect(decisions()).toEqual(['A', 'C', 'B'])
    expect(nextToUndo(session.db)?.changes).toHaveLength(1)
    must(minutes.moveDecision(session, b!.id, b!.id))
    expect(decisions()).toEqual(['A', 'C', 'B'])
    must(minutes.moveDecision(session, c!.id, null))
    expect(decisions()).toEqual(['A', 'B', 'C'])
    must(undo(session))
    expect(decisions()).toEqual(['A', 'C', 'B'])
    must(redo(session))
    expect(decisions()).toEqual(['A', 'B', 'C'])
  })

  it('N24: by consensus have no round; an unknown round is refused and nothing changes', () => {
    const { session, stageId, decide, view } = setUp()
    const decision = decide('A')
    const before = view()
    const patch = { way: 'vote', roundId: 'x' } as const
    expect(minutes.editDecision(session, decision.id, patch)).toEqual(err(appError('NOT_FOUND')))
    expect(minutes.addDecision(session, { stageId, text: 'B', objection: '', ...patch })).toEqual(
      err(appError('NOT_FOUND')),
    )
    expect(view()).toEqual(before)
    must(minutes.editDecision(session, decision.id, { way: 'consensus', roundId: 'x', objection: 'Dinas X keberatan' }))
    expect(view().decisions).toMatchObject([{ way: 'consensus', roundId: null, objection: 'Dinas X keberatan' }])
  })
})

describe('signatories', () => {
  const chair = { role: 'chair', name: 'A', jobTitle: 'Sekda', rank: '', employeeNumber: '' } as const
  const secretary = {
    role: 'secretary',
    name: 'B',
    jobTitle: 'Kepala Bappeda',
    rank: 'Pembina',
    employeeNumber: '1',
  } as const

  it('N25: are what the form says in its order, and unchanged ones are not written again', () => {
    const { session, stageId, view } = setUp()
    must(minutes.setSignatories(session, stageId, [chair, secretary]))
    expect(view().signatories).toMatchObject([chair, secretary])
    const ids = view().signatories.map(({ id }) => id)
    must(minutes.setSignatories(session, stageId, [chair, { ...secretary, name: 'C' }]))
    expect(nextToUndo(session.db)?.changes).toHaveLength(1)
    expect(view().signatories.map(({ id }) => id)).toEqual(ids)
    must(minutes.setSignatories(session, stageId, [secretary]))
    expect(view().signatories).toMatchObject([secretary])
    must(undo(session))
    expect(view().signatories).toMatchObject([chair, { ...secretary, name: 'C' }])
  })
})
