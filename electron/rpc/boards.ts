import type { BoardTemplate } from '#shared/schema/agenda.ts'
import * as core from '../core/boards.ts'
import * as themes from '../core/themes.ts'
import { votesOfBoard } from '../core/board-votes.ts'
import { noteHistory } from '../core/note-history.ts'
import { loadBoardTemplates } from '../core/templates.ts'
import { type CallContext, facilitator, opened, unwrap } from './base.ts'

const os = facilitator.boards

const templatesByFolder = new Map<string, ReadonlyMap<string, BoardTemplate>>()

/** The templates of the app, read once. */
export function templatesOf({ app }: CallContext): ReadonlyMap<string, BoardTemplate> {
  const folder = app.platform.resourcesFolder
  const templates = templatesByFolder.get(folder) ?? loadBoardTemplates(folder)
  templatesByFolder.set(folder, templates)
  return templates
}

export const boardsRouter = {
  get: os.get.handler(({ context, input }) =>
    unwrap(core.getBoard(opened(context), input.activityId, templatesOf(context))),
  ),
  addNotes: os.addNotes.handler(({ context, input }) => unwrap(core.addNotes(opened(context), input))),
  editNote: os.editNote.handler(({ context, input }) => {
    unwrap(core.editNote(opened(context), input.noteId, input.text))
  }),
  moveNotes: os.moveNotes.handler(({ context, input }) => {
    unwrap(core.moveNotes(opened(context), input))
  }),
  moveNotesToRow: os.moveNotesToRow.handler(({ context, input }) => {
    unwrap(core.moveNotesToRow(opened(context), input.noteIds, input.rowId))
  }),
  rateNotes: os.rateNotes.handler(({ context, input }) => {
    unwrap(core.rateNotes(opened(context), input.noteIds, input.readiness))
  }),
  setNoteDetails: os.setNoteDetails.handler(({ context, input }) => {
    unwrap(core.setNoteDetails(opened(context), input))
  }),
  removeNotes: os.removeNotes.handler(({ context, input }) => {
    unwrap(core.removeNotes(opened(context), input.noteIds))
  }),
  groupNotes: os.groupNotes.handler(({ context, input }) => unwrap(themes.groupNotes(opened(context), input))),
  mergeNotes: os.mergeNotes.handler(({ context, input }) => unwrap(core.mergeNotes(opened(context), input.noteIds))),
  ungroupNotes: os.ungroupNotes.handler(({ context, input }) => {
    unwrap(themes.ungroupNotes(opened(context), input.noteIds))
  }),
  splitTheme: os.splitTheme.handler(({ context, input }) => unwrap(themes.splitTheme(opened(context), input.noteIds))),
  renameTheme: os.renameTheme.handler(({ context, input }) => {
    unwrap(themes.renameTheme(opened(context), input.themeId, input.title))
  }),
  moveTheme: os.moveTheme.handler(({ context, input }) => {
    unwrap(themes.moveTheme(opened(context), input))
  }),
  mergeThemes: os.mergeThemes.handler(({ context, input }) => {
    unwrap(themes.mergeThemes(opened(context), input.themeId, input.intoThemeId))
  }),
  dissolveTheme: os.dissolveTheme.handler(({ context, input }) => {
    unwrap(themes.dissolveTheme(opened(context), input.themeId))
  }),
  setCollapsed: os.setCollapsed.handler(({ context, input }) => {
    unwrap(themes.setCollapsed(opened(context), input.themeId, input.isCollapsed))
  }),
  votes: os.votes.handler(({ context, input }) => unwrap(votesOfBoard(opened(context), input.activityId))),
  noteHistory: os.noteHistory.handler(({ context, input }) => unwrap(noteHistory(opened(context), input.noteId))),
  setFaceDown: os.setFaceDown.handler(({ context, input }) => {
    unwrap(core.setFaceDown(opened(context), input.boardId, input.isFaceDown))
  }),
}
