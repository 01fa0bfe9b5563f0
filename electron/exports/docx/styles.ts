import type { IStylesOptions } from 'docx'
import { AlignmentType } from 'docx'
import type { Locale } from '#shared/schema/vocabulary.ts'

/** Half-points: 22 is 11 pt. */
const bodySize = 22
export const font = 'Arial'

/** Text styles of all papers; Word shows them by name, so an office can restyle a whole paper at once. */
export function paperStyles(locale: Locale): IStylesOptions {
  return {
    default: {
      document: {
        run: { font, size: bodySize, language: { value: locale === 'id' ? 'id-ID' : 'en-GB' } },
        paragraph: { spacing: { line: 300, lineRule: 'auto', after: 100 } },
      },
      title: { run: { font, size: 44, bold: true }, paragraph: { alignment: AlignmentType.CENTER } },
      heading1: {
        run: { font, size: 28, bold: true, color: '1B2430' },
        paragraph: { spacing: { before: 0, after: 240 }, keepNext: true, alignment: AlignmentType.CENTER },
      },
      heading2: {
        run: { font, size: 24, bold: true, color: '1B2430' },
        paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
      },
      heading3: {
        run: { font, size: bodySize, bold: true, color: '1B2430' },
        paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
      },
    },
    paragraphStyles: [
      {
        id: 'TableText',
        name: 'Table Text',
        basedOn: 'Normal',
        run: { size: 18 },
        paragraph: { spacing: { line: 240, lineRule: 'auto', before: 30, after: 30 } },
      },
      {
        id: 'Small',
        name: 'Small Text',
        basedOn: 'Normal',
        run: { size: 17, color: '444444' },
        paragraph: { spacing: { line: 240, lineRule: 'auto', after: 60 } },
      },
      {
        id: 'TableCaption',
        name: 'Table Caption',
        basedOn: 'Normal',
        run: { size: 20, bold: true },
        paragraph: { spacing: { before: 160, after: 80, line: 260, lineRule: 'auto' }, keepNext: true },
      },
    ],
  }
}
