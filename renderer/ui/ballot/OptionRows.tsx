import { type ReactNode, type Ref } from 'react'
import css from './ballot.module.css'
import { keyOfOption, optionOfKey } from './option-keys.ts'
import type { Page } from './paging.ts'

type Option = Page['options'][number]

/** The options of a page, one a row, in one column or two. */
export function OptionRows({
  page,
  listRef,
  children,
}: {
  page: Page
  listRef: Ref<HTMLOListElement>
  /** @param keyLabel the key of the option on this page */
  children: (option: Option, keyLabel: string | null, index: number) => ReactNode
}) {
  return (
    <ol
      className={css.options}
      style={
        page.isWide ? { gridTemplateRows: `repeat(${Math.ceil(page.options.length / 2)}, max-content)` } : undefined
      }
      start={page.firstIndex + 1}
      ref={listRef}
    >
      {page.options.map((option, index) => children(option, keyOfOption(index), page.firstIndex + index))}
    </ol>
  )
}

/** The key of an option and its title, as every row begins. */
export function RowTitle({ keyLabel, title }: { keyLabel: string | null; title: string }) {
  return (
    <>
      {keyLabel === null ? <span className={css.key} /> : <kbd className={css.key}>{keyLabel}</kbd>}
      <span className={css.optionTitle} data-long={title.length > 90 || undefined} dir="auto">
        {title}
      </span>
    </>
  )
}

/** The option of the page whose key was pressed; a key that is held down counts once. */
export function pressedOption(event: KeyboardEvent, page: Page): Option | null {
  return event.repeat ? null : (page.options[optionOfKey(event) ?? -1] ?? null)
}

/**
 * Arrows walk through the buttons of the rows (`data-step`): up and down to the same button of the next row, left and
 * right along it. Enter is left to the page, Space presses. @returns whether it was an arrow
 */
export function moveFocus(event: KeyboardEvent, list: HTMLElement | null): boolean {
  const { key, shiftKey } = event
  if (list === null || shiftKey || !['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'].includes(key)) return false
  const rows = [...list.children].map((row) => [...row.querySelectorAll<HTMLElement>('[data-step]')])
  const at = rows.findIndex((row) => row.some((button) => button === event.target))
  const column = rows[at]?.findIndex((button) => button === event.target) ?? -1
  targetOf(rows, at, column, key)?.focus()
  return true
}

function targetOf(rows: readonly HTMLElement[][], at: number, column: number, key: string): HTMLElement | undefined {
  // Without a row in hand an arrow takes the first one.
  if (at === -1) return rows[0]?.at(-1)
  const inRow = (row: HTMLElement[] | undefined) => row?.[Math.min(column, row.length - 1)]
  switch (key) {
    case 'ArrowDown':
      return inRow(rows[at + 1])
    case 'ArrowUp':
      return inRow(rows[at - 1])
    case 'ArrowRight':
      return rows[at]![column + 1] ?? rows[at + 1]?.[0]
    default:
      return rows[at]![column - 1] ?? rows[at - 1]?.at(-1)
  }
}
