import { peopleInOrder } from '#shared/domain/papers/attendance.ts'
import { formatRupiah } from '#shared/domain/words.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import { institutionOf } from '../../blocks/institution.ts'
import { dataTable, tableGap } from '../../docx/table.ts'
import { dimensionName } from '../../paper.ts'
import { commitmentSheet } from '../../minutes/commitment.ts'
import type { SectionSource } from '../book.ts'
import { caption } from '../book.ts'

/** Dewan and Tim Pelaksana as the attendance list has them; the representatives of the units are in the annex. */
export const bodies: SectionSource = (book, place) => {
  const { t, record } = book
  const people = peopleInOrder(record)
  const present = (['council', 'implementation_team'] as const).filter((constituency) =>
    people.some((person) => person.constituency === constituency),
  )
  if (present.length === 0) return null
  return present.flatMap((constituency) => [
    caption(book, place, t('book.bodies.title', { name: t(`domain:constituency.${constituency}`) })),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.no'), share: 8, align: 'center', cell: (_, index) => String(index + 1) },
        { title: t('column.name'), share: 46, cell: ({ label }) => label },
        { title: t('column.institution'), share: 46, cell: (person) => institutionOf(book, person) },
      ],
      items: people.filter((person) => person.constituency === constituency),
    }),
    tableGap(),
  ])
}

/** Sums of the budgets that were given, and how many programmes gave none. */
export const funding: SectionSource = (book, place) => {
  const { t, record } = book
  const rows = dimensions.map((dimension) => {
    const programmes = record.programmes.filter((programme) => programme.dimension === dimension)
    const known = programmes.flatMap(({ budgetRupiah }) => (budgetRupiah === null ? [] : [budgetRupiah]))
    return {
      name: dimensionName(book, dimension),
      sum: known.reduce((total, budget) => total + budget, 0),
      knownCount: known.length,
      missingCount: programmes.length - known.length,
    }
  })
  if (rows.every(({ knownCount }) => knownCount === 0)) return null
  return [
    caption(book, place, t('book.funding.title')),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.dimension'), share: 32, cell: ({ name }) => name },
        {
          title: t('column.budget'),
          share: 32,
          align: 'right',
          cell: ({ sum, knownCount }) => (knownCount === 0 ? t('gap.cell') : formatRupiah(sum)),
        },
        { title: t('column.budgetKnown'), share: 18, align: 'right', cell: ({ knownCount }) => String(knownCount) },
        {
          title: t('column.budgetMissing'),
          share: 18,
          align: 'right',
          cell: ({ missingCount }) => String(missingCount),
        },
      ],
      items: rows,
    }),
    tableGap(),
  ]
}

/** The commitment sheet at the end of books 3 and 4. */
export const commitment: SectionSource = (book, place) => commitmentSheet(book, place.width)
