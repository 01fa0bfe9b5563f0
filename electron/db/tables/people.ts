import { z } from 'zod'
import type { Attendance, Person } from '#shared/schema/workshop.ts'
import { type ReadDb, selectRows } from '../table.ts'
import { attendanceTable, peopleTable } from './entities.ts'

/** All participants by their running number. */
export function listPeople(db: ReadDb): Person[] {
  return selectRows(db, peopleTable, 'ORDER BY number, id')
}

/** Every mark of every day; people without one were absent. */
export function listAttendance(db: ReadDb): Attendance[] {
  return selectRows(db, attendanceTable, 'ORDER BY day_id, person_id')
}

/** The marks of one day, by person. */
export function attendanceOfDay(db: ReadDb, dayId: string): Map<string, Attendance> {
  const marks = selectRows(db, attendanceTable, 'WHERE day_id = ?', dayId)
  return new Map(marks.map((mark) => [mark.personId, mark]))
}

export function attendanceOfPerson(db: ReadDb, personId: string): Attendance[] {
  return selectRows(db, attendanceTable, 'WHERE person_id = ?', personId)
}

/** The highest running number on the list, 0 without any. */
export function highestPersonNumber(db: ReadDb): number {
  return z.number().parse(db.prepare('SELECT coalesce(max(number), 0) FROM people').pluck().get())
}

/** True when somebody is on the roll of a vote, whatever became of it: the minutes count that person. */
export function isOnRoll(db: ReadDb, personId: string): boolean {
  const sql = 'SELECT EXISTS (SELECT 1 FROM roll WHERE voter_id = ?)'
  return z.number().parse(db.prepare(sql).pluck().get(personId)) === 1
}
