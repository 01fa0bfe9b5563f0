import type { GroupKind } from '../../schema/voting.ts'
import type { Person } from '../../schema/workshop.ts'

/** The group of a kind that a person belongs to, by its code or id; null for somebody in none. */
export function groupKeyOf(
  person: Pick<Person, 'constituency' | 'unitId' | 'workingGroupId'>,
  kind: GroupKind,
): string | null {
  switch (kind) {
    case 'constituency':
      return person.constituency
    case 'unit':
      return person.unitId
    case 'working_group':
      return person.workingGroupId
    default:
      return kind satisfies never
  }
}
