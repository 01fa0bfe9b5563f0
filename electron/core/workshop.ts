import path from 'node:path'
import { layOutAgenda } from '#shared/domain/agenda.ts'
import { firstPositions, positionsBefore } from '#shared/domain/order.ts'
import { regencyName, usualStageDates } from '#shared/domain/regency.ts'
import { isoDateOf } from '#shared/domain/words.ts'
import type { AgendaTemplate, BoardTemplate } from '#shared/schema/agenda.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import type { NewWorkshop } from '#shared/contract/app.ts'
import type { WorkshopView } from '#shared/contract/workshop.ts'
import type { Activity, Stage, StageDay, Workshop, WorkshopSettings } from '#shared/schema/workshop.ts'
import { activitiesTable, daysTable, stagesTable, workshopTable } from '../db/tables/entities.ts'
import { findOpenRound } from '../db/tables/rounds.ts'
import * as tables from '../db/tables/workshop.ts'
import { listVersions } from '../db/tables/stage-versions.ts'
import { getRow } from '../db/table.ts'
import { ensureBoard } from './boards.ts'
import { isKeyLost } from './round-keys.ts'
import { type CommandTx, type Session, runCommand } from './session.ts'

/** What a new bimtek is laid out from. */
export interface Templates {
  agenda: AgendaTemplate
  boards: ReadonlyMap<string, BoardTemplate>
}

/** Lays the four stages with their agenda out in a fresh file, in one transaction. */
export function layOutWorkshop(session: Session, input: NewWorkshop, templates: Templates): Result<Workshop> {
  return runCommand(
    session,
    'workshop.created',
    (tx) => {
      if (tables.readWorkshop(tx) !== null)
        return err(appError('FILE_EXISTS', { fileName: path.basename(session.file.path) }))
      const workshop: Workshop = {
        id: tx.newId(),
        name: `Gerakan Menuju Kota Cerdas ${regencyName(input)}`,
        regency: input.regency,
        regencyKind: input.regencyKind,
        province: input.province,
        year: input.year,
        timeZone: input.timeZone,
        firstPlanYear: input.year + 1,
        settings: defaultSettings(input, tx),
        createdAtMs: tx.nowMs,
      }
      tx.insert(workshopTable, workshop)
      tx.say({ regency: regencyName(input) })
      const dates = input.stageDates ?? usualStageDates(input.year)
      for (const [index, stage] of templates.agenda.stages.entries()) layOutStage(tx, stage, dates[index]!, templates)
      return ok(workshop)
    },
    { isUndoable: false },
  )
}

function layOutStage(
  tx: CommandTx,
  template: AgendaTemplate['stages'][number],
  dates: readonly string[],
  templates: Templates,
): void {
  const stage: Stage = {
    id: tx.newId(),
    number: template.number,
    title: template.title,
    place: '',
    documentNumber: '',
    state: 'planned',
    version: 0,
  }
  tx.insert(stagesTable, stage)
  for (const [index, day] of template.days.entries()) {
    const date = dates[index] ?? dates.at(-1)!
    const laidOut = layOutAgenda(day, date)
    const stageDay: StageDay = {
      id: tx.newId(),
      stageId: stage.id,
      number: day.number,
      date,
      startMinutes: laidOut.startMinutes,
    }
    tx.insert(daysTable, stageDay)
    const positions = firstPositions(laidOut.activities.length)
    for (const [place, { board, ...fields }] of laidOut.activities.entries()) {
      const activity = plannedActivity(tx, stageDay.id, positions[place]!, fields)
      tx.insert(activitiesTable, activity)
      if (activity.kind === 'board') ensureBoard(tx, activity.id, templates.boards, board ?? 'swot')
    }
  }
}

/** An activity nobody has opened yet. */
export function plannedActivity(
  tx: Pick<CommandTx, 'newId'>,
  dayId: string,
  position: string,
  fields: Pick<Activity, 'kind' | 'title' | 'instruction' | 'minutes'>,
): Activity {
  return {
    ...fields,
    id: tx.newId(),
    dayId,
    position,
    state: 'planned',
    isSkipped: false,
    openedAtMs: null,
    closedAtMs: null,
    timerStartedAtMs: null,
    timerElapsedMs: 0,
  }
}

function defaultSettings(input: NewWorkshop, tx: CommandTx): WorkshopSettings {
  return {
    quorumBase: 'registered',
    quorumRule: 'simple',
    // Papua says distrik and kampung (domain guide §7).
    areaWords: /papua/i.test(input.province) ? 'distrik' : 'kecamatan',
    paper: 'A4',
    documentLocale: 'id',
    bookStages: [1, 2, 3, 4],
    book3Variant: 'executive_summary',
    book4Variant: 'road_map',
    letterheadAgency: '',
    letterheadAddress: '',
    boothPin: fourDigits(tx.newId()),
  }
}

/** Four digits from a random id, so that no clock or counter shows through. */
function fourDigits(id: string): string {
  const digits = [...id].map((letter) => Number.parseInt(letter, 16)).filter((value) => value < 10)
  return digits.slice(0, 4).join('').padEnd(4, '7')
}

