import crypto from 'node:crypto'
import type { Role } from '#shared/contract/index.ts'

/** Long enough to walk to another browser with it; later it lies in a history or on a photograph. */
const lifeMs = 10 * 60_000

/** What nobody guesses: 192 bits, fit for an address. */
export const secret = (): string => crypto.randomBytes(24).toString('base64url')

/** One-time tokens for the pages of the roles. */
export class Tickets {
  readonly #issued = new Map<string, { role: Role; untilMs: number }>()

  issue(role: Role): string {
    const nowMs = Date.now()
    for (const [token, { untilMs }] of this.#issued) if (untilMs < nowMs) this.#issued.delete(token)
    const token = secret()
    this.#issued.set(token, { role, untilMs: nowMs + lifeMs })
    return token
  }

  /** Spends a token, unless it is of another role: that one still opens its own door. */
  redeem(token: string, role: Role): boolean {
    const issued = this.#issued.get(token)
    if (issued?.role !== role) return false
    this.#issued.delete(token)
    return issued.untilMs >= Date.now()
  }
}
