import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { addGroups } from '#electron/core/working-groups.ts'
import { importFiles, previewFile, type ImportFile } from '#electron/core/imports.ts'
import { loadRecord } from '#electron/core/record.ts'
import { undo } from '#electron/core/session.ts'
import { loadBoardTemplates } from '#electron/core/templates.ts'
import { nextToUndo } from '#electron/db/tables/journal.ts'
import { listActivities } from '#electron/db/tables/workshop.ts'
import { appError } from '#shared/schema/errors.ts'
import type { ImportKind, ImportOptions } from '#shared/schema/imports.ts'
import { err } from '#shared/schema/result.ts'
import { makeTestWorkshop, must, resourcesFolder } from '#tests/support/make-workshop.ts'

const sampleNames = { organisations: 'opd', participants: 'participants', notes: 'swot', programmes: 'programmes' }
const templates = loadBoardTemplates(resourcesFolder)
const target = { activityId: null, templates }

function sample(kind: ImportKind, options: ImportOptions = {}): ImportFile {
  const fileName = `${sampleNames[kind]}.csv`
  return { kind, fileName, bytes: fs.readFileSync(path.join(resourcesFolder, 'samples', fileName)), options }
}

const csv = (kind: ImportKind, text: string, options: ImportOptions = {}): ImportFile => {
  return { kind, fileName: 'uji.csv', bytes: Buffer.from(text), options }
}

const allKinds = (['notes', 'programmes', 'participants', 'organisations'] as const).map((kind) => sample(kind))

