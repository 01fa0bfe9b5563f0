import { addNotes, getBoard } from '#electron/core/boards.ts'
import { groupNotes } from '#electron/core/themes.ts'
import type { Session } from '#electron/core/session.ts'
import { loadBoardTemplates } from '#electron/core/templates.ts'
import type { BoardContent, Note, Theme, Zone } from '#shared/schema/board.ts'
import { findActivity, makeTestWorkshop, must, resourcesFolder } from '#tests/support/make-workshop.ts'

export const templates = loadBoardTemplates(resourcesFolder)

/** The four zones of a SWOT board by their letter. */
type Letter = 'S' | 'W' | 'O' | 'T'

/** A workshop whose first SWOT board is asked about by letters: notes are named by their texts. */
export function makeBoard() {
  const workshop = makeTestWorkshop()
  const { activity } = findActivity(workshop.session, 'board')
  const board = {
    ...workshop,
    activity,
    /** Reads anew from the file, also after `reopen`. */
    get session(): Session {
      return workshop.session
    },
    read: (): BoardContent => must(getBoard(workshop.session, activity.id, templates)),
    zone: (letter: Letter): Zone => board.read().zones.find((zone) => zone.letter === letter)!,
    add: (letter: Letter, ...texts: string[]): Note[] =>
      must(addNotes(workshop.session, { zoneId: board.zone(letter).id, texts, dimension: null, unitId: null })),
    note: (text: string): Note => board.read().notes.find((note) => note.text === text)!,
    ids: (...texts: string[]): string[] => texts.map((text) => board.note(text).id),
    theme: (title: string): Theme => board.read().themes.find((theme) => theme.title === title)!,
    /** Makes a theme of notes; it is named after the first. */
    group: (...texts: string[]): Theme =>
      must(groupNotes(workshop.session, { noteIds: board.ids(...texts), targetNoteId: null })),
    /** `a b [A: c d]`: ungrouped notes of a zone in order, then its themes with theirs. */
    shown: (letter: Letter): string => {
      const { notes, themes } = board.read()
      const zoneId = board.zone(letter).id
      const textsIn = (themeId: string | null) =>
        notes.filter((note) => note.zoneId === zoneId && note.themeId === themeId).map(({ text }) => text)
      const groups = themes
        .filter((theme) => theme.zoneId === zoneId)
        .map(({ id, title }) => `[${[`${title}:`, ...textsIn(id)].join(' ')}]`)
      return [...textsIn(null), ...groups].join(' ')
    },
  }
  return board
}

export const journalKinds = ({ db }: Session) =>
  db.prepare("SELECT kind FROM journal WHERE kind LIKE 'board.%' ORDER BY seq").pluck().all()
