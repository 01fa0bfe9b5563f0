import { useId } from 'react'
import type { Dimension, Horizon } from '../schema/vocabulary.ts'
import { fitText } from './fit-text.ts'
import type { ChartProps } from './svg-parts.tsx'
import { ChartFrame, HatchPattern, TextLines } from './svg-parts.tsx'

export type ProgrammeGridProps = ChartProps & {
  columns: { dimension: Dimension; name: string }[]
  rows: { horizon: Horizon; name: string; years: string }[]
  counts: { dimension: Dimension; horizon: Horizon; count: number; quickWinCount: number }[]
  emptyLabel: string
  /** Short sign of the quick wins in a cell, e.g. "2 quick win". */
  quickWinLabel: (count: number) => string
}

/** Programmes per dimension and horizon: the fuller a cell, the stronger its colour; an empty one is hatched and says so. */
export function ProgrammeGrid({ columns, rows, counts, emptyLabel, quickWinLabel, ...frame }: ProgrammeGridProps) {
  const { width, palette } = frame
  const hatchId = useId()
  const headWidth = Math.round(width * 0.15)
  const headHeight = 52
  const cellWidth = (width - headWidth) / columns.length
  const cellHeight = 84
  const height = headHeight + rows.length * cellHeight + 4
  const maxCount = Math.max(1, ...counts.map((cell) => cell.count))
  return (
    <ChartFrame {...frame} height={height}>
      <defs>
        <HatchPattern id={hatchId} base={palette.surface} stripe={palette.sunken} />
      </defs>
      {columns.map((column, index) => (
        <TextLines
          key={column.dimension}
          lines={fitText(column.name, cellWidth - 12, 13)}
          x={headWidth + (index + 0.5) * cellWidth}
          y={headHeight / 2}
          fontSize={13}
          fontWeight={600}
          fill={palette.dimension[column.dimension]}
          anchor="middle"
        />
      ))}
      {rows.map((row, rowIndex) => {
        const top = headHeight + rowIndex * cellHeight
        return (
          <g key={row.horizon}>
            <TextLines
              lines={[...fitText(row.name, headWidth - 10, 13), row.years]}
              x={2}
              y={top + cellHeight / 2}
              fontSize={13}
              fill={palette.ink}
            />
            {columns.map((column, columnIndex) => {
              const cell = counts.find((item) => item.dimension === column.dimension && item.horizon === row.horizon)
              const count = cell?.count ?? 0
              const left = headWidth + columnIndex * cellWidth + 3
              return (
                <g key={column.dimension}>
                  <rect
                    x={left}
                    y={top + 3}
                    width={cellWidth - 6}
                    height={cellHeight - 6}
                    rx={8}
                    fill={count === 0 ? `url(#${hatchId})` : palette.dimension[column.dimension]}
                    fillOpacity={count === 0 ? 1 : 0.08 + 0.22 * (count / maxCount)}
                    stroke={count === 0 ? palette.warn : palette.dimension[column.dimension]}
                    strokeDasharray={count === 0 ? '5 4' : undefined}
                  />
                  <TextLines
                    lines={[count === 0 ? emptyLabel : String(count)]}
                    x={left + (cellWidth - 6) / 2}
                    y={top + cellHeight / 2 - ((cell?.quickWinCount ?? 0) > 0 ? 9 : 0)}
                    fontSize={count === 0 ? 13 : 24}
                    fontWeight={600}
                    fill={count === 0 ? palette.warn : palette.ink}
                    anchor="middle"
                  />
                  {(cell?.quickWinCount ?? 0) > 0 && (
                    <TextLines
                      lines={[quickWinLabel(cell?.quickWinCount ?? 0)]}
                      x={left + (cellWidth - 6) / 2}
                      y={top + cellHeight / 2 + 19}
                      fontSize={12}
                      fill={palette.ink}
                      anchor="middle"
                    />
                  )}
                </g>
              )
            })}
          </g>
        )
      })}
    </ChartFrame>
  )
}
