import { type CSSProperties, useId, useMemo } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { MarkPicture } from '#shared/charts/option-mark.tsx'
import { type ChartPalette, darkPalette, lightPalette } from '#shared/charts/palette.ts'
import { ResultChart, toneOf } from '#shared/charts/result-chart.tsx'
import { placeText } from '#shared/domain/papers/rounds.ts'
import type { ResultWords } from '#shared/domain/voting/readings/reading.ts'
import {
  cutAfter,
  cutText,
  isTied,
  markOf,
  outcomeText,
  resultColumns,
  scoreText,
  hasOwnStanding,
  valueText,
} from '#shared/domain/voting/readings/registry.ts'
import { methodOf } from '#shared/domain/voting/registry.ts'
import type { WallContentOf, WallView } from '#shared/contract/wall.ts'
import type { OptionResult } from '#shared/schema/voting.ts'
import { useResultWords } from '../result-words.ts'
import type { PictureProps } from './BoardPicture.tsx'
import { PagedSheets, type Sheet } from './PagedSheets.tsx'
import css from './wall-view.module.css'

/** A vote that runs: how many have voted, and never for what. */
export function OpenRoundPicture({ content }: { content: WallContentOf<'round_open'> }) {
  const { t } = useTranslation('wall')
  const { votedCount, entitledCount } = content
  return (
    <div className={css.progress}>
      <p className={css.progressText}>
        <Trans t={t} i18nKey="round.voted" values={{ votedCount, entitledCount }} components={{ b: <strong /> }} />
      </p>
      <progress max={Math.max(1, entitledCount)} value={votedCount} aria-label={t('round.progress')} />
      <p className={css.muted}>{t('round.hidden')}</p>
    </div>
  )
}

type Result = WallContentOf<'round_result'>

/** At this width the numbers in the matrix are read from row ten. */
const matrixWidth = 420

/** A closed vote: places, scores, what the method counts besides, and the cut line; ties are named. */
export function ResultPicture({
  content,
  theme,
  page,
  scale,
  onPageCount,
}: PictureProps<Result> & Pick<WallView, 'theme'>) {
  const words = useResultWords()
  const { question, rules, result } = content
  const palette = theme === 'dark' ? darkPalette : lightPalette
  const sheets = useMemo((): Sheet[] => {
    const cutIndex = cutAfter(result)
    // All rows make room for the longest of their places, "10–12", so that titles stay below one another.
    const lettersOfPlace = Math.max(1, ...result.options.map((one) => placeText(one.rankFrom, one.rankTo).length))
    const style = { '--place-letters': lettersOfPlace } as CSSProperties
    const blocks = result.options.map((option, index) => ({
      id: option.optionId,
      node: (
        <div style={style}>
          <Row option={option} index={index} content={content} words={words} palette={palette} />
          {index === cutIndex && <p className={css.cut}>{cutText(result, words)}</p>}
        </div>
      ),
    }))
    const zone = { id: 'result', tone: 'plain', header: null, blocks, empty: null }
    return [{ id: 'result', title: null, zonesPerRow: 1, columnsPerZone: 1, zones: [zone] }]
  }, [content, result, words, palette])
  const matrix =
    result.method === 'impact_effort' && result.castCount > 0 ? (
      <div className={css.chart}>
        <ResultChart
          question={question}
          rules={rules}
          result={result}
          words={words}
          width={matrixWidth}
          palette={palette}
          hasList={false}
        />
      </div>
    ) : null
  return <PagedSheets sheets={sheets} lead={matrix} page={page} scale={scale} onPageCount={onPageCount} />
}

/** A row: its place, or where none is awarded its number in the picture. */
function Row({
  option,
  index,
  content: { rules, result },
  words,
  palette,
}: {
  option: OptionResult
  index: number
  content: Result
  words: ResultWords
  palette: ChartPalette
}) {
  const { t } = useTranslation('wall')
  const markId = useId()
  const { hasCut } = methodOf(rules.method)
  const note = noteOf(option, { rules, result }, words)
  return (
    <div className={css.row} data-in={option.isAboveCut || option.isTiedAtCut || undefined}>
      <span className={css.rank}>
        {hasCut ? placeText(option.rankFrom, option.rankTo) : index + 1}
        {hasCut && isTied(option) && <span className={css.tie}>{t('round.tie')}</span>}
      </span>
      <span className={css.rowText}>
        <span className={css.rowTitle} dir="auto">
          {option.title}
        </span>
        {note !== '' && (
          <span className={css.rowNote} data-in={(hasOwnStanding(result) && option.isAboveCut) || undefined}>
            {note}
          </span>
        )}
      </span>
      <MarkPicture mark={markOf(option, result)} tone={toneOf(option)} palette={palette} id={markId} />
      <span className={css.points}>{scoreText(rules, option, words)}</span>
    </div>
  )
}

/** What is said besides the score: the outcome of a motion, the field, or the other numbers of the method. */
function noteOf(option: OptionResult, { rules, result }: Pick<Result, 'rules' | 'result'>, words: ResultWords): string {
  if (hasOwnStanding(result)) return outcomeText(rules, option, result, words)
  if (result.method === 'dots' || result.method === 'approval') return option.isSplit ? words.say('split') : ''
  const numbers = resultColumns(rules, result, words)
    .filter(({ id, isScore }) => !isScore && !forTheTable.has(id))
    .map((column) => words.say('value', { title: column.title, value: valueText(column, option, words) }))
  return [...numbers, ...(option.isSplit ? [words.say('split')] : [])].join(' · ')
}

/** Columns that only somebody close to the table reads. */
const forTheTable = new Set(['opinions', 'noOpinion', 'named', 'deviation'])
