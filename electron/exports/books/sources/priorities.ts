import type { Priority } from '#shared/domain/papers/rounds.ts'
import { decidingRounds, isChosen, placeText, priorityOrder, runOffOf } from '#shared/domain/papers/rounds.ts'
import { scoreText, scoreTitle } from '#shared/domain/voting/readings/registry.ts'
import { finalOrder, priorityStanding, roundResult } from '../../blocks/vote-blocks.ts'
import { wordsOf } from '../../blocks/vote-facts.ts'
import type { RoundRecord } from '#shared/schema/record.ts'
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
    return [
      ...[entry, ...runOffsAfter(rounds, entry.round.id)].flatMap((held) => [
        heading(t('vote.roundTitle', { number: held.round.number, title: held.activity.title }), 3),
        ...roundResult(book, held, rounds, place.width),
      ]),
      ...finalOrder(book, entry, rounds, place.width),
    ]
  })
}

/** The run-off of a round, the run-off of that one, and so on. */
function runOffsAfter<T extends RoundRecord>(rounds: T[], roundId: string): T[] {
  const runOff = runOffOf(rounds, roundId)
  return runOff === null ? [] : [runOff, ...runOffsAfter(rounds, runOff.round.id)]
}

type Question = ReturnType<typeof decidingRounds<ReturnType<typeof roundsOf>[number]>>[number]

function priorityTable(book: Book, place: Place, entry: Question, priorities: Priority[]): Block {
  const { t } = book
  const words = wordsOf(book)
  return dataTable({
    width: place.width,
    columns: [
      { title: t('column.rank'), share: 12, align: 'center', cell: (item) => placeText(item.placeFrom, item.placeTo) },
      { title: t('column.issue'), share: 41, cell: (item) => item.option.title },
      {
        title: scoreTitle(entry.round.rules, words),
        share: 10,
        align: 'right',
        cell: (item) => scoreText(entry.round.rules, item.option, words),
      },
      { title: t('column.standing'), share: 17, cell: (item) => priorityStanding(book, item, entry.result) },
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
