import { z } from 'zod'
import { BoardAnalysis } from './analysis.ts'
import { BoardContent } from './board.ts'
import { Programme } from './programme.ts'
import { Round, RoundOption, RoundResult } from './voting.ts'
import {
  Activity,
  Attendance,
  Decision,
  EpochMs,
  Person,
  Remark,
  Signatory,
  Stage,
  StageDay,
  StageVersion,
  Unit,
  WorkingGroup,
  Workshop,
  WorkshopSettings,
} from './workshop.ts'

/** The workshop as the record keeps it: without the PIN of the booth, which a record that is passed on would give away. */
export const RecordedWorkshop = Workshop.extend({ settings: WorkshopSettings.omit({ boothPin: true }) })
export type RecordedWorkshop = z.infer<typeof RecordedWorkshop>

/** A round as the papers print it; the result is there only once it is closed. */
export const RoundRecord = z.object({
  round: Round,
  options: z.array(RoundOption),
  entitledCount: z.number().int(),
  /** Paper ballots that were handed out and had not come back when the round closed; they are not counted. */
  notReturnedCount: z.number().int().default(0),
  /** How many had voted when the round was cancelled; null of every other round, and of raised hands. */
  votedAtCancelCount: z.number().int().nullable().default(null),
  result: RoundResult.nullable(),
})
export type RoundRecord = z.infer<typeof RoundRecord>

/** A change made to a stage after one of its versions was frozen; listed in the next berita acara. */
export const LateChange = z.object({
  stageNumber: z.number().int(),
  atMs: EpochMs,
  /** Key of the change in `history.json`, e.g. `board.notesMoved`. */
  kind: z.string(),
  /** Named values of its sentence. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type LateChange = z.infer<typeof LateChange>

/**
 * Everything of a workshop, as exports, books, JSON and the seal of a stage see it. A stage's frozen record is the
 * same shape with only that stage's boards, rounds, attendance, remarks, decisions and signatories in it.
 */
export const WorkshopRecord = z.object({
  format: z.literal('rembuk-record-2'),
  workshop: RecordedWorkshop,
  stages: z.array(Stage),
  days: z.array(StageDay),
  activities: z.array(Activity),
  units: z.array(Unit),
  workingGroups: z.array(WorkingGroup),
  people: z.array(Person),
  attendance: z.array(Attendance),
  boards: z.array(BoardContent),
  analyses: z.array(BoardAnalysis),
  rounds: z.array(RoundRecord),
  programmes: z.array(Programme),
  remarks: z.array(Remark),
  decisions: z.array(Decision),
  signatories: z.array(Signatory),
  versions: z.array(StageVersion),
  lateChanges: z.array(LateChange),
})
export type WorkshopRecord = z.infer<typeof WorkshopRecord>

/** What the user asks to be written for a workshop. */
export const ExportRequest = z.object({
  stage: z.number().int().min(1).max(4).nullable(),
  minutes: z.array(z.enum(['xlsx', 'docx'])),
  books: z.array(z.number().int().min(1).max(4)),
  json: z.boolean(),
})
export type ExportRequest = z.infer<typeof ExportRequest>

/** What a paper prints about itself. */
export const Edition = z.object({
  locale: z.enum(['id', 'en']),
  generatedAtMs: EpochMs,
  /** `draft` prints DRAF; `final` prints version and seal. */
  status: z.enum(['draft', 'final']),
  version: z.number().int(),
  sha256: z.string().nullable(),
})
export type Edition = z.infer<typeof Edition>
