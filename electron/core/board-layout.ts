import { positionsBefore } from '#shared/domain/order.ts'
import type { BoardTemplate } from '#shared/schema/agenda.ts'
import type { Board, BoardRow, Zone } from '#shared/schema/board.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Dimension } from '#shared/schema/vocabulary.ts'
import * as boardTables from '../db/tables/boards.ts'
import {
  activitiesTable,
  boardRowsTable,
  boardsTable,
  notesTable,
  themesTable,
  zonesTable,
} from '../db/tables/entities.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import { ensureBoard, insertLayout } from './boards.ts'
import { inStageOf, inStageOfBoard, placeInRow } from './note-places.ts'
import { type Session, runCommand } from './session.ts'

/** More zones do not fit a projector, more rows no discussion. */
export const maxZonesPerBoard = 12
export const maxRowsPerBoard = 40

/**
 * Gives an empty board the zones and rows of another template.
 * @returns BOARD_HAS_NOTES when there is something on it that would have no place, NOT_FOUND for an unknown template
 * @see tests/SPEC.md B255
 */
export function chooseTemplate(
  session: Session,
  activityId: string,
  template: string,
  templates: ReadonlyMap<string, BoardTemplate>,
): Result<void> {
  return runCommand(session, 'board.templateChosen', (tx) => {
    const activity = getRow(tx, activitiesTable, activityId)
    const chosen = templates.get(template)
    if (activity === null || activity.kind !== 'board' || chosen === undefined) return err(appError('NOT_FOUND'))
    inStageOf(tx, activityId)
    tx.say({ template: chosen.title })
    const board = boardTables.boardOfActivity(tx, activityId)
    if (board === null) {
      ensureBoard(tx, activityId, templates, template)
      return ok(undefined)
    }
    const count = boardTables.countBoardNotes(tx, board.id)
    if (count > 0 || boardTables.listThemes(tx, board.id).length > 0) return err(appError('BOARD_HAS_NOTES', { count }))
    for (const { id } of boardTables.listZones(tx, board.id)) tx.remove(zonesTable, id)
    for (const { id } of boardTables.listRows(tx, board.id)) tx.remove(boardRowsTable, id)
    tx.update(boardsTable, board.id, { template: chosen.key, rowKind: chosen.rows })
    insertLayout(tx, board.id, chosen)
    return ok(undefined)
  })
}

/** Adds a zone at the end of a board. @returns TOO_MANY beyond twelve */
export function addZone(session: Session, input: { boardId: string; title: string }): Result<Zone> {
  return runCommand(session, 'board.zoneAdded', (tx) => {
    if (getRow(tx, boardsTable, input.boardId) === null) return err(appError('NOT_FOUND'))
    const zones = boardTables.listZones(tx, input.boardId)
    if (zones.length >= maxZonesPerBoard) return err(appError('TOO_MANY', { maxCount: maxZonesPerBoard }))
    inStageOfBoard(tx, input.boardId)
    tx.say({ zone: input.title })
    const id = tx.newId()
    const zone: Zone = {
      id,
      boardId: input.boardId,
      position: positionsBefore(zones, null, 1)[0]!,
      // Of no meaning to any analysis, and never that of another zone.
      key: id,
      title: input.title,
      letter: freeLetter(zones),
      tone: 'neutral',
      isHidden: false,
    }
    tx.insert(zonesTable, zone)
    return ok(zone)
  })
}

/** The first number that no zone of the board has as its letter. */
function freeLetter(zones: readonly Zone[]): string {
  const taken = new Set(zones.map(({ letter }) => letter))
  for (let number = 1; ; number += 1) if (!taken.has(String(number))) return String(number)
}

/**
 * Names a zone, or switches it off or on. What is switched off is on no screen and in no paper; its notes stay.
 * @returns LAST_ZONE when no zone would be left to see
 */
export function updateZone(
  session: Session,
  zoneId: string,
  patch: { title?: string | undefined; isHidden?: boolean | undefined },
): Result<void> {
  const kind =
    patch.isHidden === undefined ? 'board.zoneRenamed' : patch.isHidden ? 'board.zoneHidden' : 'board.zoneShown'
  return runCommand(session, kind, (tx) => {
    const zone = getRow(tx, zonesTable, zoneId)
    if (zone === null) return err(appError('NOT_FOUND'))
    if (patch.isHidden === true && isLastShown(tx, zone)) return err(appError('LAST_ZONE'))
    inStageOfBoard(tx, zone.boardId)
    tx.say({ zone: patch.title ?? zone.title })
    const { title = zone.title, isHidden = zone.isHidden } = patch
    tx.update(zonesTable, zoneId, { title, isHidden })
    return ok(undefined)
  })
}

/** Moves a zone before another one, or to the end. */
export function moveZone(session: Session, zoneId: string, beforeId: string | null): Result<void> {
  return runCommand(session, 'board.zoneMoved', (tx) => {
    const zone = getRow(tx, zonesTable, zoneId)
    if (zone === null) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, zone.boardId)
    tx.say({ zone: zone.title })
    if (beforeId === zoneId) return ok(undefined)
    const siblings = boardTables.listZones(tx, zone.boardId).filter(({ id }) => id !== zoneId)
    tx.update(zonesTable, zoneId, { position: positionsBefore(siblings, beforeId, 1)[0]! })
    return ok(undefined)
  })
}

