import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppInfo } from '#shared/contract/app.ts'
import { StationPage, useStation } from '../features/station-booth/StationPage.tsx'
import { StartScreen } from '../features/start/StartScreen.tsx'
import { Room } from '../room/Room.tsx'
import { cssVariables, theme } from '../ui/theme.ts'
import styles from './app.module.css'
import { api } from './api.ts'
import type { Connection } from './client.ts'
import { ConnectionContext } from './connection.ts'
import { switchTexts } from './i18n.ts'
import { queryClient } from './live.ts'
import { giveWayToDialogs } from './notify.ts'
import { useWorkshopView } from './use-workshop-view.ts'

interface AppProps {
  info: AppInfo
  nonce: string
  onConnection: (listener: (connection: Connection) => void) => () => void
}

/** The facilitator's window: the start screen, or the room of the open workshop. */
export function App({ info, nonce, onConnection }: AppProps) {
  const [connection, setConnection] = useState<Connection>('connecting')
  useEffect(() => onConnection(setConnection), [onConnection])
  return (
    <QueryClientProvider client={queryClient}>
      <ConnectionContext value={connection}>
        <Themed info={info} nonce={nonce} />
      </ConnectionContext>
    </QueryClientProvider>
  )
}

function Themed({ info, nonce }: { info: AppInfo; nonce: string }) {
  const { data = info } = useQuery({ queryKey: ['app', 'info'], queryFn: () => api.app.info(), initialData: info })
  const { locale, theme: chosen } = data.preferences
  useEffect(() => void switchTexts(locale), [locale])
  useEffect(() => giveWayToDialogs(), [])
  const scheme = useScheme(chosen)
  useEffect(() => {
    document.documentElement.dataset['theme'] = scheme
  }, [scheme])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={scheme}
      getStyleNonce={() => nonce}
    >
      <Notifications position="bottom-right" limit={3} className={styles.notices} />
      <Content info={data} />
    </MantineProvider>
  )
}

/** The theme to show: as chosen, or as the computer prefers. */
function useScheme(chosen: AppInfo['preferences']['theme']): 'light' | 'dark' {
  const [prefersDark, setPrefersDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => setPrefersDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  if (chosen !== 'auto') return chosen
  return prefersDark ? 'dark' : 'light'
}

function Content({ info }: { info: AppInfo }) {
  const { t } = useTranslation('common')
  const { data: view } = useWorkshopView()
  const station = useStation()
  if (view === undefined || station === undefined) return <p className={styles.loading}>{t('loading')}</p>
  if (station !== null) return <StationPage />
  return view === null ? <StartScreen info={info} /> : <Room view={view} info={info} />
}
