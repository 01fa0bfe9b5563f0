import { fitText } from './fit-text.ts'
import type { ChartProps } from './svg-parts.tsx'
import { ChartFrame, TextLines } from './svg-parts.tsx'

/** One quarter of the chart, by the signs of its points. */
export type ChartQuadrant = {
  key: string
  signX: 1 | -1
  signY: 1 | -1
  name: string
  /** `SO · (+, +)`. */
  signs: string
  /** The point lies in it, or on its edge. */
  isActive: boolean
}

export type PositionChartProps = ChartProps & {
  x: number
  y: number
  /** The point in words: `(0,74; 0,47)`. */
  pointLabel: string
  quadrants: ChartQuadrant[]
  /** Ends of the axes: weaknesses left, strengths right, threats below, opportunities above. */
  axes: { left: string; right: string; bottom: string; top: string }
  formatTick: (value: number) => string
}

/** Ends of the axes, and the step of their ticks: the least that leaves the point some room. */
const scales = [
  { end: 0.5, step: 0.25 },
  { end: 1, step: 0.5 },
  { end: 2, step: 1 },
  { end: 4, step: 2 },
]

/**
 * Where the region stands: x = S − W, y = O − T, in the quadrant that says what to do. The active quadrant is filled, has
 * a thicker edge and a name in bold, so that colour never stands alone.
 */
export function PositionChart({ x, y, pointLabel, quadrants, axes, formatTick, ...frame }: PositionChartProps) {
  const { width, palette } = frame
  const unit = width / 640
  const size = (value: number) => value * unit
  const top = size(40)
  const side = size(24)
  const half = (width - 2 * side) / 2
  const halfHeight = half * 0.72
  const height = top * 2 + halfHeight * 2
  const centre = { x: width / 2, y: height / 2 }
  const furthest = Math.max(Math.abs(x), Math.abs(y))
  const { end, step } = scales.find((scale) => furthest <= scale.end * 0.85) ?? scales.at(-1)!
  const xOf = (value: number) => centre.x + (value / end) * half
  const yOf = (value: number) => centre.y - (value / end) * halfHeight
  const ticks = [-2, -1, 1, 2].map((count) => count * step).filter((value) => Math.abs(value) < end)
  const point = { x: xOf(x), y: yOf(y) }
  const isLabelLeft = point.x > width - size(170)
  // Over the point where there is room for it, else under it: never on the names in the corners.
  const labelY = point.y + (y >= 0 ? size(22) : -size(22))
  return (
    <ChartFrame {...frame} height={height}>
      {quadrants.map(({ key, signX, signY, name, signs, isActive }) => {
        const left = signX > 0 ? centre.x : centre.x - half
        const upper = signY > 0 ? centre.y - halfHeight : centre.y
        const textX = signX > 0 ? left + half - size(14) : left + size(14)
        const textY = signY > 0 ? upper + size(24) : upper + halfHeight - size(44)
        return (
          <g key={key}>
            <rect
              x={left + 2}
              y={upper + 2}
              width={half - 4}
              height={halfHeight - 4}
              rx={size(8)}
              fill={isActive ? palette.accentTint : palette.sunken}
              fillOpacity={isActive ? 0.45 : 1}
              stroke={isActive ? palette.accent : palette.line}
              strokeWidth={isActive ? size(2.5) : 1}
            />
            <TextLines
              lines={fitText(isActive ? `✓ ${name}` : name, half - size(28), size(17), 1)}
              x={textX}
              y={textY}
              fontSize={size(17)}
              fontWeight={isActive ? 600 : 400}
              fill={isActive ? palette.ink : palette.mutedInk}
              anchor={signX > 0 ? 'end' : 'start'}
            />
            <TextLines
              lines={[signs]}
              x={textX}
              y={textY + size(21)}
              fontSize={size(13)}
              fill={isActive ? palette.ink : palette.mutedInk}
              anchor={signX > 0 ? 'end' : 'start'}
            />
          </g>
        )
      })}
      <g stroke={palette.mutedInk} strokeWidth={size(1.5)}>
        <line x1={centre.x - half} x2={centre.x + half} y1={centre.y} y2={centre.y} />
        <line x1={centre.x} x2={centre.x} y1={centre.y - halfHeight} y2={centre.y + halfHeight} />
        {ticks.map((value) => (
          <g key={value}>
            <line x1={xOf(value)} x2={xOf(value)} y1={centre.y - size(4)} y2={centre.y + size(4)} />
            <line x1={centre.x - size(4)} x2={centre.x + size(4)} y1={yOf(value)} y2={yOf(value)} />
          </g>
        ))}
      </g>
      {ticks.map((value) => (
        <g key={value}>
          <TextLines
            lines={[formatTick(value)]}
            x={xOf(value)}
            y={centre.y + size(15)}
            fontSize={size(11)}
            fill={palette.mutedInk}
            anchor="middle"
          />
          <TextLines
            lines={[formatTick(value)]}
            x={centre.x - size(8)}
            y={yOf(value)}
            fontSize={size(11)}
            fill={palette.mutedInk}
            anchor="end"
          />
        </g>
      ))}
      <AxisName text={axes.top} x={centre.x} y={top / 2} size={size(14)} fill={palette.tone.o.ink} anchor="middle" />
      <AxisName
        text={axes.bottom}
        x={centre.x}
        y={height - top / 2}
        size={size(14)}
        fill={palette.tone.t.ink}
        anchor="middle"
      />
      <AxisName
        text={axes.left}
        x={side + size(10)}
        y={centre.y - size(14)}
        size={size(14)}
        fill={palette.tone.w.ink}
        anchor="start"
      />
      <AxisName
        text={axes.right}
        x={width - side - size(10)}
        y={centre.y - size(14)}
        size={size(14)}
        fill={palette.tone.s.ink}
        anchor="end"
      />
      <g stroke={palette.accent} strokeWidth={size(1.5)} strokeDasharray={`${size(5)} ${size(4)}`}>
        <line x1={point.x} x2={point.x} y1={point.y} y2={centre.y} />
        <line x1={centre.x} x2={point.x} y1={point.y} y2={point.y} />
      </g>
      <circle
        cx={point.x}
        cy={point.y}
        r={size(8)}
        fill={palette.accent}
        stroke={palette.surface}
        strokeWidth={size(2.5)}
      />
      <TextLines
        lines={[pointLabel]}
        x={point.x + (isLabelLeft ? -size(12) : size(12))}
        y={labelY}
        fontSize={size(15)}
        fontWeight={600}
        fill={palette.ink}
        anchor={isLabelLeft ? 'end' : 'start'}
      />
    </ChartFrame>
  )
}

function AxisName({
  text,
  x,
  y,
  size,
  fill,
  anchor,
}: {
  text: string
  x: number
  y: number
  size: number
  fill: string
  anchor: 'start' | 'middle' | 'end'
}) {
  return <TextLines lines={[text]} x={x} y={y} fontSize={size} fontWeight={600} fill={fill} anchor={anchor} />
}
