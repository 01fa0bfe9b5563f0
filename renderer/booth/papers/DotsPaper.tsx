import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { type PlacedDots, canPlace, place, pointsLeft, pointsOn, press, takeBack, takeLast } from './dots.ts'
import type { DotRules } from '#shared/schema/voting.ts'
import css from '../booth.module.css'
import { Dots } from '../Dots.tsx'
import { keyOfOption, optionOfKey } from '../option-keys.ts'
import type { Ticket } from '../scene.ts'
import { isOnButton } from '../use-keys.ts'

/** Up to so many options stand in one column; more go into two, so that twenty need no scrolling. */
const oneColumn = 10

type DotTicket = Ticket & { rules: DotRules }

/** The ballot: one key, one press or one touch a point. */
export function DotsPaper({
  ticket,
  ballot,
  onChange,
  onReview,
}: {
  ticket: DotTicket
  ballot: PlacedDots
  onChange: (ballot: PlacedDots) => void
  onReview: () => void
}) {
  const { t } = useTranslation('booth')
  const { rules, options } = ticket
  const [spoken, setSpoken] = useState('')
  const [isEmptyRefused, setIsEmptyRefused] = useState(false)
  const titleRef = useRef<HTMLHeadingElement>(null)
  const listRef = useRef<HTMLOListElement>(null)
  const left = pointsLeft(rules, ballot)
  useEffect(() => titleRef.current?.focus(), [])

  const change = (next: PlacedDots, optionId: string | null) => {
    setIsEmptyRefused(false)
    if (next === ballot) {
      setSpoken(
        t(pointsLeft(rules, ballot) === 0 ? 'ballot.noneLeft' : 'ballot.optionFull', { max: rules.maxPerOption }),
      )
      return
    }
    const option = options.find(({ id }) => id === optionId)
    const count = optionId === null ? 0 : pointsOn(next, optionId)
    const remaining = t('ballot.spokenLeft', { count: pointsLeft(rules, next) })
    setSpoken(option === undefined ? remaining : `${option.title}: ${t('ballot.points', { count })}. ${remaining}`)
    onChange(next)
  }
  const review = () => {
    if (ballot.length > 0) onReview()
    else setIsEmptyRefused(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (moveFocus(event, listRef.current)) return
    if (event.key === 'Enter') {
      // On an option Enter goes on, as everywhere on the paper; other buttons keep it.
      if (isOnButton(event) && !(event.target as Element).matches('[data-step], [data-pick]')) return
      review()
    } else if (event.key === 'Backspace' && ballot.length > 0) change(takeLast(ballot), ballot.at(-1) ?? null)
    else {
      const option = options[optionOfKey(event) ?? -1]
      if (option === undefined || event.repeat) return
      change(event.shiftKey ? takeBack(ballot, option.id) : press(rules, ballot, option.id), option.id)
    }
    event.preventDefault()
  }
  const handlers = useRef({ change, onKeyDown, ballot })
  useEffect(() => {
    handlers.current = { change, onKeyDown, ballot }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handlers.current.onKeyDown(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  const onPlus = useCallback(
    (optionId: string) => {
      const { change, ballot } = handlers.current
      change(place(rules, ballot, optionId), optionId)
    },
    [rules],
  )
  const onMinus = useCallback((optionId: string) => {
    const { change, ballot } = handlers.current
    change(takeBack(ballot, optionId), optionId)
  }, [])

  const onPick = useCallback(
    (optionId: string) => {
      const { change, ballot } = handlers.current
      change(press(rules, ballot, optionId), optionId)
    },
    [rules],
  )

  const isWide = options.length > oneColumn
  return (
    <section className={css.page} data-wide={isWide || undefined}>
      <header>
        <p className={css.kicker}>{t('ballot.kicker')}</p>
        <h1 className={css.title} ref={titleRef} tabIndex={-1}>
          {ticket.question}
        </h1>
        <p className={css.rule}>
          <Trans t={t} i18nKey="ballot.place" count={rules.pointsPerPerson} components={{ b: <strong /> }} />{' '}
          {t('ballot.atMost', { count: rules.maxPerOption })} {t('ballot.how')}
        </p>
      </header>
      <ol
        className={css.options}
        style={isWide ? { gridTemplateRows: `repeat(${Math.ceil(options.length / 2)}, auto)` } : undefined}
        ref={listRef}
      >
        {options.map((option, index) => (
          <OptionRow
            key={option.id}
            id={option.id}
            title={option.title}
            keyLabel={keyOfOption(index)}
            points={pointsOn(ballot, option.id)}
            maxPoints={rules.maxPerOption}
            canAdd={canPlace(rules, ballot, option.id)}
            onPick={onPick}
            onPlus={onPlus}
            onMinus={onMinus}
          />
        ))}
      </ol>
      <footer className={css.ballotFooter}>
        <p className={css.left}>
          {t('ballot.left')} <strong>{left}</strong> <Dots filled={ballot.length} total={rules.pointsPerPerson} />
        </p>
        {isEmptyRefused && (
          <p className={css.hint} role="alert">
            {t('ballot.empty')}
          </p>
        )}
        <button type="button" className={css.secondary} disabled={ballot.length === 0} onClick={() => change([], null)}>
          {t('ballot.clear')}
        </button>
        <button type="button" className={css.primary} onClick={review}>
          {t('ballot.review')} <kbd>Enter</kbd>
        </button>
      </footer>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </section>
  )
}

const OptionRow = memo(function OptionRow({
  id,
  title,
  keyLabel,
  points,
  maxPoints,
  canAdd,
  onPick,
  onPlus,
  onMinus,
}: {
  id: string
  title: string
  keyLabel: string | null
  points: number
  maxPoints: number
  canAdd: boolean
  /** A press on the name does what its key does. */
  onPick: (optionId: string) => void
  onPlus: (optionId: string) => void
  onMinus: (optionId: string) => void
}) {
  const { t } = useTranslation('booth')
  return (
    <li className={css.option} data-chosen={points > 0 || undefined} data-testid="ballot-option">
      <button type="button" className={css.pick} data-pick tabIndex={-1} onClick={() => onPick(id)}>
        {keyLabel === null ? <span className={css.key} /> : <kbd className={css.key}>{keyLabel}</kbd>}
        <span className={css.optionTitle} dir="auto">
          {title}
        </span>
      </button>
      <Dots filled={points} total={maxPoints} label={t('ballot.points', { count: points })} />
      <button
        type="button"
        className={css.step}
        data-step
        aria-disabled={points === 0}
        aria-label={t('ballot.minus', { title })}
        onClick={() => onMinus(id)}
      >
        −
      </button>
      <button
        type="button"
        className={css.step}
        data-step
        aria-disabled={!canAdd}
        aria-label={t('ballot.plus', { title })}
        onClick={() => onPlus(id)}
      >
        +
      </button>
    </li>
  )
})

/** Arrows walk through the − and + of the rows; Enter is left to the page, Space presses. @returns whether it was one */
function moveFocus(event: KeyboardEvent, list: HTMLElement | null): boolean {
  const step = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (step === undefined || list === null) return false
  const buttons = [...list.querySelectorAll<HTMLElement>('[data-step]')]
  const at = buttons.findIndex((button) => button === event.target)
  // Without a row in hand an arrow takes the + of the first one.
  const target = at === -1 ? buttons[1] : buttons[at + step]
  event.preventDefault()
  target?.focus()
  return true
}
