import type { BoardContent, Note, Theme, Zone } from '../../schema/board.ts'
import { byPosition } from './order.ts'

/** The notes under one theme; `theme` is null for the notes that were not grouped. */
export type NoteGroup = { theme: Theme | null; notes: Note[] }

export type ZoneGroups = { zone: Zone; groups: NoteGroup[]; noteCount: number }

/**
 * A board as papers print it: zones in order, in each its themes in order with their notes, then the ungrouped notes.
 * Themes without notes are kept, for a theme can be typed before anything is under it.
 */
export function boardGroups(content: BoardContent): ZoneGroups[] {
  return content.zones.toSorted(byPosition).map((zone) => {
    const notes = content.notes.filter((note) => note.zoneId === zone.id).toSorted(byPosition)
    const themes = content.themes.filter((theme) => theme.zoneId === zone.id).toSorted(byPosition)
    const themeIds = new Set(themes.map((theme) => theme.id))
    const groups: NoteGroup[] = themes.map((theme) => ({
      theme,
      notes: notes.filter((note) => note.themeId === theme.id),
    }))
    const ungrouped = notes.filter((note) => note.themeId === null || !themeIds.has(note.themeId))
    if (ungrouped.length > 0) groups.push({ theme: null, notes: ungrouped })
    return { zone, groups, noteCount: notes.length }
  })
}

/** A board whose zones are the four quadrants. */
export const isSwotBoard = ({ zones }: { zones: readonly Pick<Zone, 'key'>[] }): boolean =>
  zones.some((zone) => zone.key === 'strengths')

/** The boards whose zones are the four quadrants. */
export const swotBoards = <T extends BoardContent>(boards: T[]): T[] => boards.filter(isSwotBoard)

/** Printed name of a note or theme, by which any paragraph can be traced back: C-12. */
export const noteCode = (note: Pick<Note, 'number'>): string => `C-${note.number}`
/** T-4. */
export const themeCode = (theme: Pick<Theme, 'number'>): string => `T-${theme.number}`
/** P-7. */
export const programmeCode = (programme: { number: number }): string => `P-${programme.number}`

/** "C-1, C-2, C-9" in rising order. */
export function noteCodes(notes: Note[]): string {
  return notes
    .toSorted((a, b) => a.number - b.number)
    .map(noteCode)
    .join(', ')
}
