import { z } from 'zod'
import type { OptionCandidate } from '#shared/contract/voting.ts'
import type { Attendance, Person } from '#shared/schema/workshop.ts'
import { constituencies } from '#shared/schema/vocabulary.ts'
import type { GroupKind, Round, RoundOption } from '#shared/schema/voting.ts'
import { type ReadDb, type SecretTx, getRow, selectRows } from '../table.ts'
import {
  attendanceTable,
  peopleTable,
  roundOptionsTable,
  roundsTable,
  unitsTable,
  workingGroupsTable,
} from './entities.ts'

/** All rounds in the order of the agenda, and within an activity in the order they were made. */
export function listRounds(db: ReadDb): Round[] {
  return selectRows(
    db,
    roundsTable,
    `JOIN activities ON activities.id = rounds.activity_id JOIN days ON days.id = activities.day_id
     JOIN stages ON stages.id = days.stage_id
     ORDER BY stages.number, days.number, activities.position, rounds.number`,
  )
}

/** Rounds of an activity in the order they were made. */
export function roundsOfActivity(db: ReadDb, activityId: string): Round[] {
  return selectRows(db, roundsTable, 'WHERE activity_id = ? ORDER BY number', activityId)
}

export function findRound(db: ReadDb, roundId: string): Round | null {
  return getRow(db, roundsTable, roundId)
}

/** The round that the booth serves, or null. At most one is open in a workshop. */
export function findOpenRound(db: ReadDb): Round | null {
  return selectRows(db, roundsTable, `WHERE state = 'open' ORDER BY opened_at_ms LIMIT 1`)[0] ?? null
}

/** Options in the order of the ballot paper. */
export function optionsOfRound(db: ReadDb, roundId: string): RoundOption[] {
  return selectRows(db, roundOptionsTable, 'WHERE round_id = ? ORDER BY position', roundId)
}

export function nextRoundNumber(db: ReadDb, activityId: string): number {
  const sql = 'SELECT coalesce(max(number), 0) + 1 FROM rounds WHERE activity_id = ?'
  return z.number().parse(db.prepare(sql).pluck().get(activityId))
}

/** The stage and the day that an activity belongs to; null when there is no such activity. */
export function placeOfActivity(db: ReadDb, activityId: string): { stageId: string; dayId: string } | null {
  const sql = `SELECT days.stage_id AS stageId, days.id AS dayId
    FROM activities JOIN days ON days.id = activities.day_id WHERE activities.id = ?`
  return z
    .object({ stageId: z.string(), dayId: z.string() })
    .nullable()
    .parse(db.prepare(sql).get(activityId) ?? null)
}

/** People marked present on a day, in the order of the attendance list. */
export function presentOnDay(db: ReadDb, dayId: string): Person[] {
  const tail = `JOIN attendance ON attendance.person_id = people.id
    WHERE attendance.day_id = ? AND attendance.status = 'present' ORDER BY people.number`
  return selectRows(db, peopleTable, tail, dayId)
}

/** People marked present on any day of a stage, in the order of the attendance list. */
export function presentInStage(db: ReadDb, stageId: string): Person[] {
  const tail = `WHERE people.id IN (
      SELECT attendance.person_id FROM attendance JOIN days ON days.id = attendance.day_id
      WHERE days.stage_id = ? AND attendance.status = 'present') ORDER BY people.number`
  return selectRows(db, peopleTable, tail, stageId)
}

export function findAttendance(db: ReadDb, dayId: string, personId: string): Attendance | null {
  return selectRows(db, attendanceTable, 'WHERE day_id = ? AND person_id = ?', dayId, personId)[0] ?? null
}

/** Names of the groups of a kind by key; constituencies are codes with a word of their own in every language. */
export function groupLabels(db: ReadDb, kind: GroupKind): Map<string, string> {
  if (kind === 'constituency') return new Map(constituencies.map((code) => [code, code]))
  const named =
    kind === 'unit'
      ? selectRows(db, unitsTable).map(({ id, short, name }) => ({ id, name: short === '' ? name : short }))
      : selectRows(db, workingGroupsTable, 'ORDER BY position, id')
  return new Map(named.map(({ id, name }) => [id, name]))
}

/** The public half of a round's key; its ballots are sealed with it. */
export function insertRoundKey(tx: SecretTx, roundId: string, publicKey: Buffer): void {
  tx.prepare('INSERT INTO round_keys (round_id, public_key) VALUES (?, ?)').run(roundId, publicKey)
}

export function publicKeyOf(db: ReadDb, roundId: string): Buffer | null {
  const key = db.prepare('SELECT public_key FROM round_keys WHERE round_id = ?').pluck().get(roundId)
  return z
    .instanceof(Buffer)
    .nullable()
    .parse(key ?? null)
}

const onBoards = (source: 'theme' | 'note', text: string) => `
    SELECT '${source}' AS source, ${source}s.id AS sourceId, ${text} AS title, zones.title AS "group"
    FROM ${source}s JOIN zones ON zones.id = ${source}s.zone_id JOIN boards ON boards.id = ${source}s.board_id
      JOIN activities ON activities.id = boards.activity_id JOIN days ON days.id = activities.day_id
      JOIN stages ON stages.id = days.stage_id
    WHERE boards.is_face_down = 0 AND zones.is_hidden = 0
    ORDER BY stages.number, days.number, activities.position, zones.position, ${source}s.position`

/**
 * Everything of the workshop that can be voted on: themes, notes, strategies, then programmes, each in board order.
 * Boards that lie face-down are left out, for their notes are nobody's to see yet.
 */
export function findCandidates(db: ReadDb): OptionCandidate[] {
  const rows = [
    ...db.prepare(onBoards('theme', 'themes.title')).all(),
    ...db.prepare(onBoards('note', 'notes.text')).all(),
    ...db
      .prepare(
        `SELECT 'strategy' AS source, strategies.id AS sourceId, strategies.text AS title, strategies.cell AS "group"
         FROM strategies JOIN boards ON boards.id = strategies.board_id WHERE boards.is_face_down = 0
         ORDER BY strategies.board_id, strategies.cell, strategies.position, strategies.id`,
      )
      .all(),
    ...db
      .prepare(
        `SELECT 'programme' AS source, id AS sourceId, name AS title, coalesce(dimension, '') AS "group"
         FROM programmes ORDER BY number`,
      )
      .all(),
  ]
  const Row = z.object({
    source: z.enum(['theme', 'note', 'strategy', 'programme']),
    sourceId: z.string(),
    title: z.string(),
    group: z.string(),
  })
  return rows.map((row) => {
    const { source, sourceId, title, group } = Row.parse(row)
    return { source, sourceId, group, title: asOptionTitle(title) }
  })
}

/** A note may have many lines; a ballot shows one line of at most 300 letters. */
function asOptionTitle(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line.length <= 300 ? line : `${line.slice(0, 299).trimEnd()}…`
}
