import { useEffect, useRef } from 'react'
import { cardElement, cardOfTarget } from '#renderer/ui/sorting/focus.ts'
import type { SelectionStore } from '#renderer/ui/sorting/selection.ts'
import { themeIdOfCard } from './cards.ts'

/** Pixels that the pointer goes before a press on the ground becomes a box. */
const threshold = 5

/**
 * Draws a box with the mouse on the ground of a zone and selects the notes that it touches; with Ctrl or Shift they join
 * the selection. The box is drawn by hand: while it grows only cards that come in or go out render.
 * @returns whether the click that follows belongs to a box, to be asked once
 */
export function useBoxSelection(
  surfaceRef: React.RefObject<HTMLDivElement | null>,
  selection: SelectionStore,
): () => boolean {
  const hasDrawn = useRef(false)

  useEffect(() => {
    const surface = surfaceRef.current
    if (surface === null) return undefined
    const onPress = (press: PointerEvent) => {
      hasDrawn.current = false
      const list = groundUnder(press)
      if (list !== null) drawBox(surface, list, press, selection, () => (hasDrawn.current = true))
    }
    surface.addEventListener('pointerdown', onPress)
    return () => surface.removeEventListener('pointerdown', onPress)
  }, [surfaceRef, selection])

  return () => {
    const drawn = hasDrawn.current
    hasDrawn.current = false
    return drawn
  }
}

/** The list of the zone whose ground was pressed with the mouse, of all cells on a board with rows; null on cards, controls and scroll bars. */
function groundUnder({ target, button, pointerType, clientX }: PointerEvent): HTMLElement | null {
  if (button !== 0 || pointerType !== 'mouse' || !(target instanceof Element)) return null
  if (cardOfTarget(target) !== null || target.closest('button, textarea, input') !== null) return null
  const zone = target.closest('[data-zone-id]')
  const list =
    zone?.closest<HTMLElement>('[data-box-ground]') ??
    zone?.querySelector<HTMLElement>('[data-place-id^="zone:"]') ??
    null
  const isOnScrollBar = list === target && clientX > list.getBoundingClientRect().left + list.clientWidth
  return isOnScrollBar ? null : list
}

function drawBox(
  surface: HTMLElement,
  list: HTMLElement,
  press: PointerEvent,
  selection: SelectionStore,
  onDrawn: () => void,
): void {
  const isAdding = press.ctrlKey || press.metaKey || press.shiftKey
  const before = isAdding ? [...selection.getState().selectedIds] : []
  const bounds = list.getBoundingClientRect()
  const box = document.createElement('div')
  box.dataset['selectionBox'] = ''
  const listening = new AbortController()
  const { signal } = listening
  let isDrawn = false

  const draw = ({ clientX, clientY, buttons }: PointerEvent) => {
    if (buttons === 0) return end()
    if (!isDrawn && Math.hypot(clientX - press.clientX, clientY - press.clientY) < threshold) return
    if (!isDrawn) {
      isDrawn = true
      onDrawn()
      surface.append(box)
    }
    const x = Math.min(Math.max(clientX, bounds.left), bounds.right)
    const y = Math.min(Math.max(clientY, bounds.top), bounds.bottom)
    const [left, right] = [Math.min(press.clientX, x), Math.max(press.clientX, x)]
    const [top, bottom] = [Math.min(press.clientY, y), Math.max(press.clientY, y)]
    Object.assign(box.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${right - left}px`,
      height: `${bottom - top}px`,
    })
    const touched = [...list.querySelectorAll<HTMLElement>('[data-card-id]')].filter((card) => {
      const area = card.getBoundingClientRect()
      return area.left < right && area.right > left && area.top < bottom && area.bottom > top
    })
    const ids = touched.map((card) => card.dataset['cardId']!).filter((id) => themeIdOfCard(id) === null)
    selection.selectAll([...new Set([...before, ...ids])])
  }
  const end = () => {
    box.remove()
    listening.abort()
    // The keys are for the selected notes from here on.
    const [firstId] = selection.getState().selectedIds
    if (isDrawn && firstId !== undefined) cardElement(surface, firstId)?.focus({ preventScroll: true })
  }
  window.addEventListener('pointermove', draw, { signal })
  window.addEventListener('pointerup', end, { signal })
  window.addEventListener('pointercancel', end, { signal })
  window.addEventListener('blur', end, { signal })
  press.preventDefault()
  // The press moves the focus off a field, as a press on the ground does.
  if (document.activeElement instanceof HTMLElement && document.activeElement.tagName === 'TEXTAREA') {
    document.activeElement.blur()
  }
}
