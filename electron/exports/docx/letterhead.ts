import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Paper } from '../paper.ts'
import { gapMark, orGap, regencyName } from '../paper.ts'
import { columnWidths, noBorders } from './table.ts'
import { runs } from './text.ts'

/**
 * Kop of the agency: room for the coat of arms at the left, three centred lines, a thick-thin rule. No emblem is
 * shipped; the office puts its own in.
 */
export function letterhead(paper: Paper, width: number): (Paragraph | Table)[] {
  const { t, record } = paper
  const { letterheadAgency, letterheadAddress } = record.workshop.settings
  const widths = columnWidths([0.15, 0.85], width)
  const cells = [
    [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 0, line: 220, lineRule: 'auto' },
        children: runs(gapMark(paper, t('gap.what.emblem')), { size: 14 }),
      }),
    ],
    [
      line(t('letterhead.government', { regency: regencyName(paper) }).toUpperCase(), 26, true),
      line(orGap(paper, letterheadAgency.toUpperCase(), 'agency'), 28, true),
      line(orGap(paper, letterheadAddress, 'address'), 18, false),
    ],
  ]
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [
        new TableRow({
          children: cells.map(
            (children, index) =>
              new TableCell({
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                borders: noBorders,
                verticalAlign: VerticalAlign.CENTER,
                children,
              }),
          ),
        }),
      ],
    }),
    new Paragraph({
      spacing: { before: 0, after: 200, line: 120, lineRule: 'exact' },
      border: { bottom: { style: BorderStyle.THICK_THIN_MEDIUM_GAP, size: 24, color: '000000', space: 1 } },
      children: [],
    }),
  ]
}

function line(text: string, size: number, bold: boolean): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 0, line: 252, lineRule: 'auto' },
    children: runs(text, { size, bold }),
  })
}
