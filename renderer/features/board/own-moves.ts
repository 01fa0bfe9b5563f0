import type { Note } from '#shared/schema/board.ts'

type Place = Pick<Note, 'zoneId' | 'rowId' | 'themeId'>
/** Where a move leads; what is left out stays as it is for each note. */
type MoveTo = { [Part in keyof Place]?: Place[Part] | undefined }

/** Later than this nobody takes a move for an answer to their own. */
const memoryMs = 5000

const parts = ['zoneId', 'rowId', 'themeId'] as const
const isAt = (row: Place, to: MoveTo) => parts.every((part) => to[part] === undefined || row[part] === to[part])

/**
 * Moves that this window made a moment ago. When two windows move the same note at once the later move holds; the window
 * whose move did not last is told so.
 * @see tests/SPEC.md B291, B362
 */
export function createOwnMoves() {
  const moves = new Map<string, { to: MoveTo; from: Place | null; untilMs: number }>()
  return {
    remember(noteIds: readonly string[], to: MoveTo, nowMs: number): void {
      for (const id of noteIds) moves.set(id, { to, from: null, untilMs: nowMs + memoryMs })
    },
    /** Whatever else this window does may move notes as well; none of that is somebody else's move. */
    forget(): void {
      moves.clear()
    },
    /**
     * Which notes of a commit lie elsewhere now than where this window had just put them. A note that goes back to where it
     * came from was taken back by undo.
     * @param notes the notes as they were before the commit
     */
    overruled(
      patches: readonly { id: string; row: Note | null }[],
      notes: ReadonlyMap<string, Note>,
      nowMs: number,
    ): Note[] {
      const found: Note[] = []
      for (const { id, row } of patches) {
        const move = moves.get(id)
        if (move === undefined || row === null) continue
        if (move.from === null) {
          if (isAt(row, move.to)) moves.set(id, { ...move, to: row, from: notes.get(id) ?? row })
          continue
        }
        if (isAt(row, move.to)) continue
        moves.delete(id)
        if (nowMs <= move.untilMs && !isAt(row, move.from)) found.push(row)
      }
      return found
    },
  }
}
