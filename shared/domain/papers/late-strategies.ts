import type { BoardContent } from '../../schema/board.ts'
import type { WorkshopRecord } from '../../schema/record.ts'
import type { Activity, Stage } from '../../schema/workshop.ts'

/**
 * Boards of earlier stages on which strategies were made, changed or removed after their stage was closed, and that have
 * some. Stage II is where strategies are written, on the board of stage I: its paper carries them.
 * @param record the whole one, or the frozen one of the stage, which holds of earlier stages nothing but these boards
 * @see domain guide §2; tests/SPEC.md X400-X402
 */
export function lateStrategyBoards(
  record: Pick<WorkshopRecord, 'stages' | 'days' | 'activities' | 'boards' | 'analyses' | 'lateChanges'>,
  { number }: Pick<Stage, 'number'>,
): { content: BoardContent; activity: Activity }[] {
  const changedStages = new Set(
    record.lateChanges
      .filter(({ stageNumber, kind }) => stageNumber < number && kind.startsWith('analysis.strategy'))
      .map(({ stageNumber }) => stageNumber),
  )
  if (changedStages.size === 0) return []
  const stageNumberOf = ({ dayId }: Activity) => {
    const stageId = record.days.find(({ id }) => id === dayId)?.stageId
    return record.stages.find(({ id }) => id === stageId)?.number
  }
  return record.boards.flatMap((content) => {
    const activity = record.activities.find(({ id }) => id === content.board.activityId)
    const analysis = record.analyses.find(({ boardId }) => boardId === content.board.id)
    if (activity === undefined || analysis === undefined || analysis.strategies.length === 0) return []
    const stageNumber = stageNumberOf(activity)
    // A frozen record has no days of earlier stages.
    return stageNumber === undefined || changedStages.has(stageNumber) ? [{ content, activity }] : []
  })
}
