import { AlignmentType, ImageRun, Paragraph } from 'docx'
import type { ChartPicture } from '../chart-png.ts'

/** A chart across the text, at most `widthTwips` wide and never taller than two thirds of a page. */
export function chartParagraph(picture: ChartPicture, label: string, widthTwips: number): Paragraph {
  // 15 twips are one pixel at 96 dpi, docx's unit of pictures.
  const widest = Math.min(widthTwips / 15, 720)
  const scale = Math.min(widest / picture.width, 640 / picture.height, 1)
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 120, line: 240, lineRule: 'auto' },
    children: [
      new ImageRun({
        type: 'png',
        data: picture.png,
        transformation: { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
        altText: { name: label.slice(0, 80), title: label.slice(0, 80), description: label },
      }),
    ],
  })
}
