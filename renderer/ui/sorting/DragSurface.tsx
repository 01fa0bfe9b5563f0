/**
 * One drag surface for every screen with cards in places: the SWOT board, the sorting grid.
 *
 * A card is plain DOM, without any hook of dnd-kit in it. It carries `data-card-id`, `tabIndex` and, for screen readers,
 * `aria-describedby={dragHelpId}`:
 *
 *     const Card = memo(({ id }) => <li data-card-id={id} tabIndex={-1} aria-describedby={dragHelpId}>…</li>)
 *
 *     <DragSurface
 *       texts={texts}                              // our words, see DragTexts; memoise the object
 *       idsToDrag={selection.idsWith}              // one card, or the selection that it belongs to
 *       renderOverlay={(ids) => <CardFace … />}    // what the pointer carries
 *       onDrop={({ ids, placeId, beforeId, ontoId }) => …}   // one command; update the screen at once
 *       onClick={…} onKeyDown={…}                  // ordinary props of the surface's element; not called during a drag
 *     >
 *       <DropPlace placeId="governance:short" flow="list" className={css.list}>…cards…</DropPlace>
 *     </DragSurface>
 *
 * - A place is the element that scrolls, or lies inside it. Places may lie in places (a theme in a zone): the innermost
 *   one under the pointer counts, and a card belongs to the place that is its nearest ancestor.
 * - `beforeId` is never one of the dragged cards; null means at the end. With `canDropOnto` a place also takes drops on
 *   the middle of a card: then `ontoId` names it and `beforeId` is null.
 * - A place that is shown in another order than its own (`hasGaps={false}`) takes drops as a whole: `beforeId` is null.
 * - What lies around a place in an element with `data-drop-frame`, such as its heading, takes drops for its end.
 * - A `DropColumn` is the heading of a column of places that scroll below it. It takes drops before what lies under it,
 *   and `columnOfPlace` tells its name.
 * - A place has `data-over` while a drag is above it, a dragged card has `data-dragging`: style with those. The gap is
 *   shown by one line above everything; cards never move aside.
 * - Drags do not begin on buttons, inputs, links, labels or `[data-no-drag]` inside a card.
 * - During a drag by pointer a shield lies over the page: else the browser would look for what is under the pointer among
 *   all cards with every move. Turning the wheel still scrolls the place beneath.
 * - Nothing renders in a card during a drag as long as `children` keeps its identity: do not hold drag state above them.
 *
 * One useDraggable serves all cards, fed by delegation: with a hook per card every pick-up reruns all of them. The cards
 * lie beside dnd-kit's context, not in it: it changes with every move, and React would look through all that is below it
 * for consumers. So places are ours alone; dnd-kit only senses the pointer and carries the overlay.
 */
