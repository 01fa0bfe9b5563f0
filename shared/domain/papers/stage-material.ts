import type { BoardContent } from '../../schema/board.ts'
import type { LateChange, RoundRecord, WorkshopRecord } from '../../schema/record.ts'
import type { Activity, Attendance, Decision, Remark, Signatory, Stage, StageDay } from '../../schema/workshop.ts'
import { shownBoard } from './board-groups.ts'
import { lateStrategyBoards } from './late-strategies.ts'
import { byPosition } from './order.ts'

/** An activity with the day on which it lies. */
export type ActivityOnDay = { day: StageDay; activity: Activity }

/** Everything of one stage, in the order of its agenda. */
export type StageMaterial = {
  stage: Stage
  days: StageDay[]
  activities: ActivityOnDay[]
  /** Without the zones that are switched off. */
  boards: (BoardContent & { activity: Activity })[]
  /** Boards of earlier stages whose strategies were made or changed after their stage was closed. */
  lateStrategyBoards: (BoardContent & { activity: Activity })[]
  rounds: (RoundRecord & { activity: Activity })[]
  attendance: Attendance[]
  remarks: Remark[]
  decisions: Decision[]
  signatories: Signatory[]
  /** Changes made to earlier stages, or to this one after it was closed; the paper of this stage lists them. */
  lateChanges: LateChange[]
}

/**
 * Picks one stage out of the record.
 * @throws when the record has no such stage: callers offer only stages that exist
 */
export function stageMaterial(record: WorkshopRecord, stageNumber: number): StageMaterial {
  const stage = record.stages.find((candidate) => candidate.number === stageNumber)
  if (stage === undefined) throw new Error(`record has no stage ${stageNumber}`)
  const days = record.days.filter((day) => day.stageId === stage.id).toSorted((a, b) => a.number - b.number)
  const activities = days.flatMap((day) =>
    record.activities
      .filter((activity) => activity.dayId === day.id)
      .toSorted(byPosition)
      .map((activity) => ({ day, activity })),
  )
  const dayIds = new Set(days.map((day) => day.id))
  const inAgendaOrder = <T>(items: T[], activityIdOf: (item: T) => string) =>
    activities.flatMap(({ activity }) =>
      items.filter((item) => activityIdOf(item) === activity.id).map((item) => ({ ...item, activity })),
    )
  return {
    stage,
    days,
    activities,
    boards: inAgendaOrder(record.boards.map(shownBoard), ({ board }) => board.activityId),
    lateStrategyBoards: lateStrategyBoards(record, stage).map(({ content, activity }) => ({
      ...shownBoard(content),
      activity,
    })),
    rounds: inAgendaOrder(
      record.rounds.toSorted((a, b) => a.round.number - b.round.number),
      ({ round }) => round.activityId,
    ),
    attendance: record.attendance.filter((entry) => dayIds.has(entry.dayId)),
    remarks: record.remarks.filter((remark) => remark.stageId === stage.id).toSorted(byCreation),
    decisions: record.decisions.filter((decision) => decision.stageId === stage.id).toSorted(byPosition),
    signatories: record.signatories.filter((signatory) => signatory.stageId === stage.id).toSorted(byPosition),
    lateChanges: record.lateChanges.filter((change) => change.stageNumber <= stageNumber).toSorted(byTime),
  }
}

/** Numbers of the stages in which anything was done: the ones whose papers are worth printing. */
export function stagesWithMaterial(record: WorkshopRecord): number[] {
  return record.stages
    .map((stage) => stage.number)
    .toSorted((a, b) => a - b)
    .filter((stageNumber) => {
      const material = stageMaterial(record, stageNumber)
      return (
        material.stage.version > 0 ||
        material.stage.state !== 'planned' ||
        material.attendance.length > 0 ||
        material.decisions.length > 0 ||
        material.remarks.length > 0 ||
        material.rounds.length > 0 ||
        material.boards.some((board) => board.notes.length > 0)
      )
    })
}

const byCreation = (a: Remark, b: Remark) => a.createdAtMs - b.createdAtMs
const byTime = (a: LateChange, b: LateChange) => a.atMs - b.atMs
