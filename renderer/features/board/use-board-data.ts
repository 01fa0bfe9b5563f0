import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { type Refusal, refusalOf } from '#renderer/app/client.ts'
import { onLive } from '#renderer/app/live.ts'
import { showNotice } from '#renderer/app/notify.ts'
import type { BoardStore } from './board-store.ts'
import { ownMoves } from './commands.ts'
import { useNames } from './use-names.ts'

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

  const { t } = useTranslation('board')
  const { zoneTitle } = useNames()
  useEffect(
    () =>
      onLive((event) => {
        if (event.kind !== 'change') return
        const { notes, zones, rows } = store.getState()
        const [moved, ...others] = ownMoves.overruled(event.notes, notes, Date.now())
        store.apply(event)
        if (moved === undefined) return
        const zone = zones.find(({ id }) => id === moved.zoneId)
        const row = rows.find(({ id }) => id === moved.rowId)
        const place = [zone === undefined ? '' : zoneTitle(zone), row?.title ?? ''].filter((title) => title !== '')
        showNotice(
          others.length === 0
            ? t('movedElsewhere.one', { number: moved.number, zone: place.join(', ') })
            : t('movedElsewhere.many', { total: others.length + 1 }),
        )
      }),
    [store, t, zoneTitle],
  )

  return {
    isLoading: query.isPending,
    refusal: query.error === null || query.data !== undefined ? null : refusalOf(query.error),
    retry: () => void query.refetch(),
  }
}
