import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Refusal, refusalOf } from '#renderer/app/client.ts'
import { onLive, queryClient } from '#renderer/app/live.ts'
import type { AnalysisView } from '#shared/contract/analysis.ts'
import { type SwotAnalysis, analyseSwot } from '#shared/domain/analysis/swot.ts'
import { type TowsStrategy, towsMatrix } from '#shared/domain/analysis/tows.ts'
import type { TowsCell } from '#shared/schema/analysis.ts'
import type { Topic } from '#shared/schema/live.ts'
import { analysisKey, fetchAnalysis } from './analysis-cache.ts'

/** The analysis of a board and what follows from it. */
export interface LoadedAnalysis {
  view: AnalysisView
  swot: SwotAnalysis
  tows: Record<TowsCell, TowsStrategy[]>
}

/** Subjects beside its own that the analysis shows something of. */
const alsoShown: readonly Topic[] = ['notes', 'boards', 'rounds', 'programmes']

// Followed for as long as the page lives: themes are made while the board itself is shown, not its analysis.
onLive(({ topics }) => {
  if (alsoShown.some((topic) => topics.includes(topic))) void queryClient.invalidateQueries({ queryKey: ['analysis'] })
})

/** The analysis of an activity's board, in step with the core; null until it is there. */
export function useAnalysis(activityId: string): {
  analysis: LoadedAnalysis | null
  refusal: Refusal | null
  retry: () => void
} {
  const query = useQuery({ queryKey: analysisKey(activityId), queryFn: () => fetchAnalysis(activityId) })
  const view = query.data
  const analysis = useMemo(() => {
    if (view === undefined) return null
    const swot = analyseSwot(view, view.analysis)
    return { view, swot, tows: towsMatrix(swot, view.analysis) }
  }, [view])
  return {
    analysis,
    refusal: query.error === null || view !== undefined ? null : refusalOf(query.error),
    retry: () => void query.refetch(),
  }
}
