import { useEffect } from 'react'
import { takesText } from '../ui/takes-text.ts'
import { useHistoryCommands } from './use-history-commands.ts'
import { useRoomPlace } from './use-room-place.ts'

/** The keys that work everywhere in the room. */
export function useRoomKeys(): void {
  const { undo, redo } = useHistoryCommands()
  const show = useRoomPlace((state) => state.show)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const isCommand = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      if (isCommand && key === 'k') {
        event.preventDefault()
        show({ kind: 'palette' })
        return
      }
      // In a text field Ctrl+Z is the field's own.
      if (takesText(event.target)) return
      if (isCommand && key === 'z' && !event.shiftKey) {
        event.preventDefault()
        void undo()
      } else if (isCommand && (key === 'y' || (key === 'z' && event.shiftKey))) {
        event.preventDefault()
        void redo()
      } else if (event.key === '?' && !isCommand) {
        event.preventDefault()
        show({ kind: 'keys' })
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [undo, redo, show])
}
