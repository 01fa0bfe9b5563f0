import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#renderer/app/api.ts'
import { onLive, queryClient } from '#renderer/app/live.ts'
import type { Unit } from '#shared/schema/workshop.ts'
import { applyPatches, fetchProgrammes } from './programme-store.ts'

const noUnits: readonly Unit[] = []

/** Keeps the store of programmes in step with the core, and brings the units and the first plan year. */
export function useSortingData(): { isLoading: boolean; units: readonly Unit[]; firstPlanYear: number | null } {
  const list = useQuery({ queryKey: ['programmes'], queryFn: () => fetchProgrammes(() => api.programmes.list()) })
  const units = useQuery({ queryKey: ['people'], queryFn: () => api.people.get(), select: (view) => view.units })
  const workshop = useQuery({ queryKey: ['workshop'], queryFn: () => api.workshop.get() })

  useEffect(
    () =>
      onLive((event) => {
        if (event.kind !== 'change') return
        if (event.programmes.length > 0) applyPatches(event.programmes)
        // Named without its cards: another workshop was opened, everything is different.
        else if (event.topics.includes('programmes')) void queryClient.invalidateQueries({ queryKey: ['programmes'] })
      }),
    [],
  )

  return {
    isLoading: list.isPending,
    units: units.data ?? noUnits,
    firstPlanYear: workshop.data?.workshop.firstPlanYear ?? null,
  }
}
