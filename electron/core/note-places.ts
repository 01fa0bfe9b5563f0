import { positionsBefore } from '#shared/domain/order.ts'
import type { BoardRow, Note, Zone } from '#shared/schema/board.ts'
import type { Dimension } from '#shared/schema/vocabulary.ts'
import { citationsOfTheme, factorOfTheme } from '../db/tables/analysis.ts'
import * as boardTables from '../db/tables/boards.ts'
import {
  boardRowsTable,
  boardsTable,
  factorsTable,
  notesTable,
  strategyFactorsTable,
  themesTable,
  zonesTable,
} from '../db/tables/entities.ts'
import { stageOfActivity } from '../db/tables/workshop.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import type { CommandTx } from './session.ts'

/** Where notes go; see `moveNotes`. */
export interface NotePlace {
  zoneId: string
  /** Left out, each note stays in its row. */
  rowId?: string | null | undefined
  themeId: string | null
  beforeId: string | null
}

/** Notes by id in the order of the ids; unknown ones, and those of another board, are left out. */
export function findNotes(db: ReadDb, noteIds: readonly string[], boardId?: string): Note[] {
  return [...new Set(noteIds)]
    .map((id) => getRow(db, notesTable, id))
    .filter((note) => note !== null)
    .filter((note) => boardId === undefined || note.boardId === boardId)
}

/** A zone of a board that is switched on; nothing goes to one that nobody sees. */
export function shownZone(db: ReadDb, zoneId: string): Zone | null {
  const zone = getRow(db, zonesTable, zoneId)
  return zone === null || zone.isHidden ? null : zone
}

/** The row of a zone's board; undefined when it is none of its rows. */
export function rowOfBoard(db: ReadDb, { boardId }: Zone, rowId: string | null): BoardRow | null | undefined {
  if (rowId === null) return null
  const row = getRow(db, boardRowsTable, rowId)
  return row === null || row.boardId !== boardId ? undefined : row
}

/** On a board with a row for each dimension: the row of this one. */
export function rowOfDimension(db: ReadDb, boardId: string, dimension: Dimension | null): BoardRow | null {
  if (dimension === null || getRow(db, boardsTable, boardId)?.rowKind !== 'dimensions') return null
  return boardTables.listRows(db, boardId).find((row) => row.dimension === dimension) ?? null
}

/** On a board with a row for each dimension a note with another dimension lies in another row. */
export function followDimension(tx: CommandTx, notes: readonly Note[], dimension: Dimension | null): void {
  const byBoard = Map.groupBy(notes, ({ boardId }) => boardId)
  for (const [boardId, ofBoard] of byBoard) {
    if (getRow(tx, boardsTable, boardId)?.rowKind !== 'dimensions') continue
    const rowId = rowOfDimension(tx, boardId, dimension)?.id ?? null
    const moved = ofBoard.filter((note) => note.rowId !== rowId)
    placeInRow(tx, moved, rowId)
  }
}

/** Puts notes at the end of a row (null: of no row), each in its zone and out of its theme. */
export function placeInRow(tx: CommandTx, notes: readonly Note[], rowId: string | null): void {
  for (const [zoneId, ofZone] of Map.groupBy(notes, (note) => note.zoneId)) {
    placeIn(tx, ofZone, { zoneId, rowId, themeId: null, beforeId: null })
  }
  removeEmptyThemes(tx, notes)
}

export function place(tx: CommandTx, notes: readonly Note[], target: NotePlace): void {
  const theme = target.themeId === null ? null : getRow(tx, themesTable, target.themeId)
  if (theme !== null) return placeIn(tx, notes, { ...target, rowId: theme.rowId })
  if (target.rowId !== undefined) return placeIn(tx, notes, { ...target, rowId: target.rowId })
  for (const [rowId, ofRow] of Map.groupBy(notes, (note) => note.rowId)) placeIn(tx, ofRow, { ...target, rowId })
}

function placeIn(tx: CommandTx, notes: readonly Note[], target: NotePlace & { rowId: string | null }): void {
  const { zoneId, rowId, themeId } = target
  const moved = new Set(notes.map((note) => note.id))
  const inPlace = boardTables.notesOfPlace(tx, zoneId, themeId, rowId)
  const siblings = inPlace.filter((note) => !moved.has(note.id))
  // Dropping on one of the moved notes themselves means: before the next one that stays.
  const dropIndex = inPlace.findIndex((note) => note.id === target.beforeId)
  const anchor = dropIndex === -1 ? undefined : inPlace.slice(dropIndex).find((note) => !moved.has(note.id))
  const beforeId = anchor?.id ?? null
  const positions = positionsBefore(siblings, beforeId, notes.length)
  const dimension = rowId === null ? null : (getRow(tx, boardRowsTable, rowId)?.dimension ?? null)
  for (const [index, note] of notes.entries()) {
    tx.update(notesTable, note.id, {
      zoneId,
      rowId,
      themeId,
      position: positions[index]!,
      ...(dimension !== null && { dimension }),
    })
  }
}

/** A theme without notes has nothing to say: it goes with its last note, in the same undo step. */
export function removeEmptyThemes(tx: CommandTx, leftBy: readonly Note[]): void {
  const themeIds = new Set(leftBy.map((note) => note.themeId).filter((id) => id !== null))
  for (const themeId of themeIds) {
    const theme = getRow(tx, themesTable, themeId)
    if (theme !== null && boardTables.notesOfPlace(tx, theme.zoneId, theme.id).length === 0) {
      removeTheme(tx, themeId)
    }
  }
}

export function inStageOfBoard(tx: CommandTx, boardId: string): void {
  const board = getRow(tx, boardsTable, boardId)
  if (board !== null) inStageOf(tx, board.activityId)
}

export function inStageOf(tx: CommandTx, activityId: string): void {
  const stage = stageOfActivity(tx, activityId)
  if (stage !== null) tx.inStage(stage.id)
}

/**
 * Removes a theme, and with it its place in the analysis: its weight and rating, and where strategies cite it. All of it
 * is one entry of the journal, so undo brings everything back.
 */
export function removeTheme(tx: CommandTx, themeId: string): void {
  for (const { id } of citationsOfTheme(tx, themeId)) tx.remove(strategyFactorsTable, id)
  const factor = factorOfTheme(tx, themeId)
  if (factor !== null) tx.remove(factorsTable, factor.id)
  tx.remove(themesTable, themeId)
}
