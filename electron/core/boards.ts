import { positionsBefore, firstPositions } from '#shared/domain/order.ts'
import { isRatedBoard } from '#shared/domain/readiness.ts'
import type { BoardTemplate } from '#shared/schema/agenda.ts'
import { type Board, type BoardContent, type Note, maxNoteLength } from '#shared/schema/board.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Dimension, Readiness } from '#shared/schema/vocabulary.ts'
import * as boardTables from '../db/tables/boards.ts'
import {
  activitiesTable,
  boardRowsTable,
  boardsTable,
  notesTable,
  themesTable,
  unitsTable,
  zonesTable,
} from '../db/tables/entities.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import {
  type NotePlace,
  findNotes,
  followDimension,
  inStageOf,
  inStageOfBoard,
  place,
  placeInRow,
  removeEmptyThemes,
  rowOfBoard,
  rowOfDimension,
  shownZone,
} from './note-places.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'
import { isUnknownGroup } from './working-groups.ts'

/** The most notes that a board takes; beyond it no wall and no hall can follow. */
export const maxNotesPerBoard = 20_000

/**
 * The board of an activity, made from its template when it has none yet.
 * @param templates zones of every kind of board, by key
 */
export function ensureBoard(
  tx: CommandTx,
  activityId: string,
  templates: ReadonlyMap<string, BoardTemplate>,
  templateKey = 'swot',
): Board {
  const existing = boardTables.boardOfActivity(tx, activityId)
  if (existing !== null) return existing
  const template = templates.get(templateKey)
  if (template === undefined) throw new Error(`no board template ${templateKey}`)
  const board: Board = { id: tx.newId(), activityId, template: template.key, isFaceDown: false, rowKind: template.rows }
  tx.insert(boardsTable, board)
  insertLayout(tx, board.id, template)
  return board
}

/** Writes the zones and first rows of a template to a board that has none. */
export function insertLayout(tx: CommandTx, boardId: string, template: BoardTemplate): void {
  const zonePositions = firstPositions(template.zones.length)
  for (const [index, zone] of template.zones.entries()) {
    tx.insert(zonesTable, { id: tx.newId(), boardId, position: zonePositions[index]!, isHidden: false, ...zone })
  }
  const rowPositions = firstPositions(template.firstRows.length)
  for (const [index, row] of template.firstRows.entries()) {
    tx.insert(boardRowsTable, { id: tx.newId(), boardId, position: rowPositions[index]!, ...row })
  }
}

/** The board that a template would give, for a file that may only be looked at and has none yet. */
function emptyBoard(activityId: string, template: BoardTemplate): BoardContent {
  const board: Board = { id: 'preview', activityId, template: template.key, isFaceDown: false, rowKind: template.rows }
  const positions = firstPositions(template.zones.length)
  const zones = template.zones.map((zone, index) => {
    return { id: `preview:${zone.key}`, boardId: board.id, position: positions[index]!, isHidden: false, ...zone }
  })
  const rows = template.firstRows.map((row, index) => {
    return { id: `preview:row:${index}`, boardId: board.id, position: String(index).padStart(2, '0'), ...row }
  })
  return { board, zones, rows, themes: [], notes: [] }
}

/** A board with its zones, themes and notes. @returns NOT_FOUND for an activity of another kind */
export function getBoard(
  session: Session,
  activityId: string,
  templates: ReadonlyMap<string, BoardTemplate>,
): Result<BoardContent> {
  const activity = getRow(session.db, activitiesTable, activityId)
  if (activity === null || activity.kind !== 'board') return err(appError('NOT_FOUND'))
  const board = boardTables.boardOfActivity(session.db, activityId)
  if (board !== null) return ok(boardTables.readBoardContent(session.db, board))
  const template = templates.get('swot')
  if (session.file.isReadOnly && template !== undefined) return ok(emptyBoard(activityId, template))
  const made = runCommand(
    session,
    'board.made',
    (tx) => {
      inStageOf(tx, activityId)
      return ok(ensureBoard(tx, activityId, templates))
    },
    { isUndoable: false },
  )
  return made.ok ? ok(boardTables.readBoardContent(session.db, made.value)) : made
}

export interface NewNotes {
  zoneId: string
  /** The row of the zone; left out, the row of the dimension on a board that has one for each. */
  rowId?: string | null | undefined
  texts: readonly string[]
  dimension: Dimension | null
  unitId: string | null
  workingGroupId?: string | null | undefined
}

