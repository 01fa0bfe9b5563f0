import { useTranslation } from 'react-i18next'
import css from './booth.module.css'
import { focusWhenShown } from './focus.ts'
import { BallotReview, reviewNote } from './papers/BallotReview.tsx'
import { oneColumn } from './papers/paging.ts'
import type { UnfinishedBallot } from './papers/unfinished.ts'
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
  const note = isOffline || isRetry ? null : reviewNote(t, ticket, ballot)
  const back = () => {
    if (!isSending) onBack()
  }
  const send = () => {
    if (!isSending && !isOffline) onSend()
  }
  useKeys({ Escape: back, Backspace: back, Enter: send })
  const isWide = ticket.options.length > oneColumn
  return (
    <section className={css.page} data-broad={isWide || undefined}>
      <header>
        <p className={css.kicker}>{t('ballot.kicker')}</p>
        <h1 className={css.title}>{t('review.title')}</h1>
        <p className={css.rule} dir="auto">
          {ticket.question}
        </p>
      </header>
      <BallotReview ticket={ticket} ballot={ballot} />
      <footer className={css.ballotFooter}>
        <output className={css.left}>{note ?? t(isOffline ? 'review.offline' : 'review.retry')}</output>
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
