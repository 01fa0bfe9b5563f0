import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import { addNotes, editNote } from '#electron/core/boards.ts'
import { makeSession } from '#electron/core/session.ts'
import { applicationId, createWorkshopFile, openWorkshopFile } from '#electron/db/open.ts'
import { currentVersion } from '#electron/db/migrations/index.ts'
import { selectRows } from '#electron/db/table.ts'
import { notesTable, zonesTable } from '#electron/db/tables/entities.ts'
import { contentOf } from '#tests/support/folder-content.ts'
import { makeFolder, makeTestWorkshop, must, resourcesFolder } from '#tests/support/make-workshop.ts'

const fileName = 'Manokwari 2023.rembuk'

/** A closed, sound workshop file with some notes in it. */
function makeClosedFile(noteCount = 50) {
  const { session, filePath, folder } = makeTestWorkshop()
  const zoneId = selectRows(session.db, zonesTable, 'LIMIT 1')[0]!.id
  const texts = Array.from({ length: noteCount }, (_, index) => `Catatan ${index} ${'kata '.repeat(40)}`)
  must(addNotes(session, { zoneId, texts, dimension: null, unitId: null }))
  session.file.close()
  return { filePath, folder, bytes: fs.readFileSync(filePath) }
}

describe('a new workshop file', () => {
  it('F1: says that it is ours, keeps what it acknowledges, and is strict about types', () => {
    const { session } = makeTestWorkshop()
    const pragma = (name: string): unknown => session.db.pragma(name, { simple: true })
    expect(pragma('application_id')).toBe(applicationId)
    expect(Buffer.from([0x52, 0x4d, 0x42, 0x4b]).toString()).toBe('RMBK')
    expect(applicationId).toBe(0x524d424b)
    expect(pragma('user_version')).toBe(currentVersion)
    expect(pragma('journal_mode')).toBe('wal')
    expect([pragma('synchronous'), pragma('foreign_keys'), pragma('secure_delete')]).toEqual([2, 1, 1])
    const tables = session.db.pragma('table_list') as { schema: string; name: string; strict: number }[]
    const lax = tables.filter(
      ({ schema, name, strict }) => schema === 'main' && !name.startsWith('sqlite_') && strict !== 1,
    )
    expect(tables.length).toBeGreaterThan(15)
    expect(lax).toEqual([])
    expect(() => session.db.prepare(`UPDATE workshop SET year = 'dua ribu'`).run()).toThrow(/STRICT|cannot store TEXT/i)
  })

  it('F2: keeps these promises after a restart, and leaves nothing beside itself once closed', () => {
    const workshop = makeTestWorkshop()
    const { db } = workshop.reopen()
    expect([db.pragma('journal_mode', { simple: true }), db.pragma('synchronous', { simple: true })]).toEqual([
      'wal',
      2,
    ])
    workshop.session.file.close()
    expect(fs.readdirSync(workshop.folder)).toEqual([fileName])
  })

  it('F3: never takes the place of a file that is there', () => {
    const { filePath, folder } = makeClosedFile()
    const before = contentOf(folder)
    expect(createWorkshopFile(filePath)).toEqual(err(appError('FILE_EXISTS', { fileName })))
    expect(contentOf(folder)).toEqual(before)
  })

  it('F4: is refused where a file stands in the place of its folder, and nothing is left behind', () => {
    const folder = makeFolder()
    const inTheWay = path.join(folder, 'berkas')
    fs.writeFileSync(inTheWay, 'bukan folder')
    const before = contentOf(folder)
    for (const place of [inTheWay, path.join(inTheWay, 'lebih dalam')]) {
      const answer = createWorkshopFile(path.join(place, 'a.rembuk'))
      expect(answer).toEqual(err(appError('FOLDER_NOT_WRITABLE', { folder: place })))
    }
    expect(contentOf(folder)).toEqual(before)
  })
})

