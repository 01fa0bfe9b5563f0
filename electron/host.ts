import crypto from 'node:crypto'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import { type Role, roles } from '#shared/contract/index.ts'
import { type App, type Platform, makeApp } from './core/app.ts'
import { closeFile } from './core/files.ts'
import { servePage } from './core/pages.ts'
import type { Settings } from './core/settings.ts'
import { Pace } from './host/pace.ts'
import { RoomTabs } from './host/room-tabs.ts'
import { Tickets, secret } from './host/tickets.ts'
import { boothRouter, facilitatorRouter, wallRouter } from './rpc/router.ts'

/** Where things lie, and what the surroundings can do. */
export interface HostOptions {
  version: string
  /** Built pages. */
  rendererFolder: string
  resourcesFolder: string
  exportWorkerPath: string
  workshopFolder: string
  settings: Settings
  /** 0 takes any free port. */
  port: number
  showFolder: (folder: string) => Promise<void>
  /** Bugs and broken disks, in full; refusals never come here. */
  onError: (error: unknown) => void
}

/** The core served to a browser on this computer. */
export interface Host {
  readonly app: App
  /** Opens the room once, in the browser that uses it first. */
  readonly url: string
  /** Another one-time address, for another browser. */
  newUrl(role: Role): string
  close(): Promise<void>
}

/** Room for a paste of 5 MB and a file to import; for the largest ballot (300 options, seven criteria) at the booth. */
const maxMessageBytes: Record<Role, number> = {
  facilitator: 24 * 1024 * 1024,
  booth: 256 * 1024,
  wall: 256 * 1024,
}
/** The answer to a booth that is left goes out before its channel ends. */
const lastWordMs = 500
const pages: Record<Role, string> = { facilitator: '/index.html', booth: '/booth.html', wall: '/wall.html' }

