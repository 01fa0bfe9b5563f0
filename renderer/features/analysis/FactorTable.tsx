import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { type FactorTableKind, type SwotSide, sidesOfTable } from '#shared/domain/analysis/sides.ts'
import type { FactorTable as Table, WeighedFactor } from '#shared/domain/analysis/swot.ts'
import css from './analysis.module.css'
import { RatingField } from './RatingField.tsx'
import { WeightField } from './WeightField.tsx'
import { useLoaded } from './analysis-context.ts'
import { send, setIncluded } from './commands.ts'
import { useWords } from './use-words.ts'

/** IFAS or EFAS to be filled in by the room: weights, ratings, scores and their sums. */
export function FactorTable({ kind }: { kind: FactorTableKind }) {
  const { t } = useTranslation(['analysis', 'domain'])
  const { swot } = useLoaded()
  const table = swot[kind]
  const leftOut = swot.leftOut.filter(({ side }) => sidesOfTable[kind].includes(side))
  return (
    <section className={css.tableBox}>
      <table className={css.table}>
        <caption>{t(`domain:factorTable.${kind}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('weights.isIncluded')}</th>
            <th scope="col">{t('weights.factor')}</th>
            <th scope="col" className={css.numeric}>
              {t('weights.weight')}
            </th>
            <th scope="col">{t('weights.rating')}</th>
            <th scope="col" className={css.numeric}>
              {t('weights.score')}
            </th>
          </tr>
        </thead>
        {sidesOfTable[kind].map((side) => (
          <Side key={side} side={side} table={table} />
        ))}
        {leftOut.length > 0 && (
          <tbody>
            {leftOut.map(({ themeId, side, title }) => (
              <tr key={themeId} className={css.leftOut}>
                <IncludeCell themeId={themeId} title={title} isIncluded={false} />
                <th scope="row" colSpan={4}>
                  <span className={css.code} data-side={side}>
                    {side.toUpperCase()}
                  </span>
                  {title}
                </th>
              </tr>
            ))}
          </tbody>
        )}
      </table>
      {table.factors.length === 0 && <p className={css.tableEmpty}>{t('weights.noFactors')}</p>}
      <SumLine table={table} />
    </section>
  )
}

function Side({ side, table }: { side: SwotSide; table: Table }) {
  const { t } = useTranslation('analysis')
  const { number, sideTitle } = useWords()
  const factors = table.factors.filter((factor) => factor.side === side)
  const total = table.sides.find((candidate) => candidate.side === side)!
  if (factors.length === 0) return null
  return (
    <tbody>
      {factors.map((factor) => (
        <FactorRow key={factor.themeId} factor={factor} decimals={table.weightDecimals} />
      ))}
      <tr className={css.subtotal} data-side={side}>
        <th scope="row" colSpan={2}>
          {t('weights.subtotal', { side: sideTitle(side) })}
        </th>
        <td className={css.numeric}>{number(total.weight, table.weightDecimals)}</td>
        <td className={css.numeric} colSpan={2}>
          {total.score === null ? '–' : number(total.score, 2)}
        </td>
      </tr>
    </tbody>
  )
}

function FactorRow({ factor, decimals }: { factor: WeighedFactor; decimals: 2 | 3 }) {
  const { t } = useTranslation('analysis')
  const { view } = useLoaded()
  const { number } = useWords()
  const { themeId, side, code, title, score, weightRoundId, ratingRoundId } = factor
  return (
    <tr>
      <IncludeCell themeId={themeId} title={title} isIncluded />
      <th scope="row">
        <span className={css.code} data-side={side}>
          {code}
        </span>
        <span title={title}>{title}</span>
        <span className={css.aside}>{t('weights.notes', { count: view.noteCounts[themeId] ?? 0 })}</span>
      </th>
      <td className={css.numeric}>
        <WeightField factor={factor} decimals={decimals} />
        <FromRound roundId={weightRoundId} />
      </td>
      <td>
        <RatingField factor={factor} />
        <FromRound roundId={ratingRoundId} />
      </td>
      <td className={css.numeric}>{score === null ? '–' : number(score, 2)}</td>
    </tr>
  )
}

function IncludeCell({ themeId, title, isIncluded }: { themeId: string; title: string; isIncluded: boolean }) {
  const { t } = useTranslation('analysis')
  const { activityId, isReadOnly } = useLoaded()
  return (
    <td className={css.include}>
      <input
        type="checkbox"
        checked={isIncluded}
        disabled={isReadOnly}
        aria-label={t('weights.include', { title })}
        data-include={themeId}
        onChange={(event) => {
          void setIncluded(activityId, themeId, event.currentTarget.checked).then(() => {
            // The row has gone to another part of the table; unless somebody went on, the tick takes the focus along.
            if (document.activeElement !== document.body) return
            document.querySelector<HTMLElement>(`[data-include="${themeId}"]`)?.focus()
          })
        }}
      />
    </td>
  )
}

/** The round that a value was taken from; nothing for what the room entered. */
function FromRound({ roundId }: { roundId: string | null }) {
  const { t } = useTranslation('analysis')
  const { view } = useLoaded()
  const round = view.rounds.find((candidate) => candidate.roundId === roundId)
  if (round === undefined) return null
  const { number, question } = round
  return (
    <span className={css.origin} title={t('weights.fromRoundHint', { number, question })}>
      {t('weights.fromRound', { number })}
    </span>
  )
}

/** Whether the weights make up the whole, in words and numbers, and *Ratakan*. */
function SumLine({ table }: { table: Table }) {
  const { t } = useTranslation('analysis')
  const { activityId, view, isReadOnly } = useLoaded()
  const { number } = useWords()
  const { kind, factors, weightSum, isWeightWhole, weightDecimals } = table
  if (factors.length === 0) return null
  const difference = Math.abs(weightSum - 1)
  // A sum that only three decimals tell from 1 is shown with three.
  const decimals = difference < 0.005 ? weightDecimals : difference < 0.01 ? 3 : weightDecimals
  const state = isWeightWhole
    ? t('weights.sumWhole')
    : difference < 0.0005
      ? null
      : t(weightSum < 1 ? 'weights.sumShort' : 'weights.sumOver', { difference: number(difference, decimals) })
  return (
    <div className={css.sumLine}>
      <output className={css.sum} data-is-whole={isWeightWhole}>
        {isWeightWhole ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
        <span>{t('weights.sum', { sum: number(weightSum, decimals) })}</span>
        {state !== null && <span>· {state}</span>}
      </output>
      {!isReadOnly && (
        <Button
          size="compact-sm"
          variant={isWeightWhole ? 'default' : 'light'}
          leftSection={<IconScale size={16} aria-hidden />}
          title={t('weights.evenOutHint', { table: kind.toUpperCase() })}
          aria-label={`${t('weights.evenOut')} ${kind.toUpperCase()}`}
          onClick={() => void send(activityId, () => api.analysis.evenOut({ boardId: view.board.id, table: kind }))}
        >
          {t('weights.evenOut')}
        </Button>
      )}
    </div>
  )
}
