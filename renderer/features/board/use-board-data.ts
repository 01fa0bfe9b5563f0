import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#renderer/app/api.ts'
import { type Refusal, refusalOf } from '#renderer/app/client.ts'
import { onLive } from '#renderer/app/live.ts'
import type { BoardStore } from './board-store.ts'

/** Keeps the store of a board in step with the core: fetched once, then patched by every commit. */
export function useBoardData(
  store: BoardStore,
  activityId: string,
): { isLoading: boolean; refusal: Refusal | null; retry: () => void } {
  const query = useQuery({
    queryKey: ['boards', activityId],
    queryFn: async () => (await store.fetch(() => api.boards.get({ activityId }))).board.id,
    // The cards live in the store of this screen; a board that was left and comes back fetches them anew.
    gcTime: 0,
  })

  useEffect(
    () =>
      onLive((event) => {
        if (event.kind === 'change') store.apply(event)
      }),
    [store],
  )

  return {
    isLoading: query.isPending,
    refusal: query.error === null || query.data !== undefined ? null : refusalOf(query.error),
    retry: () => void query.refetch(),
  }
}
