import type { Note } from '#shared/schema/board.ts'
import { isRatedBoard } from '#shared/domain/readiness.ts'
import { useBoard } from '../board-context.ts'
import { ReadinessShape } from '#renderer/ui/ReadinessShape.tsx'
import css from './rows.module.css'

/** The rating on a card: a shape and a word. A click asks for it; on a selection, for all of it. */
export function ReadinessMark({ note }: { note: Pick<Note, 'id' | 'readiness'> }) {
  const { store, words, isReadOnly } = useBoard()
  const { board } = store.getState()
  // A board keeps its kind for as long as it has notes: nothing to listen to.
  if (board === null || !isRatedBoard(board)) return null
  const word = words.readiness(note.readiness)
  if (isReadOnly) {
    return note.readiness === null ? null : (
      <span className={css.mark} data-level={note.readiness}>
        <ReadinessShape level={note.readiness} /> {word}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={css.mark}
      data-level={note.readiness ?? undefined}
      data-menu-of={note.id}
      data-menu-kind="readiness"
      tabIndex={-1}
      title={words.rate}
    >
      <ReadinessShape level={note.readiness} /> {word}
    </button>
  )
}
