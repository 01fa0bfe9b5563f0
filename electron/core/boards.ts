import { positionsBefore, firstPositions } from '#shared/domain/order.ts'
import { isRatedBoard } from '#shared/domain/readiness.ts'
import type { BoardTemplate } from '#shared/schema/agenda.ts'
import {
  type Board,
  type BoardContent,
  type BoardRow,
  type Note,
  type Theme,
  type Zone,
  maxNoteLength,
} from '#shared/schema/board.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { Dimension, Readiness } from '#shared/schema/vocabulary.ts'
import { citationsOfTheme, factorOfTheme } from '../db/tables/analysis.ts'
import * as boardTables from '../db/tables/boards.ts'
import {
  activitiesTable,
  boardRowsTable,
  boardsTable,
  factorsTable,
  notesTable,
  strategyFactorsTable,
  themesTable,
  unitsTable,
  zonesTable,
} from '../db/tables/entities.ts'
import { stageOfActivity } from '../db/tables/workshop.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'
import { isUnknownGroup } from './working-groups.ts'

/** The most notes that a board takes; beyond it no wall and no hall can follow. */
export const maxNotesPerBoard = 20_000

/** Titles that the app gives a theme before somebody names it are the first words of its first note. */
const titleLength = 60

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

/** Where notes go; see `moveNotes`. */
interface NotePlace {
  zoneId: string
  /** Left out, each note stays in its row. */
  rowId?: string | null | undefined
  themeId: string | null
  beforeId: string | null
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

/**
 * Makes one note of several that say the same. The first keeps its place, number and labels and gets the texts of all,
 * line by line; a text that is there already is not written twice. The history keeps the numbers of the others.
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
    const text = [...new Set(notes.map((note) => note.text))].join('\n')
    if (text.length > maxNoteLength) return err(appError('TEXT_TOO_LONG', { maxLength: maxNoteLength }))
    inStageOfBoard(tx, first.boardId)
    tx.say({ note: `C-${first.number}`, others: others.map(({ number }) => `C-${number}`).join(', ') })
    const merged = tx.update(notesTable, first.id, { text })!
    for (const { id } of others) tx.remove(notesTable, id)
    removeEmptyThemes(tx, others)
    return ok(merged)
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

/** Notes by id in the order of the ids; unknown ones, and those of another board, are left out. */
function findNotes(db: ReadDb, noteIds: readonly string[], boardId?: string): Note[] {
  return [...new Set(noteIds)]
    .map((id) => getRow(db, notesTable, id))
    .filter((note) => note !== null)
    .filter((note) => boardId === undefined || note.boardId === boardId)
}

/** A zone of a board that is switched on; nothing goes to one that nobody sees. */
function shownZone(db: ReadDb, zoneId: string): Zone | null {
  const zone = getRow(db, zonesTable, zoneId)
  return zone === null || zone.isHidden ? null : zone
}

/** The row of a zone's board; undefined when it is none of its rows. */
function rowOfBoard(db: ReadDb, { boardId }: Zone, rowId: string | null): BoardRow | null | undefined {
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
function followDimension(tx: CommandTx, notes: readonly Note[], dimension: Dimension | null): void {
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

function place(tx: CommandTx, notes: readonly Note[], target: NotePlace): void {
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
function removeEmptyThemes(tx: CommandTx, leftBy: readonly Note[]): void {
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
function removeTheme(tx: CommandTx, themeId: string): void {
  for (const { id } of citationsOfTheme(tx, themeId)) tx.remove(strategyFactorsTable, id)
  const factor = factorOfTheme(tx, themeId)
  if (factor !== null) tx.remove(factorsTable, factor.id)
  tx.remove(themesTable, themeId)
}
