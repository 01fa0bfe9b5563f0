import { appError, type AppError } from '#shared/schema/errors.ts'

/** Failed tries of a secret (the booth's PIN, a slip's code), to slow guessing down. */
export interface Tries {
  failedCount: number
  blockedUntilMs: number
}

const mostTries = 5
const waitMs = 30_000

export const noTries = (): Tries => ({ failedCount: 0, blockedUntilMs: 0 })

/** TOO_MANY_TRIES with the seconds to wait, or null when another try is free. */
export function blockOf(tries: Tries, nowMs: number): AppError | null {
  const leftMs = tries.blockedUntilMs - nowMs
  // A clock set back must not lock anybody out for longer than the wait itself.
  if (leftMs <= 0 || leftMs > waitMs) return null
  return appError('TOO_MANY_TRIES', { waitSeconds: Math.ceil(leftMs / 1000) })
}

/** Counts a failed try; five in a row cost half a minute. @returns TOO_MANY_TRIES after the fifth, else null */
export function countFailure(tries: Tries, nowMs: number): AppError | null {
  tries.failedCount += 1
  if (tries.failedCount < mostTries) return null
  tries.failedCount = 0
  tries.blockedUntilMs = nowMs + waitMs
  return appError('TOO_MANY_TRIES', { waitSeconds: waitMs / 1000 })
}

export function forgetTries(tries: Tries): void {
  tries.failedCount = 0
  tries.blockedUntilMs = 0
}
