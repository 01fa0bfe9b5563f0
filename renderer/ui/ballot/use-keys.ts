import { useEffect, useRef } from 'react'

/** Listens to keys wherever the focus is; the newest handler is the one that is called. */
export function useWindowKeys(onKeyDown: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKeyDown)
  useEffect(() => {
    latest.current = onKeyDown
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      latest.current(event)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Keys of a whole screen, by the name of the key. Enter on a button stays the button's own. */
export function useKeys(keys: Record<string, () => void>): void {
  useWindowKeys((event) => {
    const act = keys[event.key]
    if (act === undefined || event.repeat || (event.key === 'Enter' && isOnButton(event))) return
    event.preventDefault()
    act()
  })
}

/** Whether a key was pressed while a button had the focus. */
export const isOnButton = ({ target }: KeyboardEvent) => target instanceof Element && target.closest('button') !== null
