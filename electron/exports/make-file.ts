import type { ExportJob } from './worker-messages.ts'
import type { PlannedFile } from './plan.ts'

/** Makes the bytes of one planned file. The writers and their libraries load only when they are needed. */
export async function makeFile(job: ExportJob, file: PlannedFile): Promise<Uint8Array<ArrayBuffer>> {
  const { record, edition, resourcesFolder } = job
  switch (file.kind) {
    case 'minutes-docx': {
      const { writeMinutesDocx } = await import('./minutes/minutes-docx.ts')
      return writeMinutesDocx(record, file.stageNumber, edition, resourcesFolder)
    }
    case 'minutes-xlsx': {
      const { writeMinutesXlsx } = await import('./xlsx/minutes-xlsx.ts')
      return writeMinutesXlsx(record, file.stageNumber, edition, resourcesFolder)
    }
    case 'book': {
      const { writeBook } = await import('./books/book-docx.ts')
      return writeBook(record, file.bookNumber, edition, resourcesFolder)
    }
    case 'json': {
      const { writeJson } = await import('./json.ts')
      return writeJson(record)
    }
  }
}
