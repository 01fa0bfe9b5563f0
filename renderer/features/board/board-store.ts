import { useStore } from 'zustand'
import { type StoreApi, createStore } from 'zustand/vanilla'
import { byPosition } from '#shared/domain/order.ts'
import { matchesWords } from '#shared/domain/sorting.ts'
import type { Board, BoardContent, BoardRow, Note, Theme, Zone } from '#shared/schema/board.ts'
import type { LiveEvent } from '#shared/schema/live.ts'
import type { Dimension } from '#shared/schema/vocabulary.ts'

/**
 * Where a note lies: ungrouped in a zone (`zone:<zone>`, in a row of it `zone:<zone>/<row>`), or in a theme. Also the id
 * of the place on the drag surface.
 */
export type PlaceKey = `zone:${string}` | `theme:${string}`

/** A zone where a row crosses it; the zone itself below the rows, and on a board without rows. */
export const cellKey = (zoneId: string, rowId: string | null | undefined): string =>
  rowId ? `${zoneId}/${rowId}` : zoneId

/** Which notes are shown. A note must meet every part. */
export interface NoteFilter {
  /** Every one of them in the text; or the number of a note as it is printed, `C-12`. */
  words: string
  dimension: Dimension | null
  unitId: string | null
  workingGroupId: string | null
  themeId: string | null
  isUngroupedOnly: boolean
}

export interface BoardState {
  readonly board: Board | null
  /** Without those that are switched off; what lies in them is not here either. */
  readonly zones: readonly Zone[]
  readonly allZones: readonly Zone[]
  readonly rows: readonly BoardRow[]
  readonly notes: ReadonlyMap<string, Note>
  readonly themes: ReadonlyMap<string, Theme>
  /** Ids of each cell's themes in order, by `cellKey`. */
  readonly themeIds: ReadonlyMap<string, readonly string[]>
  /** Ids of each place in order. A list keeps its identity until it changes: one move repaints two lists. */
  readonly noteIds: ReadonlyMap<PlaceKey, readonly string[]>
  /** The same, without what the filter hides. Without a filter these are the very same lists. */
  readonly shownIds: ReadonlyMap<PlaceKey, readonly string[]>
  /** Ids of each zone's themes as they are shown. Without an order by votes these are the very same lists. */
  readonly shownThemeIds: ReadonlyMap<string, readonly string[]>
  readonly filter: NoteFilter
  /** Votes by note or theme id that the board is shown by, most first; null for its own order. Only a view. */
  readonly scores: ReadonlyMap<string, number> | null
}

type Patches = Pick<LiveEvent, 'notes' | 'themes'>

interface BoardActions {
  /** Replaces everything by what the core holds; commits heard while it was on its way are added. */
  fetch(get: () => Promise<BoardContent>): Promise<BoardContent>
  /** Takes in what a commit changed. Cards of other boards are not ours. */
  apply(patches: Patches): void
  setFilter(change: Partial<NoteFilter>): void
  /** Shows notes and themes by the votes that they got, or with null in their own order. */
  setScores(scores: ReadonlyMap<string, number> | null): void
}

export type BoardStore = StoreApi<BoardState> & BoardActions

export const noFilter: NoteFilter = {
  words: '',
  dimension: null,
  unitId: null,
  workingGroupId: null,
  themeId: null,
  isUngroupedOnly: false,
}

/** How many parts of a filter hide notes. */
export const countFilters = ({ words, isUngroupedOnly, ...chosen }: NoteFilter) =>
  [words.trim() !== '', isUngroupedOnly, ...Object.values(chosen).map((id) => id !== null)].filter(Boolean).length

export const isFiltering = (filter: NoteFilter) => countFilters(filter) > 0

export const placeOfNote = ({ zoneId, rowId, themeId }: Pick<Note, 'zoneId' | 'rowId' | 'themeId'>): PlaceKey =>
  themeId === null ? `zone:${cellKey(zoneId, rowId)}` : `theme:${themeId}`

/** The cells of a zone from top to bottom, by `cellKey`: those of the rows, then what lies below them. */
export const cellsOfZone = ({ rows }: Pick<BoardState, 'rows'>, zoneId: string): string[] => [
  ...rows.map(({ id }) => cellKey(zoneId, id)),
  zoneId,
]

