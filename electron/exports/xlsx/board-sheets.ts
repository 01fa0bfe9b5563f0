import type { Workbook } from 'exceljs'
import type { BoardRow, Note, Theme, Zone } from '#shared/schema/board.ts'
import { boardGroups, noteCode, noteCodes, themeCode } from '#shared/domain/papers/board-groups.ts'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { isRatedBoard } from '#shared/domain/readiness.ts'
import { groupName, unitName } from '../blocks/institution.ts'
import { readinessName } from '../blocks/readiness-blocks.ts'
import type { Paper } from '../paper.ts'
import { dimensionName } from '../paper.ts'
import { addTableSheet } from './table-sheet.ts'

/** Every note of every board of the stage, also the ungrouped ones. */
export function addNotesSheet(workbook: Workbook, paper: Paper, { boards }: StageMaterial): void {
  const { t, record } = paper
  const hasRows = boards.some(({ board }) => board.rowKind === 'free')
  const hasRatings = boards.some(({ board }) => isRatedBoard(board))
  addTableSheet<{ board: string; zone: Zone; row: BoardRow | null; theme: Theme | null; note: Note }>(workbook, paper, {
    name: t('sheet.notes'),
    printTitle: t('sheet.notes'),
    isLandscape: true,
    columns: [
      { title: t('column.code'), width: 9, value: ({ note }) => noteCode(note) },
      { title: t('column.board'), width: 24, value: ({ board }) => board },
      { title: t('column.zone'), width: 16, value: ({ zone }) => zone.title },
      ...(hasRows
        ? [{ title: t('column.row'), width: 24, value: ({ row }: { row: BoardRow | null }) => row?.title ?? '' }]
        : []),
      { title: t('column.dimension'), width: 22, value: ({ note }) => dimensionName(paper, note.dimension) },
      { title: t('column.theme'), width: 30, value: ({ theme }) => theme?.title ?? t('board.ungrouped') },
      { title: t('column.unit'), width: 18, value: ({ note }) => unitName(record.units, note.unitId) },
      ...(record.workingGroups.length === 0
        ? []
        : [
            {
              title: t('column.workingGroup'),
              width: 20,
              value: ({ note }: { note: Note }) => groupName(record.workingGroups, note.workingGroupId),
            },
          ]),
      { title: t('column.note'), width: 70, value: ({ note }) => note.text },
      ...(hasRatings
        ? [
            {
              title: t('column.readiness'),
              width: 12,
              value: ({ note }: { note: Note }) => readinessName(paper, note.readiness),
            },
          ]
        : []),
    ],
    items: boards.flatMap((content) =>
      boardGroups(content).flatMap(({ zone, groups }) =>
        groups.flatMap(({ row, theme, notes }) =>
          notes.map((note) => ({ board: content.activity.title, zone, row, theme, note })),
        ),
      ),
    ),
  })
}

/** The themes with the numbers of their notes; what was left ungrouped is a row of its own, so the counts add up. */
export function addThemesSheet(workbook: Workbook, paper: Paper, { boards }: StageMaterial): void {
  const { t } = paper
  addTableSheet<{ board: string; zone: Zone; theme: Theme | null; notes: Note[] }>(workbook, paper, {
    name: t('sheet.themes'),
    printTitle: t('sheet.themes'),
    isLandscape: true,
    columns: [
      { title: t('column.code'), width: 9, value: ({ theme }) => (theme === null ? '' : themeCode(theme)) },
      { title: t('column.board'), width: 26, value: ({ board }) => board },
      { title: t('column.zone'), width: 18, value: ({ zone }) => zone.title },
      { title: t('column.theme'), width: 50, value: ({ theme }) => theme?.title ?? t('board.ungrouped') },
      { title: t('column.noteCount'), width: 12, value: ({ notes }) => notes.length },
      { title: t('column.noteCodes'), width: 44, value: ({ notes }) => noteCodes(notes) },
    ],
    items: boards.flatMap((content) =>
      boardGroups(content).flatMap(({ zone, groups }) =>
        groups.map(({ theme, notes }) => ({ board: content.activity.title, zone, theme, notes })),
      ),
    ),
  })
}
