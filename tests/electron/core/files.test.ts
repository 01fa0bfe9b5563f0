import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import { addNotes } from '#electron/core/boards.ts'
import type { App } from '#electron/core/app.ts'
import {
  backupsOf,
  closeFile,
  createWorkshop,
  openFile,
  openSample,
  recentFiles,
  restoreBackup,
} from '#electron/core/files.ts'
import { openSettings } from '#electron/core/settings.ts'
import { backUp, backupFolder } from '#electron/db/backups.ts'
import { createWorkshopFile, openWorkshopFile } from '#electron/db/open.ts'
import { selectRows } from '#electron/db/table.ts'
import { notesTable, zonesTable } from '#electron/db/tables/entities.ts'
import { contentOf } from '#tests/support/folder-content.ts'
import { makeTestApp, newManokwari } from '#tests/support/make-app.ts'
import { makeFolder, must } from '#tests/support/make-workshop.ts'

const sessionOf = (app: App) => app.session!
const pathOf = (app: App) => app.session!.file.path
const textsOf = (app: App) => selectRows(sessionOf(app).db, notesTable).map(({ text }) => text)

function addNote(app: App, text: string): void {
  const zoneId = selectRows(sessionOf(app).db, zonesTable, 'LIMIT 1')[0]!.id
  must(addNotes(sessionOf(app), { zoneId, texts: [text], dimension: null, unitId: null }))
}

/** An app with a new workshop open, and the copy taken on its opening done. */
async function makeOpenApp() {
  const made = makeTestApp()
  must(createWorkshop(made.app, newManokwari))
  const filePath = pathOf(made.app)
  await vi.waitFor(() => expect(backupsOf(filePath)).toHaveLength(1))
  return { ...made, filePath }
}

describe('making and opening workshops', () => {
  it('F40: a new bimtek is named after its regency and year, and never takes another one’s place', () => {
    const { app, workshopFolder } = makeTestApp()
    must(createWorkshop(app, newManokwari))
    must(createWorkshop(app, newManokwari))
    const names = fs.readdirSync(workshopFolder).filter((name) => name.endsWith('.rembuk') && !name.startsWith('.'))
    expect(names.toSorted()).toEqual(['Kabupaten Manokwari 2023 (2).rembuk', 'Kabupaten Manokwari 2023.rembuk'])
  })

  it('F41: what cannot be opened leaves the open workshop as it was', async () => {
    const { app, workshopFolder } = await makeOpenApp()
    const before = sessionOf(app)
    fs.writeFileSync(path.join(workshopFolder, 'kosong.rembuk'), '')
    expect(openFile(app, path.join(workshopFolder, 'kosong.rembuk')).ok).toBe(false)
    expect(openFile(app, path.join(workshopFolder, 'tidak ada.rembuk')).ok).toBe(false)
    expect(createWorkshop(app, { ...newManokwari, path: pathOf(app) })).toMatchObject(err({ code: 'FILE_EXISTS' }))
    expect(app.session).toBe(before)
    addNote(app, 'masih bekerja')
    expect(textsOf(app)).toEqual(['masih bekerja'])
  })

  it('F42: a file whose workshop was never laid out is damaged, not opened empty', async () => {
    const { app, workshopFolder } = await makeOpenApp()
    const before = sessionOf(app)
    const emptyPath = path.join(workshopFolder, 'Terputus.rembuk')
    must(createWorkshopFile(emptyPath)).close()
    expect(openFile(app, emptyPath)).toEqual(err(appError('FILE_DAMAGED', { fileName: 'Terputus.rembuk' })))
    expect(app.session).toBe(before)
    expect(fs.readdirSync(workshopFolder).filter((name) => name.startsWith('.Terputus'))).toEqual([])
  })

  it('F43: opening the open file again, also by a link, goes on with it', async () => {
    const { app, filePath } = await makeOpenApp()
    const before = sessionOf(app)
    const link = path.join(makeFolder(), 'tautan.rembuk')
    fs.symlinkSync(filePath, link)
    expect([openFile(app, filePath), openFile(app, link)]).toEqual([ok(null), ok(null)])
    expect(app.session).toBe(before)
  })

  it('F44: each sample is a fresh one', async () => {
    const { app, workshopFolder } = makeTestApp()
    must(await openSample(app))
    addNote(app, 'catatan saya')
    must(await openSample(app))
    expect(path.basename(pathOf(app))).toBe('Contoh Kabupaten Manokwari (2).rembuk')
    expect(textsOf(app)).not.toContain('catatan saya')
    closeFile(app)
    const left = fs.readdirSync(workshopFolder).filter((name) => name.startsWith('.') || /-wal|-shm/.test(name))
    expect(left).toEqual([])
  })

  it('F45: recent files come newest first, the missing are named as missing, others in the folder follow', async () => {
    const { app, filePath, workshopFolder } = await makeOpenApp()
    must(createWorkshop(app, { ...newManokwari, regency: 'Sorong', regencyKind: 'kota' }))
    const gone = pathOf(app)
    closeFile(app)
    fs.rmSync(gone)
    fs.writeFileSync(path.join(workshopFolder, 'dari USB.rembuk'), '')
    fs.writeFileSync(path.join(workshopFolder, 'catatan.txt'), '')
    expect(recentFiles(app).map(({ fileName, regency, isMissing }) => [fileName, regency, isMissing])).toEqual([
      ['Kota Sorong 2023.rembuk', 'Kota Sorong', true],
      [path.basename(filePath), 'Kabupaten Manokwari', false],
      ['dari USB.rembuk', '', false],
    ])
  })
})

