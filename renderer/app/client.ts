import { ORPCError, createORPCClient } from '@orpc/client'
import { RPCLink as MessagePortLink } from '@orpc/client/message-port'
import { RPCLink as WebSocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient, AnyContractRouter } from '@orpc/contract'
import { WebSocket as ReconnectingWebSocket } from 'partysocket'
import type { Role } from '#shared/contract/index.ts'
import type { ErrorCode } from '#shared/schema/errors.ts'

/** What the preload of the Electron shell leaves on the page; absent in a browser. */
declare global {
  interface Window {
    rembukShell?: { isElectron: true; requestPort(): void }
  }
}

/** Whether the core can be reached; windows show it and hold back what would be lost. */
export type Connection = 'connecting' | 'open' | 'closed'

export interface Link<Contract extends AnyContractRouter> {
  client: ContractRouterClient<Contract>
  /** Called with every change of the connection, at once with the present one. */
  onConnection(listener: (connection: Connection) => void): () => void
}

/** A call that has not been answered after this long counts as lost; writes that need longer are none of ours. */
const callTimeoutMs = 15_000

/**
 * Connects a page to the core: over the port that the preload hands over in Electron, over a WebSocket in a browser. The
 * socket reconnects by itself; the port lives as long as the app.
 * @param tabKey of a browser's tab that is the room
 */
export async function connect<Contract extends AnyContractRouter>(
  role: Role,
  tabKey: string | null = null,
): Promise<Link<Contract>> {
  const listeners = new Set<(connection: Connection) => void>()
  let connection: Connection = 'connecting'
  const tell = (next: Connection) => {
    connection = next
    for (const listener of listeners) listener(next)
  }
  const link =
    window.rembukShell === undefined ? overSocket(role, tabKey, tell) : await overPort(window.rembukShell, tell)
  return {
    client: createORPCClient<ContractRouterClient<Contract>>(link),
    onConnection(listener) {
      listeners.add(listener)
      listener(connection)
      return () => listeners.delete(listener)
    },
  }
}

function overSocket(role: Role, tabKey: string | null, tell: (connection: Connection) => void) {
  const address = new URL(`/rpc/${role}${tabKey === null ? '' : `?tab=${tabKey}`}`, window.location.href)
  address.protocol = 'ws:'
  const socket = new ReconnectingWebSocket(address.href, [], {
    minReconnectionDelay: 200,
    maxReconnectionDelay: 2000,
    // A call made while the line is down fails at once; nothing is sent later behind the user's back.
    maxEnqueuedMessages: 0,
  })
  socket.addEventListener('open', () => tell('open'))
  socket.addEventListener('close', () => tell('closed'))
  return new WebSocketLink({ websocket: socket as unknown as WebSocket, interceptors: [withTimeout] })
}

async function overPort(shell: { requestPort(): void }, tell: (connection: Connection) => void) {
  const port = await new Promise<MessagePort>((resolve) => {
    const receive = (event: MessageEvent) => {
      const handed = event.ports[0]
      if (event.source !== window || event.data !== 'rembuk-port' || handed === undefined) return
      window.removeEventListener('message', receive)
      resolve(handed)
    }
    window.addEventListener('message', receive)
    shell.requestPort()
  })
  port.addEventListener('close', () => tell('closed'))
  port.start()
  tell('open')
  return new MessagePortLink({ port, interceptors: [withTimeout] })
}

/** Streams live long; everything else is answered soon or counts as lost. */
async function withTimeout<T>(options: { path: readonly string[]; next: () => Promise<T> }): Promise<T> {
  const name = options.path.at(-1)
  if (name === 'watch' || name === 'run' || name === 'pickFile') return options.next()
  let timer: ReturnType<typeof setTimeout> | undefined
  const lost = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LostError()), callTimeoutMs)
  })
  try {
    return await Promise.race([options.next(), lost])
  } finally {
    clearTimeout(timer)
  }
}

/** The core did not answer: the line is down or the app has ended. */
export class LostError extends Error {}

/** A refusal of the core as the page shows it: the key of its sentence and the named values. */
export interface Refusal {
  code: ErrorCode | 'CONNECTION_LOST' | 'UNEXPECTED'
  data: Record<string, unknown>
}

/** Reads any error of a call as a refusal; what is none becomes one calm sentence. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ORPCError) {
    const { code, data, defined } = error as ORPCError<string, unknown>
    if (defined) return { code: code as ErrorCode, data: (data ?? {}) as Record<string, unknown> }
    if (code === 'BAD_REQUEST') return { code: 'INVALID_INPUT', data: { field: '' } }
    return { code: 'UNEXPECTED', data: {} }
  }
  return { code: 'CONNECTION_LOST', data: {} }
}
