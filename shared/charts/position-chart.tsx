import { fitText, textWidth } from './fit-text.ts'
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
  /** Letters so many times as large as on paper, for those who read from row ten. */
  typeScale?: number
}

/** Ends of the axes, and the step of their ticks: the least that leaves the point some room. */
const scales = [
  { end: 0.5, step: 0.25 },
  { end: 1, step: 0.5 },
  { end: 1.5, step: 0.5 },
  { end: 2, step: 1 },
  { end: 3, step: 1 },
  { end: 4, step: 2 },
  { end: 6, step: 2 },
]

/** How far towards an end a point may lie: beyond it are the names of the quadrants. */
const roomForPoint = 0.68

/**
 * Where the region stands: x = S − W, y = O − T, in the quadrant that says what to do. The active quadrant is filled, has
 * a thicker edge and a name in bold, so that colour never stands alone.
 */
export function PositionChart({
  x,
  y,
  pointLabel,
  quadrants,
  axes,
  formatTick,
  typeScale = 1,
  ...frame
}: PositionChartProps) {
  const { width, palette } = frame
  const unit = width / 640
  const size = (value: number) => value * unit
  const type = (value: number) => size(value) * typeScale
  const top = type(40)
  const side = type(40)
  const half = (width - 2 * side) / 2
  const halfHeight = half * 0.72
  const height = top * 2 + halfHeight * 2
  const centre = { x: width / 2, y: height / 2 }
  const furthest = Math.max(Math.abs(x), Math.abs(y))
  const { end, step } = scales.find((scale) => furthest <= scale.end * roomForPoint) ?? scales.at(-1)!
  const xOf = (value: number) => centre.x + (value / end) * half
  const yOf = (value: number) => centre.y - (value / end) * halfHeight
  const ticks = [-2, -1, 1, 2].map((count) => count * step).filter((value) => Math.abs(value) < end)
  const point = { x: xOf(x), y: yOf(y) }
  const isLabelLeft = point.x + type(24) + textWidth(pointLabel, type(15)) > centre.x + half
  // On the side of the axis, away from the names in the corners; right beside the axis on the other one.
  const towardsAxis = y >= 0 ? 1 : -1
  const isNearAxis = Math.abs(point.y - centre.y) < type(36)
  const labelY = point.y + type(22) * (isNearAxis ? -towardsAxis : towardsAxis)
  return (
    <ChartFrame {...frame} height={height}>
      {quadrants.map(({ key, signX, signY, name, signs, isActive }) => {
        const left = signX > 0 ? centre.x : centre.x - half
        const upper = signY > 0 ? centre.y - halfHeight : centre.y
        const textX = signX > 0 ? left + half - type(14) : left + type(14)
        const textY = signY > 0 ? upper + type(24) : upper + halfHeight - type(44)
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
              lines={fitText(name, half - type(48), type(17), 1)}
              x={isActive ? textX - signX * type(24) : textX}
              y={textY}
              fontSize={type(17)}
              fontWeight={isActive ? 600 : 400}
              fill={isActive ? palette.ink : palette.mutedInk}
              anchor={signX > 0 ? 'end' : 'start'}
            />
            {isActive && <Tick x={textX - signX * type(8)} y={textY} size={type(8)} stroke={palette.accent} />}
            <TextLines
              lines={[signs]}
              x={textX}
              y={textY + type(21)}
              fontSize={type(13)}
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
            y={centre.y + type(15)}
            fontSize={type(11)}
            fill={palette.mutedInk}
            anchor="middle"
          />
          <TextLines
            lines={[formatTick(value)]}
            x={centre.x - size(8)}
            y={yOf(value)}
            fontSize={type(11)}
            fill={palette.mutedInk}
            anchor="end"
          />
        </g>
      ))}
      <AxisName text={axes.top} x={centre.x} y={top / 2} size={type(14)} fill={palette.tone.o.ink} />
      <AxisName text={axes.bottom} x={centre.x} y={height - top / 2} size={type(14)} fill={palette.tone.t.ink} />
      <AxisName text={axes.left} x={side / 2} y={centre.y} size={type(14)} fill={palette.tone.w.ink} isUpright />
      <AxisName
        text={axes.right}
        x={width - side / 2}
        y={centre.y}
        size={type(14)}
        fill={palette.tone.s.ink}
        isUpright
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
        x={point.x + (isLabelLeft ? -type(12) : type(12))}
        y={labelY}
        fontSize={type(15)}
        fontWeight={600}
        fill={palette.ink}
        anchor={isLabelLeft ? 'end' : 'start'}
      />
    </ChartFrame>
  )
}

/** The end of an axis; those of the level axis run upwards, beside the chart. */
function AxisName({
  text,
  x,
  y,
  size,
  fill,
  isUpright = false,
}: {
  text: string
  x: number
  y: number
  size: number
  fill: string
  isUpright?: boolean
}) {
  const name = <TextLines lines={[text]} x={x} y={y} fontSize={size} fontWeight={600} fill={fill} anchor="middle" />
  return isUpright ? <g transform={`rotate(-90 ${x} ${y})`}>{name}</g> : name
}

/** The mark of the quadrant that the point lies in; drawn, because the font has none. */
function Tick({ x, y, size, stroke }: { x: number; y: number; size: number; stroke: string }) {
  const path = `M${x - size} ${y} l${size * 0.7} ${size * 0.7} l${size * 1.3} ${-size * 1.4}`
  return (
    <path d={path} fill="none" stroke={stroke} strokeWidth={size * 0.4} strokeLinecap="round" strokeLinejoin="round" />
  )
}
