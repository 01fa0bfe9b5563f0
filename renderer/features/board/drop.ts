import { type Drop, type DropTarget, columnOfPlace } from '#renderer/ui/sorting/DragSurface.tsx'
import { type BoardState, type PlaceKey, cellKey, placeOfNote } from './board-store.ts'
import { themeIdOfCard } from './cards.ts'
import type { NotesMove } from './commands.ts'

/** What a drop on the board means. */
export type BoardGesture =
  | { kind: 'moveNotes'; move: NotesMove }
  | { kind: 'group'; noteIds: string[]; targetNoteId: string }
  | { kind: 'moveTheme'; themeId: string; zoneId: string; rowId?: string | null; beforeId: string | null }
  | { kind: 'merge'; themeId: string; intoThemeId: string }

type Lists = Pick<BoardState, 'notes' | 'themes' | 'themeIds' | 'noteIds' | 'rows' | 'scores'>

/**
 * Reads a drop: notes on a note become a theme, notes on a theme's title join it, a theme on another one's title merges
 * into it; everything else is a move. On a board that is shown by votes a drop has no place: notes go to the end of the zone
 * or theme, and where they lie there already nothing happens.
 * @returns null when the drop means nothing, as of a theme on its own notes
 */
export function gestureOf(state: Lists, { ids, ...target }: Drop): BoardGesture | null {
  const [first] = ids
  const themeId = first === undefined ? null : themeIdOfCard(first)
  const columnZoneId = columnOfPlace(target.placeId)
  if (columnZoneId !== null) return dropOnColumn(state, ids, themeId, columnZoneId)
  return themeId === null ? dropNotes(state, ids, target) : dropTheme(state, themeId, target)
}

/** To the end of a zone, each note in its own row and out of its theme, as the keys of the zones do. */
function dropOnColumn(
  state: Pick<Lists, 'notes' | 'themes'>,
  ids: string[],
  themeId: string | null,
  zoneId: string,
): BoardGesture | null {
  if (lieInZone(state, ids, zoneId)) return null
  if (themeId !== null) return { kind: 'moveTheme', themeId, zoneId, beforeId: null }
  return { kind: 'moveNotes', move: { noteIds: ids, zoneId, themeId: null, beforeId: null } }
}

/** Whether a theme, or notes in no theme, lie in this zone already, in whatever rows. */
export function lieInZone(
  { notes, themes }: Pick<BoardState, 'notes' | 'themes'>,
  cardIds: readonly string[],
  zoneId: string,
): boolean {
  return cardIds.every((id) => {
    const themeId = themeIdOfCard(id)
    if (themeId !== null) return themes.get(themeId)?.zoneId === zoneId
    const note = notes.get(id)
    return note?.zoneId === zoneId && note.themeId === null
  })
}

function dropNotes(state: Lists, noteIds: string[], target: DropTarget): BoardGesture | null {
  const cell = cellOfPlace(state, target.placeId)
  if (cell === null) return null
  const { zoneId } = cell
  if (target.ontoId !== null) {
    const ontoThemeId = themeIdOfCard(target.ontoId)
    if (ontoThemeId === null) return { kind: 'group', noteIds, targetNoteId: target.ontoId }
    const onto = state.themes.get(ontoThemeId)
    if (onto === undefined) return null
    return { kind: 'moveNotes', move: { noteIds, zoneId: onto.zoneId, themeId: onto.id, beforeId: null } }
  }
  const themeId = themeIdOfCard(target.placeId)
  if (state.scores !== null) {
    const place: PlaceKey = themeId === null ? `zone:${cell.key}` : `theme:${themeId}`
    if (areAllIn(state, noteIds, place)) return null
    return { kind: 'moveNotes', move: { noteIds, zoneId, ...cell.inRow, themeId, beforeId: null } }
  }
  const isBeforeTheme = target.beforeId !== null && themeIdOfCard(target.beforeId) !== null
  // Themes stand first in a zone: before one of them is the start of the ungrouped notes.
  const beforeId = isBeforeTheme ? firstStaying(state, `zone:${cell.key}`, noteIds) : target.beforeId
  return { kind: 'moveNotes', move: { noteIds, zoneId, ...cell.inRow, themeId, beforeId } }
}

function dropTheme(state: Lists, themeId: string, target: DropTarget): BoardGesture | null {
  const cell = cellOfPlace(state, target.placeId)
  const theme = state.themes.get(themeId)
  if (cell === null || theme === undefined) return null
  const { zoneId } = cell
  const ontoThemeId = target.ontoId === null ? null : themeIdOfCard(target.ontoId)
  if (ontoThemeId !== null) {
    return ontoThemeId === themeId ? null : { kind: 'merge', themeId, intoThemeId: ontoThemeId }
  }
  const overThemeId = themeIdOfCard(target.placeId)
  if (overThemeId === themeId) return null
  if (state.scores !== null) {
    if (cellKey(theme.zoneId, theme.rowId) === cell.key) return null
    return { kind: 'moveTheme', themeId, zoneId, ...cell.inRow, beforeId: null }
  }
  // Over the notes of another theme: in front of that theme. Beside ungrouped notes: after the last theme.
  const beforeId = overThemeId ?? (target.beforeId === null ? null : themeIdOfCard(target.beforeId))
  return { kind: 'moveTheme', themeId, zoneId, ...cell.inRow, beforeId }
}

interface Cell {
  zoneId: string
  key: string
  /** The row to name in a command; nothing on a board without rows. */
  inRow: { rowId?: string | null }
}

function cellOfPlace(state: Lists, placeId: string): Cell | null {
  const inRow = (rowId: string | null) => (state.rows.length > 0 ? { rowId } : {})
  const themeId = themeIdOfCard(placeId)
  if (themeId !== null) {
    const theme = state.themes.get(themeId)
    if (theme === undefined) return null
    return { zoneId: theme.zoneId, key: cellKey(theme.zoneId, theme.rowId), inRow: inRow(theme.rowId) }
  }
  if (!placeId.startsWith('zone:')) return null
  const key = placeId.slice('zone:'.length)
  const [zoneId = key, rowId = null] = key.split('/')
  return { zoneId, key, inRow: inRow(rowId) }
}

function firstStaying(state: Lists, place: PlaceKey, movedIds: readonly string[]): string | null {
  return state.noteIds.get(place)?.find((id) => !movedIds.includes(id)) ?? null
}

/** Whether notes all lie ungrouped in this zone already: moving them there would only shuffle them. */
export function areAllIn(state: Pick<BoardState, 'notes'>, noteIds: readonly string[], place: PlaceKey): boolean {
  return noteIds.every((id) => {
    const note = state.notes.get(id)
    return note !== undefined && placeOfNote(note) === place
  })
}

/** Whether notes lie in one theme together with others: then they can be split off. */
export function isPartOfTheme(
  { notes, noteIds }: Pick<BoardState, 'notes' | 'noteIds'>,
  ids: readonly string[],
): boolean {
  const themeId = notes.get(ids[0] ?? '')?.themeId ?? null
  if (themeId === null || ids.some((id) => notes.get(id)?.themeId !== themeId)) return false
  return (noteIds.get(`theme:${themeId}`)?.length ?? 0) > ids.length
}
