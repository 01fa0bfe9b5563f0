import { z } from 'zod'
import type { Activity, Stage, StageDay, Workshop } from '#shared/schema/workshop.ts'
import { type ReadDb, selectRows } from '../table.ts'
import type { WriteTx } from '../recorder.ts'
import {
  activitiesTable,
  boardRowsTable,
  boardsTable,
  daysTable,
  stagesTable,
  workshopTable,
  zonesTable,
} from './entities.ts'

/** The one workshop of the file; null only while the file is being made. */
export function readWorkshop(db: ReadDb): Workshop | null {
  return selectRows(db, workshopTable)[0] ?? null
}

export function listStages(db: ReadDb): Stage[] {
  return selectRows(db, stagesTable, 'ORDER BY number')
}

export function listDays(db: ReadDb): StageDay[] {
  return selectRows(db, daysTable, 'JOIN stages ON stages.id = days.stage_id ORDER BY stages.number, days.number')
}

/** All activities in the order of the agenda. */
export function listActivities(db: ReadDb): Activity[] {
  return selectRows(
    db,
    activitiesTable,
    `JOIN days ON days.id = activities.day_id JOIN stages ON stages.id = days.stage_id
     ORDER BY stages.number, days.number, activities.position`,
  )
}

export function listDayActivities(db: ReadDb, dayId: string): Activity[] {
  return selectRows(db, activitiesTable, 'WHERE day_id = ? ORDER BY position', dayId)
}

/** The stage that an activity belongs to. */
export function stageOfActivity(db: ReadDb, activityId: string): Stage | null {
  return (
    selectRows(
      db,
      stagesTable,
      'JOIN days ON days.stage_id = stages.id JOIN activities ON activities.day_id = days.id WHERE activities.id = ?',
      activityId,
    )[0] ?? null
  )
}

/** The activity that is open now; the newest, should there be several. */
export function openActivity(db: ReadDb): Activity | null {
  return selectRows(db, activitiesTable, `WHERE state = 'open' ORDER BY opened_at_ms DESC LIMIT 1`)[0] ?? null
}

const Counts = z.object({ present: z.number(), units: z.number() })

/** How many people are marked present on a day, and from how many institutions. */
export function countPresent(db: ReadDb, dayId: string): { presentCount: number; unitCount: number } {
  const sql = `SELECT count(*) AS present, count(DISTINCT coalesce(people.unit_id, nullif(people.institution, ''))) AS units
    FROM attendance JOIN people ON people.id = attendance.person_id
    WHERE attendance.day_id = ? AND attendance.status = 'present'`
  const { present, units } = Counts.parse(db.prepare(sql).get(dayId))
  return { presentCount: present, unitCount: units }
}

/** The last day of the agenda on which somebody is marked present, or null. */
export function lastMarkedDayId(db: ReadDb): string | null {
  const sql = `SELECT days.id FROM days JOIN stages ON stages.id = days.stage_id
    WHERE EXISTS (SELECT 1 FROM attendance WHERE attendance.day_id = days.id AND attendance.status = 'present')
    ORDER BY stages.number DESC, days.number DESC LIMIT 1`
  return z
    .string()
    .nullable()
    .parse(db.prepare(sql).pluck().get() ?? null)
}

export function countPeople(db: ReadDb): number {
  return z.number().parse(db.prepare('SELECT count(*) FROM people').pluck().get())
}

/** True when the activity has notes, rounds or remarks that would be lost with it. */
export function hasRecords(db: ReadDb, activityId: string): boolean {
  const sql = `SELECT EXISTS (SELECT 1 FROM rounds WHERE activity_id = @id)
    OR EXISTS (SELECT 1 FROM remarks WHERE activity_id = @id)
    OR EXISTS (SELECT 1 FROM notes JOIN boards ON boards.id = notes.board_id WHERE boards.activity_id = @id)`
  return z.number().parse(db.prepare(sql).pluck().get({ id: activityId })) === 1
}

export function hasOpenRound(db: ReadDb, activityId: string): boolean {
  const sql = `SELECT EXISTS (SELECT 1 FROM rounds WHERE activity_id = ? AND state = 'open')`
  return z.number().parse(db.prepare(sql).pluck().get(activityId)) === 1
}

/** Removes the board of an activity with its zones; the caller knows that it holds no notes. */
export function removeEmptyBoard(tx: WriteTx, activityId: string): void {
  for (const board of selectRows(tx, boardsTable, 'WHERE activity_id = ?', activityId)) {
    for (const zone of selectRows(tx, zonesTable, 'WHERE board_id = ?', board.id)) tx.remove(zonesTable, zone.id)
    for (const row of selectRows(tx, boardRowsTable, 'WHERE board_id = ?', board.id)) tx.remove(boardRowsTable, row.id)
    tx.remove(boardsTable, board.id)
  }
}
