import { useEffect, useState } from 'react'
import type { wallContract } from '#shared/contract/index.ts'
import type { WallView } from '#shared/contract/wall.ts'
import type { Connection, Link } from '../app/client.ts'

export type WallLink = Link<typeof wallContract>

/** Between two looks at the core: a room that types fast must not keep the wall measuring pages. */
const restMs = 120
const reconnectMs = 300
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** What the wall shows, kept fresh. When the line breaks, the last picture stays. */
export function useWallView(link: WallLink): { view: WallView | null; isOnline: boolean } {
  const [view, setView] = useState<WallView | null>(null)
  const [connection, setConnection] = useState<Connection>('connecting')
  useEffect(() => link.onConnection(setConnection), [link])
  useEffect(() => {
    const abort = new AbortController()
    void follow(link, abort.signal, setView)
    return () => abort.abort()
  }, [link])
  useScreenSize(link, connection)
  return { view, isOnline: connection === 'open' }
}

/** Looks once after any number of knocks that came while it looked. */
async function follow(link: WallLink, signal: AbortSignal, show: (view: WallView) => void): Promise<void> {
  while (!signal.aborted) {
    const stream = new AbortController()
    const stop = () => stream.abort()
    signal.addEventListener('abort', stop)
    try {
      let isStale = false
      let looking: Promise<void> | null = null
      const look = async () => {
        while (isStale && !stream.signal.aborted) {
          isStale = false
          const view = await link.client.wall.view()
          if (!signal.aborted) show(view)
          await pause(restMs)
        }
      }
      for await (const _ of await link.client.wall.watch(undefined, { signal: stream.signal })) {
        isStale = true
        looking ??= look()
          .catch(stop) // The line broke in the middle; start over.
          .finally(() => {
            looking = null
          })
      }
    } catch {
      // The line broke; the picture stays until it is back.
    } finally {
      stop()
      signal.removeEventListener('abort', stop)
    }
    await pause(reconnectMs)
  }
}

/** Tells the core the size of the picture, so that the facilitator's preview breaks pages alike. */
function useScreenSize(link: WallLink, connection: Connection): void {
  useEffect(() => {
    if (connection !== 'open') return
    const tell = () => {
      const { innerWidth, innerHeight } = window
      if (innerWidth < 100 || innerHeight < 100) return
      link.client.wall.fit({ widthPx: innerWidth, heightPx: innerHeight }).catch(() => {
        // Only the preview would differ; the next connection tells it again.
      })
    }
    tell()
    window.addEventListener('resize', tell)
    return () => window.removeEventListener('resize', tell)
  }, [link, connection])
}
