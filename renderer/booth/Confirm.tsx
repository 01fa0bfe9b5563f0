import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import ballotCss from '#renderer/ui/ballot/ballot.module.css'
import css from './booth.module.css'
import { focusWhenShown } from '#renderer/ui/ballot/focus.ts'
import { useKeys } from '#renderer/ui/ballot/use-keys.ts'
import type { Voter } from './voter-filter.ts'

/** One look before the ballot: voting under a neighbour's name would take the vote from them. */
export function Confirm({
  voter,
  onBack,
  onConfirm,
}: {
  voter: Voter
  onBack: () => void
  onConfirm: () => Promise<void>
}) {
  const { t } = useTranslation('booth')
  const [isAsking, setIsAsking] = useState(false)
  const confirm = () => {
    if (isAsking) return
    setIsAsking(true)
    void onConfirm()
  }
  useKeys({ Escape: onBack })
  return (
    <section className={css.centre}>
      <p className={ballotCss.kicker}>{t('confirm.kicker')}</p>
      <h1 className={ballotCss.title}>{voter.label}</h1>
      <p className={css.lead}>{voter.institution}</p>
      <div className={css.actions}>
        <button type="button" className={ballotCss.secondary} onClick={onBack}>
          {t('confirm.no')} <kbd>Esc</kbd>
        </button>
        <button
          type="button"
          className={ballotCss.primary}
          onClick={confirm}
          aria-disabled={isAsking}
          ref={focusWhenShown}
        >
          {t('confirm.yes')} <kbd>Enter</kbd>
        </button>
      </div>
    </section>
  )
}
