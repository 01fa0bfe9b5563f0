import { attendanceSummary, peopleInOrder, presenceLookup } from '#shared/domain/papers/attendance.ts'
import { romanNumeral } from '#shared/domain/words.ts'
import { boardResult } from '../../blocks/board-blocks.ts'
import { institutionOf } from '../../blocks/institution.ts'
import { finalOrder, roundResult } from '../../blocks/vote-blocks.ts'
import { dataTable, tableGap } from '../../docx/table.ts'
import { heading, small } from '../../docx/text.ts'
import type { SectionSource } from '../book.ts'
import { boardsOf, roundsOf } from '../book.ts'
import { stageDecisions } from './vision.ts'

/** Who took part in which stage; no phone numbers. */
export const attendance: SectionSource = (book, { width }) => {
  const { t, record } = book
  const held = book.stages.filter((material) => material.attendance.length > 0)
  if (record.people.length === 0) return null
  const presences = held.map((material) => ({ material, presenceOf: presenceLookup(material.attendance) }))
  return [
    ...held.map((material) => {
      const { presentCount, registeredCount } = attendanceSummary(record, material)
      return small(
        `${t('book.stageTitle', { number: romanNumeral(material.stage.number), title: material.stage.title })}: ${t('attendance.presentOf', { present: presentCount, registered: registeredCount })}`,
      )
    }),
    dataTable({
      width,
      columns: [
        { title: t('column.no'), share: 7, align: 'center', cell: (person) => String(person.number) },
        { title: t('column.name'), share: 30, cell: (person) => person.label },
        { title: t('column.institution'), share: 31, cell: (person) => institutionOf(book, person) },
        {
          title: t('column.constituency'),
          share: 18,
          cell: ({ constituency }) => (constituency === null ? '' : t(`domain:constituency.${constituency}`)),
        },
        ...presences.map(({ material, presenceOf }) => ({
          title: t('book.stageShort', { number: romanNumeral(material.stage.number) }),
          share: 8,
          align: 'center' as const,
          cell: (person: (typeof record.people)[number]) => {
            const days = material.days.map((day) => presenceOf(person.id, day.id))
            return days.some((presence) => presence === 'in_person' || presence === 'online') ? '✓' : ''
          },
        })),
      ],
      items: peopleInOrder(record),
    }),
  ]
}

/** Every note of every board, also the ungrouped ones. */
export const allNotes: SectionSource = (book, { width }) => {
  const boards = boardsOf(book).filter(({ notes }) => notes.length > 0)
  if (boards.length === 0) return null
  return boards.flatMap((board) => [heading(board.activity.title, 2), ...boardResult(book, board, width)])
}

/** Every closed round. */
export const allVotes: SectionSource = (book, { width }) => {
  const rounds = roundsOf(book)
  const closed = rounds.filter(({ result }) => result !== null)
  if (closed.length === 0) return null
  return closed.flatMap((entry) => [
    heading(book.t('vote.roundTitle', { number: entry.round.number, title: entry.activity.title }), 2),
    ...roundResult(book, entry, rounds, width),
    ...(entry.round.runOffOf === null ? finalOrder(book, entry, rounds, width) : []),
    tableGap(),
  ])
}

/** What the berita acara of all stages decided. */
export const decisionsOfStages: SectionSource = stageDecisions
