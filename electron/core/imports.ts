import { positionsBefore } from '#shared/domain/order.ts'
import { unitFinder } from '#shared/domain/unit-links.ts'
import type { BoardTemplate } from '#shared/schema/agenda.ts'
import type { Note } from '#shared/schema/board.ts'
import { appError } from '#shared/schema/errors.ts'
import type {
  ImportKind,
  ImportOptions,
  ImportOutcome,
  ImportPreview,
  KnownRows,
  NoteRow,
  OrganisationRow,
  ParticipantRow,
  ProgrammeRow,
} from '#shared/schema/imports.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { type Locale, quadrants } from '#shared/schema/vocabulary.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import * as boardTables from '../db/tables/boards.ts'
import { activitiesTable, notesTable, peopleTable, programmesTable, unitsTable } from '../db/tables/entities.ts'
import { highestPersonNumber, listPeople } from '../db/tables/people.ts'
import { highestProgrammeNumber, listProgrammes } from '../db/tables/programmes.ts'
import { listUnits } from '../db/tables/units.ts'
import { listActivities, stageOfActivity } from '../db/tables/workshop.ts'
import { interpretTable } from '../imports/preview.ts'
import { rejectedCsv, rowsNotTaken } from '../imports/rejected.ts'
import { type ImportTable, readTable } from '../imports/table.ts'
import { ensureBoard, maxNotesPerBoard } from './boards.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'
import { groupFinder } from './working-groups.ts'

/** A file as it came from a dialog, a page or the command line. */
export interface ImportFile {
  kind: ImportKind
  fileName: string
  bytes: Uint8Array
  options: ImportOptions
}

export interface ImportTarget {
  /** The board activity that takes notes; null is the workshop's first SWOT board. */
  activityId: string | null
  templates: ReadonlyMap<string, BoardTemplate>
}

/** What became of one file: the preview it was imported by, and the outcome. */
export interface ImportedFile {
  preview: ImportPreview
  outcome: ImportOutcome
}

/**
 * Reads a file and says, row by row, what importing it would do. Nothing changes.
 * @returns the preview, or IMPORT_EMPTY / IMPORT_NOT_A_TABLE / IMPORT_TOO_LARGE / IMPORT_NO_COLUMNS
 */
export async function previewFile(
  session: Session,
  { kind, fileName, bytes, options }: ImportFile,
  activityId: string | null,
): Promise<Result<ImportPreview>> {
  const table = await readTable(kind, fileName, bytes, options)
  if (!table.ok) return table
  return ok(interpretTable(table.value, knownRows(session.db, activityId), options))
}

/**
 * Takes the accepted rows of one or several files: all of them in one transaction and one undo step. Units come first
 * whatever the order of the files, so that people, notes and programmes can be linked to them.
 * @returns a refusal of the first file that cannot be read, TOO_MANY for a board that would overflow, or NOT_FOUND when
 * there is no board for notes; nothing has changed then
 */
export async function importFiles(
  session: Session,
  files: readonly ImportFile[],
  target: ImportTarget,
  locale: Locale,
): Promise<Result<ImportedFile[]>> {
  if (session.file.isReadOnly) return err(appError('READ_ONLY'))
  const tables: { table: ImportTable; options: ImportOptions }[] = []
  for (const { kind, fileName, bytes, options } of files) {
    // Reading a workbook waits for its library; the transaction below must not.
    // oxlint-disable-next-line no-await-in-loop -- one file's rows in memory at a time
    const table = await readTable(kind, fileName, bytes, options)
    if (!table.ok) return table
    tables.push({ table: table.value, options })
  }
  tables.sort((one, other) => rankOf(one.table.kind) - rankOf(other.table.kind))

  const kind = files.length === 1 ? `imports.${files[0]!.kind}` : 'imports.files'
  return runCommand(session, kind, (tx) => {
    const imported: ImportedFile[] = []
    for (const { table, options } of tables) {
      const preview = interpretTable(table, knownRows(tx, target.activityId), options)
      const added = takeRows(tx, preview, target)
      if (!added.ok) return added
      imported.push({ preview, outcome: outcomeOf(preview, added.value, locale) })
    }
    const addedCount = imported.reduce((sum, { outcome }) => sum + outcome.addedCount, 0)
    tx.say({ count: addedCount, file: files.map((file) => file.fileName).join(', ') })
    return ok(imported)
  })
}

