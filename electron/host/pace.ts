import type { WebSocket } from 'ws'

/** What waits from a quiet time, and what comes back each second. A fast voter needs two messages in a second. */
const burst = 500
const perSecond = 100

/**
 * How many messages a role may still send. All its channels draw from the same account, so that connecting anew does not
 * fill it.
 */
export class Pace {
  #left = burst
  #atMs = performance.now()

  /**
   * Ends a channel that sends more than any page of ours would. What has already arrived on it is not read either: one
   * page must not keep the room waiting.
   */
  watch(channel: WebSocket): void {
    channel.on('message', () => {
      if (this.#take()) return
      channel.removeAllListeners('message')
      channel.terminate()
    })
  }

  #take(): boolean {
    const nowMs = performance.now()
    this.#left = Math.min(burst, this.#left + ((nowMs - this.#atMs) * perSecond) / 1000)
    this.#atMs = nowMs
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
