import type { KnownRows, ParticipantPreview, ParticipantRow } from '#shared/schema/imports.ts'
import { interpretRows } from './interpret.ts'
import type { InterpretOptions, Repeated, RowScope } from './interpret.ts'
import type { ImportTable } from './table.ts'
import { fold } from './text.ts'
import { matchUnits, splitUnits } from './units.ts'
import { readConstituency } from './values.ts'

interface Seen {
  unitKey: string
  line: number | null
}

/**
 * Reads participants. A person is repeated when the same label stands there with the same unit, however written, or when
 * one of the two has no unit; the same label with another unit is another person and gets a remark, as `Sekretaris`
 * stands in many lists. Two units in one cell are asked about. An empty unit stays empty unless `fillDownUnits` says
 * that it means the unit above.
 * @see tests/SPEC.md I30-I35
 */
export function interpretParticipants(
  table: ImportTable,
  known: Pick<KnownRows, 'people' | 'units'>,
  options: InterpretOptions = {},
): ParticipantPreview {
  const units = matchUnits(known.units)
  const seenByLabel = new Map<string, Seen[]>()
  const remember = (label: string, unitText: string, line: number | null) => {
    const key = fold(label)
    const seen = seenByLabel.get(key) ?? []
    seen.push({ unitKey: units.keyOf(unitText), line })
    seenByLabel.set(key, seen)
  }
  if (options.again !== true) for (const { label, unitText } of known.people) remember(label, unitText, null)
  let unitAbove = ''

  const readUnit = (scope: RowScope): string => {
    const written = scope.line('unit', 200)
    if (written === '') {
      if (options.fillDownUnits === true && scope.answer('unit') === undefined) return unitAbove
      if (table.columns.unit !== undefined && scope.answer('unit') === undefined) scope.remark('UNIT_EMPTY')
      return written
    }
    unitAbove = written
    if (scope.answer('unit') !== undefined) return written
    const parts = splitUnits(written, units)
    if (parts.length > 1)
      scope.ask('unit', 'SEVERAL_UNITS', { text: written, unitCount: parts.length }, [...parts, written])
    return written
  }

  const findRepeated = (row: ParticipantRow, scope: RowScope, isCertain: boolean): Repeated | null => {
    const seen = seenByLabel.get(fold(row.label)) ?? []
    // While the unit is being asked about, any of those named will do: it may have been answered in an earlier import.
    const written = isCertain ? [row.unitText] : [row.unitText, ...splitUnits(row.unitText, units)]
    const keys = new Set(written.map(units.keyOf))
    const same = seen.find(({ unitKey }) => unitKey === '' || keys.has('') || keys.has(unitKey))
    if (same !== undefined) return same.line === null ? { existing: true } : { line: same.line }
    const namesake = seen.find(({ line }) => line !== null)?.line
    if (namesake !== undefined && namesake !== null) scope.remark('LABEL_REPEATED', { line: namesake })
    return null
  }

  return interpretRows(
    'participants',
    table,
    {
      keyField: 'label',
      read: (scope) => {
        const label = scope.line('label', 160)
        const unitText = readUnit(scope)
        const jobTitle = scope.line('jobTitle', 160)
        const phone = scope.line('phone', 40)
        const groupText = scope.line('workingGroup', 120)
        if (label === '') scope.reject('LABEL_MISSING')
        const constituency = readConstituency(scope.text('constituency'))
        if (table.columns.constituency !== undefined) {
          if (constituency.is === 'empty') scope.remark('CONSTITUENCY_EMPTY')
          if (constituency.is === 'unclear')
            scope.remark('CONSTITUENCY_UNKNOWN', { text: scope.original('constituency') })
        }
        const known = constituency.is === 'value' ? constituency.value : null
        return { label, unitText, constituency: known, jobTitle, phone, groupText }
      },
      findRepeated,
      keep: (row, line) => remember(row.label, row.unitText, line),
    },
    options,
  )
}
