import fs from 'node:fs'
import path from 'node:path'

/** Beyond this the log starts anew, with the last one kept beside it. */
const maxBytes = 1_000_000

export interface Log {
  readonly filePath: string
  error(what: string, error: unknown): void
}

/** Technical record of bugs and broken disks, in full, on this computer only. Never ballots, names or note texts. */
export function openLog(folder: string, now: () => number = Date.now): Log {
  const filePath = path.join(folder, 'rembuk.log')
  return {
    filePath,
    error(what, error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
      const line = `${new Date(now()).toISOString()} ${what}: ${detail}\n`
      process.stderr.write(line)
      try {
        fs.mkdirSync(folder, { recursive: true })
        const size = fs.statSync(filePath, { throwIfNoEntry: false })?.size ?? 0
        if (size > maxBytes) fs.renameSync(filePath, `${filePath}.old`)
        fs.appendFileSync(filePath, line)
      } catch {
        // Where nothing can be written, the line above is all there is.
      }
    },
  }
}
