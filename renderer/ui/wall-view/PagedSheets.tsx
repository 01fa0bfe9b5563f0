import { type CSSProperties, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type PlacedBlock, clampPage, pagesOfColumns, splitIntoColumns } from './paging.ts'
import css from './wall-view.module.css'

/** What is never cut in two; `isHeading` titles the blocks after it. */
export interface Block {
  id: string
  isHeading?: boolean
  node: ReactNode
  /** The heading where its part goes on from the column before. Measured in place of `node`, so it may be longer. */
  continuedNode?: ReactNode
}

/** A frame on the wall whose blocks are broken into pages. */
export interface SheetZone {
  id: string
  /** Colour token of frame and header: `s`, `environment`. */
  tone: string
  header: ReactNode
  blocks: readonly Block[]
  /** Shown where there are no blocks. */
  empty: ReactNode
}

/** Zones that are seen together. */
export interface Sheet {
  id: string
  title: ReactNode
  zones: readonly SheetZone[]
  /** Zones side by side. */
  zonesPerRow: number
  /** Columns of text inside each zone. */
  columnsPerZone: number
}

type Cuts = ReadonlyMap<string, PlacedBlock[][][]>

/**
 * Shows one page of sheets. All blocks lie measured behind the picture, in the same frames, so that a page holds what
 * really fits with this type on this screen. Zones of a sheet turn together; one that ends early stays at its last page.
 * @param lead a first page in front of the sheets
 * @param scale anything that changes the type must be named, to measure again
 */
export function PagedSheets({
  sheets,
  lead = null,
  page,
  scale,
  onPageCount,
}: {
  sheets: readonly Sheet[]
  lead?: ReactNode
  page: number
  scale: number
  onPageCount: (count: number) => void
}) {
  const measured = useRef<HTMLDivElement>(null)
  const [cuts, setCuts] = useState<Cuts>(new Map())
  const layoutKey = useLayoutKey(measured)
  useLayoutEffect(() => {
    if (measured.current !== null) setCuts(cutZones(measured.current, sheets))
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- size of type and picture change what is measured
  }, [sheets, scale, layoutKey])

  const leadCount = lead === null ? 0 : 1
  const counts = sheets.map((sheet) => Math.max(1, ...sheet.zones.map(({ id }) => cuts.get(id)?.length ?? 1)))
  const pageCount = Math.max(1, leadCount + counts.reduce((sum, count) => sum + count, 0))
  useLayoutEffect(() => onPageCount(pageCount), [pageCount, onPageCount])

  const wanted = clampPage(page, pageCount)
  const firstPages = counts.map((_, index) => leadCount + counts.slice(0, index).reduce((sum, count) => sum + count, 0))
  const sheetIndex = firstPages.findLastIndex((first) => first <= wanted)
  const sheetPage = wanted - (firstPages[sheetIndex] ?? 0)
  const shown = sheets[sheetIndex]
  return (
    <div className={css.sheets}>
      {wanted < leadCount || shown === undefined ? (
        lead
      ) : (
        <SheetFrame sheet={shown}>
          {(zone) => <ZonePage zone={zone} sheet={shown} pages={cuts.get(zone.id)} page={sheetPage} />}
        </SheetFrame>
      )}
      <div ref={measured} className={css.measured} aria-hidden="true" inert>
        {sheets.map((sheet) => (
          <div key={sheet.id} className={css.measuredSheet}>
            <SheetFrame sheet={sheet}>
              {(zone) => (
                <ColumnGrid count={sheet.columnsPerZone} zoneId={zone.id}>
                  <div className={css.column}>
                    {zone.blocks.map((block) => (
                      <div key={block.id} className={css.block}>
                        {block.continuedNode ?? block.node}
                      </div>
                    ))}
                  </div>
                </ColumnGrid>
              )}
            </SheetFrame>
          </div>
        ))}
      </div>
    </div>
  )
}

function SheetFrame({ sheet, children }: { sheet: Sheet; children: (zone: SheetZone) => ReactNode }) {
  const rows = Math.ceil(sheet.zones.length / sheet.zonesPerRow)
  return (
    <div className={css.sheet}>
      {sheet.title}
      <div className={css.zones} style={{ '--columns': sheet.zonesPerRow, '--rows': rows } as CSSProperties}>
        {sheet.zones.map((zone) => (
          <section key={zone.id} className={css.zone} data-tone={zone.tone}>
            {zone.header}
            {children(zone)}
          </section>
        ))}
      </div>
    </div>
  )
}

function ColumnGrid({ count, zoneId, children }: { count: number; zoneId?: string; children: ReactNode }) {
  return (
    <div className={css.columns} style={{ '--columns': count } as CSSProperties} data-measured-zone={zoneId}>
      {children}
    </div>
  )
}

function ZonePage({
  zone,
  sheet,
  pages,
  page,
}: {
  zone: SheetZone
  sheet: Sheet
  pages: PlacedBlock[][][] | undefined
  page: number
}) {
  if (zone.blocks.length === 0) return <ColumnGrid count={1}>{zone.empty}</ColumnGrid>
  const blocks = new Map(zone.blocks.map((block) => [block.id, block]))
  const columns = pages?.[clampPage(page, pages.length)] ?? []
  return (
    <ColumnGrid count={sheet.columnsPerZone}>
      {columns.map((column) => (
        <div key={column[0]?.id} className={css.column}>
          {column.map(({ id, isContinued }) => {
            const block = blocks.get(id)
            return (
              <div key={id} className={css.block}>
                {isContinued ? (block?.continuedNode ?? block?.node) : block?.node}
              </div>
            )
          })}
        </div>
      ))}
    </ColumnGrid>
  )
}

function cutZones(root: HTMLElement, sheets: readonly Sheet[]): Cuts {
  const cuts = new Map<string, PlacedBlock[][][]>()
  const frames = new Map(
    [...root.querySelectorAll<HTMLElement>('[data-measured-zone]')].map((frame) => [frame.dataset.measuredZone, frame]),
  )
  for (const { zones, columnsPerZone } of sheets) {
    for (const { id, blocks } of zones) {
      const frame = frames.get(id)
      const column = frame?.firstElementChild
      if (frame === undefined || !(column instanceof HTMLElement)) continue
      const gapPx = Number.parseFloat(getComputedStyle(column).rowGap) || 0
      const heights = [...column.children].map((element) => (element as HTMLElement).offsetHeight)
      const measured = blocks.map((block, index) => ({
        id: block.id,
        heightPx: heights[index] ?? 0,
        isHeading: block.isHeading === true,
      }))
      cuts.set(id, pagesOfColumns(splitIntoColumns(measured, frame.clientHeight, gapPx), columnsPerZone))
    }
  }
  return cuts
}

/** Changes when the picture's size does, or when the typeface has arrived. */
function useLayoutKey(element: RefObject<HTMLElement | null>): number {
  const [key, setKey] = useState(0)
  useEffect(() => {
    const remeasure = () => setKey((last) => last + 1)
    const observer = new ResizeObserver(remeasure)
    if (element.current !== null) observer.observe(element.current)
    document.fonts.addEventListener('loadingdone', remeasure)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', remeasure)
    }
  }, [element])
  return key
}
