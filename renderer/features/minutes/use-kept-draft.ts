import { type SetStateAction, useCallback, useState } from 'react'

/** What is being typed, by the field it is typed in. Lives as long as the window. */
const kept = new Map<string, unknown>()

/**
 * A state that outlives its page: words that were typed and not yet given to the core are still there after a look at
 * the attendance list. Setting it to `empty` forgets it.
 * @param key names the field, with the stage or activity it belongs to
 */
export function useKeptDraft<T>(key: string, empty: T): [T, (next: SetStateAction<T>) => void] {
  const [, paint] = useState(0)
  const draft = kept.has(key) ? (kept.get(key) as T) : empty
  const set = useCallback(
    (next: SetStateAction<T>) => {
      const before = kept.has(key) ? (kept.get(key) as T) : empty
      const after = typeof next === 'function' ? (next as (before: T) => T)(before) : next
      if (after === empty) kept.delete(key)
      else kept.set(key, after)
      paint((count) => count + 1)
    },
    [key, empty],
  )
  return [draft, set]
}
