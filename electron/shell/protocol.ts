import crypto from 'node:crypto'
import type { Protocol } from 'electron'
import { servePage } from '../core/pages.ts'
import { appHost, appScheme } from './addresses.ts'

/** Makes `app:` a secure origin of its own, unlike `file:`. Called before the app is ready. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the built pages under `app://workshop/`, each load with a nonce of its own in its policy. */
export function serveAppScheme(protocol: Pick<Protocol, 'handle'>, pagesFolder: string): void {
  protocol.handle(appScheme, ({ url, method }) => {
    const { host, pathname } = new URL(url)
    if (host !== appHost || method !== 'GET') return new Response(null, { status: 404 })
    const nonce = crypto.randomBytes(18).toString('base64')
    const { status, headers, body } = servePage(pagesFolder, pathname, nonce)
    return new Response(body === null ? null : new Uint8Array(body), { status, headers })
  })
}
