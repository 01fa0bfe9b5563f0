/** A box on the screen, as `getBoundingClientRect` gives it: its edges may be getters, so it is never spread. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** How the cards of a place follow each other: one below the other, in rows, or down one column and then the next. */
export type Flow = 'list' | 'rows' | 'columns'

export type Direction = 'left' | 'right' | 'up' | 'down'

const directionsByCode: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The direction of an arrow key; undefined for every other key. */
export const directionOfKey = (code: string): Direction | undefined => directionsByCode[code]

export const contains = (box: Box, point: Point) =>
  point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom

export const areaOf = (box: Box) => (box.right - box.left) * (box.bottom - box.top)

export const centerOf = (box: Box): Point => ({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 })

/**
 * Before which card a drop at this point goes.
 * @param cards boxes in the order of the list
 * @returns index into `cards`; their number means: at the end
 */
export function insertionIndex(cards: readonly Box[], flow: Flow, point: Point): number {
  const isBefore = (card: Box) => {
    const middle = centerOf(card)
    if (flow === 'rows') return point.y < card.top || (point.y <= card.bottom && point.x < middle.x)
    if (flow === 'columns') return point.x < card.left || (point.x <= card.right && point.y < middle.y)
    return point.y < middle.y
  }
  const index = cards.findIndex(isBefore)
  return index === -1 ? cards.length : index
}

/** The card whose middle half lies under the point: a drop there means the card itself, not the gap beside it. */
export function cardUnder(cards: readonly Box[], point: Point): number {
  return cards.findIndex((card) => {
    const { left, right, top, bottom } = card
    const quarter = (bottom - top) / 4
    return contains({ left, right, top: top + quarter, bottom: bottom - quarter }, point)
  })
}

/** Half of the usual gap between two cards, in pixels. */
const halfGap = 4
const lineWidth = 3

/**
 * Where the line is drawn that shows a drop before `index`.
 * @param place the box of the place, which the line never leaves
 * @returns a horizontal line between rows, or a vertical one between two cards of a row
 */
export function markBox(place: Box, cards: readonly Box[], flow: Flow, index: number): Box {
  const next = cards[index]
  const last = cards.at(-1)
  const line = (() => {
    if (flow === 'rows') {
      if (next !== undefined) return upright(next.left - halfGap, next)
      if (last !== undefined) return upright(last.right + halfGap, last)
    }
    if (next !== undefined) return level(next.top - halfGap, next)
    if (last !== undefined) return level(last.bottom + halfGap, last)
    return level(place.top + 2 * halfGap, {
      left: place.left + 2 * halfGap,
      right: place.right - 2 * halfGap,
    })
  })()
  return into(place, line)
}

const level = (y: number, { left, right }: Pick<Box, 'left' | 'right'>): Box => ({
  left,
  right,
  top: y - lineWidth / 2,
  bottom: y + lineWidth / 2,
})
const upright = (x: number, { top, bottom }: Pick<Box, 'top' | 'bottom'>): Box => ({
  top,
  bottom,
  left: x - lineWidth / 2,
  right: x + lineWidth / 2,
})

/** Moves a line into a box without changing its thickness: a list may be scrolled past its end. */
function into(place: Box, line: Box): Box {
  const height = line.bottom - line.top
  const width = line.right - line.left
  const top = Math.min(Math.max(line.top, place.top), Math.max(place.top, place.bottom - height))
  const left = Math.min(Math.max(line.left, place.left), Math.max(place.left, place.right - width))
  return { left, top, right: Math.min(left + width, place.right), bottom: Math.min(top + height, place.bottom) }
}

/**
 * The nearest box in a direction, as the eye would find it: things in line win over things that are merely close.
 * @returns its index, or -1 where there is none
 */
export function nearestInDirection(from: Box, boxes: readonly Box[], direction: Direction): number {
  let nearest = -1
  let lowestCost = Infinity
  for (const [index, box] of boxes.entries()) {
    const cost = costTo(from, box, direction)
    if (cost < lowestCost) {
      lowestCost = cost
      nearest = index
    }
  }
  return nearest
}

/** Pixels by which a box may overlap its neighbour and still count as lying beside it. */
const overlapAllowed = 4

function costTo(from: Box, box: Box, direction: Direction): number {
  const isLevel = direction === 'left' || direction === 'right'
  const ahead =
    direction === 'right'
      ? box.left - from.right
      : direction === 'left'
        ? from.left - box.right
        : direction === 'down'
          ? box.top - from.bottom
          : from.top - box.bottom
  if (ahead < -overlapAllowed) return Infinity
  const aside = isLevel
    ? Math.max(0, box.top - from.bottom, from.top - box.bottom)
    : Math.max(0, box.left - from.right, from.left - box.right)
  const here = centerOf(from)
  const there = centerOf(box)
  const drift = isLevel ? Math.abs(here.y - there.y) : Math.abs(here.x - there.x)
  return Math.max(0, ahead) + 4 * aside + drift / 4
}
