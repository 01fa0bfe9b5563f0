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
 * Reads the clock of an activity, in whole seconds as the room's own clock shows them.
 * @returns null for an activity without a planned length
 */
export function readTimer(activity: Timed, nowMs: number): TimerReading | null {
  if (activity.minutes === 0) return null
  const runningMs = activity.timerStartedAtMs === null ? 0 : Math.max(0, nowMs - activity.timerStartedAtMs)
  const leftMs = activity.minutes * 60_000 - activity.timerElapsedMs - runningMs
  const seconds = Math.floor(Math.abs(leftMs) / 1000)
  return {
    minutes: Math.floor(seconds / 60),
    seconds: seconds % 60,
    isOver: leftMs < 0,
    isPaused: activity.timerStartedAtMs === null && activity.timerElapsedMs > 0,
  }
}