/** Units go first; the rest keeps its order. */
const rankOf = (kind: ImportKind) => (kind === 'organisations' ? 0 : 1)

function outcomeOf(preview: ImportPreview, addedCount: number, locale: Locale): ImportOutcome {
  return {
    kind: preview.kind,
    fileName: preview.fileName,
    counts: preview.counts,
    addedCount,
    notTaken: rowsNotTaken(preview).map(({ lineNumber, reason, reasonValues, questions }) => {
      const first = questions[0]
      // A row that is not taken always says why; the fallback only satisfies the type.
      return { lineNumber, reason: reason ?? first?.reason ?? 'ROW_BLANK', reasonValues: reasonValues ?? {} }
    }),
    rejectedCsv: rejectedCsv(preview, locale),
  }
}

/** What the workshop has, as the reader of tables compares it. Notes are those of the board that would take them. */
function knownRows(db: ReadDb, activityId: string | null): KnownRows {
  const units = listUnits(db)
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]))
  return {
    units,
    people: listPeople(db).map(({ label, unitId, institution }) => {
      return { label, unitText: (unitId === null ? null : unitNames.get(unitId)) ?? institution }
    }),
    ...knownNotes(db, activityId),
    programmes: listProgrammes(db),
  }
}

function knownNotes(db: ReadDb, activityId: string | null): Pick<KnownRows, 'notes' | 'zones'> {
  const targetId = activityId ?? firstSwotActivity(db)
  const board = targetId === null ? null : boardTables.boardOfActivity(db, targetId)
  if (board === null) return { notes: [] }
  const zones = boardTables.listZones(db, board.id).filter(({ isHidden }) => !isHidden)
  const keyByZone = new Map(zones.map((zone) => [zone.id, zone.key]))
  const notes = boardTables.listNotes(db, board.id).flatMap((note) => {
    const quadrant = keyByZone.get(note.zoneId)
    return quadrant === undefined ? [] : [{ quadrant, dimension: note.dimension, text: note.text }]
  })
  const hasQuadrants = quadrants.every((quadrant) => zones.some(({ key }) => key === quadrant))
  return hasQuadrants ? { notes } : { notes, zones }
}

/** The board activity that takes notes when nobody names one: the first SWOT board of the agenda. */
function firstSwotActivity(db: ReadDb): string | null {
  const activities = listActivities(db).filter((activity) => activity.kind === 'board')
  const isSwot = (activityId: string) => boardTables.boardOfActivity(db, activityId)?.template === 'swot'
  const withoutBoard = (activityId: string) => boardTables.boardOfActivity(db, activityId) === null
  const first = activities.find(({ id }) => isSwot(id)) ?? activities.find(({ id }) => withoutBoard(id))
  return first?.id ?? null
}

/** Inserts the accepted rows of a preview. @returns how many */
function takeRows(tx: CommandTx, preview: ImportPreview, target: ImportTarget): Result<number> {
  switch (preview.kind) {
    case 'organisations':
      return ok(addUnits(tx, accepted<OrganisationRow>(preview.rows)))
    case 'participants':
      return ok(addPeople(tx, accepted<ParticipantRow>(preview.rows)))
    case 'notes':
      return addNotes(tx, accepted<NoteRow>(preview.rows), target)
    default:
      return ok(addProgrammes(tx, accepted<ProgrammeRow>(preview.rows)))
  }
}

const accepted = <Row>(rows: readonly { row: Row | null }[]): Row[] =>
  rows.map(({ row }) => row).filter((row) => row !== null)

function addUnits(tx: CommandTx, rows: readonly OrganisationRow[]): number {
  for (const row of rows) tx.insert(unitsTable, { id: tx.newId(), ...row })
  return rows.length
}

