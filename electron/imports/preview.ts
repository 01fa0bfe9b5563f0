import type { ImportKind, ImportOptions, ImportPreview, ImportPreviewOf, KnownRows } from '#shared/schema/imports.ts'
import { ok } from '#shared/schema/result.ts'
import type { Result } from '#shared/schema/result.ts'
import { interpretNotes } from './notes.ts'
import { interpretOrganisations } from './organisations.ts'
import { interpretParticipants } from './participants.ts'
import { interpretProgrammes } from './programmes.ts'
import { readTable } from './table.ts'
import type { ImportTable } from './table.ts'

/** Nothing is known: the preview of a file for a new workshop. */
export const nothingKnown: KnownRows = { units: [], people: [], notes: [], programmes: [] }

/**
 * Reads a file and says, row by row, what importing it would do. Changes nothing. The accepted rows of the preview are
 * what is imported after the user confirms; the same call with `answers` turns asked rows into accepted ones.
 * @param known what the workshop has; importing the same file twice then adds nothing twice (unless `again`)
 * @returns the preview, or IMPORT_EMPTY / IMPORT_NOT_A_TABLE / IMPORT_TOO_LARGE / IMPORT_NO_COLUMNS
 */
export async function previewImport<Kind extends ImportKind>(
  kind: Kind,
  fileName: string,
  bytes: Uint8Array,
  known: KnownRows,
  options: ImportOptions = {},
): Promise<Result<ImportPreviewOf<Kind>>> {
  const table = await readTable(kind, fileName, bytes, options)
  if (!table.ok) return table
  return ok(interpretTable(table.value, known, options) as ImportPreviewOf<Kind>)
}

/** Interprets a table by its kind. */
export function interpretTable(table: ImportTable, known: KnownRows, options: ImportOptions = {}): ImportPreview {
  switch (table.kind) {
    case 'organisations':
      return interpretOrganisations(table, known, options)
    case 'participants':
      return interpretParticipants(table, known, options)
    case 'notes':
      return interpretNotes(table, known, options)
    case 'programmes':
      return interpretProgrammes(table, known, options)
  }
}
