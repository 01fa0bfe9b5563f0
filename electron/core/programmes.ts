import type { NewProgrammes, ProgrammePatch } from '#shared/contract/programmes.ts'
import { byPosition, positionsBefore } from '#shared/domain/order.ts'
import { groupByPlace, placeOf, planMove } from '#shared/domain/sorting.ts'
import { linkUnit } from '#shared/domain/unit-links.ts'
import { appError } from '#shared/schema/errors.ts'
import type { Programme, ProgrammeMove } from '#shared/schema/programme.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { programmesTable, unitsTable } from '../db/tables/entities.ts'
import { countProgrammes, highestProgrammeNumber, listProgrammes } from '../db/tables/programmes.ts'
import { listUnits } from '../db/tables/units.ts'
import { openActivity, stageOfActivity } from '../db/tables/workshop.ts'
import { type ReadDb, getRow } from '../db/table.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'

/** The most programmes that a workshop takes: a masterplan with more is a list of wishes. */
export const maxProgrammes = 2000

/** All programmes of the workshop, by place in their list. */
export function getProgrammes({ db }: Session): Programme[] {
  return listProgrammes(db)
}

/** Adds programmes at the end of the tray, in the order given. @returns them, or TOO_MANY; then none is added */
export function addProgrammes(
  session: Session,
  input: Pick<NewProgrammes, 'names'> & Partial<NewProgrammes>,
): Result<Programme[]> {
  return runCommand(session, 'programmes.added', (tx) => {
    if (countProgrammes(tx) + input.names.length > maxProgrammes) {
      return err(appError('TOO_MANY', { maxCount: maxProgrammes }))
    }
    const { origin = 'typed', originId = null } = input
    const added = addToTray(
      tx,
      input.names.map((name) => ({ name, origin, originId })),
    )
    sayOf(tx, added)
    return ok(added)
  })
}

/** Puts programmes of nothing but a name at the end of the tray, in the order given. */
export function addToTray(
  tx: CommandTx,
  named: readonly Pick<Programme, 'name' | 'origin' | 'originId'>[],
): Programme[] {
  const tray = groupByPlace(listProgrammes(tx)).get('tray')!
  const positions = positionsBefore(tray, null, named.length)
  const firstNumber = highestProgrammeNumber(tx) + 1
  const added = named.map((fields, index): Programme => ({
    ...emptyProgramme,
    ...fields,
    id: tx.newId(),
    number: firstNumber + index,
    position: positions[index]!,
  }))
  for (const programme of added) tx.insert(programmesTable, programme)
  return added
}

const emptyProgramme: Omit<Programme, 'id' | 'number' | 'name' | 'position' | 'origin' | 'originId'> = {
  description: '',
  dimension: null,
  horizon: null,
  leadUnitId: null,
  leadUnitText: '',
  supportingUnits: '',
  indicator: '',
  baseline: '',
  target: '',
  budgetRupiah: null,
  fundingSource: '',
  firstYear: null,
  lastYear: null,
  isQuickWin: false,
}

/**
 * Changes what is said of a programme. A unit in charge that is written like one of the workshop's units becomes that
 * unit; a new dimension or horizon puts the programme at the end of its new place.
 * @returns NOT_FOUND, or INVALID_INPUT for a unit that is not there or years that end before they begin
 */
export function updateProgramme(session: Session, programmeId: string, patch: ProgrammePatch): Result<void> {
  return runCommand(session, 'programmes.updated', (tx) => {
    const old = getRow(tx, programmesTable, programmeId)
    if (old === null) return err(appError('NOT_FOUND'))
    const linked = linkLeadUnit(tx, patch)
    if (!linked.ok) return linked
    const next = { ...old, ...linked.value }
    if (next.firstYear !== null && next.lastYear !== null && next.lastYear < next.firstYear) {
      return err(appError('INVALID_INPUT', { field: 'lastYear' }))
    }
    if (placeOf(next) !== placeOf(old)) {
      const siblings = groupByPlace(listProgrammes(tx)).get(placeOf(next))!.toSorted(byPosition)
      next.position = positionsBefore(siblings, null, 1)[0]!
    }
    tx.update(programmesTable, programmeId, next)
    sayOf(tx, [next])
    return ok(undefined)
  })
}

function linkLeadUnit(db: ReadDb, patch: ProgrammePatch): Result<ProgrammePatch> {
  if (patch.leadUnitId !== undefined && patch.leadUnitId !== null) {
    if (getRow(db, unitsTable, patch.leadUnitId) === null)
      return err(appError('INVALID_INPUT', { field: 'leadUnitId' }))
    return ok({ ...patch, leadUnitText: '' })
  }
  if (patch.leadUnitText === undefined) return ok(patch)
  const unit = linkUnit(listUnits(db), patch.leadUnitText)
  return ok(unit === null ? { ...patch, leadUnitId: null } : { ...patch, leadUnitId: unit.id, leadUnitText: '' })
}

/** Moves programmes to a cell, to the tray, or only to another dimension or horizon; one gesture, one undo step. */
export function moveProgrammes(session: Session, wish: ProgrammeMove): Result<void> {
  return runCommand(session, 'programmes.moved', (tx) => {
    const all = listProgrammes(tx)
    const moved = planMove(all, wish)
    if (moved === null) return err(appError('NOT_FOUND'))
    for (const { id, ...place } of moved) tx.update(programmesTable, id, place)
    const movedIds = new Set(moved.map(({ id }) => id))
    sayOf(
      tx,
      all.filter(({ id }) => movedIds.has(id)),
    )
    return ok(undefined)
  })
}

/** Marks programmes as quick wins, or takes the mark away. */
export function setQuickWin(session: Session, programmeIds: readonly string[], isQuickWin: boolean): Result<void> {
  return runCommand(session, isQuickWin ? 'programmes.quickWinSet' : 'programmes.quickWinCleared', (tx) => {
    const found = findProgrammes(tx, programmeIds)
    if (found === null) return err(appError('NOT_FOUND'))
    const changed = found.filter((programme) => programme.isQuickWin !== isQuickWin)
    for (const { id } of changed) tx.update(programmesTable, id, { isQuickWin })
    sayOf(tx, changed)
    return ok(undefined)
  })
}

/** Removes programmes; undo brings them back as they were. */
export function removeProgrammes(session: Session, programmeIds: readonly string[]): Result<void> {
  return runCommand(session, 'programmes.removed', (tx) => {
    const found = findProgrammes(tx, programmeIds)
    if (found === null) return err(appError('NOT_FOUND'))
    for (const { id } of found) tx.remove(programmesTable, id)
    sayOf(tx, found)
    return ok(undefined)
  })
}

/** The programmes with these ids, each once; null when one of them is not there. */
function findProgrammes(db: ReadDb, ids: readonly string[]): Programme[] | null {
  const found = [...new Set(ids)].map((id) => getRow(db, programmesTable, id))
  return found.includes(null) ? null : (found as Programme[])
}

/** Names what the command was about, and the stage during which the room did it. */
function sayOf(tx: CommandTx, programmes: readonly Programme[]): void {
  const [first] = programmes
  if (first !== undefined)
    tx.say({ count: programmes.length, name: programmes.length > 1 ? `${first.name} …` : first.name })
  const activity = openActivity(tx)
  const stage = activity === null ? null : stageOfActivity(tx, activity.id)
  if (stage !== null) tx.inStage(stage.id)
}