/** What the frame of the room shows. */
export function viewWorkshop(session: Session): WorkshopView {
  const { db, file } = session
  const workshop = tables.readWorkshop(db)
  if (workshop === null) throw new Error('the file holds no workshop')
  const days = tables.listDays(db)
  const openRound = findOpenRound(db)
  const { presentCount, unitCount } = countPresentNow(session, days, workshop)
  return {
    workshop,
    stages: tables.listStages(db),
    days,
    activities: tables.listActivities(db),
    versions: listVersions(db),
    fileName: path.basename(file.path),
    folder: path.dirname(file.path),
    isReadOnly: file.isReadOnly,
    holder: file.holder,
    isKeyLost: openRound !== null && isKeyLost(session, openRound),
    presentCount,
    presentUnitCount: unitCount,
    registeredCount: tables.countPeople(db),
  }
}

/** People present on the day that counts now: that of the open activity, else today, else the last one with marks. */
function countPresentNow(session: Session, days: readonly StageDay[], workshop: Workshop) {
  const open = tables.openActivity(session.db)
  const today = isoDateOf(session.now(), workshop.timeZone)
  const dayId =
    open?.dayId ?? days.find((day) => day.date === today)?.id ?? tables.lastMarkedDayId(session.db) ?? undefined
  return dayId === undefined ? { presentCount: 0, unitCount: 0 } : tables.countPresent(session.db, dayId)
}

export function updateWorkshop(
  session: Session,
  patch: Partial<Omit<Workshop, 'settings'>> & { settings?: Partial<WorkshopSettings> | undefined },
): Result<void> {
  return runCommand(session, 'workshop.updated', (tx) => {
    const workshop = tables.readWorkshop(tx)
    if (workshop === null) return err(appError('NO_WORKSHOP'))
    const { settings, ...fields } = patch
    tx.update(workshopTable, workshop.id, { ...fields, settings: { ...workshop.settings, ...settings } })
    return ok(undefined)
  })
}

export function updateStage(
  session: Session,
  stageId: string,
  patch: Partial<Pick<Stage, 'title' | 'place' | 'documentNumber'>>,
): Result<void> {
  return runCommand(session, 'agenda.stageUpdated', (tx) => {
    const stage = tx.update(stagesTable, stageId, patch)
    if (stage === null) return err(appError('NOT_FOUND'))
    tx.inStage(stageId)
    tx.say({ stage: stage.title })
    return ok(undefined)
  })
}

export function updateDay(
  session: Session,
  dayId: string,
  patch: Partial<Pick<StageDay, 'date' | 'startMinutes'>>,
): Result<void> {
  return runCommand(session, 'agenda.dayUpdated', (tx) => {
    const day = tx.update(daysTable, dayId, patch)
    if (day === null) return err(appError('NOT_FOUND'))
    tx.inStage(day.stageId)
    tx.say({ date: day.date })
    return ok(undefined)
  })
}

export function addActivity(
  session: Session,
  input: Pick<Activity, 'dayId' | 'kind' | 'title' | 'instruction' | 'minutes'> & { board?: string | null | undefined },
  boards: ReadonlyMap<string, BoardTemplate>,
): Result<Activity> {
  return runCommand(session, 'agenda.activityAdded', (tx) => {
    const template = input.board ?? 'swot'
    if (!boards.has(template)) return err(appError('INVALID_INPUT', { field: 'board' }))
    const day = getRow(tx, daysTable, input.dayId)
    if (day === null) return err(appError('NOT_FOUND'))
    tx.inStage(day.stageId)
    tx.say({ activity: input.title })
    const [position] = positionsBefore(tables.listDayActivities(tx, day.id), null, 1)
    const { dayId, board: _template, ...fields } = input
    const activity = plannedActivity(tx, dayId, position!, fields)
    tx.insert(activitiesTable, activity)
    if (activity.kind === 'board') ensureBoard(tx, activity.id, boards, template)
    return ok(activity)
  })
}

export function updateActivity(
  session: Session,
  activityId: string,
  patch: Partial<Pick<Activity, 'title' | 'instruction' | 'minutes' | 'isSkipped'>>,
): Result<void> {
  return runCommand(session, 'agenda.activityUpdated', (tx) => {
    const activity = tx.update(activitiesTable, activityId, patch)
    if (activity === null) return err(appError('NOT_FOUND'))
    inStageOfDay(tx, activity.dayId)
    tx.say({ activity: activity.title })
    return ok(undefined)
  })
}

export function moveActivity(
  session: Session,
  input: { activityId: string; dayId: string; beforeId: string | null },
): Result<void> {
  return runCommand(session, 'agenda.activityMoved', (tx) => {
    const activity = getRow(tx, activitiesTable, input.activityId)
    const day = getRow(tx, daysTable, input.dayId)
    if (activity === null || day === null) return err(appError('NOT_FOUND'))
    tx.inStage(day.stageId)
    tx.say({ activity: activity.title })
    const siblings = tables.listDayActivities(tx, day.id).filter((sibling) => sibling.id !== activity.id)
    const [position] = positionsBefore(siblings, input.beforeId, 1)
    tx.update(activitiesTable, activity.id, { dayId: day.id, position: position! })
    return ok(undefined)
  })
}

