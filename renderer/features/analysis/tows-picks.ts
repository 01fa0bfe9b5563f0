import { createContext, use } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** The factors that are ticked at the edge of the matrix, and the strategy that is being changed with them. */
interface Picks {
  themeIds: ReadonlySet<string>
  editingId: string | null
}

export function createPicks() {
  const store = createStore<Picks>(() => ({ themeIds: new Set(), editingId: null }))
  return Object.assign(store, {
    toggle(themeId: string) {
      const themeIds = new Set(store.getState().themeIds)
      if (!themeIds.delete(themeId)) themeIds.add(themeId)
      store.setState({ themeIds })
    },
    pick(themeId: string) {
      store.setState({ themeIds: new Set([...store.getState().themeIds, themeId]) })
    },
    /** Takes a strategy up: what it stands on is ticked, and can be changed like for a new one. */
    edit(strategyId: string, themeIds: readonly string[]) {
      store.setState({ editingId: strategyId, themeIds: new Set(themeIds) })
    },
    /** Ticks again what a refused strategy stood on, unless something else is ticked or being changed by now. */
    giveBack(themeIds: readonly string[]) {
      const { themeIds: now, editingId } = store.getState()
      if (now.size === 0 && editingId === null) store.setState({ themeIds: new Set(themeIds) })
    },
    clear() {
      store.setState({ themeIds: new Set(), editingId: null })
    },
  })
}
export type PicksStore = ReturnType<typeof createPicks>

export const TowsContext = createContext<PicksStore | null>(null)

/** The picks of the matrix that this component is in. */
export function usePicks(): Picks & { picks: PicksStore } {
  const picks = use(TowsContext)
  if (picks === null) throw new Error('used outside the TOWS matrix')
  return { ...useStore(picks), picks }
}
