import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DaySummary } from '#shared/domain/attendance.ts'
import css from './attendance.module.css'
import type { AttendanceData } from './use-attendance.ts'

/** How many are here, and whether that is a quorum: in words, a sign and a colour. */
export function DayCounts({ summary, quorum }: { summary: DaySummary; quorum: AttendanceData['quorum'] }) {
  const { t } = useTranslation('attendance')
  const { presentCount, onlineCount, excusedCount, unmarkedCount, institutionCount } = summary
  const isMet = quorum.missingCount === 0
  return (
    <div className={css.counts}>
      <strong className={css.present}>{t('counts.present', { count: presentCount })}</strong>
      {onlineCount > 0 && <span>{t('counts.online', { count: onlineCount })}</span>}
      <span>{t('counts.institutions', { count: institutionCount })}</span>
      <span>{t('counts.excused', { count: excusedCount })}</span>
      <span>{t('counts.unmarked', { count: unmarkedCount })}</span>
      {quorum.baseCount > 0 && (
        <span className={css.quorum} data-met={isMet} title={t(`quorum.${quorum.base}`)}>
          {isMet ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
          {t('quorum.line', { required: quorum.requiredCount, base: quorum.baseCount })} ·{' '}
          {isMet ? t('quorum.met') : t('quorum.missing', { count: quorum.missingCount })}
        </span>
      )}
    </div>
  )
}
