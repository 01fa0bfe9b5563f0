import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { recordOfStage } from '#electron/core/record.ts'
import { writeMinutesDocx } from '#electron/exports/minutes/minutes-docx.ts'
import { writeMinutesXlsx } from '#electron/exports/xlsx/minutes-xlsx.ts'
import type { WorkshopRecord } from '#shared/schema/record.ts'
import { draftEdition, firstDayMs, recordFixture, resourcesFolder } from '#tests/support/record-fixture.ts'
import { unzipText, wordText } from '#tests/support/zip-text.ts'

/** A record whose analysis of stage I had something happen to it after that stage was closed. */
function changedLate(kind: string): WorkshopRecord {
  const record = recordFixture({ hasAnalysis: true })
  record.lateChanges = [{ stageNumber: 1, atMs: firstDayMs + 30 * 86_400_000, kind, values: { text: 'Strategi' } }]
  return record
}

async function minutesOf(record: WorkshopRecord, stageNumber: number): Promise<string> {
  const bytes = await writeMinutesDocx(record, stageNumber, draftEdition, resourcesFolder)
  return wordText(unzipText(bytes).get('word/document.xml')!)
}

const clause = /strategi dari matriks TOWS “Papan SWOT” yang disusun atau diubah setelah tahapnya ditutup/

describe('strategies made after their stage was closed', () => {
  it('X400: are a clause and an annex of the next stage, each with its factors', async () => {
    const text = await minutesOf(changedLate('analysis.strategyAdded'), 2)
    expect(text).toMatch(clause)
    expect(text).toMatch(/\(SO-1\)[^;]* \[S\d\+O\d\]/)
    expect(text).toContain('Strategi dan calon program – Papan SWOT')
    expect(text).not.toContain('IFAS')
  })

  it('X401: are silent in it when the board changed otherwise, and in the stage of the board itself', async () => {
    expect(await minutesOf(changedLate('board.notesMoved'), 2)).not.toContain('TOWS')
    expect(await minutesOf(changedLate('analysis.strategyAdded'), 1)).not.toMatch(clause)
  })

  it('X402: are frozen with the stage that prints them: its sealed record gives the same paper', async () => {
    const record = changedLate('analysis.strategyEdited')
    const stage = record.stages.find(({ number }) => number === 2)!
    const frozen = recordOfStage(record, stage.id)
    expect(await minutesOf(frozen, 2)).toBe(await minutesOf(record, 2))
    const plain = recordOfStage(changedLate('board.notesMoved'), stage.id)
    expect(frozen.boards.length - plain.boards.length).toBe(1)
  })

  it('X403: are rows of the Excel twin', async () => {
    const bytes = await writeMinutesXlsx(changedLate('analysis.strategyAdded'), 2, draftEdition, resourcesFolder)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    const names = workbook.worksheets.map(({ name }) => name)
    expect(names).toContain('Strategi TOWS')
    expect(names).not.toContain('Analisis SWOT')
  })
})

it('X404: draws a board by dimension only where some of its notes name one', async () => {
  const pictures = async (record: WorkshopRecord) => {
    const bytes = await writeMinutesDocx(record, 1, draftEdition, resourcesFolder)
    return (
      unzipText(bytes)
        .get('word/document.xml')!
        .match(/<w:drawing>/g)?.length ?? 0
    )
  }
  const record = recordFixture()
  const before = await pictures(record)
  for (const board of record.boards) for (const note of board.notes) note.dimension = null
  expect(before - (await pictures(record))).toBe(1)
})
