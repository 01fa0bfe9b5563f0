import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeLength, plainCode } from '#shared/domain/voting/codes.ts'
import ballotCss from '#renderer/ui/ballot/ballot.module.css'
import css from './booth.module.css'
import { useIdle } from './use-idle.ts'
import { useWindowKeys } from '#renderer/ui/ballot/use-keys.ts'

/** Why a code was not taken: it is not known, or too many were tried and so many seconds are left to wait. */
export type CodeProblem = 'unknown' | { waitSeconds: number }

/** The code of a printed slip, typed, or scanned by a reader that types it and presses Enter. */
export function CodeForm({ onCode }: { onCode: (code: string) => Promise<CodeProblem | null> }) {
  const { t } = useTranslation('booth')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<CodeProblem | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const inputRef = useRef<HTMLInputElement>(null)
  useEffect(() => inputRef.current?.focus(), [])
  // A code left lying is somebody's right to vote.
  useIdle(typed !== '', () => setTyped(''))
  // A scanner types wherever the focus is; its first character must not be lost.
  useWindowKeys(({ key, target }) => {
    const isElsewhere = target instanceof Element && target.closest('input, dialog') === null
    if (isElsewhere && key.length === 1 && key !== ' ') inputRef.current?.focus()
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const code = plainCode(typed)
    if (isAsking || code === '') return
    setIsAsking(true)
    const answer = await onCode(code)
    setIsAsking(false)
    setProblem(answer)
    setTyped('')
  }
  return (
    <form className={css.codeForm} onSubmit={(event) => void submit(event)}>
      <label>
        {t('identify.code')}
        <input
          className={css.codeInput}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={codeLength * 4}
          ref={inputRef}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setProblem(null)
          }}
        />
      </label>
      {problem !== null && (
        <p className={css.problem} role="alert">
          {problem === 'unknown' ? t('identify.codeUnknown') : t('identify.codeWait', { count: problem.waitSeconds })}
        </p>
      )}
      <button type="submit" className={ballotCss.primary} disabled={plainCode(typed).length !== codeLength}>
        {t('identify.codeGo')} <kbd>Enter</kbd>
      </button>
    </form>
  )
}