function addPeople(tx: CommandTx, rows: readonly ParticipantRow[]): number {
  const findUnit = unitFinder(listUnits(tx))
  const findGroup = groupFinder(tx)
  const firstNumber = highestPersonNumber(tx) + 1
  for (const [index, { unitText, groupText, ...fields }] of rows.entries()) {
    const unitId = findUnit(unitText)?.id ?? null
    tx.insert(peopleTable, {
      ...fields,
      id: tx.newId(),
      number: firstNumber + index,
      unitId,
      institution: unitText,
      workingGroupId: findGroup(groupText),
    })
  }
  return rows.length
}

function addNotes(tx: CommandTx, rows: readonly NoteRow[], target: ImportTarget): Result<number> {
  if (rows.length === 0) return ok(0)
  const activityId = target.activityId ?? firstSwotActivity(tx)
  const activity = activityId === null ? null : getRow(tx, activitiesTable, activityId)
  if (activity === null || activity.kind !== 'board') return err(appError('NOT_FOUND'))
  const board = ensureBoard(tx, activity.id, target.templates)
  if (boardTables.countBoardNotes(tx, board.id) + rows.length > maxNotesPerBoard) {
    return err(appError('TOO_MANY', { maxCount: maxNotesPerBoard }))
  }
  const stage = stageOfActivity(tx, activity.id)
  if (stage !== null) tx.inStage(stage.id)
  const findUnit = unitFinder(listUnits(tx))
  const zones = new Map(boardTables.listZones(tx, board.id).map((zone) => [zone.key, zone]))
  // On a board with a row for each dimension a note lies in that of its own.
  const rowIds = new Map(
    board.rowKind === 'dimensions' ? boardTables.listRows(tx, board.id).map((row) => [row.dimension, row.id]) : [],
  )
  const rowIdOf = ({ dimension }: NoteRow) => (dimension === null ? null : (rowIds.get(dimension) ?? null))
  const firstNumber = boardTables.highestNoteNumber(tx) + 1
  const notes: Note[] = []
  for (const cellRows of Map.groupBy(rows.entries(), ([, row]) => `${row.quadrant}/${rowIdOf(row)}`).values()) {
    const [, first] = cellRows[0]!
    const zone = zones.get(first.quadrant)
    if (zone === undefined || zone.isHidden) return err(appError('ZONE_GONE'))
    const rowId = rowIdOf(first)
    const siblings = boardTables.notesOfPlace(tx, zone.id, null, rowId)
    const positions = positionsBefore(siblings, null, cellRows.length)
    for (const [place, [index, row]] of cellRows.entries()) {
      notes.push({
        id: tx.newId(),
        boardId: board.id,
        zoneId: zone.id,
        number: firstNumber + index,
        text: row.text,
        dimension: row.dimension,
        unitId: findUnit(row.unitText)?.id ?? null,
        workingGroupId: null,
        themeId: null,
        rowId,
        readiness: null,
        position: positions[place]!,
        createdAtMs: tx.nowMs,
      })
    }
  }
  for (const note of notes) tx.insert(notesTable, note)
  return ok(notes.length)
}

function addProgrammes(tx: CommandTx, rows: readonly ProgrammeRow[]): number {
  if (rows.length === 0) return 0
  const findUnit = unitFinder(listUnits(tx))
  const existing = listProgrammes(tx)
  const firstNumber = highestProgrammeNumber(tx) + 1
  // One key after all others keeps the order of the file in every cell of the grid, and in the tray.
  const positions = positionsBefore(existing, null, rows.length)
  for (const [index, { leadUnitText, ...fields }] of rows.entries()) {
    const unit = findUnit(leadUnitText)
    tx.insert(programmesTable, {
      ...fields,
      id: tx.newId(),
      number: firstNumber + index,
      description: '',
      leadUnitId: unit?.id ?? null,
      leadUnitText: unit === null ? leadUnitText : '',
      baseline: '',
      target: '',
      fundingSource: '',
      origin: 'imported',
      originId: null,
      position: positions[index]!,
    })
  }
  return rows.length
}