/**
 * Serves the same pages and the same core as Electron on `127.0.0.1`. Each role has its own cookie, given in exchange for
 * a one-time token in the address; a WebSocket must bring the cookie of its role, our Host and our Origin, and that of the
 * room also the key of its tab (`RoomTabs`). A booth ends when it is left: its cookie is worth nothing any more.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const tickets = new Tickets()
  const downloads = new Map<string, string>()
  const keys: Record<Role, string> = { facilitator: secret(), booth: secret(), wall: secret() }
  let origin = ''

  const newUrl = (role: Role) => {
    return `${origin}/${role}?token=${tickets.issue(role)}`
  }
  const platform: Platform = {
    shell: 'browser',
    version: options.version,
    workshopFolder: options.workshopFolder,
    resourcesFolder: options.resourcesFolder,
    exportWorkerPath: options.exportWorkerPath,
    exportWorkplace: 'process',
    pickFile: null,
    showFolder: options.showFolder,
    openWindow: (kind) => Promise.resolve(newUrl(kind)),
    closeBooth: () => {
      tabs.isBoothOpen = false
      keys.booth = secret()
      const left = [...sockets.booth.clients]
      setTimeout(() => left.forEach((channel) => channel.close()), lastWordMs).unref()
    },
    offerDownload: (filePath) => {
      const id = secret()
      downloads.set(id, filePath)
      return `/download/${id}`
    },
  }
  const app = makeApp(platform, options.settings)
  const tabs = new RoomTabs(app)

  const server = http.createServer((request, response) => {
    try {
      answer(request, response)
    } catch (error) {
      options.onError(error)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    }
  })

  function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const isTabAsking = request.method === 'POST' && request.url === '/tab'
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    if (!isOurHost(request.headers.host) || !(isReading || isTabAsking)) {
      response.writeHead(403).end()
      return
    }
    if (isTabAsking) return answerTab(request, response)
    if (!URL.canParse(request.url ?? '/', origin)) {
      response.writeHead(400).end()
      return
    }
    const url = new URL(request.url ?? '/', origin)
    if (url.origin !== origin) {
      response.writeHead(404).end()
      return
    }
    const role = roles.find((candidate) => url.pathname === `/${candidate}`)
    if (url.pathname === '/') redirect(response, '/facilitator')
    else if (role !== undefined) answerPage(request, response, role, url.searchParams.get('token'))
    else if (url.pathname.startsWith('/download/')) answerDownload(request, response, url.pathname.slice(10))
    else if (url.pathname.endsWith('.html')) response.writeHead(404).end()
    else send(response, servePage(options.rendererFolder, url.pathname, ''))
  }

  function answerPage(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    role: Role,
    token: string | null,
  ): void {
    if (token !== null) {
      // Used once: whoever reads the address later, in a history or on a photograph, has nothing. A HEAD only looks.
      const granted = request.method === 'GET' && tickets.redeem(token, role)
      if (!granted && !hasKey(request, role)) return sendNotice(response, role)
      if (granted) {
        response.setHeader('set-cookie', `${cookieOf(role)}; Path=/; HttpOnly; SameSite=Strict`)
        if (role === 'booth') tabs.isBoothOpen = true
      }
      return redirect(response, `/${role}`)
    }
    if (!hasKey(request, role)) return sendNotice(response, role)
    send(response, servePage(options.rendererFolder, pages[role], crypto.randomBytes(16).toString('base64')))
  }

  /** A page of the room asks for the key of its tab, with the one that it kept and the PIN that somebody typed. */
  function answerTab(request: http.IncomingMessage, response: http.ServerResponse): void {
    if (request.headers.origin !== origin || !hasKey(request, 'facilitator')) {
      response.writeHead(403).end()
      return
    }
    const answer = tabs.admit(headerOf(request, 'x-rembuk-tab'), headerOf(request, 'x-rembuk-pin') ?? null)
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    response.end(JSON.stringify(answer))
  }

  /** The address alone opens nothing, for browsers list it; the page brings the key of its tab, which is in no list. */
  function answerDownload(request: http.IncomingMessage, response: http.ServerResponse, id: string): void {
    const filePath = downloads.get(id)
    const isRoom = hasKey(request, 'facilitator') && tabs.has(headerOf(request, 'x-rembuk-tab'))
    if (filePath === undefined || !isRoom || !fs.existsSync(filePath)) {
      response.writeHead(404).end()
      return
    }
    const name = encodeURIComponent(path.basename(filePath))
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    fs.createReadStream(filePath)
      .on('error', () => response.destroy())
      .pipe(response)
  }

  function isOurHost(host: string | undefined): boolean {
    return host !== undefined && `http://${host}` === origin
  }

  function hasKey(request: http.IncomingMessage, role: Role): boolean {
    const cookies = (request.headers.cookie ?? '').split(/; */)
    return cookies.some((cookie) => isSame(cookie, cookieOf(role)))
  }

  /** Browsers keep one jar for all ports of an address: the port in the name keeps two running hosts apart. */
  function cookieOf(role: Role): string {
    return `rembuk-${role}-${new URL(origin).port}=${keys[role]}`
  }

  const serverOf = (role: Role) => new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes[role] })
  const sockets = { facilitator: serverOf('facilitator'), booth: serverOf('booth'), wall: serverOf('wall') }
  const paces = { facilitator: null, booth: new Pace(), wall: new Pace() }
  const handlers = {
    facilitator: new RPCHandler(facilitatorRouter, { interceptors: [reporting(options.onError)] }),
    booth: new RPCHandler(boothRouter, { interceptors: [reporting(options.onError)] }),
    wall: new RPCHandler(wallRouter, { interceptors: [reporting(options.onError)] }),
  }
  server.on('upgrade', (request, socket, head) => {
    const [address, tab] = (request.url ?? '').split('?tab=')
    const role = roles.find((candidate) => address === `/rpc/${candidate}`)
    const isTab = role === 'facilitator' ? tabs.has(tab) : tab === undefined
    const isAllowed = isOurHost(request.headers.host) && request.headers.origin === origin
    if (role === undefined || !isTab || !isAllowed || !hasKey(request, role)) {
      // Node hands the bare socket over: a caller that hangs up now must not end the host with an unheard error.
      socket.on('error', () => socket.destroy())
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets[role].handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', () => ws.terminate())
      paces[role]?.watch(ws)
      void handlers[role].upgrade(ws, { context: { app } })
    })
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    app,
    url: newUrl('facilitator'),
    newUrl,
    async close() {
      for (const role of roles) for (const client of sockets[role].clients) client.terminate()
      closeFile(app)
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

const headerOf = (request: http.IncomingMessage, name: string) => request.headersDistinct[name]?.[0]

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && crypto.timingSafeEqual(a, b)
}

function redirect(response: http.ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).end()
}

function send(response: http.ServerResponse, page: ReturnType<typeof servePage>): void {
  response.writeHead(page.status, page.headers).end(page.body ?? undefined)
}

/** Somebody came without a key: the address was used already, is too old, or was opened in another browser. */
function sendNotice(response: http.ServerResponse, role: Role): void {
  const isRoom = role === 'facilitator'
  const next = isRoom ? 'Tutup Rembuk, jalankan lagi, lalu buka alamat yang baru.' : 'Buka lagi dari tab ruang.'
  const nextEn = isRoom ? 'Close Rembuk, start it again, and open the new address.' : 'Open it again from the room.'
  response.writeHead(403, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
  })
  response.end(
    `<!doctype html><html lang="id"><meta charset="utf-8"><title>Rembuk</title><h1>Rembuk</h1>
<p>Alamat ini sudah dipakai, kedaluwarsa, atau dibuka di peramban lain. ${next}</p>
<p lang="en">This address has been used, has expired, or was opened in another browser. ${nextEn}</p>`,
  )
}

/** Tells of bugs; declared refusals are answers, not errors. */
function reporting(onError: (error: unknown) => void) {
  return async <T>({ next }: { next: () => Promise<T> }): Promise<T> => {
    try {
      return await next()
    } catch (error) {
      const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
      if (status >= 500) onError(error)
      throw error
    }
  }
}
