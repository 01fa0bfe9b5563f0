import { Fragment, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { MarkPicture } from '#shared/charts/option-mark.tsx'
import type { ChartPalette } from '#shared/charts/palette.ts'
import { toneOf } from '#shared/charts/result-chart.tsx'
import { placeText } from '#shared/domain/papers/rounds.ts'
import type { ResultColumn, ResultWords } from '#shared/domain/voting/readings/reading.ts'
import {
  cutAfter,
  cutText,
  hasDistribution,
  hasOwnStanding,
  isTied,
  markOf,
  resultColumns,
  standingText,
  valueText,
} from '#shared/domain/voting/readings/registry.ts'
import type { OptionResult, RoundResult, RoundRules } from '#shared/schema/voting.ts'
import { Distribution } from './Distribution.tsx'
import css from './results.module.css'

interface Props {
  rules: RoundRules
  result: RoundResult
  words: ResultWords
  palette: ChartPalette
}

/** The options by rank, with what their method counts, how the room is spread, the cut line and ties named. */
export function ResultTable({ rules, result, words, palette }: Props) {
  const { t } = useTranslation('voting')
  const columns = resultColumns(rules, result, words)
  const cutIndex = cutAfter(result)
  const withStanding = hasOwnStanding(result)
  const withDistribution = hasDistribution(result.method)
  const columnCount = 3 + columns.length + Number(withDistribution) + Number(withStanding)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- many criteria are wider than the page, and keys scroll it
    <div className={css.tableFrame} tabIndex={0} role="group" aria-label={t('result.caption')}>
      <table className={css.table} data-wide={columns.length > 4 || undefined}>
        <caption className="visually-hidden">{t('result.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('result.rank')}</th>
            <th scope="col">{t('result.option')}</th>
            <th scope="col" aria-hidden="true" />
            {columns.map((column) => (
              <th key={column.id} scope="col" className={css.number}>
                {column.title}
              </th>
            ))}
            {withDistribution && <th scope="col">{t('result.spread')}</th>}
            {withStanding && <th scope="col">{t('result.standing')}</th>}
          </tr>
        </thead>
        <tbody>
          {result.options.map((option, index) => (
            <Fragment key={option.optionId}>
              <Row option={option} columns={columns} result={result} words={words} palette={palette} />
              {index === cutIndex && (
                <tr className={css.cut}>
                  <td colSpan={columnCount}>{cutText(result, words)}</td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({
  option,
  columns,
  result,
  words,
  palette,
}: Pick<Props, 'result' | 'words' | 'palette'> & { option: OptionResult; columns: readonly ResultColumn[] }) {
  const { t } = useTranslation('voting')
  const markId = useId()
  return (
    <tr>
      <td className={css.rank}>
        {placeText(option.rankFrom, option.rankTo)}{' '}
        {isTied(option) && <span className={css.tie}>{t('result.tie')}</span>}
      </td>
      <th scope="row" className={css.resultTitle} dir="auto">
        {option.title}
        {option.isSplit && <span className={css.split}>{words.say('split')}</span>}
      </th>
      <td className={css.markCell} aria-hidden="true">
        <MarkPicture
          mark={markOf(option, result)}
          tone={toneOf(option)}
          palette={palette}
          id={markId}
          className={css.mark}
        />
      </td>
      {columns.map((column) => (
        <td key={column.id} className={css.number} data-score={column.isScore || undefined}>
          {valueText(column, option, words)}
        </td>
      ))}
      {hasDistribution(result.method) && (
        <td>
          <Distribution distribution={option.distribution} />
        </td>
      )}
      {hasOwnStanding(result) && (
        <td className={css.standing} data-in={option.isAboveCut || undefined}>
          {standingText(option, result, words)}
        </td>
      )}
    </tr>
  )
}
