import { createContext, use } from 'react'
import type { SelectionStore } from '#renderer/ui/sorting/selection.ts'
import type { Unit } from '#shared/schema/workshop.ts'

/** What every part of the sorting screen needs; its identity changes only when one of these does. */
export interface SortingContextValue {
  selection: SelectionStore
  units: readonly Unit[]
  /** Year B of the plan; null until the workshop is known. */
  firstPlanYear: number | null
  isReadOnly: boolean
  openDetails: (programmeId: string) => void
}

export const SortingContext = createContext<SortingContextValue | null>(null)

export function useSorting(): SortingContextValue {
  const value = use(SortingContext)
  if (value === null) throw new Error('outside of the sorting screen')
  return value
}