describe('opening what is no sound workshop', () => {
  /** Opens a file of this content: the code of the refusal. Whatever the answer, the folder must be as it was. */
  function refusalOf(bytes: Uint8Array) {
    const folder = makeFolder()
    const filePath = path.join(folder, fileName)
    fs.writeFileSync(filePath, bytes)
    const before = contentOf(folder)
    const answer = openWorkshopFile(filePath)
    if (answer.ok) answer.value.close()
    expect(contentOf(folder)).toEqual(before)
    return answer.ok ? null : answer.error
  }

  it('F5: says that it is not there, also for a folder of that name', () => {
    const folder = makeFolder()
    fs.mkdirSync(path.join(folder, 'folder.rembuk'))
    for (const name of ['hilang.rembuk', 'folder.rembuk']) {
      expect(openWorkshopFile(path.join(folder, name))).toEqual(err(appError('FILE_NOT_FOUND', { fileName: name })))
    }
    expect(fs.readdirSync(folder)).toEqual(['folder.rembuk'])
  })

  it('F6: tells a text, a picture and the database of another program from ours, and leaves them alone', () => {
    const notOurs = appError('FILE_NOT_OURS', { fileName })
    expect(refusalOf(Buffer.from('Kuadran;Catatan\nKekuatan;Listrik\n'.repeat(50)))).toEqual(notOurs)
    expect(refusalOf(Buffer.from('a'))).toEqual(notOurs)
    expect(refusalOf(fs.readFileSync(path.join(resourcesFolder, 'icons/rembuk.png')))).toEqual(notOurs)
    const foreignPath = path.join(makeFolder(), 'foreign.db')
    const foreign = new SqliteDatabase(foreignPath)
    foreign.exec('CREATE TABLE workshop (id TEXT); PRAGMA user_version = 1')
    foreign.close()
    expect(refusalOf(fs.readFileSync(foreignPath))).toEqual(notOurs)
  })

  it('F7: calls an empty file and one cut at any length damaged', () => {
    const { bytes } = makeClosedFile()
    const half = Math.floor(bytes.length / 2)
    for (const length of [
      0,
      1,
      16,
      99,
      100,
      511,
      4096,
      4097,
      half,
      half + 2048,
      bytes.length - 4096,
      bytes.length - 1,
    ]) {
      expect([length, refusalOf(bytes.subarray(0, length))]).toEqual([length, appError('FILE_DAMAGED', { fileName })])
    }
    expect(refusalOf(bytes)).toBeNull()
  })

  it('F8: calls a file with a spoilt page damaged', () => {
    const { bytes } = makeClosedFile(500)
    const spoilt = Buffer.from(bytes)
    // The header of the first page that belongs to a table of rows, after the schema's own.
    for (let at = 4096 * 2; at < spoilt.length; at += 4096) {
      if (spoilt[at] !== 13) continue
      spoilt.fill(0xab, at, at + 4096)
      break
    }
    expect(spoilt.equals(bytes)).toBe(false)
    expect(refusalOf(spoilt)).toEqual(appError('FILE_DAMAGED', { fileName }))
  })

  it('F9: refuses a file of a newer app with both versions, and does not damage it', () => {
    const { filePath, folder } = makeClosedFile()
    const db = new SqliteDatabase(filePath)
    db.pragma('user_version = 9999')
    db.close()
    const before = contentOf(folder)
    const expected = appError('FILE_FROM_FUTURE', { fileName, fileVersion: 9999, appVersion: currentVersion })
    expect(openWorkshopFile(filePath)).toEqual(err(expected))
    expect(contentOf(folder)).toEqual(before)
  })

  it('F10: does not put the log of a crash into a damaged file: what is left of it stays as it is', () => {
    const workshop = makeTestWorkshop()
    const session = workshop.reopen()
    const { folder, filePath } = workshop
    const zoneId = selectRows(session.db, zonesTable, 'LIMIT 1')[0]!.id
    must(addNotes(session, { zoneId, texts: ['hanya di log'], dimension: null, unitId: null }))
    const crashed = path.join(folder, 'crash')
    fs.mkdirSync(crashed)
    // As a power cut leaves it: the file, and the log that was not put into it yet.
    for (const suffix of ['', '-wal']) fs.copyFileSync(filePath + suffix, path.join(crashed, fileName + suffix))
    const bytes = fs.readFileSync(path.join(crashed, fileName))
    fs.writeFileSync(path.join(crashed, fileName), bytes.fill(0xab, 4096 * 2, 4096 * 12))
    const before = contentOf(crashed)
    expect(openWorkshopFile(path.join(crashed, fileName))).toEqual(err(appError('FILE_DAMAGED', { fileName })))
    expect(contentOf(crashed)).toEqual(before)
    session.file.close()
  })

  it('F11: reads the log of a crash, so that what was acknowledged is there', () => {
    const { session, folder, filePath } = makeTestWorkshop()
    const zoneId = selectRows(session.db, zonesTable, 'LIMIT 1')[0]!.id
    must(addNotes(session, { zoneId, texts: ['hanya di log'], dimension: null, unitId: null }))
    const crashed = path.join(folder, 'crash')
    fs.mkdirSync(crashed)
    for (const suffix of ['', '-wal']) fs.copyFileSync(filePath + suffix, path.join(crashed, fileName + suffix))
    const file = must(openWorkshopFile(path.join(crashed, fileName)))
    expect(selectRows(file.db, notesTable).map(({ text }) => text)).toEqual(['hanya di log'])
    file.close()
    expect(fs.readdirSync(crashed)).toEqual([fileName])
  })
})

