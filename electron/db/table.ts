import type { Database, Statement } from 'better-sqlite3'
import { z } from 'zod'

/** A connection to read from. Functions that write ask for a `WriteTx`, or for a `SecretTx`, instead. */
export type ReadDb = Pick<Database, 'prepare'>

/**
 * The open transaction of a command for what never enters the journal: who has voted, ballots, papers and codes, keys and
 * stations. The journal keeps every row before and after with its time, so an entry for a ballot would tell whose it is,
 * and an undo would bring back what was destroyed. Nothing written through it can be undone, or is told to listeners by
 * itself.
 */
export type SecretTx = Pick<Database, 'prepare' | 'inTransaction'>

/** A row as SQLite holds it: column name to text, number, blob or null. */
export type RawRow = Record<string, string | number | null>

type CellKind = 'plain' | 'boolean' | 'json'
interface Column {
  field: string
  name: string
  kind: CellKind
}

/** A table whose rows are entities with an id: read as domain types, written through a recorded transaction. */
export interface Table<T extends { id: string } = { id: string }> {
  readonly name: string
  readonly columns: readonly Column[]
  readonly selectList: string
  toRaw(entity: T): RawRow
  fromRaw(row: unknown): T
}

const toSnake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

function kindOf(type: z.core.$ZodType): CellKind {
  if (type instanceof z.ZodNullable || type instanceof z.ZodOptional) return kindOf(type.unwrap())
  if (type instanceof z.ZodBoolean) return 'boolean'
  if (type instanceof z.ZodObject || type instanceof z.ZodDiscriminatedUnion || type instanceof z.ZodArray)
    return 'json'
  return 'plain'
}

/**
 * Describes a table by its entity's schema: `camelCase` fields are `snake_case` columns, booleans 0 or 1, objects JSON.
 * Rows are parsed here and nowhere else.
 */
export function defineTable<S extends z.ZodObject>(
  name: string,
  schema: S,
): z.infer<S> extends { id: string } ? Table<z.infer<S>> : never {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
  const columns = Object.entries(shape).map(([field, type]): Column => {
    return { field, name: toSnake(field), kind: kindOf(type) }
  })
  const table: Table<{ id: string }> = {
    name,
    columns,
    selectList: columns.map((column) => `"${name}"."${column.name}"`).join(', '),
    toRaw: (entity) => {
      const fields = entity as Record<string, unknown>
      return Object.fromEntries(columns.map((column) => [column.name, toCell(column.kind, fields[column.field])]))
    },
    fromRaw: (row) => {
      const cells = row as RawRow
      const fields = columns.map((column) => [column.field, fromCell(column.kind, cells[column.name] ?? null)])
      return schema.parse(Object.fromEntries(fields)) as { id: string }
    },
  }
  return table as never
}

function toCell(kind: CellKind, value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (kind === 'boolean') return value === true ? 1 : 0
  if (kind === 'json') return JSON.stringify(value)
  return value as string | number
}

function fromCell(kind: CellKind, cell: string | number | null): unknown {
  if (cell === null) return null
  if (kind === 'boolean') return cell === 1
  if (kind === 'json') return JSON.parse(String(cell))
  return cell
}

const statementsByDb = new WeakMap<ReadDb, Map<string, Statement>>()

/** A statement compiled once per connection: thousands of rows in one command must not compile as many times. */
export function prepared(db: ReadDb, sql: string): Statement {
  let statements = statementsByDb.get(db)
  if (statements === undefined) {
    statements = new Map()
    statementsByDb.set(db, statements)
  }
  let statement = statements.get(sql)
  if (statement === undefined) {
    statement = db.prepare(sql)
    statements.set(sql, statement)
  }
  return statement
}

/** All rows that meet a condition (an SQL fragment written in `db/tables`, values always bound). */
export function selectRows<T extends { id: string }>(
  db: ReadDb,
  table: Table<T>,
  tail = '',
  ...values: (string | number)[]
): T[] {
  return prepared(db, `SELECT ${table.selectList} FROM "${table.name}" ${tail}`)
    .all(...values)
    .map((row) => table.fromRaw(row))
}

/** The row with this id, or null. */
export function getRow<T extends { id: string }>(db: ReadDb, table: Table<T>, id: string): T | null {
  return selectRows(db, table, 'WHERE id = ?', id)[0] ?? null
}
