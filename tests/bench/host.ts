import fs from 'node:fs'
import os from 'node:os'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { boothContract, facilitatorContract } from '#shared/contract/index.ts'

export type FacilitatorClient = ContractRouterClient<typeof facilitatorContract>
export type BoothClient = ContractRouterClient<typeof boothContract>

/** The cookie that a one-time address of the host grants. */
export async function redeem(url: string): Promise<{ name: string; value: string; origin: string; role: string }> {
  const answer = await fetch(url, { redirect: 'manual' })
  const [name, value] = (answer.headers.get('set-cookie') ?? '').split(';')[0]!.split('=')
  if (name === undefined || value === undefined) throw new Error(`the host gave no key for ${url}`)
  const { origin, pathname } = new URL(url)
  return { name, value, origin, role: pathname.slice(1) }
}

/** A client over the host's WebSocket, as a page has it. */
export async function connect<Client>(
  key: Awaited<ReturnType<typeof redeem>>,
): Promise<{ client: Client; close(): void }> {
  const { origin, role, name, value } = key
  const headers = { origin, cookie: `${name}=${value}` }
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc/${role}${await tabOf(key, headers)}`, { headers })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
  return { client: createORPCClient(link) as Client, close: () => socket.terminate() }
}

/** The room's channel asks for the key of its tab as well. */
async function tabOf({ origin, role }: { origin: string; role: string }, headers: Record<string, string>) {
  if (role !== 'facilitator') return ''
  const answer = await fetch(`${origin}/tab`, { method: 'POST', headers })
  return `?tab=${((await answer.json()) as { key: string }).key}`
}

/**
 * Memory of a process in MB (10⁶ bytes): what it holds now, and the most it ever held.
 * @returns null where the system does not tell
 */
export function memoryOf(pid: number): { nowMB: number; peakMB: number } | null {
  const status = os.platform() === 'linux' ? fs.readFileSync(`/proc/${pid}/status`, 'utf8') : ''
  const read = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1])
  const [now, peak] = [read('VmRSS'), read('VmHWM')]
  return Number.isNaN(now) ? null : { nowMB: (now * 1024) / 1e6, peakMB: (peak * 1024) / 1e6 }
}
