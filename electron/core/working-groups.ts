import type { GroupFields } from '#shared/contract/groups.ts'
import { positionsBefore } from '#shared/domain/order.ts'
import { dimensionFromText } from '#shared/domain/vocabulary.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { WorkingGroup } from '#shared/schema/workshop.ts'
import { notesTable, peopleTable, unitsTable, workingGroupsTable } from '../db/tables/entities.ts'
import { listWorkingGroups, membersOfGroup } from '../db/tables/working-groups.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'

/**
 * Adds working groups (Pokja) at the end of the list, in the order given, as one undo step.
 * @returns GROUP_EXISTS when a name is taken, however written, or INVALID_INPUT for an unknown lead unit; then none is added
 * @see tests/SPEC.md B200-B204
 */
export function addGroups(session: Session, groups: readonly GroupFields[]): Result<WorkingGroup[]> {
  return runCommand(session, 'groups.added', (tx) => {
    const positions = positionsBefore(listWorkingGroups(tx), null, groups.length)
    const added: WorkingGroup[] = []
    for (const [index, fields] of groups.entries()) {
      const refusal = problemOf(tx, fields, null)
      if (refusal !== null) return refusal
      const group: WorkingGroup = { ...fields, id: tx.newId(), position: positions[index]! }
      tx.insert(workingGroupsTable, group)
      added.push(group)
    }
    tx.say({ count: added.length, name: added.map(({ name }) => name).join(', ') })
    return ok(added)
  })
}

/** Changes name, dimension or lead of a group. @returns NOT_FOUND, GROUP_EXISTS, INVALID_INPUT */
export function updateGroup(session: Session, groupId: string, patch: Partial<GroupFields>): Result<void> {
  return runCommand(session, 'groups.updated', (tx) => {
    const refusal = problemOf(tx, patch, groupId)
    if (refusal !== null) return refusal
    const group = tx.update(workingGroupsTable, groupId, patch)
    if (group === null) return err(appError('NOT_FOUND'))
    tx.say({ name: group.name })
    return ok(undefined)
  })
}

/** Removes a group; its people and notes stay and belong to none. One undo brings all of it back. */
export function removeGroup(session: Session, groupId: string): Result<void> {
  return runCommand(session, 'groups.removed', (tx) => {
    const group = getRow(tx, workingGroupsTable, groupId)
    if (group === null) return err(appError('NOT_FOUND'))
    const { personIds, noteIds } = membersOfGroup(tx, groupId)
    for (const id of personIds) tx.update(peopleTable, id, { workingGroupId: null })
    for (const id of noteIds) tx.update(notesTable, id, { workingGroupId: null })
    tx.remove(workingGroupsTable, groupId)
    tx.say({ name: group.name })
    return ok(undefined)
  })
}

/** Puts people into a group, or with null into none. @returns NOT_FOUND when one of them or the group is not there */
export function assignPeople(session: Session, personIds: readonly string[], groupId: string | null): Result<void> {
  return runCommand(session, groupId === null ? 'groups.left' : 'groups.joined', (tx) => {
    const group = groupId === null ? null : getRow(tx, workingGroupsTable, groupId)
    if (groupId !== null && group === null) return err(appError('NOT_FOUND'))
    for (const id of new Set(personIds)) {
      const person = tx.update(peopleTable, id, { workingGroupId: groupId })
      if (person === null) return err(appError('NOT_FOUND'))
      tx.say({ name: person.label })
    }
    tx.say({ count: new Set(personIds).size, group: group?.name ?? '' })
    return ok(undefined)
  })
}

/** True for the id of a group that is not there; null and undefined name none. */
export function isUnknownGroup(db: ReadDb, groupId: string | null | undefined): boolean {
  return typeof groupId === 'string' && getRow(db, workingGroupsTable, groupId) === null
}

/**
 * Finds the Pokja that a list of participants names: by its name, with or without the word Pokja, or by the dimension that
 * only one group has. A name that none has makes a new group, with its dimension where the name is one.
 * @returns the id, null for an empty text
 */
export function groupFinder(tx: CommandTx): (groupText: string) => string | null {
  const groups = listWorkingGroups(tx)
  return (groupText) => {
    if (groupText.trim() === '') return null
    const name = withoutPokja(groupText)
    // The 1 of *Pokja 1* counts groups, not dimensions.
    const reading = /^\d+$/.test(name) ? null : dimensionFromText(name)
    const dimension = reading === 'ask' ? null : reading
    const ofDimension = dimension === null ? [] : groups.filter((group) => group.dimension === dimension)
    const known =
      groups.find((group) => withoutPokja(group.name) === name) ??
      (ofDimension.length === 1 ? ofDimension[0] : undefined)
    if (known !== undefined) return known.id
    const [position] = positionsBefore(groups, null, 1)
    const group = { id: tx.newId(), position: position!, name: groupText.trim(), dimension, leadUnitId: null }
    tx.insert(workingGroupsTable, group)
    groups.push(group)
    return group.id
  }
}

const withoutPokja = (name: string) => inOneSpelling(name).replace(/^(?:pokja|kelompok kerja|working group)\s+/, '')

const inOneSpelling = (name: string) => name.replaceAll(/\s+/g, ' ').trim().toLocaleLowerCase('id')

function problemOf(
  tx: CommandTx,
  { name, leadUnitId }: Partial<GroupFields>,
  ownId: string | null,
): Extract<Result<never>, { ok: false }> | null {
  if (typeof leadUnitId === 'string' && getRow(tx, unitsTable, leadUnitId) === null) {
    return err(appError('INVALID_INPUT', { field: 'leadUnitId' }))
  }
  const isTaken =
    name !== undefined &&
    listWorkingGroups(tx).some((group) => group.id !== ownId && inOneSpelling(group.name) === inOneSpelling(name))
  return isTaken ? err(appError('GROUP_EXISTS', { name })) : null
}
