import type { Dimension } from '../schema/vocabulary.ts'
import { fitText } from './fit-text.ts'
import type { ChartPalette } from './palette.ts'
import type { ChartProps } from './svg-parts.tsx'
import { ChartFrame, TextLines } from './svg-parts.tsx'

export type SwotTile = {
  key: string
  letter: string
  name: string
  tone: keyof ChartPalette['tone']
  noteCount: number
  /** Notes per dimension, in the order of the method. */
  byDimension: { dimension: Dimension; name: string; count: number }[]
}

/** Four quadrants with their numbers of notes, each with a small bar per dimension; two tiles in a row. */
export function SwotCounts({
  tiles,
  noteLabel,
  ...frame
}: ChartProps & { tiles: SwotTile[]; noteLabel: (count: number) => string }) {
  const { width, palette } = frame
  const gap = 12
  const tileWidth = (width - gap) / 2
  const barHeight = 22
  const tileHeight = 64 + Math.max(1, ...tiles.map((tile) => tile.byDimension.length)) * barHeight + 12
  const height = Math.ceil(tiles.length / 2) * (tileHeight + gap) - gap
  const maxCount = Math.max(1, ...tiles.flatMap((tile) => tile.byDimension.map((item) => item.count)))
  const nameWidth = tileWidth * 0.42
  return (
    <ChartFrame {...frame} height={height}>
      {tiles.map((tile, index) => {
        const left = (index % 2) * (tileWidth + gap)
        const top = Math.floor(index / 2) * (tileHeight + gap)
        const tone = palette.tone[tile.tone]
        return (
          <g key={tile.key} transform={`translate(${left} ${top})`}>
            <rect
              x={0.5}
              y={0.5}
              width={tileWidth - 1}
              height={tileHeight - 1}
              rx={10}
              fill={tone.tint}
              stroke={tone.ink}
            />
            <rect x={14} y={14} width={34} height={34} rx={8} fill={tone.ink} />
            <TextLines
              lines={[tile.letter]}
              x={31}
              y={31}
              fontSize={18}
              fontWeight={600}
              fill={palette.surface}
              anchor="middle"
            />
            <TextLines lines={[tile.name]} x={60} y={31} fontSize={17} fontWeight={600} fill={tone.ink} />
            <TextLines
              lines={[noteLabel(tile.noteCount)]}
              x={tileWidth - 16}
              y={31}
              fontSize={14}
              fill={palette.ink}
              anchor="end"
            />
            {tile.byDimension.map((item, row) => {
              const middle = 64 + row * barHeight + barHeight / 2
              return (
                <g key={item.dimension}>
                  <TextLines
                    lines={fitText(item.name, nameWidth, 12.5, 1)}
                    x={16}
                    y={middle}
                    fontSize={12.5}
                    fill={palette.ink}
                  />
                  <rect
                    x={16 + nameWidth}
                    y={middle - 6}
                    width={(item.count / maxCount) * (tileWidth - nameWidth - 64)}
                    height={12}
                    rx={3}
                    fill={tone.ink}
                  />
                  <TextLines
                    lines={[String(item.count)]}
                    x={tileWidth - 16}
                    y={middle}
                    fontSize={12.5}
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
