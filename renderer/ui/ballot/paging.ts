import { useState } from 'react'
import type { Paper } from './paper.ts'

/** So many options fit on a screen of 1280×720 without scrolling, in two columns. */
const mostOnPage = 20

/** Up to so many options of a page stand in one column. */
export const oneColumn = 10

type Option = Paper['options'][number]

/** Options on a page: as even as can be, so that the last page does not hold a single one. */
export function pageSizeOf(optionCount: number, most = mostOnPage): number {
  const pageCount = Math.max(1, Math.ceil(optionCount / most))
  return Math.max(1, Math.ceil(optionCount / pageCount))
}

/** The page that is on the screen. */
export interface Page {
  options: readonly Option[]
  /** Place of its first option among all. */
  firstIndex: number
  number: number
  count: number
  isWide: boolean
  /** Turns to another page; before the first and behind the last nothing happens. */
  turn: (step: number) => void
}

/** The part of the options that is on a page. */
export function pageOf(options: readonly Option[], index: number, most = mostOnPage): Omit<Page, 'turn'> {
  const size = pageSizeOf(options.length, most)
  const firstIndex = index * size
  return {
    options: options.slice(firstIndex, firstIndex + size),
    firstIndex,
    number: index + 1,
    count: Math.max(1, Math.ceil(options.length / size)),
    isWide: size > oneColumn,
  }
}

/** Many options come in pages: the keys stand for the options of the page in sight. */
export function usePages(options: readonly Option[]): Page {
  const [index, setIndex] = useState(0)
  const page = pageOf(options, index)
  const turn = (step: number) => setIndex(Math.max(0, Math.min(page.count - 1, index + step)))
  return { ...page, turn }
}
