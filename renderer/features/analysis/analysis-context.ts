import { createContext, use } from 'react'
import type { LoadedAnalysis } from './use-analysis.ts'

export interface AnalysisContextValue extends LoadedAnalysis {
  activityId: string
  isReadOnly: boolean
}

export const AnalysisContext = createContext<AnalysisContextValue | null>(null)

/** The analysis that the screen is about. */
export function useLoaded(): AnalysisContextValue {
  const value = use(AnalysisContext)
  if (value === null) throw new Error('used outside an analysis')
  return value
}
