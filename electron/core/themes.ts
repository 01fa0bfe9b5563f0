import { positionsBefore } from '#shared/domain/order.ts'
import type { Note, Theme } from '#shared/schema/board.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import * as boardTables from '../db/tables/boards.ts'
import { notesTable, themesTable } from '../db/tables/entities.ts'
import { getRow } from '../db/table.ts'
import {
  findNotes,
  inStageOfBoard,
  place,
  removeEmptyThemes,
  removeTheme,
  rowOfBoard,
  shownZone,
} from './note-places.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'

/** Titles that the app gives a theme before somebody names it are the first words of its first note. */
const titleLength = 60

/**
 * Makes one theme of notes. A theme that the target (or else the first grouped note) is in takes in the others;
 * otherwise a new theme is made in the target's zone, with the title given or else named after its first note.
 */
export function groupNotes(
  session: Session,
  input: { noteIds: readonly string[]; targetNoteId: string | null; title?: string | undefined },
): Result<Theme> {
  return runCommand(session, 'board.notesGrouped', (tx) => {
    const target = input.targetNoteId === null ? null : getRow(tx, notesTable, input.targetNoteId)
    const others = findNotes(tx, input.noteIds, target?.boardId).filter((note) => note.id !== target?.id)
    const notes = target === null ? others : [target, ...others]
    const first = notes[0]
    if (first === undefined || notes.some((note) => note.boardId !== first.boardId)) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, first.boardId)
    const themeId = target === null ? (notes.find((note) => note.themeId !== null)?.themeId ?? null) : target.themeId
    const theme = (themeId === null ? null : getRow(tx, themesTable, themeId)) ?? makeTheme(tx, first, input.title)
    tx.say({ count: notes.length, theme: theme.title })
    const moved = notes.filter((note) => note.themeId !== theme.id)
    place(tx, moved, { zoneId: theme.zoneId, themeId: theme.id, beforeId: null })
    removeEmptyThemes(tx, moved)
    return ok(theme)
  })
}

function makeTheme(tx: CommandTx, first: Note, title?: string): Theme {
  const words = title ?? first.text.split('\n')[0]!.trim()
  const theme: Theme = {
    id: tx.newId(),
    boardId: first.boardId,
    zoneId: first.zoneId,
    rowId: first.rowId,
    number: boardTables.highestThemeNumber(tx) + 1,
    title: title !== undefined || words.length <= titleLength ? words : `${words.slice(0, titleLength - 1).trimEnd()}…`,
    position: positionsBefore(boardTables.themesOfZone(tx, first.zoneId), null, 1)[0]!,
    isCollapsed: false,
  }
  tx.insert(themesTable, theme)
  return theme
}

/**
 * Takes notes out of their themes into a new one in the zone of the first, named after it, as one undo step.
 * @returns WHOLE_THEME when they are all the notes of one theme (nothing would stay behind), NOT_FOUND
 * @see tests/SPEC.md B212-B213
 */
export function splitTheme(session: Session, noteIds: readonly string[]): Result<Theme> {
  return runCommand(session, 'board.themeSplit', (tx) => {
    const notes = findNotes(tx, noteIds)
    const first = notes[0]
    if (first === undefined || notes.some((note) => note.boardId !== first.boardId)) return err(appError('NOT_FOUND'))
    const isOfOneTheme = first.themeId !== null && notes.every((note) => note.themeId === first.themeId)
    if (isOfOneTheme && boardTables.notesOfPlace(tx, first.zoneId, first.themeId).length === notes.length) {
      return err(appError('WHOLE_THEME'))
    }
    inStageOfBoard(tx, first.boardId)
    const theme = makeTheme(tx, first)
    tx.say({ count: notes.length, theme: theme.title })
    place(tx, notes, { zoneId: theme.zoneId, themeId: theme.id, beforeId: null })
    removeEmptyThemes(tx, notes)
    return ok(theme)
  })
}

/** Takes notes out of their themes, each to the end of its zone and row, as one undo step. @see tests/SPEC.md B363 */
export function ungroupNotes(session: Session, noteIds: readonly string[]): Result<void> {
  return runCommand(session, 'board.notesUngrouped', (tx) => {
    const notes = findNotes(tx, noteIds)
    const [first] = notes
    if (first === undefined || notes.some(({ boardId }) => boardId !== first.boardId)) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, first.boardId)
    const grouped = notes.filter(({ themeId }) => themeId !== null)
    tx.say({ count: grouped.length })
    for (const [zoneId, ofZone] of Map.groupBy(grouped, (note) => note.zoneId)) {
      place(tx, ofZone, { zoneId, themeId: null, beforeId: null })
    }
    removeEmptyThemes(tx, grouped)
    return ok(undefined)
  })
}

