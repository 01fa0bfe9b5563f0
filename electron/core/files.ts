import fs from 'node:fs'
import path from 'node:path'
import type { NewWorkshop, RecentFile } from '#shared/contract/app.ts'
import { regencyName } from '#shared/domain/regency.ts'
import { topics } from '#shared/schema/live.ts'
import { appError } from '#shared/schema/errors.ts'
import { type Result, err, ok } from '#shared/schema/result.ts'
import { backUp, listBackups, removeUnfinishedCopies, type Backup } from '../db/backups.ts'
import { lastSavedAtMs } from '../db/tables/journal.ts'
import { readStationSelf } from '../db/tables/stations.ts'
import { listStages, readWorkshop } from '../db/tables/workshop.ts'
import { type WorkshopFile, createWorkshopFile, openStationFile, openWorkshopFile } from '../db/open.ts'
import { stageBackup, swapIn } from '../db/restore.ts'
import { type App, publishTopics } from './app.ts'
import { safeFileName } from '#shared/domain/file-names.ts'
import { tidyKeys } from './round-keys.ts'
import { createSample } from './sample.ts'
import { type Session, makeSession } from './session.ts'
import { loadAgenda, loadBoardTemplates } from './templates.ts'
import { layOutWorkshop } from './workshop.ts'

const backupEveryMs = 10 * 60_000

/**
 * Opens a workshop file, or the `.bilik` file of a station, in place of what is open.
 * @returns why it cannot be opened; the old one stays then
 */
export function openFile(app: App, filePath: string): Result<null> {
  const fullPath = realPath(filePath)
  if (path.extname(fullPath).toLowerCase() === '.bilik') return openStation(app, fullPath)
  if (app.session?.file.path === fullPath && !app.session.file.isReadOnly) return ok(null)
  const file = openWorkshopFile(fullPath)
  if (!file.ok) return file
  if (readWorkshop(file.value.db) === null) {
    file.value.close()
    return err(appError('FILE_DAMAGED', { fileName: path.basename(fullPath) }))
  }
  enter(app, file.value)
  return ok(null)
}

function openStation(app: App, fullPath: string): Result<null> {
  if (app.station?.file.path === fullPath) return ok(null)
  const file = openStationFile(fullPath)
  if (!file.ok) return file
  if (readStationSelf(file.value.db) === null) {
    file.value.close()
    return err(appError('FILE_DAMAGED', { fileName: path.basename(fullPath) }))
  }
  leave(app)
  app.station = makeSession(file.value, (event) => app.events.publish(event))
  app.settings.setOpenPath(file.value.path)
  publishTopics(app, ...topics)
  return ok(null)
}

/** After a power cut: opens the workshop that was open, so that the room goes on where it was. */
export function reopenAfterCrash(app: App): void {
  const filePath = app.settings.openPath()
  if (filePath === null) return
  const opened = openFile(app, filePath)
  if (opened.ok) app.isRecovered = true
  // Moved, damaged or in use: the start screen shows the file and says so when it is chosen.
  else app.settings.setOpenPath(null)
}

/** Creates a workshop from the template and opens it. Nothing is left behind when it cannot be. */
export function createWorkshop(app: App, input: NewWorkshop): Result<null> {
  const name = safeFileName(`${regencyName(input)} ${input.year}`)
  const filePath = input.path ?? freeName(path.join(app.platform.workshopFolder, `${name}.rembuk`))
  const file = createWorkshopFile(withExtension(path.resolve(filePath)))
  if (!file.ok) return file
  const { resourcesFolder } = app.platform
  const session = makeSession(file.value, () => undefined)
  const templates = { agenda: loadAgenda(resourcesFolder), boards: loadBoardTemplates(resourcesFolder) }
  const laidOut = layOutWorkshop(session, input, templates)
  if (!laidOut.ok) {
    file.value.close()
    // On a full disk the log could not be put into the file when it was closed.
    for (const suffix of ['', '-wal', '-shm']) fs.rmSync(file.value.path + suffix, { force: true })
    return laidOut
  }
  enter(app, file.value)
  return ok(null)
}

/** Opens a fresh copy of the filled sample workshop. */
export async function openSample(app: App): Promise<Result<null>> {
  const filePath = freeName(path.join(app.platform.workshopFolder, 'Contoh Kabupaten Manokwari.rembuk'))
  const made = await createSample({ resourcesFolder: app.platform.resourcesFolder, now: Date.now }, filePath)
  return made.ok ? openFile(app, filePath) : made
}

/** Back to the start screen. */
export function closeFile(app: App): void {
  leave(app)
  publishTopics(app, ...topics)
}

