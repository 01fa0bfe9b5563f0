import type { NoteChange, NoteEvent } from '#shared/contract/boards.ts'
import type { Note } from '#shared/schema/board.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import {
  boardRowsTable,
  notesTable,
  themesTable,
  unitsTable,
  workingGroupsTable,
  zonesTable,
} from '../db/tables/entities.ts'
import { type JournalEntry, entriesAbout, lastKnownRow } from '../db/tables/journal.ts'
import { type ReadDb, type Table, getRow } from '../db/table.ts'
import type { Session } from './session.ts'

/**
 * What happened to one note, the oldest first, read from the journal: written, edited, moved, grouped, labelled, removed,
 * and what of it was taken back or done again.
 * @returns NOT_FOUND for a note that the journal does not know
 * @see tests/SPEC.md B215-B216
 */
export function noteHistory({ db }: Session, noteId: string): Result<NoteEvent[]> {
  const name = namesIn(db)
  const events = entriesAbout(db, noteId).flatMap((entry): NoteEvent[] => {
    const changes = entry.changes
      .filter((change) => change.table === notesTable.name && change.id === noteId)
      .flatMap(({ before, after }) =>
        changesBetween(before && notesTable.fromRaw(before), after && notesTable.fromRaw(after), name),
      )
    return changes.length === 0 ? [] : [{ seq: entry.seq, atMs: entry.atMs, way: wayOf(entry), changes }]
  })
  return events.length === 0 ? err(appError('NOT_FOUND')) : ok(events)
}

const wayOf = ({ kind }: JournalEntry): NoteEvent['way'] =>
  kind === 'history.undone' ? 'undone' : kind === 'history.redone' ? 'redone' : 'done'

type NameOf = ReturnType<typeof namesIn>

/** Names by id, also of what is gone by now: the journal remembers it. */
function namesIn(db: ReadDb) {
  const known = new Map<string, string>()
  return <T extends { id: string }>(table: Table<T>, id: string | null, nameOf: (row: T) => string): string => {
    if (id === null) return ''
    const name = known.get(id)
    if (name !== undefined) return name
    const gone = () => {
      const row = lastKnownRow(db, table.name, id)
      return row === null ? null : table.fromRaw(row)
    }
    const row = getRow(db, table, id) ?? gone()
    known.set(id, row === null ? '' : nameOf(row))
    return known.get(id)!
  }
}

function changesBetween(before: Note | null, after: Note | null, name: NameOf): NoteChange[] {
  const zone = (note: Note) => name(zonesTable, note.zoneId, ({ title }) => title)
  if (before === null) return after === null ? [] : [{ kind: 'written', text: after.text, zone: zone(after) }]
  if (after === null) return [{ kind: 'removed', text: before.text }]
  const changes: NoteChange[] = []
  if (before.text !== after.text) changes.push({ kind: 'edited', before: before.text, after: after.text })
  if (before.zoneId !== after.zoneId) changes.push({ kind: 'moved', from: zone(before), to: zone(after) })
  if (before.themeId !== after.themeId) changes.push(themeChange(before, after, name))
  const label = (key: Extract<NoteChange, { kind: 'labelled' }>['label'], labelOf: (note: Note) => string) => {
    const [old, next] = [labelOf(before), labelOf(after)]
    if (old !== next) changes.push({ kind: 'labelled', label: key, before: old, after: next })
  }
  label('dimension', ({ dimension }) => dimension ?? '')
  label('unit', ({ unitId }) => name(unitsTable, unitId, (unit) => unit.short || unit.name))
  label('workingGroup', ({ workingGroupId }) => name(workingGroupsTable, workingGroupId, (group) => group.name))
  label('row', ({ rowId }) => name(boardRowsTable, rowId, ({ title }) => title))
  label('readiness', ({ readiness }) => readiness ?? '')
  return changes.length === 0 ? [{ kind: 'reordered' }] : changes
}

function themeChange(before: Note, after: Note, name: NameOf): NoteChange {
  const title = ({ themeId }: Note) => name(themesTable, themeId, (theme) => theme.title)
  if (before.themeId === null) return { kind: 'themeJoined', theme: title(after) }
  if (after.themeId === null) return { kind: 'themeLeft', theme: title(before) }
  return { kind: 'themeChanged', from: title(before), to: title(after) }
}
