import type { Paragraph } from 'docx'
import { Bookmark, Paragraph as DocxParagraph } from 'docx'
import type { StageMaterial } from '#shared/domain/papers/stage-material.ts'
import { stageMaterial } from '#shared/domain/papers/stage-material.ts'
import { horizonYears } from '#shared/domain/horizons.ts'
import type { Dimension } from '#shared/schema/vocabulary.ts'
import type { Block } from '../docx/block.ts'
import { textWidth } from '../docx/page.ts'
import { prose, runs } from '../docx/text.ts'
import type { Paper } from '../paper.ts'
import { dimensionName, regencyName } from '../paper.ts'

export type GapEntry = { place: string; what: string; owner: string }
export type CaptionEntry = { label: string; title: string; bookmark: string }

/** A book while it is being written: the paper, its stages, and what the lists at front and end are made of. */
export type Book = Paper & {
  stages: StageMaterial[]
  gaps: GapEntry[]
  captions: CaptionEntry[]
}

/** Where a builder writes: its section number, the dimension of a repeated section, the width between the margins. */
export type Place = { number: string; dimension: Dimension | null; width: number }

/** Builds the data of a section; null when the workshop has none, `leftOut` when it decided to go without the section. */
export type SectionSource = (book: Book, place: Place) => Block[] | null | 'leftOut'

export function createBook(paper: Paper): Book {
  const stages = paper.record.stages
    .map((stage) => stage.number)
    .toSorted((a, b) => a - b)
    .map((number) => stageMaterial(paper.record, number))
  return { ...paper, stages, gaps: [], captions: [] }
}

export const boardsOf = (book: Book): StageMaterial['boards'] => book.stages.flatMap(({ boards }) => boards)
export const roundsOf = (book: Book): StageMaterial['rounds'] => book.stages.flatMap(({ rounds }) => rounds)

export function widthOf(paper: Paper, isLandscape: boolean): number {
  return textWidth(paper.record.workshop.settings.paper, isLandscape ? 'landscape' : 'portrait')
}

/** A marked gap in the text, listed again at the end of the book with who usually has it. */
export function gapParagraph(book: Book, place: string, what: string, owner: string): Paragraph {
  book.gaps.push({ place, what, owner })
  return prose(book.t('gap.book', { what, owner }))
}

/** Caption of a table, "Tabel 5.1 …": numbered in its chapter, listed in the front of the book. */
export function caption(book: Book, { number }: Place, title: string): Paragraph {
  const chapter = number.split('.')[0] ?? number
  const inChapter = book.captions.filter(({ label }) => label.startsWith(`${chapter}.`)).length + 1
  const label = `${chapter}.${inChapter}`
  const bookmark = `tabel_${label.replaceAll('.', '_')}`
  book.captions.push({ label, title, bookmark })
  return new DocxParagraph({
    style: 'TableCaption',
    children: [new Bookmark({ id: bookmark, children: runs(`${book.t('book.table', { number: label })} ${title}`) })],
  })
}

/** Puts the workshop's names and years in the place of `{{tokens}}`; an unknown token is a mistake in the outline. */
export function fillTokens(book: Book, text: string, dimension: Dimension | null): string {
  const { workshop } = book.record
  const long = horizonYears(workshop.firstPlanYear, 'long')
  const values: Record<string, string | number> = {
    regency: regencyName(book),
    regencyShort: workshop.regency,
    province: workshop.province,
    year: workshop.year,
    firstYear: long.from,
    lastYear: long.to,
    dimension: dimension === null ? '' : dimensionName(book, dimension),
    dimensionLocal: dimension === null ? '' : book.t(`domain:dimension.${dimension}.local`),
    organisers: workshop.settings.letterheadAgency || book.t('book.organisers'),
  }
  return text.replace(/\{\{(\w+)\}\}/g, (_, token: string) => {
    const value = values[token]
    if (value === undefined) throw new Error(`outline uses the unknown token ${token}`)
    return String(value)
  })
}
