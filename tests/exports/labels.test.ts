import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'

import { writeMinutesDocx } from '#electron/exports/minutes/minutes-docx.ts'
import { writeMinutesXlsx } from '#electron/exports/xlsx/minutes-xlsx.ts'
import { writeJson } from '#electron/exports/json.ts'
import { finalEdition, recordFixture, resourcesFolder } from '#tests/support/record-fixture.ts'
import { unzipText, wordText } from '#tests/support/zip-text.ts'

/** The fixture with one Pokja, the first person in it, and the first note from it and from the first unit. */
function labelled() {
  const record = recordFixture()
  record.workingGroups = [
    { id: 'g', position: 'a0', name: 'Pokja Tata Kelola', dimension: 'governance', leadUnitId: record.units[0]!.id },
  ]
  record.people[0]!.workingGroupId = 'g'
  const [first, ...others] = record.boards[0]!.notes
  for (const note of others) note.unitId = null
  first!.unitId = record.units[0]!.id
  first!.workingGroupId = 'g'
  return { record, first: first!, unitName: record.units[0]!.short }
}

async function sheet(record: ReturnType<typeof recordFixture>, name: string): Promise<Record<string, unknown>[]> {
  const workbook = new ExcelJS.Workbook()
  const bytes = await writeMinutesXlsx(record, 1, finalEdition, resourcesFolder)
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  const rows = workbook.getWorksheet(name)!.getSheetValues() as unknown[][]
  const titles = rows[1]!.slice(1)
  return rows.slice(2).map((row) => Object.fromEntries(titles.map((title, at) => [String(title), row[at + 1]])))
}

describe('Pokja and OPD on paper', () => {
  it('B241: Excel has a column of Pokja for people and notes, and none where the workshop has no Pokja', async () => {
    const { record, first, unitName } = labelled()
    const people = await sheet(record, 'Daftar Hadir')
    expect(people[0]).toMatchObject({ Pokja: 'Pokja Tata Kelola' })
    expect(people[1]!['Pokja'] ?? '').toBe('')
    const note = (await sheet(record, 'Catatan SWOT')).find((row) => row['Catatan'] === first.text)
    expect(note).toMatchObject({ Pokja: 'Pokja Tata Kelola', OPD: unitName })
    for (const name of ['Daftar Hadir', 'Catatan SWOT']) {
      expect(Object.keys((await sheet(recordFixture(), name))[0]!)).not.toContain('Pokja')
    }
  })

  it('B242: the annexes of the berita acara name Pokja and OPD of a note, and the Pokja of a participant', async () => {
    const { record, unitName } = labelled()
    const text = async (from: typeof record) =>
      wordText(unzipText(await writeMinutesDocx(from, 1, finalEdition, resourcesFolder)).get('word/document.xml')!)
    const paper = await text(record)
    expect(paper).toContain('Instansi / Unsur / Pokja')
    expect(paper).toContain('Dimensi, OPD, Pokja')
    expect(paper).toMatch(new RegExp(`${unitName}\\s+Pokja Tata Kelola`))
    const plain = recordFixture()
    for (const note of plain.boards[0]!.notes) note.unitId = null
    expect(await text(plain)).not.toMatch(/Pokja Tata Kelola|Dimensi, OPD/)
  })

  it('B243: JSON carries groups, their members and the notes that they wrote', () => {
    const { record, first } = labelled()
    const written = JSON.parse(Buffer.from(writeJson(record)).toString('utf8')) as typeof record
    const at = JSON.stringify(written)
    expect(at).toContain('Pokja Tata Kelola')
    expect(at).toContain(JSON.stringify(first.text).slice(1, 30))
    expect(at.split('"workingGroupId":"g"')).toHaveLength(3)
  })
})
