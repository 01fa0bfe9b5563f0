import { api } from '#renderer/app/api.ts'
import { refusalOf } from '#renderer/app/client.ts'
import { showRefusal } from '#renderer/app/notify.ts'
import type { Note, Theme } from '#shared/schema/board.ts'
import type { Readiness } from '#shared/schema/vocabulary.ts'
import { createOwnMoves } from './own-moves.ts'
import type { NewNoteLabels } from './view-store.ts'

/** What this window moved a moment ago. */
export const ownMoves = createOwnMoves()

/** The most notes of one command; the contract's limit. */
export const mostNotesAtOnce = 5000

/**
 * Sends one gesture as one command. Nothing is shown before its commit: the change comes back as a live event within a
 * few milliseconds, and what is on the board is always what is in the file. A refusal is said in one sentence.
 */
async function send<T>(work: () => Promise<T>): Promise<{ isDone: true; value: T } | { isDone: false }> {
  ownMoves.forget()
  try {
    return { isDone: true, value: await work() }
  } catch (error) {
    showRefusal(refusalOf(error), error)
    return { isDone: false }
  }
}

const isDone = async (work: () => Promise<unknown>) => (await send(work)).isDone

/** Says that a gesture is about more notes than one command takes. */
function isTooMany(count: number): boolean {
  if (count <= mostNotesAtOnce) return false
  showRefusal({ code: 'TOO_MANY', data: { maxCount: mostNotesAtOnce } })
  return true
}

/** @returns the new notes, or null after a refusal */
export async function addNotes(
  zoneId: string,
  texts: string[],
  labels: NewNoteLabels,
  rowId?: string | null,
): Promise<Note[] | null> {
  if (isTooMany(texts.length)) return null
  const answer = await send(() => api.boards.addNotes({ zoneId, rowId, texts, ...labels }))
  return answer.isDone ? answer.value : null
}

export const editNote = (noteId: string, text: string) => isDone(() => api.boards.editNote({ noteId, text }))

export interface NotesMove {
  noteIds: string[]
  zoneId: string
  /** Left out, each note stays in its row. */
  rowId?: string | null
  themeId: string | null
  beforeId: string | null
}

export async function moveNotes(move: NotesMove): Promise<boolean> {
  if (isTooMany(move.noteIds.length)) return false
  const sent = isDone(() => api.boards.moveNotes(move))
  const { zoneId, rowId, themeId } = move
  ownMoves.remember(move.noteIds, { zoneId, rowId, themeId }, Date.now())
  return sent
}

/** Sets the labels that are given, or takes them away with null; the others stay. */
export async function setLabels(noteIds: string[], labels: Partial<NewNoteLabels>): Promise<boolean> {
  if (isTooMany(noteIds.length)) return false
  return isDone(() => api.boards.setNoteDetails({ noteIds, ...labels }))
}

export async function removeNotes(noteIds: string[]): Promise<boolean> {
  if (isTooMany(noteIds.length)) return false
  return isDone(() => api.boards.removeNotes({ noteIds }))
}

/** @returns the theme that holds the notes now, or null after a refusal */
export async function groupNotes(
  noteIds: string[],
  targetNoteId: string | null,
  title?: string,
): Promise<Theme | null> {
  if (isTooMany(noteIds.length)) return null
  const answer = await send(() => api.boards.groupNotes({ noteIds, targetNoteId, title }))
  return answer.isDone ? answer.value : null
}

/** @returns the note with the texts of all, or null after a refusal */
export async function mergeNotes(noteIds: string[]): Promise<Note | null> {
  if (isTooMany(noteIds.length)) return null
  const answer = await send(() => api.boards.mergeNotes({ noteIds }))
  return answer.isDone ? answer.value : null
}

/** @returns the new theme, or null after a refusal */
export async function splitTheme(noteIds: string[]): Promise<Theme | null> {
  if (isTooMany(noteIds.length)) return null
  const answer = await send(() => api.boards.splitTheme({ noteIds }))
  return answer.isDone ? answer.value : null
}

export const renameTheme = (themeId: string, title: string) => isDone(() => api.boards.renameTheme({ themeId, title }))

export interface ThemeMove {
  themeId: string
  zoneId: string
  /** Left out, the theme stays in its row. */
  rowId?: string | null
  beforeId: string | null
}

/** @param noteIds the notes of the theme, which go with it */
export function moveTheme(move: ThemeMove, noteIds: readonly string[]): Promise<boolean> {
  const sent = isDone(() => api.boards.moveTheme(move))
  ownMoves.remember(noteIds, { zoneId: move.zoneId, rowId: move.rowId }, Date.now())
  return sent
}

/** Out of their themes; each note stays in its zone and row. */
export async function ungroupNotes(noteIds: string[]): Promise<boolean> {
  if (isTooMany(noteIds.length)) return false
  const sent = isDone(() => api.boards.ungroupNotes({ noteIds }))
  ownMoves.remember(noteIds, { themeId: null }, Date.now())
  return sent
}

export async function moveNotesToRow(noteIds: string[], rowId: string): Promise<boolean> {
  if (isTooMany(noteIds.length)) return false
  const sent = isDone(() => api.boards.moveNotesToRow({ noteIds, rowId }))
  ownMoves.remember(noteIds, { rowId, themeId: null }, Date.now())
  return sent
}

export async function rateNotes(noteIds: string[], readiness: Readiness | null): Promise<boolean> {
  if (isTooMany(noteIds.length)) return false
  return isDone(() => api.boards.rateNotes({ noteIds, readiness }))
}

export const mergeThemes = (themeId: string, intoThemeId: string) =>
  isDone(() => api.boards.mergeThemes({ themeId, intoThemeId }))

export const dissolveTheme = (themeId: string) => isDone(() => api.boards.dissolveTheme({ themeId }))

export const setCollapsed = (themeId: string, isCollapsed: boolean) =>
  isDone(() => api.boards.setCollapsed({ themeId, isCollapsed }))

export const setFaceDown = (boardId: string, isFaceDown: boolean) =>
  isDone(() => api.boards.setFaceDown({ boardId, isFaceDown }))
