import { describe, expect, it } from 'vitest'
import { listDays } from '#electron/db/tables/workshop.ts'
import { lastSavedAtMs, nextToUndo } from '#electron/db/tables/journal.ts'
import { addPerson, addUnit, getPeople, markAttendance, removePeople, updatePerson } from '#electron/core/people.ts'
import { undo } from '#electron/core/session.ts'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import { makeTestWorkshop, must } from '#tests/support/make-workshop.ts'

const nobody = { label: 'Kepala Dinas', institution: '', unitId: null, constituency: null, jobTitle: '', phone: '' }

function setUp() {
  const { session, events, clock } = makeTestWorkshop()
  const [day1, day2] = listDays(session.db)
  return { session, events, clock, day1: day1!, day2: day2! }
}

describe('the list of participants', () => {
  it('N1: gives each new person the number after the highest of the list', () => {
    const { session } = setUp()
    const first = must(addPerson(session, { ...nobody, label: 'A' }))
    const second = must(addPerson(session, { ...nobody, label: 'B' }))
    must(removePeople(session, [first.id]))
    const third = must(addPerson(session, { ...nobody, label: 'C' }))
    expect([first.number, second.number, third.number]).toEqual([1, 2, 3])
  })

  it('N2: links an institution that names a unit by its name or short name, however written', () => {
    const { session } = setUp()
    const unit = must(addUnit(session, { name: 'Dinas Komunikasi & Informatika', short: 'Diskominfo' }))
    const byShort = must(addPerson(session, { ...nobody, institution: ' DISKOMINFO' }))
    const byName = must(addPerson(session, { ...nobody, institution: 'Dinas Komunikasi dan Informatika' }))
    const outside = must(addPerson(session, { ...nobody, institution: 'Perguruan Tinggi' }))
    expect([byShort.unitId, byName.unitId, outside.unitId]).toEqual([unit.id, unit.id, null])
    expect(outside.institution).toBe('Perguruan Tinggi')
    must(updatePerson(session, byShort.id, { institution: 'Relawan TIK' }))
    expect(getPeople(session).people[0]).toMatchObject({ unitId: null, institution: 'Relawan TIK' })
  })

  it('N3: answers the unit that is there when its name or short name is added again', () => {
    const { session } = setUp()
    const unit = must(addUnit(session, { name: 'Dinas Kesehatan', short: 'Dinkes' }))
    expect(must(addUnit(session, { name: 'dinas kesehatan', short: '' }))).toEqual(unit)
    expect(must(addUnit(session, { name: 'Dinas Kesehatan Kabupaten', short: 'DINKES' }))).toEqual(unit)
    expect(getPeople(session).units).toEqual([unit])
  })

  it('N4: removes a person together with the attendance, and brings both back in one undo', () => {
    const { session, day1, day2 } = setUp()
    const person = must(addPerson(session, nobody))
    for (const { id } of [day1, day2]) {
      must(markAttendance(session, { personIds: [person.id], dayId: id, status: 'present', mode: 'in_person' }))
    }
    const before = getPeople(session)
    must(removePeople(session, [person.id]))
    expect(getPeople(session)).toEqual({ people: [], units: [], workingGroups: [], attendance: [] })
    must(undo(session))
    expect(getPeople(session)).toEqual(before)
  })

  it('N5: keeps everybody when one of those to be removed is on the roll of a vote', () => {
    const { session } = setUp()
    const voter = must(addPerson(session, { ...nobody, label: 'Pemilih' }))
    const other = must(addPerson(session, { ...nobody, label: 'Lain' }))
    session.db.pragma('foreign_keys = OFF')
    session.db
      .prepare(`INSERT INTO roll (round_id, voter_id, label, has_voted) VALUES ('r', ?, 'Pemilih', 1)`)
      .run(voter.id)
    const before = getPeople(session)
    expect(removePeople(session, [other.id, voter.id])).toEqual(err(appError('PERSON_ON_ROLL')))
    expect(getPeople(session)).toEqual(before)
  })

  it('N6: refuses people and units that are not there, and changes nothing', () => {
    const { session, day1 } = setUp()
    const person = must(addPerson(session, nobody))
    const before = getPeople(session)
    expect(updatePerson(session, 'x', { label: 'y' })).toEqual(err(appError('NOT_FOUND')))
    expect(updatePerson(session, person.id, { unitId: 'x' })).toEqual(err(appError('NOT_FOUND')))
    expect(addPerson(session, { ...nobody, unitId: 'x' })).toEqual(err(appError('NOT_FOUND')))
    expect(removePeople(session, [person.id, 'x'])).toEqual(err(appError('NOT_FOUND')))
    const mark = { personIds: [person.id, 'x'], dayId: day1.id, status: 'present', mode: 'in_person' } as const
    expect(markAttendance(session, mark)).toEqual(err(appError('NOT_FOUND')))
    expect(markAttendance(session, { ...mark, dayId: 'x' })).toEqual(err(appError('NOT_FOUND')))
    expect(getPeople(session)).toEqual(before)
  })
})

describe('attendance', () => {
  it('N7: marks many people in one transaction, one journal entry and one undo step', () => {
    const { session, events, day1 } = setUp()
    const people = ['A', 'B', 'C'].map((label) => must(addPerson(session, { ...nobody, label })))
    events.length = 0
    const personIds = people.map(({ id }) => id)
    must(markAttendance(session, { personIds, dayId: day1.id, status: 'present', mode: 'in_person' }))
    expect(events).toHaveLength(1)
    expect(events[0]!.topics).toContain('people')
    expect(nextToUndo(session.db)).toMatchObject({
      kind: 'attendance.markedPresent',
      said: { count: 3, day: 1 },
      stageId: day1.stageId,
    })
    must(undo(session))
    expect(getPeople(session).attendance).toEqual([])
  })

  it('N8: keeps one mark a day for a person: present, online, excused, or none for absent', () => {
    const { session, day1, day2 } = setUp()
    const person = must(addPerson(session, nobody))
    const mark = (status: 'present' | 'excused' | null, mode: 'in_person' | 'online' = 'in_person', dayId = day1.id) =>
      must(markAttendance(session, { personIds: [person.id], dayId, status, mode }))
    mark('present', 'in_person', day2.id)
    const today = () => getPeople(session).attendance.filter((row) => row.dayId === day1.id)
    mark('present', 'online')
    expect(today()).toMatchObject([{ status: 'present', mode: 'online' }])
    mark('excused', 'online')
    expect(today()).toMatchObject([{ status: 'excused', mode: 'in_person' }])
    mark(null)
    expect(today()).toEqual([])
    expect(getPeople(session).attendance).toMatchObject([{ dayId: day2.id, status: 'present' }])
  })

  it('N9: writes nothing where the mark is already there', () => {
    const { session, clock, day1 } = setUp()
    const person = must(addPerson(session, nobody))
    const mark = { personIds: [person.id], dayId: day1.id, status: 'present', mode: 'in_person' } as const
    must(markAttendance(session, mark))
    const savedAtMs = lastSavedAtMs(session.db)
    clock.nowMs += 60_000
    must(markAttendance(session, mark))
    expect(lastSavedAtMs(session.db)).toBe(savedAtMs)
  })
})