/** All themes of a board, zone by zone and row by row. */
export const themesInOrder = ({ zones, rows, themeIds, themes }: BoardState): Theme[] =>
  zones
    .flatMap(({ id }) => cellsOfZone({ rows }, id))
    .flatMap((cell) => themeIds.get(cell) ?? [])
    .flatMap((id) => themes.get(id) ?? [])

const noIds: readonly string[] = []

/** The notes of one board as this page shows them: exactly what is committed, never more. */
export function createBoardStore(): BoardStore {
  const store = createStore<BoardState>(() => ({
    board: null,
    zones: [],
    allZones: [],
    rows: [],
    notes: new Map(),
    themes: new Map(),
    themeIds: new Map(),
    noteIds: new Map(),
    shownIds: new Map(),
    shownThemeIds: new Map(),
    filter: noFilter,
    scores: null,
  }))
  const { getState, setState } = store
  /** Commits that came while the board was being fetched: the answer may be older than they are. */
  let heard: Patches[] | null = null

  const actions: BoardActions = {
    async fetch(get) {
      heard = []
      try {
        const content = await get()
        setState(withContent(getState(), content))
        for (const patches of heard ?? []) setState(withPatches(getState(), patches))
        return content
      } finally {
        heard = null
      }
    },
    apply(patches) {
      heard?.push(patches)
      const next = withPatches(getState(), patches)
      if (next !== getState()) setState(next)
    },
    setFilter(change) {
      const state = getState()
      const filter = { ...state.filter, ...change }
      setState(shownOf({ ...state, filter }, state))
    },
    setScores(scores) {
      const state = getState()
      if (scores !== state.scores) setState(shownOf({ ...state, scores }, state))
    },
  }
  return Object.assign(store, actions)
}

function withContent(state: BoardState, content: BoardContent): BoardState {
  const { board, rows, zones: allZones } = content
  const zones = allZones.filter(({ isHidden }) => !isHidden)
  const isSeen = isInZones(zones)
  const notes = new Map(content.notes.filter(isSeen).map((note) => [note.id, note]))
  const themes = new Map(content.themes.filter(isSeen).map((theme) => [theme.id, theme]))
  return relisted(
    { ...state, board, zones, allZones, rows, notes: kept(state.notes, notes), themes: kept(state.themes, themes) },
    state,
  )
}

function isInZones(zones: readonly Zone[]): (row: { zoneId: string }) => boolean {
  const ids = new Set(zones.map(({ id }) => id))
  return ({ zoneId }) => ids.has(zoneId)
}

/** Rows that did not change keep their identity, so that a refetch repaints only what is new. */
function kept<Row extends object>(old: ReadonlyMap<string, Row>, fresh: Map<string, Row>): Map<string, Row> {
  for (const [id, row] of fresh) {
    const before = old.get(id)
    if (before !== undefined && isSameRow(before, row)) fresh.set(id, before)
  }
  return fresh
}

function isSameRow(one: object, other: object): boolean {
  const entries = Object.entries(one)
  return entries.every(([field, value]) => (other as Record<string, unknown>)[field] === value)
}

function withPatches(state: BoardState, patches: Patches): BoardState {
  const boardId = state.board?.id
  if (boardId === undefined) return state
  const isSeen = isInZones(state.zones)
  const notes = patched(state.notes, patches.notes, boardId, isSeen)
  const themes = patched(state.themes, patches.themes, boardId, isSeen)
  if (notes === state.notes && themes === state.themes) return state
  return relisted({ ...state, notes, themes }, state)
}

function patched<Row extends { id: string; boardId: string; zoneId: string }>(
  rows: ReadonlyMap<string, Row>,
  patches: readonly { id: string; row: Row | null }[],
  boardId: string,
  isSeen: (row: Row) => boolean,
): ReadonlyMap<string, Row> {
  const ours = patches.filter(({ id, row }) => (row === null ? rows.has(id) : row.boardId === boardId))
  if (ours.length === 0) return rows
  const next = new Map(rows)
  for (const { id, row } of ours) {
    if (row === null || !isSeen(row)) next.delete(id)
    else next.set(id, row)
  }
  return next
}

