import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '#renderer/app/api.ts'
import { type Refusal, refusalOf } from '#renderer/app/client.ts'
import { showRefusal } from '#renderer/app/notify.ts'
import type { ExportProgress } from '#shared/contract/minutes.ts'
import type { ExportRequest } from '#shared/schema/record.ts'

export type ExportState =
  | { kind: 'idle' }
  | { kind: 'running'; progress: Extract<ExportProgress, { kind: 'progress' }> | null }
  | { kind: 'done'; result: Extract<ExportProgress, { kind: 'done' }> }
  | { kind: 'cancelled' }
  | { kind: 'refused'; refusal: Refusal }

/** Runs one export at a time. Leaving the page or cancelling ends it in the core as well; nothing half written remains. */
export function useExport() {
  const [state, setState] = useState<ExportState>({ kind: 'idle' })
  const abortRef = useRef<AbortController | null>(null)
  useEffect(() => () => abortRef.current?.abort(), [])

  const start = useCallback(async (request: ExportRequest & { version: number | null }) => {
    const abort = new AbortController()
    abortRef.current?.abort()
    abortRef.current = abort
    setState({ kind: 'running', progress: null })
    try {
      for await (const step of await api.exports.run(request, { signal: abort.signal })) {
        if (abort.signal.aborted) break
        setState(step.kind === 'done' ? { kind: 'done', result: step } : { kind: 'running', progress: step })
      }
      if (abort.signal.aborted) setState({ kind: 'cancelled' })
    } catch (error) {
      const refusal = refusalOf(error)
      const isCancelled = abort.signal.aborted || refusal.code === 'EXPORT_CANCELLED'
      setState(isCancelled ? { kind: 'cancelled' } : { kind: 'refused', refusal })
      if (!isCancelled) showRefusal(refusal, error)
    } finally {
      if (abortRef.current === abort) abortRef.current = null
    }
  }, [])
  const cancel = useCallback(() => abortRef.current?.abort(), [])
  return { state, start, cancel }
}
