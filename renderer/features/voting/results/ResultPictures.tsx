import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChartPalette } from '#shared/charts/palette.ts'
import { ComparisonChart, ResultChart } from '#shared/charts/result-chart.tsx'
import { type ResultWords, percent } from '#shared/domain/voting/readings/reading.ts'
import { groupColumns } from '#shared/domain/voting/readings/registry.ts'
import { formatNumber } from '#shared/domain/words.ts'
import type { Round, RoundResult } from '#shared/schema/voting.ts'
import css from './results.module.css'

interface Props {
  result: RoundResult
  words: ResultWords
  palette: ChartPalette
}

/** Wider pictures only grow in emptiness. */
const widestPx = 860

function Picture({ children }: { children: (width: number) => ReactNode }) {
  const { ref, width } = useElementSize()
  return (
    <div ref={ref} className={css.picture}>
      {width > 0 && children(Math.min(widestPx, Math.floor(width)))}
    </div>
  )
}

/** Impact against effort; the table beside it says the same in numbers. */
export function MatrixPicture({ round, result, words, palette }: Props & { round: Round }) {
  return (
    <Picture>
      {(width) => (
        <ResultChart
          question={round.question}
          rules={round.rules}
          result={result}
          words={words}
          width={width}
          palette={palette}
        />
      )}
    </Picture>
  )
}

/** Groups beside each other, as a picture and, for screen readers, as a table. */
export function GroupsPicture({ result, words, palette }: Props) {
  const { t } = useTranslation('voting')
  const compared = groupColumns(result, words)
  if (compared === null || result.comparison.state !== 'shown') return null
  const { measure, groups, isShare } = compared
  const { say, locale } = words
  const valueOf = (value: number) => (isShare ? percent(value, words) : formatNumber(value, locale, 2))
  return (
    <section className={css.groups}>
      <h3>{say('group.title', { kind: say(`group.${result.comparison.kind}`) })}</h3>
      <p className={css.note}>{measure}</p>
      <Picture>{(width) => <ComparisonChart result={result} words={words} width={width} palette={palette} />}</Picture>
      <table className="visually-hidden">
        <thead>
          <tr>
            <th scope="col">{t('result.option')}</th>
            {groups.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.options.map((option, index) => (
            <tr key={option.optionId}>
              <th scope="row">{option.title}</th>
              {groups.map(({ key, values }) => (
                <td key={key}>{valueOf(values[index] ?? 0)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
