import type { Display } from 'electron'
import { z } from 'zod'

/** A display as this computer remembers it. The id may change with a reboot, the name and size rarely do. */
export const KnownDisplay = z.object({ id: z.number(), label: z.string(), width: z.number(), height: z.number() })
export type KnownDisplay = z.infer<typeof KnownDisplay>

type Candidate = Pick<Display, 'id' | 'label' | 'size' | 'internal'>

export function asKnown(display: Candidate): KnownDisplay {
  return { id: display.id, label: display.label, width: display.size.width, height: display.size.height }
}

/**
 * Chooses where the wall goes: the display it had last time; else an outside one; else the largest. Never the one that
 * the facilitator works on.
 * @returns null when there is no other display: one projector, mirrored, or none
 */
export function chooseWallDisplay<D extends Candidate>(
  displays: readonly D[],
  roomDisplayId: number,
  remembered: KnownDisplay | null,
): D | null {
  const free = displays.filter((display) => display.id !== roomDisplayId)
  const byId = free.find((display) => remembered !== null && display.id === remembered.id)
  const bySight = free.find(
    (display) =>
      remembered !== null &&
      display.label === remembered.label &&
      display.size.width === remembered.width &&
      display.size.height === remembered.height,
  )
  const area = ({ size }: Candidate) => size.width * size.height
  const [best] = free.toSorted((a, b) => Number(a.internal) - Number(b.internal) || area(b) - area(a))
  return byId ?? bySight ?? best ?? null
}

type Bounds = { x: number; y: number; width: number; height: number }

/** Bounds of last time, or null where no display shows enough of them any more to grab the window. */
export function stillVisible(bounds: Bounds | null, displays: readonly Pick<Display, 'workArea'>[]): Bounds | null {
  if (bounds === null) return null
  const grip = 80
  const isReachable = displays.some(({ workArea }) => {
    const width = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x)
    const height = Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y)
    return width >= grip && height >= grip && bounds.y >= workArea.y
  })
  return isReachable ? bounds : null
}
