import { type Point, contains } from './geometry.ts'

/** Width of the edge inside which a list scrolls, in pixels; less in low lists. */
const edgePixels = 44
const fastestPixelsPerFrame = 14
const pixelsPerLine = 40

export interface ScrollGuide {
  /** Where the pointer is; null while it is not over the page. */
  pointer: () => Point | null
  /** -1 while the pointer last went up, 1 down, 0 before it went anywhere: a list scrolls only the way one is heading. */
  heading: () => number
  /** The place under the pointer. */
  place: () => HTMLElement | null
  onScrolled: () => void
}

/**
 * Scrolls the list under the pointer, and whatever it lies in, while a card is held near its upper or lower edge. In
 * place of dnd-kit's own, which keeps scrolling the first of several lists that have one parent, as our cells have.
 * @returns stops it
 */
export function startAutoScroll(guide: ScrollGuide): () => void {
  let lastPlace: HTMLElement | null = null
  let scrollers: HTMLElement[] = []
  const step = () => {
    frame = requestAnimationFrame(step)
    const point = guide.pointer()
    const place = guide.place()
    if (point === null || place === null) return
    if (place !== lastPlace) {
      lastPlace = place
      scrollers = scrollersAround(place)
    }
    const scrolled = scrollers.some((scroller) => scrollTowards(scroller, point, guide.heading()))
    if (scrolled) guide.onScrolled()
  }
  let frame = requestAnimationFrame(step)
  return () => cancelAnimationFrame(frame)
}

/** What the wheel does over a place that something lies above: the innermost list that can scroll, does. */
export function scrollByWheel(place: HTMLElement | null, { deltaY, deltaMode }: WheelEvent): void {
  if (place === null) return
  const pixels = deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * pixelsPerLine : deltaY
  for (const scroller of scrollersAround(place)) {
    const before = scroller.scrollTop
    scroller.scrollTop += pixels
    if (scroller.scrollTop !== before) return
  }
}

function scrollersAround(place: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = []
  for (let element: HTMLElement | null = place; element !== null; element = element.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) found.push(element)
  }
  return found
}

/** @returns whether the element could scroll and did */
function scrollTowards(scroller: HTMLElement, point: Point, heading: number): boolean {
  const box = scroller.getBoundingClientRect()
  if (heading === 0 || !contains(box, point)) return false
  const edge = Math.min(edgePixels, box.height / 4)
  const inEdge = heading > 0 ? point.y - (box.bottom - edge) : box.top + edge - point.y
  if (inEdge <= 0) return false
  const before = scroller.scrollTop
  scroller.scrollTop += heading * Math.max(1, Math.round((inEdge / edge) * fastestPixelsPerFrame))
  return scroller.scrollTop !== before
}
