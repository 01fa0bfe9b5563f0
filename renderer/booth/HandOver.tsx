import { useTranslation } from 'react-i18next'
import ballotCss from '#renderer/ui/ballot/ballot.module.css'
import css from './booth.module.css'
import { focusWhenShown } from '#renderer/ui/ballot/focus.ts'
import { Progress } from './Progress.tsx'

/** Between two voters: the receipt, and nothing of the ballot. */
export function HandOver({
  votedCount,
  entitledCount,
  onNext,
}: {
  votedCount: number
  entitledCount: number
  onNext: () => void
}) {
  const { t } = useTranslation('booth')
  return (
    <section className={css.centre}>
      <svg className={css.tick} viewBox="0 0 92 92" aria-hidden="true">
        <circle cx="46" cy="46" r="46" />
        <path d="M30 47.5 41.5 59 62 35" />
      </svg>
      <output>
        <h1 className={css.bigTitle}>{t('done.title')}</h1>
      </output>
      <p className={css.lead}>{t('done.text')}</p>
      {entitledCount > 0 && <Progress votedCount={votedCount} entitledCount={entitledCount} />}
      <button type="button" className={ballotCss.primary} onClick={onNext} ref={focusWhenShown}>
        {t('done.next')} <kbd>Enter</kbd>
      </button>
    </section>
  )
}
