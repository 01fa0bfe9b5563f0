import type { OptionMark } from '../domain/voting/readings/reading.ts'
import type { ChartPalette } from './palette.ts'
import { HatchPattern } from './svg-parts.tsx'

/** Where the option lies to the cut line; a tie across it is hatched, to be told without colour. */
export type MarkTone = 'in' | 'out' | 'tied'

/** Size at which a mark is drawn; pictures scale it. */
const markSize = { width: 240, height: 32 }

/** One mark as a picture of its own, as wide as its place: in a table or on the wall, where text stands beside it. */
export function MarkPicture({
  mark,
  tone,
  palette,
  id,
  className,
}: {
  mark: OptionMark
  tone: MarkTone
  palette: ChartPalette
  /** Unique on the page, for the hatching. */
  id: string
  className?: string | undefined
}) {
  const { width, height } = markSize
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} width="100%" aria-hidden="true">
      <defs>
        <MarkPatterns id={id} palette={palette} />
      </defs>
      <MarkShapes mark={mark} tone={tone} palette={palette} id={id} x={0} y={0} {...markSize} />
    </svg>
  )
}

/** Stripes of ties and of votes against. */
export function MarkPatterns({ id, palette }: { id: string; palette: ChartPalette }) {
  return (
    <>
      <HatchPattern id={`${id}-tie`} base={palette.accent} stripe={palette.accentTint} />
      <HatchPattern id={`${id}-no`} base={palette.surface} stripe={palette.warn} />
    </>
  )
}

/** The shapes of a mark inside a box. */
export function MarkShapes({
  mark,
  tone,
  palette,
  id,
  x,
  y,
  width,
  height,
}: {
  mark: OptionMark
  tone: MarkTone
  palette: ChartPalette
  id: string
  x: number
  y: number
  width: number
  height: number
}) {
  const middle = y + height / 2
  const fill = tone === 'tied' ? `url(#${id}-tie)` : tone === 'in' ? palette.accent : palette.accentTint
  if (mark.kind === 'bar') {
    const barHeight = Math.min(18, height)
    const barWidth = mark.share <= 0 ? 0 : Math.max(2, Math.min(1, mark.share) * width)
    return (
      <rect data-mark="bar" x={x} y={middle - barHeight / 2} width={barWidth} height={barHeight} rx={4} fill={fill} />
    )
  }
  if (mark.kind === 'answers') {
    const { yes, no, abstain, required } = mark
    const total = Math.max(1, yes + no + abstain, required)
    const parts = [
      { key: 'yes', count: yes, fill: palette.accent, stroke: palette.accent },
      { key: 'no', count: no, fill: `url(#${id}-no)`, stroke: palette.warn },
      { key: 'abstain', count: abstain, fill: palette.surface, stroke: palette.mutedInk },
    ]
    const barHeight = Math.min(16, height - 4)
    const starts = [0, yes, yes + no]
    const requiredX = x + (required / total) * width
    return (
      <>
        {parts.map(({ key, count, ...colours }, index) =>
          count === 0 ? null : (
            <rect
              key={key}
              data-mark={key}
              x={x + (starts[index]! / total) * width + 0.75}
              y={middle - barHeight / 2 + 0.75}
              width={Math.max(1, (count / total) * width - 1.5)}
              height={barHeight - 1.5}
              strokeWidth={1.5}
              {...colours}
            />
          ),
        )}
        <line x1={requiredX} x2={requiredX} y1={y} y2={y + height} stroke={palette.ink} strokeWidth={2} />
      </>
    )
  }
  const { counts, lowestStep, mean } = mark
  const step = width / counts.length
  const most = Math.max(1, ...counts)
  const radius = Math.min(step / 2, height / 2) - 0.5
  const centreOf = (value: number) => x + (value - lowestStep + 0.5) * step
  return (
    <>
      <line
        x1={centreOf(lowestStep)}
        x2={centreOf(lowestStep + counts.length - 1)}
        y1={middle}
        y2={middle}
        stroke={palette.line}
        strokeWidth={1.5}
      />
      {counts.map((count, index) =>
        count === 0 ? (
          // oxlint-disable-next-line react/no-array-index-key -- a step has no other identity
          <circle key={index} cx={centreOf(lowestStep + index)} cy={middle} r={1.5} fill={palette.mutedInk} />
        ) : (
          <circle
            // oxlint-disable-next-line react/no-array-index-key -- a step has no other identity
            key={index}
            data-mark="step"
            cx={centreOf(lowestStep + index)}
            cy={middle}
            // The area says how many, so that twice as many look twice as many.
            r={Math.max(2, radius * Math.sqrt(count / most))}
            fill={palette.accentTint}
            stroke={palette.accent}
            strokeWidth={1}
          />
        ),
      )}
      {mean !== null && (
        <line
          data-mark="mean"
          x1={centreOf(mean)}
          x2={centreOf(mean)}
          y1={y}
          y2={y + height}
          stroke={palette.ink}
          strokeWidth={2.5}
        />
      )}
    </>
  )
}
