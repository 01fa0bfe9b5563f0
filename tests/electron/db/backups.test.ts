import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp, backupFolder, listBackups } from '#electron/db/backups.ts'
import { openWorkshopFile } from '#electron/db/open.ts'
import { makeTestWorkshop, must } from '#tests/support/make-workshop.ts'

const dayMs = 24 * 60 * 60_000

describe('copies of a workshop', () => {
  it('F30: are whole workshops under the time and the reason of their making', async () => {
    const { session, filePath, clock } = makeTestWorkshop()
    const copyPath = await backUp(session.db, filePath, 'berkala', clock.nowMs)
    expect(copyPath).toBe(path.join(backupFolder(filePath), '2023-07-06 01.00.00 berkala.rembuk'))
    const copy = must(openWorkshopFile(copyPath))
    expect(copy.isReadOnly).toBe(false)
    expect(copy.db.prepare('SELECT regency FROM workshop').pluck().get()).toBe('Manokwari')
    copy.close()
    expect(fs.readdirSync(backupFolder(filePath))).toEqual([path.basename(copyPath)])
  })

  it('F31: are thinned to the newest twelve, the last of each day, and those of a close or a migration', async () => {
    const { session, filePath } = makeTestWorkshop()
    const folder = backupFolder(filePath)
    fs.mkdirSync(folder, { recursive: true })
    const firstMs = Date.UTC(2023, 6, 3, 8)
    const make = (atMs: number, reason: string) => {
      const stamp = new Date(atMs).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.')
      const name = `${stamp} ${reason}.rembuk`
      fs.writeFileSync(path.join(folder, name), '')
      fs.utimesSync(path.join(folder, name), atMs / 1000, atMs / 1000)
      return name
    }
    const days = [0, 1, 2].map((day) =>
      [0, 1, 2, 3, 4].map((step) => make(firstMs + day * dayMs + step * 600_000, 'berkala')),
    )
    const close = make(firstMs + 90_000, 'tutup-tahap v1')
    const migration = make(firstMs + 30_000, 'sebelum-versi-2')
    const newest = path.basename(await backUp(session.db, filePath, 'buka', firstMs + 3 * dayMs))
    const kept = listBackups(filePath).map((backup) => path.basename(backup.path))
    const [first, second, third] = days as [string[], string[], string[]]
    // Eleven older ones beside the newest: five of the third day, five of the second, the last of the first.
    const expected = [newest, ...third.toReversed(), ...second.toReversed(), first[4]!, close, migration]
    expect(kept).toEqual(expected)
  })

  it('F32: leave nothing half made when there is no place for them', async () => {
    const { session, folder, filePath } = makeTestWorkshop()
    fs.writeFileSync(path.join(folder, 'Cadangan'), 'bukan folder')
    await expect(backUp(session.db, filePath, 'buka', 0)).rejects.toThrow(/EEXIST|ENOTDIR/)
    expect(fs.readdirSync(folder).filter((name) => name.includes('sebagian'))).toEqual([])
    expect(session.db.prepare('SELECT count(*) FROM stages').pluck().get()).toBe(4)
  })
})
