import { QueryObserver } from '@tanstack/react-query'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type FacilitatorClient, setApi } from '#renderer/app/api.ts'
import { queryClient } from '#renderer/app/live.ts'
import { analysisKey, fetchAnalysis, refreshAnalysis } from '#renderer/features/analysis/analysis-cache.ts'
import { setWeight } from '#renderer/features/analysis/commands.ts'
import type { AnalysisView } from '#shared/contract/analysis.ts'

const activityId = 'activity'

/** An answer that is given when the test says so. */
function later<T>() {
  let give!: (value: T) => void
  const answer = new Promise<T>((resolve) => (give = resolve))
  return { answer, give }
}

const viewWith = (weight: number | null) =>
  ({
    analysis: { factors: [{ id: 'f', themeId: 'S1', isIncluded: true, weight, rating: 3 }], strategies: [] },
  }) as unknown as AnalysisView

const shownWeight = () =>
  queryClient
    .getQueryData<AnalysisView>(analysisKey(activityId))
    ?.analysis.factors.find(({ themeId }) => themeId === 'S1')?.weight

describe('analysis on the page', () => {
  beforeEach(() => queryClient.clear())

  it('M54: keeps what is entered over an answer that is older', async () => {
    const commit = later<undefined>()
    const old = later<AnalysisView>()
    const answers = [Promise.resolve(viewWith(0.1)), old.answer, Promise.resolve(viewWith(0.2))]
    setApi({
      analysis: { get: () => answers.shift(), setWeight: () => commit.answer },
    } as unknown as FacilitatorClient)
    const ask = () =>
      queryClient.fetchQuery({
        queryKey: analysisKey(activityId),
        queryFn: () => fetchAnalysis(activityId),
        staleTime: 0,
      })
    await ask()
    const saved = setWeight(activityId, 'S1', 0.2)
    expect(shownWeight()).toBe(0.2)
    const asked = ask()
    old.give(viewWith(0.1))
    await asked
    expect(shownWeight()).toBe(0.2)
    commit.give(undefined)
    expect(await saved).toBe(true)
    expect(shownWeight()).toBe(0.2)
  })

  it('M54: keeps what was entered over an answer asked for before the commit that comes after it', async () => {
    const commit = later<undefined>()
    const old = later<AnalysisView>()
    const answers = [Promise.resolve(viewWith(0.1)), old.answer, Promise.resolve(viewWith(0.2))]
    setApi({
      analysis: { get: () => answers.shift(), setWeight: () => commit.answer },
    } as unknown as FacilitatorClient)
    const screen = new QueryObserver(queryClient, {
      queryKey: analysisKey(activityId),
      queryFn: () => fetchAnalysis(activityId),
    })
    onTestFinished(screen.subscribe(() => undefined))
    await vi.waitFor(() => expect(shownWeight()).toBe(0.1))
    const saved = setWeight(activityId, 'S1', 0.2)
    // Something else was changed as well: the page asks, and the core answers only after the commit.
    void refreshAnalysis(activityId)
    expect(answers).toHaveLength(1)
    commit.give(undefined)
    expect(await saved).toBe(true)
    old.give(viewWith(0.1))
    await new Promise((resolve) => setTimeout(resolve))
    expect(shownWeight()).toBe(0.2)
    expect(answers).toEqual([])
  })
})
