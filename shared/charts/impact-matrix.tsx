import { fitText } from './fit-text.ts'
import type { ChartProps } from './svg-parts.tsx'
import { ChartFrame, TextLines } from './svg-parts.tsx'

/** One option by its means, 1 to 5. `number` stands in the picture and beside the title in the list. */
export type MatrixPoint = {
  id: string
  number: number
  title: string
  impact: number
  effort: number
  isQuickWin: boolean
}

export type ImpactMatrixProps = ChartProps & {
  points: MatrixPoint[]
  fields: { quickWin: string; majorProject: string; fillIn: string; postpone: string }
  /** Titles beside the picture; without them the numbers are explained elsewhere. */
  hasList: boolean
  axes: { lowEffort: string; highEffort: string; lowImpact: string; highImpact: string }
}

const lowest = 1
const highest = 5
const dividingLine = 3

/** Two points nearer than this to each other would hide one another. */
const nearest = 26

/**
 * Impact upwards, effort to the right, divided at 3; quick wins lie in the upper left, and are filled. Points carry
 * numbers, and the list beside the picture has their titles. Points in one place stand side by side.
 */
export function ImpactMatrix({ points, fields, axes, hasList, ...frame }: ImpactMatrixProps) {
  const { width, palette } = frame
  const listWidth = hasList ? Math.round(width * 0.36) : 0
  const left = 30
  const top = 30
  const side = width - listWidth - left - 24
  const sideHeight = Math.round(side * 0.82)
  const rowHeight = 34
  const height = Math.max(top + sideHeight + 34, hasList ? top + points.length * rowHeight + 8 : 0)
  const xOf = (effort: number) => left + 16 + ((effort - lowest) / (highest - lowest)) * (side - 32)
  // Names of the fields stand above and below the points, which never reach them.
  const yOf = (impact: number) => top + 40 + ((highest - impact) / (highest - lowest)) * (sideHeight - 80)
  const middle = { x: xOf(dividingLine), y: yOf(dividingLine) }
  const placed = placeApart(points.map((point) => ({ point, x: xOf(point.effort), y: yOf(point.impact) })))
  const corners = [
    { key: 'quickWin', text: fields.quickWin, x: left + 10, y: top + 16, anchor: 'start' as const, isStrong: true },
    { key: 'major', text: fields.majorProject, x: left + side - 10, y: top + 16, anchor: 'end' as const },
    { key: 'fillIn', text: fields.fillIn, x: left + 10, y: top + sideHeight - 14, anchor: 'start' as const },
    { key: 'postpone', text: fields.postpone, x: left + side - 10, y: top + sideHeight - 14, anchor: 'end' as const },
  ]
  return (
    <ChartFrame {...frame} height={height}>
      <rect x={left} y={top} width={side} height={sideHeight} rx={8} fill={palette.sunken} stroke={palette.line} />
      <rect
        x={left}
        y={top}
        width={middle.x - left}
        height={middle.y - top}
        rx={8}
        fill={palette.accentTint}
        fillOpacity={0.4}
      />
      <line
        x1={middle.x}
        x2={middle.x}
        y1={top}
        y2={top + sideHeight}
        stroke={palette.mutedInk}
        strokeDasharray="5 4"
      />
      <line x1={left} x2={left + side} y1={middle.y} y2={middle.y} stroke={palette.mutedInk} strokeDasharray="5 4" />
      {corners.map(({ key, text, x, y, anchor, isStrong = false }) => (
        <TextLines
          key={key}
          lines={[text]}
          x={x}
          y={y}
          fontSize={14}
          fontWeight={isStrong ? 600 : 400}
          fill={isStrong ? palette.ink : palette.mutedInk}
          anchor={anchor}
        />
      ))}
      <TextLines lines={[axes.highImpact]} x={left} y={14} fontSize={13} fill={palette.mutedInk} />
      <TextLines
        lines={[`${axes.lowImpact} · ${axes.lowEffort}`]}
        x={left}
        y={top + sideHeight + 18}
        fontSize={13}
        fill={palette.mutedInk}
      />
      <TextLines
        lines={[axes.highEffort]}
        x={left + side}
        y={top + sideHeight + 18}
        fontSize={13}
        fill={palette.mutedInk}
        anchor="end"
      />
      {placed.map(({ point, x, y }) => (
        <g key={point.id}>
          <title>{`${point.number}. ${point.title}`}</title>
          <circle
            cx={x}
            cy={y}
            r={13}
            fill={point.isQuickWin ? palette.accent : palette.surface}
            stroke={palette.accent}
            strokeWidth={2}
          />
          <TextLines
            lines={[String(point.number)]}
            x={x}
            y={y}
            fontSize={13}
            fontWeight={600}
            fill={point.isQuickWin ? palette.surface : palette.ink}
            anchor="middle"
          />
        </g>
      ))}
      {(hasList ? points : []).map((point, index) => {
        const y = top + index * rowHeight + rowHeight / 2
        return (
          <g key={point.id}>
            <TextLines
              lines={[String(point.number)]}
              x={width - listWidth + 18}
              y={y}
              fontSize={13}
              fontWeight={600}
              fill={palette.ink}
              anchor="end"
            />
            <TextLines
              lines={fitText(point.title, listWidth - 34, 12.5)}
              x={width - listWidth + 28}
              y={y}
              fontSize={12.5}
              fontWeight={point.isQuickWin ? 600 : 400}
              fill={palette.ink}
            />
          </g>
        )
      })}
    </ChartFrame>
  )
}

type Placed = { point: MatrixPoint; x: number; y: number }

/** Moves a point to the right of those it would hide; equal means stay recognisable as a row. */
function placeApart(wanted: Placed[]): Placed[] {
  const placed: Placed[] = []
  for (const one of wanted) {
    let { x } = one
    const isHidden = () => placed.some((other) => Math.hypot(other.x - x, other.y - one.y) < nearest)
    for (let tries = 0; tries < 20 && isHidden(); tries += 1) x += nearest / 2
    placed.push({ ...one, x })
  }
  return placed
}
