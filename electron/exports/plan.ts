import { stagesWithMaterial } from '#shared/domain/papers/stage-material.ts'
import { romanNumeral } from '#shared/domain/words.ts'
import { safeFileName } from '#shared/domain/file-names.ts'
import { regencyName } from './paper.ts'
import { createTranslate } from './translate.ts'
import type { ExportJob } from './worker-messages.ts'

/** One file to be made. */
export type PlannedFile =
  | { kind: 'minutes-xlsx' | 'minutes-docx'; stageNumber: number; name: string }
  | { kind: 'book'; bookNumber: BookNumber; name: string }
  | { kind: 'json'; name: string }

export type BookNumber = 1 | 2 | 3 | 4

/**
 * Lists the files of a request with their names, in the order in which they are made. A request for minutes without a
 * stage means every stage in which anything was done, and the first one while nothing was.
 */
export function planFiles({ record, request, edition }: Omit<ExportJob, 'resourcesFolder'>): PlannedFile[] {
  const t = createTranslate(edition.locale)
  const regency = regencyName({ record, t })
  // A later version must not take the place of the signed one beside it.
  const isLater = edition.status === 'final' && edition.version > 1
  const mark =
    edition.status === 'draft'
      ? ` - ${t('fileName.draft')}`
      : isLater
        ? ` - ${t('fileName.version', { version: edition.version })}`
        : ''
  const withRecords = stagesWithMaterial(record)
  const stageNumbers = request.stage !== null ? [request.stage] : withRecords.length > 0 ? withRecords : [1]
  const files: PlannedFile[] = []
  for (const stageNumber of request.minutes.length === 0 ? [] : stageNumbers) {
    const values = { stage: romanNumeral(stageNumber), regency }
    if (request.minutes.includes('docx')) {
      const name = `${t('fileName.record', values)}${mark}.docx`
      files.push({ kind: 'minutes-docx', stageNumber, name: safeFileName(name) })
    }
    if (request.minutes.includes('xlsx')) {
      const name = `${t('fileName.minutes', values)}${mark}.xlsx`
      files.push({ kind: 'minutes-xlsx', stageNumber, name: safeFileName(name) })
    }
  }
  for (const bookNumber of [...new Set(request.books)].toSorted((a, b) => a - b)) {
    const name = `${t('fileName.book', { book: bookNumber, regency })}${mark}.docx`
    files.push({ kind: 'book', bookNumber: bookNumber as BookNumber, name: safeFileName(name) })
  }
  if (request.json) files.push({ kind: 'json', name: safeFileName(`${t('fileName.json', { regency })}.json`) })
  return files
}
