/** A piece of the wall that is never cut: a note, a row of a table, the title of a theme. */
export interface MeasuredBlock {
  id: string
  heightPx: number
  /** Titles what follows, up to the next heading. */
  isHeading: boolean
}

/** A block in its place; a heading repeated at the top of a column says that its part goes on. */
export interface PlacedBlock {
  id: string
  isContinued: boolean
}

/**
 * Breaks blocks into columns instead of scrolling. A heading stays with the block that follows it, and is repeated where
 * its part goes on in the next column. A block taller than the column gets one of its own; its end is hidden there.
 * @param roomPx height of a column
 * @param gapPx space between two blocks
 * @returns at least one column, also without blocks
 * @see tests/SPEC.md W20-W24
 */
export function splitIntoColumns(blocks: readonly MeasuredBlock[], roomPx: number, gapPx: number): PlacedBlock[][] {
  let column: PlacedBlock[] = []
  const columns = [column]
  let usedPx = 0
  let heading: MeasuredBlock | null = null

  const put = (block: MeasuredBlock, isContinued: boolean) => {
    usedPx += (column.length === 0 ? 0 : gapPx) + block.heightPx
    column.push({ id: block.id, isContinued })
  }
  for (const [index, block] of blocks.entries()) {
    if (block.isHeading) heading = block
    const follower = block.isHeading ? blocks[index + 1] : undefined
    const companyPx = follower === undefined || follower.isHeading ? 0 : gapPx + follower.heightPx
    if (column.length > 0 && usedPx + gapPx + block.heightPx + companyPx > roomPx) {
      column = []
      columns.push(column)
      usedPx = 0
      const isRepeatFitting = heading !== null && heading.heightPx + gapPx + block.heightPx <= roomPx
      if (!block.isHeading && heading !== null && isRepeatFitting) put(heading, true)
    }
    put(block, false)
  }
  return columns
}

/** Puts columns side by side into pages. */
export function pagesOfColumns<Column>(columns: readonly Column[], columnsPerPage: number): Column[][] {
  const pageCount = Math.max(1, Math.ceil(columns.length / columnsPerPage))
  return Array.from({ length: pageCount }, (_, page) =>
    columns.slice(page * columnsPerPage, (page + 1) * columnsPerPage),
  )
}

/** A page that there is: past the end it is the last one. */
export const clampPage = (page: number, pageCount: number) => Math.min(Math.max(0, page), Math.max(1, pageCount) - 1)

/** From this size of type on, fewer lines of a text fit its frame, and less fits beside it. */
export const largeScale = 1.3