/** Builds the lists anew. Sorting 2,000 notes takes a millisecond; what counts is that unchanged lists stay the same. */
function relisted(state: BoardState, old: BoardState): BoardState {
  const themesByCell = Map.groupBy(state.themes.values(), ({ zoneId, rowId }) => cellKey(zoneId, rowId))
  const notesByPlace = Map.groupBy(state.notes.values(), placeOfNote)
  const cells = state.zones.flatMap(({ id }) => cellsOfZone(state, id))
  const themeIds = new Map(cells.map((cell) => [cell, sameList(old.themeIds.get(cell), idsOf(themesByCell.get(cell)))]))
  const places: PlaceKey[] = [
    ...cells.map((cell): PlaceKey => `zone:${cell}`),
    ...[...state.themes.keys()].map((id): PlaceKey => `theme:${id}`),
  ]
  const noteIds = new Map(
    places.map((place) => [place, sameList(old.noteIds.get(place), idsOf(notesByPlace.get(place)))]),
  )
  // A filter for a theme that is gone would hide everything.
  const isThemeGone = state.filter.themeId !== null && !state.themes.has(state.filter.themeId)
  const filter = isThemeGone ? { ...state.filter, themeId: null } : state.filter
  return shownOf({ ...state, themeIds, noteIds, filter }, old)
}

const idsOf = (rows: readonly { id: string; position: string }[] | undefined) =>
  (rows ?? []).toSorted(byPosition).map(({ id }) => id)

function sameList(before: readonly string[] | undefined, ids: readonly string[]): readonly string[] {
  if (before === undefined) return ids.length === 0 ? noIds : ids
  return before.length === ids.length && before.every((id, index) => id === ids[index]) ? before : ids
}

/** Works out what is shown: what passes the filter, by votes where the board is shown so. */
function shownOf(state: BoardState, old: Pick<BoardState, 'shownIds' | 'shownThemeIds'>): BoardState {
  const { notes, noteIds, themeIds, filter, scores } = state
  const isShown = noteTest(filter)
  const shown = (ids: readonly string[]) => {
    const passing = isFiltering(filter) ? ids.filter((id) => notes.has(id) && isShown(notes.get(id)!)) : ids
    return byScore(passing, scores)
  }
  const kept = <Key extends string>(
    lists: ReadonlyMap<Key, readonly string[]>,
    before: ReadonlyMap<Key, readonly string[]>,
    of: (ids: readonly string[]) => readonly string[],
  ) => new Map([...lists].map(([key, ids]) => [key, sameList(before.get(key), of(ids))]))
  return {
    ...state,
    shownIds: !isFiltering(filter) && scores === null ? noteIds : kept(noteIds, old.shownIds, shown),
    shownThemeIds: scores === null ? themeIds : kept(themeIds, old.shownThemeIds, (ids) => byScore(ids, scores)),
  }
}

/** Most votes first; equal ones, and those that were not voted on, keep the order of the board. */
export function byScore(ids: readonly string[], scores: ReadonlyMap<string, number> | null): readonly string[] {
  if (scores === null) return ids
  const scoreOf = (id: string) => scores.get(id) ?? Number.NEGATIVE_INFINITY
  const compare = (one: string, other: string) => {
    const [a, b] = [scoreOf(one), scoreOf(other)]
    return a === b ? 0 : b - a
  }
  return ids.toSorted(compare)
}

/** Whether a note meets every part of a filter. */
function noteTest(filter: NoteFilter): (note: Note) => boolean {
  const words = filter.words.trim()
  const number = /^c-?(\d+)$/i.exec(words)?.[1]
  const isWanted = (wanted: string | null, value: string | null) => wanted === null || wanted === value
  return (note) =>
    isWanted(filter.dimension, note.dimension) &&
    isWanted(filter.unitId, note.unitId) &&
    isWanted(filter.workingGroupId, note.workingGroupId) &&
    isWanted(filter.themeId, note.themeId) &&
    !(filter.isUngroupedOnly && note.themeId !== null) &&
    (words === '' || String(note.number) === number || matchesWords(note.text, words))
}

