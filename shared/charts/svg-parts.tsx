import type { ReactNode } from 'react'
import type { ChartPalette } from './palette.ts'
import { chartFont } from './palette.ts'

/** What every chart takes: its width in pixels (the height follows), its colours and its spoken name. */
export type ChartProps = { width: number; palette: ChartPalette; label: string }

/** The frame of a chart: a named picture on its own surface. */
export function ChartFrame({
  width,
  height,
  palette,
  label,
  children,
}: ChartProps & { height: number; children: ReactNode }) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily={chartFont}
    >
      <rect width={width} height={height} fill={palette.surface} />
      {children}
    </svg>
  )
}

/** Lines of text under each other, centred on `y` as a block. */
export function TextLines({
  lines,
  x,
  y,
  fontSize,
  fill,
  fontWeight = 400,
  anchor = 'start',
}: {
  lines: string[]
  x: number
  y: number
  fontSize: number
  fill: string
  fontWeight?: 400 | 600
  anchor?: 'start' | 'middle' | 'end'
}) {
  const lineHeight = fontSize * 1.25
  const firstBaseline = y - ((lines.length - 1) * lineHeight) / 2 + fontSize * 0.35
  return (
    <text fontSize={fontSize} fontWeight={fontWeight} fill={fill} textAnchor={anchor}>
      {lines.map((line, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines of one text have no other identity
        <tspan key={index} x={x} y={firstBaseline + index * lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

/** Diagonal stripes, the sign of a tie: to be told apart without colour and on a black-and-white printer. */
export function HatchPattern({ id, base, stripe }: { id: string; base: string; stripe: string }) {
  return (
    <pattern id={id} width={12} height={12} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={12} height={12} fill={base} />
      <rect width={5} height={12} fill={stripe} />
    </pattern>
  )
}
