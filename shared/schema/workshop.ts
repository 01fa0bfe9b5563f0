import { z } from 'zod'
import { ActivityKind, Constituency, Dimension, Locale, TimeZone } from './vocabulary.ts'

/** Ids are random UUIDs made by the core; they carry no meaning and are never shown. */
export const Id = z.string().min(1).max(64)
export type Id = z.infer<typeof Id>

/** A calendar day `YYYY-MM-DD`, without a time zone. */
export const IsoDate = z.iso.date()

/** Milliseconds since 1970-01-01 UTC. */
export const EpochMs = z.number().int()

/** Fractional order key: siblings sort by plain string comparison. */
export const Position = z.string().min(1)

/** One line of text as a person types it: trimmed, without control characters. */
export const line = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength)
    .regex(/^[^\p{Cc}]*$/u)

export const WorkshopSettings = z.object({
  /** Who counts for the quorum: all registered participants, or those who signed the attendance list that day. */
  quorumBase: z.enum(['registered', 'present']),
  quorumRule: z.enum(['simple', 'two_thirds']),
  areaWords: z.enum(['distrik', 'kecamatan']),
  paper: z.enum(['A4', 'F4']),
  /** Language of papers and books. The screens have their own language. */
  documentLocale: Locale,
  /** The stage after which each book is drafted; a proposal only, no book is locked to a stage. */
  bookStages: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  book3Variant: z.enum(['executive_summary', 'quick_win']),
  book4Variant: z.enum(['road_map', 'area_collaboration']),
  letterheadAgency: line(200),
  letterheadAddress: line(400),
  /** PIN that leaves the booth; shown to the facilitator only. */
  boothPin: z.string().regex(/^\d{4}$/),
})
export type WorkshopSettings = z.infer<typeof WorkshopSettings>

export const Workshop = z.object({
  id: Id,
  name: line(160),
  regency: line(120).min(1),
  regencyKind: z.enum(['kabupaten', 'kota']),
  province: line(120).min(1),
  year: z.number().int().min(2000).max(2100),
  timeZone: TimeZone,
  /** First year of the plan: the short-term horizon. */
  firstPlanYear: z.number().int().min(2000).max(2110),
  settings: WorkshopSettings,
  createdAtMs: EpochMs,
})
export type Workshop = z.infer<typeof Workshop>

export const Progress = z.enum(['planned', 'open', 'closed'])
export type Progress = z.infer<typeof Progress>

export const Stage = z.object({
  id: Id,
  number: z.number().int().min(1).max(4),
  title: line(120),
  place: line(200),
  /** Number of the berita acara as the register gives it; empty prints dots, never generated. */
  documentNumber: line(120),
  state: Progress,
  /** Version of the last frozen record; 0 before the first *Tutup tahap*. */
  version: z.number().int().min(0),
})
export type Stage = z.infer<typeof Stage>

export const StageDay = z.object({
  id: Id,
  stageId: Id,
  number: z.number().int().min(1).max(9),
  date: IsoDate,
  /** Minutes after midnight at which the first activity starts. */
  startMinutes: z.number().int().min(0).max(1439),
})
export type StageDay = z.infer<typeof StageDay>

export const Activity = z.object({
  id: Id,
  dayId: Id,
  position: Position,
  kind: ActivityKind,
  title: line(160).min(1),
  instruction: z.string().trim().max(1000),
  minutes: z.number().int().min(0).max(1440),
  state: Progress,
  isSkipped: z.boolean(),
  openedAtMs: EpochMs.nullable(),
  closedAtMs: EpochMs.nullable(),
  /** The clock runs while `timerStartedAtMs` is set; `timerElapsedMs` is what ran before that. */
  timerStartedAtMs: EpochMs.nullable(),
  timerElapsedMs: z.number().int().min(0),
})
export type Activity = z.infer<typeof Activity>

/** Perangkat daerah (OPD) or another institution named in the workshop. */
export const Unit = z.object({ id: Id, name: line(200).min(1), short: line(60) })
export type Unit = z.infer<typeof Unit>

/** Kelompok kerja (Pokja): usually one for each dimension, led by a unit (koordinator OPD). */
export const WorkingGroup = z.object({
  id: Id,
  position: Position,
  name: line(120).min(1),
  dimension: Dimension.nullable(),
  leadUnitId: Id.nullable(),
})
export type WorkingGroup = z.infer<typeof WorkingGroup>

export const Person = z.object({
  id: Id,
  /** Running number on the attendance list. */
  number: z.number().int().min(1),
  label: line(160).min(1),
  /** Set when the institution is one of the workshop's units. */
  unitId: Id.nullable(),
  institution: line(200),
  constituency: Constituency.nullable(),
  jobTitle: line(160),
  phone: line(40),
  workingGroupId: Id.nullable(),
})
export type Person = z.infer<typeof Person>

export const Attendance = z.object({
  id: Id,
  personId: Id,
  dayId: Id,
  status: z.enum(['present', 'excused']),
  mode: z.enum(['in_person', 'online']),
})
export type Attendance = z.infer<typeof Attendance>

/** A running note of the minutes (notula). */
export const Remark = z.object({
  id: Id,
  stageId: Id,
  activityId: Id.nullable(),
  text: z.string().trim().min(1).max(4000),
  createdAtMs: EpochMs,
})
export type Remark = z.infer<typeof Remark>

export const Decision = z.object({
  id: Id,
  stageId: Id,
  position: Position,
  text: z.string().trim().min(1).max(4000),
  way: z.enum(['consensus', 'vote']),
  roundId: Id.nullable(),
  /** Objections and reservations stated in the room; printed with the decision. */
  objection: z.string().trim().max(4000),
})
export type Decision = z.infer<typeof Decision>

export const signatoryRoles = ['chair', 'secretary', 'note_taker', 'head_of_region', 'witness'] as const
export const Signatory = z.object({
  id: Id,
  stageId: Id,
  role: z.enum(signatoryRoles),
  position: Position,
  name: line(160).min(1),
  jobTitle: line(160),
  rank: line(120),
  /** Empty for people outside the civil service: the line vanishes. */
  employeeNumber: line(40),
})
export type Signatory = z.infer<typeof Signatory>

/** One frozen version of a stage. */
export const StageVersion = z.object({
  id: Id,
  stageId: Id,
  version: z.number().int().min(1),
  closedAtMs: EpochMs,
  sha256: z.string(),
  previousSha256: z.string().nullable(),
})
export type StageVersion = z.infer<typeof StageVersion>
