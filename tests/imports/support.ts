import { readFileSync } from 'node:fs'
import { nothingKnown, previewImport } from '#electron/imports/preview.ts'
import type { ImportKind, ImportOptions, ImportPreviewOf, KnownRows } from '#shared/schema/imports.ts'

export const fixture = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/imports/${path}`, import.meta.url)))

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Previews a file that must be readable. */
export async function preview<Kind extends ImportKind>(
  kind: Kind,
  bytes: Uint8Array,
  options: ImportOptions = {},
  known: Partial<KnownRows> = {},
): Promise<ImportPreviewOf<Kind>> {
  const result = await previewImport(kind, 'uji.csv', bytes, { ...nothingKnown, ...known }, options)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Line numbers by verdict. */
export function linesOf(rows: readonly { lineNumber: number; verdict: string }[], verdict: string): number[] {
  return rows.filter((row) => row.verdict === verdict).map((row) => row.lineNumber)
}

export function rowAt<Row extends { lineNumber: number }>(rows: readonly Row[], lineNumber: number): Row {
  const row = rows.find((candidate) => candidate.lineNumber === lineNumber)
  if (row === undefined) throw new Error(`no row on line ${lineNumber}`)
  return row
}

export function takenRows<Row>(file: { rows: readonly { row: Row | null }[] }): Row[] {
  return file.rows.flatMap(({ row }) => (row === null ? [] : [row]))
}