describe('importing', () => {
  it('N40: takes the four files of one call in one transaction and one undo step, units first', async () => {
    const { session, events } = makeTestWorkshop()
    const empty = loadRecord(session)
    const imported = must(await importFiles(session, allKinds, target, 'id'))
    expect(imported.map(({ outcome }) => [outcome.kind, outcome.addedCount])).toEqual([
      ['organisations', 41],
      ['notes', 60],
      ['programmes', 40],
      ['participants', 80],
    ])
    expect(events).toHaveLength(1)
    expect(nextToUndo(session.db)).toMatchObject({ kind: 'imports.files', said: { count: 221 } })
    must(undo(session))
    expect(loadRecord(session)).toEqual(empty)
  })

  it('N41: links people, notes and programmes to units by name or short name; other institutions stay text', async () => {
    const { session } = makeTestWorkshop()
    must(await importFiles(session, allKinds, target, 'id'))
    const { people, programmes, units } = loadRecord(session)
    expect(people.filter((person) => person.unitId === null)).toHaveLength(15)
    expect(people.find((person) => person.institution === 'Perguruan Tinggi')).toMatchObject({ unitId: null })
    const setda = units.find((unit) => unit.short === 'Setda')!
    expect(people[0]).toMatchObject({ label: 'Bupati (Ketua Dewan)', unitId: setda.id, number: 1 })
    expect(programmes.every((programme) => programme.leadUnitId !== null && programme.leadUnitText === '')).toBe(true)
  })

  it('B240: a Pokja column puts people into groups by name or dimension, and makes those that are not there', async () => {
    const { session } = makeTestWorkshop()
    const governance = { name: 'Pokja Tata Kelola', dimension: 'governance' as const, leadUnitId: null }
    must(addGroups(session, [governance]))
    const text = 'Nama;Pokja\nA;tata kelola\nB;Smart Governance\nC;Pokja 1\nD;pokja  1\nE;Lingkungan\nF;'
    const file = csv('participants', text)
    const before = loadRecord(session)
    must(await importFiles(session, [file], target, 'id'))
    const { people, workingGroups } = loadRecord(session)
    const nameOf = new Map(workingGroups.map(({ id, name }) => [id, name]))
    expect(people.map(({ label, workingGroupId }) => [label, nameOf.get(workingGroupId ?? '')])).toEqual([
      ['A', 'Pokja Tata Kelola'],
      ['B', 'Pokja Tata Kelola'],
      ['C', 'Pokja 1'],
      ['D', 'Pokja 1'],
      ['E', 'Lingkungan'],
      ['F', undefined],
    ])
    expect(workingGroups.map(({ dimension }) => dimension)).toEqual(['governance', null, 'environment'])
    must(undo(session))
    expect(loadRecord(session)).toEqual(before)
  })

  it('N42: puts notes on the first SWOT board, each in its quadrant, in the order and with the numbers of the file', async () => {
    const { session } = makeTestWorkshop()
    must(await importFiles(session, [sample('notes')], target, 'id'))
    const filled = loadRecord(session).boards.filter(({ notes }) => notes.length > 0)
    expect(filled).toHaveLength(1)
    const { board, zones, notes } = filled[0]!
    expect(board.template).toBe('swot')
    for (const zone of zones) {
      const numbers = notes.filter((note) => note.zoneId === zone.id).map((note) => note.number)
      expect(numbers).toHaveLength(15)
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    }
  })

  it('N43: adds nothing twice when the same files come again, and everything with `again`', async () => {
    const { session } = makeTestWorkshop()
    must(await importFiles(session, allKinds, target, 'id'))
    const before = loadRecord(session)
    const second = must(await importFiles(session, allKinds, target, 'id'))
    expect(second.map(({ outcome }) => outcome.addedCount)).toEqual([0, 0, 0, 0])
    expect(loadRecord(session)).toEqual(before)
    const [again] = must(await importFiles(session, [sample('notes', { again: true })], target, 'id'))
    expect(again!.outcome.addedCount).toBe(60)
    expect(new Set(loadRecord(session).boards.flatMap(({ notes }) => notes.map(({ number }) => number))).size).toBe(120)
  })

  it('N44: takes the good rows, lists the others with line and reason, and hands them back as CSV', async () => {
    const { session } = makeTestWorkshop()
    const text = 'Kuadran;Catatan\nKekuatan;Satu\nTantangan;Dua\n;Tiga\nAncaman;=2+3\n'
    const [imported] = must(await importFiles(session, [csv('notes', text)], target, 'id'))
    const { outcome } = imported!
    expect(outcome.addedCount).toBe(2)
    expect(outcome.notTaken.map(({ lineNumber, reason }) => [lineNumber, reason])).toEqual([
      [3, 'QUADRANT_UNCLEAR'],
      [4, 'QUADRANT_MISSING'],
    ])
    expect(outcome.rejectedCsv).toContain('Dua')
    expect(outcome.rejectedCsv).not.toContain('Satu')
    const texts = loadRecord(session).boards.flatMap(({ notes }) => notes.map((note) => note.text))
    expect(texts.toSorted()).toEqual(['=2+3', 'Satu'])
  })

  it('N45: takes an asked row with its answer', async () => {
    const { session } = makeTestWorkshop()
    const file = csv('notes', 'Kuadran;Catatan\nTantangan;Dua\n', { answers: { '2': { quadrant: 'threats' } } })
    const [imported] = must(await importFiles(session, [file], target, 'id'))
    expect(imported!.outcome).toMatchObject({ addedCount: 1, notTaken: [], rejectedCsv: null })
  })

  it('N46: changes nothing while only looking', async () => {
    const { session, events } = makeTestWorkshop()
    const before = loadRecord(session)
    const preview = must(await previewFile(session, sample('notes'), null))
    expect(preview.counts).toMatchObject({ rows: 60, accepted: 60 })
    expect(loadRecord(session)).toEqual(before)
    expect(events).toEqual([])
  })

  it('N47: takes nothing at all when one of the files cannot be read', async () => {
    const { session } = makeTestWorkshop()
    const before = loadRecord(session)
    const picture = { ...csv('participants', ''), bytes: Buffer.from('89504e470d0a1a0a0000', 'hex') }
    const refused = await importFiles(session, [sample('organisations'), picture], target, 'id')
    expect(refused).toEqual(err(appError('IMPORT_NOT_A_TABLE', { fileName: 'uji.csv' })))
    expect(loadRecord(session)).toEqual(before)
  })

  it('N48: refuses notes for an activity that is no SWOT board, and rolls the other files back', async () => {
    const { session } = makeTestWorkshop()
    const before = loadRecord(session)
    const vote = listActivities(session.db).find((activity) => activity.kind !== 'board')!
    const files = [sample('organisations'), sample('notes')]
    const refused = await importFiles(session, files, { activityId: vote.id, templates }, 'id')
    expect(refused).toEqual(err(appError('NOT_FOUND')))
    expect(loadRecord(session)).toEqual(before)
  })

  it('N49: takes 10,000 notes in one go', async () => {
    const { session } = makeTestWorkshop()
    const rows = Array.from({ length: 10_000 }, (_, index) => `Kekuatan;Catatan nomor ${index}`)
    const file = csv('notes', `Kuadran;Catatan\n${rows.join('\n')}\n`)
    const [imported] = must(await importFiles(session, [file], target, 'id'))
    expect(imported!.outcome.addedCount).toBe(10_000)
  })
})
