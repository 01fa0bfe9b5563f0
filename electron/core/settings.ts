import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Preferences } from '#shared/contract/app.ts'

const Known = z.object({
  path: z.string(),
  regency: z.string(),
  year: z.number().nullable(),
  stageReached: z.number().int(),
  openedAtMs: z.number().int(),
})
const Stored = z.object({
  preferences: Preferences.default({ locale: 'id', theme: 'auto', wallScale: 1 }),
  files: z.array(Known).default([]),
  /** The workshop that is open; what is left here at the start was open when the computer or the app died. */
  openPath: z.string().nullable().default(null),
})
type Stored = z.infer<typeof Stored>

/** What this computer remembers outside workshop files: preferences and recent files. Losing it loses no work. */
export interface Settings {
  preferences(): Preferences
  setPreferences(patch: Partial<Preferences>): Preferences
  recentFiles(): z.infer<typeof Known>[]
  rememberFile(file: z.infer<typeof Known>): void
  forgetFile(filePath: string): void
  openPath(): string | null
  setOpenPath(filePath: string | null): void
}

const mostRecent = 20

/** Keeps the settings as JSON in a folder of the user. An unreadable file counts as empty. */
export function openSettings(folder: string): Settings {
  const filePath = path.join(folder, 'settings.json')
  let stored = read(filePath)
  const save = (next: Stored) => {
    stored = next
    try {
      fs.mkdirSync(folder, { recursive: true })
      fs.writeFileSync(`${filePath}.new`, JSON.stringify(next, null, 2))
      fs.renameSync(`${filePath}.new`, filePath)
    } catch {
      // A full or read-only home folder must not stop a workshop; the settings then last for this run only.
    }
  }
  return {
    preferences: () => stored.preferences,
    setPreferences(patch) {
      save({ ...stored, preferences: { ...stored.preferences, ...patch } })
      return stored.preferences
    },
    recentFiles: () => stored.files,
    rememberFile(file) {
      const others = stored.files.filter((known) => known.path !== file.path)
      save({ ...stored, files: [file, ...others].slice(0, mostRecent) })
    },
    openPath: () => stored.openPath,
    setOpenPath(openPath) {
      save({ ...stored, openPath })
    },
    forgetFile(filePath) {
      save({ ...stored, files: stored.files.filter((known) => known.path !== filePath) })
    },
  }
}

function read(filePath: string): Stored {
  try {
    return Stored.parse(JSON.parse(fs.readFileSync(filePath, 'utf8')))
  } catch {
    return Stored.parse({})
  }
}
