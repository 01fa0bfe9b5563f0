import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { WorkshopView } from '#shared/contract/workshop.ts'
import { isoDateOf, longDate } from '#shared/domain/words.ts'
import { api } from '../app/api.ts'
import { RoomDialog } from './RoomDialog.tsx'
import { clock, historyText } from './format.ts'
import styles from './room.module.css'

/** Who did what: every act of the facilitator, in sentences. */
export function HistoryDialog({ view, onClose }: { view: WorkshopView; onClose: () => void }) {
  const { t, i18n } = useTranslation('room')
  const { data } = useQuery({ queryKey: ['history', 'list'], queryFn: () => api.history.list({ limit: 300 }) })
  const { timeZone } = view.workshop
  const locale = i18n.language === 'en' ? 'en' : 'id'
  return (
    <RoomDialog title={t('history.title')} onClose={onClose}>
      <p className={styles.muted}>{data?.length === 0 ? t('history.empty') : t('history.intro')}</p>
      <ol className={styles.list}>
        {data?.map((entry) => (
          <li key={entry.seq}>
            {historyText(entry.kind, entry.said)}
            <p className={styles.muted}>
              {longDate(isoDateOf(entry.atMs, timeZone), locale)}, {clock(entry.atMs, timeZone)} {timeZone}
            </p>
          </li>
        ))}
      </ol>
    </RoomDialog>
  )
}
