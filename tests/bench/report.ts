import { median, p95 } from './statistics.ts'

/** One line of the table: what was measured, against what limit, and beside what. */
export interface Measure {
  name: string
  unit: 'ms' | 'MB' | 'cards' | 'keys'
  /** At most this, by issue's table; null for a figure that only explains another. */
  limit: number | null
  /** Which figure the limit is about. */
  by: 'median' | 'p95' | 'max'
  samples: readonly number[]
  /** The cheapest thing that has to happen anyway, measured in the same run on the same machine. */
  baseline: { name: string; samples: readonly number[] } | null
  /** Load average of the machine just before and after; other work on it makes every figure worse. */
  load: readonly [number, number]
}

/** A measure with its figures, as `--json` writes it. */
export interface Line extends Omit<Measure, 'baseline'> {
  median: number
  p95: number
  max: number
  baseline: { name: string; value: number; ratio: number } | null
  isOver: boolean
}

/** Loads above this say more about the neighbours than about us: two cores, and one is Chromium's. */
export const quietLoad = 3

export function lineOf(measure: Measure): Line {
  const { samples, by, limit } = measure
  const figures = { median: median(samples), p95: p95(samples), max: Math.max(...samples) }
  const figure = figures[by]
  let baseline: Line['baseline'] = null
  if (measure.baseline !== null) {
    const value = by === 'p95' ? p95(measure.baseline.samples) : median(measure.baseline.samples)
    baseline = { name: measure.baseline.name, value, ratio: figure / value }
  }
  return { ...measure, ...figures, baseline, isOver: limit !== null && figure > limit }
}

const columns = ['', 'at most', 'median', 'p95', 'max', 'n', 'baseline', 'ratio', 'load', ''] as const

/** The table as text, one row a line. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [columns as readonly string[], ...lines.map(cellsOf)]
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const isText = (column: number) => column === 0 || column === 6 || column === 9
  const lined = rows.map((row) =>
    row
      .map((cell, column) => (isText(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  )
  return [lined[0], '─'.repeat(Math.max(...lined.map((line) => line.length))), ...lined.slice(1)].join('\n')
}

function cellsOf(line: Line): string[] {
  const { name, unit, limit, by, samples, baseline, load, isOver } = line
  return [
    name,
    limit === null ? '' : `${by === 'median' ? '' : `${by} `}${limit} ${unit}`,
    figure(line.median),
    figure(line.p95),
    figure(line.max),
    String(samples.length),
    baseline === null ? '' : `${baseline.name}: ${figure(baseline.value)}`,
    baseline === null ? '' : `×${figure(baseline.ratio)}`,
    load.map((value) => value.toFixed(1)).join('→'),
    limit === null ? '' : isOver ? 'OVER' : Math.max(...load) > quietLoad ? 'ok (busy machine)' : 'ok',
  ]
}

const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
