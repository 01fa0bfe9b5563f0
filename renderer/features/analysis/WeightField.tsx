import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showRefusal } from '#renderer/app/notify.ts'
import type { WeighedFactor } from '#shared/domain/analysis/swot.ts'
import { parseWeight } from '#shared/domain/analysis/weights.ts'
import css from './analysis.module.css'
import { useLoaded } from './analysis-context.ts'
import { send, setWeight } from './commands.ts'
import { useWords } from './use-words.ts'
import { walkColumn } from './walk.ts'

/** A weight, written as percent or decimals and saved when the field is left; Escape brings the saved one back. */
export function WeightField({ factor, decimals }: { factor: WeighedFactor; decimals: 2 | 3 }) {
  const { t } = useTranslation('analysis')
  const { activityId, isReadOnly } = useLoaded()
  const { number } = useWords()
  const [draft, showDraft] = useState<string | null>(null)
  // Enter saves and moves on, which leaves the field: what was saved must be gone before that, not a render later.
  const draftRef = useRef<string | null>(null)
  const { themeId, code, title, weight } = factor

  const setDraft = (next: string | null) => {
    draftRef.current = next
    showDraft(next)
  }

  const commit = () => {
    const text = draftRef.current
    if (text === null) return
    setDraft(null)
    const written = parseWeight(text)
    if (written === undefined) showRefusal({ code: 'WEIGHT_OUT_OF_RANGE', data: {} })
    else if (written !== weight) void setWeight(activityId, themeId, written)
  }

  const press = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && draft !== null) {
      setDraft(null)
      event.stopPropagation()
    } else if (event.key === 'Enter' || event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      commit()
      walkColumn(event.currentTarget, 'weight', event.key === 'ArrowUp' || event.shiftKey ? -1 : 1)
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && draft === null) {
      // Nothing is being written here, so what the room wants back is the last thing that was saved.
      event.preventDefault()
      void send(activityId, () => (event.shiftKey ? api.history.redo() : api.history.undo()))
    }
  }

  return (
    <input
      className={css.weight}
      data-column="weight"
      inputMode="decimal"
      autoComplete="off"
      maxLength={12}
      readOnly={isReadOnly}
      value={draft ?? (weight === null ? '' : number(weight, decimals))}
      placeholder="–"
      aria-label={t('weights.weightOf', { code, title })}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={press}
    />
  )
}
