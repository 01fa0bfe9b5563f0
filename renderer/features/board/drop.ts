import type { Drop, DropTarget } from '#renderer/ui/sorting/DragSurface.tsx'
import { type BoardState, type PlaceKey, placeOfNote } from './board-store.ts'
import { themeIdOfCard } from './cards.ts'
import type { NotesMove } from './commands.ts'

/** What a drop on the board means. */
export type BoardGesture =
  | { kind: 'moveNotes'; move: NotesMove }
  | { kind: 'group'; noteIds: string[]; targetNoteId: string }
  | { kind: 'moveTheme'; themeId: string; zoneId: string; beforeId: string | null }
  | { kind: 'merge'; themeId: string; intoThemeId: string }

type Lists = Pick<BoardState, 'notes' | 'themes' | 'themeIds' | 'noteIds'>

/**
 * Reads a drop: notes on a note become a theme, notes on a theme's title join it, a theme on another one's title merges
 * into it; everything else is a move.
 * @returns null when the drop means nothing, as of a theme on its own notes
 */
export function gestureOf(state: Lists, { ids, ...target }: Drop): BoardGesture | null {
  const [first] = ids
  const themeId = first === undefined ? null : themeIdOfCard(first)
  return themeId === null ? dropNotes(state, ids, target) : dropTheme(state, themeId, target)
}

function dropNotes(state: Lists, noteIds: string[], target: DropTarget): BoardGesture | null {
  const zoneId = zoneOfPlace(state, target.placeId)
  if (zoneId === null) return null
  if (target.ontoId !== null) {
    const ontoThemeId = themeIdOfCard(target.ontoId)
    if (ontoThemeId === null) return { kind: 'group', noteIds, targetNoteId: target.ontoId }
    const onto = state.themes.get(ontoThemeId)
    if (onto === undefined) return null
    return { kind: 'moveNotes', move: { noteIds, zoneId: onto.zoneId, themeId: onto.id, beforeId: null } }
  }
  const themeId = themeIdOfCard(target.placeId)
  const isBeforeTheme = target.beforeId !== null && themeIdOfCard(target.beforeId) !== null
  // Themes stand first in a zone: before one of them is the start of the ungrouped notes.
  const beforeId = isBeforeTheme ? firstStaying(state, `zone:${zoneId}`, noteIds) : target.beforeId
  return { kind: 'moveNotes', move: { noteIds, zoneId, themeId, beforeId } }
}

function dropTheme(state: Lists, themeId: string, target: DropTarget): BoardGesture | null {
  const zoneId = zoneOfPlace(state, target.placeId)
  if (zoneId === null || !state.themes.has(themeId)) return null
  const ontoThemeId = target.ontoId === null ? null : themeIdOfCard(target.ontoId)
  if (ontoThemeId !== null) {
    return ontoThemeId === themeId ? null : { kind: 'merge', themeId, intoThemeId: ontoThemeId }
  }
  const overThemeId = themeIdOfCard(target.placeId)
  if (overThemeId === themeId) return null
  // Over the notes of another theme: in front of that theme. Beside ungrouped notes: after the last theme.
  const beforeId = overThemeId ?? (target.beforeId === null ? null : themeIdOfCard(target.beforeId))
  return { kind: 'moveTheme', themeId, zoneId, beforeId }
}

function zoneOfPlace(state: Lists, placeId: string): string | null {
  const themeId = themeIdOfCard(placeId)
  if (themeId !== null) return state.themes.get(themeId)?.zoneId ?? null
  return placeId.startsWith('zone:') ? placeId.slice('zone:'.length) : null
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
