import type { BoardContent, Note } from '#shared/schema/board.ts'
import { type ReadinessShares, readinessShares } from '#shared/domain/readiness.ts'
import { type Readiness, readinessLevels } from '#shared/schema/vocabulary.ts'
import type { Block } from '../docx/block.ts'
import { dataTable } from '../docx/table.ts'
import type { Paper } from '../paper.ts'

/** "51 % baik, 32 % sedang, 17 % kurang". */
export const sharesText = ({ t }: Pick<Paper, 't'>, { percents }: ReadinessShares): string =>
  t('readiness.shares', percents)

export const ratedText = ({ t }: Pick<Paper, 't'>, { ratedCount, totalCount }: ReadinessShares): string =>
  t('readiness.ratedOf', { rated: ratedCount, total: totalCount })

/** "Kesiapan: 51 % baik, … (41 dari 60 catatan dinilai)." */
export function readinessSentence(paper: Pick<Paper, 't'>, notes: readonly Note[]): string {
  const shares = readinessShares(notes)
  if (shares.ratedCount === 0) return paper.t('readiness.noneRated')
  return paper.t('readiness.ofBoard', { shares: sharesText(paper, shares), ratedOf: ratedText(paper, shares) })
}

export const readinessName = ({ t }: Pick<Paper, 't'>, readiness: Readiness | null): string =>
  readiness === null ? '' : t(`domain:readiness.${readiness}`)

/** Numbers and shares of each part of a board, and of all of it. */
function sharesTable(
  paper: Paper,
  title: string,
  parts: { name: string; notes: readonly Note[] }[],
  all: readonly Note[],
  width: number,
): Block {
  const { t } = paper
  const rows = [...parts, { name: t('readiness.all'), notes: all }].map(({ name, notes }) => {
    return { name, shares: readinessShares(notes) }
  })
  return dataTable({
    width,
    columns: [
      { title, share: 34, cell: ({ name }) => name },
      ...readinessLevels.map((level) => ({
        title: t(`domain:readiness.${level}`),
        share: 16,
        align: 'right' as const,
        cell: ({ shares }: (typeof rows)[number]) =>
          shares.ratedCount === 0
            ? '–'
            : t('readiness.share', { count: shares.counts[level], percent: shares.percents[level] }),
      })),
      {
        title: t('column.notRated'),
        share: 18,
        align: 'right',
        cell: ({ shares }) => String(shares.totalCount - shares.ratedCount),
      },
    ],
    items: rows,
  })
}

/** Readiness by element: one line for each zone. */
export const sharesByElement = (paper: Paper, { zones, notes }: BoardContent, width: number): Block =>
  sharesTable(
    paper,
    paper.t('column.element'),
    zones.map(({ id, title }) => ({ name: title, notes: notes.filter(({ zoneId }) => zoneId === id) })),
    notes,
    width,
  )

/** Readiness by dimension: one line for each row. */
export const sharesByDimension = (paper: Paper, { rows, notes }: BoardContent, width: number): Block =>
  sharesTable(
    paper,
    paper.t('column.dimension'),
    rows.map((row) => ({ name: row.title, notes: notes.filter(({ rowId }) => rowId === row.id) })),
    notes,
    width,
  )
