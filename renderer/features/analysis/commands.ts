import { api } from '#renderer/app/api.ts'
import { refusalOf } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/live.ts'
import { showRefusal } from '#renderer/app/notify.ts'
import type { AnalysisView } from '#shared/contract/analysis.ts'
import type { Factor } from '#shared/schema/analysis.ts'
import { analysisKey } from './use-analysis.ts'

/** Sends a change. A refusal is said in a sentence and the core's state is shown again. @returns whether it was saved */
export async function send(activityId: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    showRefusal(refusalOf(error), error)
    await queryClient.invalidateQueries({ queryKey: analysisKey(activityId) })
    return false
  }
}

/** Shows a factor as it will be, before the core has answered; the commit's own event then brings what was saved. */
function showAtOnce(activityId: string, themeId: string, patch: Partial<Factor>): void {
  // An answer under way is older than this; it is dropped at once, nothing is waited for.
  void queryClient.cancelQueries({ queryKey: analysisKey(activityId) })
  queryClient.setQueryData(analysisKey(activityId), (view: AnalysisView | undefined) => {
    if (view === undefined) return view
    const { factors } = view.analysis
    const old = factors.find((factor) => factor.themeId === themeId)
    const untouched = { isIncluded: true, weight: null, rating: null, weightRoundId: null, ratingRoundId: null }
    const next: Factor = { id: `new ${themeId}`, themeId, ...untouched, ...old, ...patch }
    const others = factors.filter((factor) => factor.themeId !== themeId)
    return { ...view, analysis: { ...view.analysis, factors: [...others, next] } }
  })
}

export function setWeight(activityId: string, themeId: string, weight: number | null): Promise<boolean> {
  showAtOnce(activityId, themeId, { weight, weightRoundId: null })
  return send(activityId, () => api.analysis.setWeight({ themeId, weight }))
}

export function setRating(activityId: string, themeId: string, rating: number | null): Promise<boolean> {
  showAtOnce(activityId, themeId, { rating, ratingRoundId: null })
  return send(activityId, () => api.analysis.setRating({ themeId, rating }))
}

export function setIncluded(activityId: string, themeId: string, isIncluded: boolean): Promise<boolean> {
  showAtOnce(activityId, themeId, { isIncluded })
  return send(activityId, () => api.analysis.setIncluded({ themeId, isIncluded }))
}
