import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import { backupFolder } from '#electron/db/backups.ts'
import { type Migration, currentVersion, migrate, migrations } from '#electron/db/migrations/index.ts'
import { applicationId, openWorkshopFile } from '#electron/db/open.ts'
import { contentOf } from '#tests/support/folder-content.ts'
import { makeFolder, must } from '#tests/support/make-workshop.ts'

const folderOfSteps = new URL('../../../electron/db/migrations/', import.meta.url)

function makeDatabase(filePath = ':memory:') {
  const db = new SqliteDatabase(filePath)
  onTestFinished(() => void db.close())
  return db
}

const versionOf = (db: SqliteDatabase.Database) => db.pragma('user_version', { simple: true })
const schemaOf = (db: SqliteDatabase.Database) =>
  db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all()

/** One more step after those of the app: the notes get a column, and every note a value in it. */
const nextStep: Migration = {
  version: currentVersion + 1,
  up: (db) => db.exec(`ALTER TABLE units ADD COLUMN colour TEXT; UPDATE units SET colour = 'biru'`),
}

describe('migrations', () => {
  it('F20: are numbered from 1 without a gap, and the last number is the version of the app', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
    expect(currentVersion).toBe(migrations.at(-1)!.version)
  })

  it('F21: are frozen: a step imports nothing that can change later, and makes the schema that it always made', () => {
    const names = fs.readdirSync(folderOfSteps).filter((name) => /^\d{4}-/.test(name))
    expect(names).toHaveLength(migrations.length)
    for (const name of names) {
      const imports = fs.readFileSync(new URL(name, folderOfSteps), 'utf8').match(/^import .*$/gm)
      expect([name, imports]).toEqual([name, [`import type { Migration } from './index.ts'`]])
    }
    const frozen: Record<number, string> = {
      1: '25af94e2c5cbc238ab28bb63445b44f7af46330dc1b3afc6f0d12ce7c80bae44',
      2: '42e409150cd38a9f4ea159282b8fb53d3b6c476861206564e1b5e2a54e7d05e4',
      3: '5c38c102ed5132ed171a024600dc8ca2bf44808212d8f6fbafccead3da7cf6af',
      4: '5a2989a1c3d74bd2ac9101454ff31a635ab00340524be7919143c4ccd684e55a',
    }
    for (const { version } of migrations) {
      const db = makeDatabase()
      migrate(db, migrations.slice(0, version))
      const hash = crypto
        .createHash('sha256')
        .update(JSON.stringify(schemaOf(db)))
        .digest('hex')
      // A step that a released app has run is never edited; a new rule is a new step, with its own line here.
      expect([version, hash]).toEqual([version, frozen[version]])
    }
  })

  it('F22: take a file from each version to the next without losing a row', () => {
    const db = makeDatabase()
    migrate(db)
    db.exec(`INSERT INTO units (id, name, short) VALUES ('u1', 'Dinas Perikanan', 'Perikanan')`)
    migrate(db, [...migrations, nextStep])
    expect(versionOf(db)).toBe(currentVersion + 1)
    expect(db.prepare('SELECT * FROM units').all()).toEqual([
      { id: 'u1', name: 'Dinas Perikanan', short: 'Perikanan', colour: 'biru' },
    ])
  })

  it('V489: of version 3 leave of a token its number, and nothing of who asked twice or gave a paper back', () => {
    const db = makeDatabase()
    migrate(db, migrations.slice(0, 3))
    db.pragma('foreign_keys = OFF')
    const addRound =
      db.prepare(`INSERT INTO rounds (id, activity_id, number, question, rules, cut_at, electorate, state,
      is_shuffled, registered_count, present_count, quorum_base, quorum_rule)
      VALUES (?, 'a', ?, '?', '{}', 1, ?, 'open', 0, 1, 1, 'registered', 'simple')`)
    addRound.run('t', 1, 'tokens')
    addRound.run('p', 2, 'attendance')
    const addVoter = db.prepare(`INSERT INTO roll (round_id, voter_id, label, has_voted) VALUES (?, ?, ?, 0)`)
    addVoter.run('t', 'v1', 'Suara 12')
    addVoter.run('p', 'v2', 'Suara 7 Papua')
    const addEntry = db.prepare(`INSERT INTO journal (at_ms, kind, said, changes, is_undoable, state)
      VALUES (1, ?, '{"name":"Peserta"}', '[]', 0, 'done')`)
    addEntry.run('voting.paperTakenBack')
    addEntry.run('voting.voterAdded')
    migrate(db, migrations.slice(0, 4))
    expect(db.prepare('SELECT label FROM roll ORDER BY voter_id').pluck().all()).toEqual(['12', 'Suara 7 Papua'])
    expect(db.prepare('SELECT kind FROM journal').pluck().all()).toEqual(['voting.voterAdded'])
    expect(db.prepare(`SELECT name FROM sqlite_schema WHERE name = 'refused_attempts'`).all()).toEqual([])
  })

  it('F23: run a step once', () => {
    const db = makeDatabase()
    migrate(db, [...migrations, nextStep])
    expect(() => migrate(db, [...migrations, nextStep])).not.toThrow()
    expect(versionOf(db)).toBe(currentVersion + 1)
  })

  it('F24: all of them or none: a step that fails leaves version, schema and rows of before', () => {
    const db = makeDatabase()
    migrate(db)
    db.exec(`INSERT INTO units (id, name, short) VALUES ('u1', 'Dinas Perikanan', 'Perikanan')`)
    const before = [versionOf(db), schemaOf(db), db.prepare('SELECT * FROM units').all()]
    const broken: Migration = {
      version: currentVersion + 2,
      up: (inside) => inside.exec('INSERT INTO nowhere VALUES (1)'),
    }
    expect(() => migrate(db, [...migrations, nextStep, broken])).toThrow(/nowhere/)
    expect([versionOf(db), schemaOf(db), db.prepare('SELECT * FROM units').all()]).toEqual(before)
    expect(db.inTransaction).toBe(false)
  })
})

