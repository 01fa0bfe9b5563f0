import { z } from 'zod'
import type { Board, BoardContent, BoardRow, Note, Theme, Zone } from '#shared/schema/board.ts'
import { type ReadDb, selectRows } from '../table.ts'
import { boardRowsTable, boardsTable, notesTable, themesTable, zonesTable } from './entities.ts'

export function boardOfActivity(db: ReadDb, activityId: string): Board | null {
  return selectRows(db, boardsTable, 'WHERE activity_id = ?', activityId)[0] ?? null
}

export function listZones(db: ReadDb, boardId: string): Zone[] {
  return selectRows(db, zonesTable, 'WHERE board_id = ? ORDER BY position', boardId)
}

/** Rows of a board from top to bottom; none on a board without rows. */
export function listRows(db: ReadDb, boardId: string): BoardRow[] {
  return selectRows(db, boardRowsTable, 'WHERE board_id = ? ORDER BY position, id', boardId)
}

export function listNotes(db: ReadDb, boardId: string): Note[] {
  return selectRows(db, notesTable, 'WHERE board_id = ? ORDER BY position, id', boardId)
}

export function listThemes(db: ReadDb, boardId: string): Theme[] {
  return selectRows(db, themesTable, 'WHERE board_id = ? ORDER BY position, id', boardId)
}

export function readBoardContent(db: ReadDb, board: Board): BoardContent {
  return {
    board,
    zones: listZones(db, board.id),
    rows: listRows(db, board.id),
    themes: listThemes(db, board.id),
    notes: listNotes(db, board.id),
  }
}

/** All boards in the order of the agenda. */
export function listBoards(db: ReadDb): Board[] {
  return selectRows(
    db,
    boardsTable,
    `JOIN activities ON activities.id = boards.activity_id JOIN days ON days.id = activities.day_id
     JOIN stages ON stages.id = days.stage_id ORDER BY stages.number, days.number, activities.position`,
  )
}

/**
 * Notes of one place, in order: those of a theme, or the ungrouped ones of a zone.
 * @param rowId the row of the zone, on a board with rows; null for the notes that are in none
 */
export function notesOfPlace(db: ReadDb, zoneId: string, themeId: string | null, rowId: string | null = null): Note[] {
  if (themeId === null && rowId === null) {
    const tail = 'WHERE zone_id = ? AND theme_id IS NULL AND row_id IS NULL ORDER BY position, id'
    return selectRows(db, notesTable, tail, zoneId)
  }
  if (themeId === null) {
    const tail = 'WHERE zone_id = ? AND theme_id IS NULL AND row_id = ? ORDER BY position, id'
    return selectRows(db, notesTable, tail, zoneId, rowId!)
  }
  return selectRows(db, notesTable, 'WHERE theme_id = ? ORDER BY position, id', themeId)
}

export function themesOfZone(db: ReadDb, zoneId: string): Theme[] {
  return selectRows(db, themesTable, 'WHERE zone_id = ? ORDER BY position, id', zoneId)
}

/** The highest running number given to a note so far, 0 without any. */
export function highestNoteNumber(db: ReadDb): number {
  return z.number().parse(db.prepare('SELECT coalesce(max(number), 0) FROM notes').pluck().get())
}

export function highestThemeNumber(db: ReadDb): number {
  return z.number().parse(db.prepare('SELECT coalesce(max(number), 0) FROM themes').pluck().get())
}

/** Notes of a zone, grouped or not. */
export function notesOfZone(db: ReadDb, zoneId: string): Note[] {
  return selectRows(db, notesTable, 'WHERE zone_id = ? ORDER BY position, id', zoneId)
}

export function notesOfRow(db: ReadDb, rowId: string): Note[] {
  return selectRows(db, notesTable, 'WHERE row_id = ? ORDER BY position, id', rowId)
}

export function themesOfRow(db: ReadDb, rowId: string): Theme[] {
  return selectRows(db, themesTable, 'WHERE row_id = ? ORDER BY position, id', rowId)
}

export function countBoardNotes(db: ReadDb, boardId: string): number {
  return z.number().parse(db.prepare('SELECT count(*) FROM notes WHERE board_id = ?').pluck().get(boardId))
}
