import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoothView } from '#shared/contract/voting.ts'
import ballotCss from '#renderer/ui/ballot/ballot.module.css'
import css from './booth.module.css'
import { CodeForm, type CodeProblem } from './CodeForm.tsx'
import { focusWhenShown } from '#renderer/ui/ballot/focus.ts'
import { Progress } from './Progress.tsx'
import type { Notice } from './scene.ts'
import { type Voter, filterVoters, mostListed } from './voter-filter.ts'

/** Who are you? A name from the list, the code of a slip, or simply the next token. */
export function Identify({
  view,
  notice,
  station,
  onChoose,
  onToken,
  onCode,
}: {
  view: BoothView
  notice: Notice | null
  /** Named by the notice AT_STATION. */
  station: string
  onChoose: (voter: Voter) => void
  onToken: () => void
  onCode: (code: string) => Promise<CodeProblem | null>
}) {
  const { t } = useTranslation('booth')
  const way = view.round?.identification === 'code' ? 'code' : view.round?.electorate === 'tokens' ? 'token' : 'name'
  return (
    <section className={ballotCss.page}>
      <header>
        <p className={ballotCss.kicker}>{t('nameOf', { regency: view.regency })}</p>
        {notice !== null && (
          <p className={css.notice} role="alert">
            {t(`notice.${notice}`, { station })}
          </p>
        )}
        <h1 className={ballotCss.title}>{t(`identify.${way}Title`)}</h1>
        <p className={css.lead}>{t(`identify.${way}Text`)}</p>
      </header>
      {way === 'code' && <CodeForm onCode={onCode} />}
      {way === 'token' && (
        <div className={css.tokenStart}>
          <button type="button" className={ballotCss.primary} onClick={onToken} ref={focusWhenShown}>
            {t('identify.start')} <kbd>Enter</kbd>
          </button>
        </div>
      )}
      {way === 'name' && <NameList voters={view.voters} onChoose={onChoose} />}
      <footer className={css.identifyFooter}>
        <Progress votedCount={view.votedCount} entitledCount={view.entitledCount} />
      </footer>
    </section>
  )
}

/** A list narrowed by typing: arrows choose, Enter takes. */
function NameList({ voters, onChoose }: { voters: readonly Voter[]; onChoose: (voter: Voter) => void }) {
  const { t } = useTranslation('booth')
  const [typed, setTyped] = useState('')
  // Nobody is chosen before something was typed or an arrow pressed: Enter by mistake would take the first of the alphabet.
  const [active, setActive] = useState(-1)
  const listId = useId()
  const listRef = useRef<HTMLUListElement>(null)
  const found = filterVoters(voters, typed)
  const listed = found.slice(0, mostListed)
  const activeIndex = Math.min(typed.trim() === '' ? active : Math.max(active, 0), listed.length - 1)
  const idOf = (index: number) => `${listId}-${index}`

  useEffect(() => {
    listRef.current?.children[activeIndex]?.scrollIntoView({ block: 'nearest' })
  }, [activeIndex])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setActive(Math.max(0, Math.min(listed.length - 1, activeIndex + step)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const voter = listed[activeIndex]
      if (voter !== undefined) onChoose(voter)
    } else if (event.key === 'Escape') {
      setTyped('')
      setActive(-1)
    }
  }

  return (
    <div className={css.names}>
      <input
        className={css.nameInput}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={activeIndex >= 0 ? idOf(activeIndex) : undefined}
        aria-label={t('identify.typeName')}
        placeholder={t('identify.typeName')}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        ref={focusWhenShown}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(-1)
        }}
        onKeyDown={onKeyDown}
      />
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role --
          the combobox pattern: a native list of options cannot be narrowed by any word of a name */}
      <ul className={css.nameList} id={listId} role="listbox" aria-label={t('identify.list')} ref={listRef}>
        {listed.map((voter, index) => (
          // The keyboard reaches options through the input above, as the combobox pattern has it.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={voter.voterId}
            id={idOf(index)}
            role="option"
            aria-selected={index === activeIndex}
            className={css.name}
            onClick={() => onChoose(voter)}
          >
            <span className={css.nameLabel}>{voter.label}</span>
            <span className={css.muted}>{voter.institution}</span>
          </li>
        ))}
      </ul>
      {/* oxlint-enable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <p className={css.muted} aria-live="polite">
        {found.length === 0
          ? t('identify.nobody')
          : found.length > listed.length
            ? t('identify.more', { count: found.length - listed.length })
            : t('identify.keys')}
      </p>
    </div>
  )
}
