import { Button, Modal, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useCommand } from '../../app/use-command.ts'
import styles from './start.module.css'

/** Offers the backups of a file that cannot be opened any more. */
export function DamagedDialog({ path, onClose }: { path: string; onClose: () => void }) {
  const { t, i18n } = useTranslation(['start', 'common'])
  const { isBusy, run } = useCommand()
  const { data: backups } = useQuery({ queryKey: ['app', 'backups', path], queryFn: () => api.app.backups({ path }) })
  const format = new Intl.DateTimeFormat(i18n.language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
  })
  const restore = async (backupPath: string) => {
    const restored = await run(async () => {
      await api.app.restoreBackup({ path, backupPath })
      return true
    })
    if (restored === true) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('damaged.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <p className={styles.hint}>{t('damaged.text', { fileName: path.split(/[/\\]/).at(-1) ?? path })}</p>
        {backups?.length === 0 && <p className={styles.hint}>{t('damaged.none')}</p>}
        {backups?.slice(0, 6).map((backup, index) => (
          <Button
            key={backup.path}
            variant={index === 0 ? 'filled' : 'default'}
            loading={isBusy}
            onClick={() => void restore(backup.path)}
          >
            {t('damaged.restore', { when: format.format(backup.createdAtMs) })}
          </Button>
        ))}
      </Stack>
    </Modal>
  )
}
