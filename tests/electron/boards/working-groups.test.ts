import { describe, expect, it } from 'vitest'
import { addNotes, setNoteDetails } from '#electron/core/boards.ts'
import { addUnit, getPeople, updatePerson } from '#electron/core/people.ts'
import { undo } from '#electron/core/session.ts'
import { addGroups, assignPeople, removeGroup, updateGroup } from '#electron/core/working-groups.ts'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import { addPeople, must } from '#tests/support/make-workshop.ts'
import { makeBoard } from './support.ts'

const six = dimensions.map((dimension) => ({ name: `Pokja ${dimension}`, dimension, leadUnitId: null }))

function setUp() {
  const board = makeBoard()
  const people = addPeople(board.session, 4)
  const groups = must(addGroups(board.session, six))
  const view = () => getPeople(board.session)
  const groupsOfPeople = () => view().people.map(({ workingGroupId }) => workingGroupId)
  return { board, session: board.session, people, groups, view, groupsOfPeople }
}

describe('working groups (Pokja)', () => {
  it('B200: six are added at once in the order of the dimensions, and taken back at once', () => {
    const { session, view } = setUp()
    expect(view().workingGroups.map(({ dimension }) => dimension)).toEqual(dimensions)
    must(addGroups(session, [{ name: 'Pokja Khusus', dimension: null, leadUnitId: null }]))
    expect(view().workingGroups.at(-1)!.name).toBe('Pokja Khusus')
    must(undo(session))
    must(undo(session))
    expect(view().workingGroups).toEqual([])
  })

  it('B201: a name is taken once, however it is written; then none of those added is there', () => {
    const { session, groups, view } = setUp()
    const before = view()
    const again = [
      { name: 'Pokja Baru', dimension: null, leadUnitId: null },
      { name: '  pokja   GOVERNANCE ', dimension: null, leadUnitId: null },
    ]
    expect(addGroups(session, again)).toEqual(err(appError('GROUP_EXISTS', { name: again[1]!.name })))
    const twins = [again[0]!, { ...again[0]!, name: 'pokja baru' }]
    expect(addGroups(session, twins)).toEqual(err(appError('GROUP_EXISTS', { name: 'pokja baru' })))
    expect(updateGroup(session, groups[1]!.id, { name: groups[0]!.name })).toMatchObject({ ok: false })
    expect(view()).toEqual(before)
    must(updateGroup(session, groups[0]!.id, { name: groups[0]!.name.toUpperCase() }))
  })

  it('B202: a group is renamed and gets a dimension and a lead unit that is there', () => {
    const { session, groups, view } = setUp()
    const unit = must(addUnit(session, { name: 'Badan Perencanaan', short: 'Bappeda' }))
    must(updateGroup(session, groups[0]!.id, { name: 'Tata Kelola', dimension: null, leadUnitId: unit.id }))
    expect(view().workingGroups[0]).toMatchObject({ name: 'Tata Kelola', dimension: null, leadUnitId: unit.id })
    const before = view()
    expect(updateGroup(session, groups[0]!.id, { leadUnitId: 'x' })).toEqual(
      err(appError('INVALID_INPUT', { field: 'leadUnitId' })),
    )
    expect(updateGroup(session, 'x', { name: 'y' })).toEqual(err(appError('NOT_FOUND')))
    expect(view()).toEqual(before)
  })

  it('B203: many people join a group in one step, and leave it', () => {
    const { session, people, groups, groupsOfPeople, view } = setUp()
    const ids = people.map(({ id }) => id)
    must(assignPeople(session, ids.slice(0, 3), groups[2]!.id))
    const { id } = groups[2]!
    expect(groupsOfPeople()).toEqual([id, id, id, null])
    must(assignPeople(session, [ids[0]!], null))
    expect(groupsOfPeople()).toEqual([null, id, id, null])
    must(undo(session))
    must(undo(session))
    expect(groupsOfPeople()).toEqual([null, null, null, null])
    const before = view()
    expect(assignPeople(session, [ids[0]!, 'x'], id)).toEqual(err(appError('NOT_FOUND')))
    expect(assignPeople(session, ids, 'x')).toEqual(err(appError('NOT_FOUND')))
    expect(view()).toEqual(before)
  })

  it('B203: the group of one person is changed with the other details, in one step', () => {
    const { session, people, groups, view } = setUp()
    const { id } = people[0]!
    must(updatePerson(session, id, { label: 'Bupati', workingGroupId: groups[1]!.id }))
    expect(view().people[0]).toMatchObject({ label: 'Bupati', workingGroupId: groups[1]!.id })
    const before = view()
    expect(updatePerson(session, id, { label: 'x', workingGroupId: 'x' })).toEqual(err(appError('NOT_FOUND')))
    expect(view()).toEqual(before)
    must(undo(session))
    expect(view().people[0]).toMatchObject({ label: people[0]!.label, workingGroupId: null })
  })

  it('B204: a group that is removed lets its people and notes go; undo brings all of it back', () => {
    const { board, session, people, groups, groupsOfPeople, view } = setUp()
    const { id } = groups[0]!
    must(assignPeople(session, [people[1]!.id], id))
    board.add('S', 'a', 'b')
    must(setNoteDetails(session, { noteIds: board.ids('a'), workingGroupId: id }))
    const [people0, notes0] = [view(), board.read()]
    must(removeGroup(session, id))
    expect(groupsOfPeople()).toEqual([null, null, null, null])
    expect(board.note('a').workingGroupId).toBeNull()
    expect(view().workingGroups).toHaveLength(5)
    must(undo(session))
    expect([view(), board.read()]).toEqual([people0, notes0])
  })

  it('B205: notes are written in a group and given one; an unknown group is refused and nothing changes', () => {
    const { board, session, groups } = setUp()
    const { id } = groups[3]!
    const place = { zoneId: board.zone('S').id, dimension: null, unitId: null }
    must(addNotes(session, { ...place, texts: ['a', 'b'], workingGroupId: id }))
    expect(board.read().notes.map(({ workingGroupId }) => workingGroupId)).toEqual([id, id])
    must(setNoteDetails(session, { noteIds: board.ids('a'), workingGroupId: null }))
    must(setNoteDetails(session, { noteIds: board.ids('b'), dimension: 'living' }))
    expect([board.note('a').workingGroupId, board.note('b').workingGroupId]).toEqual([null, id])
    const before = board.read()
    const refused = err(appError('INVALID_INPUT', { field: 'workingGroupId' }))
    expect(addNotes(session, { ...place, texts: ['c'], workingGroupId: 'x' })).toEqual(refused)
    expect(setNoteDetails(session, { noteIds: board.ids('a'), workingGroupId: 'x' })).toEqual(refused)
    expect(board.read()).toEqual(before)
  })
})
