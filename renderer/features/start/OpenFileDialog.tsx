import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecentFile } from '#shared/contract/app.ts'
import styles from './start.module.css'

interface OpenFileDialogProps {
  isOpen: boolean
  files: readonly RecentFile[]
  onClose: () => void
  onChoose: (path: string) => void
}

/** Chooses a file where the platform has no dialog of its own: from the workshop folder, or by its path. */
export function OpenFileDialog({ isOpen, files, onClose, onChoose }: OpenFileDialogProps) {
  const { t } = useTranslation(['start', 'common'])
  const [path, setPath] = useState('')
  const present = files.filter((file) => !file.isMissing)
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('openDialog.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <p className={styles.hint}>{t('openDialog.intro')}</p>
        {present.length === 0 && <p className={styles.hint}>{t('openDialog.none')}</p>}
        <ul className={styles.list}>
          {present.map((file) => (
            <li key={file.path}>
              <Button fullWidth variant="subtle" color="gray" justify="start" onClick={() => onChoose(file.path)}>
                {file.fileName}
              </Button>
            </li>
          ))}
        </ul>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (path.trim() !== '') onChoose(path.trim())
          }}
        >
          <Group align="end" wrap="nowrap">
            <TextInput
              style={{ flex: 1 }}
              label={t('openDialog.path')}
              placeholder={t('openDialog.pathPlaceholder')}
              value={path}
              onChange={(event) => setPath(event.currentTarget.value)}
            />
            <Button type="submit" disabled={path.trim() === ''}>
              {t('openDialog.open')}
            </Button>
          </Group>
        </form>
      </Stack>
    </Modal>
  )
}
