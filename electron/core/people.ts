import type { PeopleView, PersonFields, PersonPatch } from '#shared/contract/people.ts'
import { linkUnit } from '#shared/domain/unit-links.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Attendance, Person, Unit } from '#shared/schema/workshop.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import { attendanceTable, daysTable, peopleTable, unitsTable } from '../db/tables/entities.ts'
import {
  attendanceOfDay,
  attendanceOfPerson,
  highestPersonNumber,
  isOnRoll,
  listAttendance,
  listPeople,
} from '../db/tables/people.ts'
import { listUnits } from '../db/tables/units.ts'
import { listWorkingGroups } from '../db/tables/working-groups.ts'
import { type Session, runCommand } from './session.ts'
import { isUnknownGroup } from './working-groups.ts'

/** The participants, their units and working groups, and every mark of every day. */
export function getPeople({ db }: Session): PeopleView {
  return {
    people: listPeople(db),
    units: listUnits(db),
    workingGroups: listWorkingGroups(db),
    attendance: listAttendance(db),
  }
}

/** Adds a participant at the end of the list. An institution that names one of the units is linked to it. */
export function addPerson(session: Session, fields: PersonFields): Result<Person> {
  return runCommand(session, 'people.added', (tx) => {
    const institution = linkInstitution(tx, fields)
    if (!institution.ok) return institution
    const number = highestPersonNumber(tx) + 1
    const person: Person = { ...fields, ...institution.value, id: tx.newId(), number, workingGroupId: null }
    tx.insert(peopleTable, person)
    tx.say({ name: person.label })
    return ok(person)
  })
}

export function updatePerson(session: Session, personId: string, patch: PersonPatch): Result<void> {
  return runCommand(session, 'people.updated', (tx) => {
    const old = getRow(tx, peopleTable, personId)
    if (old === null) return err(appError('NOT_FOUND'))
    if (isUnknownGroup(tx, patch.workingGroupId)) return err(appError('NOT_FOUND'))
    const next = { ...old, ...patch }
    // A new institution without a unit of its own is looked up afresh: the old unit belonged to the old text.
    if (patch.institution !== undefined && patch.unitId === undefined) next.unitId = null
    const institution = linkInstitution(tx, next)
    if (!institution.ok) return institution
    tx.update(peopleTable, personId, { ...patch, ...institution.value })
    tx.say({ name: next.label })
    return ok(undefined)
  })
}

/**
 * Takes people off the list, with their attendance, in one undo step.
 * @returns PERSON_ON_ROLL when one of them is on the roll of a vote, NOT_FOUND when one is not there; then nobody goes
 */
export function removePeople(session: Session, personIds: readonly string[]): Result<void> {
  return runCommand(session, 'people.removed', (tx) => {
    const ids = [...new Set(personIds)]
    for (const id of ids) {
      const person = getRow(tx, peopleTable, id)
      if (person === null) return err(appError('NOT_FOUND'))
      if (isOnRoll(tx, id)) return err(appError('PERSON_ON_ROLL'))
      for (const mark of attendanceOfPerson(tx, id)) tx.remove(attendanceTable, mark.id)
      tx.remove(peopleTable, id)
      tx.say({ name: person.label })
    }
    tx.say({ count: ids.length })
    return ok(undefined)
  })
}

export interface AttendanceMark {
  personIds: readonly string[]
  dayId: string
  /** Null clears the mark: the person was absent. */
  status: Attendance['status'] | null
  mode: Attendance['mode']
}

/** Sentence of the history for each mark. */
function kindOfMark({ status, mode }: AttendanceMark): string {
  if (status === null) return 'attendance.cleared'
  if (status === 'excused') return 'attendance.markedExcused'
  return mode === 'online' ? 'attendance.markedOnline' : 'attendance.markedPresent'
}

/** Marks one or many people on one day, all of them in one transaction and one undo step. */
export function markAttendance(session: Session, mark: AttendanceMark): Result<void> {
  return runCommand(session, kindOfMark(mark), (tx) => {
    const day = getRow(tx, daysTable, mark.dayId)
    if (day === null) return err(appError('NOT_FOUND'))
    tx.inStage(day.stageId)
    const marked = attendanceOfDay(tx, day.id)
    const ids = [...new Set(mark.personIds)]
    // Someone excused sits nowhere; the mode of a present person is the only one that means anything.
    const mode = mark.status === 'excused' ? 'in_person' : mark.mode
    for (const personId of ids) {
      const person = getRow(tx, peopleTable, personId)
      if (person === null) return err(appError('NOT_FOUND'))
      const old = marked.get(personId)
      if (mark.status === null) {
        if (old !== undefined) tx.remove(attendanceTable, old.id)
      } else if (old === undefined) {
        tx.insert(attendanceTable, { id: tx.newId(), personId, dayId: day.id, status: mark.status, mode })
      } else {
        tx.update(attendanceTable, old.id, { status: mark.status, mode })
      }
      tx.say({ name: person.label })
    }
    tx.say({ count: ids.length, day: day.number, date: day.date })
    return ok(undefined)
  })
}

/** Adds a unit (perangkat daerah). A name or short name that is there already answers the unit that has it. */
export function addUnit(session: Session, fields: Pick<Unit, 'name' | 'short'>): Result<Unit> {
  return runCommand(session, 'people.unitAdded', (tx) => {
    const units = listUnits(tx)
    const same = linkUnit(units, fields.name) ?? (fields.short === '' ? null : linkUnit(units, fields.short))
    if (same !== null) return ok(same)
    const unit: Unit = { ...fields, id: tx.newId() }
    tx.insert(unitsTable, unit)
    tx.say({ name: unit.name })
    return ok(unit)
  })
}

function linkInstitution(
  db: ReadDb,
  { unitId, institution }: Pick<Person, 'unitId' | 'institution'>,
): Result<Pick<Person, 'unitId' | 'institution'>> {
  if (unitId === null) return ok({ unitId: linkUnit(listUnits(db), institution)?.id ?? null, institution })
  const unit = getRow(db, unitsTable, unitId)
  if (unit === null) return err(appError('NOT_FOUND'))
  return ok({ unitId, institution: institution === '' ? unit.short || unit.name : institution })
}
