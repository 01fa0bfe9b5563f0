import { useEffect } from 'react'
import { takesText } from '#renderer/ui/takes-text.ts'
import type { ViewStore } from './view-store.ts'

const directions: Record<string, 1 | -1 | 0> = { '+': 1, '=': 1, '-': -1, _: -1, '0': 0 }

/**
 * Ctrl with plus, minus and nought makes the board larger and smaller. In a field, and in every other part of the page, the
 * keys stay those of the window.
 */
export function useZoomKeys(view: ViewStore, areaRef: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const direction = directions[event.key]
      if (direction === undefined || !(event.ctrlKey || event.metaKey) || event.altKey) return
      const isOurs = event.target === document.body || areaRef.current?.contains(event.target as Node) === true
      if (!isOurs || takesText(event.target)) return
      event.preventDefault()
      view.zoom(direction)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [view, areaRef])
}
