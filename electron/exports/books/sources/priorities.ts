import type { Priority } from '#shared/domain/papers/rounds.ts'
import { decidingRounds, isChosen, placeText, priorityOrder, runOffOf } from '#shared/domain/papers/rounds.ts'
import { finalOrder, roundResult } from '../../blocks/vote-blocks.ts'
import type { Block } from '../../docx/block.ts'
import { dataTable, tableGap } from '../../docx/table.ts'
import { heading, prose } from '../../docx/text.ts'
import type { Book, Place, SectionSource } from '../book.ts'
import { caption, roundsOf } from '../book.ts'
import { traceOption } from './trace.ts'

/** The chosen issues of each question, with points and where they came from. */
export const strategicIssues: SectionSource = (book, place) => {
  const { t } = book
  const rounds = roundsOf(book)
  const questions = decidingRounds(rounds)
  if (questions.length === 0) return null
  return questions.flatMap((entry) => {
    const chosen = priorityOrder(rounds, entry.round.id).filter((item) => isChosen(item, entry.result.cutAt))
    if (chosen.length === 0)
      return [
        prose(t('minutes.voteClauseOpen', { question: entry.round.question, list: '', cast: entry.result.castCount })),
      ]
    return [caption(book, place, entry.round.question), priorityTable(book, place, entry, chosen), tableGap()]
  })
}

/** The whole order, so that reserves are seen as well. */
export const priorityList: SectionSource = (book, place) => {
  const rounds = roundsOf(book)
  const questions = decidingRounds(rounds)
  if (questions.length === 0) return null
  return questions.flatMap((entry) => [
    caption(book, place, entry.round.question),
    priorityTable(book, place, entry, priorityOrder(rounds, entry.round.id)),
    tableGap(),
  ])
}

/** Every round in full: rules, bars, ranking, ties and run-offs. */
export const priorityFactors: SectionSource = (book, place) => {
  const { t } = book
  const rounds = roundsOf(book)
  const questions = decidingRounds(rounds)
  if (questions.length === 0) return null
  return questions.flatMap((entry): Block[] => {
    const runOff = runOffOf(rounds, entry.round.id)
    return [
      heading(t('vote.roundTitle', { number: entry.round.number, title: entry.activity.title }), 3),
      ...roundResult(book, entry, rounds, place.width),
      ...(runOff === null
        ? []
        : [
            heading(t('vote.roundTitle', { number: runOff.round.number, title: runOff.activity.title }), 3),
            ...roundResult(book, runOff, rounds, place.width),
            ...finalOrder(book, entry, rounds, place.width),
          ]),
    ]
  })
}

type Question = ReturnType<typeof decidingRounds<ReturnType<typeof roundsOf>[number]>>[number]

function priorityTable(book: Book, place: Place, entry: Question, priorities: Priority[]): Block {
  const { t } = book
  return dataTable({
    width: place.width,
    columns: [
      { title: t('column.rank'), share: 12, align: 'center', cell: (item) => placeText(item.placeFrom, item.placeTo) },
      { title: t('column.issue'), share: 44, cell: (item) => item.option.title },
      { title: t('column.points'), share: 9, align: 'right', cell: (item) => String(item.option.score) },
      {
        title: t('column.standing'),
        share: 15,
        cell: (item) =>
          t(
            isChosen(item, entry.result.cutAt)
              ? 'vote.standing.above'
              : item.placeFrom <= entry.result.cutAt
                ? 'vote.standing.tied'
                : 'vote.standing.below',
          ),
      },
      {
        title: t('column.source'),
        share: 20,
        cell: (item) =>
          traceOption(
            book,
            entry.options.find(({ id }) => id === item.option.optionId),
          ),
      },
    ],
    items: priorities,
  })
}