/** Removes an activity that holds nothing yet. @returns ACTIVITY_HAS_RECORDS when something would be lost with it */
export function removeActivity(session: Session, activityId: string): Result<void> {
  return runCommand(session, 'agenda.activityRemoved', (tx) => {
    const activity = getRow(tx, activitiesTable, activityId)
    if (activity === null) return err(appError('NOT_FOUND'))
    if (tables.hasRecords(tx, activityId)) return err(appError('ACTIVITY_HAS_RECORDS'))
    inStageOfDay(tx, activity.dayId)
    tx.say({ activity: activity.title })
    tables.removeEmptyBoard(tx, activityId)
    tx.remove(activitiesTable, activityId)
    return ok(undefined)
  })
}

/** Opens an activity and its stage; whatever else is open closes, so the room is always at one thing. */
export function openActivity(session: Session, activityId: string): Result<void> {
  return runCommand(session, 'agenda.activityOpened', (tx) => {
    const activity = getRow(tx, activitiesTable, activityId)
    if (activity === null) return err(appError('NOT_FOUND'))
    openActivityIn(tx, activity)
    tx.say({ activity: activity.title })
    return ok(undefined)
  })
}

/** The same inside another command: a vote opens its activity with itself. */
export function openActivityIn(tx: CommandTx, activity: Activity): void {
  if (activity.state === 'open') return
  const day = getRow(tx, daysTable, activity.dayId)!
  tx.inStage(day.stageId)
  for (const other of tables.listActivities(tx)) if (other.state === 'open') closeNow(tx, other)
  for (const stage of tables.listStages(tx)) {
    if (stage.id === day.stageId && stage.state === 'planned') tx.update(stagesTable, stage.id, { state: 'open' })
  }
  tx.update(activitiesTable, activity.id, {
    state: 'open',
    isSkipped: false,
    openedAtMs: activity.openedAtMs ?? tx.nowMs,
    closedAtMs: null,
    timerStartedAtMs: activity.minutes > 0 ? tx.nowMs : null,
  })
}

/** Closes an activity. @returns ROUND_STILL_OPEN while its vote is open */
export function closeActivity(session: Session, activityId: string): Result<void> {
  return runCommand(session, 'agenda.activityClosed', (tx) => {
    const activity = getRow(tx, activitiesTable, activityId)
    if (activity === null) return err(appError('NOT_FOUND'))
    if (tables.hasOpenRound(tx, activityId)) return err(appError('ROUND_STILL_OPEN'))
    inStageOfDay(tx, activity.dayId)
    tx.say({ activity: activity.title })
    closeNow(tx, activity)
    return ok(undefined)
  })
}

function closeNow(tx: CommandTx, activity: Activity): void {
  tx.update(activitiesTable, activity.id, {
    state: 'closed',
    closedAtMs: tx.nowMs,
    timerStartedAtMs: null,
    timerElapsedMs: elapsedMs(activity, tx.nowMs),
  })
}

/** Time that the activity's clock has run. */
function elapsedMs(activity: Activity, nowMs: number): number {
  const running = activity.timerStartedAtMs === null ? 0 : Math.max(0, nowMs - activity.timerStartedAtMs)
  return activity.timerElapsedMs + running
}

/** Starts, pauses or winds an activity's clock, or gives it a minute more or less. Not an act to undo. */
export function setTimer(
  session: Session,
  activityId: string,
  action: 'start' | 'pause' | 'reset' | 'add_minute' | 'take_minute',
): Result<void> {
  return runCommand(
    session,
    'agenda.timerSet',
    (tx) => {
      const activity = getRow(tx, activitiesTable, activityId)
      if (activity === null) return err(appError('NOT_FOUND'))
      const ranMs = elapsedMs(activity, tx.nowMs)
      const isRunning = activity.timerStartedAtMs !== null
      const patches: Record<typeof action, Partial<Activity>> = {
        start: { timerStartedAtMs: tx.nowMs, timerElapsedMs: ranMs },
        pause: { timerStartedAtMs: null, timerElapsedMs: ranMs },
        reset: { timerStartedAtMs: isRunning ? tx.nowMs : null, timerElapsedMs: 0 },
        add_minute: { minutes: Math.min(1440, activity.minutes + 1) },
        take_minute: { minutes: Math.max(0, activity.minutes - 1) },
      }
      tx.update(activitiesTable, activityId, patches[action])
      return ok(undefined)
    },
    { isUndoable: false },
  )
}

function inStageOfDay(tx: CommandTx, dayId: string): void {
  const day = getRow(tx, daysTable, dayId)
  if (day !== null) tx.inStage(day.stageId)
}