describe('one file, one holder', () => {
  it('F12: a second opener may look and is told who holds the file, and sees what the holder does', () => {
    const { session, filePath } = makeTestWorkshop()
    const zoneId = selectRows(session.db, zonesTable, 'LIMIT 1')[0]!.id
    const second = must(openWorkshopFile(filePath))
    expect(second).toMatchObject({ isReadOnly: true, holder: `${os.userInfo().username} (${os.hostname()})` })
    const [note] = must(addNotes(session, { zoneId, texts: ['Satu'], dimension: null, unitId: null }))
    expect(selectRows(second.db, notesTable).map(({ text }) => text)).toEqual(['Satu'])
    const looking = makeSession(second, () => undefined)
    expect(editNote(looking, note!.id, 'Dua')).toEqual(err(appError('READ_ONLY')))
    expect(() => second.db.prepare('DELETE FROM notes').run()).toThrow(/readonly/)
    expect(selectRows(session.db, notesTable).map(({ text }) => text)).toEqual(['Satu'])
    second.close()
  })

  it('F13: a link to the file is the same file: it has the same holder and the same log', () => {
    const { filePath } = makeTestWorkshop()
    const link = path.join(makeFolder(), 'tautan.rembuk')
    fs.symlinkSync(filePath, link)
    const second = must(openWorkshopFile(link))
    expect(second).toMatchObject({ isReadOnly: true, path: filePath })
    second.close()
  })

  it('F14: half a lock that a power cut left keeps nobody out', () => {
    const { filePath, folder } = makeClosedFile()
    for (const content of ['', 'SQLite format 3\0', 'x'.repeat(5000)]) {
      fs.writeFileSync(path.join(folder, `.${fileName}-lock`), content)
      fs.writeFileSync(path.join(folder, `.${fileName}-holder`), '{"comp')
      const file = must(openWorkshopFile(filePath))
      expect(file.isReadOnly).toBe(false)
      file.close()
      expect(fs.readdirSync(folder)).toEqual([fileName])
    }
  })

  it('F15: closing twice gives nothing away that somebody else has taken meanwhile', () => {
    const { filePath } = makeClosedFile()
    const first = must(openWorkshopFile(filePath))
    first.close()
    const second = must(openWorkshopFile(filePath))
    first.close()
    const third = must(openWorkshopFile(filePath))
    expect([second.isReadOnly, third.isReadOnly]).toEqual([false, true])
    third.close()
    second.close()
  })
})