/** Adds notes at the end of a zone, or of its cell in a row, in the order given. A row with a dimension gives it. */
export function addNotes(session: Session, input: NewNotes): Result<Note[]> {
  return runCommand(session, 'board.notesAdded', (tx) => {
    const zone = shownZone(tx, input.zoneId)
    if (zone === null) return err(appError('ZONE_GONE'))
    const row =
      input.rowId === undefined ? rowOfDimension(tx, zone.boardId, input.dimension) : rowOfBoard(tx, zone, input.rowId)
    if (row === undefined) return err(appError('ZONE_GONE'))
    if (isUnknownUnit(tx, input.unitId)) return err(appError('INVALID_INPUT', { field: 'unitId' }))
    if (isUnknownGroup(tx, input.workingGroupId)) return err(appError('INVALID_INPUT', { field: 'workingGroupId' }))
    if (boardTables.countBoardNotes(tx, zone.boardId) + input.texts.length > maxNotesPerBoard) {
      return err(appError('TOO_MANY', { maxCount: maxNotesPerBoard }))
    }
    inStageOfBoard(tx, zone.boardId)
    tx.say({ count: input.texts.length, zone: zone.title })
    const siblings = boardTables.notesOfPlace(tx, zone.id, null, row?.id ?? null)
    const positions = positionsBefore(siblings, null, input.texts.length)
    const firstNumber = boardTables.highestNoteNumber(tx) + 1
    const notes = input.texts.map((text, index): Note => ({
      id: tx.newId(),
      boardId: zone.boardId,
      zoneId: zone.id,
      number: firstNumber + index,
      text,
      dimension: row?.dimension ?? input.dimension,
      unitId: input.unitId,
      workingGroupId: input.workingGroupId ?? null,
      themeId: null,
      rowId: row?.id ?? null,
      readiness: null,
      position: positions[index]!,
      createdAtMs: tx.nowMs,
    }))
    for (const note of notes) tx.insert(notesTable, note)
    return ok(notes)
  })
}

/** Writes a note anew; its number, place and history stay. @returns NOT_FOUND when somebody removed it meanwhile */
export function editNote(session: Session, noteId: string, text: string): Result<void> {
  return runCommand(session, 'board.noteEdited', (tx) => {
    const note = tx.update(notesTable, noteId, { text })
    if (note === null) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, note.boardId)
    tx.say({ number: note.number })
    return ok(undefined)
  })
}

/**
 * Moves notes, in the order given, to a zone or into a theme of it, before a note of that place or at its end. In a row
 * with a dimension they take that dimension; a theme has them in its own row.
 */
export function moveNotes(session: Session, input: NotePlace & { noteIds: readonly string[] }): Result<void> {
  return runCommand(session, 'board.notesMoved', (tx) => {
    const zone = shownZone(tx, input.zoneId)
    const theme = input.themeId === null ? null : getRow(tx, themesTable, input.themeId)
    if (zone === null || (input.themeId !== null && theme?.zoneId !== zone.id)) return err(appError('ZONE_GONE'))
    if (rowOfBoard(tx, zone, input.rowId ?? null) === undefined) return err(appError('ZONE_GONE'))
    const notes = findNotes(tx, input.noteIds, zone.boardId)
    if (notes.length === 0) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, zone.boardId)
    tx.say({ count: notes.length, zone: zone.title })
    place(tx, notes, { zoneId: zone.id, rowId: input.rowId, themeId: input.themeId, beforeId: input.beforeId })
    removeEmptyThemes(tx, notes)
    return ok(undefined)
  })
}

/** Moves notes to the end of a row, each in its zone and out of its theme; those of the row already stay. */
export function moveNotesToRow(session: Session, noteIds: readonly string[], rowId: string): Result<void> {
  return runCommand(session, 'board.notesMovedToRow', (tx) => {
    const row = getRow(tx, boardRowsTable, rowId)
    if (row === null) return err(appError('ZONE_GONE'))
    const notes = findNotes(tx, noteIds, row.boardId)
    if (notes.length === 0) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, row.boardId)
    const moved = notes.filter((note) => note.rowId !== rowId)
    tx.say({ count: moved.length, row: row.title })
    placeInRow(tx, moved, rowId)
    return ok(undefined)
  })
}

/**
 * Says how ready the region is in what notes name, or takes that back with null.
 * @returns INVALID_INPUT on a board where notes are not rated
 */
export function rateNotes(session: Session, noteIds: readonly string[], readiness: Readiness | null): Result<void> {
  return runCommand(session, readiness === null ? 'board.ratingsRemoved' : 'board.notesRated', (tx) => {
    const notes = findNotes(tx, noteIds)
    const board = notes[0] === undefined ? null : getRow(tx, boardsTable, notes[0].boardId)
    if (board === null) return err(appError('NOT_FOUND'))
    if (!isRatedBoard(board) || notes.some(({ boardId }) => boardId !== board.id)) {
      return err(appError('INVALID_INPUT', { field: 'readiness' }))
    }
    inStageOfBoard(tx, board.id)
    tx.say({ count: notes.length })
    for (const { id } of notes) tx.update(notesTable, id, { readiness })
    return ok(undefined)
  })
}

