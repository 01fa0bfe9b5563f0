import { useRef, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { RulesOf } from '#shared/schema/voting.ts'
import css from './ballot.module.css'
import { type Chosen, moveInOrder, toggle } from './lists.ts'
import { OptionRows, RowTitle, moveFocus, pressedOption } from './OptionRows.tsx'
import { usePages } from './paging.ts'
import type { PaperProps } from './paper-props.ts'
import { PaperFrame } from './PaperFrame.tsx'

/** Ranking: the first option pressed is the best, the next one second; a second press takes an option out of the order. */
export function RankingPaper({ paper, rules, ballot, onChange, onReview }: PaperProps<RulesOf<'ranking'>, Chosen>) {
  const { t } = useTranslation('booth')
  const { options, question } = paper
  const [spoken, setSpoken] = useState('')
  const [hint, setHint] = useState<'empty' | 'full' | null>(null)
  const page = usePages(options)
  const listRef = useRef<HTMLOListElement>(null)
  const places = Math.min(rules.places, options.length)

  const change = (next: Chosen, optionId: string) => {
    setHint(null)
    const title = options.find(({ id }) => id === optionId)?.title ?? ''
    const place = next.indexOf(optionId) + 1
    setSpoken(place > 0 ? t('ranking.spokenPlace', { title, place }) : t('ranking.spokenOff', { title }))
    onChange(next)
  }
  const press = (optionId: string) => {
    const next = toggle(ballot, optionId, places)
    if (next === ballot) setHint('full')
    else change(next, optionId)
  }
  const move = (optionId: string, step: -1 | 1) => {
    const next = moveInOrder(ballot, optionId, step)
    if (next !== ballot) change(next, optionId)
  }
  const onKey = (event: KeyboardEvent) => {
    if (moveFocus(event, listRef.current)) return true
    if (event.key === 'Backspace') {
      const last = ballot.at(-1)
      if (last !== undefined) press(last)
      return true
    }
    if (event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      // With Shift the arrows move the option in hand through the order, or else the one chosen last.
      const inHand = (event.target as Element).closest<HTMLElement>('[data-option]')?.dataset['option']
      const moved = inHand !== undefined && ballot.includes(inHand) ? inHand : ballot.at(-1)
      if (moved !== undefined) move(moved, event.key === 'ArrowUp' ? -1 : 1)
      return true
    }
    const option = pressedOption(event, page)
    if (option !== null) press(option.id)
    return option !== null
  }

  return (
    <PaperFrame
      question={question}
      rule={
        <>
          <Trans t={t} i18nKey="ranking.rule" count={places} components={{ b: <strong /> }} /> {t('ranking.how')}
        </>
      }
      left={<strong>{t('ranking.placed', { count: ballot.length, places })}</strong>}
      hint={hint === null ? null : t(`ranking.${hint}`, { count: places })}
      spoken={spoken}
      page={page}
      canClear={ballot.length > 0}
      onClear={() => {
        setHint(null)
        setSpoken(t('ranking.placed', { count: 0, places }))
        onChange([])
      }}
      onEnter={() => (ballot.length > 0 ? onReview() : setHint('empty'))}
      onKey={onKey}
    >
      <OptionRows page={page} listRef={listRef}>
        {({ id, title }, keyLabel) => {
          const place = ballot.indexOf(id) + 1
          return (
            <li
              key={id}
              className={css.option}
              data-chosen={place > 0 || undefined}
              data-option={id}
              data-testid="ballot-option"
            >
              <button type="button" className={css.pick} data-step aria-pressed={place > 0} onClick={() => press(id)}>
                <RowTitle keyLabel={keyLabel} title={title} />
                {place > 0 && <span className="visually-hidden">{t('ranking.place', { place })}</span>}
              </button>
              {place > 0 && (
                <>
                  <button
                    type="button"
                    className={css.step}
                    data-step
                    aria-disabled={place === 1}
                    aria-label={t('ranking.up', { title })}
                    onClick={() => move(id, -1)}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    className={css.step}
                    data-step
                    aria-disabled={place === ballot.length}
                    aria-label={t('ranking.down', { title })}
                    onClick={() => move(id, 1)}
                  >
                    ↓
                  </button>
                </>
              )}
              <span className={css.place} data-filled={place > 0 || undefined} aria-hidden="true">
                {place > 0 ? place : ''}
              </span>
            </li>
          )
        }}
      </OptionRows>
    </PaperFrame>
  )
}
