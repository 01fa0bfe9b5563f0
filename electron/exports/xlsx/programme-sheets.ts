import type { Workbook } from 'exceljs'
import { programmeCode } from '#shared/domain/papers/board-groups.ts'
import { leadUnitName, programmesInOrder } from '#shared/domain/papers/programme-order.ts'
import type { Programme } from '#shared/schema/programme.ts'
import type { Paper } from '../paper.ts'
import { dimensionName, horizonName } from '../paper.ts'
import type { Column } from './table-sheet.ts'
import { addTableSheet } from './table-sheet.ts'

/** All programmes, sorted or not. */
export function addProgrammesSheet(workbook: Workbook, paper: Paper): void {
  addTableSheet(workbook, paper, {
    name: paper.t('sheet.programmes'),
    printTitle: paper.t('sheet.programmes'),
    isLandscape: true,
    columns: columns(paper),
    items: programmesInOrder(paper.record.programmes),
  })
}

/** The quick wins alone, with baseline and target beside them: the ministry scores them separately. */
export function addQuickWinsSheet(workbook: Workbook, paper: Paper): void {
  addTableSheet(workbook, paper, {
    name: paper.t('sheet.quickWins'),
    printTitle: paper.t('sheet.quickWins'),
    isLandscape: true,
    columns: columns(paper),
    items: programmesInOrder(paper.record.programmes).filter((programme) => programme.isQuickWin),
  })
}

function columns(paper: Paper): Column<Programme>[] {
  const { t, record } = paper
  return [
    { title: t('column.code'), width: 8, value: programmeCode },
    { title: t('column.dimension'), width: 22, value: ({ dimension }) => dimensionName(paper, dimension) },
    { title: t('column.horizon'), width: 18, value: ({ horizon }) => horizonName(paper, horizon) },
    { title: t('column.programme'), width: 46, value: ({ name }) => name },
    { title: t('column.description'), width: 40, value: ({ description }) => description },
    { title: t('column.leadUnit'), width: 20, value: (programme) => leadUnitName(programme, record.units) },
    { title: t('column.supportingUnits'), width: 24, value: ({ supportingUnits }) => supportingUnits },
    { title: t('column.indicator'), width: 36, value: ({ indicator }) => indicator },
    { title: t('column.baseline'), width: 16, value: ({ baseline }) => baseline },
    { title: t('column.target'), width: 16, value: ({ target }) => target },
    { title: t('column.budget'), width: 18, numberFormat: '#,##0', value: ({ budgetRupiah }) => budgetRupiah },
    { title: t('column.fundingSource'), width: 16, value: ({ fundingSource }) => fundingSource },
    { title: t('column.firstYear'), width: 9, value: ({ firstYear }) => firstYear },
    { title: t('column.lastYear'), width: 9, value: ({ lastYear }) => lastYear },
    { title: t('column.quickWin'), width: 11, value: ({ isQuickWin }) => t(isQuickWin ? 'yes' : 'no') },
    { title: t('column.origin'), width: 16, value: ({ origin }) => t(`origin.${origin}`) },
  ]
}
