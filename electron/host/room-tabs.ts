import type { RoomTab } from '#shared/contract/room-tab.ts'
import type { App } from '../core/app.ts'
import { boothSession, checkBoothPin, isBoothGuarded } from '../core/booth.ts'
import { secret } from './tickets.ts'

/**
 * Which tabs of the browser are the room. All tabs share one jar of cookies, so whoever votes in the booth's tab could
 * type the room's address. The room's channel and its downloads therefore ask for a key that lies in the tab itself
 * (`sessionStorage`), where no other tab and no reload of the booth can reach it.
 */
export class RoomTabs {
  readonly #app: App
  readonly #keys = new Set<string>()

  /** Set when a booth comes in by its one-time address, until one is left with the PIN. */
  isBoothOpen = false

  constructor(app: App) {
    this.#app = app
  }

  has(key: string | undefined): key is string {
    return key !== undefined && this.#keys.has(key)
  }

  /**
   * Answers a tab that wants to be the room. One that was the room goes on; another one needs the booth's PIN while a
   * booth is open, and its wrong tries count together with those at the booth.
   * @param held the key that the tab kept, if any
   * @param pin null when the tab has not asked anybody yet
   */
  admit(held: string | undefined, pin: string | null): RoomTab {
    if (this.has(held)) return { key: held }
    if (this.isBoothOpen && isBoothGuarded(this.#app)) {
      const { locale, theme } = this.#app.settings.preferences()
      if (pin === null) return { key: null, refusal: null, locale, theme }
      const checked = checkBoothPin(this.#app, pin, boothSession(this.#app)?.now() ?? Date.now())
      if (!checked.ok) return { key: null, refusal: checked.error, locale, theme }
    }
    const key = secret()
    this.#keys.add(key)
    return { key }
  }
}
