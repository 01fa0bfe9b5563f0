import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { KnownDisplay } from './displays.ts'

const Bounds = z.object({ x: z.number(), y: z.number(), width: z.number().min(320), height: z.number().min(240) })
const Remembered = z.object({
  roomBounds: Bounds.nullable().default(null),
  isRoomMaximized: z.boolean().default(true),
  wallDisplay: KnownDisplay.nullable().default(null),
})
type Remembered = z.infer<typeof Remembered>

/** Where the windows were last time; beside the settings, because it belongs to this computer and its displays. */
export interface WindowMemory {
  read(): Remembered
  write(patch: Partial<Remembered>): void
}

/** Keeps the windows' places in `windows.json`. An unreadable file counts as empty, an unwritable one as this run's. */
export function openWindowMemory(folder: string): WindowMemory {
  const filePath = path.join(folder, 'windows.json')
  let remembered = readFile(filePath)
  return {
    read: () => remembered,
    write(patch) {
      remembered = { ...remembered, ...patch }
      try {
        fs.mkdirSync(folder, { recursive: true })
        fs.writeFileSync(`${filePath}.new`, JSON.stringify(remembered, null, 2))
        fs.renameSync(`${filePath}.new`, filePath)
      } catch {
        // The place of a window is not worth a message.
      }
    },
  }
}

function readFile(filePath: string): Remembered {
  try {
    return Remembered.parse(JSON.parse(fs.readFileSync(filePath, 'utf8')))
  } catch {
    return Remembered.parse({})
  }
}
