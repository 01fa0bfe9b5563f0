import { api } from '#renderer/app/api.ts'
import { queryClient } from '#renderer/app/live.ts'
import type { AnalysisView } from '#shared/contract/analysis.ts'
import type { Factor } from '#shared/schema/analysis.ts'

interface FactorChange {
  activityId: string
  themeId: string
  patch: Partial<Factor>
}

/** Changes that the core has not answered yet, the first made first. */
const underWay = new Set<FactorChange>()

export const analysisKey = (activityId: string) => ['analysis', activityId]

/** The analysis as the core holds it, with the changes of this page that are still on their way to it. */
export async function fetchAnalysis(activityId: string): Promise<AnalysisView> {
  const view = await api.analysis.get({ activityId })
  return [...underWay].filter((change) => change.activityId === activityId).reduce(withChange, view)
}

export const refreshAnalysis = (activityId: string) =>
  queryClient.invalidateQueries({ queryKey: analysisKey(activityId) })

/**
 * Shows a factor as it will be, before the core has answered: answers that come meanwhile may be older than the change,
 * so it is laid over them too.
 * @returns to be called once the core has answered
 */
export function showAtOnce(change: FactorChange): () => void {
  underWay.add(change)
  queryClient.setQueryData(
    analysisKey(change.activityId),
    (view: AnalysisView | undefined) => view && withChange(view, change),
  )
  return () => underWay.delete(change)
}

function withChange(view: AnalysisView, { themeId, patch }: FactorChange): AnalysisView {
  const { factors } = view.analysis
  const old = factors.find((factor) => factor.themeId === themeId)
  const untouched = { isIncluded: true, weight: null, rating: null, weightRoundId: null, ratingRoundId: null }
  const next: Factor = { id: `new ${themeId}`, themeId, ...untouched, ...old, ...patch }
  const others = factors.filter((factor) => factor.themeId !== themeId)
  return { ...view, analysis: { ...view.analysis, factors: [...others, next] } }
}
