import { useEffect } from 'react'
import { takesText } from '#renderer/ui/takes-text.ts'

/** Calls back for the B key, wherever the focus is, except where a B is typed or a dialog waits for an answer. */
export function useBlackKey(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'b' && event.key !== 'B') return
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target)) return
      event.preventDefault()
      toggle()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [toggle])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return takesText(target) || target.closest('[role="menu"], [aria-modal="true"]') !== null
}
