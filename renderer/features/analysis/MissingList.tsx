import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './analysis.module.css'
import { useLoaded } from './analysis-context.ts'
import { useWords } from './use-words.ts'

/** What the analysis still needs, in one list. */
export function MissingStrip() {
  const { t } = useTranslation('analysis')
  return (
    <section className={css.strip} aria-label={t('missing.title')}>
      <IconAlertTriangle size={18} aria-hidden className={css.warn} />
      <strong>{t('missing.title')}</strong>
      <MissingList />
    </section>
  )
}

/** That nothing is missing, and the way to what follows from it. */
export function CompleteStrip({ onPosition }: { onPosition: () => void }) {
  const { t } = useTranslation('analysis')
  return (
    <div className={css.strip}>
      <IconCircleCheck size={18} aria-hidden className={css.ok} />
      <strong>{t('missing.complete')}</strong>
      <Button size="compact-sm" variant="light" onClick={onPosition}>
        {t('missing.toPosition')}
      </Button>
    </div>
  )
}

export function MissingList() {
  const { swot } = useLoaded()
  const words = useWords()
  return (
    <ul className={css.missing}>
      {swot.missing.map((part) => (
        <li key={`${part.table} ${part.kind}`}>{words.missing(part)}</li>
      ))}
    </ul>
  )
}
