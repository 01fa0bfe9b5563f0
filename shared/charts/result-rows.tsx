import { useId } from 'react'
import type { OptionMark } from '../domain/voting/readings/reading.ts'
import { fitText } from './fit-text.ts'
import { MarkPatterns, MarkShapes, type MarkTone } from './option-mark.tsx'
import type { ChartProps } from './svg-parts.tsx'
import { ChartFrame, TextLines } from './svg-parts.tsx'

/** One option of a round: its title, its score and place as printed ("5–7"), and its mark. */
export type ResultRow = { id: string; title: string; score: string; place: string; tone: MarkTone; mark: OptionMark }

/**
 * The options of a round, best first, in the order they are given. Ties across the line are hatched; the cut line is
 * dashed and named.
 */
export function ResultRows({
  rows,
  cutAfter,
  cutLabel,
  legend,
  ...frame
}: ChartProps & {
  rows: ResultRow[]
  /** Index of the last row before the line; -1 for none. */
  cutAfter: number
  cutLabel: string
  /** What the marks mean; null where bars speak for themselves. */
  legend: string | null
}) {
  const { width, palette } = frame
  const id = useId()
  const rowHeight = 40
  const cutHeight = 26
  const placeWidth = 56
  const titleWidth = Math.round(width * 0.38)
  const markX = placeWidth + titleWidth + 12
  const markWidth = width - markX - 72
  const hasCut = cutAfter >= 0
  const top = 8
  const legendHeight = legend === null ? 0 : 30
  const height = top + rows.length * rowHeight + (hasCut ? cutHeight : 0) + legendHeight + 8
  const yOf = (index: number) => top + index * rowHeight + (hasCut && index > cutAfter ? cutHeight : 0)
  const cutY = top + (cutAfter + 1) * rowHeight
  const hasTie = rows.some(({ tone }) => tone === 'tied')

  return (
    <ChartFrame {...frame} height={height}>
      <defs>
        <MarkPatterns id={id} palette={palette} />
      </defs>
      {rows.map((row, index) => {
        const middle = yOf(index) + rowHeight / 2
        return (
          <g key={row.id}>
            <title>{`${row.place}. ${row.title}: ${row.score}`}</title>
            {index > 0 && index !== (hasCut ? cutAfter + 1 : -1) && (
              <line x1={0} x2={width} y1={yOf(index)} y2={yOf(index)} stroke={palette.line} />
            )}
            <TextLines lines={[row.place]} x={4} y={middle} fontSize={15} fill={palette.mutedInk} fontWeight={600} />
            <TextLines
              lines={fitText(row.title, titleWidth, 14)}
              x={placeWidth}
              y={middle}
              fontSize={14}
              fill={palette.ink}
            />
            <MarkShapes
              mark={row.mark}
              tone={row.tone}
              palette={palette}
              id={id}
              x={markX}
              y={middle - 13}
              width={markWidth}
              height={26}
            />
            <TextLines
              lines={[row.score]}
              x={width - 8}
              y={middle}
              fontSize={15}
              fill={palette.ink}
              fontWeight={600}
              anchor="end"
            />
          </g>
        )
      })}
      {hasCut && (
        <g>
          <line x1={0} x2={width} y1={cutY} y2={cutY} stroke={palette.ink} strokeWidth={1.5} strokeDasharray="7 5" />
          <TextLines lines={[cutLabel]} x={placeWidth} y={cutY + cutHeight / 2} fontSize={12} fill={palette.mutedInk} />
        </g>
      )}
      {legend !== null && (
        <g>
          {hasTie && <rect x={placeWidth} y={height - 26} width={28} height={14} rx={3} fill={`url(#${id}-tie)`} />}
          <TextLines
            lines={[legend]}
            x={placeWidth + (hasTie ? 38 : 0)}
            y={height - 19}
            fontSize={12}
            fill={palette.mutedInk}
          />
        </g>
      )}
    </ChartFrame>
  )
}
