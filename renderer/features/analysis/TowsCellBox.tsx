import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sidesOfCell } from '#shared/domain/analysis/sides.ts'
import type { TowsCell } from '#shared/schema/analysis.ts'
import css from './tows.module.css'
import { StrategyForm } from './StrategyForm.tsx'
import { StrategyItem } from './StrategyItem.tsx'
import { useLoaded } from './analysis-context.ts'
import { dragType, draggedSide } from './factor-drag.ts'
import { usePicks } from './tows-picks.ts'

/** One cell: its strategies in order, and the line to write the next one. Factors of its two sides may be dropped on it. */
export function TowsCellBox({ cell }: { cell: TowsCell }) {
  const { t } = useTranslation(['analysis', 'domain'])
  const { tows, isReadOnly } = useLoaded()
  const { picks, editingId } = usePicks()
  const boxRef = useRef<HTMLElement>(null)
  const [isOver, setOver] = useState(false)
  const strategies = tows[cell]
  const sides = sidesOfCell[cell]
  const focusInput = () => boxRef.current?.querySelector<HTMLElement>('[data-tows-input]')?.focus()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a pointer's way to the ticks at the edge
    <section
      ref={boxRef}
      className={css.cell}
      data-is-over={isOver}
      aria-label={t(`domain:towsCell.${cell}.name`)}
      onDragOver={(event) => {
        if (isReadOnly || draggedSide(event.dataTransfer, sides) === undefined) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        const side = draggedSide(event.dataTransfer, sides)
        if (side === undefined) return
        event.preventDefault()
        picks.pick(event.dataTransfer.getData(dragType(side)))
        focusInput()
      }}
    >
      <header className={css.cellHead}>
        <h2>{t(`domain:towsCell.${cell}.name`)}</h2>
        <span className={css.quiet}>{t(`domain:towsCell.${cell}.meaning`)}</span>
      </header>
      {strategies.length === 0 && isReadOnly && <p className={css.quiet}>{t('tows.empty')}</p>}
      <ol className={css.strategies}>
        {strategies.map((strategy, index) => (
          <li key={strategy.id}>
            {strategy.id === editingId && !isReadOnly ? (
              <StrategyForm cell={cell} strategy={strategy} />
            ) : (
              <StrategyItem strategy={strategy} siblings={strategies} index={index} />
            )}
          </li>
        ))}
      </ol>
      {!isReadOnly && <StrategyForm cell={cell} strategy={null} />}
    </section>
  )
}
