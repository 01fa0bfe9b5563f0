import { useStore } from 'zustand'
import { type StoreApi, createStore } from 'zustand/vanilla'

/** Which cards of a surface are selected. Every card subscribes to itself alone: a click repaints two cards. */
interface SelectionState {
  readonly selectedIds: ReadonlySet<string>
  /** Where a range begins that Shift extends. */
  readonly anchorId: string | null
  /** The card that Tab comes back to. */
  readonly focusId: string | null
}

export type SelectionStore = StoreApi<SelectionState> & SelectionActions

interface SelectionActions {
  /** A click: alone it selects this card only, with Ctrl it adds or takes away, with Shift it extends from the anchor. */
  click(id: string, keys: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }, order: readonly string[]): void
  only(id: string): void
  toggle(id: string): void
  /** Everything from the anchor to `id` in the given order of one place; an anchor elsewhere stays, and `id` is added. */
  extendTo(id: string, order: readonly string[]): void
  selectAll(ids: readonly string[]): void
  clear(): void
  focus(id: string): void
  /** Forgets cards that are gone. */
  keepOnly(exists: (id: string) => boolean): void
  /** What a gesture on this card is about: the whole selection when the card is part of it, else the card alone. */
  idsWith(id: string): string[]
}

const nothing: ReadonlySet<string> = new Set()

/** Makes the selection of one surface; create it once per surface (`useState(createSelection)`). */
export function createSelection(): SelectionStore {
  const store = createStore<SelectionState>(() => ({ selectedIds: nothing, anchorId: null, focusId: null }))
  const { getState, setState } = store
  const actions: SelectionActions = {
    click(id, keys, order) {
      if (keys.shiftKey) actions.extendTo(id, order)
      else if (keys.ctrlKey || keys.metaKey) actions.toggle(id)
      else actions.only(id)
    },
    only: (id) => setState({ selectedIds: new Set([id]), anchorId: id, focusId: id }),
    toggle(id) {
      const selectedIds = new Set(getState().selectedIds)
      if (!selectedIds.delete(id)) selectedIds.add(id)
      setState({ selectedIds, anchorId: id, focusId: id })
    },
    extendTo(id, order) {
      const { anchorId } = getState()
      const from = anchorId === null ? -1 : order.indexOf(anchorId)
      const to = order.indexOf(id)
      if (from === -1 || to === -1) {
        return setState(({ selectedIds }) => ({ selectedIds: new Set(selectedIds).add(id), anchorId: id, focusId: id }))
      }
      const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
      setState({ selectedIds: new Set(range), focusId: id })
    },
    selectAll: (ids) => setState({ selectedIds: new Set(ids), anchorId: ids[0] ?? null }),
    clear() {
      if (getState().selectedIds.size > 0) setState({ selectedIds: nothing, anchorId: null })
    },
    focus(id) {
      if (getState().focusId !== id) setState({ focusId: id })
    },
    keepOnly(exists) {
      const { selectedIds, anchorId, focusId } = getState()
      const kept = [...selectedIds].filter(exists)
      const isAnchorGone = anchorId !== null && !exists(anchorId)
      const isFocusGone = focusId !== null && !exists(focusId)
      if (kept.length === selectedIds.size && !isAnchorGone && !isFocusGone) return
      setState({
        selectedIds: new Set(kept),
        anchorId: isAnchorGone ? null : anchorId,
        focusId: isFocusGone ? null : focusId,
      })
    },
    idsWith(id) {
      const { selectedIds } = getState()
      return selectedIds.has(id) ? [...selectedIds] : [id]
    },
  }
  return Object.assign(store, actions)
}

/** Whether this card is selected; the component repaints when that changes and not otherwise. */
export const useIsSelected = (selection: SelectionStore, id: string) =>
  useStore(selection, (state) => state.selectedIds.has(id))

/** Whether Tab comes to this card; the first card of each list is a tab stop as well, all others are reached by arrows. */
export const useIsFocusStop = (selection: SelectionStore, id: string) =>
  useStore(selection, (state) => state.focusId === id)

export const useSelectedCount = (selection: SelectionStore) => useStore(selection, (state) => state.selectedIds.size)
