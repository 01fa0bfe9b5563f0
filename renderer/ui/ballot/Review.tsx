import { useTranslation } from 'react-i18next'
import css from './ballot.module.css'
import { focusWhenShown } from './focus.ts'
import { BallotReview, reviewNote } from './BallotReview.tsx'
import { oneColumn } from './paging.ts'
import type { UnfinishedBallot } from './unfinished.ts'
import type { Paper } from './paper.ts'
import { useKeys } from './use-keys.ts'

/** The ballot as it will be cast. Back is always possible; sending is one press. */
export function Review({
  paper,
  ballot,
  isSending,
  isOffline,
  isRetry,
  onBack,
  onSend,
}: {
  paper: Paper
  ballot: UnfinishedBallot
  isSending: boolean
  isOffline: boolean
  isRetry: boolean
  onBack: () => void
  onSend: () => void
}) {
  const { t } = useTranslation('booth')
  const note = isOffline || isRetry ? null : reviewNote(t, paper, ballot)
  const back = () => {
    if (!isSending) onBack()
  }
  const send = () => {
    if (!isSending && !isOffline) onSend()
  }
  useKeys({ Escape: back, Backspace: back, Enter: send })
  const isWide = paper.options.length > oneColumn
  return (
    <section className={css.page} data-broad={isWide || undefined}>
      <header>
        <p className={css.kicker}>{t('ballot.kicker')}</p>
        <h1 className={css.title}>{t('review.title')}</h1>
        <p className={css.rule} dir="auto">
          {paper.question}
        </p>
      </header>
      <BallotReview paper={paper} ballot={ballot} />
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
