import type { Workbook } from 'exceljs'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import type { Paper } from '../paper.ts'
import { addTableSheet } from './table-sheet.ts'

/** What was decided, in which way, and which objections were stated. */
export function addDecisionsSheet(workbook: Workbook, paper: Paper, { decisions, rounds }: StageMaterial): void {
  const { t } = paper
  addTableSheet(workbook, paper, {
    name: t('sheet.decisions'),
    printTitle: t('sheet.decisions'),
    isLandscape: true,
    columns: [
      { title: t('column.no'), width: 6, value: ({ number }) => number },
      { title: t('column.decision'), width: 70, value: ({ decision }) => decision.text },
      { title: t('column.way'), width: 24, value: ({ decision }) => t(`domain:decisionWay.${decision.way}`) },
      { title: t('column.question'), width: 40, value: ({ round }) => round?.round.question ?? '' },
      { title: t('column.objection'), width: 50, value: ({ decision }) => decision.objection },
    ],
    items: decisions.map((decision, index) => ({
      number: index + 1,
      decision,
      round: rounds.find(({ round }) => round.id === decision.roundId) ?? null,
    })),
  })
}
