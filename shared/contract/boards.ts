import { z } from 'zod'
import { BoardContent, Note, NoteText, Theme } from '#shared/schema/board.ts'
import { Dimension } from '#shared/schema/vocabulary.ts'
import { Id, line } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

const NoteIds = z.array(Id).min(1).max(5000)

/** Where notes go: a zone, a theme in it or none, before another note of that place or at its end. */
const NotePlace = z.object({ zoneId: Id, themeId: Id.nullable(), beforeId: Id.nullable() })

export const boards = {
  /** The board of an activity; made from its template when first asked for. */
  get: query('DISK_FULL', 'FOLDER_NOT_WRITABLE')
    .input(z.object({ activityId: Id }))
    .output(BoardContent),
  addNotes: command('ZONE_GONE', 'TOO_MANY')
    .input(
      z.object({
        zoneId: Id,
        texts: z.array(NoteText).min(1).max(5000),
        dimension: Dimension.nullable(),
        unitId: Id.nullable(),
      }),
    )
    .output(z.array(Note)),
  editNote: command().input(z.object({ noteId: Id, text: NoteText })),
  moveNotes: command('ZONE_GONE').input(NotePlace.extend({ noteIds: NoteIds })),
  setNoteDetails: command().input(
    z.object({ noteIds: NoteIds, dimension: Dimension.nullable().optional(), unitId: Id.nullable().optional() }),
  ),
  removeNotes: command().input(z.object({ noteIds: NoteIds })),
  /** Makes one theme of the notes; a theme among their homes takes in the rest. */
  groupNotes: command()
    .input(z.object({ noteIds: NoteIds, targetNoteId: Id.nullable() }))
    .output(Theme),
  renameTheme: command().input(z.object({ themeId: Id, title: line(160).min(1) })),
  moveTheme: command('ZONE_GONE').input(z.object({ themeId: Id, zoneId: Id, beforeId: Id.nullable() })),
  mergeThemes: command('SAME_THEME').input(z.object({ themeId: Id, intoThemeId: Id })),
  /** Takes a theme apart; its notes stay in the zone. */
  dissolveTheme: command().input(z.object({ themeId: Id })),
  setCollapsed: command().input(z.object({ themeId: Id, isCollapsed: z.boolean() })),
  setFaceDown: command().input(z.object({ boardId: Id, isFaceDown: z.boolean() })),
}
