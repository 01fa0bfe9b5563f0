import { useQuery } from '@tanstack/react-query'
import { api } from '#renderer/app/api.ts'
import type { MinutesView } from '#shared/contract/minutes.ts'
import type { Round } from '#shared/schema/voting.ts'
import type { TimeZone } from '#shared/schema/vocabulary.ts'
import { useWorkshopView } from '#renderer/app/use-workshop-view.ts'

const nothing: MinutesView = { remarks: [], decisions: [], signatories: [] }

export interface MinutesData extends MinutesView {
  isLoading: boolean
  /** The zone in which the room's clock is read. */
  timeZone: TimeZone
}

/** The minutes of a stage, kept up to date with the core. */
export function useMinutes(stageId: string): MinutesData {
  const minutes = useQuery({ queryKey: ['minutes', stageId], queryFn: () => api.minutes.get({ stageId }) })
  const workshop = useWorkshopView()
  const timeZone = workshop.data?.workshop.timeZone ?? 'WIB'
  return { ...(minutes.data ?? nothing), isLoading: minutes.isPending, timeZone }
}

const noRounds: readonly Round[] = []

/** Closed votes of a stage: what a decision may say it was decided by. */
export function useClosedRounds(stageId: string): readonly Round[] {
  const rounds = useQuery({
    queryKey: ['rounds', 'closed', stageId],
    queryFn: async () => {
      const view = await api.workshop.get()
      if (view === null) return []
      const dayIds = new Set(view.days.filter((day) => day.stageId === stageId).map((day) => day.id))
      const votes = view.activities.filter((activity) => activity.kind === 'vote' && dayIds.has(activity.dayId))
      const lists = await Promise.all(votes.map(({ id }) => api.rounds.list({ activityId: id })))
      return lists
        .flat()
        .map(({ round }) => round)
        .filter((round) => round.state === 'closed')
    },
  })
  return rounds.data ?? noRounds
}
