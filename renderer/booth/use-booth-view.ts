import { useEffect, useState } from 'react'
import type { BoothView } from '#shared/contract/voting.ts'
import type { Connection, Link } from '../app/client.ts'
import type { boothContract } from '#shared/contract/index.ts'

export type BoothLink = Link<typeof boothContract>

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What the booth may know, kept fresh: asked for again after each knock, and after every reconnection. */
export function useBoothView(link: BoothLink): { view: BoothView | null; isOnline: boolean } {
  const [view, setView] = useState<BoothView | null>(null)
  const [connection, setConnection] = useState<Connection>('connecting')
  useEffect(() => link.onConnection(setConnection), [link])
  useEffect(() => {
    const abort = new AbortController()
    void follow(link, abort.signal, setView)
    return () => abort.abort()
  }, [link])
  return { view, isOnline: connection === 'open' }
}

/** The counts anew; all of it where more than they changed. After a reconnection nothing of before is trusted. */
async function afterKnock({ client }: BoothLink, shown: BoothView | null): Promise<BoothView> {
  if (shown === null) return client.booth.view()
  const { roundId, revision, votedCount, entitledCount } = await client.booth.progress()
  const isSame = roundId === (shown.round?.id ?? null) && revision === shown.revision
  return isSame ? { ...shown, votedCount, entitledCount } : client.booth.view()
}

async function follow(link: BoothLink, signal: AbortSignal, show: (view: BoothView) => void): Promise<void> {
  while (!signal.aborted) {
    try {
      let view: BoothView | null = null
      for await (const _ of await link.client.live.watch(undefined, { signal })) {
        view = await afterKnock(link, view)
        if (signal.aborted) return
        show(view)
      }
    } catch {
      // The line broke; the view on the screen stays until it is back.
    }
    await pause(300)
  }
}
