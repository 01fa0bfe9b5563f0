import { z } from 'zod'
import {
  Activity,
  Id,
  Stage,
  StageDay,
  StageVersion,
  Workshop,
  WorkshopSettings,
  line,
} from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

/** What the room's frame shows: the workshop, its agenda, and the state of the file. */
export const WorkshopView = z.object({
  workshop: Workshop,
  stages: z.array(Stage),
  days: z.array(StageDay),
  activities: z.array(Activity),
  versions: z.array(StageVersion),
  fileName: z.string(),
  folder: z.string(),
  isReadOnly: z.boolean(),
  /** Who works in the file when it may only be looked at; null when nobody else does. */
  holder: z.string().nullable(),
  /** The key of the open round is not beside the file; see `RoundView.isKeyLost`. */
  isKeyLost: z.boolean(),
  presentCount: z.number().int(),
  presentUnitCount: z.number().int(),
  registeredCount: z.number().int(),
})
export type WorkshopView = z.infer<typeof WorkshopView>

/** Something still missing before a stage should be closed; it warns and never blocks. */
export const StageGap = z.object({
  kind: z.enum([
    'no_attendance',
    'day_without_attendance',
    'no_quorum',
    'open_activity',
    'open_round',
    'face_down_board',
    'no_decision',
    'no_chair',
    'no_secretary',
    'no_document_number',
    'dimension_without_quick_win',
    'unsorted_programmes',
    'incomplete_analysis',
  ]),
  /** Dimension, activity title or count that the sentence names. */
  detail: z.string(),
})
export type StageGap = z.infer<typeof StageGap>

export const workshop = {
  /** Null on the start screen, while no workshop is open. */
  get: query().output(WorkshopView.nullable()),
  update: command().input(
    Workshop.pick({
      name: true,
      regency: true,
      regencyKind: true,
      province: true,
      year: true,
      timeZone: true,
      firstPlanYear: true,
    })
      .partial()
      .extend({ settings: WorkshopSettings.partial().optional() }),
  ),
  updateStage: command().input(
    z.object({ stageId: Id, patch: Stage.pick({ title: true, place: true, documentNumber: true }).partial() }),
  ),
  updateDay: command().input(
    z.object({ dayId: Id, patch: StageDay.pick({ date: true, startMinutes: true }).partial() }),
  ),
  stageGaps: query()
    .input(z.object({ stageId: Id }))
    .output(z.array(StageGap)),
  /** Tutup tahap: freezes the stage's record as the next version and seals it. */
  closeStage: command('STAGE_HAS_OPEN_ROUND', 'STAGE_CLOSED')
    .input(z.object({ stageId: Id }))
    .output(StageVersion),
  reopenStage: command().input(z.object({ stageId: Id })),
}

export const activities = {
  add: command()
    .input(
      Activity.pick({ dayId: true, kind: true, title: true, instruction: true, minutes: true }).extend({
        /** Template of a board; SWOT where none is named. */
        board: line(40).min(1).nullable().optional(),
      }),
    )
    .output(Activity),
  update: command().input(
    z.object({
      activityId: Id,
      patch: Activity.pick({ title: true, instruction: true, minutes: true, isSkipped: true }).partial(),
    }),
  ),
  /** Before another activity of that day, or at its end. */
  move: command().input(z.object({ activityId: Id, dayId: Id, beforeId: Id.nullable() })),
  remove: command('ACTIVITY_HAS_RECORDS').input(z.object({ activityId: Id })),
  /** Opens an activity, closing the one that is open in the same stage. */
  open: command().input(z.object({ activityId: Id })),
  close: command('ROUND_STILL_OPEN').input(z.object({ activityId: Id })),
  setTimer: command().input(
    z.object({ activityId: Id, action: z.enum(['start', 'pause', 'reset', 'add_minute', 'take_minute']) }),
  ),
}
