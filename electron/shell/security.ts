import type { App, Session, Shell, WebContents } from 'electron'
import { addressForBrowser, isAllowedRequest, isOwnAddress } from './addresses.ts'

/** The permissions our pages need: full screen by key and the clipboard when the user copies a table. Nothing else. */
const grantedPermissions = new Set(['fullscreen', 'clipboard-sanitized-write'])

/**
 * Denies a session everything that this app does not need: permissions, devices, screen capture, the network, downloads
 * from elsewhere. Called before the first window.
 */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(grantedPermissions.has(permission) && isOwnAddress(details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => {
    return grantedPermissions.has(permission) && isOwnAddress(origin)
  })
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowedRequest(details.url) }))
  session.on('will-download', (event, item) => {
    if (!isAllowedRequest(item.getURL())) event.preventDefault()
  })
}

/**
 * Keeps one page where it is: no other address, no new window, no embedded page. It may load itself again. Links of ours
 * go to the browser.
 */
export function hardenContents(contents: WebContents, shell: Pick<Shell, 'openExternal'>): void {
  const openInBrowser = (address: string) => {
    const parsed = addressForBrowser(address)
    if (parsed !== null) void shell.openExternal(parsed)
  }
  contents.setWindowOpenHandler(({ url }) => {
    openInBrowser(url)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    if (isSamePage(event.url, contents.getURL())) return
    event.preventDefault()
    openInBrowser(event.url)
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isSamePage(event.url, contents.getURL())) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function isSamePage(address: string, present: string): boolean {
  return isOwnAddress(address) && isOwnAddress(present) && new URL(address).pathname === new URL(present).pathname
}

/** Hardens every page this app will ever have, whoever makes it. */
export function hardenApp(app: App, shell: Pick<Shell, 'openExternal'>): void {
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, shell))
}
