import type { Paper } from '../paper.ts'
import type { Presence } from '#shared/domain/papers/attendance.ts'
import { attendanceSummary, peopleInOrder, presenceLookup } from '#shared/domain/papers/attendance.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { longDate, weekdayName } from '#shared/domain/words.ts'
import type { StageDay } from '#shared/schema/workshop.ts'
import type { Block } from '../docx/block.ts'
import { dataTable } from '../docx/table.ts'
import { heading, small } from '../docx/text.ts'
import { groupName, institutionOf } from './institution.ts'

/** The attendance list of one day with a column to sign. Phone numbers are never printed. */
export function attendanceOfDay(paper: Paper, material: StageMaterial, day: StageDay, width: number): Block[] {
  const { t, record, edition } = paper
  const presenceOf = presenceLookup(material.attendance)
  // A day on which nobody was marked has no absentees: its list is still to be signed.
  const isTaken = material.attendance.some((entry) => entry.dayId === day.id)
  const counts = attendanceSummary(record, material).byDay.find(({ dayId }) => dayId === day.id)
  const date = `${weekdayName(day.date, edition.locale)}, ${longDate(day.date, edition.locale)}`
  return [
    heading(t('attendance.dayTitle', { number: day.number, date }), 3),
    small(
      t('attendance.dayCounts', {
        present: counts?.presentCount ?? 0,
        online: counts?.onlineCount ?? 0,
        excused: counts?.excusedCount ?? 0,
        registered: record.people.length,
      }),
      { keepNext: true },
    ),
    dataTable({
      width,
      rowHeight: 440,
      columns: [
        { title: t('column.no'), share: 6, align: 'center', cell: (person) => String(person.number) },
        { title: t('column.name'), share: 20, cell: (person) => person.label },
        {
          title: t(
            record.workingGroups.length === 0 ? 'column.institutionAndConstituency' : 'column.institutionAndGroup',
          ),
          share: 25,
          cell: (person) =>
            [
              institutionOf(paper, person),
              person.constituency === null ? '' : t(`domain:constituency.${person.constituency}`),
              groupName(record.workingGroups, person.workingGroupId),
            ]
              .filter(Boolean)
              .join('\n'),
        },
        { title: t('column.jobTitle'), share: 16, cell: (person) => person.jobTitle },
        { title: t('column.sex'), share: 5, align: 'center', cell: () => '' },
        {
          title: t('column.presence'),
          share: 13,
          align: 'center',
          cell: (person) => (isTaken ? t(`presence.${presenceOf(person.id, day.id)}`) : ''),
        },
        {
          title: t('column.signature'),
          share: 16,
          cell: (person) => signatureHint(isTaken ? presenceOf(person.id, day.id) : 'in_person', person.number),
        },
      ],
      items: peopleInOrder(record),
    }),
  ]
}

/** Odd numbers sign left, even ones right, so that two hands fit into neighbouring rows. */
function signatureHint(presence: Presence, number: number): string {
  if (presence === 'absent' || presence === 'excused') return ''
  return number % 2 === 1 ? `${number}.` : `\u2003\u2003\u2003\u2003${number}.`
}

/** Who came, by constituency. */
export function constituencyTable(paper: Paper, material: StageMaterial, width: number): Block {
  const { t, record } = paper
  const summary = attendanceSummary(record, material)
  return dataTable({
    width,
    columns: [
      { title: t('column.constituency'), share: 50, cell: (row) => row.name },
      { title: t('attendance.registered'), share: 25, align: 'right', cell: (row) => String(row.registeredCount) },
      { title: t('attendance.present'), share: 25, align: 'right', cell: (row) => String(row.presentCount) },
    ],
    items: [
      ...summary.byConstituency.map((row) => ({
        ...row,
        name: row.constituency === null ? t('none.constituency') : t(`domain:constituency.${row.constituency}`),
      })),
      { name: t('total'), registeredCount: summary.registeredCount, presentCount: summary.presentCount },
    ],
  })
}