/**
 * Removes an empty zone. Notes belong to no other zone by themselves, so that one with notes is refused: they are moved
 * first, or the zone is switched off.
 * @returns ZONE_HAS_NOTES, LAST_ZONE
 */
export function removeZone(session: Session, zoneId: string): Result<void> {
  return runCommand(session, 'board.zoneRemoved', (tx) => {
    const zone = getRow(tx, zonesTable, zoneId)
    if (zone === null) return err(appError('NOT_FOUND'))
    const count = boardTables.notesOfZone(tx, zoneId).length
    if (count > 0 || boardTables.themesOfZone(tx, zoneId).length > 0) {
      return err(appError('ZONE_HAS_NOTES', { title: zone.title, count }))
    }
    if (isLastShown(tx, zone)) return err(appError('LAST_ZONE'))
    inStageOfBoard(tx, zone.boardId)
    tx.say({ zone: zone.title })
    tx.remove(zonesTable, zoneId)
    return ok(undefined)
  })
}

function isLastShown(db: ReadDb, { id, boardId }: Zone): boolean {
  return boardTables.listZones(db, boardId).every((zone) => zone.isHidden || zone.id === id)
}

/** Adds a row that the room named, below the others. @returns INVALID_INPUT on a board without such rows, TOO_MANY */
export function addRow(
  session: Session,
  input: { boardId: string; title: string; dimension: Dimension | null },
): Result<BoardRow> {
  return runCommand(session, 'board.rowAdded', (tx) => {
    const board = getRow(tx, boardsTable, input.boardId)
    if (board === null) return err(appError('NOT_FOUND'))
    if (!hasFreeRows(board)) return err(appError('INVALID_INPUT', { field: 'boardId' }))
    const rows = boardTables.listRows(tx, board.id)
    if (rows.length >= maxRowsPerBoard) return err(appError('TOO_MANY', { maxCount: maxRowsPerBoard }))
    inStageOfBoard(tx, board.id)
    tx.say({ row: input.title })
    const position = positionsBefore(rows, null, 1)[0]!
    const row: BoardRow = {
      id: tx.newId(),
      boardId: board.id,
      position,
      title: input.title,
      dimension: input.dimension,
    }
    tx.insert(boardRowsTable, row)
    return ok(row)
  })
}

/** Names a row or gives it a dimension, which its notes then have as well. */
export function updateRow(
  session: Session,
  rowId: string,
  patch: { title?: string | undefined; dimension?: Dimension | null | undefined },
): Result<void> {
  return runCommand(session, 'board.rowUpdated', (tx) => {
    const row = getRow(tx, boardRowsTable, rowId)
    const board = row === null ? null : getRow(tx, boardsTable, row.boardId)
    if (row === null || board === null) return err(appError('NOT_FOUND'))
    if (!hasFreeRows(board)) return err(appError('INVALID_INPUT', { field: 'rowId' }))
    inStageOfBoard(tx, board.id)
    const { title = row.title, dimension = row.dimension } = patch
    tx.say({ row: title })
    tx.update(boardRowsTable, rowId, { title, dimension })
    if (dimension !== null && dimension !== row.dimension) {
      for (const { id } of boardTables.notesOfRow(tx, rowId)) tx.update(notesTable, id, { dimension })
    }
    return ok(undefined)
  })
}

/** Moves a row above another one, or to the bottom. */
export function moveRow(session: Session, rowId: string, beforeId: string | null): Result<void> {
  return runCommand(session, 'board.rowMoved', (tx) => {
    const row = getRow(tx, boardRowsTable, rowId)
    const board = row === null ? null : getRow(tx, boardsTable, row.boardId)
    if (row === null || board === null) return err(appError('NOT_FOUND'))
    // The dimensions keep the order of the method on every screen and paper.
    if (!hasFreeRows(board)) return err(appError('INVALID_INPUT', { field: 'rowId' }))
    inStageOfBoard(tx, row.boardId)
    tx.say({ row: row.title })
    if (beforeId === rowId) return ok(undefined)
    const siblings = boardTables.listRows(tx, row.boardId).filter(({ id }) => id !== rowId)
    tx.update(boardRowsTable, rowId, { position: positionsBefore(siblings, beforeId, 1)[0]! })
    return ok(undefined)
  })
}

/**
 * Removes a row. Its notes stay in their zones, below the rows, out of their themes: nothing that was written is lost, and
 * undo brings all of it back.
 */
export function removeRow(session: Session, rowId: string): Result<void> {
  return runCommand(session, 'board.rowRemoved', (tx) => {
    const row = getRow(tx, boardRowsTable, rowId)
    const board = row === null ? null : getRow(tx, boardsTable, row.boardId)
    if (row === null || board === null) return err(appError('NOT_FOUND'))
    if (!hasFreeRows(board)) return err(appError('INVALID_INPUT', { field: 'rowId' }))
    inStageOfBoard(tx, row.boardId)
    tx.say({ row: row.title })
    placeInRow(tx, boardTables.notesOfRow(tx, rowId), null)
    for (const theme of boardTables.themesOfRow(tx, rowId)) tx.update(themesTable, theme.id, { rowId: null })
    tx.remove(boardRowsTable, rowId)
    return ok(undefined)
  })
}

const hasFreeRows = ({ rowKind }: Board): boolean => rowKind === 'free'
