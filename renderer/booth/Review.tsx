import { useTranslation } from 'react-i18next'
import { type UnfinishedBallot, pointsLeft, pointsOn } from './ballot.ts'
import css from './booth.module.css'
import { Dots } from './Dots.tsx'
import { focusWhenShown } from './focus.ts'
import type { Ticket } from './scene.ts'
import { useKeys } from './use-keys.ts'

/** The ballot as it will be cast. Back is always possible; sending is one press. */
export function Review({
  ticket,
  ballot,
  isSending,
  isOffline,
  isRetry,
  onBack,
  onSend,
}: {
  ticket: Ticket
  ballot: UnfinishedBallot
  isSending: boolean
  isOffline: boolean
  isRetry: boolean
  onBack: () => void
  onSend: () => void
}) {
  const { t } = useTranslation('booth')
  const { rules, options } = ticket
  const chosen = options.filter(({ id }) => ballot.includes(id))
  const unused = pointsLeft(rules, ballot)
  const usage = unused > 0 ? 'review.unused' : 'review.allUsed'
  const summaryKey = isOffline ? 'review.offline' : isRetry ? 'review.retry' : usage
  const back = () => {
    if (!isSending) onBack()
  }
  const send = () => {
    if (!isSending && !isOffline) onSend()
  }
  useKeys({ Escape: back, Backspace: back, Enter: send })
  return (
    <section className={css.page}>
      <header>
        <p className={css.kicker}>{t('ballot.kicker')}</p>
        <h1 className={css.title}>{t('review.title')}</h1>
        <p className={css.rule}>{ticket.question}</p>
      </header>
      <ul className={css.options}>
        {chosen.map(({ id, title }) => {
          const points = pointsOn(ballot, id)
          return (
            <li key={id} className={css.option} data-chosen data-review>
              <span className={css.optionTitle} dir="auto">
                {title}
              </span>
              <Dots filled={points} total={points} label={t('ballot.points', { count: points })} />
            </li>
          )
        })}
      </ul>
      <footer className={css.ballotFooter}>
        <output className={css.left}>{t(summaryKey, { count: unused })}</output>
        <button type="button" className={css.secondary} onClick={back} aria-disabled={isSending}>
          {t('review.back')} <kbd>Esc</kbd>
        </button>
        <button
          type="button"
          className={css.primary}
          onClick={send}
          aria-disabled={isSending || isOffline}
          ref={focusWhenShown}
        >
          {t(isSending ? 'review.sending' : 'review.send')} <kbd>Enter</kbd>
        </button>
      </footer>
    </section>
  )
}
