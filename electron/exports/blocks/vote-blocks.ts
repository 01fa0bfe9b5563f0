import type { Priority } from '#shared/domain/papers/rounds.ts'
import { isChosen, isUndecided, placeText, priorityOrder, runOffOf, runOffsOf } from '#shared/domain/papers/rounds.ts'
import { type ResultColumn, percent } from '#shared/domain/voting/readings/reading.ts'
import {
  groupColumns,
  hasDistribution,
  markOf,
  readResult,
  resultColumns,
  standingText,
  valueText,
} from '#shared/domain/voting/readings/registry.ts'
import { formatNumber } from '#shared/domain/words.ts'
import type { RoundRecord } from '#shared/schema/record.ts'
import type { OptionResult, RoundResult } from '#shared/schema/voting.ts'
import type { Block } from '../docx/block.ts'
import { chartParagraph } from '../docx/picture.ts'
import { type DocxColumn, dataTable, factTable, tableGap } from '../docx/table.ts'
import { listItem, paragraph, prose } from '../docx/text.ts'
import type { Paper } from '../paper.ts'
import { comparisonChart, spreadText, voteChart, voteFacts, wordsOf } from './vote-facts.ts'

/** A round in full: facts, picture, ranking with ties and spread, and how to read it. An open round prints no count at all. */
export function roundResult(paper: Paper, entry: RoundRecord, rounds: RoundRecord[], width: number): Block[] {
  const { t } = paper
  const facts = factTable(voteFacts(paper, entry, rounds), width)
  const { result, round } = entry
  if (result === null) {
    const cancelled = round.way === 'hands' ? 'vote.cancelledHands' : 'vote.cancelled'
    return [facts, tableGap(), prose(t(round.state === 'cancelled' ? cancelled : 'vote.noResult'))]
  }
  const words = wordsOf(paper)
  const sentences = readResult(round.rules, result, words, runOffsOf(rounds, round.id))
  const label = words.say('chart.label', { question: round.question })
  return [
    facts,
    tableGap(),
    chartParagraph(paper.drawChart(voteChart(paper, entry, result)), label, width),
    ...resultTable(paper, entry, result, width),
    tableGap(60),
    ...(sentences.length === 0 ? [] : [paragraph(t('vote.reading'), { style: 'TableCaption', keepNext: true })]),
    ...sentences.map(({ text }) => listItem('–', text)),
    ...comparison(paper, result, width),
  ]
}

/** Numbers that need more of the width than this leave a title no room: theirs become letters, named below the table. */
const mostNumberShare = 52

