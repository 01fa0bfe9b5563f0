import { useEffect, useRef } from 'react'

/** Keys of a whole screen, by the name of the key. Enter on a button stays the button's own. */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const act = latest.current[event.key]
      if (act === undefined || (event.key === 'Enter' && isOnButton(event))) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Whether a key was pressed while a button had the focus. */
export const isOnButton = ({ target }: KeyboardEvent) => target instanceof Element && target.closest('button') !== null
