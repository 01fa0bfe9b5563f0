import { ORPCError } from '@orpc/client'
import type { RoomTab } from '#shared/contract/room-tab.ts'
import { offerFile } from './offer-file.ts'

// In a browser the room is a tab that has a key; the host asks for it with the channel and with every download. It lies
// in `sessionStorage`: a reload keeps it, and no other tab can read it. Electron knows its windows and needs none of this.

const storedAs = 'rembuk-room-tab'

/** Asks the host for the key of this tab. @param pin the booth's PIN as typed, null before it was asked for */
export async function askForKey(pin: string | null): Promise<RoomTab> {
  const kept = sessionStorage.getItem(storedAs)
  const headers = {
    ...(kept === null ? {} : { 'x-rembuk-tab': kept }),
    ...(pin === null ? {} : { 'x-rembuk-pin': pin }),
  }
  const response = await fetch('/tab', { method: 'POST', headers })
  if (!response.ok) throw new Error(`the host gave this tab no answer: ${response.status}`)
  const answer = (await response.json()) as RoomTab
  if (answer.key !== null) sessionStorage.setItem(storedAs, answer.key)
  return answer
}

/**
 * Opens the page of another role. A window that a script opens starts with a copy of `sessionStorage` and with a hand on
 * its opener; this one gets neither, or the room would lie open behind the booth. `noopener` would do the same, but hides
 * whether the browser blocked the window.
 * @returns false when the browser blocked it
 */
export function openPage(url: string, name: string, features = ''): boolean {
  const kept = sessionStorage.getItem(storedAs)
  sessionStorage.removeItem(storedAs)
  const opened = window.open(url, name, features)
  if (kept !== null) sessionStorage.setItem(storedAs, kept)
  if (opened === null) return false
  opened.opener = null
  return true
}

/** For the pages of booth and wall: whoever opened them in a tab of the room must not find its key there. */
export function forgetKey(): void {
  sessionStorage.removeItem(storedAs)
}

/**
 * Downloads a written file under its own name.
 * @param url as `downloadUrl` names it
 * @throws NOT_FOUND when the file is not there any more
 */
export async function download(url: string): Promise<void> {
  const response = await fetch(url, { headers: { 'x-rembuk-tab': sessionStorage.getItem(storedAs) ?? '' } })
  if (!response.ok) throw new ORPCError('NOT_FOUND', { defined: true })
  const name = /filename\*=UTF-8''(.+)$/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? ''
  offerFile(decodeURIComponent(name), await response.blob())
}
