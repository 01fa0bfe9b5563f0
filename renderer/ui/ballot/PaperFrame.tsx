import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import css from './ballot.module.css'
import { isOnButton, useWindowKeys } from './use-keys.ts'
import type { Page } from './paging.ts'

/**
 * What every ballot has in common: the question, the rule in one sentence, what is left, and the way on to the review. Keys
 * work wherever the focus is: Enter goes on, the page keys turn pages, and the paper takes the others.
 */
export function PaperFrame({
  question,
  rule,
  left,
  hint,
  spoken,
  page = null,
  canClear,
  onClear,
  onEnter,
  enterLabel,
  actions = null,
  onKey,
  children,
}: {
  question: string
  rule: ReactNode
  /** What the ballot holds so far, beside the buttons. */
  left: ReactNode
  /** Why the ballot cannot go on, or null. */
  hint: string | null
  /** Read out after each change. */
  spoken: string
  /** The page of options in sight; null where options come one by one. */
  page?: Page | null
  canClear: boolean
  onClear: () => void
  onEnter: () => void
  /** "Periksa suara saya" unless the paper has another step first. */
  enterLabel?: string
  /** Buttons between *Hapus semua* and the way on. */
  actions?: ReactNode
  /** @returns whether the key meant something on this paper */
  onKey: (event: KeyboardEvent) => boolean
  children: ReactNode
}) {
  const { t } = useTranslation('booth')
  const titleRef = useRef<HTMLHeadingElement>(null)
  useEffect(() => titleRef.current?.focus(), [])
  useWindowKeys((event) => {
    if (event.key === 'Enter') {
      // On an option Enter goes on, as everywhere on the paper; other buttons keep it.
      if (isOnButton(event) && !(event.target as Element).matches('[data-step], [data-pick]')) return
      onEnter()
    } else if (page !== null && event.key === 'PageDown') page.turn(1)
    else if (page !== null && event.key === 'PageUp') page.turn(-1)
    else if (!onKey(event)) return
    event.preventDefault()
  })

  return (
    <section className={css.page} data-wide={page?.isWide || undefined}>
      <header>
        <p className={css.kicker}>{t('ballot.kicker')}</p>
        <h1
          className={css.title}
          data-long={question.length > 120 || undefined}
          ref={titleRef}
          tabIndex={-1}
          dir="auto"
        >
          {question}
        </h1>
        <p className={css.rule}>{rule}</p>
      </header>
      {children}
      <footer className={css.ballotFooter}>
        <div className={css.left}>{left}</div>
        {page !== null && page.count > 1 && <Pager page={page} />}
        {hint !== null && (
          <p className={css.hint} role="alert">
            {hint}
          </p>
        )}
        <button type="button" className={css.secondary} disabled={!canClear} onClick={onClear}>
          {t('ballot.clear')}
        </button>
        {actions}
        <button type="button" className={css.primary} onClick={onEnter}>
          {enterLabel ?? t('ballot.review')} <kbd>Enter</kbd>
        </button>
      </footer>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </section>
  )
}

function Pager({ page }: { page: Page }) {
  const { t } = useTranslation('booth')
  return (
    <div className={css.pager}>
      <button
        type="button"
        className={css.step}
        aria-label={t('paper.previousPage')}
        aria-disabled={page.number === 1}
        onClick={() => page.turn(-1)}
      >
        ‹
      </button>
      <span aria-live="polite">{t('paper.page', { number: page.number, count: page.count })}</span>
      <button
        type="button"
        className={css.step}
        aria-label={t('paper.nextPage')}
        aria-disabled={page.number === page.count}
        onClick={() => page.turn(1)}
      >
        ›
      </button>
      <kbd>PgDn</kbd>
    </div>
  )
}
