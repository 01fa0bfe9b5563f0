import { UnstyledButton } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AppInfo } from '#shared/contract/app.ts'
import type { WorkshopView } from '#shared/contract/workshop.ts'
import { api } from '../app/api.ts'
import { useConnection } from '../app/connection.ts'
import { WallControl } from '../features/wall-control/WallControl.tsx'
import { clock, historyText } from './format.ts'
import styles from './room.module.css'
import { useHistoryCommands } from './use-history-commands.ts'
import { useRoomPlace } from './use-room-place.ts'

/** Bottom line: whether everything is safe, what undo would do, who is here, and the wall. */
export function StatusBar({ view, info }: { view: WorkshopView; info: AppInfo }) {
  const { t } = useTranslation('room')
  const { show } = useRoomPlace()
  const { undo, redo } = useHistoryCommands()
  const { data } = useQuery({ queryKey: ['history', 'state'], queryFn: () => api.history.state() })
  const undoWhat = data?.undo ? historyText(data.undo.kind, data.undo.said) : null
  const redoWhat = data?.redo ? historyText(data.redo.kind, data.redo.said) : null
  return (
    <footer className={styles.status}>
      <SavedState view={view} savedAtMs={data?.savedAtMs ?? null} />
      {!view.isReadOnly && (
        <>
          <UnstyledButton
            className={styles.statusButton}
            disabled={undoWhat === null}
            title={undoWhat === null ? t('status.undo') : t('status.undoWhat', { what: undoWhat })}
            onClick={() => void undo()}
          >
            <IconArrowBackUp size={15} aria-hidden /> {t('status.undo')} <kbd>Ctrl Z</kbd>
          </UnstyledButton>
          <UnstyledButton
            className={styles.statusButton}
            disabled={redoWhat === null}
            aria-label={redoWhat === null ? t('status.redo') : t('status.redoWhat', { what: redoWhat })}
            title={redoWhat === null ? t('status.redo') : t('status.redoWhat', { what: redoWhat })}
            onClick={() => void redo()}
          >
            <IconArrowForwardUp size={15} aria-hidden />
          </UnstyledButton>
        </>
      )}
      <span className={styles.spring} />
      <span className={styles.present}>
        {view.presentCount === 0
          ? t('present_zero')
          : t('present', { present: view.presentCount, units: view.presentUnitCount })}
      </span>
      <UnstyledButton className={styles.statusButton} onClick={() => show({ kind: 'keys' })}>
        <kbd>?</kbd> <span className={styles.word}>{t('status.keys')}</span>
      </UnstyledButton>
      <UnstyledButton className={styles.statusButton} onClick={() => show({ kind: 'palette' })}>
        <kbd>Ctrl K</kbd> <span className={styles.word}>{t('status.commands')}</span>
      </UnstyledButton>
      <WallControl info={info} />
    </footer>
  )
}

function SavedState({ view, savedAtMs }: { view: WorkshopView; savedAtMs: number | null }) {
  const { t } = useTranslation('room')
  const connection = useConnection()
  const state = connection === 'closed' ? 'lost' : view.isReadOnly ? 'readOnly' : 'saved'
  const text = {
    lost: t('status.lost'),
    readOnly: view.holder === null ? t('status.readOnly') : t('status.heldBy', { holder: view.holder }),
    saved:
      savedAtMs === null
        ? t('status.nothingYet')
        : t('status.saved', { time: clock(savedAtMs, view.workshop.timeZone) }),
  }[state]
  return (
    <span className={styles.saved} data-state={state} role="status">
      {text}
    </span>
  )
}
