import { createContext, use } from 'react'
import type { Connection } from './client.ts'

export const ConnectionContext = createContext<Connection>('connecting')

/** Whether the core can be reached right now. */
export function useConnection(): Connection {
  return use(ConnectionContext)
}
