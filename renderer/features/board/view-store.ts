import { z } from 'zod'
import { useStore } from 'zustand'
import { type StoreApi, createStore } from 'zustand/vanilla'
import type { Dimension } from '#shared/schema/vocabulary.ts'

export const layouts = ['board', 'list'] as const
export const cardSizes = ['compact', 'normal', 'large'] as const

/** How one window looks at a board. Nobody else's screen changes with it. */
const BoardView = z.object({
  layout: z.enum(layouts),
  cardSize: z.enum(cardSizes),
  zoomPercent: z.number().int().min(50).max(200),
})
type BoardView = z.infer<typeof BoardView>

/** Labels that new notes get as they are written. */
export interface NewNoteLabels {
  dimension: Dimension | null
  unitId: string | null
  workingGroupId: string | null
}

interface ViewState extends BoardView {
  /** Like the order by votes of this session only: the next day begins without. */
  newNoteLabels: NewNoteLabels
  /** The closed round by whose votes the board is shown; null for its own order. */
  roundId: string | null
}

export type ViewStore = StoreApi<ViewState> & { zoom(direction: 1 | -1 | 0): void }

export const noLabels: NewNoteLabels = { dimension: null, unitId: null, workingGroupId: null }
const plainView: BoardView = { layout: 'board', cardSize: 'normal', zoomPercent: 100 }
const zoomSteps = [60, 70, 80, 90, 100, 115, 130, 150, 175, 200]

/** The view of an activity's board, as it was left on this computer. */
export function createViewStore(activityId: string): ViewStore {
  const key = `rembuk:board-view:${activityId}`
  const store = createStore<ViewState>(() => ({ ...readView(key), newNoteLabels: noLabels, roundId: null }))
  store.subscribe(({ layout, cardSize, zoomPercent }) => {
    localStorage.setItem(key, JSON.stringify({ layout, cardSize, zoomPercent }))
  })
  return Object.assign(store, {
    zoom(direction: 1 | -1 | 0) {
      store.setState(({ zoomPercent }) => ({ zoomPercent: nextZoom(zoomPercent, direction) }))
    },
  })
}

/** The next step of the zoom; 0 goes back to the natural size. */
export function nextZoom(zoomPercent: number, direction: 1 | -1 | 0): number {
  if (direction === 0) return 100
  const steps = direction === 1 ? zoomSteps : zoomSteps.toReversed()
  return steps.find((step) => (step - zoomPercent) * direction > 0) ?? zoomPercent
}

function readView(key: string): BoardView {
  try {
    return BoardView.catch(plainView).parse(JSON.parse(localStorage.getItem(key) ?? '{}'))
  } catch {
    return plainView
  }
}

export const useView = (view: ViewStore) => useStore(view)
