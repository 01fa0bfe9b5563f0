import type { CDPSession, Page } from '@playwright/test'

/** What `installProbes` leaves on a page. Times are epoch milliseconds, comparable between processes of one machine. */
export interface Probes {
  now(): number
  /** Of an event, in epoch milliseconds. */
  timeOf(event: Event): number
  /** The end of the frame in which `isTrue` first held; asked after every change of the document and at once. */
  painted(isTrue: () => boolean): Promise<number>
  /** Milliseconds from the next key to the end of the frame that shows what `isShown` asks for; `work` is done at the key. */
  afterKey(isShown: () => boolean, work?: () => void): { ms: Promise<number> }
  /** Times from a question to a thread of the page to its answer, in milliseconds. */
  threadTimes: number[]
  /** Gaps between frames until the function it answers is called; that gives them. */
  watchFrames(): () => number[]
}

declare global {
  interface Window {
    bench: Probes
  }
}

/** Runs in the page before its own scripts. Cheap while nothing is being waited for. */
export function installProbes(): void {
  const now = () => performance.timeOrigin + performance.now()
  const afterFrame = (then: () => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', then)
      channel.port1.start()
      channel.port2.postMessage(null)
    })
  const threadTimes: number[] = []
  const post = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage')!.value as (message: unknown) => void
  Worker.prototype.postMessage = function ask(this: Worker, message: unknown) {
    const startedAt = performance.now()
    this.addEventListener('message', () => threadTimes.push(performance.now() - startedAt), { once: true })
    post.call(this, message)
  }
  window.bench = {
    now,
    threadTimes,
    timeOf: (event) => performance.timeOrigin + event.timeStamp,
    painted: (isTrue) =>
      new Promise((resolve) => {
        const finish = () => afterFrame(() => resolve(now()))
        if (isTrue()) return finish()
        const observer = new MutationObserver(() => {
          if (!isTrue()) return
          observer.disconnect()
          finish()
        })
        observer.observe(document, { childList: true, subtree: true, attributes: true })
      }),
    afterKey: (isShown, work) => ({
      ms: new Promise((resolve) => {
        const start = (event: Event) => {
          work?.()
          // Asked when a frame has been shown: scrolling is no change of the document, and may come late in the frame.
          const ask = () => (isShown() ? resolve(performance.now() - event.timeStamp) : afterFrame(ask))
          afterFrame(ask)
        }
        window.addEventListener('keydown', start, { once: true, capture: true })
      }),
    }),
    watchFrames() {
      const gaps: number[] = []
      let last = performance.now()
      let isRunning = true
      const tick = () => {
        const at = performance.now()
        gaps.push(at - last)
        last = at
        if (isRunning) requestAnimationFrame(tick)
      }
      requestAnimationFrame(tick)
      return () => {
        isRunning = false
        return gaps.slice(1)
      }
    },
  }
}

/** Counts what React renders, by the hook that its developer tools use; must be installed before React starts. */
export function installRenderCounter(): void {
  interface Fiber {
    tag: number
    flags: number
    child: Fiber | null
    sibling: Fiber | null
    alternate: Fiber | null
    memoizedProps: Record<string, unknown> | null
  }
  const performedWork = 1
  const counts = { cardIds: [] as unknown[], commits: 0 }
  const isCard = (fiber: Fiber): boolean => fiber.tag === 5 && fiber.memoizedProps?.['data-card-id'] !== undefined
  /** The component that draws a card is the nearest one above the card's element. */
  const visit = (fiber: Fiber | null, hasRendered: boolean): void => {
    for (let at = fiber; at !== null; at = at.sibling) {
      const isComponent = at.tag === 0 || at.tag === 11 || at.tag === 14 || at.tag === 15
      const rendered = isComponent ? (at.flags & performedWork) !== 0 : hasRendered
      if (isCard(at) && hasRendered) counts.cardIds.push(at.memoizedProps?.['data-card-id'])
      if (at.alternate === null || at.child !== at.alternate.child) visit(at.child, rendered)
    }
  }
  Object.assign(window, {
    renderCounts: counts,
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: () => 1,
      onCommitFiberUnmount: () => undefined,
      onPostCommitFiberRoot: () => undefined,
      onCommitFiberRoot: (_id: number, root: { current: Fiber }) => {
        counts.commits += 1
        visit(root.current.child, false)
      },
    },
  })
}

/** Slows the page's processor down; 1 is as it is. */
export async function slowDown(page: Page, times: number): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: times })
  return cdp
}
