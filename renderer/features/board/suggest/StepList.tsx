import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useBoard } from '../board-context.ts'
import { hintCards } from './hint-cards.ts'
import css from './suggest.module.css'

interface Item {
  key: string
  noteIds: readonly string[]
}

interface Props<T extends Item> {
  items: readonly T[]
  label: string
  labelOf: (item: T) => string
  renderHead: (item: T) => ReactNode
  /** The one that is being decided, laid open. */
  renderBody: (item: T) => ReactNode
  onAccept: (item: T) => void
  onDismiss: (item: T) => void
}

/**
 * Suggestions that are decided one by one: one lies open, its notes are marked on the board. The arrows walk, Enter
 * accepts, Del dismisses; the next one then lies open and has the focus.
 */
export function StepList<T extends Item>(props: Props<T>) {
  const { items, label, labelOf, renderHead, renderBody, onAccept, onDismiss } = props
  const { surfaceRef } = useBoard()
  const listRef = useRef<HTMLOListElement>(null)
  const [at, setAt] = useState<{ key: string | null; index: number }>({ key: null, index: 0 })
  const [hovered, setHovered] = useState<string | null>(null)
  /** What was decided last, until it is off the list and the one after it has the focus. */
  const decidedKey = useRef<string | null>(null)

  // What was decided is gone: the one that moved up into its place is next.
  const found = items.findIndex(({ key }) => key === at.key)
  const index = found === -1 ? Math.min(at.index, items.length - 1) : found
  const current = items[index]
  const hinted = items.find(({ key }) => key === hovered) ?? current
  const hintedIds = hinted?.noteIds.join(' ') ?? ''
  const isHovering = hinted !== current

  useEffect(
    () => hintCards(surfaceRef.current, hintedIds.split(' ').filter(Boolean), !isHovering),
    [surfaceRef, hintedIds, isHovering],
  )

  const focusAt = (next: number) => {
    const item = items[next]
    if (item === undefined) return
    setAt({ key: item.key, index: next })
    listRef.current?.querySelectorAll<HTMLElement>(':scope > li')[next]?.focus()
  }
  const decide = (item: T, how: (item: T) => void) => {
    decidedKey.current = item.key
    how(item)
  }
  useEffect(() => {
    if (decidedKey.current === null || items.some(({ key }) => key === decidedKey.current)) return
    decidedKey.current = null
    listRef.current?.querySelector<HTMLElement>(':scope > li[data-current]')?.focus()
  })
  // After the last one the focus stays in the panel.
  useEffect(() => {
    const panel = listRef.current?.closest<HTMLElement>('aside')
    return () => {
      if (document.activeElement === document.body) panel?.focus()
    }
  }, [])

  const onKeyDown = (event: React.KeyboardEvent) => {
    const item = event.target instanceof HTMLElement ? event.target.closest('li') : null
    if (current === undefined || item === null) return
    const isOnItem = event.target === item
    const isInTitle = event.target instanceof HTMLInputElement && event.target.type === 'text'
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && !isInTitle) focusAt(index + step)
    else if (event.key === 'Home' && isOnItem) focusAt(0)
    else if (event.key === 'End' && isOnItem) focusAt(items.length - 1)
    else if (event.key === 'Enter' && (isOnItem || isInTitle)) decide(current, onAccept)
    else if (event.key === 'Delete' && isOnItem) decide(current, onDismiss)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears for all the items in it
    <ol ref={listRef} className={css.list} aria-label={label} onKeyDown={onKeyDown}>
      {items.map((item, place) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Tab and the arrows come here
        <li
          key={item.key}
          className={css.item}
          data-current={item === current || undefined}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is decided by keys
          tabIndex={item === current ? 0 : -1}
          aria-current={item === current}
          aria-label={labelOf(item)}
          onFocus={() => setAt({ key: item.key, index: place })}
          onClick={() => setAt({ key: item.key, index: place })}
          onMouseEnter={() => setHovered(item.key)}
          onMouseLeave={() => setHovered(null)}
        >
          {renderHead(item)}
          {item === current && renderBody(item)}
        </li>
      ))}
    </ol>
  )
}
