import { isChosen, placeText, priorityOrder, runOffOf } from '#shared/domain/papers/rounds.ts'
import type { RoundRecord } from '#shared/schema/record.ts'
import { formatNumber } from '#shared/domain/words.ts'
import type { Block } from '../docx/block.ts'
import { chartParagraph } from '../docx/picture.ts'
import { dataTable, factTable, tableGap } from '../docx/table.ts'
import { paragraph, prose } from '../docx/text.ts'
import type { Paper } from '../paper.ts'
import { distributionText, standingText, voteChart, voteFacts } from './vote-facts.ts'

/** A round in full: its facts, the bars, the ranking with ties and spread. An open round prints no count at all. */
export function roundResult(paper: Paper, entry: RoundRecord, rounds: RoundRecord[], width: number): Block[] {
  const { t, edition } = paper
  const facts = factTable(voteFacts(paper, entry, rounds), width)
  if (entry.result === null) return [facts, tableGap(), prose(t('vote.noResult'))]
  const { result } = entry
  const label = t('vote.chartLabel', { question: entry.round.question })
  return [
    facts,
    tableGap(),
    chartParagraph(paper.drawChart(voteChart(paper, entry, result)), label, width),
    dataTable({
      width,
      columns: [
        {
          title: t('column.rank'),
          share: 11,
          align: 'center',
          cell: (option) => placeText(option.rankFrom, option.rankTo),
        },
        { title: t('column.option'), share: 35, cell: (option) => option.title },
        { title: t('column.points'), share: 9, align: 'right', cell: (option) => String(option.score) },
        {
          title: t('column.share'),
          share: 10,
          align: 'right',
          cell: (option) => (option.share === null ? '' : `${formatNumber(option.share * 100, edition.locale, 1)} %`),
        },
        { title: t('column.distribution'), share: 18, cell: (option) => distributionText(paper, option) },
        { title: t('column.standing'), share: 17, cell: (option) => standingText(paper, option) },
      ],
      items: result.options,
    }),
    tableGap(60),
    paragraph(t('vote.distributionHelp'), { style: 'Small' }),
  ]
}

/** The order in which a question ended once its run-offs are counted; printed only where there was one. */
export function finalOrder(paper: Paper, entry: RoundRecord, rounds: RoundRecord[], width: number): Block[] {
  const { t } = paper
  if (runOffOf(rounds, entry.round.id) === null || entry.result === null) return []
  const { cutAt } = entry.result
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
            [
              t(isChosen(item, cutAt) ? 'vote.standing.above' : 'vote.standing.below'),
              item.decidedByRunOff ? t('vote.byRunOff') : '',
            ]
              .filter(Boolean)
              .join(', '),
        },
      ],
      items: priorityOrder(rounds, entry.round.id),
    }),
    tableGap(),
  ]
}
