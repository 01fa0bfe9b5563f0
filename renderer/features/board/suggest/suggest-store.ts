import { useStore } from 'zustand'
import { type StoreApi, createStore } from 'zustand/vanilla'
import { type DuplicateGroup, pairKey } from '#shared/domain/duplicates.ts'
import type { ThemeSuggestion } from '#shared/domain/suggestions/suggest-themes.ts'
import { type BoardStore, inBoardOrder } from '../board-store.ts'
import type { Answer, Question } from './suggest-worker.ts'

export type SuggestView = 'themes' | 'duplicates'

interface SuggestState {
  /** The view that the panel shows; null while it is closed. */
  readonly view: SuggestView | null
  /** Null until the thread has answered. */
  readonly suggestions: readonly ThemeSuggestion[] | null
  readonly duplicates: readonly DuplicateGroup[]
  readonly duplicateIds: ReadonlySet<string>
  readonly isFailed: boolean
}

export type SuggestStore = StoreApi<SuggestState> & {
  /** Begins to watch the board. @returns stops watching and ends the thread */
  watch(): () => void
  show(view: SuggestView | null): void
  /** Turns down what these keys stand for, until the app is closed. */
  dismiss(keys: readonly string[]): void
  /** Says that notes are not the same, until the app is closed. */
  dismissDuplicates(noteIds: readonly string[]): void
  /** Takes an accepted suggestion off the list before the board has changed. */
  drop(key: string): void
}

/** What was turned down, by activity: kept while the app is open, also when the room looks at another board. */
const dismissals = new Map<string, { keys: Set<string>; pairs: Set<string> }>()

const noIds: ReadonlySet<string> = new Set()
/** How long the board must be still before it is looked through, in milliseconds. */
const stillMs = { open: 120, closed: 1500 }

/** Suggestions for one board, worked out in a thread of their own whenever the board has changed. */
export function createSuggestStore(activityId: string, board: BoardStore): SuggestStore {
  const store = createStore<SuggestState>(() => ({
    view: null,
    suggestions: null,
    duplicates: [],
    duplicateIds: noIds,
    isFailed: false,
  }))
  const dismissed = dismissals.get(activityId) ?? { keys: new Set<string>(), pairs: new Set<string>() }
  dismissals.set(activityId, dismissed)
  let worker: Worker | null = null
  let isWorking = false
  /** The board changed while the thread worked: its answer is shown, and it is asked again. */
  let isStale = false
  /** The board has changed since what is known was asked for. */
  let isOutdated = true
  let timer: ReturnType<typeof setTimeout> | undefined

  const take = ({ suggestions, duplicates }: Answer) => {
    const ids = new Set(duplicates.flatMap(({ noteIds }) => noteIds))
    const { duplicateIds } = store.getState()
    store.setState({ suggestions, duplicates, duplicateIds: isSameSet(ids, duplicateIds) ? duplicateIds : ids })
  }
  const ask = () => {
    const state = board.getState()
    if (state.board === null || state.board.isFaceDown) {
      return store.setState({ suggestions: [], duplicates: [], duplicateIds: noIds })
    }
    if (isWorking) {
      isStale = true
      return undefined
    }
    worker ??= startWorker()
    isWorking = true
    isOutdated = false
    const question: Question = {
      notes: inBoardOrder(state, [...state.notes.keys()]).map((id) => {
        const { zoneId, rowId, themeId, text } = state.notes.get(id)!
        return { id, zoneId, rowId, themeId, text }
      }),
      themes: [...state.themes.values()].map(({ id, zoneId, rowId, title }) => ({ id, zoneId, rowId, title })),
      dismissedKeys: dismissed.keys,
      dismissedPairs: dismissed.pairs,
    }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    return worker.postMessage(question)
  }
  const askSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(ask, store.getState().view === null ? stillMs.closed : stillMs.open)
  }
  const startWorker = () => {
    const started = new Worker(new URL('suggest-worker.ts', import.meta.url), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      isWorking = false
      // To whoever waits for the first answer, one about an older board is none.
      if (!isOutdated || store.getState().suggestions !== null) take(data)
      if (isStale) {
        isStale = false
        askSoon()
      }
    })
    started.addEventListener('error', () => {
      stopWorker()
      store.setState({ isFailed: true })
    })
    return started
  }
  const stopWorker = () => {
    worker?.terminate()
    worker = null
    isWorking = false
    isStale = false
  }

  return Object.assign(store, {
    watch() {
      const stop = board.subscribe((state, before) => {
        const isFlipped = state.board?.isFaceDown !== before.board?.isFaceDown
        if (state.notes === before.notes && state.themes === before.themes && !isFlipped) return
        isOutdated = true
        askSoon()
      })
      askSoon()
      return () => {
        stop()
        clearTimeout(timer)
        stopWorker()
      }
    },
    show(view: SuggestView | null) {
      const isOpening = store.getState().view === null
      // Nobody is to begin with a suggestion that a better one is about to push aside.
      const isWaiting = isOpening && view !== null && (isOutdated || isWorking)
      store.setState({ view, isFailed: false, ...(isWaiting && { suggestions: null }) })
      if (view !== null) askSoon()
    },
    dismiss(keys: readonly string[]) {
      for (const key of keys) dismissed.keys.add(key)
      askSoon()
    },
    dismissDuplicates(noteIds: readonly string[]) {
      for (const [index, id] of noteIds.entries()) {
        for (const other of noteIds.slice(index + 1)) dismissed.pairs.add(pairKey(id, other))
      }
      askSoon()
    },
    drop(key: string) {
      const { suggestions, duplicates } = store.getState()
      store.setState({
        suggestions: suggestions?.filter((suggestion) => suggestion.key !== key) ?? null,
        duplicates: duplicates.filter((group) => group.key !== key),
      })
    },
  })
}

const isSameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  one.size === other.size && one.isSubsetOf(other)

export const useSuggest = <T>(suggest: SuggestStore, select: (state: SuggestState) => T) => useStore(suggest, select)

/** Whether a note may say the same as another one. */
export const useIsDuplicate = (suggest: SuggestStore, noteId: string) =>
  useStore(suggest, ({ duplicateIds }) => duplicateIds.has(noteId))
