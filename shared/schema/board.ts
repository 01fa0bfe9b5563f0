import { z } from 'zod'
import { Dimension, Readiness } from './vocabulary.ts'
import { EpochMs, Id, Position, line } from './workshop.ts'

/** Longest note that is kept; the screen only hints at 140 characters. */
export const maxNoteLength = 10_000
export const noteHintLength = 140

/** The colour token of a zone: SWOT quadrants, or a neutral one. Always shown with a letter and a word. */
export const zoneTones = ['s', 'w', 'o', 't', 'neutral'] as const

export const Board = z.object({
  id: Id,
  activityId: Id,
  /** Name of the board template (`resources/boards`). */
  template: line(40),
  /** Face-down: texts are hidden from everyone but counted, until *Buka*. */
  isFaceDown: z.boolean(),
  /** Rows that cross the zones: none, one for each dimension, or rows that the room names itself (aspects of a gap). */
  rowKind: z.enum(['none', 'dimensions', 'free']),
})
export type Board = z.infer<typeof Board>

export const Zone = z.object({
  id: Id,
  boardId: Id,
  position: Position,
  /** Meaning for the analysis (`strengths`, …), or any key of the template. */
  key: line(40),
  title: line(80),
  letter: line(2),
  tone: z.enum(zoneTones),
  /** Switched off for this workshop: neither on the board nor in the papers; its notes stay. */
  isHidden: z.boolean(),
})
export type Zone = z.infer<typeof Zone>

/** A row that crosses all zones of a board: a dimension, or an aspect that the room named. */
export const BoardRow = z.object({
  id: Id,
  boardId: Id,
  position: Position,
  title: line(200).min(1),
  dimension: Dimension.nullable(),
})
export type BoardRow = z.infer<typeof BoardRow>

/** Text of a note: whole, several lines allowed, trimmed outside. Never executed, never shortened when stored. */
export const NoteText = z.string().trim().min(1).max(maxNoteLength)

export const Note = z.object({
  id: Id,
  boardId: Id,
  zoneId: Id,
  /** Running number in the workshop, printed as C-12 to trace a paragraph back. */
  number: z.number().int().min(1),
  text: z.string(),
  dimension: Dimension.nullable(),
  unitId: Id.nullable(),
  /** The Pokja that it comes from. */
  workingGroupId: Id.nullable(),
  themeId: Id.nullable(),
  /** The row it lies in, on a board with rows. */
  rowId: Id.nullable(),
  /** How ready the region is in what the note names; readiness boards only. */
  readiness: Readiness.nullable(),
  position: Position,
  createdAtMs: EpochMs,
})
export type Note = z.infer<typeof Note>

export const Theme = z.object({
  id: Id,
  boardId: Id,
  zoneId: Id,
  rowId: Id.nullable(),
  number: z.number().int().min(1),
  title: line(160).min(1),
  position: Position,
  isCollapsed: z.boolean(),
})
export type Theme = z.infer<typeof Theme>

export const BoardContent = z.object({
  board: Board,
  zones: z.array(Zone),
  rows: z.array(BoardRow),
  themes: z.array(Theme),
  notes: z.array(Note),
})
export type BoardContent = z.infer<typeof BoardContent>
