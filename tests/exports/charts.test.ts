import { Resvg } from '@resvg/resvg-js'
import { createElement as h } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { createChartPainter } from '#electron/exports/chart-png.ts'
import { fitText, textWidth } from '#shared/charts/fit-text.ts'
import { darkPalette, lightPalette } from '#shared/charts/palette.ts'
import { ProgrammeGrid } from '#shared/charts/programme-grid.tsx'
import { RoadMap } from '#shared/charts/road-map.tsx'
import { ResultRows, type ResultRow } from '#shared/charts/result-rows.tsx'
import { resourcesFolder } from '#tests/support/record-fixture.ts'

const bar = (id: string, points: number, place: string, tone: ResultRow['tone']): ResultRow => ({
  id,
  title: `Isu ${id}`,
  score: String(points),
  place,
  tone,
  mark: { kind: 'bar', share: points / 9 },
})
const frame = { width: 600, palette: lightPalette, label: 'Grafik' }
const votes = (rows: ResultRow[], cutAfter: number) =>
  renderToStaticMarkup(h(ResultRows, { ...frame, rows, cutAfter, cutLabel: 'garis potong: 2 besar', legend: 'seri' }))

const textOnly = (content: string) =>
  h('svg', { xmlns: 'http://www.w3.org/2000/svg', width: 200, height: 40, fontFamily: 'Plus Jakarta Sans' }, [
    h('rect', { key: 'r', width: 200, height: 40, fill: '#ffffff' }),
    h('text', { key: 't', x: 10, y: 28, fontSize: 20, fill: '#000000' }, content),
  ])

describe('charts', () => {
  it('X60: hatches a tie across the cut line and draws the line below it', () => {
    const svg = votes(
      [bar('a', 9, '1', 'in'), bar('b', 5, '2–3', 'tied'), bar('c', 5, '2–3', 'tied'), bar('d', 1, '4', 'out')],
      2,
    )
    expect(svg.match(/fill="url\(#/g)).toHaveLength(3) // two bars and the legend
    const cutY = Number(/<line [^>]*y1="(\d+)"[^>]*stroke-dasharray/.exec(svg)![1])
    const barY = [...svg.matchAll(/<rect data-mark="bar" x="\d+" y="(\d+)" width="[\d.]+" height="18"/g)].map(([, y]) =>
      Number(y),
    )
    expect(barY).toHaveLength(4)
    expect(cutY).toBeGreaterThan(barY[2]!)
    expect(cutY).toBeLessThan(barY[3]!)
  })

  it('X61: draws no cut line when every option is above it, and no bar for no points', () => {
    const svg = votes([bar('a', 3, '1', 'in'), bar('b', 0, '2', 'in')], -1)
    expect(svg).not.toContain('garis potong')
    expect(svg).toContain('width="0" height="18"')
  })

  it('X62: names an empty cell in words, not by colour alone', () => {
    const svg = renderToStaticMarkup(
      h(ProgrammeGrid, {
        ...frame,
        columns: [{ dimension: 'governance', name: 'Smart Governance' }],
        rows: [{ horizon: 'short', name: 'Jangka Pendek', years: '2024' }],
        counts: [],
        emptyLabel: 'kosong',
        quickWinLabel: (count) => `${count} quick win`,
      }),
    )
    expect(svg).toContain('kosong')
    expect(svg).toContain('stroke-dasharray')
  })

  it('X63: keeps a bar inside the years of the road map however far its own years lie', () => {
    const row = {
      id: 'p',
      code: 'P-1',
      name: 'Program',
      dimension: 'living' as const,
      from: 1990,
      to: 2200,
      isQuickWin: true,
    }
    const svg = renderToStaticMarkup(
      h(RoadMap, { ...frame, rows: [row], firstYear: 2024, lastYear: 2033, quickWinLabel: 'Quick win' }),
    )
    const [, x, width] = /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="16"/.exec(svg)!
    expect(Number(x) + Number(width)).toBeLessThanOrEqual(600)
  })

  it('X64: is drawn with its own font: text leaves ink without any font of the system', () => {
    const draw = createChartPainter(resourcesFolder)
    const dark = (content: string) => {
      const { png } = draw(textOnly(content))
      const image = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="40"><image width="200" height="40" xlink:href="${image}"/></svg>`
      const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
      return pixels.filter((value, index) => index % 4 === 0 && value < 128).length
    }
    expect(dark('Manokwari')).toBeGreaterThan(150)
    expect(dark('')).toBe(0)
    expect(dark('Manokwari Manokwari')).toBeGreaterThan(dark('Manokwari') * 1.5)
  })

  it('X65: escapes what was typed', () => {
    const svg = votes([{ ...bar('a', 1, '1', 'in'), title: '<script>alert(1)</script>&' }], -1)
    expect(svg).not.toContain('<script>')
    expect(svg).toContain('&lt;script&gt;')
  })

  it('X66: breaks a title into lines that fit and marks what is cut', () => {
    expect(fitText('Satu data', 200, 14)).toEqual(['Satu data'])
    const lines = fitText('Peringatan dini banjir rob untuk seluruh kampung pesisir dan pulau kecil', 180, 14)
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(textWidth(line, 14)).toBeLessThanOrEqual(180)
    expect(lines[1]).toMatch(/…$/)
    expect(fitText('x'.repeat(400), 100, 14, 1)[0]!.length).toBeLessThan(20)
  })

  it('X67: has light and dark inks that can be read on their surface', () => {
    for (const palette of [lightPalette, darkPalette]) {
      for (const ink of [palette.ink, palette.mutedInk, palette.warn, ...Object.values(palette.dimension)]) {
        expect(contrast(ink, palette.surface), ink).toBeGreaterThanOrEqual(4.5)
      }
    }
  })
})

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