export interface NoteDetails {
  dimension?: Dimension | null | undefined
  unitId?: string | null | undefined
  workingGroupId?: string | null | undefined
}

/** Gives notes a dimension, a unit or a working group, or takes it away with null; what is left out stays. */
export function setNoteDetails(session: Session, input: NoteDetails & { noteIds: readonly string[] }): Result<void> {
  return runCommand(session, 'board.notesLabelled', (tx) => {
    const notes = findNotes(tx, input.noteIds)
    if (notes.length === 0) return err(appError('NOT_FOUND'))
    if (isUnknownUnit(tx, input.unitId)) return err(appError('INVALID_INPUT', { field: 'unitId' }))
    if (isUnknownGroup(tx, input.workingGroupId)) return err(appError('INVALID_INPUT', { field: 'workingGroupId' }))
    inStageOfBoard(tx, notes[0]!.boardId)
    tx.say({ count: notes.length })
    for (const { id } of notes) {
      tx.update(notesTable, id, {
        ...(input.dimension !== undefined && { dimension: input.dimension }),
        ...(input.unitId !== undefined && { unitId: input.unitId }),
        ...(input.workingGroupId !== undefined && { workingGroupId: input.workingGroupId }),
      })
    }
    if (input.dimension !== undefined) followDimension(tx, notes, input.dimension)
    return ok(undefined)
  })
}

/** Removes notes and the themes that they leave empty; undo brings both back. */
export function removeNotes(session: Session, noteIds: readonly string[]): Result<void> {
  return runCommand(session, 'board.notesRemoved', (tx) => {
    const notes = findNotes(tx, noteIds)
    if (notes.length === 0) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, notes[0]!.boardId)
    tx.say({ count: notes.length })
    for (const { id } of notes) tx.remove(notesTable, id)
    removeEmptyThemes(tx, notes)
    return ok(undefined)
  })
}

/**
 * Makes one note of several that say the same. The first keeps its place, number and labels and gets the texts of all,
 * line by line; of texts that differ in case, spaces and a full stop only, the first is written. The history keeps the
 * numbers of the others.
 * @returns the note; TEXT_TOO_LONG, NOT_FOUND when fewer than two of them are there on one board
 * @see tests/SPEC.md B325-B328
 */
export function mergeNotes(session: Session, noteIds: readonly string[]): Result<Note> {
  return runCommand(session, 'board.notesMerged', (tx) => {
    const notes = findNotes(tx, noteIds)
    const [first, ...others] = notes
    if (first === undefined || others.length === 0 || others.some(({ boardId }) => boardId !== first.boardId)) {
      return err(appError('NOT_FOUND'))
    }
    const sameTexts = Map.groupBy(notes, (note) => sameTextKey(note.text))
    const text = [...sameTexts.values()].map(([note]) => note!.text).join('\n')
    if (text.length > maxNoteLength) return err(appError('TEXT_TOO_LONG', { maxLength: maxNoteLength }))
    inStageOfBoard(tx, first.boardId)
    tx.say({ note: `C-${first.number}`, others: others.map(({ number }) => `C-${number}`).join(', ') })
    const merged = tx.update(notesTable, first.id, { text })!
    for (const { id } of others) tx.remove(notesTable, id)
    removeEmptyThemes(tx, others)
    return ok(merged)
  })
}

/** Equal for texts that differ in case, spaces and a full stop only. Signs count: *Suhu -5* is not *Suhu 5*. */
const sameTextKey = (text: string) =>
  text
    .trim()
    .replace(/[.\s]+$/, '')
    .replace(/\s+/g, ' ')
    .toLocaleLowerCase('id') || text

/** Hides the texts of a board while notes are collected, or shows them (*Buka*). */
export function setFaceDown(session: Session, boardId: string, isFaceDown: boolean): Result<void> {
  return runCommand(session, isFaceDown ? 'board.faceDown' : 'board.faceUp', (tx) => {
    const board = tx.update(boardsTable, boardId, { isFaceDown })
    if (board === null) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, boardId)
    return ok(undefined)
  })
}

function isUnknownUnit(db: ReadDb, unitId: string | null | undefined): boolean {
  return typeof unitId === 'string' && getRow(db, unitsTable, unitId) === null
}
