import { Trans, useTranslation } from 'react-i18next'
import css from './booth.module.css'

/** How many have voted, never what. */
export function Progress({ votedCount, entitledCount }: { votedCount: number; entitledCount: number }) {
  const { t } = useTranslation('booth')
  return (
    <div className={css.progress}>
      <progress max={Math.max(1, entitledCount)} value={votedCount} aria-label={t('progress.label')} />
      <p className={css.progressText}>
        <Trans t={t} i18nKey="progress.text" values={{ votedCount, entitledCount }} components={{ b: <strong /> }} />
      </p>
    </div>
  )
}
