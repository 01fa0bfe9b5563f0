import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { numberedFileName, safeFileName } from '#shared/domain/file-names.ts'
import { writeJson } from '#electron/exports/json.ts'
import { planFiles } from '#electron/exports/plan.ts'
import { writeWhole } from '#electron/core/write-file.ts'
import { appError } from '#shared/schema/errors.ts'
import { WorkshopRecord } from '#shared/schema/record.ts'
import { err, ok } from '#shared/schema/result.ts'
import { draftEdition, finalEdition, hostileTexts, recordFixture } from '#tests/support/record-fixture.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rembuk-files-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const bytes = new TextEncoder().encode('isi')

describe('writing a file', () => {
  it('X70: writes it whole under its name and leaves nothing else', async () => {
    expect(await writeWhole(folder, 'Notula.xlsx', bytes)).toEqual(ok(join(folder, 'Notula.xlsx')))
    expect(readdirSync(folder)).toEqual(['Notula.xlsx'])
    expect(readFileSync(join(folder, 'Notula.xlsx'), 'utf8')).toBe('isi')
  })

  it('X71: never overwrites: the next one is numbered', async () => {
    writeFileSync(join(folder, 'Notula.xlsx'), 'lama')
    expect(await writeWhole(folder, 'Notula.xlsx', bytes)).toEqual(ok(join(folder, 'Notula (2).xlsx')))
    expect(await writeWhole(folder, 'Notula.xlsx', bytes)).toEqual(ok(join(folder, 'Notula (3).xlsx')))
    expect(readFileSync(join(folder, 'Notula.xlsx'), 'utf8')).toBe('lama')
    expect(readdirSync(folder)).toHaveLength(3)
  })

  it('X72: two at once with one name both arrive', async () => {
    const paths = await Promise.all(Array.from({ length: 5 }, () => writeWhole(folder, 'Buku 1.docx', bytes)))
    expect(new Set(paths.map((result) => result.ok && result.value)).size).toBe(5)
    expect(readdirSync(folder)).toHaveLength(5)
  })

  it('X73: refuses a folder that is a file, and that file is unchanged', async () => {
    const path = join(folder, 'berkas')
    writeFileSync(path, 'lama')
    expect(await writeWhole(path, 'Notula.xlsx', bytes)).toEqual(err(appError('FOLDER_NOT_WRITABLE', { folder: path })))
    expect(readFileSync(path, 'utf8')).toBe('lama')
    expect(readdirSync(folder)).toEqual(['berkas'])
  })
})

describe('file names', () => {
  it.each([
    ['BA Tahap I - Kabupaten Manokwari - DRAF.docx', 'BA Tahap I - Kabupaten Manokwari - DRAF.docx'],
    ['a<b>c:d"e/f\\g|h?i*j.xlsx', 'a-b-c-d-e-f-g-h-i-j.xlsx'],
    ['CON.json', '_CON.json'],
    ['lpt1.docx', '_lpt1.docx'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['nama\u0000\n rusak . .', 'nama rusak'],
    ['.docx', 'docx'],
    ['', 'Rembuk'],
  ])('X75: makes %j safe on every system', (name, expected) => {
    expect(safeFileName(name)).toBe(expected)
  })

  it('X76: keeps names to 120 signs with their extension and never cuts a character', () => {
    const long = safeFileName(`${'🌊'.repeat(100)}.docx`)
    expect(long).toMatch(/^(?:🌊)+\.docx$/u)
    expect(Buffer.byteLength(long)).toBeLessThan(200)
    expect(safeFileName(`${'a'.repeat(300)}.xlsx`)).toHaveLength(120)
    expect(numberedFileName('Buku 1.docx', 2)).toBe('Buku 1 (2).docx')
  })

  it('X77: names each paper by kind, stage and regency, a draft as one, and a later version by its number', () => {
    const record = recordFixture()
    const request = { stage: 1, minutes: ['xlsx' as const, 'docx' as const], books: [2, 1, 1], json: true }
    expect(planFiles({ record, request, edition: draftEdition }).map((file) => file.name)).toEqual([
      'BA Tahap I - Kabupaten Manokwari - DRAF.docx',
      'Notula Tahap I - Kabupaten Manokwari - DRAF.xlsx',
      'Buku 1 - Kabupaten Manokwari - DRAF.docx',
      'Buku 2 - Kabupaten Manokwari - DRAF.docx',
      'Rembuk - Kabupaten Manokwari.json',
    ])
    expect(
      planFiles({ record, request: { ...request, minutes: ['docx'], books: [], json: false }, edition: finalEdition }),
    ).toEqual([{ kind: 'minutes-docx', stageNumber: 1, name: 'BA Tahap I - Kabupaten Manokwari.docx' }])
    const later = planFiles({ record, request, edition: { ...finalEdition, version: 2 } })
    expect(later[0]?.name).toBe('BA Tahap I - Kabupaten Manokwari - versi 2.docx')
  })

  it('X78: minutes without a stage are those of every stage with something in it', () => {
    const record = recordFixture()
    const request = { stage: null, minutes: ['docx' as const], books: [], json: false }
    const stages = (of: WorkshopRecord) =>
      planFiles({ record: of, request, edition: draftEdition }).map((file) => 'stageNumber' in file && file.stageNumber)
    expect(stages(record)).toEqual([1])
    record.stages[2]!.state = 'open'
    expect(stages(record)).toEqual([1, 3])
  })
})

describe('JSON', () => {
  it('X80: reads back as the same record, texts as typed, and is the same bytes every time', () => {
    const record = recordFixture({ isHostile: true })
    const text = new TextDecoder().decode(writeJson(record))
    expect(WorkshopRecord.parse(JSON.parse(text))).toEqual(record)
    expect(JSON.parse(text).boards[0].notes.map((note: { text: string }) => note.text)).toContain(
      hostileTexts.rightToLeft,
    )
    const { format, ...rest } = record
    expect(writeJson({ ...rest, format })).toEqual(writeJson(record))
    expect(text.indexOf('"activities"')).toBeLessThan(text.indexOf('"workshop"'))
  })
})
