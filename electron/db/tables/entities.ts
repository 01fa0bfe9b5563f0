import { Factor, Strategy, StrategyFactor } from '#shared/schema/analysis.ts'
import { Board, BoardRow, Note, Theme, Zone } from '#shared/schema/board.ts'
import { Programme } from '#shared/schema/programme.ts'
import { Round, RoundOption } from '#shared/schema/voting.ts'
import {
  Activity,
  Attendance,
  Decision,
  Person,
  Remark,
  Signatory,
  Stage,
  StageDay,
  Unit,
  WorkingGroup,
  Workshop,
} from '#shared/schema/workshop.ts'
import { type Table, defineTable } from '../table.ts'

export const workshopTable = defineTable('workshop', Workshop)
export const stagesTable = defineTable('stages', Stage)
export const daysTable = defineTable('days', StageDay)
export const activitiesTable = defineTable('activities', Activity)
export const unitsTable = defineTable('units', Unit)
export const workingGroupsTable = defineTable('working_groups', WorkingGroup)
export const peopleTable = defineTable('people', Person)
export const attendanceTable = defineTable('attendance', Attendance)
export const boardsTable = defineTable('boards', Board)
export const zonesTable = defineTable('zones', Zone)
export const boardRowsTable = defineTable('board_rows', BoardRow)
export const themesTable = defineTable('themes', Theme)
export const notesTable = defineTable('notes', Note)
export const factorsTable = defineTable('factors', Factor)
export const strategiesTable = defineTable('strategies', Strategy)
export const strategyFactorsTable = defineTable('strategy_factors', StrategyFactor)
export const roundsTable = defineTable('rounds', Round)
export const roundOptionsTable = defineTable('round_options', RoundOption)
export const programmesTable = defineTable('programmes', Programme)
export const remarksTable = defineTable('remarks', Remark)
export const decisionsTable = defineTable('decisions', Decision)
export const signatoriesTable = defineTable('signatories', Signatory)

/** Tables that the journal may name. Roll and ballots are not among them, on purpose. */
export const journaledTables: ReadonlyMap<string, Table> = new Map(
  [
    workshopTable,
    stagesTable,
    daysTable,
    activitiesTable,
    unitsTable,
    workingGroupsTable,
    peopleTable,
    attendanceTable,
    boardsTable,
    zonesTable,
    boardRowsTable,
    themesTable,
    notesTable,
    factorsTable,
    strategiesTable,
    strategyFactorsTable,
    roundsTable,
    roundOptionsTable,
    programmesTable,
    remarksTable,
    decisionsTable,
    signatoriesTable,
  ].map((table) => [table.name, table as unknown as Table]),
)
