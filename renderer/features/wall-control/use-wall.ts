import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#renderer/app/api.ts'
import { onLive, queryClient } from '#renderer/app/live.ts'
import type { WallSteering } from '#shared/contract/wall.ts'

/** How the wall is steered; undefined until known. Asked anew when the panel opens: themes that are made tell nobody. */
export function useSteering(): WallSteering | undefined {
  const query = { queryKey: ['wall', 'steering'], queryFn: () => api.wallSteering.get(), staleTime: 0 }
  return useQuery(query).data
}

/** As on the wall itself, the picture is looked at anew only so often. */
const restMs = 200

/** What the wall shows, followed as long as the preview is open. */
export function useWallView() {
  const query = useQuery({ queryKey: ['wall', 'view'], queryFn: () => api.wallSteering.view(), staleTime: 0 })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // Any commit can show on the wall, and cards reach this window as patches: there is no topic to wait for.
    const stop = onLive(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        // With the steering: whether there is an analysis to show follows the board.
        void queryClient.invalidateQueries({ queryKey: ['wall'] })
      }, restMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
  return query
}
