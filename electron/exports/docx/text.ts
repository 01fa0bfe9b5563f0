import type { IParagraphOptions, IRunOptions, ParagraphChild } from 'docx'
import { AlignmentType, HeadingLevel, Paragraph, Tab, TextRun } from 'docx'
import { cleanText } from '#shared/domain/papers/clean-text.ts'

/** Marked gaps, in either language and in either spelling; they are highlighted wherever they stand. */
const gapPattern = /(\[(?:lengkapi|to complete)(?:: [^\]]*)?\])/i

/**
 * Text as runs: cleaned of what XML cannot hold, line breaks and tabs kept, marked gaps highlighted in yellow. All text of every
 * paper passes here.
 */
export function runs(text: string, options: Omit<IRunOptions, 'text' | 'children' | 'break'> = {}): TextRun[] {
  return cleanText(text)
    .split('\n')
    .flatMap((lineOfText, lineIndex) =>
      lineOfText.split(gapPattern).flatMap((part, index) => {
        const isFirst = index === 0
        if (part === '' && !(isFirst && lineIndex > 0)) return []
        const opening = lineIndex > 0 && isFirst ? [new TextRun({ ...options, break: 1 })] : []
        return [
          ...opening,
          new TextRun({
            ...options,
            children: part.split('\t').flatMap((piece, pieceIndex) => (pieceIndex > 0 ? [new Tab(), piece] : [piece])),
            ...(index % 2 === 1 ? { highlight: 'yellow' } : {}),
          }),
        ]
      }),
    )
}

export type ParagraphOptions = Omit<IParagraphOptions, 'text' | 'children'> & { bold?: boolean; italics?: boolean }

/** What `docx` does not give back: a table asks how long its paragraphs are. */
const texts = new WeakMap<Paragraph, string>()

/** A paragraph of text. */
export function paragraph(text: string, options: ParagraphOptions = {}): Paragraph {
  const { bold, italics, ...rest } = options
  const made = new Paragraph({
    ...rest,
    children: runs(text, { ...(bold ? { bold } : {}), ...(italics ? { italics } : {}) }),
  })
  texts.set(made, text)
  return made
}

/** The text that a paragraph was made with; empty for a picture. */
export const textOfParagraph = (one: Paragraph): string => texts.get(one) ?? ''

/** A paragraph of prose, justified as official papers are; not with line breaks in it, which Word would stretch. */
export function prose(text: string, options: ParagraphOptions = {}): Paragraph {
  return paragraph(text, { alignment: proseAlignment(text), ...options })
}

export function proseAlignment(text: string): 'both' | 'left' {
  return text.includes('\n') ? AlignmentType.LEFT : AlignmentType.BOTH
}

/** A centred line, for titles. */
export function centred(text: string, options: ParagraphOptions = {}): Paragraph {
  return paragraph(text, { alignment: AlignmentType.CENTER, ...options })
}

/** A small explaining line under a heading or table. */
export function small(text: string, options: ParagraphOptions = {}): Paragraph {
  return paragraph(text, { style: 'Small', ...options })
}

/** An item "a." of a list with a hanging indent; `mark` is printed as given. */
export function listItem(mark: string, text: string, indentTwips = 0, options: ParagraphOptions = {}): Paragraph {
  const left = indentTwips + 425
  return prose(`${mark}\t${text}`, {
    indent: { left, hanging: 425 },
    tabStops: [{ type: 'left', position: left }],
    ...options,
  })
}

export type HeadingRank = 1 | 2 | 3

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** A heading; `wrap` may put a bookmark around its text. */
export function heading(
  text: string,
  rank: HeadingRank,
  options: Omit<IParagraphOptions, 'text' | 'children' | 'heading'> = {},
  wrap: (children: TextRun[]) => ParagraphChild[] = (children) => children,
): Paragraph {
  return new Paragraph({ ...options, heading: levels[rank], children: wrap(runs(text)) })
}
