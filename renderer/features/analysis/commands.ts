import { api } from '#renderer/app/api.ts'
import { refusalOf } from '#renderer/app/client.ts'
import { showRefusal } from '#renderer/app/notify.ts'
import type { Factor } from '#shared/schema/analysis.ts'
import { refreshAnalysis, showAtOnce } from './analysis-cache.ts'

/** Sends a change. A refusal is said in a sentence and the core's state is shown again. @returns whether it was saved */
export async function send(activityId: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    showRefusal(refusalOf(error), error)
    await refreshAnalysis(activityId)
    return false
  }
}

/** Sends a change of a factor that the page shows already. @see tests/SPEC.md M54 */
async function sendShown(
  activityId: string,
  themeId: string,
  patch: Partial<Factor>,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const answered = showAtOnce({ activityId, themeId, patch })
  try {
    await work()
    // An answer that was asked for before the commit may still be on its way; this one is newer.
    await refreshAnalysis(activityId)
    answered()
    return true
  } catch (error) {
    answered()
    showRefusal(refusalOf(error), error)
    await refreshAnalysis(activityId)
    return false
  }
}

export const setWeight = (activityId: string, themeId: string, weight: number | null) =>
  sendShown(activityId, themeId, { weight, weightRoundId: null }, () => api.analysis.setWeight({ themeId, weight }))

export const setRating = (activityId: string, themeId: string, rating: number | null) =>
  sendShown(activityId, themeId, { rating, ratingRoundId: null }, () => api.analysis.setRating({ themeId, rating }))

export const setIncluded = (activityId: string, themeId: string, isIncluded: boolean) =>
  sendShown(activityId, themeId, { isIncluded }, () => api.analysis.setIncluded({ themeId, isIncluded }))
