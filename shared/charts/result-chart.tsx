import { placeText } from '../domain/papers/rounds.ts'
import type { CountedResult, ResultWords } from '../domain/voting/readings/reading.ts'
import { cutAfter, cutText, groupColumns, markOf, scoreText } from '../domain/voting/readings/registry.ts'
import { formatNumber } from '../domain/words.ts'
import type { OptionResult, RoundResult, RoundRules } from '../schema/voting.ts'
import { GroupComparison } from './group-comparison.tsx'
import { ImpactMatrix } from './impact-matrix.tsx'
import type { MarkTone } from './option-mark.tsx'
import type { ChartPalette } from './palette.ts'
import { ResultRows } from './result-rows.tsx'

export interface ResultChartProps {
  question: string
  rules: RoundRules
  result: CountedResult
  words: ResultWords
  width: number
  palette: ChartPalette
  /** Whether a matrix has its titles beside it; the wall lists them on its other pages. */
  hasList?: boolean
}

/** Where an option lies to the line of its round, for its mark. */
export const toneOf = (option: OptionResult): MarkTone =>
  option.isTiedAtCut ? 'tied' : option.isAboveCut ? 'in' : 'out'

/** The picture of a closed round, the same on screen, wall and paper. */
export function ResultChart({ question, rules, result, words, width, palette, hasList = true }: ResultChartProps) {
  const { say } = words
  if (result.method === 'impact_effort') {
    return (
      <ImpactMatrix
        width={width}
        palette={palette}
        label={say('chart.matrix', { question })}
        points={matrixPoints(result)}
        hasList={hasList}
        fields={{
          quickWin: say('field.quick_win'),
          majorProject: say('field.major_project'),
          fillIn: say('field.fill_in'),
          postpone: say('field.postpone'),
        }}
        axes={{
          lowEffort: say('chart.lowEffort'),
          highEffort: say('chart.highEffort'),
          lowImpact: say('chart.lowImpact'),
          highImpact: say('chart.highImpact'),
        }}
      />
    )
  }
  const rows = result.options.map((option) => ({
    id: option.optionId,
    title: option.title,
    score: scoreText(rules, option, words),
    place: placeText(option.rankFrom, option.rankTo),
    tone: toneOf(option),
    mark: markOf(option, result),
  }))
  const [mark] = rows.map((row) => row.mark.kind)
  const parts = [
    result.tiedAtCut.length > 0 ? say('chart.tie') : '',
    mark === 'spread' ? say('chart.spread') : '',
    mark === 'answers' ? say('chart.answers') : '',
  ].filter((part) => part !== '')
  return (
    <ResultRows
      width={width}
      palette={palette}
      label={say('chart.label', { question })}
      rows={rows}
      cutAfter={cutAfter(result)}
      cutLabel={cutText(result, words)}
      legend={parts.length === 0 ? null : parts.join(' · ')}
    />
  )
}

/** Points of the options that somebody rated, numbered in the order of the table. */
function matrixPoints({ options }: CountedResult) {
  return options.flatMap(({ optionId, title, detail }, index) =>
    detail.method === 'impact_effort' && detail.impact !== null && detail.effort !== null
      ? [
          {
            id: optionId,
            number: index + 1,
            title,
            impact: detail.impact,
            effort: detail.effort,
            isQuickWin: detail.field === 'quick_win',
          },
        ]
      : [],
  )
}

/** Groups beside each other; null where the round did not ask for them or they are withheld. */
export function ComparisonChart({
  result,
  words,
  width,
  palette,
}: Pick<ResultChartProps, 'words' | 'width' | 'palette'> & { result: RoundResult }) {
  const compared = groupColumns(result, words)
  if (compared === null || result.comparison.state !== 'shown') return null
  const { measure, isShare, groups } = compared
  const { say, locale } = words
  const title = say('group.title', { kind: say(`group.${result.comparison.kind}`) })
  return (
    <GroupComparison
      width={width}
      palette={palette}
      label={`${title}: ${measure}`}
      options={result.options.map(({ optionId, title: name }) => ({ id: optionId, title: name }))}
      groups={groups}
      formatValue={(value) => (isShare ? `${formatNumber(value * 100, locale, 0)} %` : formatNumber(value, locale, 2))}
    />
  )
}
