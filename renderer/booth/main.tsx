import '@fontsource-variable/plus-jakarta-sans/index.css'
import '../ui/tokens.css'
import './page.css'
import i18next from 'i18next'
import { createRoot } from 'react-dom/client'
import { initReactI18next } from 'react-i18next'
import enBooth from '#shared/i18n/en/booth.json' with { type: 'json' }
import idBooth from '#shared/i18n/id/booth.json' with { type: 'json' }
import type { boothContract } from '#shared/contract/index.ts'
import { connect } from '../app/client.ts'
import { forgetKey } from '../app/room-tab.ts'
import { Booth } from './Booth.tsx'

// The booth carries its own texts only: it is up in a moment, also on the oldest laptop in the hall.
await i18next.use(initReactI18next).init({
  lng: 'id',
  fallbackLng: 'id',
  ns: ['booth'],
  resources: { id: { booth: idBooth }, en: { booth: enBooth } },
  interpolation: { escapeValue: false }, // React escapes
  returnNull: false,
})

// A key held down must not run through review and receipt into the next voter's screen.
window.addEventListener('keydown', stopHeldKeys, { capture: true })
function stopHeldKeys(event: KeyboardEvent): void {
  if (!event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return
  event.preventDefault()
  event.stopImmediatePropagation()
}

forgetKey()
const link = await connect<typeof boothContract>('booth')
createRoot(document.getElementById('root')!).render(<Booth link={link} />)