describe('restoring a copy', () => {
  it('F46: puts a copy in the place of the open file, and keeps that file with everything in it', async () => {
    const { app, filePath, workshopFolder } = await makeOpenApp()
    addNote(app, 'sesudah cadangan')
    const [backup] = backupsOf(filePath)
    expect(restoreBackup(app, filePath, backup!.path)).toEqual(ok(null))
    expect([pathOf(app), sessionOf(app).file.isReadOnly, textsOf(app)]).toEqual([filePath, false, []])
    const setAside = must(openWorkshopFile(path.join(workshopFolder, 'Kabupaten Manokwari 2023 (disisihkan).rembuk')))
    expect(selectRows(setAside.db, notesTable).map(({ text }) => text)).toEqual(['sesudah cadangan'])
    setAside.close()
    addNote(app, 'kerja dilanjutkan')
    closeFile(app)
    must(openFile(app, filePath))
    expect(textsOf(app)).toEqual(['kerja dilanjutkan'])
  })

  it('F47: a damaged file is set aside together with its log, in which its last changes may be', async () => {
    const { app, filePath, workshopFolder } = await makeOpenApp()
    closeFile(app)
    fs.writeFileSync(filePath, fs.readFileSync(filePath).fill(0xab, 8192, 40_960))
    fs.writeFileSync(`${filePath}-wal`, 'log')
    const damaged = fs.readFileSync(filePath)
    expect(openFile(app, filePath)).toMatchObject(err({ code: 'FILE_DAMAGED' }))
    expect(restoreBackup(app, filePath, backupsOf(filePath)[0]!.path)).toEqual(ok(null))
    const setAside = path.join(workshopFolder, 'Kabupaten Manokwari 2023 (disisihkan).rembuk')
    expect(fs.readFileSync(setAside).equals(damaged)).toBe(true)
    expect(fs.readFileSync(`${setAside}-wal`, 'utf8')).toBe('log')
  })

  it('F48: refuses what is no copy of this file, a spoilt copy, and a file somebody works in; nothing changes', async () => {
    const { app, filePath, workshopFolder } = await makeOpenApp()
    await backUp(sessionOf(app).db, filePath, 'berkala', 0)
    const good = backupsOf(filePath)[0]!.path
    closeFile(app)
    const spoilt = path.join(backupFolder(filePath), '2023-01-01 00.00.00 berkala.rembuk')
    fs.writeFileSync(spoilt, fs.readFileSync(good).subarray(0, 30_000))
    const before = contentOf(workshopFolder)
    expect(restoreBackup(app, filePath, filePath)).toEqual(err(appError('NOT_FOUND')))
    expect(restoreBackup(app, filePath, path.join(makeFolder(), 'x.rembuk'))).toEqual(err(appError('NOT_FOUND')))
    expect(restoreBackup(app, filePath, spoilt)).toEqual(
      err(appError('FILE_DAMAGED', { fileName: path.basename(spoilt) })),
    )
    expect(contentOf(workshopFolder)).toEqual(before)
    const elsewhere = must(openWorkshopFile(filePath))
    expect(restoreBackup(app, filePath, good)).toMatchObject(err({ code: 'FILE_IN_USE' }))
    elsewhere.close()
    expect(contentOf(workshopFolder)).toEqual(before)
    expect(app.session).toBeNull()
  })

  it('F49: takes away at the next opening what a killed copy has left', async () => {
    const { app, filePath } = await makeOpenApp()
    closeFile(app)
    const folder = backupFolder(filePath)
    const leftOver = ['x berkala.rembuk.sebagian', 'x berkala.rembuk.sebagian-journal'].map((name) =>
      path.join(folder, name),
    )
    for (const name of [...leftOver, `${filePath}.sebagian`]) fs.writeFileSync(name, 'setengah')
    must(openFile(app, filePath))
    expect([...leftOver, `${filePath}.sebagian`].filter((name) => fs.existsSync(name))).toEqual([])
  })
})

describe('settings', () => {
  it('F50: survive a restart; an unreadable file counts as empty; a folder that takes nothing stops nobody', () => {
    const folder = makeFolder()
    openSettings(folder).setPreferences({ locale: 'en', theme: 'dark' })
    expect(openSettings(folder).preferences()).toMatchObject({ locale: 'en', theme: 'dark' })
    for (const content of ['', '{"preferences":', '{"preferences":{"locale":"xx"}}', '[]', '\0']) {
      fs.writeFileSync(path.join(folder, 'settings.json'), content)
      expect(openSettings(folder).preferences()).toEqual({ locale: 'id', theme: 'auto', wallScale: 1 })
    }
    const inTheWay = path.join(folder, 'berkas')
    fs.writeFileSync(inTheWay, '')
    const settings = openSettings(inTheWay)
    expect(settings.setPreferences({ locale: 'en' }).locale).toBe('en')
    expect(settings.preferences().locale).toBe('en')
  })
})
