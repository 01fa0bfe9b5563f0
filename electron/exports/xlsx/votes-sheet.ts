import type { Workbook } from 'exceljs'
import { placeText } from '#shared/domain/papers/rounds.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import {
  distributionText,
  groupColumns,
  outcomeText,
  resultColumns,
  scoreTitle,
} from '#shared/domain/voting/readings/registry.ts'
import type { OptionResult, RoundResult } from '#shared/schema/voting.ts'
import { comparisonChart, voteChart, wordsOf } from '../blocks/vote-facts.ts'
import type { Paper } from '../paper.ts'
import { addPicture } from './picture-row.ts'
import { type Column, addTableSheet } from './table-sheet.ts'

type HeldRound = StageMaterial['rounds'][number] & { result: RoundResult }
type ResultRow = { round: HeldRound; option: OptionResult }

/** Every option of every closed round, and below the table the picture of each round. A sheet a round has its own columns. */
export function addVotesSheet(workbook: Workbook, paper: Paper, { rounds }: StageMaterial): void {
  const { t } = paper
  const words = wordsOf(paper)
  const held = rounds.filter((round): round is HeldRound => round.result !== null)
  const items: ResultRow[] = held.flatMap((round) => round.result.options.map((option) => ({ round, option })))
  const sheet = addTableSheet<ResultRow>(workbook, paper, {
    name: t('sheet.votes'),
    printTitle: t('sheet.votes'),
    isLandscape: true,
    columns: [
      { title: t('column.round'), width: 8, value: ({ round }) => round.round.number },
      { title: t('column.question'), width: 30, value: ({ round }) => round.round.question },
      {
        title: t('column.method'),
        width: 16,
        value: ({ round }) => t(`domain:method.${round.round.rules.method}`),
      },
      {
        title: t('column.rank'),
        width: 11,
        align: 'left',
        value: ({ option }) => placeText(option.rankFrom, option.rankTo),
      },
      { title: t('column.option'), width: 42, value: ({ option }) => option.title },
      { title: t('column.score'), width: 10, numberFormat: '0.##', value: ({ option }) => option.score },
      { title: t('column.measure'), width: 14, value: ({ round }) => scoreTitle(round.round.rules, words) },
      { title: t('column.share'), width: 10, numberFormat: '0.0%', value: ({ option }) => option.share },
      {
        title: t('column.standing'),
        width: 26,
        value: ({ round, option }) => outcomeText(round.round.rules, option, round.result, words),
      },
      {
        title: t('column.distribution'),
        width: 24,
        value: ({ round, option }) => distributionText(option, round.result),
      },
      {
        title: t('column.deviation'),
        width: 12,
        numberFormat: '0.00',
        value: ({ option }) => option.normalisedDeviation,
      },
    ],
    items,
  })
  let nextRow = items.length + 3
  for (const entry of held) {
    if (entry.result.options.length === 0) continue
    const title = t('vote.chartTitle', { number: entry.round.number })
    nextRow = addPicture(workbook, sheet, nextRow, title, paper.drawChart(voteChart(paper, entry, entry.result)))
  }
}

/** Of each closed round that counts more than points a sheet with the columns of its method and, where shown, its groups. */
export function addRoundSheets(workbook: Workbook, paper: Paper, { rounds }: StageMaterial): void {
  const { t } = paper
  const words = wordsOf(paper)
  for (const entry of rounds) {
    const { result, round } = entry
    if (result === null || result.options.length === 0) continue
    const columns = resultColumns(round.rules, result, words)
    const groups = groupColumns(result, words)
    // The sheet of all votes has everything that points have.
    if (round.rules.method === 'dots' && groups === null) continue
    // Round numbers begin anew in each activity, and names of sheets must differ.
    const base = t('sheet.round', { number: round.number })
    const taken = new Set(workbook.worksheets.map(({ name }) => name))
    let name = base
    for (let count = 2; taken.has(name); count += 1) name = `${base} (${count})`
    const sheet = addTableSheet<OptionResult>(workbook, paper, {
      name,
      printTitle: round.question,
      isLandscape: true,
      columns: [
        { title: t('column.rank'), width: 11, align: 'left', value: (one) => placeText(one.rankFrom, one.rankTo) },
        { title: t('column.option'), width: 46, value: ({ title }) => title },
        ...columns.map(({ title, digits, isShare, valueOf }) => ({
          title,
          width: numberWidth(title),
          numberFormat: `0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}${isShare ? '%' : ''}`,
          value: valueOf,
        })),
        ...distributionColumns(paper, result),
        {
          title: t('column.standing'),
          width: round.rules.method === 'yes_no' ? 40 : 24,
          value: (one) => outcomeText(round.rules, one, result, words),
        },
        ...(groups?.groups ?? []).map((group) => ({
          title: group.name,
          width: 16,
          numberFormat: groups?.isShare === true ? '0.0%' : '0.00',
          value: (one: OptionResult) => group.values[result.options.indexOf(one)] ?? 0,
        })),
      ],
      items: result.options,
    })
    const chart = comparisonChart(paper, result)
    if (chart !== null && groups !== null) {
      addPicture(workbook, sheet, result.options.length + 3, groups.measure, paper.drawChart(chart))
    }
  }
}

/** Room for the longest word of a heading; the others go below it. */
const numberWidth = (title: string) => Math.max(11, ...title.split(/\s/).map((word) => word.length + 2))

/** A column for each step of the distribution; of more than these, which no sheet of paper takes in, one in words. */
const mostStepColumns = 8

function distributionColumns({ t }: Paper, result: RoundResult): Column<OptionResult>[] {
  const { distribution = [] } = result.options[0] ?? {}
  if (distribution.length > mostStepColumns) {
    return [{ title: t('column.distribution'), width: 30, value: (option) => distributionText(option, result) }]
  }
  return distribution.map((_, index) => ({
    title: t('column.stepCount', { step: result.lowestStep + index }),
    width: 11,
    value: (option) => option.distribution[index] ?? 0,
  }))
}
