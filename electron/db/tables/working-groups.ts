import type { WorkingGroup } from '#shared/schema/workshop.ts'
import { type ReadDb, selectRows } from '../table.ts'
import { notesTable, peopleTable, workingGroupsTable } from './entities.ts'

/** All working groups in the order of the list. */
export function listWorkingGroups(db: ReadDb): WorkingGroup[] {
  return selectRows(db, workingGroupsTable, 'ORDER BY position, id')
}

/** Ids of everything that names a working group. */
export function membersOfGroup(db: ReadDb, groupId: string): { personIds: string[]; noteIds: string[] } {
  const people = selectRows(db, peopleTable, 'WHERE working_group_id = ?', groupId)
  const notes = selectRows(db, notesTable, 'WHERE working_group_id = ?', groupId)
  return { personIds: people.map(({ id }) => id), noteIds: notes.map(({ id }) => id) }
}
