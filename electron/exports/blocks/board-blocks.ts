import { createElement } from 'react'
import { lightPalette } from '#shared/charts/palette.ts'
import { SwotCounts } from '#shared/charts/swot-counts.tsx'
import type { ZoneGroups } from '#shared/domain/papers/board-groups.ts'
import { boardGroups, noteCode, themeCode } from '#shared/domain/papers/board-groups.ts'
import { byPosition } from '#shared/domain/papers/order.ts'
import { isRatedBoard } from '#shared/domain/readiness.ts'
import type { BoardContent, Note } from '#shared/schema/board.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import type { Block } from '../docx/block.ts'
import { chartParagraph } from '../docx/picture.ts'
import { dataTable, tableGap } from '../docx/table.ts'
import { heading, prose, small } from '../docx/text.ts'
import type { Paper } from '../paper.ts'
import { dimensionName } from '../paper.ts'
import { groupName, unitName } from './institution.ts'
import { matrixTable } from './matrix-blocks.ts'
import { readinessName, readinessSentence, sharesByDimension, sharesByElement } from './readiness-blocks.ts'

/**
 * A board with all its notes: per zone a table of themes with their notes, the ungrouped ones under their own heading. On
 * a board with rows the notes stand row by row; rows that the room named are one table against the zones.
 */
export function boardResult(paper: Paper, content: BoardContent, width: number): Block[] {
  const { t } = paper
  const zones = boardGroups(content)
  const blocks: Block[] = []
  if (isRatedBoard(content.board)) {
    blocks.push(prose(readinessSentence(paper, content.notes), { keepNext: true }))
    blocks.push(
      sharesByElement(paper, content, width),
      tableGap(),
      sharesByDimension(paper, content, width),
      tableGap(),
    )
  }
  if (content.board.rowKind === 'free') {
    const items = content.rows.toSorted(byPosition)
    const firstColumn = t('column.aspect')
    blocks.push(matrixTable(paper, content, { items, firstColumn, width, empty: '–', hasDimensions: true }), tableGap())
    const below = shownBelow(content)
    if (below.notes.length === 0) return blocks
    for (const zone of boardGroups(below))
      if (zone.noteCount > 0) blocks.push(...zoneResult(paper, zone, width), tableGap())
    return blocks
  }
  if (content.board.rowKind === 'dimensions') {
    const isRated = isRatedBoard(content.board)
    for (const zone of zones) blocks.push(...rowsResult(paper, zone, isRated, width), tableGap())
    return blocks
  }
  // The chart counts by dimension: of notes that name none it would be all zeros.
  if (content.notes.some(({ dimension }) => dimension !== null)) {
    const label = t('board.chartLabel')
    blocks.push(chartParagraph(paper.drawChart(swotCountsChart(paper, zones)), label, width))
  }
  for (const zone of zones) blocks.push(...zoneResult(paper, zone, width), tableGap())
  return blocks
}

/** What lies below the rows. */
function shownBelow(content: BoardContent): BoardContent {
  const isBelow = ({ rowId }: { rowId: string | null }) => rowId === null
  return { ...content, rows: [], notes: content.notes.filter(isBelow), themes: content.themes.filter(isBelow) }
}

