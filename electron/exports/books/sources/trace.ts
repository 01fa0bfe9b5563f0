import { strategyCode } from '#shared/domain/papers/analysis.ts'
import { noteCode, noteCodes, programmeCode, themeCode } from '#shared/domain/papers/board-groups.ts'
import type { RoundOption } from '#shared/schema/voting.ts'
import type { Book } from '../book.ts'
import { boardsOf } from '../book.ts'

/** Where an option of a vote came from, as printed codes: "T-4: C-12, C-15", "SO-2", "P-7", or empty when it was typed. */
export function traceOption(book: Book, option: Pick<RoundOption, 'source' | 'sourceId'> | undefined): string {
  if (option === undefined || option.sourceId === null) return ''
  const boards = boardsOf(book)
  if (option.source === 'theme') {
    const theme = boards.flatMap(({ themes }) => themes).find(({ id }) => id === option.sourceId)
    if (theme === undefined) return ''
    const notes = boards.flatMap((board) => board.notes).filter(({ themeId }) => themeId === theme.id)
    return notes.length === 0 ? themeCode(theme) : `${themeCode(theme)}: ${noteCodes(notes)}`
  }
  if (option.source === 'note') {
    const note = boards.flatMap(({ notes }) => notes).find(({ id }) => id === option.sourceId)
    return note === undefined ? '' : noteCode(note)
  }
  if (option.source === 'strategy') {
    const strategy = book.record.analyses
      .flatMap(({ strategies }) => strategies)
      .find(({ id }) => id === option.sourceId)
    return strategy === undefined ? '' : strategyCode(strategy)
  }
  const programme = book.record.programmes.find(({ id }) => id === option.sourceId)
  return programme === undefined ? '' : programmeCode(programme)
}
