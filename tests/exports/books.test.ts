import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeBook } from '#electron/exports/books/book-docx.ts'
import { Outline, outlineFile } from '#electron/exports/books/outline.ts'
import type { WorkshopRecord } from '#shared/schema/record.ts'
import { draftEdition, hostileTexts, recordFixture, resourcesFolder } from '#tests/support/record-fixture.ts'
import { unzipText, wordText, xmlProblem } from '#tests/support/zip-text.ts'

type Drafted = { files: Map<string, string>; xml: string; text: string }
const ofSample = new Map<number, Promise<Drafted>>()

/** A drafted book; that of the unchanged sample is made once. */
function book(bookNumber: 1 | 2 | 3 | 4, record?: WorkshopRecord): Promise<Drafted> {
  if (record !== undefined) return draft(bookNumber, record)
  if (!ofSample.has(bookNumber)) ofSample.set(bookNumber, draft(bookNumber, recordFixture()))
  return ofSample.get(bookNumber)!
}

async function draft(bookNumber: 1 | 2 | 3 | 4, record: WorkshopRecord): Promise<Drafted> {
  const files = unzipText(await writeBook(record, bookNumber, draftEdition, resourcesFolder))
  const xml = files.get('word/document.xml')!
  return { files, xml, text: wordText(xml) }
}

describe('outlines', () => {
  it('X40: every outline is valid, in both languages, and each book and variant has one', () => {
    const names = readdirSync(`${resourcesFolder}/books`)
    const { settings } = recordFixture().workshop
    const expected = [
      ...([1, 2] as const).map((number) => outlineFile(number, settings)),
      ...(['executive_summary', 'quick_win'] as const).map((book3Variant) =>
        outlineFile(3, { ...settings, book3Variant }),
      ),
      ...(['road_map', 'area_collaboration'] as const).map((book4Variant) =>
        outlineFile(4, { ...settings, book4Variant }),
      ),
    ]
    expect(names.toSorted()).toEqual(expected.toSorted())
    for (const name of names) {
      const outline = Outline.safeParse(JSON.parse(readFileSync(`${resourcesFolder}/books/${name}`, 'utf8')))
      expect(outline.error, name).toBeUndefined()
    }
  })
})

describe('Buku 1', () => {
  it('X41: has the chapters of the outline and leaves out what has no data instead of inventing it', async () => {
    const { text } = await book(1)
    for (const heading of [
      'BAB I\nPENDAHULUAN',
      'BAB V\nANALISIS SWOT',
      '5.2 SWOT per Dimensi',
      '5.4 Matriks TOWS',
      'BAB VI\nSIMPULAN',
    ]) {
      expect(text).toContain(heading)
    }
    expect(text).not.toContain('IFAS')
    expect(text).toContain('[LENGKAPI: data BPS')
  })

  it('X42: prints every note with its number, so that each line can be traced', async () => {
    const record = recordFixture()
    const { text } = await book(1)
    for (const note of record.boards[0]!.notes) {
      expect(text).toContain(note.text)
      expect(text).toMatch(new RegExp(`\\bC-${note.number}\\b`))
    }
  })

  it('X43: names the themes and notes behind a priority', async () => {
    const { text } = await book(1)
    expect(text).toMatch(/1\nLayanan terpadu \(kekuatan\)\n21\nTerpilih\nT-1: C-1, C-4, C-7, C-10/)
  })
})

describe('Buku 2', () => {
  it('X44: prints the action plan on landscape pages, with what is missing marked', async () => {
    const { text, xml } = await book(2)
    expect(text).toContain('4.1 Rencana Aksi Smart Governance')
    expect(text).toContain('Rp1.250.000.000,00')
    expect(text).toContain('[lengkapi]')
    expect(xml).toContain('w:orient="landscape"')
  })

  it('X45: lists programmes, quick wins and the cell that is empty', async () => {
    const record = recordFixture()
    const { text } = await book(2)
    for (const programme of record.programmes) expect(text).toContain(programme.name)
    expect(text).toContain('Smart Branding × Jangka Panjang')
  })

  it('X46: says that a proposed vision is not agreed, and prints a decision about it with its way', async () => {
    const record = recordFixture()
    const { text } = await book(2)
    expect(text).toContain('Kata kunci visi: sehat, terhubung, lestari. (Musyawarah mufakat)')
    record.decisions = []
    expect((await book(2, record)).text).toContain('[LENGKAPI: rumusan visi yang disepakati')
  })
})

describe.each([1, 2, 3, 4] as const)('Buku %i', (number) => {
  it('X47: lists every marked gap again at the end, with who usually has it', async () => {
    const { text } = await book(number)
    const end = text.lastIndexOf('BAGIAN YANG PERLU DILENGKAPI')
    const marked = [...text.slice(0, end).matchAll(/\[LENGKAPI: ([^\]]*) – ([^\]–]*)\]/g)]
    expect(marked.length).toBeGreaterThan(3)
    const list = text.slice(end)
    for (const [, what, owner] of marked) expect(list).toContain(`${what}\n${owner}`)
    expect(list).toContain(`${marked.length} bagian buku ini`)
  })

  it('X48: has a contents list whose page numbers are written and whose links all lead somewhere', async () => {
    const { xml, files } = await book(number)
    const targets = new Set([...xml.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g)].map(([, name]) => name))
    const links = [...xml.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/g)].map(([, name]) => name)
    expect(links.length).toBeGreaterThan(8)
    for (const link of links) expect(targets).toContain(link)
    const pages = [...xml.matchAll(/PAGEREF \w+<\/w:instrText><w:fldChar w:fldCharType="separate"\/><w:t[^>]*>(\d+)</g)]
    expect(pages).toHaveLength(links.length)
    // Word asks nothing when it opens the file.
    expect(files.get('word/settings.xml')).not.toContain('updateFields')
    for (const [name, part] of files) expect(part.includes('w:dirty'), name).toBe(false)
  })

  it('X49: is well-formed whatever was typed, and never prints a phone number', async () => {
    const { files, text } = await book(number, recordFixture({ isHostile: true, hasRunOff: true }))
    for (const [name, xml] of files) {
      expect(xmlProblem(xml), name).toBeNull()
      expect(xml.includes('0812-0000'), name).toBe(false)
    }
    expect(text).not.toContain('{{dimension}}')
    // Buku 1 alone prints all notes.
    expect(text.includes(hostileTexts.markup)).toBe(number === 1)
  })

  it('X50: can be drafted from a workshop in which nothing happened yet', async () => {
    const record = recordFixture()
    const empty: WorkshopRecord = {
      ...record,
      people: [],
      attendance: [],
      boards: [],
      rounds: [],
      programmes: [],
      remarks: [],
      decisions: [],
      activities: [],
      days: [],
    }
    const { text, files } = await book(number, empty)
    for (const [name, xml] of files) expect(xmlProblem(xml), name).toBeNull()
    expect(text).toContain('[LENGKAPI: ')
    expect(text).not.toMatch(/undefined|NaN|\[object/)
  })

  it('X51: is complete in English', async () => {
    const files = unzipText(
      await writeBook(recordFixture(), number, { ...draftEdition, locale: 'en' }, resourcesFolder),
    )
    const text = wordText(files.get('word/document.xml')!)
    expect(text).toContain('CHAPTER I\n')
    expect(text).not.toMatch(/LENGKAPI|BAB |Lampiran|Tabel /)
  })
})
