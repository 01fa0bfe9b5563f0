import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { RoomTab } from '#shared/contract/room-tab.ts'
import type { Role, boothContract, facilitatorContract, wallContract } from '#shared/contract/index.ts'
import { openSettings } from '#electron/core/settings.ts'
import { type Host, startHost } from '#electron/host.ts'
import { makeFolder, resourcesFolder } from './make-workshop.ts'

/** What each role's window may call. */
export interface Clients {
  facilitator: ContractRouterClient<typeof facilitatorContract>
  booth: ContractRouterClient<typeof boothContract>
  wall: ContractRouterClient<typeof wallContract>
}

export interface TestHost {
  host: Host
  origin: string
  folder: string
  /** Bugs that the host has told of. */
  errors: unknown[]
}

const page = '<!doctype html><meta name="nonce" content="__CSP_NONCE__"><title>Rembuk</title>'

/** The host with pages of its own, from its sources, in this process. */
export async function makeHost(): Promise<TestHost> {
  const folder = makeFolder()
  const rendererFolder = path.join(folder, 'renderer')
  fs.mkdirSync(path.join(rendererFolder, 'assets'), { recursive: true })
  for (const name of ['index.html', 'booth.html', 'wall.html']) fs.writeFileSync(path.join(rendererFolder, name), page)
  fs.writeFileSync(path.join(rendererFolder, 'assets/room-1a2b.js'), 'export {}')
  const errors: unknown[] = []
  const host = await startHost({
    version: '0.0.0-test',
    rendererFolder,
    resourcesFolder,
    exportWorkerPath: '',
    workshopFolder: path.join(folder, 'Rembuk'),
    settings: openSettings(path.join(folder, 'settings')),
    port: 0,
    showFolder: () => Promise.resolve(),
    onError: (error) => errors.push(error),
  })
  onTestFinished(() => host.close())
  return { host, origin: new URL(host.url).origin, folder, errors }
}

/** Spends a one-time address as a browser does. @returns the cookie that it is exchanged for */
export async function enter(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual' })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`no cookie for ${url}: ${answer.status}`)
  return cookie
}

/** Asks for the key of a tab of the room, as its page does. @param pin the booth's PIN, when one is asked for */
export async function askForKey(
  origin: string,
  cookie: string,
  sent: { key?: string; pin?: string } = {},
): Promise<RoomTab> {
  const headers = {
    origin,
    cookie,
    ...(sent.key === undefined ? {} : { 'x-rembuk-tab': sent.key }),
    ...(sent.pin === undefined ? {} : { 'x-rembuk-pin': sent.pin }),
  }
  const { status, body } = await request(origin, '/tab', { method: 'POST', headers })
  if (status !== 200) throw new Error(`no answer for this tab: ${status}`)
  return JSON.parse(body) as RoomTab
}

/** The same where nothing is in the way. */
export async function keyOf(origin: string, cookie: string): Promise<string> {
  const { key } = await askForKey(origin, cookie)
  if (key === null) throw new Error('a booth is open')
  return key
}

/** Opens a WebSocket with exactly these headers. @returns the status of the refusal, or the open socket */
export function knock(url: string, headers: Record<string, string>): Promise<number | WebSocket> {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false })
  onTestFinished(() => socket.terminate())
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => resolve(0))
  })
}

/** A window of this role, connected as its page is. */
export async function connect<R extends Role>(
  url: string,
  role: R,
): Promise<{ client: Clients[R]; socket: WebSocket; cookie: string }> {
  const { origin, host } = new URL(url)
  const cookie = await enter(url)
  const tab = role === 'facilitator' ? `?tab=${await keyOf(origin, cookie)}` : ''
  const socket = await knock(`ws://${host}/rpc/${role}${tab}`, { cookie, origin })
  if (typeof socket === 'number') throw new Error(`the host refused: ${socket}`)
  const link = new RPCLink({ websocket: socket })
  return { client: createORPCClient<Clients[R]>(link), socket, cookie }
}

export interface RawAnswer {
  status: number
  headers: http.IncomingHttpHeaders
  body: string
}

/** One request with its path exactly as given: nothing tidies it up on the way. */
export function request(
  origin: string,
  rawPath: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const call = http.request({ hostname, port, path: rawPath, agent: false, ...options }, (response) => {
      let body = ''
      response.on('data', (bytes: Buffer) => (body += bytes.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    call.on('error', reject)
    call.end()
  })
}