import { DndContext, DragOverlay, useDraggable, useSensor, useSensors } from '@dnd-kit/core'
import {
  type HTMLAttributes,
  type ReactNode,
  createContext,
  memo,
  use,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { scrollByWheel, startAutoScroll } from './auto-scroll.ts'
import { cardElement, cardOfTarget, cardsOfPlace, followFocus, isOnControl, keepFocusOn } from './focus.ts'
import {
  type Box,
  type Direction,
  type Flow,
  type Point,
  areaOf,
  cardUnder,
  centerOf,
  contains,
  directionOfKey,
  insertionIndex,
  markBox,
  nearestInDirection,
} from './geometry.ts'
import { LiftSensor } from './lift-sensor.ts'
import { PromptMouseSensor, PromptTouchSensor } from './prompt-sensors.ts'
import css from './sorting.module.css'

/** Where cards would go. */
export interface DropTarget {
  placeId: string
  /** The card they go before; null at the end. */
  beforeId: string | null
  /** The card they are put on, where the place allows that. */
  ontoId: string | null
}

export interface Drop extends DropTarget {
  ids: string[]
}

/** What is said aloud, in the language of the screen. */
export interface DragTexts {
  /** How to move a card with the keyboard; the description of every card. */
  help: string
  lifted(ids: readonly string[]): string
  over(ids: readonly string[], target: DropTarget): string
  outside(ids: readonly string[]): string
  dropped(ids: readonly string[], target: DropTarget): string
  returned(ids: readonly string[]): string
}

/** Id of the hidden text that tells how cards are moved: `aria-describedby` of every card. */
export const dragHelpId = 'drag-help'

interface Place {
  element: HTMLElement
  /** What lies around the place and stands for its end; null where nothing does. */
  frame: HTMLElement | null
  flow: Flow
  parentId: string | null
  canDropOnto: boolean
  hasGaps: boolean
}

/** The heading of a column. */
interface Column {
  element: HTMLElement
  /** Whether a drop would leave these cards where they lie. */
  isHomeOf: (ids: readonly string[]) => boolean
}

/** The place of a drop on the heading of a column. */
const columnPlace = (name: string) => `column:${name}`

/** The column whose heading took a drop; null for what lies in a place. */
export const columnOfPlace = (placeId: string): string | null =>
  placeId.startsWith('column:') ? placeId.slice('column:'.length) : null

/** Where a drop would go, and the box that shows it. */
interface Aim {
  target: DropTarget
  box: Box
  /** Whether the box is all that takes the drop, and not a gap in it. */
  isWhole?: boolean
}

/** The cards of a place where they are on the screen. */
interface Measured {
  cards: HTMLElement[]
  boxes: DOMRect[]
}

/** One drag from pick-up to drop. Kept outside React's state: it changes with every frame and nothing renders from it. */
class Held {
  readonly places = new Map<string, Place>()
  /** There are few: only they are asked before the places. */
  readonly columns = new Map<string, Column>()
  /** The heading under the pointer. */
  column: HTMLElement | null = null
  /** The card under the pointer when the button went down. */
  cardId: string | null = null
  ids: readonly string[] = []
  target: DropTarget | null = null
  pointer: Point | null = null
  /** Where the pointer was when the gap was last looked for; a new object with every event. */
  aimedFrom: Point | null = null
  /** Which way the pointer last went: -1 up, 1 down. */
  heading = 0
  isByKeys = false
  root: HTMLElement | null = null
  mark: HTMLElement | null = null
  voice: HTMLElement | null = null
  shield: HTMLElement | null = null

  texts: DragTexts | null = null
  draggable: Pick<ReturnType<typeof useDraggable>, 'setNodeRef' | 'setActivatorNodeRef' | 'listeners'> | null = null
  #over: HTMLElement | null = null
  #placeBoxes: Map<string, Box> | null = null
  #columnBoxes: Map<string, Box> | null = null
  readonly #measured = new Map<string, Measured>()

  /** Remembers the card under a pressed button; the drag may begin with it. */
  pick(cardId: string | null) {
    this.cardId = cardId
  }

  begin(ids: readonly string[], isByKeys: boolean) {
    this.ids = ids
    this.isByKeys = isByKeys
    this.setDragging(true)
    if (this.shield !== null) this.shield.hidden = isByKeys
  }

  setTexts(texts: DragTexts) {
    this.texts = texts
  }

  setAimed() {
    this.aimedFrom = this.pointer
  }

  setDraggable(draggable: Held['draggable']) {
    this.draggable = draggable
  }

  setRoot(root: HTMLElement | null) {
    this.root = root
  }

  setMark(mark: HTMLElement | null) {
    this.mark = mark
  }

  setVoice(voice: HTMLElement | null) {
    this.voice = voice
  }

  setShield(shield: HTMLElement | null) {
    this.shield = shield
  }

  get isActive() {
    return this.ids.length > 0
  }

  say(text: string) {
    if (this.voice !== null) this.voice.textContent = text
  }

  /** Boxes are measured once and kept until something scrolls or changes: asking 500 cards with every move is felt. */
  forgetBoxes() {
    this.#placeBoxes = null
    this.#columnBoxes = null
    this.#measured.clear()
  }

  #boxesOfPlaces(): Map<string, Box> {
    this.#placeBoxes ??= new Map([...this.places].map(([id, { element }]) => [id, element.getBoundingClientRect()]))
    return this.#placeBoxes
  }

  #measure(placeId: string, place: Place): Measured {
    const known = this.isByKeys ? undefined : this.#measured.get(placeId)
    if (known !== undefined) return known
    const cards = cardsOfPlace(place.element)
    const measured = { cards, boxes: cards.map((card) => card.getBoundingClientRect()) }
    this.#measured.set(placeId, measured)
    return measured
  }

  /** The innermost place under a point. A place inside another counts only where the outer one shows it. */
  placeAt(point: Point): string | null {
    const boxes = this.#boxesOfPlaces()
    const isUnder = (id: string | null): boolean => {
      if (id === null) return true
      const box = boxes.get(id)
      return box !== undefined && contains(box, point) && isUnder(this.places.get(id)?.parentId ?? null)
    }
    let innermost: { id: string; area: number } | null = null
    for (const [id, box] of boxes) {
      const area = areaOf(box)
      if ((innermost === null || area < innermost.area) && isUnder(id)) innermost = { id, area }
    }
    return innermost?.id ?? null
  }

  /**
   * The end of the place in whose frame a point is: a hand slips, and a heading means its zone. Cards that lie there
   * already, in no place inside it, stay.
   */
  endAround(point: Point): Aim | null {
    for (const [placeId, { element, frame }] of this.places) {
      const box = frame?.getBoundingClientRect()
      if (box === undefined || !contains(box, point)) continue
      const ownIds = new Set(cardsOfPlace(element).map((card) => card.dataset['cardId']))
      if (this.ids.every((id) => ownIds.has(id))) return null
      return { target: { placeId, beforeId: null, ontoId: null }, box, isWhole: true }
    }
    return null
  }

  /** Aims at the column whose heading is under a point. @returns whether there is one */
  aimAtColumn(point: Point): boolean {
    this.column = null
    this.#columnBoxes ??= new Map(
      [...this.columns].map(([name, { element }]) => [name, element.getBoundingClientRect()]),
    )
    for (const [name, box] of this.#columnBoxes) {
      const column = this.columns.get(name)
      if (column === undefined || !contains(box, point)) continue
      this.column = column.element
      const target: DropTarget = { placeId: columnPlace(name), beforeId: null, ontoId: null }
      this.aim(column.isHomeOf(this.ids) ? null : { target, box, isWhole: true })
      return true
    }
    return false
  }

  /** The gap of a place under a point, and the box that shows it. */
  gapAt(placeId: string, point: Point): { target: DropTarget; box: Box; cards: HTMLElement[]; index: number } | null {
    const place = this.places.get(placeId)
    if (place === undefined) return null
    const { cards, boxes } = this.#measure(placeId, place)
    const under = place.canDropOnto && !this.isByKeys ? cardUnder(boxes, point) : -1
    const underId = cards[under]?.dataset['cardId']
    if (underId !== undefined && !this.ids.includes(underId)) {
      return { target: { placeId, beforeId: null, ontoId: underId }, box: boxes[under]!, cards, index: under }
    }
    return this.gapBefore(placeId, place, cards, boxes, insertionIndex(boxes, place.flow, point))
  }

  gapBefore(placeId: string, place: Place, cards: HTMLElement[], boxes: readonly Box[], index: number) {
    if (!place.hasGaps) {
      const target: DropTarget = { placeId, beforeId: null, ontoId: null }
      return { target, box: place.element.getBoundingClientRect(), cards, index }
    }
    const next = cards.slice(index).find((card) => !this.ids.includes(card.dataset['cardId'] ?? ''))
    const target: DropTarget = { placeId, beforeId: next?.dataset['cardId'] ?? null, ontoId: null }
    return { target, box: markBox(place.element.getBoundingClientRect(), boxes, place.flow, index), cards, index }
  }

  /** Shows and, when it changed, says where the cards would go. */
  aim(next: Aim | null) {
    const before = this.target
    this.setTarget(next?.target ?? null)
    if (this.mark !== null) {
      this.mark.hidden = next === null
      if (next !== null) {
        const { left, top, right, bottom } = next.box
        const isWhole = next.isWhole ?? false
        const isGap = !isWhole && next.target.ontoId === null && this.places.get(next.target.placeId)?.hasGaps !== false
        this.mark.dataset['kind'] = isGap ? 'gap' : 'onto'
        this.mark.style.transform = `translate(${left}px, ${top}px)`
        this.mark.style.width = `${right - left}px`
        this.mark.style.height = `${bottom - top}px`
      }
    }
    if (this.texts === null || isSameTarget(before, this.target)) return
    this.say(this.target === null ? this.texts.outside(this.ids) : this.texts.over(this.ids, this.target))
  }

  setTarget(target: DropTarget | null) {
    this.target = target
    const over = target === null ? null : (this.places.get(target.placeId)?.element ?? null)
    if (over === this.#over) return
    this.#over?.removeAttribute('data-over')
    over?.setAttribute('data-over', '')
    this.#over = over
  }

  /** The heading under the pointer, or the place that would take the drop. */
  placeUnder(): HTMLElement | null {
    if (this.column !== null) return this.column
    return this.target === null ? null : (this.places.get(this.target.placeId)?.element ?? null)
  }

  /** Whether the drop would leave a single card exactly where it lies. */
  changesNothing(target: DropTarget): boolean {
    const [id, ...others] = this.ids
    const place = this.places.get(target.placeId)
    if (id === undefined || others.length > 0 || place === undefined || target.ontoId !== null) return false
    const ids = cardsOfPlace(place.element).map((card) => card.dataset['cardId'])
    const at = ids.indexOf(id)
    return at !== -1 && (ids[at + 1] ?? null) === target.beforeId
  }

  setDragging(isDragging: boolean) {
    if (this.root === null) return
    for (const id of this.ids) {
      const card = cardElement(this.root, id)
      if (isDragging) card?.setAttribute('data-dragging', '')
      else card?.removeAttribute('data-dragging')
    }
  }

  clear() {
    this.forgetBoxes()
    this.setDragging(false)
    this.ids = []
    this.setTarget(null)
    this.pointer = null
    this.column = null
    this.aimedFrom = null
    this.heading = 0
    this.isByKeys = false
    if (this.mark !== null) this.mark.hidden = true
    if (this.shield !== null) this.shield.hidden = true
  }
}

