import '@fontsource-variable/plus-jakarta-sans/index.css'
import '../ui/tokens.css'
import i18next from 'i18next'
import { createRoot } from 'react-dom/client'
import { initReactI18next } from 'react-i18next'
import type { wallContract } from '#shared/contract/index.ts'
import enDomain from '#shared/i18n/en/domain.json' with { type: 'json' }
import enResults from '#shared/i18n/en/results.json' with { type: 'json' }
import enWall from '#shared/i18n/en/wall.json' with { type: 'json' }
import idDomain from '#shared/i18n/id/domain.json' with { type: 'json' }
import idResults from '#shared/i18n/id/results.json' with { type: 'json' }
import idWall from '#shared/i18n/id/wall.json' with { type: 'json' }
import { connect } from '../app/client.ts'
import { forgetKey } from '../app/room-tab.ts'
import { Wall } from './Wall.tsx'
import { keepAwake } from './keep-awake.ts'

// The wall carries its own texts only, and no component library: it shows and never asks.
await i18next.use(initReactI18next).init({
  lng: 'id',
  fallbackLng: 'id',
  ns: ['wall', 'domain', 'results'],
  defaultNS: 'wall',
  resources: {
    id: { wall: idWall, domain: idDomain, results: idResults },
    en: { wall: enWall, domain: enDomain, results: enResults },
  },
  interpolation: { escapeValue: false }, // React escapes
  returnNull: false,
})

forgetKey()
keepAwake()
const link = await connect<typeof wallContract>('wall')
createRoot(document.getElementById('root')!).render(<Wall link={link} />)
