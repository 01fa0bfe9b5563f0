import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type PlaceKey, groupByPlace, placeKeys } from '#shared/domain/sorting.ts'
import type { LiveEvent } from '#shared/schema/live.ts'
import type { Programme } from '#shared/schema/programme.ts'

interface ProgrammesState {
  readonly byId: ReadonlyMap<string, Programme>
  /** Ids of each place in order. A list keeps its identity until it changes, so that one move repaints two lists. */
  readonly places: ReadonlyMap<PlaceKey, readonly string[]>
  /** Words that shown programmes must have. */
  readonly search: string
}

type Patch = LiveEvent['programmes'][number]

const noIds: readonly string[] = []
const noPlaces: ReadonlyMap<PlaceKey, readonly string[]> = new Map(placeKeys.map((place) => [place, noIds]))

/** The programmes as this page shows them: what the core holds, with moves that it has not confirmed yet. */
export const programmes = createStore<ProgrammesState>(() => ({ byId: new Map(), places: noPlaces, search: '' }))

/** Programmes with a command on its way: how many, and what the core said of them meanwhile. */
const pending = new Map<string, { count: number; heard: Patch | null }>()

/** Patches that came while the whole list was being fetched; the list may be older than they are. */
let heardWhileFetching: Patch[] | null = null

/** Replaces everything by what the core holds. */
export async function fetchProgrammes(list: () => Promise<Programme[]>): Promise<number> {
  heardWhileFetching = []
  try {
    const rows = await list()
    show(new Map(rows.map((row) => [row.id, row])))
    write(heardWhileFetching ?? [])
    return rows.length
  } finally {
    heardWhileFetching = null
  }
}

/** Forgets everything: another workshop was opened. */
export function forgetProgrammes(): void {
  pending.clear()
  programmes.setState({ byId: new Map(), places: noPlaces, search: '' })
}

/** Takes in what a commit changed. A card that is still on its way here keeps the place where the user put it. */
export function applyPatches(patches: readonly Patch[]): void {
  heardWhileFetching?.push(...patches)
  const free: Patch[] = []
  for (const patch of patches) {
    const waiting = pending.get(patch.id)
    if (waiting === undefined) free.push(patch)
    else waiting.heard = patch
  }
  write(free)
}

/**
 * Shows changes before the core has confirmed them.
 * @returns to be called with the answer: whatever the core said meanwhile is shown then
 */
export function showAtOnce(changes: readonly (Partial<Programme> & Pick<Programme, 'id'>)[]): () => void {
  const { byId } = programmes.getState()
  const rows = changes.flatMap((change): Patch[] => {
    const row = byId.get(change.id)
    return row === undefined ? [] : [{ id: row.id, row: { ...row, ...change } }]
  })
  for (const { id } of rows) {
    const waiting = pending.get(id) ?? { count: 0, heard: null }
    waiting.count += 1
    pending.set(id, waiting)
  }
  write(rows)
  return () => {
    const heard: Patch[] = []
    for (const { id } of rows) {
      const waiting = pending.get(id)
      if (waiting === undefined || --waiting.count > 0) continue
      pending.delete(id)
      if (waiting.heard !== null) heard.push(waiting.heard)
    }
    write(heard)
  }
}

export function setSearch(search: string): void {
  programmes.setState({ search })
}

function write(patches: readonly Patch[]): void {
  if (patches.length === 0) return
  const byId = new Map(programmes.getState().byId)
  for (const { id, row } of patches) {
    if (row === null) byId.delete(id)
    else byId.set(id, row)
  }
  show(byId)
}

function show(byId: ReadonlyMap<string, Programme>): void {
  const old = programmes.getState().places
  const groups = groupByPlace(byId.values())
  const places = new Map(
    placeKeys.map((place) => {
      const ids = groups.get(place)!.map(({ id }) => id)
      const before = old.get(place) ?? noIds
      return [place, isSameList(before, ids) ? before : ids]
    }),
  )
  programmes.setState({ byId, places })
}

const isSameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id, index) => id === other[index])

export const useProgramme = (id: string) => useStore(programmes, ({ byId }) => byId.get(id))
export const usePlaceIds = (place: PlaceKey) => useStore(programmes, ({ places }) => places.get(place)!)
export const useSearch = () => useStore(programmes, ({ search }) => search)
export const useProgrammesById = () => useStore(programmes, ({ byId }) => byId)

/** All programmes in the order of the grid: the tray, then cell by cell. */
export function inGridOrder(state: Pick<ProgrammesState, 'byId' | 'places'> = programmes.getState()): Programme[] {
  return placeKeys.flatMap((place) => state.places.get(place)!.map((id) => state.byId.get(id)!))
}