const isSameTarget = (one: DropTarget | null, other: DropTarget | null) =>
  one?.placeId === other?.placeId && one?.beforeId === other?.beforeId && one?.ontoId === other?.ontoId

const HeldContext = createContext<Held | null>(null)
const ParentPlaceContext = createContext<string | null>(null)

type SurfaceProps = Omit<HTMLAttributes<HTMLDivElement>, 'onDrop'> & {
  texts: DragTexts
  /** Cards that go along when this one is dragged. */
  idsToDrag?: (cardId: string) => string[]
  renderOverlay: (ids: readonly string[]) => ReactNode
  onDrop: (drop: Drop) => void
  /** True while the workshop may only be looked at: cards can be selected and not moved. */
  isDisabled?: boolean
  surfaceRef?: React.RefObject<HTMLDivElement | null>
}

const mouseOptions = { activationConstraint: { distance: 4 } }
const touchOptions = { activationConstraint: { delay: 200, tolerance: 8 } }

/** The surface on which cards are dragged; see the top of this file. */
export function DragSurface(props: SurfaceProps) {
  const { texts, idsToDrag, renderOverlay, onDrop, isDisabled = false, surfaceRef, children, ...rest } = props
  const [held] = useState(() => new Held())
  const [heldIds, setHeldIds] = useState<readonly string[]>([])
  const [liftOptions] = useState(() => ({ step: (code: string) => stepByKey(held, code) }))
  useLayoutEffect(() => held.setTexts(texts), [held, texts])
  const sensors = useSensors(
    useSensor(PromptMouseSensor, mouseOptions),
    useSensor(PromptTouchSensor, touchOptions),
    useSensor(LiftSensor, liftOptions),
  )

  useEffect(() => trackPointer(held), [held])

  const finish = () => {
    held.clear()
    setHeldIds([])
  }

  const onDragStart = ({ activatorEvent }: { activatorEvent: Event }) => {
    if (held.cardId === null) return
    held.begin(idsToDrag?.(held.cardId) ?? [held.cardId], activatorEvent.type === 'keydown')
    held.say(texts.lifted(held.ids))
    if (held.isByKeys) aimAtOwnGap(held)
    setHeldIds(held.ids)
  }

  const aim = () => {
    if (!held.isActive || held.isByKeys) return
    held.setAimed()
    const { pointer } = held
    if (pointer === null) return held.aim(null)
    if (held.aimAtColumn(pointer)) return undefined
    const placeId = held.placeAt(pointer)
    held.aim(placeId === null ? held.endAround(pointer) : held.gapAt(placeId, pointer))
  }

  const onDragMove = () => {
    if (held.pointer !== held.aimedFrom) aim()
  }

  const startScrolling = useEffectEvent(() =>
    startAutoScroll({
      pointer: () => held.pointer,
      heading: () => held.heading,
      place: () => held.placeUnder(),
      onScrolled: () => {
        held.forgetBoxes()
        aim()
      },
    }),
  )
  const isDragging = heldIds.length > 0
  useEffect(() => (isDragging ? watchLayout(held) : undefined), [isDragging, held])
  useEffect(() => (isDragging && !held.isByKeys ? startScrolling() : undefined), [isDragging, held])

  const onDragEnd = () => {
    if (!held.isActive) return
    aim()
    const { target, root, cardId } = held
    const ids = [...held.ids]
    const isChange = target !== null && !held.changesNothing(target)
    finish()
    if (root !== null && cardId !== null) keepFocusOn(root, cardId)
    if (target === null || !isChange) return held.say(texts.returned(ids))
    held.say(texts.dropped(ids, target))
    onDrop({ ids, ...target })
  }

  const onDragCancel = () => {
    if (!held.isActive) return
    const { root, cardId } = held
    held.say(texts.returned(held.ids))
    finish()
    if (root !== null && cardId !== null) keepFocusOn(root, cardId)
  }

  return (
    <HeldContext value={held}>
      <Surface held={held} surfaceRef={surfaceRef} {...rest}>
        {children}
      </Surface>
      <DndContext
        id={dragHelpId}
        sensors={sensors}
        autoScroll={false}
        onDragStart={onDragStart}
        onDragMove={onDragMove}
        onDragEnd={onDragEnd}
        onDragCancel={onDragCancel}
        accessibility={{
          announcements: silent,
          restoreFocus: false,
          screenReaderInstructions: { draggable: texts.help },
        }}
      >
        <Delegate held={held} isDisabled={isDisabled} onLost={finish} />
        {createPortal(
          <>
            <DragOverlay dropAnimation={null} className={css.overlay} zIndex={999}>
              {heldIds.length > 0 && renderOverlay(heldIds)}
            </DragOverlay>
            <div
              ref={(shield) => held.setShield(shield)}
              className={css.shield}
              hidden
              aria-hidden
              onWheel={(event) => scrollByWheel(held.placeUnder(), event.nativeEvent)}
            />
            <div ref={(mark) => held.setMark(mark)} className={css.mark} hidden aria-hidden />
            <output ref={(voice) => held.setVoice(voice)} className={css.spoken} aria-live="assertive" />
          </>,
          document.body,
        )}
      </DndContext>
    </HeldContext>
  )
}

