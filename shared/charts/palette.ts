import type { zoneTones } from '../schema/board.ts'
import type { Dimension } from '../schema/vocabulary.ts'

/** Colours of one look of the charts. The light one is also that of every paper. */
export type ChartPalette = {
  surface: string
  ink: string
  mutedInk: string
  line: string
  sunken: string
  accent: string
  accentTint: string
  warn: string
  tone: Record<(typeof zoneTones)[number], { ink: string; tint: string }>
  dimension: Record<Dimension, string>
}

/** The light tokens of the app; every ink has at least 4.5:1 on `surface`. */
export const lightPalette: ChartPalette = {
  surface: '#ffffff',
  ink: '#1b2430',
  mutedInk: '#566173',
  line: '#e1dcd2',
  sunken: '#f6f4ef',
  accent: '#0c6a68',
  accentTint: '#8fc4bf',
  warn: '#9a5b00',
  tone: {
    s: { ink: '#2b7a4b', tint: '#e6f3ea' },
    w: { ink: '#ad4e12', tint: '#fbeee2' },
    o: { ink: '#2159a3', tint: '#e6eff9' },
    t: { ink: '#8a2c6a', tint: '#f6e7f1' },
    neutral: { ink: '#566173', tint: '#eeebe4' },
  },
  dimension: {
    governance: '#3a4aa5',
    branding: '#a92f6c',
    economy: '#8a6100',
    living: '#b3472a',
    society: '#6a48a8',
    environment: '#2f7a3e',
  },
}

export const darkPalette: ChartPalette = {
  surface: '#1b2129',
  ink: '#eef1f5',
  mutedInk: '#a7b1bf',
  line: '#2d3540',
  sunken: '#12161c',
  accent: '#57c4bb',
  accentTint: '#2c6661',
  warn: '#e0a34a',
  tone: {
    s: { ink: '#69c48b', tint: '#14291c' },
    w: { ink: '#f0a06a', tint: '#2e1d11' },
    o: { ink: '#86b6f2', tint: '#14233a' },
    t: { ink: '#e391c5', tint: '#2f1427' },
    neutral: { ink: '#a7b1bf', tint: '#242b34' },
  },
  dimension: {
    governance: '#9aa8f5',
    branding: '#f08bbb',
    economy: '#e0b54a',
    living: '#f29a7f',
    society: '#bda2f0',
    environment: '#7fcf8e',
  },
}

export const chartFont = "'Plus Jakarta Sans', 'Plus Jakarta Sans Variable', sans-serif"
