import type { WallView } from '#shared/contract/wall.ts'

type Timed = Pick<NonNullable<WallView['activity']>, 'minutes' | 'timerStartedAtMs' | 'timerElapsedMs'>

/** The clock of an activity as the hall reads it. */
export interface TimerReading {
  /** `24` and `10` of 24 minutes 10 seconds; what is over when it is late. */
  minutes: number
  seconds: number
  isOver: boolean
  /** Stopped in the middle; before the first start it is not paused, it waits. */
  isPaused: boolean
}

/**
 * Reads the clock of an activity. A second that has begun still counts: it starts at the full time and shows 00.00 at the
 * moment it ends.
 * @returns null for an activity without a planned length
 */
export function readTimer(activity: Timed, nowMs: number): TimerReading | null {
  if (activity.minutes === 0) return null
  const runningMs = activity.timerStartedAtMs === null ? 0 : Math.max(0, nowMs - activity.timerStartedAtMs)
  const leftSeconds = Math.ceil((activity.minutes * 60_000 - activity.timerElapsedMs - runningMs) / 1000)
  const seconds = Math.abs(leftSeconds)
  return {
    minutes: Math.floor(seconds / 60),
    seconds: seconds % 60,
    isOver: leftSeconds < 0,
    isPaused: activity.timerStartedAtMs === null && activity.timerElapsedMs > 0,
  }
}