/** dnd-kit would say its own ids, in English; our words go through `DragTexts`. */
const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

interface DelegateProps {
  held: Held
  isDisabled: boolean
  /** Called when a drag ended before it had begun to show. */
  onLost: () => void
}

/** The one draggable: whichever card the event came from. */
function Delegate({ held, isDisabled, onLost }: DelegateProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, active } = useDraggable({ id: 'card', disabled: isDisabled })

  useLayoutEffect(() => held.setDraggable({ setNodeRef, setActivatorNodeRef, listeners }))

  useEffect(() => {
    if (active === null && held.isActive) onLost()
  }, [active, held, onLost])

  return null
}

type SurfaceElementProps = HTMLAttributes<HTMLDivElement> & {
  held: Held
  surfaceRef: React.RefObject<HTMLDivElement | null> | undefined
}

/** The element around all places. It hands what happens on a card to the draggable. */
function Surface({ held, surfaceRef, className, children, onKeyDown, onClick, ...rest }: SurfaceElementProps) {
  useImperativeHandle(surfaceRef, () => held.root as HTMLDivElement, [held])
  useEffect(() => (held.root === null ? undefined : followFocus(held.root)), [held])

  const begin = (kind: 'onMouseDown' | 'onTouchStart' | 'onKeyDown', event: React.SyntheticEvent) => {
    const card = cardOfTarget(event.target)
    if (card === null || held.isActive || isOnControl(event.target, card)) return
    if (kind === 'onKeyDown' && event.target !== card) return
    held.pick(card.dataset['cardId'] ?? null)
    held.draggable?.setNodeRef(card)
    held.draggable?.setActivatorNodeRef(card)
    held.draggable?.listeners?.[kind]?.(event)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears for all the cards in it
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset neither scrolls nor lies in a grid as a group does
      role="group"
      {...rest}
      ref={(root) => held.setRoot(root)}
      className={className === undefined ? css.surface : `${css.surface} ${className}`}
      onMouseDown={(event) => begin('onMouseDown', event)}
      onTouchStart={(event) => begin('onTouchStart', event)}
      onKeyDown={(event) => {
        if (held.isActive) return
        onKeyDown?.(event)
        if (!event.isDefaultPrevented()) begin('onKeyDown', event)
      }}
      onClick={(event) => {
        if (!held.isActive) onClick?.(event)
      }}
    >
      {children}
    </div>
  )
}

