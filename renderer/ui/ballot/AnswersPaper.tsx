import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './ballot.module.css'
import type { Paper } from './paper.ts'
import { OptionRows } from './OptionRows.tsx'
import { oneColumn, pageOf, pageSizeOf } from './paging.ts'
import { PaperFrame } from './PaperFrame.tsx'

/** One of the answers that an option may get. */
export interface PossibleAnswer<A> {
  value: A
  /** On its button. */
  short: string
  /** Shown on its button where the button does not name its key. */
  keyLabel: string | null
  /** Read out. */
  name: string
  /** Keys that give it, in lower case; digits also on the number pad. */
  keys: readonly string[]
}

/** Answers by option id; options not named have none. */
export type Answers<A> = Readonly<Record<string, A>>

/** The next option without an answer behind this one, or the one that follows, or the last. */
export function nextRow(options: Paper['options'], answers: Answers<unknown>, index: number): number {
  const open = options.findIndex(({ id }, at) => at > index && answers[id] === undefined)
  return open === -1 ? Math.min(options.length - 1, index + 1) : open
}

/**
 * One of a few answers for each option. A row is in hand: its answer is one key, and the next open row follows. Backspace
 * takes the answer in hand back, or the one before it.
 */
export function AnswersPaper<A extends string | number>({
  paper,
  rule,
  left,
  possible,
  answers,
  isWordy,
  mayGoOn,
  onChange,
  onReview,
}: {
  paper: Paper
  rule: ReactNode
  left: ReactNode
  possible: readonly PossibleAnswer<A>[]
  answers: Answers<A>
  /** The answers are words, which need room: one column. */
  isWordy: boolean
  /** @returns null, or the sentence that says what is missing and the option it is missing on */
  mayGoOn: () => { hint: string; optionId: string | null } | null
  onChange: (answers: Answers<A>) => void
  onReview: () => void
}) {
  const { t } = useTranslation('booth')
  const { options, question } = paper
  const [active, setActive] = useState(() => Math.max(0, nextRow(options, answers, -1)))
  const [spoken, setSpoken] = useState('')
  const [hint, setHint] = useState<string | null>(null)
  const listRef = useRef<HTMLOListElement>(null)
  const isMovedByKey = useRef(false)
  const most = isWordy ? oneColumn : undefined
  const size = pageSizeOf(options.length, most)
  const turn = (step: number) => {
    const last = Math.ceil(options.length / size) - 1
    const number = Math.max(0, Math.min(last, Math.floor(active / size) + step))
    goTo(number * size)
  }
  const page = { ...pageOf(options, Math.floor(active / size), most), turn }

  // The focus follows the row in hand, so that it is in sight and a screen reader names it.
  useEffect(() => {
    if (!isMovedByKey.current) return
    isMovedByKey.current = false
    listRef.current?.querySelector<HTMLElement>('[data-active] [tabindex="0"]')?.focus()
  })

  const goTo = (index: number) => {
    isMovedByKey.current = true
    setActive(Math.max(0, Math.min(options.length - 1, index)))
  }
  const give = (index: number, value: A | null) => {
    const option = options[index]
    if (option === undefined) return
    setHint(null)
    const { [option.id]: _, ...others } = answers
    const answer = possible.find((one) => one.value === value)
    setSpoken(`${option.title}: ${answer?.name ?? t('answers.none')}`)
    onChange(value === null ? others : { ...others, [option.id]: value })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      goTo(active + (event.key === 'ArrowDown' ? 1 : -1))
      return true
    }
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const buttons = [...(listRef.current?.querySelectorAll<HTMLElement>('[data-active] [data-step]') ?? [])]
      const at = buttons.findIndex((button) => button === event.target)
      const target = at === -1 ? buttons[0] : buttons[at + (event.key === 'ArrowRight' ? 1 : -1)]
      target?.focus()
      return true
    }
    if (event.key === 'Backspace') {
      const index = answers[options[active]?.id ?? ''] === undefined ? active - 1 : active
      if (index < 0) return true
      give(index, null)
      goTo(index)
      return true
    }
    if (event.repeat) return false
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
    const key = digit ?? event.key.toLowerCase()
    if (key === '0') give(active, null)
    else {
      const answer = possible.find(({ keys }) => keys.includes(key))
      if (answer === undefined) return false
      give(active, answer.value)
    }
    goTo(key === '0' ? active + 1 : nextRow(options, answers, active))
    return true
  }
  const goOn = () => {
    const missing = mayGoOn()
    if (missing === null) return onReview()
    setHint(missing.hint)
    const index = options.findIndex(({ id }) => id === missing.optionId)
    if (index !== -1) goTo(index)
  }

  return (
    <PaperFrame
      question={question}
      rule={rule}
      left={left}
      hint={hint}
      spoken={spoken}
      page={page}
      canClear={Object.keys(answers).length > 0}
      onClear={() => {
        setHint(null)
        setSpoken(t('answers.none'))
        onChange({})
        goTo(0)
      }}
      onEnter={goOn}
      onKey={onKey}
    >
      <OptionRows page={page} listRef={listRef}>
        {({ id, title }, _, index) => {
          const given = answers[id]
          const isActive = index === active
          return (
            <li
              key={id}
              className={css.option}
              data-chosen={given !== undefined || undefined}
              data-active={isActive || undefined}
              data-testid="ballot-option"
            >
              <span className={css.rowNumber} aria-hidden="true">
                {index + 1}
              </span>
              <span className={css.optionTitle} data-long={title.length > 90 || undefined} dir="auto">
                {title}
              </span>
              <div className={css.answers} role="group" aria-label={title}>
                {possible.map(({ value, short, name, keyLabel }, at) => (
                  <button
                    key={value}
                    type="button"
                    className={css.answer}
                    data-step
                    data-wordy={isWordy || undefined}
                    aria-pressed={given === value}
                    aria-label={isWordy ? undefined : name}
                    onFocus={() => setActive(index)}
                    tabIndex={(given === undefined ? at === 0 : given === value) ? 0 : -1}
                    onClick={() => {
                      setActive(index)
                      give(index, given === value ? null : value)
                    }}
                  >
                    {short}
                    {keyLabel !== null && <kbd aria-hidden="true">{keyLabel}</kbd>}
                  </button>
                ))}
              </div>
            </li>
          )
        }}
      </OptionRows>
    </PaperFrame>
  )
}
