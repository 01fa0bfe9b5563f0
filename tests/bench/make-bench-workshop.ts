import fs from 'node:fs'
import path from 'node:path'
import type { Result } from '#shared/schema/result.ts'
import { importFiles } from '#electron/core/imports.ts'
import { createSample } from '#electron/core/sample.ts'
import { makeSession } from '#electron/core/session.ts'
import { loadBoardTemplates } from '#electron/core/templates.ts'
import { openActivity } from '#electron/core/workshop.ts'
import { openWorkshopFile } from '#electron/db/open.ts'
import { boardOfActivity } from '#electron/db/tables/boards.ts'
import { listActivities } from '#electron/db/tables/workshop.ts'

const resourcesFolder = path.resolve(import.meta.dirname, '../../resources')

/** Notes of the boards that are measured; people (80) come with the sample. */
export const boardSizes = [500, 2000] as const
export const programmeCount = 60

/** The value of a result that a measurement takes for granted. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${JSON.stringify(result.error.data)}`)
  return result.value
}

/**
 * Makes the workshop that is measured: the sample (80 people, 72 of them present) with its notes and programmes varied up
 * to so many notes and 60 through the import, and with its SWOT board open, so that opening the file shows the board.
 */
export async function makeBenchWorkshop(filePath: string, noteCount: number): Promise<void> {
  fs.mkdirSync(path.dirname(filePath), { recursive: true })
  must(await createSample({ resourcesFolder, now: Date.now }, filePath, 'fresh'))
  const file = must(openWorkshopFile(filePath))
  try {
    const session = makeSession(file, () => undefined)
    const files = [
      { kind: 'notes' as const, fileName: 'notes.csv', bytes: varied('swot.csv', noteCount), options: {} },
      {
        kind: 'programmes' as const,
        fileName: 'more.csv',
        bytes: varied('programmes.csv', programmeCount),
        options: {},
      },
    ]
    const target = { activityId: null, templates: loadBoardTemplates(resourcesFolder) }
    for (const { preview, outcome } of must(await importFiles(session, files, target, 'id'))) {
      if (outcome.notTaken.length > 0) throw new Error(`${preview.fileName}: ${JSON.stringify(outcome.notTaken[0])}`)
    }
    const board = listActivities(session.db).find(({ id }) => boardOfActivity(session.db, id)?.template === 'swot')!
    must(openActivity(session, board.id))
  } finally {
    file.close()
  }
}

const places = ['Manokwari Barat', 'Prafi', 'Masni', 'Warmare', 'Sidey', 'Tanah Rubuh', 'Manokwari Selatan', 'Testega']

/** A sample table's rows with other place names in their texts, as many as are missing from `count`. */
function varied(name: string, count: number): Uint8Array {
  const [heading, ...rows] = fs
    .readFileSync(path.join(resourcesFolder, 'samples', name), 'utf8')
    .trim()
    .split('\n')
  const columns = heading!.split(',')
  const textColumn = columns.findIndex((column) => column === 'text' || column === 'name')
  const more = Array.from({ length: count - rows.length }, (_, index) => {
    const cells = cellsOf(rows[index % rows.length]!)
    const round = Math.floor(index / rows.length)
    // A table of equal rows would not be taken: from the second time round the villages have numbers.
    const village = round < places.length ? '' : `, kampung ${Math.floor(round / places.length) + 1}`
    cells[textColumn] = `${cells[textColumn]} di Distrik ${places[round % places.length]}${village}`
    return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  })
  return new TextEncoder().encode([heading, ...more].join('\n'))
}

/** The cells of one line of our own samples: quotes only around cells with commas, none doubled. */
const cellsOf = (row: string) =>
  [...row.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? '')