type PlaceProps = HTMLAttributes<HTMLDivElement> & {
  placeId: string
  /** How its cards follow each other; `list` unless said otherwise. */
  flow?: Flow
  canDropOnto?: boolean
  /** False while cards are shown in another order than they lie in: then only the place counts. */
  hasGaps?: boolean
}

/** A place that takes cards. Nothing of it renders while a drag passes over it: `data-over` is set on the element. */
export const DropPlace = memo(function DropPlace({
  placeId,
  flow = 'list',
  canDropOnto = false,
  hasGaps = true,
  children,
  ...rest
}: PlaceProps) {
  const held = use(HeldContext)
  if (held === null) throw new Error('DropPlace outside a DragSurface')
  const parentId = use(ParentPlaceContext)
  const elementRef = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = elementRef.current
    if (element === null) return undefined
    const frame = parentId === null ? element.closest<HTMLElement>('[data-drop-frame]') : null
    held.places.set(placeId, { element, frame, flow, parentId, canDropOnto, hasGaps })
    return () => {
      if (held.places.get(placeId)?.element === element) held.places.delete(placeId)
    }
  }, [held, placeId, flow, parentId, canDropOnto, hasGaps])

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset neither scrolls nor lies in a grid as a group does
    <div role="group" {...rest} ref={elementRef} data-place-id={placeId}>
      <ParentPlaceContext value={placeId}>{children}</ParentPlaceContext>
    </div>
  )
})

