import { QueryClient } from '@tanstack/react-query'
import type { AnyLiveEvent, Topic } from '#shared/schema/live.ts'

/**
 * The page's cache of what the core holds. The first part of each query key is the topic of `LiveEvent` whose commits
 * make it stale: `['people']`, `['rounds', activityId]`. Nothing is refetched on a timer.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
})

type Listener = (event: AnyLiveEvent) => void
const listeners = new Set<Listener>()

/** Hears every commit; stores of cards apply the patches that it carries. @returns stops listening */
export function onLive(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Topics whose queries are kept up to date by patches, not by refetching. */
const patched: ReadonlySet<Topic> = new Set(['notes', 'programmes'])

/**
 * Queries that name more than one topic: the frame of the room shows agenda, people and the state of the file, and the
 * wall follows the activity that is open.
 */
const alsoStale: Partial<Record<Topic, Topic[]>> = { agenda: ['workshop', 'wall'], people: ['workshop'] }

/** Brings the page up to date with one event. */
export function applyLive(event: AnyLiveEvent): void {
  const isHello = event.kind === 'hello'
  for (const topic of event.topics) {
    if (isHello || !patched.has(topic)) void queryClient.invalidateQueries({ queryKey: [topic] })
    for (const other of alsoStale[topic] ?? []) {
      if (!event.topics.includes(other)) void queryClient.invalidateQueries({ queryKey: [other] })
    }
  }
  for (const listener of listeners) listener(event)
}

/** Follows the core's events for as long as the page lives; starts over whenever the stream breaks. */
export async function followLive(watch: (signal: AbortSignal) => Promise<AsyncIterable<AnyLiveEvent>>): Promise<never> {
  for (;;) {
    const abort = new AbortController()
    try {
      for await (const event of await watch(abort.signal)) applyLive(event)
    } catch {
      // The line broke. The first word after reconnecting is `hello`, which refetches whatever was missed.
    } finally {
      abort.abort()
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}
