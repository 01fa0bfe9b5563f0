import { AlignmentType, InternalHyperlink, PageReference, Paragraph, Tab, TextRun } from 'docx'
import { longDate, isoDateOf } from '#shared/domain/words.ts'
import { editionLine } from '../blocks/edition-line.ts'
import type { Block } from '../docx/block.ts'
import { centred, runs } from '../docx/text.ts'
import { gapMark, regencyName } from '../paper.ts'
import type { BookNumber } from '../plan.ts'
import type { Book } from './book.ts'
import { gapParagraph } from './book.ts'

export type ContentsEntry = { rank: 1 | 2; text: string; bookmark: string }

/** Cover: room for the coat of arms, title, regency, year, and what edition this is. */
export function coverPage(book: Book, bookNumber: BookNumber, title: string): Block[] {
  const { t, record, edition } = book
  const { workshop } = record
  return [
    coverLine(gapMark(book, t('gap.what.emblem')), 20, false, 1200),
    coverLine(t('book.name', { number: bookNumber }).toUpperCase(), 32, true, 1500),
    coverLine(title.toUpperCase(), 48, true, 200),
    coverLine(t('book.movement').toUpperCase(), 24, false, 300),
    coverLine(regencyName(book).toUpperCase(), 40, true, 1800),
    coverLine(t('book.province', { province: workshop.province }), 26, false, 100),
    coverLine(String(workshop.year), 32, true, 500),
    coverLine(editionLine(book), 22, true, 1400),
    coverLine(
      t('book.madeOn', { date: longDate(isoDateOf(edition.generatedAtMs, workshop.timeZone), edition.locale) }),
      20,
      false,
      60,
    ),
  ]
}

export function preface(book: Book): Block[] {
  const { t } = book
  return [
    frontHeading(t('book.preface')),
    gapParagraph(book, t('book.preface'), t('book.prefaceGap'), t('book.prefaceOwner')),
  ]
}

/** The table of contents, every line a link, every page number already written. */
export function contents({ t }: Book, entries: ContentsEntry[], width: number): Block[] {
  return [
    frontHeading(t('book.contents')),
    ...entries.map(({ rank, text, bookmark }) => contentsLine(text, bookmark, width, rank)),
  ]
}

export function captionList(book: Book, width: number): Block[] {
  const { t, captions } = book
  if (captions.length === 0) return []
  return [
    new Paragraph({ spacing: { before: 240 }, children: [] }),
    frontHeading(t('book.tables')),
    ...captions.map(({ label, title, bookmark }) =>
      contentsLine(`${t('book.table', { number: label })} ${title}`, bookmark, width, 2),
    ),
  ]
}

function contentsLine(text: string, bookmark: string, width: number, rank: 1 | 2): Paragraph {
  const size = rank === 1 ? 22 : 20
  const bold = rank === 1
  const left = rank === 1 ? 0 : 340
  return new Paragraph({
    tabStops: [{ type: 'right', position: width, leader: 'dot' }],
    indent: { left },
    spacing: { before: rank === 1 ? 100 : 0, after: 20, line: 260, lineRule: 'auto' },
    children: [
      new InternalHyperlink({
        anchor: bookmark,
        children: [
          ...runs(text, { size, bold }),
          new TextRun({ children: [new Tab()], size }),
          new PageReference(bookmark),
        ],
      }),
    ],
  })
}

/** Headings of the front matter are no chapters: they are not in the table of contents. */
function frontHeading(text: string): Paragraph {
  return centred(text.toUpperCase(), { bold: true, keepNext: true, spacing: { before: 0, after: 240 } })
}

function coverLine(text: string, size: number, bold: boolean, before: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before, after: 0, line: 320, lineRule: 'auto' },
    children: runs(text, { size, bold }),
  })
}
