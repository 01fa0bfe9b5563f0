import { z } from 'zod'
import { BoardContent, Note, NoteText, Theme } from '#shared/schema/board.ts'
import { Dimension, Readiness } from '#shared/schema/vocabulary.ts'
import { EpochMs, Id, line } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

const NoteIds = z.array(Id).min(1).max(5000)

/**
 * Where notes go: a zone, on a board with rows the cell of a row (left out: each note stays in its row), a theme there or
 * none, before another note of that place or at its end.
 */
const NotePlace = z.object({
  zoneId: Id,
  rowId: Id.nullable().optional(),
  themeId: Id.nullable(),
  beforeId: Id.nullable(),
})

/** The scores that a closed round gave to themes or notes of a board. */
export const BoardVote = z.object({
  roundId: Id,
  number: z.number().int(),
  question: z.string(),
  closedAtMs: EpochMs.nullable(),
  /** Score by theme id or note id, as the result of the round ranks it. */
  scores: z.record(Id, z.number()),
})
export type BoardVote = z.infer<typeof BoardVote>

/** What one command did to a note; places and labels by the name that they have or last had. */
export const NoteChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('written'), text: z.string(), zone: z.string() }),
  z.object({ kind: z.literal('edited'), before: z.string(), after: z.string() }),
  z.object({ kind: z.literal('removed'), text: z.string() }),
  z.object({ kind: z.literal('moved'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('reordered') }),
  z.object({ kind: z.literal('themeJoined'), theme: z.string() }),
  z.object({ kind: z.literal('themeLeft'), theme: z.string() }),
  z.object({ kind: z.literal('themeChanged'), from: z.string(), to: z.string() }),
  z.object({
    kind: z.literal('labelled'),
    label: z.enum(['dimension', 'unit', 'workingGroup', 'row', 'readiness']),
    /** Empty for none. Dimensions and readiness as their keys. */
    before: z.string(),
    after: z.string(),
  }),
])
export type NoteChange = z.infer<typeof NoteChange>

export const NoteEvent = z.object({
  seq: z.number().int(),
  atMs: EpochMs,
  /** Whether the facilitator did it, took it back, or did it again. */
  way: z.enum(['done', 'undone', 'redone']),
  changes: z.array(NoteChange).min(1),
})
export type NoteEvent = z.infer<typeof NoteEvent>

export const boards = {
  /** The board of an activity; made from its template when first asked for. */
  get: query('DISK_FULL', 'FOLDER_NOT_WRITABLE')
    .input(z.object({ activityId: Id }))
    .output(BoardContent),
  addNotes: command('ZONE_GONE', 'TOO_MANY')
    .input(
      z.object({
        zoneId: Id,
        /** Left out: the row of the dimension, where each has one. */
        rowId: Id.nullable().optional(),
        texts: z.array(NoteText).min(1).max(5000),
        dimension: Dimension.nullable(),
        unitId: Id.nullable(),
        workingGroupId: Id.nullable().optional(),
      }),
    )
    .output(z.array(Note)),
  editNote: command().input(z.object({ noteId: Id, text: NoteText })),
  moveNotes: command('ZONE_GONE').input(NotePlace.extend({ noteIds: NoteIds })),
  /** To the end of a row, each note in its zone. */
  ungroupNotes: command().input(z.object({ noteIds: NoteIds })),
  moveNotesToRow: command('ZONE_GONE').input(z.object({ noteIds: NoteIds, rowId: Id })),
  /** Only on boards whose notes are rated. */
  rateNotes: command().input(z.object({ noteIds: NoteIds, readiness: Readiness.nullable() })),
  setNoteDetails: command().input(
    z.object({
      noteIds: NoteIds,
      dimension: Dimension.nullable().optional(),
      unitId: Id.nullable().optional(),
      workingGroupId: Id.nullable().optional(),
    }),
  ),
  removeNotes: command().input(z.object({ noteIds: NoteIds })),
  /** Makes one theme of the notes; a theme among their homes takes in the rest. */
  groupNotes: command()
    .input(
      z.object({
        noteIds: NoteIds,
        targetNoteId: Id.nullable(),
        /** Of a new theme; left out: the first words of its first note. */
        title: line(160).min(1).optional(),
      }),
    )
    .output(Theme),
  /** Makes one note of several: the first one stays, with the texts of all, line by line. */
  mergeNotes: command('TEXT_TOO_LONG')
    .input(z.object({ noteIds: NoteIds.min(2) }))
    .output(Note),
  /** Takes notes out of their themes into a new one. */
  splitTheme: command('WHOLE_THEME')
    .input(z.object({ noteIds: NoteIds }))
    .output(Theme),
  renameTheme: command().input(z.object({ themeId: Id, title: line(160).min(1) })),
  moveTheme: command('ZONE_GONE').input(
    z.object({ themeId: Id, zoneId: Id, rowId: Id.nullable().optional(), beforeId: Id.nullable() }),
  ),
  mergeThemes: command('SAME_THEME').input(z.object({ themeId: Id, intoThemeId: Id })),
  /** Takes a theme apart; its notes stay in the zone. */
  dissolveTheme: command().input(z.object({ themeId: Id })),
  setCollapsed: command().input(z.object({ themeId: Id, isCollapsed: z.boolean() })),
  /** Closed rounds that voted on themes or notes of an activity's board, the newest first. */
  votes: query()
    .input(z.object({ activityId: Id }))
    .output(z.array(BoardVote)),
  /** What happened to one note, the oldest first. */
  noteHistory: query()
    .input(z.object({ noteId: Id }))
    .output(z.array(NoteEvent)),
  setFaceDown: command().input(z.object({ boardId: Id, isFaceDown: z.boolean() })),
}
