import { createContext, use } from 'react'
import type { SelectionStore } from '#renderer/ui/sorting/selection.ts'
import type { BoardStore } from './board-store.ts'
import type { CardWords } from './card-words.ts'
import type { EditingStore } from './editing.ts'
import type { LabelNamesStore } from './label-names.ts'
import type { SuggestStore } from './suggest/suggest-store.ts'
import type { ViewStore } from './view-store.ts'

/** What every part of a board needs. None of it changes while cards do, so that reading it renders nothing. */
export interface BoardContextValue {
  store: BoardStore
  selection: SelectionStore
  editing: EditingStore
  /** The element of the drag surface, to find cards and to give the focus back. */
  surfaceRef: React.RefObject<HTMLDivElement | null>
  isReadOnly: boolean
  words: CardWords
  names: LabelNamesStore
  view: ViewStore
  suggest: SuggestStore
}

export const BoardContext = createContext<BoardContextValue | null>(null)

export function useBoard(): BoardContextValue {
  const value = use(BoardContext)
  if (value === null) throw new Error('outside of a board')
  return value
}
