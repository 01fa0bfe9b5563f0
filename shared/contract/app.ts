import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { LiveEvent } from '#shared/schema/live.ts'
import { Locale } from '#shared/schema/vocabulary.ts'
import { EpochMs, IsoDate, Workshop, line } from '#shared/schema/workshop.ts'
import { command, query } from './procedure.ts'

export const Theme = z.enum(['auto', 'light', 'dark'])

/** How this copy of the app looks and speaks; kept on the computer, not in the workshop. */
export const Preferences = z.object({
  locale: Locale,
  theme: Theme,
  /** Size of the wall's type, 1 = fits a hall of 5 to 8 m on a usual screen. */
  wallScale: z.number().min(0.7).max(1.6),
})
export type Preferences = z.infer<typeof Preferences>

/** A workshop file known to this computer. */
export const RecentFile = z.object({
  path: z.string(),
  fileName: z.string(),
  regency: z.string(),
  year: z.number().nullable(),
  stageReached: z.number().int(),
  openedAtMs: EpochMs.nullable(),
  isMissing: z.boolean(),
})
export type RecentFile = z.infer<typeof RecentFile>

export const AppInfo = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'browser']),
  /** Native file dialogs exist; without them files are chosen from the workshop folder or by path. */
  hasDialogs: z.boolean(),
  folder: z.string(),
  preferences: Preferences,
  /** The workshop was opened again by itself after the app or the computer had died. */
  isRecovered: z.boolean(),
})
export type AppInfo = z.infer<typeof AppInfo>

export const NewWorkshop = z.object({
  regency: line(120).min(1),
  regencyKind: z.enum(['kabupaten', 'kota']),
  province: line(120).min(1),
  year: z.number().int().min(2000).max(2100),
  timeZone: Workshop.shape.timeZone,
  /** First and second day of each stage; null lays four months out from July of the year (`usualStageDates`). */
  stageDates: z
    .array(z.tuple([IsoDate, IsoDate]))
    .length(4)
    .nullable(),
  /** Where the file goes; null is the workshop folder, named after the regency and the year. */
  path: z.string().nullable(),
})
export type NewWorkshop = z.infer<typeof NewWorkshop>

const opening = [
  'FILE_NOT_FOUND',
  'FILE_NOT_OURS',
  'FILE_FROM_FUTURE',
  'FILE_DAMAGED',
  'FILE_EXISTS',
  'FOLDER_NOT_WRITABLE',
  'DISK_FULL',
] as const

export const app = {
  info: query().output(AppInfo),
  setPreferences: command().input(Preferences.partial()).output(Preferences),
  recentFiles: query().output(z.array(RecentFile)),
  forgetFile: command().input(z.object({ path: z.string() })),
  /** Asks for a workshop file with the platform's own dialog; null when cancelled or where there are no dialogs. */
  pickFile: query().output(z.string().nullable()),
  createWorkshop: command(...opening).input(NewWorkshop),
  openFile: command(...opening).input(z.object({ path: z.string().trim().min(1).max(4096) })),
  /** A fresh copy of the filled sample workshop. */
  openSample: command(...opening),
  closeFile: command(),
  backups: query()
    .input(z.object({ path: z.string() }))
    .output(z.array(z.object({ path: z.string(), createdAtMs: EpochMs, sizeBytes: z.number() }))),
  /** Puts a backup in the place of a damaged file, which is kept beside it under another name, and opens it. */
  restoreBackup: command(...opening, 'FILE_IN_USE').input(z.object({ path: z.string(), backupPath: z.string() })),
  /** Every commit, from now on. The first word is `hello`. */
  watch: query().output(eventIterator(LiveEvent)),
  /**
   * Opens the booth or the wall in a window of its own.
   * @returns an address to open in a browser, or null where the shell has opened the window itself
   */
  openWindow: command()
    .input(z.object({ kind: z.enum(['booth', 'wall']) }))
    .output(z.object({ url: z.string().nullable() })),
}
