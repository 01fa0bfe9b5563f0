import type { KnownRows, OrganisationPreview, OrganisationRow } from '#shared/schema/imports.ts'
import { interpretRows } from './interpret.ts'
import type { InterpretOptions, Repeated, RowScope } from './interpret.ts'
import type { ImportTable } from './table.ts'
import { fold, foldWords } from './text.ts'

/** A unit above in the file (`line`) or in the workshop (`line` null). */
interface Seen extends OrganisationRow {
  line: number | null
}

/**
 * Reads units (perangkat daerah). A unit is repeated when its name is there already, or when the row only repeats a
 * short name (`BAPPEDA;BAPPEDA`). A short name that another unit uses, and a name that looks like another way to write
 * one that is there (`Dinas Kominfo` beside `Diskominfo`), are asked about.
 * @see tests/SPEC.md I20-I23
 */
export function interpretOrganisations(
  table: ImportTable,
  known: Pick<KnownRows, 'units'>,
  options: InterpretOptions = {},
): OrganisationPreview {
  const byName = new Map<string, Seen>()
  const byShort = new Map<string, Seen>()
  const remember = (seen: Seen) => {
    byName.set(fold(seen.name), seen)
    if (seen.short !== '') byShort.set(fold(seen.short), seen)
  }
  if (options.again !== true) for (const unit of known.units) remember({ ...unit, line: null })

  const findRepeated = (row: OrganisationRow, scope: RowScope): Repeated | null => {
    const name = fold(row.name)
    const short = fold(row.short)
    const same = byName.get(name) ?? (short === '' || short === name ? byShort.get(name) : undefined)
    if (same !== undefined) return asRepeated(same)
    const alias = short === '' ? byShort.get(likelyShort(name)) : undefined
    if (alias !== undefined && scope.answer('sameAs') !== 'different') {
      if (scope.answer('sameAs') === 'same') return asRepeated(alias)
      scope.ask('sameAs', 'UNIT_ALIAS', { name: row.name, other: alias.name }, ['same', 'different'])
    }
    const holder = short === '' ? undefined : byShort.get(short)
    if (holder !== undefined) scope.ask('short', 'SHORT_CONFLICT', { short: row.short, other: holder.name }, [])
    return null
  }

  return interpretRows(
    'organisations',
    table,
    {
      keyField: 'name',
      read: (scope) => {
        const row = { name: scope.line('name', 200), short: scope.line('short', 60) }
        if (row.name === '') scope.reject('NAME_MISSING')
        if (row.short === '') scope.remark('SHORT_EMPTY')
        return row
      },
      findRepeated,
      keep: (row, line) => remember({ ...row, line }),
    },
    options,
  )
}

const asRepeated = (seen: Seen): Repeated => (seen.line === null ? { existing: true } : { line: seen.line })

/** `Dinas Kominfo` is commonly shortened to `Diskominfo`, `Badan Kesbangpol` to `Bakesbangpol`. */
function likelyShort(name: string): string {
  return foldWords(name)
    .replace(/^dinas /, 'dis')
    .replace(/^badan /, 'ba')
    .replaceAll(' ', '')
}
