import type { Workbook } from 'exceljs'
import { placeText } from '#shared/domain/papers/rounds.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import type { OptionResult, RoundResult } from '#shared/schema/voting.ts'
import { distributionText, standingText, voteChart } from '../blocks/vote-facts.ts'
import type { Paper } from '../paper.ts'
import { addTableSheet } from './table-sheet.ts'

type ResultRow = { round: StageMaterial['rounds'][number]; result: RoundResult; option: OptionResult }

/** Every option of every closed round, and below the table the bars of each round as a picture. */
export function addVotesSheet(workbook: Workbook, paper: Paper, { rounds }: StageMaterial): void {
  const { t } = paper
  const items: ResultRow[] = rounds.flatMap((round) =>
    round.result === null ? [] : round.result.options.map((option) => ({ round, result: round.result!, option })),
  )
  const sheet = addTableSheet<ResultRow>(workbook, paper, {
    name: t('sheet.votes'),
    printTitle: t('sheet.votes'),
    isLandscape: true,
    columns: [
      { title: t('column.round'), width: 9, value: ({ round }) => round.round.number },
      { title: t('column.question'), width: 40, value: ({ round }) => round.round.question },
      {
        title: t('column.rank'),
        width: 11,
        align: 'left',
        value: ({ option }) => placeText(option.rankFrom, option.rankTo),
      },
      { title: t('column.option'), width: 46, value: ({ option }) => option.title },
      { title: t('column.points'), width: 9, value: ({ option }) => option.score },
      { title: t('column.share'), width: 10, numberFormat: '0.0%', value: ({ option }) => option.share },
      { title: t('column.standing'), width: 22, value: ({ option }) => standingText(paper, option) },
      { title: t('column.distribution'), width: 26, value: ({ option }) => distributionText(paper, option) },
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
  for (const entry of rounds) {
    if (entry.result === null || entry.result.options.length === 0) continue
    const picture = paper.drawChart(voteChart(paper, entry, entry.result))
    // exceljs asks for a Node Buffer but only reads the bytes.
    const imageId = workbook.addImage({ buffer: Buffer.from(picture.png) as never, extension: 'png' })
    sheet.getCell(nextRow, 1).value = t('vote.chartTitle', { number: entry.round.number })
    sheet.getCell(nextRow, 1).font = { name: 'Arial', size: 11, bold: true }
    sheet.addImage(imageId, {
      tl: { col: 0, row: nextRow },
      ext: { width: picture.width, height: picture.height },
      editAs: 'oneCell',
    })
    // A row is 20 pixels high.
    nextRow += Math.ceil(picture.height / 20) + 3
  }
}
