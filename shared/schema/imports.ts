import { z } from 'zod'
import { NoteText } from './board.ts'
import { Constituency, Dimension, Horizon } from './vocabulary.ts'
import { line } from './workshop.ts'

/** What a table may hold. A file is always read as one kind; the user says which. */
export const importKinds = ['organisations', 'participants', 'notes', 'programmes'] as const
export const ImportKind = z.enum(importKinds)
export type ImportKind = z.infer<typeof ImportKind>

/** The fields a column can be mapped to, per kind, in the order a dialog lists them. */
export const importFields = {
  organisations: ['name', 'short', 'number'],
  participants: ['label', 'unit', 'constituency', 'jobTitle', 'workingGroup', 'phone', 'number'],
  notes: ['quadrant', 'dimension', 'text', 'unit', 'number'],
  programmes: [
    'name',
    'dimension',
    'horizon',
    'unit',
    'supportingUnits',
    'indicator',
    'quickWin',
    'budget',
    'years',
    'number',
  ],
} as const satisfies Record<ImportKind, readonly string[]>
export type ImportField = (typeof importFields)[ImportKind][number]

/** Fields without which a table of that kind means nothing. */
export const requiredImportFields = {
  organisations: ['name'],
  participants: ['label'],
  notes: ['quadrant', 'text'],
  programmes: ['name'],
} as const satisfies Record<ImportKind, readonly ImportField[]>

/** How the bytes are to be read; `xlsx` for workbooks, which carry their own encoding. */
export const importEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'xlsx'] as const
export const ImportEncoding = z.enum(importEncodings)
export type ImportEncoding = z.infer<typeof ImportEncoding>
export type TextEncodingName = Exclude<ImportEncoding, 'xlsx'>

export const importDelimiters = [',', ';', '\t', '|'] as const
export const ImportDelimiter = z.enum(importDelimiters)
export type ImportDelimiter = z.infer<typeof ImportDelimiter>

/** Most data rows that one file may hold; blank rows do not count. */
export const maxImportRows = 20_000
/** Largest file that is opened at all. */
export const maxImportBytes = 32 * 1024 * 1024

/**
 * What becomes of a row: `accepted` will be imported; `duplicate` says what is there already; `ask` waits for an answer
 * and is not imported without one; `dropped` is no data (blank, total, signature); `rejected` cannot be taken.
 */
export const importVerdicts = ['accepted', 'duplicate', 'ask', 'rejected', 'dropped'] as const
export const ImportVerdict = z.enum(importVerdicts)
export type ImportVerdict = z.infer<typeof ImportVerdict>

/** Why a row got its verdict, or a remark on an accepted one: keys of `reasons` in `imports.json`. */
export const importReasons = [
  // dropped
  'ROW_BLANK',
  'ROW_NUMBER_ONLY',
  'ROW_HEADING_REPEATED',
  'ROW_TOTAL',
  'ROW_TOTAL_DIFFERS',
  'ROW_FOOTER',
  // duplicate
  'DUPLICATE_OF_LINE',
  'DUPLICATE_OF_EXISTING',
  // asked
  'QUADRANT_MISSING',
  'QUADRANT_UNCLEAR',
  'ZONE_MISSING',
  'ZONE_UNCLEAR',
  'DIMENSION_MISSING',
  'DIMENSION_UNCLEAR',
  'HORIZON_MISSING',
  'HORIZON_UNCLEAR',
  'QUICK_WIN_UNCLEAR',
  'SEVERAL_UNITS',
  'SHORT_CONFLICT',
  'UNIT_ALIAS',
  'NOTE_ELSEWHERE',
  'NOTE_IN_OTHER_ZONE',
  // rejected
  'NAME_MISSING',
  'LABEL_MISSING',
  'TEXT_MISSING',
  'VALUE_TOO_LONG',
  'EXTRA_CELLS',
  // remarks on rows that are taken
  'SHORT_EMPTY',
  'UNIT_EMPTY',
  'DIMENSION_EMPTY',
  'CONSTITUENCY_EMPTY',
  'CONSTITUENCY_UNKNOWN',
  'LABEL_REPEATED',
  'NUMBER_REPEATED',
  'BUDGET_UNREADABLE',
  'BUDGET_APPROXIMATE',
  'BUDGET_SMALL',
  'YEARS_UNREADABLE',
  'QUICK_WIN_NOT_SHORT',
] as const
export const ImportReason = z.enum(importReasons)
export type ImportReason = z.infer<typeof ImportReason>

/** Named values of a reason's sentence. */
export const ReasonValues = z.record(z.string(), z.union([z.string(), z.number()]))
export type ReasonValues = z.infer<typeof ReasonValues>

export const ImportRemark = z.object({ reason: ImportReason, values: ReasonValues })
export type ImportRemark = z.infer<typeof ImportRemark>

/**
 * Something only a person can decide. `choices` are codes (`choices.*` in `imports.json`) or texts from the file, the
 * likeliest first; an empty list asks for free text. `none` leaves the field open (belum dipilah).
 */
export const ImportQuestion = z.object({
  field: z.string(),
  reason: ImportReason,
  values: ReasonValues,
  choices: z.array(z.string()),
})
export type ImportQuestion = z.infer<typeof ImportQuestion>

/** Answers by line number, then by field of the question. */
export const ImportAnswers = z.record(z.string(), z.record(z.string(), z.string()))
export type ImportAnswers = z.infer<typeof ImportAnswers>

