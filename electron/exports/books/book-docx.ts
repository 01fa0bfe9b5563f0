import type { ISectionOptions } from 'docx'
import { Bookmark, Document, Packer, PageBreak, Paragraph, SectionType } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import type { Edition, WorkshopRecord } from '#shared/schema/record.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import type { Dimension } from '#shared/schema/vocabulary.ts'
import { romanNumeral } from '#shared/domain/words.ts'
import { editionLine } from '../blocks/edition-line.ts'
import type { Block } from '../docx/block.ts'
import { paperFooter, paperHeader } from '../docx/furniture.ts'
import { pageOf } from '../docx/page.ts'
import { measureArial } from '../docx/measure-arial.ts'
import { paperStyles } from '../docx/styles.ts'
import { dataTable } from '../docx/table.ts'
import { heading, prose } from '../docx/text.ts'
import { createPaper, regencyName } from '../paper.ts'
import type { BookNumber } from '../plan.ts'
import type { Book, Place } from './book.ts'
import { createBook, fillTokens, gapParagraph, widthOf } from './book.ts'
import type { ContentsEntry } from './front.ts'
import { captionList, contents, coverPage, preface } from './front.ts'
import type { Outline, OutlineSection } from './outline.ts'
import { loadOutline } from './outline.ts'
import { hasStrategies } from './sources/analysis.ts'
import { sources } from './sources/registry.ts'

/** Blocks that share an orientation; a change of orientation begins a new Word section. */
type Run = { isLandscape: boolean; blocks: Block[] }

/**
 * Draft of a book as Word (domain guide, section 4): its outline filled where the workshop has data, gaps marked and
 * listed at the end. The table of contents is written with its page numbers, so Word asks nothing when it opens the file.
 */
