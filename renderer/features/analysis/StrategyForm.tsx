import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showRefusal } from '#renderer/app/notify.ts'
import { maxStrategyLength } from '#shared/contract/analysis.ts'
import { sidesOfCell } from '#shared/domain/analysis/sides.ts'
import { factorsByTheme } from '#shared/domain/analysis/swot.ts'
import { type TowsStrategy, sidesWithout } from '#shared/domain/analysis/tows.ts'
import { strategyCode } from '#shared/domain/papers/analysis.ts'
import type { TowsCell } from '#shared/schema/analysis.ts'
import css from './tows.module.css'
import { useLoaded } from './analysis-context.ts'
import { send } from './commands.ts'
import { usePicks } from './tows-picks.ts'

/** The line in which a strategy is written anew or changed; what is ticked at the edge is what it will stand on. */
export function StrategyForm({ cell, strategy }: { cell: TowsCell; strategy: TowsStrategy | null }) {
  const { t } = useTranslation('analysis')
  const { activityId, view, swot } = useLoaded()
  const { picks, themeIds, editingId } = usePicks()
  const [text, setText] = useState(strategy?.text ?? '')
  const inputRef = useRef<HTMLTextAreaElement>(null)
  const isEdit = strategy !== null
  // While another strategy is being changed the ticks are that one's.
  const isIdle = !isEdit && editingId !== null
  const cited = isIdle
    ? []
    : [...factorsByTheme(swot).values()].filter(
        ({ themeId, side }) => themeIds.has(themeId) && sidesOfCell[cell].includes(side),
      )
  const missingSides = sidesWithout(cell, cited)

  useEffect(() => {
    if (isEdit) inputRef.current?.focus()
  }, [isEdit])

  const save = async () => {
    const written = text.trim()
    if (written === '') return
    if (missingSides.length > 0) {
      const [first, second] = sidesOfCell[cell].map((side) => side.toUpperCase()) as [string, string]
      showRefusal({ code: 'STRATEGY_NEEDS_BOTH_SIDES', data: { cell: cell.toUpperCase(), first, second } })
      return
    }
    const ids = cited.map(({ themeId }) => themeId)
    if (strategy === null) return add(written, ids)
    const isSaved = await send(activityId, () =>
      api.analysis.editStrategy({ strategyId: strategy.id, text: written, themeIds: ids }),
    )
    if (isSaved) picks.clear()
  }

  /** The line is free at once for the next strategy; after a refusal this one comes back, unless the next is begun. */
  const add = async (written: string, ids: string[]) => {
    setText('')
    picks.clear()
    inputRef.current?.focus()
    const isAdded = await send(activityId, () =>
      api.analysis.addStrategy({ boardId: view.board.id, cell, text: written, themeIds: ids }),
    )
    if (isAdded) return
    setText((next) => (next === '' ? written : next))
    picks.giveBack(ids)
  }

  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {isEdit && <p className={css.quiet}>{t('tows.editing', { code: strategyCode(strategy) })}</p>}
      <div className={css.line}>
        {cited.length > 0 && (
          <span className={css.codes} role="group" aria-label={t('tows.picked')}>
            {cited.map(({ themeId, side, code, title }) => (
              <span key={themeId} className={css.code} data-side={side} title={title}>
                {code}
              </span>
            ))}
          </span>
        )}
        <textarea
          ref={inputRef}
          className={css.input}
          data-tows-input={isEdit ? undefined : cell}
          rows={text.length > 60 ? 3 : 1}
          maxLength={maxStrategyLength}
          value={text}
          placeholder={t('tows.write', { cell: cell.toUpperCase() })}
          aria-label={
            isEdit
              ? t('tows.editLabel', { code: strategyCode(strategy) })
              : t('tows.writeLabel', { cell: cell.toUpperCase() })
          }
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault()
              void save()
            } else if (event.key === 'Escape' && isEdit) {
              event.stopPropagation()
              picks.clear()
            }
          }}
        />
        {(isEdit || text.trim() !== '') && (
          <Button size="compact-sm" type="submit">
            {t(isEdit ? 'tows.save' : 'tows.add')}
          </Button>
        )}
        {isEdit && (
          <Button size="compact-sm" variant="subtle" onClick={() => picks.clear()}>
            {t('tows.cancel')}
          </Button>
        )}
      </div>
      {text.trim() !== '' && missingSides.length > 0 && (
        <output className={css.needs}>
          {t('tows.needs', { sides: missingSides.map((side) => side.toUpperCase()).join(' + ') })}
        </output>
      )}
    </form>
  )
}
