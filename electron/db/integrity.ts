import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { journaledTables } from './tables/entities.ts'

/** What SQLite finds wrong with the pages of the file; empty when it is sound. */
export function brokenPages(db: Database): string[] {
  const rows = z.array(z.object({ integrity_check: z.string() })).parse(db.pragma('integrity_check(20)'))
  return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok')
}

const ForeignKeyRow = z.object({ table: z.string(), parent: z.string() })

/** Rows that point to rows which are not there, counted by table. */
export function brokenReferences(db: Database): { table: string; parent: string; count: number }[] {
  const rows = z.array(ForeignKeyRow).parse(db.pragma('foreign_key_check'))
  const groups = Map.groupBy(rows, ({ table, parent }) => `${table}\n${parent}`)
  return [...groups.values()].map(([first, ...others]) => ({
    table: first!.table,
    parent: first!.parent,
    count: others.length + 1,
  }))
}

/** Rows that their entity's schema does not accept; a healthy app never writes one. */
export function unreadableRows(db: Database): { table: string; id: string }[] {
  const found: { table: string; id: string }[] = []
  for (const table of journaledTables.values()) {
    for (const row of db.prepare(`SELECT * FROM "${table.name}"`).iterate()) {
      try {
        table.fromRaw(row)
      } catch {
        found.push({ table: table.name, id: z.object({ id: z.string() }).safeParse(row).data?.id ?? '' })
      }
    }
  }
  return found
}

/** Journal entries that hold no list of changes or no named values, by number; they could be neither shown nor undone. */
export function unreadableEntries(db: Database): number[] {
  const sql = `SELECT seq FROM journal WHERE CASE WHEN json_valid(changes) AND json_valid(said)
    THEN json_type(changes) <> 'array' OR json_type(said) <> 'object' ELSE 1 END ORDER BY seq`
  return z.array(z.number()).parse(db.prepare(sql).pluck().all())
}

export function schemaVersion(db: Database): number {
  return z.number().parse(db.pragma('user_version', { simple: true }))
}
