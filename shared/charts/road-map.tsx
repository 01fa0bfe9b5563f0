import type { Dimension } from '../schema/vocabulary.ts'
import { fitText } from './fit-text.ts'
import type { ChartProps } from './svg-parts.tsx'
import { ChartFrame, TextLines } from './svg-parts.tsx'

export type RoadMapRow = {
  id: string
  /** Printed number, P-7. */
  code: string
  name: string
  dimension: Dimension | null
  from: number
  to: number
  isQuickWin: boolean
}

/** Programmes as bars over the years of the plan; a quick win carries a diamond at its start. */
export function RoadMap({
  rows,
  firstYear,
  lastYear,
  quickWinLabel,
  ...frame
}: ChartProps & { rows: RoadMapRow[]; firstYear: number; lastYear: number; quickWinLabel: string }) {
  const { width, palette } = frame
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)
  const nameWidth = Math.round(width * 0.42)
  const yearWidth = (width - nameWidth - 4) / years.length
  const headHeight = 32
  const rowHeight = 36
  const hasQuickWin = rows.some((row) => row.isQuickWin)
  const height = headHeight + rows.length * rowHeight + (hasQuickWin ? 30 : 6)
  const xOf = (year: number) => nameWidth + (year - firstYear) * yearWidth
  return (
    <ChartFrame {...frame} height={height}>
      {years.map((year, index) => (
        <g key={year}>
          {index % 2 === 0 && (
            <rect
              x={xOf(year)}
              y={0}
              width={yearWidth}
              height={headHeight + rows.length * rowHeight}
              fill={palette.sunken}
            />
          )}
          <TextLines
            lines={[String(year)]}
            x={xOf(year) + yearWidth / 2}
            y={headHeight / 2}
            fontSize={13}
            fontWeight={600}
            fill={palette.mutedInk}
            anchor="middle"
          />
        </g>
      ))}
      {rows.map((row, index) => {
        const top = headHeight + index * rowHeight
        const from = Math.min(Math.max(row.from, firstYear), lastYear)
        const to = Math.min(Math.max(row.to, from), lastYear)
        const colour = row.dimension === null ? palette.mutedInk : palette.dimension[row.dimension]
        const middle = top + rowHeight / 2
        return (
          <g key={row.id}>
            <title>{`${row.code} ${row.name}: ${row.from}–${row.to}`}</title>
            <line x1={0} x2={width} y1={top} y2={top} stroke={palette.line} />
            <TextLines lines={[row.code]} x={2} y={middle} fontSize={12} fontWeight={600} fill={palette.mutedInk} />
            <TextLines
              lines={fitText(row.name, nameWidth - 58, 12.5)}
              x={48}
              y={middle}
              fontSize={12.5}
              fill={palette.ink}
            />
            <rect
              x={xOf(from) + 3}
              y={middle - 8}
              width={(to - from + 1) * yearWidth - 6}
              height={16}
              rx={8}
              fill={colour}
            />
            {row.isQuickWin && (
              <path d={diamond(xOf(from) + 3 + 10, middle, 6)} fill={palette.surface} stroke={colour} strokeWidth={1} />
            )}
          </g>
        )
      })}
      {hasQuickWin && (
        <g>
          <path
            d={diamond(nameWidth + 12, height - 14, 6)}
            fill={palette.surface}
            stroke={palette.ink}
            strokeWidth={1.5}
          />
          <TextLines lines={[quickWinLabel]} x={nameWidth + 26} y={height - 14} fontSize={12} fill={palette.mutedInk} />
        </g>
      )}
    </ChartFrame>
  )
}

function diamond(x: number, y: number, size: number): string {
  return `M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`
}
