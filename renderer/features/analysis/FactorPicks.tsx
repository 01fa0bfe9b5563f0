import { useTranslation } from 'react-i18next'
import { type SwotSide, sidesOfCell } from '#shared/domain/analysis/sides.ts'
import { factorsByTheme } from '#shared/domain/analysis/swot.ts'
import { sidesWithout } from '#shared/domain/analysis/tows.ts'
import { towsCells } from '#shared/schema/analysis.ts'
import css from './tows.module.css'
import { useLoaded } from './analysis-context.ts'
import { dragType } from './factor-drag.ts'
import { usePicks } from './tows-picks.ts'
import { useWords } from './use-words.ts'

/** The factors of one side at the edge of the matrix, to be ticked or dragged into a cell. */
export function FactorPicks({ side }: { side: SwotSide }) {
  const { t } = useTranslation('analysis')
  const { swot, isReadOnly } = useLoaded()
  const { sideTitle } = useWords()
  const { themeIds, picks } = usePicks()
  const all = [...factorsByTheme(swot).values()]
  const factors = all.filter((factor) => factor.side === side)

  /** From the last tick on to the text: Enter goes to the cell that the ticked sides meet in. */
  const goToCell = () => {
    const picked = all.filter(({ themeId }) => themeIds.has(themeId))
    const cell =
      towsCells.find(
        (candidate) => sidesOfCell[candidate].includes(side) && sidesWithout(candidate, picked).length === 0,
      ) ?? towsCells.find((candidate) => sidesOfCell[candidate].includes(side))
    document.querySelector<HTMLElement>(`[data-tows-input="${cell}"]`)?.focus()
  }

  return (
    <fieldset className={css.side} data-side={side} data-is-internal={side === 's' || side === 'w'}>
      <legend>{sideTitle(side)}</legend>
      {factors.length === 0 && <p className={css.quiet}>{t('tows.noFactors')}</p>}
      <ul>
        {factors.map(({ themeId, code, title }) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a pointer's way to the tick in it
          <li
            key={themeId}
            draggable={!isReadOnly}
            onDragStart={(event) => {
              event.dataTransfer.setData(dragType(side), themeId)
              event.dataTransfer.effectAllowed = 'copy'
            }}
          >
            <label title={title} data-is-picked={themeIds.has(themeId)}>
              {!isReadOnly && (
                <input
                  type="checkbox"
                  checked={themeIds.has(themeId)}
                  aria-label={t('tows.pick', { code, title })}
                  onChange={() => picks.toggle(themeId)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter') return
                    event.preventDefault()
                    goToCell()
                  }}
                />
              )}
              <span className={css.code}>{code}</span>
              <span className={css.factorTitle}>{title}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
