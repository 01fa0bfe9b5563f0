import type { Input } from 'electron'

type Key = Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>

/**
 * Keys that the booth does not pass on: everything with Ctrl, Alt or Cmd, the function keys and the browser keys. The
 * ballot and the PIN are plain keys; what is refused here would close, reload, print, zoom or leave.
 */
export function isRefusedInBooth(input: Key): boolean {
  if (input.control || input.meta || input.alt) return true
  return /^F\d{1,2}$/.test(input.key) || input.key.startsWith('Browser') || input.key === 'ContextMenu'
}

/** What a key does to the window of the wall, which has neither frame nor menu; its page cannot act at all. */
export function wallKey(input: Key): 'toggleFullScreen' | 'leaveFullScreen' | 'close' | null {
  if (input.type !== 'keyDown') return null
  if (input.key === 'F11') return 'toggleFullScreen'
  if (input.key === 'Escape') return 'leaveFullScreen'
  if (input.key.toLowerCase() === 'w' && (input.control || input.meta)) return 'close'
  return null
}
