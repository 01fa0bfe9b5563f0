import '@fontsource-variable/plus-jakarta-sans'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '../ui/tokens.css'
import { setNonce } from 'get-nonce'
import { createRoot } from 'react-dom/client'
import type { facilitatorContract } from '#shared/contract/index.ts'
import { App } from './App.tsx'
import { enterRoom } from './RoomDoor.tsx'
import { setApi } from './api.ts'
import { connect } from './client.ts'
import { startTexts } from './i18n.ts'
import { followLive } from './live.ts'

/** The nonce of this load, for the styles that Mantine makes at run time. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
setNonce(nonce)

const root = document.querySelector<HTMLElement>('#root')!
const tabKey = window.rembukShell === undefined ? await enterRoom(root) : null
const link = await connect<typeof facilitatorContract>('facilitator', tabKey)
setApi(link.client)
const info = await link.client.app.info()
await startTexts(info.preferences.locale)
void followLive((signal) => link.client.app.watch(undefined, { signal }))

createRoot(root).render(<App info={info} nonce={nonce} onConnection={link.onConnection} />)