/** Letters of bold Arial in parts of the type size, a little generous; only the office program that opens the file knows. */
const letterSizes: readonly [RegExp, number][] = [
  [/[-.,'Ifijlrt]/, 0.36],
  [/[MWmw]/, 0.91],
  [/[A-Z]/, 0.74],
]
const sizeOf = (word: string) =>
  [...word].reduce((sum, letter) => sum + (letterSizes.find(([kind]) => kind.test(letter))?.[1] ?? 0.62), 0)
/** In twips: the type size of a heading, and what the edges of its cell take. */
const heading = { type: 180, edges: 140 } as const

/** Room for the longest word of a title and for a share, so that neither is broken inside. @param width of the table in twips */
const shareOf = ({ title, isShare }: ResultColumn, width: number) =>
  Math.max(
    isShare ? 10 : 7,
    ...title.split(/\s|(?<=-)/).map((word) => ((sizeOf(word) * heading.type + heading.edges) / width) * 100),
  )

function resultTable(paper: Paper, { round }: RoundRecord, result: RoundResult, width: number): Block[] {
  const { t } = paper
  const words = wordsOf(paper)
  const columns = resultColumns(round.rules, result, words)
  const wanted = columns.reduce((sum, column) => sum + shareOf(column, width), 0)
  const isNarrow = wanted > mostNumberShare
  const letterOf = (index: number) => String.fromCodePoint(97 + index)
  const numbersShare = isNarrow ? Math.min(mostNumberShare, columns.length * 7) : wanted
  const [first] = result.options
  const withSpread = first !== undefined && (hasDistribution(result.method) || markOf(first, result).kind === 'spread')
  return [
    dataTable({
      width,
      columns: [
        {
          title: t('column.rank'),
          share: 12,
          align: 'center',
          cell: (option) => placeText(option.rankFrom, option.rankTo),
        },
        {
          title: t('column.option'),
          share: 100 - 12 - 15 - numbersShare,
          cell: (option) => [
            paragraph(option.title, { style: 'TableText' }),
            ...(withSpread ? [paragraph(spreadLine(paper, option, result), { style: 'Small' })] : []),
          ],
        },
        ...columns.map((column, index): DocxColumn<OptionResult> => ({
          title: isNarrow ? letterOf(index) : column.title,
          share: isNarrow ? numbersShare / columns.length : shareOf(column, width),
          align: 'right',
          cell: (option) => valueText(column, option, words),
        })),
        { title: t('column.standing'), share: 15, cell: (option) => standingText(option, result, words) },
      ],
      items: result.options,
    }),
    ...(isNarrow
      ? [
          paragraph(
            columns.map(({ title }, index) => t('vote.letter', { letter: letterOf(index), title })).join('; '),
            {
              style: 'Small',
            },
          ),
        ]
      : []),
    ...(withSpread ? [paragraph(words.say('distributionHelp'), { style: 'Small' })] : []),
  ]
}

/** "Sebaran 1: 0 · 2: 3 (suara terbelah)" */
function spreadLine(paper: Paper, option: OptionResult, result: RoundResult): string {
  return wordsOf(paper).say('value', {
    title: paper.t('column.distribution'),
    value: spreadText(paper, option, result),
  })
}

function comparison(paper: Paper, result: RoundResult, width: number): Block[] {
  const words = wordsOf(paper)
  const compared = groupColumns(result, words)
  const chart = comparisonChart(paper, result)
  if (compared === null || chart === null || result.comparison.state !== 'shown') return []
  const { measure, isShare, groups } = compared
  const title = words.say('group.title', { kind: words.say(`group.${result.comparison.kind}`) })
  const valueOf = (value: number) => (isShare ? percent(value, words, 1) : formatNumber(value, words.locale, 2))
  return [
    tableGap(),
    paragraph(paper.t('vote.comparison', { title, measure }), { style: 'TableCaption', keepNext: true }),
    chartParagraph(paper.drawChart(chart), title, width),
    dataTable({
      width,
      columns: [
        { title: paper.t('column.option'), share: 40, cell: ({ title: name }) => name },
        ...groups.map((group): DocxColumn<OptionResult> => ({
          title: group.name,
          share: 60 / groups.length,
          align: 'right',
          cell: (_option, index) => valueOf(group.values[index] ?? 0),
        })),
      ],
      items: result.options,
    }),
    tableGap(),
  ]
}

/** Where a priority stands once run-offs are counted. */
export function priorityStanding(paper: Pick<Paper, 't' | 'edition'>, item: Priority, result: RoundResult): string {
  const words = wordsOf(paper)
  if (!item.decidedByRunOff) return standingText(item.option, result, words)
  if (isUndecided(item, result.cutAt)) return words.say('standing.tied')
  return words.say(isChosen(item, result.cutAt) ? 'standing.above' : 'standing.below')
}

/** The order in which a question ended once its run-offs are counted; printed only where there was one. */
export function finalOrder(paper: Paper, entry: RoundRecord, rounds: RoundRecord[], width: number): Block[] {
  const { t } = paper
  if (runOffOf(rounds, entry.round.id) === null || entry.result === null) return []
  const { result } = entry
  return [
    paragraph(t('vote.finalOrder'), { style: 'TableCaption' }),
    dataTable({
      width,
      columns: [
        {
          title: t('column.rank'),
          share: 12,
          align: 'center',
          cell: (item) => placeText(item.placeFrom, item.placeTo),
        },
        { title: t('column.option'), share: 58, cell: (item) => item.option.title },
        {
          title: t('column.standing'),
          share: 30,
          cell: (item) =>
            [priorityStanding(paper, item, result), item.decidedByRunOff ? t('vote.byRunOff') : '']
              .filter(Boolean)
              .join(', '),
        },
      ],
      items: priorityOrder(rounds, entry.round.id),
    }),
    tableGap(),
  ]
}