type ColumnProps = HTMLAttributes<HTMLDivElement> & {
  /** What `columnOfPlace` gives back for a drop on it. */
  name: string
  isHomeOf: Column['isHomeOf']
}

/** The heading of a column of places, which takes cards for it. */
export function DropColumn({ name, isHomeOf, children, ...rest }: ColumnProps) {
  const held = use(HeldContext)
  if (held === null) throw new Error('DropColumn outside a DragSurface')
  const elementRef = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = elementRef.current
    if (element === null) return undefined
    held.columns.set(name, { element, isHomeOf })
    return () => {
      if (held.columns.get(name)?.element === element) held.columns.delete(name)
    }
  }, [held, name, isHomeOf])
  return (
    <div {...rest} ref={elementRef}>
      {children}
    </div>
  )
}

/** dnd-kit tells how far the pointer went with scrolling added in; the gap is found from where it really is. */
function trackPointer(held: Held): () => void {
  const follow = (event: MouseEvent | TouchEvent) => {
    const at = 'touches' in event ? (event.touches[0] ?? event.changedTouches[0]) : event
    if (at === undefined) return
    const movedBy = held.pointer === null ? 0 : at.clientY - held.pointer.y
    if (movedBy !== 0) held.heading = Math.sign(movedBy)
    held.pointer = { x: at.clientX, y: at.clientY }
  }
  const options = { capture: true, passive: true }
  const kinds = ['mousedown', 'mousemove', 'mouseup', 'touchstart', 'touchmove', 'touchend'] as const
  for (const kind of kinds) window.addEventListener(kind, follow, options)
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, follow, options)
  }
}

