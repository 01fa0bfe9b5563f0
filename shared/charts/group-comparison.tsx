import { fitText } from './fit-text.ts'
import type { ChartProps } from './svg-parts.tsx'
import { ChartFrame, TextLines } from './svg-parts.tsx'

export type GroupComparisonProps = ChartProps & {
  options: { id: string; title: string }[]
  /** Values in the order of the options. */
  groups: { key: string; name: string; values: number[] }[]
  formatValue: (value: number) => string
}

/** Of each option one bar a group, all on one scale; the name of the group stands beside its bar, not in a legend. */
export function GroupComparison({ options, groups, formatValue, ...frame }: GroupComparisonProps) {
  const { width, palette } = frame
  const titleHeight = 30
  const barHeight = 24
  const nameWidth = Math.round(width * 0.34)
  const barX = nameWidth + 8
  const barWidth = width - barX - 72
  const most = Math.max(1e-9, ...groups.flatMap(({ values }) => values))
  const blockHeight = titleHeight + groups.length * barHeight + 10
  return (
    <ChartFrame {...frame} height={options.length * blockHeight + 4}>
      {options.map((option, index) => {
        const top = index * blockHeight
        return (
          <g key={option.id}>
            {index > 0 && <line x1={0} x2={width} y1={top} y2={top} stroke={palette.line} />}
            <TextLines
              lines={fitText(option.title, width - 8, 14, 1)}
              x={4}
              y={top + titleHeight / 2 + 2}
              fontSize={14}
              fontWeight={600}
              fill={palette.ink}
            />
            {groups.map(({ key, name, values }, groupIndex) => {
              const middle = top + titleHeight + (groupIndex + 0.5) * barHeight
              const value = values[index] ?? 0
              return (
                <g key={key}>
                  <TextLines
                    lines={fitText(name, nameWidth - 16, 12.5, 1)}
                    x={16}
                    y={middle}
                    fontSize={12.5}
                    fill={palette.mutedInk}
                  />
                  <rect
                    x={barX}
                    y={middle - 7}
                    width={value <= 0 ? 0 : Math.max(2, (value / most) * barWidth)}
                    height={14}
                    rx={3}
                    fill={palette.accent}
                  />
                  <TextLines
                    lines={[formatValue(value)]}
                    x={width - 8}
                    y={middle}
                    fontSize={13}
                    fontWeight={600}
                    fill={palette.ink}
                    anchor="end"
                  />
                </g>
              )
            })}
          </g>
        )
      })}
    </ChartFrame>
  )
}