/** Gives a theme another title. */
export function renameTheme(session: Session, themeId: string, title: string): Result<void> {
  return runCommand(session, 'board.themeRenamed', (tx) => {
    const theme = tx.update(themesTable, themeId, { title })
    if (theme === null) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, theme.boardId)
    tx.say({ theme: title })
    return ok(undefined)
  })
}

/** Moves a theme with its notes to a zone, before another theme or after the last. */
export function moveTheme(
  session: Session,
  input: { themeId: string; zoneId: string; rowId?: string | null | undefined; beforeId: string | null },
): Result<void> {
  return runCommand(session, 'board.themeMoved', (tx) => {
    const theme = getRow(tx, themesTable, input.themeId)
    if (theme === null) return err(appError('NOT_FOUND'))
    const zone = shownZone(tx, input.zoneId)
    if (zone === null || zone.boardId !== theme.boardId) return err(appError('ZONE_GONE'))
    const row = rowOfBoard(tx, zone, input.rowId === undefined ? theme.rowId : input.rowId)
    if (row === undefined) return err(appError('ZONE_GONE'))
    const place = { zoneId: zone.id, rowId: row?.id ?? null }
    inStageOfBoard(tx, theme.boardId)
    tx.say({ theme: theme.title, zone: zone.title })
    const siblings = boardTables.themesOfZone(tx, zone.id).filter((sibling) => sibling.id !== theme.id)
    if (input.beforeId === theme.id) return ok(undefined)
    const [position] = positionsBefore(siblings, input.beforeId, 1)
    for (const note of boardTables.notesOfPlace(tx, theme.zoneId, theme.id)) {
      tx.update(notesTable, note.id, { ...place, dimension: row?.dimension ?? note.dimension })
    }
    tx.update(themesTable, theme.id, { ...place, position: position! })
    return ok(undefined)
  })
}

/** Moves all notes of a theme to the end of another, which keeps its title and zone. @returns SAME_THEME, NOT_FOUND */
export function mergeThemes(session: Session, themeId: string, intoThemeId: string): Result<void> {
  return runCommand(session, 'board.themesMerged', (tx) => {
    if (themeId === intoThemeId) return err(appError('SAME_THEME'))
    const from = getRow(tx, themesTable, themeId)
    const into = getRow(tx, themesTable, intoThemeId)
    if (from === null || into === null || from.boardId !== into.boardId) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, into.boardId)
    tx.say({ theme: from.title, into: into.title })
    const notes = boardTables.notesOfPlace(tx, from.zoneId, from.id)
    place(tx, notes, { zoneId: into.zoneId, themeId: into.id, beforeId: null })
    removeTheme(tx, from.id)
    return ok(undefined)
  })
}

/** Takes a theme apart; its notes stay in the zone, ungrouped. */
export function dissolveTheme(session: Session, themeId: string): Result<void> {
  return runCommand(session, 'board.themeDissolved', (tx) => {
    const theme = getRow(tx, themesTable, themeId)
    if (theme === null) return err(appError('NOT_FOUND'))
    inStageOfBoard(tx, theme.boardId)
    tx.say({ theme: theme.title })
    const notes = boardTables.notesOfPlace(tx, theme.zoneId, theme.id)
    place(tx, notes, { zoneId: theme.zoneId, themeId: null, beforeId: null })
    removeTheme(tx, theme.id)
    return ok(undefined)
  })
}

/** Folds a theme on every screen, or unfolds it. Nothing that a stage's record holds, so no change of a closed stage. */
export function setCollapsed(session: Session, themeId: string, isCollapsed: boolean): Result<void> {
  return runCommand(session, isCollapsed ? 'board.themeCollapsed' : 'board.themeExpanded', (tx) => {
    const theme = tx.update(themesTable, themeId, { isCollapsed })
    if (theme === null) return err(appError('NOT_FOUND'))
    tx.say({ theme: theme.title })
    return ok(undefined)
  })
}
