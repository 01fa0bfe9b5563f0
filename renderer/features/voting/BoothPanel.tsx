import { Button } from '@mantine/core'
import { IconDoorEnter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { openPage } from '#renderer/app/room-tab.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { useWorkshop } from './use-rounds.ts'
import css from './voting.module.css'

/** Opens the booth. Its PIN stays covered until asked for: this window may be on the projector. */
export function BoothPanel() {
  const { t } = useTranslation('voting')
  const pin = useWorkshop()?.settings.boothPin
  const { run, isBusy } = useCommand()
  const [isPinShown, setIsPinShown] = useState(false)
  const open = async () => {
    const opened = await run(() => api.app.openWindow({ kind: 'booth' }))
    if (opened !== undefined && opened.url !== null) openPage(opened.url, 'rembuk-booth')
  }
  return (
    <div className={css.group}>
      <h2>{t('booth.title')}</h2>
      <Button leftSection={<IconDoorEnter size={18} />} loading={isBusy} onClick={() => void open()}>
        {t('booth.open')}
      </Button>
      <p className={css.note}>{t('booth.hint')}</p>
      <p className={css.note}>{t('booth.mirrored')}</p>
      {pin !== undefined && (
        <p className={css.pin}>
          {t('booth.pin')} <strong>{isPinShown ? pin : '••••'}</strong>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-pressed={isPinShown}
            onClick={() => setIsPinShown(!isPinShown)}
          >
            {t(isPinShown ? 'booth.hidePin' : 'booth.showPin')}
          </Button>
        </p>
      )}
    </div>
  )
}