/** Forgets where cards are as soon as that may have changed: somebody scrolled, resized the window, or the board changed. */
function watchLayout(held: Held): () => void {
  const forget = () => held.forgetBoxes()
  const observer = new MutationObserver(forget)
  if (held.root !== null) observer.observe(held.root, { childList: true, characterData: true, subtree: true })
  const options = { capture: true, passive: true }
  window.addEventListener('scroll', forget, options)
  window.addEventListener('resize', forget, options)
  forget()
  return () => {
    observer.disconnect()
    window.removeEventListener('scroll', forget, options)
    window.removeEventListener('resize', forget, options)
  }
}

/** A card lifted by key first aims at the gap in which it lies. */
function aimAtOwnGap(held: Held): void {
  const card = held.root !== null && held.cardId !== null ? cardElement(held.root, held.cardId) : null
  const placeElement = card?.parentElement?.closest<HTMLElement>('[data-place-id]')
  const placeId = placeElement?.dataset['placeId']
  if (card === null || placeElement === null || placeElement === undefined || placeId === undefined) return
  const cards = cardsOfPlace(placeElement)
  const next = cards.slice(cards.indexOf(card)).find((other) => !held.ids.includes(other.dataset['cardId'] ?? ''))
  held.setTarget({ placeId, beforeId: next?.dataset['cardId'] ?? null, ontoId: null })
}

/** Moves the aim one gap, or to the next place, and answers how far the lifted card is from where it was. */
function stepByKey(held: Held, code: string): Point | null {
  const direction = directionOfKey(code)
  const { target, root, cardId } = held
  if (direction === undefined || target === null || root === null || cardId === null) return null
  const next = gapBeside(held, target, direction)
  if (next === null) return null
  held.places.get(next.target.placeId)?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  const neighbour = next.cards[Math.min(next.index, next.cards.length - 1)]
  neighbour?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  // Boxes again: the list may have scrolled.
  const place = held.places.get(next.target.placeId)!
  const boxes = next.cards.map((card) => card.getBoundingClientRect())
  const shown = held.gapBefore(next.target.placeId, place, next.cards, boxes, next.index)
  held.aim(shown)
  const lifted = cardElement(root, cardId)?.getBoundingClientRect()
  if (lifted === undefined) return null
  return { x: shown.box.left + 12 - lifted.left, y: shown.box.top + 6 - lifted.top }
}

const isVertical = (direction: Direction) => direction === 'up' || direction === 'down'

const isForward = (direction: Direction) => direction === 'down' || direction === 'right'

/** Whether the cards of such a place follow each other in this direction. */
const isAlong = (flow: Flow, direction: Direction) => isVertical(direction) === (flow !== 'rows')

type Gap = NonNullable<ReturnType<Held['gapAt']>>

/** A gap with the place around it, measured. */
interface Spot {
  placeId: string
  place: Place
  cards: HTMLElement[]
  boxes: DOMRect[]
  /** Index of the card behind the gap; the number of cards at the end. */
  index: number
}

/**
 * The next gap in a direction: along the list, into a place that lies between (a theme among notes) and out of it again,
 * to the next row, and at the end of all that to the nearest other place.
 */
