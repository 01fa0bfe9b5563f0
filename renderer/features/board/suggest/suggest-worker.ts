import { type DuplicateGroup, type NoteToCompare, findDuplicates } from '#shared/domain/duplicates.ts'
import {
  type NoteToGroup,
  type ThemeSuggestion,
  type ThemeToJoin,
  suggestThemes,
} from '#shared/domain/suggestions/suggest-themes.ts'

/** What the thread is asked: the notes of a board in their order, and what was turned down before. */
export interface Question {
  notes: (NoteToGroup & NoteToCompare)[]
  themes: ThemeToJoin[]
  dismissedKeys: ReadonlySet<string>
  dismissedPairs: ReadonlySet<string>
}

export interface Answer {
  suggestions: ThemeSuggestion[]
  duplicates: DuplicateGroup[]
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const { notes, themes, dismissedKeys, dismissedPairs } = data
  const suggestions = suggestThemes(notes, themes, { dismissedKeys })
  const duplicates = findDuplicates(notes, dismissedPairs)
  postMessage({ suggestions, duplicates } satisfies Answer)
})
