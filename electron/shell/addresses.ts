import type { WebFrameMain } from 'electron'
import type { Role } from '#shared/contract/index.ts'

export const appScheme = 'app'
export const appHost = 'workshop'

const pages = { facilitator: 'index.html', booth: 'booth.html', wall: 'wall.html' } satisfies Record<Role, string>

/** Where the page of a role lives. */
export function pageAddress(role: Role): string {
  return `${appScheme}://${appHost}/${pages[role]}`
}

/** True for addresses of our own pages; parsed, because a hostile address may contain ours as text. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost && url.username === ''
}

/** True for the top frame of our own page only; every handshake asks this before answering. */
export function isOwnPage(frame: Pick<WebFrameMain, 'parent' | 'url'> | null): boolean {
  return frame !== null && frame.parent === null && isOwnAddress(frame.url)
}

/** The address to hand to the browser, or null: only `https:`, and never one that carries a name and password. */
export function addressForBrowser(address: string): string | null {
  const url = URL.parse(address)
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null
  return url.href
}

/** What a page may load: itself, and what it made in memory. Everything else stays off the network. */
export function isAllowedRequest(address: string): boolean {
  const url = URL.parse(address)
  if (url === null) return false
  return isOwnAddress(address) || url.protocol === 'data:' || url.protocol === 'blob:' || url.protocol === 'devtools:'
}
