import { type IpcMain, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron'
import type { Role } from '#shared/contract/index.ts'
import { isOwnPage } from './addresses.ts'

export interface PortsOptions {
  ipcMain: Pick<IpcMain, 'on'>
  roleOf: (contents: WebContents) => Role | null
  /** Puts the procedures of a role behind a port. */
  serve: (role: Role, port: MessagePortMain) => void
}

/**
 * Answers a page that asks for its port, once for each load. The page says nothing about itself: main knows which role
 * its window has. The port of an earlier load dies with that page, which ends its streams.
 */
export function handPorts({ ipcMain, roleOf, serve }: PortsOptions): void {
  ipcMain.on('rembuk:request-port', (event) => {
    const { senderFrame } = event
    if (senderFrame === null || !isOwnPage(senderFrame)) return
    const role = roleOf(event.sender)
    if (role === null) return
    const { port1, port2 } = new MessageChannelMain()
    serve(role, port1)
    port1.start()
    senderFrame.postMessage('rembuk:port', null, [port2])
  })
}
