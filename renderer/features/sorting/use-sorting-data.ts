import { useQuery } from '@tanstack/react-query'
import { api } from '#renderer/app/api.ts'
import { onLive, queryClient } from '#renderer/app/live.ts'
import type { Unit } from '#shared/schema/workshop.ts'
import { applyPatches, fetchProgrammes, forgetProgrammes } from './programme-store.ts'
import { useWorkshopView } from '#renderer/app/use-workshop-view.ts'

const noUnits: readonly Unit[] = []

// Followed for as long as the page lives, not only while the grid is shown: votes and imports add programmes as well.
onLive((event) => {
  if (event.kind !== 'change') return
  if (event.programmes.length > 0) return applyPatches(event.programmes)
  if (!event.topics.includes('programmes')) return
  // Named without its cards: another workshop was opened.
  forgetProgrammes()
  void queryClient.resetQueries({ queryKey: ['programmes'] })
})

/** The programmes are in their store once `isLoading` is over; units and the first plan year come along. */
export function useSortingData(): { isLoading: boolean; units: readonly Unit[]; firstPlanYear: number | null } {
  const list = useQuery({ queryKey: ['programmes'], queryFn: () => fetchProgrammes(() => api.programmes.list()) })
  const units = useQuery({ queryKey: ['people'], queryFn: () => api.people.get(), select: (view) => view.units })
  const workshop = useWorkshopView()
  return {
    isLoading: list.isPending,
    units: units.data ?? noUnits,
    firstPlanYear: workshop.data?.workshop.firstPlanYear ?? null,
  }
}
