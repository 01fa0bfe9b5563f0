import { useTranslation } from 'react-i18next'
import ballotCss from '#renderer/ui/ballot/ballot.module.css'
import css from './booth.module.css'
import type { Notice } from './scene.ts'

/** Nothing to do here: no vote is open, the line is being made, or the booth was left. */
export function Waiting({
  kind,
  regency,
  notice,
}: {
  kind: 'connecting' | 'noRound' | 'left'
  regency: string
  notice: Notice | null
}) {
  const { t } = useTranslation('booth')
  const isBrowser = window.rembukShell === undefined
  return (
    <section className={css.centre}>
      <p className={ballotCss.kicker}>{regency === '' ? t('name') : t('nameOf', { regency })}</p>
      {notice !== null && <output className={css.notice}>{t(`notice.${notice}`)}</output>}
      <h1 className={ballotCss.title}>{t(`waiting.${kind}.title`)}</h1>
      <p className={css.lead} aria-live="polite">
        {t(`waiting.${kind}.text`)}
      </p>
      {kind === 'noRound' && isBrowser && <p className={css.muted}>{t('waiting.fullScreen')}</p>}
    </section>
  )
}
