import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { Signatory } from '#shared/schema/workshop.ts'
import type { Paper } from '../paper.ts'
import { dots } from '../paper.ts'
import { columnWidths, noBorders } from './table.ts'
import { runs } from './text.ts'

/** One place to sign: title above, room for ink and stamp, name and number below. */
export type SignatureBlock = { heading: string[]; signatory: Signatory | null }

/**
 * Blocks side by side in a table without rules. Every line is kept with the next, so a block never breaks and never
 * stands alone: the caller marks the two lines of text before it `keepNext`.
 */
export function signatureTable(paper: Paper, blocks: (SignatureBlock | null)[], width: number): Table {
  const widths = columnWidths(
    blocks.map(() => 1),
    width,
  )
  const parts = blocks.map((block) => (block === null ? null : blockLines(paper, block)))
  const headCount = Math.max(...parts.map((part) => part?.head.length ?? 0))
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        cantSplit: true,
        children: parts.map(
          (part, index) =>
            new TableCell({
              width: { size: widths[index] ?? 0, type: WidthType.DXA },
              borders: noBorders,
              children: part === null ? [line('')] : stacked(part, headCount),
            }),
        ),
      }),
    ],
  })
}

type BlockLines = { head: string[]; name: Paragraph; foot: string[] }

function blockLines({ t }: Paper, { heading, signatory }: SignatureBlock): BlockLines {
  return {
    head: [...heading, ...(signatory?.jobTitle ? [signatory.jobTitle] : [])],
    name: line(signatory?.name ?? dots, { bold: true, underline: signatory !== null }),
    // People outside the civil service have neither rank nor number: those lines vanish.
    foot: [
      ...(signatory?.rank ? [signatory.rank] : []),
      ...(signatory?.employeeNumber ? [t('signature.employeeNumber', { number: signatory.employeeNumber })] : []),
    ],
  }
}

/** Head, room for ink, name: with as many head lines as the neighbour has, so that the names stand level. */
function stacked({ head, name, foot }: BlockLines, headCount: number): Paragraph[] {
  const padding = Array.from({ length: headCount - head.length }, () => '')
  // Room for the stamp and the ink.
  const ink = new Paragraph({ keepNext: true, spacing: { after: 0, line: 1300, lineRule: 'exact' }, children: [] })
  return [...[...head, ...padding].map((text) => line(text)), ink, name, ...foot.map((text) => line(text))]
}

function line(text: string, { bold = false, underline = false } = {}): Paragraph {
  return new Paragraph({
    keepNext: true,
    alignment: AlignmentType.CENTER,
    spacing: { after: 0, line: 264, lineRule: 'auto' },
    children: runs(text, { bold, ...(underline ? { underline: {} } : {}) }),
  })
}
