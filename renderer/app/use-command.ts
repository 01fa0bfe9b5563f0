import { useCallback, useState } from 'react'
import { refusalOf } from './client.ts'
import { showRefusal } from './notify.ts'

/**
 * Runs commands of the core from a component: one at a time counts as busy, and a refusal is shown as one sentence.
 * @returns `run(work)` answers the value, or undefined after a refusal
 */
export function useCommand(): {
  isBusy: boolean
  run: <T>(work: () => Promise<T>) => Promise<T | undefined>
} {
  const [busyCount, setBusyCount] = useState(0)
  const run = useCallback(async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusyCount((count) => count + 1)
    try {
      return await work()
    } catch (error) {
      showRefusal(refusalOf(error), error)
      return undefined
    } finally {
      setBusyCount((count) => count - 1)
    }
  }, [])
  return { isBusy: busyCount > 0, run }
}
