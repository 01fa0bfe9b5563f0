import type { BoardContent, BoardRow, Note, Theme, Zone } from '../../schema/board.ts'
import { isSwotBoard } from '../analysis/sides.ts'
import { byPosition } from './order.ts'

/**
 * The notes under one theme; `theme` is null for the notes that were not grouped. `row` is where they lie on a board with
 * rows, null below the rows and on any other board.
 */
export type NoteGroup = { row: BoardRow | null; theme: Theme | null; notes: Note[] }

export type ZoneGroups = { zone: Zone; groups: NoteGroup[]; noteCount: number }

/**
 * A board as papers print it: zones in order, in each its themes in order with their notes, then the ungrouped notes.
 * Themes without notes are kept, for a theme can be typed before anything is under it. On a board with rows this order
 * holds in each row, and the rows follow one another.
 */
export function boardGroups(content: BoardContent): ZoneGroups[] {
  return content.zones.toSorted(byPosition).map((zone) => {
    const notes = content.notes.filter((note) => note.zoneId === zone.id).toSorted(byPosition)
    const themes = content.themes.filter((theme) => theme.zoneId === zone.id).toSorted(byPosition)
    const themeIds = new Set(themes.map((theme) => theme.id))
    const ungrouped = notes.filter((note) => note.themeId === null || !themeIds.has(note.themeId))
    const groups = [...content.rows.toSorted(byPosition), null].flatMap((row) => {
      const isInRow = ({ rowId }: { rowId: string | null }) => rowId === (row?.id ?? null)
      const ofRow: NoteGroup[] = themes
        .filter(isInRow)
        .map((theme) => ({ row, theme, notes: notes.filter((note) => note.themeId === theme.id) }))
      const loose = ungrouped.filter(isInRow)
      return loose.length > 0 ? [...ofRow, { row, theme: null, notes: loose }] : ofRow
    })
    return { zone, groups, noteCount: notes.length }
  })
}

/** A board without the zones that are switched off, and without what lies in them. */
export function shownBoard<T extends BoardContent>(content: T): T {
  const hidden = new Set(content.zones.filter(({ isHidden }) => isHidden).map(({ id }) => id))
  if (hidden.size === 0) return content
  const isShown = ({ zoneId }: { zoneId: string }) => !hidden.has(zoneId)
  return {
    ...content,
    zones: content.zones.filter(({ isHidden }) => !isHidden),
    themes: content.themes.filter(isShown),
    notes: content.notes.filter(isShown),
  }
}

/** The boards whose zones are the four quadrants. */
export const swotBoards = <T extends BoardContent>(boards: T[]): T[] => boards.filter(({ zones }) => isSwotBoard(zones))

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