/** Ids of a zone's notes as the screen shows them: in each row theme by theme, then the ungrouped ones. */
export function shownIdsOfZone(state: BoardState, zoneId: string): string[] {
  const { shownThemeIds, shownIds, themes } = state
  return cellsOfZone(state, zoneId).flatMap((cell) => {
    const grouped = (shownThemeIds.get(cell) ?? noIds).filter((id) => themes.get(id)?.isCollapsed !== true)
    const places: PlaceKey[] = [...grouped.map((id): PlaceKey => `theme:${id}`), `zone:${cell}`]
    return places.flatMap((place) => shownIds.get(place) ?? [])
  })
}

/** The given notes in the order of the screen; those that are gone are left out. */
export function inBoardOrder(state: BoardState, ids: readonly string[]): string[] {
  const wanted = new Set(ids)
  const cells = state.zones.flatMap(({ id }) => cellsOfZone(state, id))
  const ordered = cells.flatMap((cell) =>
    placesOfCell(state, cell).flatMap((place) => state.noteIds.get(place) ?? noIds),
  )
  return ordered.filter((id) => wanted.has(id))
}

const placesOfCell = ({ themeIds }: BoardState, cell: string): PlaceKey[] => [
  ...(themeIds.get(cell) ?? noIds).map((id): PlaceKey => `theme:${id}`),
  `zone:${cell}`,
]

const countOfCells = (state: BoardState, cells: readonly string[], lists: BoardState['noteIds']): number =>
  cells.flatMap((cell) => placesOfCell(state, cell)).reduce((sum, place) => sum + (lists.get(place)?.length ?? 0), 0)

const countAll = (lists: BoardState['noteIds']) => [...lists.values()].reduce((sum, ids) => sum + ids.length, 0)

export const useNote = (store: BoardStore, id: string) => useStore(store, ({ notes }) => notes.get(id))
export const useTheme = (store: BoardStore, id: string) => useStore(store, ({ themes }) => themes.get(id))
export const useZones = (store: BoardStore) => useStore(store, ({ zones }) => zones)
export const useRows = (store: BoardStore) => useStore(store, ({ rows }) => rows)
export const useThemeIds = (store: BoardStore, zoneId: string) =>
  useStore(store, ({ shownThemeIds }) => shownThemeIds.get(zoneId) ?? noIds)
export const useShownIds = (store: BoardStore, place: PlaceKey) =>
  useStore(store, ({ shownIds }) => shownIds.get(place) ?? noIds)
export const useNoteCount = (store: BoardStore, place: PlaceKey) =>
  useStore(store, ({ noteIds }) => noteIds.get(place)?.length ?? 0)
export const useFilter = (store: BoardStore) => useStore(store, ({ filter }) => filter)
/** False while the board is shown by votes: a drop then has no place among the others. */
export const useHasOwnOrder = (store: BoardStore) => useStore(store, ({ scores }) => scores === null)
export const useIsFaceDown = (store: BoardStore) => useStore(store, ({ board }) => board?.isFaceDown === true)

/** All notes of a zone, and how many of them the filter shows. */
export function useZoneCounts(store: BoardStore, zoneId: string): { count: number; shownCount: number } {
  const count = useStore(store, (state) => countOfCells(state, cellsOfZone(state, zoneId), state.noteIds))
  const shownCount = useStore(store, (state) => countOfCells(state, cellsOfZone(state, zoneId), state.shownIds))
  return { count, shownCount }
}

/** All notes of a cell. */
export const useCellCount = (store: BoardStore, cell: string) =>
  useStore(store, (state) => countOfCells(state, [cell], state.noteIds))

/** Whether there is something below the rows: notes that were imported without one, or whose row is gone. */
export const useHasNotesBelow = (store: BoardStore) =>
  useStore(store, (state) => state.zones.some(({ id }) => countOfCells(state, [id], state.noteIds) > 0))

/** All notes of the board, and how many of them the filter shows. */
export function useBoardCounts(store: BoardStore): { count: number; shownCount: number } {
  const count = useStore(store, ({ notes }) => notes.size)
  const shownCount = useStore(store, ({ shownIds }) => countAll(shownIds))
  return { count, shownCount }
}

/** The first words of a folded theme's notes, in one line. */
export const useFirstTexts = (store: BoardStore, themeId: string) =>
  useStore(store, ({ notes, noteIds }) =>
    (noteIds.get(`theme:${themeId}`) ?? noIds)
      .slice(0, 3)
      .map((id) => notes.get(id)?.text.slice(0, 60) ?? '')
      .join(' · '),
  )