/** A zone of a board with a row for each dimension: its notes row by row, with their rating where they have one. */
function rowsResult(paper: Paper, { zone, groups, noteCount }: ZoneGroups, isRated: boolean, width: number): Block[] {
  const { t } = paper
  const title = heading(zone.title, 3)
  const notes = groups.flatMap((group) => group.notes.map((note) => ({ ...group, note })))
  const counts = isRated
    ? readinessSentence(
        paper,
        notes.map(({ note }) => note),
      )
    : t('board.noteCount', { count: noteCount })
  if (notes.length === 0) return [title, small(t('board.noteCount', { count: 0 }))]
  const hasThemes = notes.some(({ theme }) => theme !== null)
  return [
    title,
    small(counts, { keepNext: true }),
    dataTable({
      width,
      columns: [
        {
          title: t('column.dimension'),
          share: 20,
          cell: ({ row }, index) =>
            index > 0 && notes[index - 1]?.row === row ? '' : row === null ? t('none.dimension') : row.title,
        },
        ...(hasThemes
          ? [
              {
                title: t('column.theme'),
                share: 18,
                cell: ({ theme }: (typeof notes)[number]) =>
                  theme === null ? '' : `${themeCode(theme)} ${theme.title}`,
              },
            ]
          : []),
        { title: t('column.note'), share: 46, cell: ({ note }) => note.text },
        { title: t('column.code'), share: 9, align: 'center', cell: ({ note }) => noteCode(note) },
        ...(isRated
          ? [
              {
                title: t('column.readiness'),
                share: 12,
                align: 'center' as const,
                cell: ({ note }: (typeof notes)[number]) => readinessName(paper, note.readiness) || '–',
              },
            ]
          : []),
      ],
      items: notes,
    }),
  ]
}

type GroupRow = { title: string; code: string; note: Note | null }

function zoneResult(paper: Paper, { zone, groups, noteCount }: ZoneGroups, width: number): Block[] {
  const { t } = paper
  const themeCount = groups.filter((group) => group.theme !== null).length
  const title = heading(zone.letter === '' ? zone.title : `${zone.letter} – ${zone.title}`, 3)
  const counts = small(t('board.counts', { notes: noteCount, themes: themeCount }), { keepNext: noteCount > 0 })
  if (groups.length === 0) return [title, counts]
  const hasLabels = groups.some(({ notes }) =>
    notes.some((note) => note.unitId !== null || note.workingGroupId !== null),
  )
  const rows: GroupRow[] = groups.flatMap(({ theme, notes }) => {
    const name = theme === null ? t('board.ungrouped') : `${themeCode(theme)} ${theme.title}`
    const ofGroup: GroupRow[] = notes.map((note, index) => ({
      title: index === 0 ? `${name} (${notes.length})` : '',
      code: noteCode(note),
      note,
    }))
    return ofGroup.length > 0 ? ofGroup : [{ title: `${name} (0)`, code: '', note: null }]
  })
  return [
    title,
    counts,
    dataTable({
      width,
      columns: [
        { title: t('column.theme'), share: 26, cell: (row) => row.title },
        { title: t('column.code'), share: 8, align: 'center', cell: (row) => row.code },
        { title: t('column.note'), share: 46, cell: (row) => row.note?.text ?? '' },
        {
          title: t(hasLabels ? 'column.labels' : 'column.dimension'),
          share: 18,
          cell: ({ note }) => (note === null ? '' : labelsOf(paper, note).filter(Boolean).join('\n')),
        },
      ],
      items: rows,
    }),
  ]
}

/** Dimension, OPD and Pokja of a note; empty texts for those that it has not. */
function labelsOf(paper: Paper, { dimension, unitId, workingGroupId }: Note): string[] {
  const { units, workingGroups } = paper.record
  return [
    dimension === null ? '' : dimensionName(paper, dimension),
    unitName(units, unitId),
    groupName(workingGroups, workingGroupId),
  ]
}

/** Number of notes per zone and dimension. */
export function swotCountsChart({ t }: Paper, zones: ZoneGroups[]) {
  return createElement(SwotCounts, {
    width: 760,
    palette: lightPalette,
    label: t('board.chartLabel'),
    noteLabel: (count: number) => t('board.noteCount', { count }),
    tiles: zones.map(({ zone, groups, noteCount }) => ({
      key: zone.id,
      letter: zone.letter,
      name: zone.title,
      tone: zone.tone,
      noteCount,
      byDimension: dimensions.map((dimension) => ({
        dimension,
        name: t(`domain:dimension.${dimension}.name`),
        count: groups.flatMap((group) => group.notes).filter((note) => note.dimension === dimension).length,
      })),
    })),
  })
}
