import type { Person, Unit, WorkingGroup } from '#shared/schema/workshop.ts'
import type { Paper } from '../paper.ts'

/** Short name of a unit, its full name where it has no short one, empty without a unit. */
export function unitName(units: Unit[], unitId: string | null): string {
  const unit = units.find((candidate) => candidate.id === unitId)
  return unit === undefined ? '' : unit.short || unit.name
}

/** Name of a Pokja; empty without one. */
export function groupName(groups: readonly WorkingGroup[], groupId: string | null): string {
  return groups.find(({ id }) => id === groupId)?.name ?? ''
}

/** Where a person comes from: the full name of the unit, else the institution as written. */
export function institutionOf({ record }: Pick<Paper, 'record'>, person: Person): string {
  return record.units.find((unit) => unit.id === person.unitId)?.name ?? person.institution
}
