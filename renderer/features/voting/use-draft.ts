import { useRef, useState } from 'react'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { RoundDraft, RoundView } from '#shared/contract/voting.ts'
import { consistent, draftOf } from './draft.ts'
import { knownRound, refreshRounds } from './use-rounds.ts'

/**
 * A draft under the hand: every change is shown at once and stored as one step that can be undone. Changes made while an
 * earlier one is still on its way are stored in order; a refusal shows what the core holds again. What the core holds is
 * read where the answers are kept, for the page hears of an answer a moment after it is there: from the older view a stored
 * change would be taken back before the eyes, and under the hand that already makes the next.
 * @see tests/SPEC.md V450
 */
export function useDraft(view: RoundView) {
  const { run } = useCommand()
  const [pending, setPending] = useState<RoundDraft | null>(null)
  const latest = useRef<RoundDraft | null>(null)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const stored = () => draftOf(knownRound(view))
  const draft = pending ?? stored()

  const change = (decide: (draft: RoundDraft) => RoundDraft) => {
    const before = latest.current ?? stored()
    const next = consistent(decide(before))
    if (next === before) return
    latest.current = next
    setPending(next)
    const store = async () => {
      await run(() => api.rounds.redraft({ roundId: view.round.id, draft: next }))
      await refreshRounds(view.round.activityId)
      if (latest.current !== next) return
      latest.current = null
      setPending(null)
    }
    queue.current = queue.current.then(store)
  }
  /** Resolves when everything changed so far is stored. */
  const settled = () => queue.current
  return { draft, change, settled }
}
