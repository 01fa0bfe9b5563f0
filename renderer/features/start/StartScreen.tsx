import { ActionIcon, Button, SegmentedControl, UnstyledButton } from '@mantine/core'
import { IconFilePlus, IconFolderOpen, IconSparkles, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppInfo, RecentFile } from '#shared/contract/app.ts'
import { romanNumeral } from '#shared/domain/words.ts'
import { api } from '../../app/api.ts'
import { refusalOf } from '../../app/client.ts'
import { showRefusal } from '../../app/notify.ts'
import { useCommand } from '../../app/use-command.ts'
import { DamagedDialog } from './DamagedDialog.tsx'
import { NewWorkshopDialog } from './NewWorkshopDialog.tsx'
import { OpenFileDialog } from './OpenFileDialog.tsx'
import styles from './start.module.css'

/** The first screen: make, open or try a workshop. */
export function StartScreen({ info }: { info: AppInfo }) {
  const { t, i18n } = useTranslation('start')
  const [dialog, setDialog] = useState<'new' | 'open' | null>(null)
  const [damagedPath, setDamagedPath] = useState<string | null>(null)
  const { isBusy, run } = useCommand()
  const { data: files } = useQuery({ queryKey: ['app', 'recentFiles'], queryFn: () => api.app.recentFiles() })

  const open = async (path: string) => {
    try {
      await api.app.openFile({ path })
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal.code === 'FILE_DAMAGED') setDamagedPath(path)
      else showRefusal(refusal, error)
    }
  }
  const pick = async () => {
    if (!info.hasDialogs) return setDialog('open')
    const path = await run(() => api.app.pickFile())
    if (path !== undefined && path !== null) await open(path)
  }

  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <h1 className={styles.brand}>Rembuk</h1>
        <p className={styles.tagline}>{t('tagline')}</p>
      </header>
      <div className={styles.actions}>
        <BigButton
          icon={<IconFilePlus size={28} />}
          title={t('new')}
          hint={t('newHint')}
          onClick={() => setDialog('new')}
          isMain
        />
        <BigButton
          icon={<IconFolderOpen size={28} />}
          title={t('open')}
          hint={t('openHint')}
          onClick={() => void pick()}
        />
        <BigButton
          icon={<IconSparkles size={28} />}
          title={t('sample')}
          hint={t('sampleHint')}
          isBusy={isBusy}
          onClick={() => void run(() => api.app.openSample())}
        />
      </div>
      <section aria-labelledby="recent" className={styles.recent}>
        <h2 id="recent">{t('recent')}</h2>
        {files?.length === 0 && <p className={styles.empty}>{t('recentEmpty')}</p>}
        <ul>
          {files?.map((file) => (
            <RecentRow key={file.path} file={file} onOpen={() => void open(file.path)} />
          ))}
        </ul>
      </section>
      <footer className={styles.footer}>
        <span>{t('folder', { folder: info.folder })}</span>
        <span className={styles.spring} />
        <SegmentedControl
          size="xs"
          aria-label={t('theme')}
          value={info.preferences.theme}
          onChange={(theme) => void run(() => api.app.setPreferences({ theme: theme }))}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`theme_${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('language')}
          value={info.preferences.locale}
          onChange={(locale) => void run(() => api.app.setPreferences({ locale: locale }))}
          data={[
            { value: 'id', label: i18n.getFixedT('id', 'start')('languageName') },
            { value: 'en', label: i18n.getFixedT('en', 'start')('languageName') },
          ]}
        />
      </footer>
      <NewWorkshopDialog isOpen={dialog === 'new'} onClose={() => setDialog(null)} />
      <OpenFileDialog
        isOpen={dialog === 'open'}
        files={files ?? []}
        onClose={() => setDialog(null)}
        onChoose={(path) => {
          setDialog(null)
          void open(path)
        }}
      />
      {damagedPath !== null && <DamagedDialog path={damagedPath} onClose={() => setDamagedPath(null)} />}
    </main>
  )
}

interface BigButtonProps {
  icon: React.ReactNode
  title: string
  hint: string
  onClick: () => void
  isMain?: boolean
  isBusy?: boolean
}

function BigButton({ icon, title, hint, onClick, isMain = false, isBusy = false }: BigButtonProps) {
  return (
    <UnstyledButton
      className={styles.big}
      data-main={isMain || undefined}
      onClick={onClick}
      disabled={isBusy}
      aria-busy={isBusy}
    >
      {icon}
      <span>
        <strong>{title}</strong>
        <small>{hint}</small>
      </span>
    </UnstyledButton>
  )
}

function RecentRow({ file, onOpen }: { file: RecentFile; onOpen: () => void }) {
  const { t, i18n } = useTranslation('start')
  const { run } = useCommand()
  const when =
    file.openedAtMs === null
      ? t('neverOpened')
      : t('openedAt', {
          when: new Intl.DateTimeFormat(i18n.language === 'id' ? 'id-ID' : 'en-GB', {
            dateStyle: 'long',
            timeStyle: 'short',
          }).format(file.openedAtMs),
        })
  const stage =
    file.stageReached === 0 ? t('notStarted') : t('stageReached', { stage: romanNumeral(file.stageReached) })
  const name = file.fileName.replace(/\.rembuk$/i, '')
  return (
    <li className={styles.row} data-missing={file.isMissing || undefined}>
      <Button
        variant="subtle"
        color="gray"
        justify="start"
        className={styles.rowButton}
        disabled={file.isMissing}
        onClick={onOpen}
      >
        <span className={styles.rowText}>
          <strong>{name}</strong>
          <small>
            {file.isMissing
              ? t('missing')
              : [file.regency, file.year, file.openedAtMs === null ? null : stage, when].filter(Boolean).join(' · ')}
          </small>
        </span>
      </Button>
      {file.openedAtMs !== null && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('forget', { name })}
          onClick={() => void run(() => api.app.forgetFile({ path: file.path }))}
        >
          <IconX size={16} />
        </ActionIcon>
      )}
    </li>
  )
}