describe('an older file', () => {
  /** A file of ours from before the first step. */
  function makeOlderFile() {
    const folder = makeFolder()
    const filePath = path.join(folder, 'Lama.rembuk')
    const db = new SqliteDatabase(filePath)
    db.pragma(`application_id = ${applicationId}`)
    db.exec(`CREATE TABLE older (text TEXT) STRICT; INSERT INTO older VALUES ('dari versi lama')`)
    db.close()
    return { folder, filePath }
  }

  it('F25: is copied before it is brought up to date, and the copy is whole', () => {
    const { filePath } = makeOlderFile()
    const file = must(openWorkshopFile(filePath))
    expect([versionOf(file.db), file.isReadOnly]).toEqual([currentVersion, false])
    expect(file.db.prepare('SELECT text FROM older').pluck().all()).toEqual(['dari versi lama'])
    file.close()
    const copies = fs.readdirSync(backupFolder(filePath))
    expect(copies).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d sebelum-versi-1\.rembuk$/)])
    const copy = makeDatabase(path.join(backupFolder(filePath), copies[0]!))
    expect([versionOf(copy), copy.pragma('integrity_check', { simple: true })]).toEqual([0, 'ok'])
    expect(copy.prepare('SELECT text FROM older').pluck().all()).toEqual(['dari versi lama'])
  })

  it('F26: is not brought up to date where no copy of it can be made', () => {
    const { folder, filePath } = makeOlderFile()
    fs.writeFileSync(path.join(folder, 'Cadangan'), 'bukan folder')
    const before = contentOf(folder)
    expect(openWorkshopFile(filePath)).toMatchObject(err({ code: 'FOLDER_NOT_WRITABLE' }))
    const db = makeDatabase(filePath)
    expect([versionOf(db), db.prepare('SELECT text FROM older').pluck().all()]).toEqual([0, ['dari versi lama']])
    expect(Object.keys(contentOf(folder)).filter((name) => !/-wal|-shm/.test(name))).toEqual(Object.keys(before))
  })

  it('F27: cannot be brought up to date while looking, and says why', () => {
    const { folder, filePath } = makeOlderFile()
    const answer = openWorkshopFile(filePath, { readOnly: true })
    expect(answer).toEqual(err(appError('FOLDER_NOT_WRITABLE', { folder })))
    const db = makeDatabase(filePath)
    expect(versionOf(db)).toBe(0)
  })
})
