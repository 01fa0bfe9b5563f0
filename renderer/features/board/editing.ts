import { useStore } from 'zustand'
import { type StoreApi, createStore } from 'zustand/vanilla'

/** The one card whose text is being written in place; only that card renders when it changes. */
export type EditingStore = StoreApi<{ cardId: string | null }>

export const createEditing = (): EditingStore => createStore(() => ({ cardId: null }))

export const useIsEditing = (editing: EditingStore, cardId: string) =>
  useStore(editing, (state) => state.cardId === cardId)

/** Ends the editing of a card, unless another one is being edited by now. */
export function stopEditing(editing: EditingStore, cardId: string): void {
  if (editing.getState().cardId === cardId) editing.setState({ cardId: null })
}
