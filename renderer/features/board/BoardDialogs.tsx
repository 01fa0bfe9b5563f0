import { NoteHistory } from './NoteHistory.tsx'
import { SplitTheme } from './SplitTheme.tsx'
import type { Gestures } from './use-gestures.ts'

/** What a menu of the board opens in a window of its own. */
export type BoardDialog = { kind: 'history'; noteId: string } | { kind: 'split'; themeId: string }

interface Props {
  dialog: BoardDialog
  gestures: Gestures
  onClose: () => void
}

export function BoardDialogs({ dialog, gestures, onClose }: Props) {
  return dialog.kind === 'history' ? (
    <NoteHistory noteId={dialog.noteId} onClose={onClose} />
  ) : (
    <SplitTheme themeId={dialog.themeId} gestures={gestures} onClose={onClose} />
  )
}