/** What the user may correct or decide before confirming. Everything left out is guessed and shown. */
export const ImportOptions = z.object({
  encoding: ImportEncoding.exclude(['xlsx']).optional(),
  delimiter: ImportDelimiter.optional(),
  /** Physical line of the headings, counted from 1. */
  headerRow: z.number().int().min(1).optional(),
  /** Column index (from 0) of a field; null takes a guessed column away. */
  columns: z.record(z.string(), z.number().int().min(0).nullable()).optional(),
  answers: ImportAnswers.optional(),
  /** Participants: an empty OPD cell means the OPD of the row above (a merged cell saved as CSV). */
  fillDownUnits: z.boolean().optional(),
  /** Import again what the workshop already has. Duplicates inside the file stay duplicates. */
  again: z.boolean().optional(),
})
export type ImportOptions = z.infer<typeof ImportOptions>

export const OrganisationRow = z.object({ name: line(200).min(1), short: line(60) })
export type OrganisationRow = z.infer<typeof OrganisationRow>

export const ParticipantRow = z.object({
  label: line(160).min(1),
  /** Unit or other institution as written; empty when the file gives none. */
  unitText: line(200),
  constituency: Constituency.nullable(),
  jobTitle: line(160),
  phone: line(40),
  /** Pokja as written; one that the workshop does not have yet is made. */
  groupText: line(120),
})
export type ParticipantRow = z.infer<typeof ParticipantRow>

export const NoteRow = z.object({
  /** Key of the zone: a quadrant on a SWOT board. */
  quadrant: line(40),
  dimension: Dimension.nullable(),
  text: NoteText,
  unitText: line(200),
})
export type NoteRow = z.infer<typeof NoteRow>

export const ProgrammeRow = z.object({
  name: line(500).min(1),
  dimension: Dimension.nullable(),
  horizon: Horizon.nullable(),
  leadUnitText: line(200),
  supportingUnits: line(400),
  indicator: line(500),
  isQuickWin: z.boolean(),
  /** Whole rupiah; null when the file gives none or it cannot be read (a remark says so). */
  budgetRupiah: z.number().int().min(0).nullable(),
  firstYear: z.number().int().min(2000).max(2110).nullable(),
  lastYear: z.number().int().min(2000).max(2110).nullable(),
})
export type ProgrammeRow = z.infer<typeof ProgrammeRow>

/** How many rows got which verdict; `rows` are all data rows, that is all that are not dropped. */
export const ImportCounts = z.object({
  rows: z.number().int(),
  accepted: z.number().int(),
  duplicate: z.number().int(),
  ask: z.number().int(),
  rejected: z.number().int(),
  dropped: z.number().int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

const previewOf = <Kind extends ImportKind, Row extends z.ZodType>(kind: Kind, row: Row) =>
  z.object({
    kind: z.literal(kind),
    fileName: z.string(),
    encoding: ImportEncoding,
    /** Null for workbooks. */
    delimiter: ImportDelimiter.nullable(),
    /** Physical line of the headings, counted from 1. */
    headerLine: z.number().int(),
    /** All headings of the file, also of columns that mean nothing to us. */
    headings: z.array(z.string()),
    columns: z.array(z.object({ field: z.string(), heading: z.string(), index: z.number().int() })),
    /** Quotation marks do not pair up; every physical line was read as one row. */
    hasBrokenQuotes: z.boolean(),
    counts: ImportCounts,
    rows: z.array(
      z.object({
        /** Physical line in the file (row number in a workbook), counted from 1. */
        lineNumber: z.number().int(),
        verdict: ImportVerdict,
        /** Null on accepted rows; on asked rows the reason of the first question. */
        reason: ImportReason.nullable(),
        reasonValues: ReasonValues,
        questions: z.array(ImportQuestion),
        remarks: z.array(ImportRemark),
        /** Present on accepted rows only. */
        row: row.nullable(),
        original: z.array(z.string()),
      }),
    ),
  })

export const OrganisationPreview = previewOf('organisations', OrganisationRow)
export type OrganisationPreview = z.infer<typeof OrganisationPreview>
export const ParticipantPreview = previewOf('participants', ParticipantRow)
export type ParticipantPreview = z.infer<typeof ParticipantPreview>
export const NotePreview = previewOf('notes', NoteRow)
export type NotePreview = z.infer<typeof NotePreview>
export const ProgrammePreview = previewOf('programmes', ProgrammeRow)
export type ProgrammePreview = z.infer<typeof ProgrammePreview>

/** A file as it would be imported: the guess, every row's verdict, and what has to be asked. Nothing is changed yet. */
export const ImportPreview = z.discriminatedUnion('kind', [
  OrganisationPreview,
  ParticipantPreview,
  NotePreview,
  ProgrammePreview,
])
export type ImportPreview = z.infer<typeof ImportPreview>
export type ImportPreviewOf<Kind extends ImportKind> = Extract<ImportPreview, { kind: Kind }>

/** What an import did. Rows that were asked about and not answered count among those not taken. */
export const ImportOutcome = z.object({
  kind: ImportKind,
  fileName: z.string(),
  counts: ImportCounts,
  addedCount: z.number().int(),
  /** Asked without an answer, or rejected. */
  notTaken: z.array(z.object({ lineNumber: z.number().int(), reason: ImportReason, reasonValues: ReasonValues })),
  /** The rows not taken as CSV text (with byte order mark), ready to be mended and imported; null when there are none. */
  rejectedCsv: z.string().nullable(),
})
export type ImportOutcome = z.infer<typeof ImportOutcome>

/** What the workshop already has, so that importing a file twice adds nothing twice. */
export interface KnownRows {
  units: readonly { name: string; short: string }[]
  people: readonly { label: string; unitText: string }[]
  notes: readonly { quadrant: string; dimension: Dimension | null; text: string }[]
  /** Zones of the board that takes notes, where it is no SWOT board; none means the four quadrants. */
  zones?: readonly { key: string; title: string; letter: string }[]
  programmes: readonly { name: string }[]
}
