import { Button, Group, Modal, Progress } from '@mantine/core'
import { IconDoorEnter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { onLive, queryClient } from '#renderer/app/live.ts'
import { download, openPage } from '#renderer/app/room-tab.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import css from './station.module.css'

const refresh = () => queryClient.invalidateQueries({ queryKey: ['app', 'station'] })

/** The station whose file is open on this computer; null for none, undefined until known. */
export function useStation() {
  const { data } = useQuery({ queryKey: ['app', 'station'], queryFn: () => api.stationBooth.view() })
  useEffect(
    () =>
      onLive(({ topics }) => {
        if (topics.includes('roll') || topics.includes('workshop')) void refresh()
      }),
    [],
  )
  return data
}

/** For the helper at a station: how many have voted, the booth, and in the end its box. */
export function StationPage() {
  const { t } = useTranslation('ways')
  const station = useStation()
  const { run, isBusy } = useCommand()
  const [isAsking, setIsAsking] = useState(false)
  const [savedPath, setSavedPath] = useState<string | null>(null)
  if (station === undefined || station === null) return null
  const { label, regency, number, question, isEnded, votedCount, entitledCount } = station

  const openBooth = async () => {
    const opened = await run(() => api.app.openWindow({ kind: 'booth' }))
    if (opened !== undefined && opened.url !== null) openPage(opened.url, 'rembuk-booth')
  }
  const save = async () => {
    const saved = await run(() => api.stationBooth.saveBox())
    setIsAsking(false)
    if (saved === undefined) return
    setSavedPath(saved.path)
    await refresh()
    const { downloadUrl } = saved
    if (downloadUrl !== null) await run(() => download(downloadUrl))
  }
  return (
    <main className={css.page}>
      <p className={css.kicker}>{regency}</p>
      <h1>{t('station.title', { station: label })}</h1>
      <p className={css.note}>{t('station.about')}</p>
      <section className={css.card} aria-label={t('station.round', { number })}>
        <p className={css.kicker}>{t('station.round', { number })}</p>
        <h2 dir="auto">{question}</h2>
        <p className={css.count} aria-live="polite">
          {t('station.progress', { votedCount, entitledCount })}
        </p>
        <Progress
          value={entitledCount === 0 ? 0 : (votedCount / entitledCount) * 100}
          size="lg"
          radius="xl"
          aria-label={t('station.progress', { votedCount, entitledCount })}
        />
        {isEnded && <p className={css.ended}>{t('station.ended')}</p>}
        {savedPath !== null && <output className={css.saved}>{t('station.saved', { path: savedPath })}</output>}
        <Group>
          {!isEnded && (
            <Button size="md" leftSection={<IconDoorEnter size={18} />} onClick={() => void openBooth()}>
              {t('station.open')}
            </Button>
          )}
          <Button
            size="md"
            variant={isEnded ? 'filled' : 'default'}
            loading={isBusy}
            onClick={() => (isEnded ? void save() : setIsAsking(true))}
          >
            {t(isEnded ? 'station.saveAgain' : 'station.save')}
          </Button>
          <Button size="md" variant="subtle" onClick={() => void run(() => api.app.closeFile())}>
            {t('station.leave')}
          </Button>
        </Group>
      </section>
      {isAsking && (
        <Modal
          opened
          centered
          title={t('station.saveTitle')}
          closeButtonProps={{ 'aria-label': t('closeDialog') }}
          onClose={() => setIsAsking(false)}
        >
          <p>{t('station.progress', { votedCount, entitledCount })}</p>
          <p>{t('station.saveText')}</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setIsAsking(false)}>
              {t('station.notYet')}
            </Button>
            <Button loading={isBusy} onClick={() => void save()} data-autofocus>
              {t('station.saveConfirm')}
            </Button>
          </Group>
        </Modal>
      )}
    </main>
  )
}
