import type { WorkshopRecord } from '#shared/schema/record.ts'

/**
 * The whole workshop as JSON for other tools: UTF-8, two spaces, object keys in order of the alphabet, so that two
 * exports of the same content are the same bytes and a difference between two is readable. Texts are kept as typed.
 */
export function writeJson(record: WorkshopRecord): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${JSON.stringify(sortKeys(record), null, 2)}\n`)
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  )
}
