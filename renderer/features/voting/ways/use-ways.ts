import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#renderer/app/api.ts'
import { onLive, queryClient } from '#renderer/app/live.ts'
import type { WaysView } from '#shared/contract/voting-ways.ts'

/** Roll, papers, stations and hands of a round, kept up to date while people vote; undefined until known. */
export function useWays(roundId: string): WaysView | undefined {
  const { data } = useQuery({ queryKey: ['ways', roundId], queryFn: () => api.ways.view({ roundId }) })
  useEffect(
    () =>
      onLive(({ topics }) => {
        if (topics.includes('roll')) void refreshWays(roundId)
      }),
    [roundId],
  )
  return data
}

export const refreshWays = (roundId: string) => queryClient.invalidateQueries({ queryKey: ['ways', roundId] })
