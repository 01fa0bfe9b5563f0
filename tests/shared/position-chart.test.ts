import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { darkPalette, lightPalette } from '#shared/charts/palette.ts'
import { PositionChart } from '#shared/charts/position-chart.tsx'
import { positionOf, quadrants } from '#shared/domain/analysis/swot.ts'

function draw(x: number, y: number, palette = lightPalette): string {
  const position = positionOf(x, y)
  return renderToStaticMarkup(
    h(PositionChart, {
      width: 640,
      palette,
      label: 'Posisi',
      x,
      y,
      pointLabel: `(${x}; ${y})`,
      axes: { left: 'Kelemahan', right: 'Kekuatan', top: 'Peluang', bottom: 'Ancaman' },
      formatTick: (value: number) => String(value),
      quadrants: quadrants.map((key) => ({
        key,
        signX: key === 'aggressive' || key === 'diversification' ? (1 as const) : (-1 as const),
        signY: key === 'aggressive' || key === 'turnaround' ? (1 as const) : (-1 as const),
        name: key,
        signs: '(+, +)',
        isActive: position.quadrants.includes(key),
      })),
    }),
  )
}

const pointOf = (svg: string) => {
  const [, x, y] = /<circle cx="([\d.]+)" cy="([\d.]+)"/.exec(svg)!
  return { x: Number(x), y: Number(y) }
}
const height = (svg: string) => Number(/viewBox="0 0 640 ([\d.]+)"/.exec(svg)![1])

describe('the position chart', () => {
  it('M17: strengths lie to the right and opportunities above; zero is the middle', () => {
    const middle = pointOf(draw(0, 0))
    expect(middle.x).toBe(320)
    expect(middle.y * 2).toBeCloseTo(height(draw(0, 0)), 5)
    expect(pointOf(draw(0.7, 0.4)).x).toBeGreaterThan(middle.x)
    expect(pointOf(draw(0.7, 0.4)).y).toBeLessThan(middle.y)
    expect(pointOf(draw(-0.7, -0.4)).x).toBeLessThan(middle.x)
    expect(pointOf(draw(-0.7, -0.4)).y).toBeGreaterThan(middle.y)
  })

  it('M17: the quadrant of the point is bold and ticked, on the line each that it touches; the others are not', () => {
    const boldNames = (svg: string) =>
      quadrants.filter((key) => new RegExp(`font-weight="600"[^>]*><tspan[^>]*>${key}`).test(svg))
    expect(boldNames(draw(0.7, 0.4))).toEqual(['aggressive'])
    expect(boldNames(draw(0, -0.4))).toEqual(['diversification', 'defensive'])
    expect(draw(0, -0.4).match(/<path d="M/g)).toHaveLength(2)
  })

  it('M53: the words of a point right beside the axis lie on the side away from it', () => {
    const labelOf = (svg: string) => Number(/<tspan[^>]* y="([\d.]+)"[^>]*>\(/.exec(svg)?.[1])
    for (const y of [0.25, -0.25]) {
      const svg = draw(1.65, y)
      const axis = height(svg) / 2
      const words = labelOf(svg.slice(svg.indexOf('<circle')))
      expect(Math.sign(words - axis)).toBe(-Math.sign(y))
      expect(Math.abs(words - axis)).toBeGreaterThan(Math.abs(pointOf(svg).y - axis))
    }
  })

  it('M17: the farthest point stays clear of the names in the corners, on both palettes', () => {
    for (const [x, y] of [
      [4, 4],
      [-4, 4],
      [4, -4],
      [-4, -4],
    ] as const) {
      for (const palette of [lightPalette, darkPalette]) {
        const svg = draw(x, y, palette)
        const point = pointOf(svg)
        const half = (height(svg) - 80) / 2
        expect(Math.abs(point.y - height(svg) / 2)).toBeLessThanOrEqual(half * 0.7)
        expect(Math.abs(point.x - 320)).toBeLessThanOrEqual(280 * 0.7)
        expect(svg).toContain(`(${x}; ${y})`)
      }
    }
  })
})
