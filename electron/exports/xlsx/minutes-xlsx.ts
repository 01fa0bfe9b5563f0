import ExcelJS from 'exceljs'
import type { Edition, WorkshopRecord } from '#shared/schema/record.ts'
import { stageMaterial } from '#shared/domain/papers/stage-material.ts'
import { romanNumeral } from '#shared/domain/words.ts'
import { createPaper, regencyName } from '../paper.ts'
import { addAnalysisSheets } from './analysis-sheets.ts'
import { addAttendanceSheet } from './attendance-sheet.ts'
import { addChangesSheet } from './changes-sheet.ts'
import { addDecisionsSheet } from './decisions-sheet.ts'
import { addNotesSheet, addThemesSheet } from './board-sheets.ts'
import { addProgrammesSheet, addQuickWinsSheet } from './programme-sheets.ts'
import { addSummarySheet } from './summary-sheet.ts'
import { addRoundSheets, addVotesSheet } from './votes-sheet.ts'

/**
 * The Excel twin of a berita acara (domain guide, section 5): nine sheets with one table each, two more once a SWOT
 * board was analysed, and one for each closed round that counts more than points; everything of the stage is in them, also what was not grouped, not chosen and not sorted.
 * @param stageNumber a stage of the record, 1 to 4
 */
export async function writeMinutesXlsx(
  record: WorkshopRecord,
  stageNumber: number,
  edition: Edition,
  resourcesFolder: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const paper = createPaper(record, edition, resourcesFolder)
  const material = stageMaterial(record, stageNumber)
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'Rembuk'
  workbook.created = new Date(edition.generatedAtMs)
  workbook.modified = new Date(edition.generatedAtMs)
  workbook.title = paper.t('fileName.minutes', { stage: romanNumeral(stageNumber), regency: regencyName(paper) })

  addSummarySheet(workbook, paper, material)
  addAttendanceSheet(workbook, paper, material)
  addNotesSheet(workbook, paper, material)
  addThemesSheet(workbook, paper, material)
  addAnalysisSheets(workbook, paper, material)
  addVotesSheet(workbook, paper, material)
  addRoundSheets(workbook, paper, material)
  addProgrammesSheet(workbook, paper)
  addQuickWinsSheet(workbook, paper)
  addDecisionsSheet(workbook, paper, material)
  addChangesSheet(workbook, paper, material)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
