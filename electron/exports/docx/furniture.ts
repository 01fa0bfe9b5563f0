import { AlignmentType, BorderStyle, Footer, Header, PageNumber, Paragraph, Tab, TextRun } from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { Paper } from '../paper.ts'
import { font } from './styles.ts'
import { runs } from './text.ts'

/** Header of a section: lines at the right, and the mark DRAF across the page until the paper is final. */
export function paperHeader({ t, edition }: Paper, lines: string[] = []): Header {
  const mark =
    edition.status === 'draft'
      ? [new TextWatermark({ text: t('edition.mark'), font, color: '#E2E2E2', opacity: 0.5, width: 420 })]
      : []
  const texts = lines.length === 0 ? [''] : lines
  return new Header({
    children: texts.map(
      (text, index) =>
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: { after: index === texts.length - 1 ? 160 : 0, line: 240, lineRule: 'auto' },
          children: [...(index === 0 ? mark : []), ...runs(text, { size: 17, bold: index === 0 })],
        }),
    ),
  })
}

/** Footer: what this is and in which edition at the left, "Halaman x dari y" at the right. */
export function paperFooter({ t }: Paper, left: string, widthTwips: number): Footer {
  const size = 16
  return new Footer({
    children: [
      new Paragraph({
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: '999999', space: 4 } },
        tabStops: [{ type: 'right', position: widthTwips }],
        spacing: { after: 0, line: 240, lineRule: 'auto' },
        children: [
          ...runs(left, { size }),
          new TextRun({
            size,
            children: [
              new Tab(),
              `${t('page.before')} `,
              PageNumber.CURRENT,
              ` ${t('page.between')} `,
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  })
}
