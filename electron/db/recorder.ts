import type { Database } from 'better-sqlite3'
import { type RawRow, type ReadDb, type Table, getRow, prepared } from './table.ts'

/** A row as it was and as it became; null where it did not exist. */
export interface RowChange {
  table: string
  id: string
  before: RawRow | null
  after: RawRow | null
}

/** The open transaction of one command: reads freely, and every write it makes is recorded for undo. */
export interface WriteTx extends ReadDb {
  insert<T extends { id: string }>(table: Table<T>, entity: T): void
  /** Writes the fields of `patch`; answers the row as it became, or null when there is no such row. */
  update<T extends { id: string }>(table: Table<T>, id: string, patch: NoInfer<Partial<T>>): T | null
  remove<T extends { id: string }>(table: Table<T>, id: string): boolean
}

/** Opens a recorder on a connection; the caller owns BEGIN and COMMIT. */
export function recordInto(db: Database, changes: RowChange[]): WriteTx {
  return {
    prepare: db.prepare.bind(db),
    insert(table, entity) {
      const after = table.toRaw(entity)
      writeRow(db, { table: table.name, id: entity.id, before: null, after })
      changes.push({ table: table.name, id: entity.id, before: null, after })
    },
    update(table, id, patch) {
      const old = getRow(db, table, id)
      if (old === null) return null
      const next = { ...old, ...patch }
      const change: RowChange = { table: table.name, id, before: table.toRaw(old), after: table.toRaw(next) }
      if (isSameRow(change.before, change.after)) return old
      writeRow(db, change)
      changes.push(change)
      return next
    },
    remove(table, id) {
      const old = getRow(db, table, id)
      if (old === null) return false
      const change: RowChange = { table: table.name, id, before: table.toRaw(old), after: null }
      writeRow(db, change)
      changes.push(change)
      return true
    },
  }
}

/** Makes the row what `change.after` says. Table and column names come from our own table descriptions only. */
export function writeRow(db: Database, change: RowChange): void {
  const { table, id, before, after } = change
  if (after === null) {
    prepared(db, `DELETE FROM "${table}" WHERE id = ?`).run(id)
    return
  }
  const names = Object.keys(after)
  if (before === null) {
    const columns = names.map((name) => `"${name}"`).join(', ')
    const places = names.map((name) => `@${name}`).join(', ')
    prepared(db, `INSERT INTO "${table}" (${columns}) VALUES (${places})`).run(after)
  } else {
    const touched = names.filter((name) => name !== 'id' && before[name] !== after[name])
    const assignments = touched.map((name) => `"${name}" = @${name}`).join(', ')
    prepared(db, `UPDATE "${table}" SET ${assignments} WHERE id = @id`).run(after)
  }
}

/** The row as SQLite holds it now, with the columns of `like`. */
export function readRawRow(db: ReadDb, table: string, id: string): RawRow | null {
  return (db.prepare(`SELECT * FROM "${table}" WHERE id = ?`).get(id) as RawRow | undefined) ?? null
}

function isSameRow(one: RawRow | null, other: RawRow | null): boolean {
  if (one === null || other === null) return one === other
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => (one[name] ?? null) === (other[name] ?? null))
}

/** The columns that a change wrote; null when it made or removed the whole row. */
function touchedColumns({ before, after }: RowChange): string[] | null {
  if (before === null || after === null) return null
  return Object.keys(after).filter((name) => before[name] !== after[name])
}

/** True when two changes wrote the same cell. */
export function doOverlap(one: RowChange, other: RowChange): boolean {
  if (one.table !== other.table || one.id !== other.id) return false
  const [columns, others] = [touchedColumns(one), touchedColumns(other)]
  return columns === null || others === null || columns.some((name) => others.includes(name))
}

/** True when a row still is what a change starts from, in the cells that the change writes. */
export function isUnchangedSince(row: RawRow | null, change: RowChange): boolean {
  const columns = touchedColumns(change)
  if (columns === null || row === null) return isSameRow(row, change.before)
  return columns.every((name) => (row[name] ?? null) === (change.before?.[name] ?? null))
}
