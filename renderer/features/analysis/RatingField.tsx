import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { WeighedFactor } from '#shared/domain/analysis/swot.ts'
import css from './analysis.module.css'
import { useLoaded } from './analysis-context.ts'
import { setRating } from './commands.ts'
import { useWords } from './use-words.ts'
import { walkColumn } from './walk.ts'

const steps = [1, 2, 3, 4] as const

/** A rating from 1 to 4: a digit sets it and goes on to the next row, ← and → change it, Backspace clears it. */
export function RatingField({ factor }: { factor: WeighedFactor }) {
  const { t } = useTranslation('analysis')
  const { activityId, isReadOnly } = useLoaded()
  const words = useWords()
  const groupRef = useRef<HTMLDivElement>(null)
  const { themeId, code, title, rating } = factor
  const set = (next: number | null) => {
    if (!isReadOnly && next !== rating) void setRating(activityId, themeId, next)
  }
  const focusStep = (step: number) => groupRef.current?.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus()

  const press = (event: React.KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { key, currentTarget } = event
    if (/^[1-4]$/.test(key)) {
      set(Number(key))
      walkColumn(currentTarget, 'rating', 1)
    } else if (key === 'ArrowRight' || key === 'ArrowLeft') {
      const from = Number(currentTarget.dataset['step'])
      const next = Math.min(4, Math.max(1, rating === null ? from : from + (key === 'ArrowRight' ? 1 : -1)))
      set(next)
      focusStep(next)
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      walkColumn(currentTarget, 'rating', key === 'ArrowUp' ? -1 : 1)
    } else if (key === 'Backspace' || key === 'Delete') {
      set(null)
    } else {
      return
    }
    event.preventDefault()
  }

  const tabStep = steps.find((step) => step === rating) ?? 1
  return (
    <div className={css.rating} data-column="rating">
      <div ref={groupRef} role="radiogroup" aria-label={t('weights.ratingOf', { code, title })} className={css.steps}>
        {steps.map((step) => (
          <button
            key={step}
            type="button"
            role="radio"
            aria-checked={step === rating}
            aria-label={t('weights.ratingStep', { rating: step })}
            aria-disabled={isReadOnly}
            data-step={step}
            tabIndex={step === tabStep ? 0 : -1}
            className={css.step}
            onClick={() => set(step)}
            onKeyDown={press}
          >
            {step}
          </button>
        ))}
      </div>
      {rating !== null && !Number.isInteger(rating) && <span className={css.mean}>{words.rating(rating)}</span>}
    </div>
  )
}
