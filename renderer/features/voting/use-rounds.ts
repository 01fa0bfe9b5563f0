import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#renderer/app/api.ts'
import { onLive, queryClient } from '#renderer/app/live.ts'
import type { OptionCandidate, RoundView } from '#shared/contract/voting.ts'
import { useWorkshopView } from '#renderer/app/use-workshop-view.ts'

const none: RoundView[] = []
const noCandidates: OptionCandidate[] = []

/** The rounds of an activity, kept up to date while people vote. */
export function useRounds(activityId: string): { isLoading: boolean; rounds: RoundView[] } {
  const { data, isPending } = useQuery({
    queryKey: ['rounds', activityId],
    queryFn: () => api.rounds.list({ activityId }),
  })
  // A ballot touches the roll only; how many have voted is part of the rounds.
  useEffect(
    () =>
      onLive(({ topics }) => {
        if (topics.includes('roll')) void refreshRounds(activityId)
      }),
    [activityId],
  )
  return { isLoading: isPending, rounds: data ?? none }
}

export const refreshRounds = (activityId: string) => queryClient.invalidateQueries({ queryKey: ['rounds', activityId] })

/** The newest answer about a round that was seen as `view`; the view itself when there is none. */
export function knownRound(view: RoundView): RoundView {
  const rounds = queryClient.getQueryData<RoundView[]>(['rounds', view.round.activityId]) ?? none
  return rounds.find(({ round }) => round.id === view.round.id) ?? view
}

/** What can be voted on; read anew whenever an editor opens, for notes reach the page as patches. */
export function useCandidates(): OptionCandidate[] {
  const { data } = useQuery({
    queryKey: ['candidates'],
    queryFn: () => api.rounds.candidates(),
    staleTime: 0,
  })
  return data ?? noCandidates
}

/** Whom an opening by attendance would entitle; null until known. */
export function useElectorate(activityId: string) {
  const { data } = useQuery({
    queryKey: ['people', 'electorate', activityId],
    queryFn: () => api.rounds.electorate({ activityId }),
  })
  return data ?? null
}

export function useWorkshop() {
  return useWorkshopView().data?.workshop ?? null
}
