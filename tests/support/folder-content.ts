import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** Every file of a folder with the SHA-256 of its bytes: equal before and after when nothing changed. */
export function contentOf(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
  return Object.fromEntries(
    names.map((name) => {
      const filePath = path.join(folder, name)
      if (fs.statSync(filePath).isDirectory()) return [name, 'folder']
      return [name, crypto.createHash('sha256').update(fs.readFileSync(filePath)).digest('hex')]
    }),
  )
}
