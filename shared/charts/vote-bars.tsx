import { useId } from 'react'
import { fitText } from './fit-text.ts'
import type { ChartProps } from './svg-parts.tsx'
import { ChartFrame, HatchPattern, TextLines } from './svg-parts.tsx'

/** One option of a round: its title, points, the place as printed ("5–7"), and where it lies to the cut line. */
export type VoteBar = { id: string; title: string; points: number; place: string; isAboveCut: boolean; isTied: boolean }

/**
 * Bars of a vote, best first, as the order they are given in. Tied places are hatched, the cut line is dashed and
 * named. The line stands below the last bar above it, or below a tie that lies across it.
 */
export function VoteBars({
  bars,
  cutLabel,
  tieLabel,
  ...frame
}: ChartProps & { bars: VoteBar[]; cutLabel: string; tieLabel: string }) {
  const { width, palette } = frame
  const hatchId = useId()
  const rowHeight = 40
  const cutHeight = 26
  const placeWidth = 56
  const titleWidth = Math.round(width * 0.38)
  const barX = placeWidth + titleWidth + 12
  const barWidth = width - barX - 64
  const maxPoints = Math.max(1, ...bars.map((bar) => bar.points))
  const cutAfter = bars.findLastIndex((bar) => bar.isAboveCut || bar.isTied)
  const hasCut = cutAfter >= 0 && cutAfter < bars.length - 1
  const hasTie = bars.some((bar) => bar.isTied)
  const top = 8
  const legendHeight = hasTie ? 30 : 0
  const height = top + bars.length * rowHeight + (hasCut ? cutHeight : 0) + legendHeight + 8
  const yOf = (index: number) => top + index * rowHeight + (hasCut && index > cutAfter ? cutHeight : 0)
  const cutY = top + (cutAfter + 1) * rowHeight

  return (
    <ChartFrame {...frame} height={height}>
      <defs>
        <HatchPattern id={hatchId} base={palette.accent} stripe={palette.accentTint} />
      </defs>
      {bars.map((bar, index) => {
        const middle = yOf(index) + rowHeight / 2
        return (
          <g key={bar.id}>
            <title>{`${bar.place}. ${bar.title}: ${bar.points}`}</title>
            {index > 0 && index !== (hasCut ? cutAfter + 1 : -1) && (
              <line x1={0} x2={width} y1={yOf(index)} y2={yOf(index)} stroke={palette.line} />
            )}
            <TextLines lines={[bar.place]} x={4} y={middle} fontSize={15} fill={palette.mutedInk} fontWeight={600} />
            <TextLines
              lines={fitText(bar.title, titleWidth, 14)}
              x={placeWidth}
              y={middle}
              fontSize={14}
              fill={palette.ink}
            />
            <rect
              x={barX}
              y={middle - 9}
              width={Math.max(bar.points === 0 ? 0 : 2, (bar.points / maxPoints) * barWidth)}
              height={18}
              rx={4}
              fill={bar.isTied ? `url(#${hatchId})` : bar.isAboveCut ? palette.accent : palette.accentTint}
            />
            <TextLines
              lines={[String(bar.points)]}
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
      {hasTie && (
        <g>
          <rect x={placeWidth} y={height - 26} width={28} height={14} rx={3} fill={`url(#${hatchId})`} />
          <TextLines lines={[tieLabel]} x={placeWidth + 38} y={height - 19} fontSize={12} fill={palette.mutedInk} />
        </g>
      )}
    </ChartFrame>
  )
}