/**
 * Puts a backup in the place of a file, which is kept beside it under another name, and opens it.
 * @returns NOT_FOUND for anything but a backup of this file, FILE_DAMAGED when the backup is not sound, FILE_IN_USE,
 * DISK_FULL or FOLDER_NOT_WRITABLE; nothing has changed then
 */
export function restoreBackup(app: App, typedPath: string, backupPath: string): Result<null> {
  const filePath = realPath(typedPath)
  if (!listBackups(filePath).some((backup) => backup.path === backupPath)) return err(appError('NOT_FOUND'))
  const staged = stageBackup(filePath, backupPath)
  if (!staged.ok) return staged
  const wasOpen = app.session?.file.path === filePath
  if (wasOpen) leave(app)
  const swapped = swapIn(filePath, staged.value, freeName(filePath.replace(/\.rembuk$/i, ' (disisihkan).rembuk')))
  if (!swapped.ok) {
    if (wasOpen) openFile(app, filePath)
    return swapped
  }
  return openFile(app, filePath)
}

/** Workshop files known to this computer, and those lying in the workshop folder; the newest first. */
export function recentFiles(app: App): RecentFile[] {
  const known = app.settings.recentFiles().map((file): RecentFile => {
    return { ...file, fileName: path.basename(file.path), isMissing: !fs.existsSync(file.path) }
  })
  const knownPaths = new Set(known.map((file) => file.path))
  const others = namesIn(app.platform.workshopFolder)
    .map((name) => path.join(app.platform.workshopFolder, name))
    .filter((filePath) => !knownPaths.has(filePath))
    .map((filePath): RecentFile => {
      return {
        path: filePath,
        fileName: path.basename(filePath),
        regency: '',
        year: null,
        stageReached: 0,
        openedAtMs: null,
        isMissing: false,
      }
    })
  return [...known, ...others]
}

export function backupsOf(filePath: string): Backup[] {
  return listBackups(filePath)
}

/** The file that a path means, whatever links lead to it; the path itself where there is none yet. */
function realPath(filePath: string): string {
  const fullPath = path.resolve(filePath)
  try {
    return fs.realpathSync(fullPath)
  } catch {
    return fullPath
  }
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder).filter((name) => name.endsWith('.rembuk') && !name.startsWith('.'))
  } catch {
    return []
  }
}

function enter(app: App, file: WorkshopFile): void {
  leave(app)
  const session = makeSession(file, (event) => app.events.publish(event))
  app.session = session
  if (!file.isReadOnly) tidyKeys(session)
  app.endSession = file.isReadOnly ? null : keepBackups(session)
  remember(app, session)
  app.settings.setOpenPath(file.path)
  publishTopics(app, ...topics)
}

function leave(app: App): void {
  const { session, station } = app
  if (station !== null) {
    app.station = null
    app.settings.setOpenPath(null)
    station.file.close()
  }
  if (session === null) return
  app.endSession?.()
  app.endSession = null
  remember(app, session)
  app.session = null
  app.settings.setOpenPath(null)
  app.isRecovered = false
  app.steer = { ...app.steer, isBlack: false, page: 0 }
  session.file.close()
}

function remember(app: App, session: Session): void {
  const workshop = readWorkshop(session.db)
  if (workshop === null) return
  const reached = listStages(session.db).filter((stage) => stage.state !== 'planned')
  app.settings.rememberFile({
    path: session.file.path,
    regency: regencyName(workshop),
    year: workshop.year,
    stageReached: reached.at(-1)?.number ?? 0,
    openedAtMs: session.now(),
  })
}

/** Copies the file now and after every ten minutes of work; a failing copy never stops the workshop. */
function keepBackups(session: Session): () => void {
  let copiedUpTo = -1
  removeUnfinishedCopies(session.file.path)
  const copy = (reason: string) => {
    const savedAtMs = lastSavedAtMs(session.db) ?? 0
    if (savedAtMs === copiedUpTo) return
    backUp(session.db, session.file.path, reason, session.now()).then(
      () => {
        copiedUpTo = savedAtMs
      },
      () => undefined, // no room for a copy, or closed meanwhile: the file itself is safe
    )
  }
  copy('buka')
  const timer = setInterval(() => copy('berkala'), backupEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Workshop files are recognised by their extension. */
export function withExtension(filePath: string): string {
  return path.extname(filePath).toLowerCase() === '.rembuk' ? filePath : `${filePath}.rembuk`
}

/** The path itself, or with ` (2)`, ` (3)` … when there is a file already. */
export function freeName(filePath: string): string {
  const { dir, name, ext } = path.parse(filePath)
  for (let count = 2; fs.existsSync(filePath); count += 1) filePath = path.join(dir, `${name} (${count})${ext}`)
  return filePath
}
