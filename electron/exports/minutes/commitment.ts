import type { Block } from '../docx/block.ts'
import { dataTable } from '../docx/table.ts'
import { centred, prose } from '../docx/text.ts'
import { peopleInOrder } from '#shared/domain/papers/attendance.ts'
import { institutionOf } from '../blocks/institution.ts'
import type { Paper } from '../paper.ts'
import { regencyName } from '../paper.ts'

/** Rows left free for those who sign without being on the list. */
const spareRows = 10

/** Lembar komitmen: the statement and one row to sign for everybody on the list, over as many pages as it takes. */
export function commitmentSheet(paper: Paper, width: number): Block[] {
  const { t, record } = paper
  const people = peopleInOrder(record)
  const rows = [
    ...people.map((person) => ({
      name: person.label,
      jobTitle: person.jobTitle,
      institution: institutionOf(paper, person),
    })),
    ...Array.from({ length: spareRows }, () => ({ name: '', jobTitle: '', institution: '' })),
  ]
  return [
    centred(t('commitment.title').toUpperCase(), { bold: true, spacing: { after: 60 } }),
    centred(t('commitment.subtitle', { regency: regencyName(paper) }).toUpperCase(), {
      bold: true,
      spacing: { after: 240 },
    }),
    prose(t('commitment.statement', { regency: regencyName(paper) })),
    dataTable({
      width,
      rowHeight: 560,
      columns: [
        { title: t('column.no'), share: 6, align: 'center', cell: (_, index) => String(index + 1) },
        { title: t('column.name'), share: 28, cell: ({ name }) => name },
        {
          title: t('column.jobAndInstitution'),
          share: 38,
          cell: ({ jobTitle, institution }) => [jobTitle, institution].filter(Boolean).join('\n'),
        },
        {
          title: t('column.signature'),
          share: 28,
          cell: (_, index) => (index % 2 === 0 ? `${index + 1}.` : `\u2003\u2003\u2003\u2003\u2003${index + 1}.`),
        },
      ],
      items: rows,
    }),
  ]
}
