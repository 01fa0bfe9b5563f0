import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalOf } from '../app/client.ts'
import ballotCss from '#renderer/ui/ballot/ballot.module.css'
import css from './booth.module.css'
import type { BoothLink } from './use-booth-view.ts'

/** The way out of the booth, for whoever knows the facilitator's PIN. */
export function LeaveDialog({ link, onCancel, onLeft }: { link: BoothLink; onCancel: () => void; onLeft: () => void }) {
  const { t } = useTranslation('booth')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => dialogRef.current?.showModal(), [])

  const leave = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await link.client.booth.leave({ pin })
      onLeft()
      // A page may only close itself where a script opened it; elsewhere the last screen says what to do.
      window.close()
    } catch (error) {
      const { code, data } = refusalOf(error)
      setPin('')
      if (code === 'WRONG_PIN') setProblem(t('leave.wrong'))
      else if (code === 'TOO_MANY_TRIES') setProblem(t('leave.wait', { count: Number(data['waitSeconds']) }))
      else setProblem(t('leave.failed'))
    }
  }

  return (
    <dialog className={css.dialog} ref={dialogRef} onCancel={onCancel} aria-labelledby="leave-title">
      <form onSubmit={(event) => void leave(event)}>
        <h2 id="leave-title">{t('leave.title')}</h2>
        <label>
          {t('leave.pin')}
          <input
            className={css.pinInput}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            autoFocus
            value={pin}
            onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
          />
        </label>
        {problem !== null && (
          <p className={css.problem} role="alert">
            {problem}
          </p>
        )}
        <div className={css.actions}>
          <button type="button" className={ballotCss.secondary} onClick={onCancel}>
            {t('leave.stay')}
          </button>
          <button type="submit" className={ballotCss.primary} disabled={pin.length !== 4}>
            {t('leave.go')}
          </button>
        </div>
      </form>
    </dialog>
  )
}
