import type { ImportField, KnownRows, ProgrammePreview, ProgrammeRow } from '#shared/schema/imports.ts'
import { dimensions, horizons } from '#shared/schema/vocabulary.ts'
import type { Dimension, Horizon } from '#shared/schema/vocabulary.ts'
import { interpretRows } from './interpret.ts'
import type { InterpretOptions, RowScope } from './interpret.ts'
import type { ImportTable } from './table.ts'
import { fold } from './text.ts'
import { matchUnits, splitUnits } from './units.ts'
import type { UnitMatcher } from './units.ts'
import {
  isNothing,
  likelyFirst,
  meaningOfCross,
  moneyUnitOfHeading,
  readDimension,
  readHorizon,
  readMoney,
  readYears,
  readYesNo,
} from './values.ts'
import type { CrossMeaning } from './values.ts'

/**
 * Reads programmes. A programme is repeated when its name (spaces and case aside) stands above with the same dimension,
 * or in the workshop with any: the sorting desk moves programmes, and importing the list again must not bring them back.
 * Empty or doubtful dimensions and horizons are asked about, unless the whole column is empty: then the list simply is
 * not sorted yet. More than one unit in charge is asked about; the others become supporting units.
 * @see tests/SPEC.md I50-I57
 */
export function interpretProgrammes(
  table: ImportTable,
  known: Pick<KnownRows, 'programmes' | 'units'>,
  options: InterpretOptions = {},
): ProgrammePreview {
  const units = matchUnits(known.units)
  const knownNames = new Set(options.again === true ? [] : known.programmes.map(({ name }) => fold(name)))
  const lineByProgramme = new Map<string, number>()
  const keyOf = (row: ProgrammeRow) => `${row.dimension ?? ''}/${fold(row.name)}`
  const cross = meaningOfCross(columnOf(table, 'quickWin'))
  const headingUnit = moneyUnitOfHeading(table.headings[table.columns.budget ?? -1] ?? '')
  const isSorted = {
    dimension: columnOf(table, 'dimension').some((cell) => !isNothing(cell)),
    horizon: columnOf(table, 'horizon').some((cell) => !isNothing(cell)),
  }

  return interpretRows(
    'programmes',
    table,
    {
      keyField: 'name',
      read: (scope) => {
        const name = scope.line('name', 500)
        if (name === '') scope.reject('NAME_MISSING')
        const dimension = readProgrammeDimension(scope, isSorted.dimension)
        const horizon = readProgrammeHorizon(scope, isSorted.horizon)
        const isQuickWin = readQuickWin(scope, cross)
        if (isQuickWin && horizon !== null && horizon !== 'short') scope.remark('QUICK_WIN_NOT_SHORT')
        const { leadUnitText, supportingUnits } = readProgrammeUnits(scope, units)
        const indicator = scope.line('indicator', 500)
        const money = readMoney(scope.text('budget'), headingUnit)
        if (money.remark !== null) scope.remark(money.remark, { text: scope.original('budget') })
        const { firstYear, lastYear, isUnreadable } = readYears(scope.text('years'))
        if (isUnreadable) scope.remark('YEARS_UNREADABLE', { text: scope.original('years') })
        const budgetRupiah = money.rupiah
        return {
          name,
          dimension,
          horizon,
          leadUnitText,
          supportingUnits,
          indicator: isNothing(indicator) ? '' : indicator,
          isQuickWin,
          budgetRupiah,
          firstYear,
          lastYear,
        }
      },
      findRepeated: (row, _scope, isCertain) => {
        if (knownNames.has(fold(row.name))) return { existing: true }
        const line = isCertain ? lineByProgramme.get(keyOf(row)) : undefined
        return line === undefined ? null : { line }
      },
      keep: (row, line) => lineByProgramme.set(keyOf(row), line),
    },
    options,
  )
}

function columnOf(table: ImportTable, field: ImportField): string[] {
  const index = table.columns[field]
  return index === undefined ? [] : table.rows.map((row) => row.cells[index] ?? '')
}

function readProgrammeDimension(scope: RowScope, isColumnFilled: boolean): Dimension | null {
  if (scope.answer('dimension') === 'none') return null
  const dimension = readDimension(scope.text('dimension'))
  if (dimension.is === 'value') return dimension.value
  if (dimension.is === 'unclear') {
    const choices = [...likelyFirst(dimension.likely, dimensions), 'none']
    scope.ask('dimension', 'DIMENSION_UNCLEAR', { text: scope.original('dimension') }, choices)
  } else if (isColumnFilled) {
    scope.ask('dimension', 'DIMENSION_MISSING', {}, [...dimensions, 'none'])
  }
  return null
}

function readProgrammeHorizon(scope: RowScope, isColumnFilled: boolean): Horizon | null {
  if (scope.answer('horizon') === 'none') return null
  const horizon = readHorizon(scope.text('horizon'))
  if (horizon.is === 'value') return horizon.value
  if (horizon.is === 'unclear') {
    const choices = [...likelyFirst(horizon.likely, horizons), 'none']
    scope.ask('horizon', 'HORIZON_UNCLEAR', { text: scope.original('horizon') }, choices)
  } else if (isColumnFilled) {
    scope.ask('horizon', 'HORIZON_MISSING', {}, [...horizons, 'none'])
  }
  return null
}

function readQuickWin(scope: RowScope, cross: CrossMeaning): boolean {
  const quickWin = readYesNo(scope.text('quickWin'), cross)
  if (quickWin.is === 'unclear') {
    scope.ask('quickWin', 'QUICK_WIN_UNCLEAR', { text: scope.original('quickWin') }, quickWin.likely)
  }
  return quickWin.is === 'value' && quickWin.value === 'yes'
}

function readProgrammeUnits(scope: RowScope, units: UnitMatcher): { leadUnitText: string; supportingUnits: string } {
  const lead = scope.line('unit', 200)
  const supporting = scope.line('supportingUnits', 400)
  const written = scope.original('unit')
  const parts = splitUnits(written, units)
  const leadUnitText = isNothing(lead) ? '' : lead
  const named = isNothing(supporting) ? [] : [supporting]
  if (scope.answer('unit') === undefined && parts.length > 1) {
    scope.ask('unit', 'SEVERAL_UNITS', { text: written, unitCount: parts.length }, [...parts, written])
  } else if (parts.length > 1 && parts.includes(lead)) {
    const supportingUnits = [...parts.filter((part) => part !== lead), ...named].join(', ')
    // Two columns that fit alone may not fit together; the unit in charge matters more.
    if (supportingUnits.length <= 400) return { leadUnitText, supportingUnits }
  }
  return { leadUnitText, supportingUnits: named.join('') }
}