function gapBeside(held: Held, target: DropTarget, direction: Direction): Gap | null {
  const place = held.places.get(target.placeId)
  if (place === undefined) return null
  const cards = cardsOfPlace(place.element)
  const boxes = cards.map((card) => card.getBoundingClientRect())
  const found = cards.findIndex((card) => card.dataset['cardId'] === target.beforeId)
  const at: Spot = { placeId: target.placeId, place, cards, boxes, index: found === -1 ? cards.length : found }
  const inSamePlace = isAlong(place.flow, direction)
    ? gapAlong(held, at, target, direction)
    : gapInNextRow(held, at, target, direction)
  return inSamePlace ?? gapOutside(held, at, direction) ?? gapInNearestPlace(held, at, direction)
}

function gapAlong(held: Held, at: Spot, target: DropTarget, direction: Direction): Gap | null {
  const by = isForward(direction) ? 1 : -1
  for (let index = at.index + by; index >= 0 && index <= at.cards.length; index += by) {
    const passed = at.cards[by === 1 ? index - 1 : index]
    const inner = passed === undefined ? null : gapInside(held, passed, by === 1)
    if (inner !== null) return inner
    const gap = held.gapBefore(at.placeId, at.place, at.cards, at.boxes, index)
    if (!isSameTarget(gap.target, target)) return gap
  }
  return null
}

/** The first or last gap of a place that lies inside a card; null when it has none or is being moved itself. */
function gapInside(held: Held, card: HTMLElement, isFromStart: boolean): Gap | null {
  if (held.ids.includes(card.dataset['cardId'] ?? '')) return null
  const inner = [...held.places].find(([, { element }]) => card.contains(element))
  if (inner === undefined) return null
  const [placeId, place] = inner
  const cards = cardsOfPlace(place.element)
  const boxes = cards.map((other) => other.getBoundingClientRect())
  return held.gapBefore(placeId, place, cards, boxes, isFromStart ? 0 : cards.length)
}

/** Where cards lie in rows or columns: the gap above, below or beside in the same place. */
function gapInNextRow(held: Held, at: Spot, target: DropTarget, direction: Direction): Gap | null {
  const isAtEnd = at.index === at.cards.length
  const reference = isAtEnd ? at.boxes.at(-1) : at.boxes[at.index]
  if (at.place.flow === 'list' || reference === undefined) return null
  const next = nearestInDirection(reference, at.boxes, direction)
  const card = at.cards[next]
  if (card === undefined) return null
  const inner = gapInside(held, card, isForward(direction))
  if (inner !== null) return inner
  const gap = held.gapBefore(at.placeId, at.place, at.cards, at.boxes, next)
  return isSameTarget(gap.target, target) ? null : gap
}

/** From a place inside a card to the gap before or after that card. */
function gapOutside(held: Held, at: Spot, direction: Direction): Gap | null {
  const { parentId, element } = at.place
  const parent = parentId === null ? undefined : held.places.get(parentId)
  if (parentId === null || parent === undefined || !isVertical(direction)) return null
  const cards = cardsOfPlace(parent.element)
  const around = cards.findIndex((card) => card.contains(element))
  if (around === -1) return null
  const boxes = cards.map((card) => card.getBoundingClientRect())
  return held.gapBefore(parentId, parent, cards, boxes, isForward(direction) ? around + 1 : around)
}

function gapInNearestPlace(held: Held, at: Spot, direction: Direction): Gap | null {
  const own = at.place.element
  const { left, right, top, bottom } = own.getBoundingClientRect()
  const mark = centerOf(markBox({ left, right, top, bottom }, at.boxes, at.place.flow, at.index))
  const from: Box = isVertical(direction) ? { left, right, top, bottom } : { left, right, top: mark.y, bottom: mark.y }
  const others = [...held.places].filter(([, { element }]) => !element.contains(own) && !own.contains(element))
  const boxes = others.map(([, { element }]) => element.getBoundingClientRect())
  const nearest = nearestInDirection(from, boxes, direction)
  const other = others[nearest]
  const box = boxes[nearest]
  if (other === undefined || box === undefined) return null
  const y = isVertical(direction)
    ? direction === 'down'
      ? box.top
      : box.bottom
    : Math.min(Math.max(mark.y, box.top), box.bottom)
  return held.gapAt(other[0], { x: centerOf(box).x, y })
}
