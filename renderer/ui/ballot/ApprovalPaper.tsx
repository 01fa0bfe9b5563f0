import { useRef, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { RulesOf } from '#shared/schema/voting.ts'
import css from './ballot.module.css'
import { type Chosen, toggle } from './lists.ts'
import { OptionRows, RowTitle, moveFocus, pressedOption } from './OptionRows.tsx'
import { usePages } from './paging.ts'
import type { PaperProps } from './paper-props.ts'
import { PaperFrame } from './PaperFrame.tsx'

/** Approval: every option is a switch. */
export function ApprovalPaper({ paper, rules, ballot, onChange, onReview }: PaperProps<RulesOf<'approval'>, Chosen>) {
  const { t } = useTranslation('booth')
  const { options, question } = paper
  const [spoken, setSpoken] = useState('')
  const [hint, setHint] = useState<'empty' | 'full' | null>(null)
  const page = usePages(options)
  const listRef = useRef<HTMLOListElement>(null)
  const most = rules.maxChoices ?? options.length

  const press = (optionId: string) => {
    const next = toggle(ballot, optionId, most)
    setHint(next === ballot ? 'full' : null)
    if (next === ballot) return
    const title = options.find(({ id }) => id === optionId)?.title ?? ''
    const key = next.includes(optionId) ? 'approval.spokenOn' : 'approval.spokenOff'
    setSpoken(t(key, { title, count: next.length }))
    onChange(next)
  }
  const clear = () => {
    setHint(null)
    setSpoken(t('approval.chosen', { count: 0 }))
    onChange([])
  }
  const onKey = (event: KeyboardEvent) => {
    if (moveFocus(event, listRef.current)) return true
    if (event.key === 'Backspace') {
      const last = ballot.at(-1)
      if (last !== undefined) press(last)
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
          <Trans
            t={t}
            i18nKey={rules.maxChoices === null ? 'approval.any' : 'approval.most'}
            count={most}
            components={{ b: <strong /> }}
          />{' '}
          {t('approval.how')}
        </>
      }
      left={
        <strong>
          {rules.maxChoices === null
            ? t('approval.chosen', { count: ballot.length })
            : t('approval.chosenOf', { count: ballot.length, most })}
        </strong>
      }
      hint={hint === null ? null : hint === 'empty' ? t('approval.empty') : t('approval.full', { most })}
      spoken={spoken}
      page={page}
      canClear={ballot.length > 0}
      onClear={clear}
      onEnter={() => (ballot.length > 0 ? onReview() : setHint('empty'))}
      onKey={onKey}
    >
      <OptionRows page={page} listRef={listRef}>
        {({ id, title }, keyLabel) => {
          const isChosen = ballot.includes(id)
          return (
            <li key={id} className={css.option} data-chosen={isChosen || undefined} data-testid="ballot-option">
              <button type="button" className={css.pick} data-step aria-pressed={isChosen} onClick={() => press(id)}>
                <RowTitle keyLabel={keyLabel} title={title} />
                <span className={css.check} data-filled={isChosen || undefined} aria-hidden="true">
                  {isChosen ? '✓' : ''}
                </span>
              </button>
            </li>
          )
        }}
      </OptionRows>
    </PaperFrame>
  )
}
