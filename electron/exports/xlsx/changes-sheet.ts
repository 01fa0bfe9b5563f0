import type { Workbook } from 'exceljs'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { clockTime, isoDateOf, romanNumeral } from '#shared/domain/words.ts'
import { changeText } from '../blocks/change-text.ts'
import type { Paper } from '../paper.ts'
import { addTableSheet } from './table-sheet.ts'

/** Changes made to a stage after it was closed, oldest first. */
export function addChangesSheet(workbook: Workbook, paper: Paper, { lateChanges }: StageMaterial): void {
  const { t, record } = paper
  const { timeZone } = record.workshop
  addTableSheet(workbook, paper, {
    name: t('sheet.changes'),
    printTitle: t('sheet.changes'),
    isLandscape: false,
    columns: [
      { title: t('column.stage'), width: 9, value: ({ stageNumber }) => romanNumeral(stageNumber) },
      { title: t('column.date'), width: 20, value: ({ atMs }) => new Date(`${isoDateOf(atMs, timeZone)}T00:00:00Z`) },
      { title: t('column.time'), width: 12, value: ({ atMs }) => `${clockTime(atMs, timeZone)} ${timeZone}` },
      { title: t('column.change'), width: 80, value: (change) => changeText(paper, change) },
    ],
    items: lateChanges,
  })
}
