import { useEffect, useRef, useState } from 'react'

/** After so long without any input the screen is cleared; the last seconds are counted down in sight. */
export const idleMs = 90_000
export const warnMs = 10_000

const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'input'] as const

/**
 * Watches for a voter who has walked away.
 * @returns seconds left once the last ten have begun, else null
 */
export function useIdle(isActive: boolean, onIdle: () => void): number | null {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const latest = useRef(onIdle)
  useEffect(() => {
    latest.current = onIdle
  })
  useEffect(() => {
    if (!isActive) return undefined
    // Not the wall clock: setting it back or forth must not clear or keep a ballot.
    let lastInput = performance.now()
    const noteInput = () => {
      lastInput = performance.now()
      setSecondsLeft(null)
    }
    for (const input of inputs) window.addEventListener(input, noteInput, { passive: true, capture: true })
    const timer = setInterval(() => {
      const leftMs = idleMs - (performance.now() - lastInput)
      if (leftMs <= 0) latest.current()
      else setSecondsLeft(leftMs <= warnMs ? Math.ceil(leftMs / 1000) : null)
    }, 250)
    return () => {
      for (const input of inputs) window.removeEventListener(input, noteInput, { capture: true })
      clearInterval(timer)
      setSecondsLeft(null)
    }
  }, [isActive])
  return isActive ? secondsLeft : null
}
