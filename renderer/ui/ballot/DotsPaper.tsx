import { useRef, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { DotRules } from '#shared/schema/voting.ts'
import css from './ballot.module.css'
import { Dots } from './Dots.tsx'
import { type PlacedDots, canPlace, place, pointsLeft, pointsOn, press, takeBack, takeLast } from './dots.ts'
import { OptionRows, RowTitle, moveFocus, pressedOption } from './OptionRows.tsx'
import { usePages } from './paging.ts'
import type { PaperProps } from './paper-props.ts'
import { PaperFrame } from './PaperFrame.tsx'

/** Dots: one key, one press or one touch a point. */
export function DotsPaper({ paper, rules, ballot, onChange, onReview }: PaperProps<DotRules, PlacedDots>) {
  const { t } = useTranslation('booth')
  const { options, question } = paper
  const [spoken, setSpoken] = useState('')
  const [isEmptyRefused, setIsEmptyRefused] = useState(false)
  const page = usePages(options)
  const listRef = useRef<HTMLOListElement>(null)
  const left = pointsLeft(rules, ballot)

  const change = (next: PlacedDots, optionId: string | null) => {
    setIsEmptyRefused(false)
    if (next === ballot) {
      setSpoken(t(left === 0 ? 'ballot.noneLeft' : 'ballot.optionFull', { max: rules.maxPerOption }))
      return
    }
    const option = options.find(({ id }) => id === optionId)
    const count = optionId === null ? 0 : pointsOn(next, optionId)
    const remaining = t('ballot.spokenLeft', { count: pointsLeft(rules, next) })
    setSpoken(option === undefined ? remaining : `${option.title}: ${t('ballot.points', { count })}. ${remaining}`)
    onChange(next)
  }
  const onKey = (event: KeyboardEvent) => {
    if (moveFocus(event, listRef.current)) return true
    if (event.key === 'Backspace') {
      if (ballot.length > 0) change(takeLast(ballot), ballot.at(-1) ?? null)
      return true
    }
    const option = pressedOption(event, page)
    if (option === null) return false
    change(event.shiftKey ? takeBack(ballot, option.id) : press(rules, ballot, option.id), option.id)
    return true
  }

  return (
    <PaperFrame
      question={question}
      rule={
        <>
          <Trans t={t} i18nKey="ballot.place" count={rules.pointsPerPerson} components={{ b: <strong /> }} />{' '}
          {t('ballot.atMost', { count: rules.maxPerOption })} {t('ballot.how')}
        </>
      }
      left={
        <>
          {t('ballot.left')} <strong>{left}</strong> <Dots filled={ballot.length} total={rules.pointsPerPerson} />
        </>
      }
      hint={isEmptyRefused ? t('ballot.empty') : null}
      spoken={spoken}
      page={page}
      canClear={ballot.length > 0}
      onClear={() => change([], null)}
      onEnter={() => (ballot.length > 0 ? onReview() : setIsEmptyRefused(true))}
      onKey={onKey}
    >
      <OptionRows page={page} listRef={listRef}>
        {({ id, title }, keyLabel) => {
          const points = pointsOn(ballot, id)
          return (
            <li key={id} className={css.option} data-chosen={points > 0 || undefined} data-testid="ballot-option">
              <button
                type="button"
                className={css.pick}
                data-pick
                tabIndex={-1}
                onClick={() => change(press(rules, ballot, id), id)}
              >
                <RowTitle keyLabel={keyLabel} title={title} />
              </button>
              <Dots filled={points} total={rules.maxPerOption} label={t('ballot.points', { count: points })} />
              <button
                type="button"
                className={css.step}
                data-step
                aria-disabled={points === 0}
                aria-label={t('ballot.minus', { title })}
                onClick={() => change(takeBack(ballot, id), id)}
              >
                −
              </button>
              <button
                type="button"
                className={css.step}
                data-step
                aria-disabled={!canPlace(rules, ballot, id)}
                aria-label={t('ballot.plus', { title })}
                onClick={() => change(place(rules, ballot, id), id)}
              >
                +
              </button>
            </li>
          )
        }}
      </OptionRows>
    </PaperFrame>
  )
}
