import { lateStrategyBoards } from '#shared/domain/papers/late-strategies.ts'
import type { BoardAnalysis } from '#shared/schema/analysis.ts'
import { type LateChange, RecordedWorkshop, type RoundRecord, type WorkshopRecord } from '#shared/schema/record.ts'
import { readAnalysis } from '../db/tables/analysis.ts'
import { listBoards, readBoardContent } from '../db/tables/boards.ts'
import {
  attendanceTable,
  decisionsTable,
  peopleTable,
  programmesTable,
  remarksTable,
  signatoriesTable,
  unitsTable,
  workingGroupsTable,
} from '../db/tables/entities.ts'
import { entriesSinceClose } from '../db/tables/journal.ts'
import { listVersions, readVersionContent } from '../db/tables/stage-versions.ts'
import { type ReadDb, selectRows } from '../db/table.ts'
import { listActivities, listDays, listStages, readWorkshop } from '../db/tables/workshop.ts'
import { readFrozenContent } from './record-versions.ts'
import { listRoundRecords } from './round-views.ts'
import type { Session } from './session.ts'

/** Everything of the workshop as it is now: what exports, books and JSON are made from. */
export function loadRecord(session: Pick<Session, 'db'>): WorkshopRecord {
  const { db } = session
  const workshop = readWorkshop(db)
  if (workshop === null) throw new Error('the file holds no workshop')
  const boards = listBoards(db)
  return {
    format: 'rembuk-record-2',
    workshop: RecordedWorkshop.parse(workshop),
    stages: listStages(db),
    days: listDays(db),
    activities: listActivities(db),
    units: selectRows(db, unitsTable, 'ORDER BY rowid'),
    workingGroups: selectRows(db, workingGroupsTable, 'ORDER BY position, id'),
    people: selectRows(db, peopleTable, 'ORDER BY number'),
    attendance: selectRows(db, attendanceTable, 'ORDER BY day_id, person_id'),
    boards: boards.map((board) => readBoardContent(db, board)),
    analyses: boards.map((board) => readAnalysis(db, board.id)).filter((analysis) => !isEmpty(analysis)),
    rounds: listRoundRecords(db),
    programmes: selectRows(db, programmesTable, 'ORDER BY position, id'),
    remarks: selectRows(db, remarksTable, 'ORDER BY created_at_ms, id'),
    decisions: selectRows(db, decisionsTable, 'ORDER BY stage_id, position'),
    signatories: selectRows(db, signatoriesTable, 'ORDER BY stage_id, position'),
    versions: listVersions(db),
    lateChanges: listLateChanges(db),
  }
}

function isEmpty({ factors, strategies }: BoardAnalysis): boolean {
  return factors.length === 0 && strategies.length === 0
}

/** What of a record belongs to one stage: the content that *Tutup tahap* freezes and seals. */
export function recordOfStage(record: WorkshopRecord, stageId: string): WorkshopRecord {
  const dayIds = new Set(record.days.filter((day) => day.stageId === stageId).map((day) => day.id))
  const activities = record.activities.filter((activity) => dayIds.has(activity.dayId))
  const activityIds = new Set(activities.map((activity) => activity.id))
  const stageNumber = record.stages.find((stage) => stage.id === stageId)?.number ?? 0
  const late = lateStrategyBoards(record, { number: stageNumber })
  const boards = [
    ...late.map(({ content }) => content),
    ...record.boards.filter(({ board }) => activityIds.has(board.activityId)),
  ]
  const boardIds = new Set(boards.map(({ board }) => board.id))
  const ofStage = (row: { stageId: string }) => row.stageId === stageId
  const ofActivity = ({ round }: RoundRecord) => activityIds.has(round.activityId)
  return {
    ...record,
    stages: record.stages.filter((stage) => stage.id === stageId),
    days: record.days.filter(ofStage),
    activities: [...late.map(({ activity }) => activity), ...activities],
    attendance: record.attendance.filter((mark) => dayIds.has(mark.dayId)),
    boards,
    analyses: record.analyses.filter(({ boardId }) => boardIds.has(boardId)),
    rounds: record.rounds.filter(ofActivity),
    remarks: record.remarks.filter(ofStage),
    decisions: record.decisions.filter(ofStage),
    signatories: record.signatories.filter(ofStage),
    versions: record.versions.filter(ofStage),
    // Changes to earlier stages are listed in the berita acara of the next one.
    lateChanges: record.lateChanges.filter((change) => change.stageNumber <= stageNumber),
  }
}

/** A version of a stage exactly as it was frozen, or null. */
export function frozenRecord(session: Pick<Session, 'db'>, stageId: string, version: number): WorkshopRecord | null {
  const content = readVersionContent(session.db, stageId, version)
  return content === null ? null : readFrozenContent(content)
}

/** Changes made to a stage after its last version was frozen. */
function listLateChanges(db: ReadDb): LateChange[] {
  return listStages(db).flatMap((stage) =>
    entriesSinceClose(db, stage.id).map((entry): LateChange => {
      return { stageNumber: stage.number, atMs: entry.atMs, kind: entry.kind, values: entry.said }
    }),
  )
}
