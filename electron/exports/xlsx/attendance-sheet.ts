import type { Workbook } from 'exceljs'
import { peopleInOrder, presenceLookup } from '#shared/domain/papers/attendance.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { longDate } from '#shared/domain/words.ts'
import type { Person } from '#shared/schema/workshop.ts'
import { groupName, institutionOf } from '../blocks/institution.ts'
import type { Paper } from '../paper.ts'
import { addTableSheet } from './table-sheet.ts'

/** Everybody on the list, one column per day. Phone numbers stay in the workshop file. */
export function addAttendanceSheet(workbook: Workbook, paper: Paper, { days, attendance }: StageMaterial): void {
  const { t, record, edition } = paper
  const presenceOf = presenceLookup(attendance)
  addTableSheet<Person>(workbook, paper, {
    name: t('sheet.attendance'),
    printTitle: t('sheet.attendance'),
    isLandscape: true,
    columns: [
      { title: t('column.no'), width: 6, value: (person) => person.number },
      { title: t('column.name'), width: 34, value: (person) => person.label },
      { title: t('column.institution'), width: 34, value: (person) => institutionOf(paper, person) },
      {
        title: t('column.constituency'),
        width: 22,
        value: ({ constituency }) => (constituency === null ? '' : t(`domain:constituency.${constituency}`)),
      },
      { title: t('column.jobTitle'), width: 28, value: (person) => person.jobTitle },
      // Only where the workshop works in groups: an empty column asks to be filled.
      ...(record.workingGroups.length === 0
        ? []
        : [
            {
              title: t('column.workingGroup'),
              width: 24,
              value: (person: Person) => groupName(record.workingGroups, person.workingGroupId),
            },
          ]),
      ...days.map((day) => ({
        title: t('column.day', { number: day.number, date: longDate(day.date, edition.locale) }),
        width: 18,
        // Nobody is called absent on a day without any mark.
        value: (person: Person) =>
          attendance.some((mark) => mark.dayId === day.id) ? t(`presence.${presenceOf(person.id, day.id)}`) : '',
      })),
    ],
    items: peopleInOrder(record),
  })
}