export async function writeBook(
  record: WorkshopRecord,
  bookNumber: BookNumber,
  edition: Edition,
  resourcesFolder: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const outline = await loadOutline(resourcesFolder, bookNumber, record.workshop.settings)
  const book = createBook(createPaper(record, edition, resourcesFolder))
  const { t } = book
  const title = fillTokens(book, outline.title[edition.locale], null)

  const entries: ContentsEntry[] = []
  const body = writeBody(book, outline, entries)
  const preambleGap = preface(book)
  const gapChapter = writeGapList(book, entries)

  const sheet = record.workshop.settings.paper
  const footer = t('book.footer', { number: bookNumber, title, regency: regencyName(book), edition: editionLine(book) })
  const section = ({ blocks, isLandscape }: Run): ISectionOptions => ({
    properties: { type: SectionType.NEXT_PAGE, page: pageOf(sheet, isLandscape ? 'landscape' : 'portrait') },
    headers: { default: paperHeader(book) },
    footers: { default: paperFooter(book, footer, widthOf(book, isLandscape)) },
    children: blocks,
  })

  const document = new Document({
    title: `${t('book.name', { number: bookNumber })} ${title}`,
    subject: regencyName(book),
    creator: 'Rembuk',
    lastModifiedBy: 'Rembuk',
    styles: paperStyles(edition.locale),
    // Works the page numbers out while writing, so that no field waits to be updated.
    pageNumbers: estimatePageNumbersWith({ measureWidth: measureArial, guess: true }),
    sections: [
      {
        properties: { page: pageOf(sheet, 'portrait') },
        headers: { default: paperHeader(book) },
        children: coverPage(book, bookNumber, title),
      },
      section({
        isLandscape: false,
        blocks: [
          ...preambleGap,
          pageBreak(),
          ...contents(book, entries, widthOf(book, false)),
          ...captionList(book, widthOf(book, false)),
        ],
      }),
      ...mergeRuns([...body, ...gapChapter]).map(section),
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function writeBody(book: Book, outline: Outline, entries: ContentsEntry[]): Run[] {
  const { t, edition } = book
  const runs: Run[] = []
  const chapters = outline.chapters.flatMap((chapter) =>
    repeated(chapter.repeat).map((dimension) => ({ chapter, dimension })),
  )
  for (const [index, { chapter, dimension }] of chapters.entries()) {
    const number = index + 1
    const title = fillTokens(book, chapter.title[edition.locale], dimension)
    const text = `${t('book.chapter', { number: romanNumeral(number) })} ${title}`
    const bookmark = `bab_${number}`
    entries.push({ rank: 1, text, bookmark })
    const first = chapter.sections[0]
    runs.push({
      isLandscape: first?.isLandscape === true,
      blocks: [
        chapterHeading(
          `${t('book.chapter', { number: romanNumeral(number) })}\n${title.toUpperCase()}`,
          bookmark,
          index > 0,
        ),
      ],
    })
    let sectionNumber = 0
    for (const section of chapter.sections) {
      for (const ofDimension of section.repeat === null ? [dimension] : dimensions) {
        const next = `${number}.${sectionNumber + 1}`
        const written = writeSection(book, section, section.title === null ? String(number) : next, ofDimension)
        if (written === null) continue
        if (section.title !== null) {
          sectionNumber++
          entries.push({ rank: 2, text: written.text, bookmark: written.bookmark })
        }
        runs.push(written.run)
      }
    }
  }
  let annexCount = 0
  for (const section of outline.annexes) {
    const letter = String.fromCharCode(65 + annexCount)
    const title = fillTokens(book, section.title?.[edition.locale] ?? '', null)
    const text = `${t('book.annex', { letter })} ${title}`
    const bookmark = `lampiran_${letter}`
    const place: Place = { number: letter, dimension: null, width: widthOf(book, section.isLandscape) }
    const content = sectionContent(book, section, place)
    if (content === null) continue
    annexCount++
    entries.push({ rank: 1, text, bookmark })
    runs.push({
      isLandscape: section.isLandscape,
      blocks: [
        chapterHeading(`${t('book.annex', { letter })}\n${title.toUpperCase()}`, bookmark, true),
        ...content.blocks,
      ],
    })
  }
  return runs
}

type Written = { run: Run; text: string; bookmark: string }

function writeSection(
  book: Book,
  section: OutlineSection,
  number: string,
  dimension: Dimension | null,
): Written | null {
  const place: Place = { number, dimension, width: widthOf(book, section.isLandscape) }
  const content = sectionContent(book, section, place)
  if (content === null) return null
  const { blocks } = content
  const text =
    section.title === null ? '' : `${number} ${fillTokens(book, section.title[book.edition.locale], dimension)}`
  const bookmark = `sub_${number.replaceAll('.', '_')}`
  const headings =
    section.title === null ? [] : [heading(text, 2, {}, (children) => [new Bookmark({ id: bookmark, children })])]
  return { run: { isLandscape: section.isLandscape, blocks: [...headings, ...blocks] }, text, bookmark }
}

/** Words of the outline, then data, then gaps; null for a section that is left out, whose gaps are not kept. */
function sectionContent(book: Book, section: OutlineSection, place: Place): { blocks: Block[] } | null {
  const { locale } = book.edition
  const data = sources[section.source](book, place)
  if (data === 'leftOut') return null
  const hasData = data !== null
  if (!hasData && section.isOmittedWithoutData) return null
  const gaps = section.gaps
    .filter(({ when }) => {
      if (when === 'noStrategies') return hasData && !hasStrategies(book, place.dimension)
      return when === 'always' || !hasData
    })
    .map((gap) =>
      gapParagraph(
        book,
        place.number,
        fillTokens(book, gap.what[locale], place.dimension),
        fillTokens(book, gap.owner[locale], place.dimension),
      ),
    )
  return {
    blocks: [
      ...section.text.map((wording, index) =>
        prose(fillTokens(book, wording[locale], place.dimension), {
          // The sentence that leads to a table stays with it.
          keepNext: index === section.text.length - 1 && (data?.length ?? 0) > 0,
        }),
      ),
      ...(data ?? []),
      ...gaps,
    ],
  }
}

function repeated(repeat: 'dimension' | null): (Dimension | null)[] {
  return repeat === null ? [null] : [...dimensions]
}

/** Every gap of the book once more, with who usually has what is missing. */
function writeGapList(book: Book, entries: ContentsEntry[]): Run[] {
  const { t } = book
  const text = t('book.gapList')
  const bookmark = 'bagian_perlu_dilengkapi'
  entries.push({ rank: 1, text, bookmark })
  return [
    {
      isLandscape: false,
      blocks: [
        chapterHeading(text.toUpperCase(), bookmark, true),
        prose(t('book.gapListText', { count: book.gaps.length })),
        dataTable({
          width: widthOf(book, false),
          columns: [
            { title: t('column.no'), share: 7, align: 'center', cell: (_, index) => String(index + 1) },
            { title: t('column.section'), share: 13, align: 'center', cell: ({ place }) => place },
            { title: t('column.missing'), share: 48, cell: ({ what }) => what },
            { title: t('column.owner'), share: 32, cell: ({ owner }) => owner },
          ],
          items: book.gaps,
        }),
      ],
    },
  ]
}

function chapterHeading(text: string, bookmark: string, isOnNewPage: boolean): Paragraph {
  return heading(text, 1, { pageBreakBefore: isOnNewPage }, (children) => [new Bookmark({ id: bookmark, children })])
}

function pageBreak(): Paragraph {
  return new Paragraph({ children: [new PageBreak()] })
}

/** Joins neighbours of the same orientation. A run that begins with a page break loses nothing: the section begins one too. */
function mergeRuns(runs: Run[]): Run[] {
  const merged: Run[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (last?.isLandscape === run.isLandscape) last.blocks.push(...run.blocks)
    else merged.push({ isLandscape: run.isLandscape, blocks: [...run.blocks] })
  }
  return merged
}
