import { boardGroups, noteCode, noteCodes, swotBoards, themeCode } from '#shared/domain/papers/board-groups.ts'
import { decidingRounds, priorityOrder } from '#shared/domain/papers/rounds.ts'
import type { Note, Theme, Zone } from '#shared/schema/board.ts'
import type { Dimension, Quadrant } from '#shared/schema/vocabulary.ts'
import { dimensions, quadrants } from '#shared/schema/vocabulary.ts'
import { swotCountsChart } from '../../blocks/board-blocks.ts'
import type { Block } from '../../docx/block.ts'
import { chartParagraph } from '../../docx/picture.ts'
import { dataTable, tableGap } from '../../docx/table.ts'
import { heading, prose } from '../../docx/text.ts'
import { dimensionName } from '../../paper.ts'
import type { Book, SectionSource } from '../book.ts'
import { boardsOf, caption, roundsOf } from '../book.ts'

export type Factor = { quadrant: Quadrant; zone: Zone; theme: Theme | null; notes: Note[] }

/** Factors of the SWOT boards: each theme, and each note that was left ungrouped, in board order. */
export function factorsOf(book: Book, dimension: Dimension | null | 'all'): Factor[] {
  return swotBoards(boardsOf(book)).flatMap((board) =>
    boardGroups(board).flatMap(({ zone, groups }) => {
      const quadrant = quadrants.find((key) => key === zone.key)
      if (quadrant === undefined) return []
      return groups.flatMap(({ theme, notes }): Factor[] => {
        const fitting = notes.filter((note) => dimension === 'all' || note.dimension === dimension)
        if (fitting.length === 0) return []
        return theme === null
          ? fitting.map((note) => ({ quadrant, zone, theme, notes: [note] }))
          : [{ quadrant, zone, theme, notes: fitting }]
      })
    }),
  )
}

const factorTitle = ({ theme, notes }: Factor): string => theme?.title ?? notes[0]?.text ?? ''

/** Six tables, one per dimension, four quadrants each; a seventh for notes without a dimension. */
export const swotByDimension: SectionSource = (book, place) => {
  const { t } = book
  const boards = swotBoards(boardsOf(book)).filter(({ notes }) => notes.length > 0)
  if (boards.length === 0) return null
  const blocks: Block[] = boards.map((board) =>
    chartParagraph(book.drawChart(swotCountsChart(book, boardGroups(board))), t('board.chartLabel'), place.width),
  )
  for (const dimension of [...dimensions, null]) {
    const factors = factorsOf(book, dimension)
    if (factors.length === 0 && dimension === null) continue
    const name = dimensionName(book, dimension)
    blocks.push(heading(name, 3))
    if (factors.length === 0) {
      blocks.push(prose(t('book.swot.noNotes', { dimension: name })))
      continue
    }
    const rows = quadrants.flatMap((quadrant) => {
      const ofQuadrant = factors.filter((factor) => factor.quadrant === quadrant)
      const notes = ofQuadrant.flatMap((factor) => factor.notes.map((note) => ({ factor, note })))
      if (notes.length === 0) return [{ quadrant: quadrantTitle(book, quadrant), theme: '', text: '–', code: '' }]
      return notes.map(({ factor, note }, index) => ({
        quadrant: index === 0 ? quadrantTitle(book, quadrant) : '',
        theme: factor.theme === null ? t('board.ungrouped') : factor.theme.title,
        text: note.text,
        code: noteCode(note),
      }))
    })
    blocks.push(
      caption(book, place, t('book.swot.tableTitle', { dimension: name })),
      dataTable({
        width: place.width,
        columns: [
          { title: t('column.quadrant'), share: 18, cell: (row) => row.quadrant },
          { title: t('column.theme'), share: 24, cell: (row) => row.theme },
          { title: t('column.note'), share: 49, cell: (row) => row.text },
          { title: t('column.source'), share: 9, align: 'center', cell: (row) => row.code },
        ],
        items: rows,
      }),
      tableGap(),
    )
  }
  return blocks
}

export function quadrantTitle({ t }: Book, quadrant: Quadrant): string {
  return `${t(`domain:quadrant.${quadrant}`)} (${t(`domain:quadrantLetter.${quadrant}`)})`
}

/** The factors of each quadrant that carry most: by votes where they were voted on, else by their number of notes. */
export function topFactors(book: Book, quadrant: Quadrant, count: number): { title: string; trace: string }[] {
  const rounds = roundsOf(book)
  const points = new Map(
    decidingRounds(rounds)
      // Only votes can be set beside each other; a mean of another round is on another scale.
      .filter(({ round }) => round.rules.method === 'dots' || round.rules.method === 'approval')
      .flatMap((entry) =>
        priorityOrder(rounds, entry.round.id).map(({ option }) => {
          const source = entry.options.find(({ id }) => id === option.optionId)
          return [source?.sourceId ?? '', option.score] as const
        }),
      ),
  )
  const pointsOf = ({ theme, notes }: Factor) => points.get(theme?.id ?? notes[0]?.id ?? '') ?? -1
  return factorsOf(book, 'all')
    .filter((factor) => factor.quadrant === quadrant)
    .toSorted((a, b) => pointsOf(b) - pointsOf(a) || b.notes.length - a.notes.length)
    .slice(0, count)
    .map((factor) => ({
      title: factorTitle(factor),
      trace: factor.theme === null ? noteCodes(factor.notes) : `${themeCode(factor.theme)}: ${noteCodes(factor.notes)}`,
    }))
}

/** Ancaman as the start of a list of risks. */
export const threats: SectionSource = (book, place) => {
  const { t } = book
  const factors = factorsOf(book, 'all').filter(({ quadrant }) => quadrant === 'threats')
  if (factors.length === 0) return null
  const gap = t('gap.cell')
  return [
    caption(book, place, t('book.riskTable')),
    dataTable({
      width: place.width,
      columns: [
        { title: t('column.no'), share: 6, align: 'center', cell: (_, index) => String(index + 1) },
        { title: t('column.risk'), share: 46, cell: factorTitle },
        { title: t('column.source'), share: 16, cell: ({ notes }) => noteCodes(notes) },
        { title: t('column.likelihood'), share: 16, cell: () => gap },
        { title: t('column.mitigation'), share: 16, cell: () => gap },
      ],
      items: factors,
    }),
    tableGap(),
  ]
}
