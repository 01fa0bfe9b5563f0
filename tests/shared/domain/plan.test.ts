import { describe, expect, it } from 'vitest'
import { countCells, emptyCells, isUnsorted, planRadar } from '#shared/domain/plan-check.ts'
import { quickWinWarnings } from '#shared/domain/quick-wins.ts'
import english from '#shared/i18n/en/domain.json' with { type: 'json' }
import indonesian from '#shared/i18n/id/domain.json' with { type: 'json' }
import { dimensions, horizons } from '#shared/schema/vocabulary.ts'
import type { Dimension, Horizon } from '#shared/schema/vocabulary.ts'

let lastNumber = 0
const makeProgramme = (dimension: Dimension | null, horizon: Horizon | null, changes: object = {}) => ({
  id: `p${++lastNumber}`,
  name: `Program ${lastNumber}`,
  dimension,
  horizon,
  isQuickWin: false,
  leadUnitId: null,
  leadUnitText: 'DLH',
  indicator: 'Ton sampah terpilah per bulan',
  ...changes,
})
const makeQuickWin = (dimension: Dimension | null, horizon: Horizon | null, changes: object = {}) =>
  makeProgramme(dimension, horizon, { isQuickWin: true, ...changes })
const oneEach = (without?: Dimension) =>
  dimensions.filter((dimension) => dimension !== without).map((dimension) => makeQuickWin(dimension, 'short'))

describe('quick wins', () => {
  it('D30: one to three per dimension, all short term, need no warning', () => {
    expect(quickWinWarnings(oneEach())).toEqual([])
    expect(quickWinWarnings([...oneEach(), makeQuickWin('living', 'short'), makeQuickWin('living', 'short')])).toEqual(
      [],
    )
  })

  it('D30: names each dimension without a quick win, in the order of the method', () => {
    expect(quickWinWarnings(oneEach('branding'))).toEqual([{ code: 'noQuickWin', dimension: 'branding' }])
    expect(quickWinWarnings([makeProgramme('economy', 'short')]).map((warning) => warning.dimension)).toEqual(
      dimensions,
    )
  })

  it('D30: warns about the fourth of a dimension', () => {
    const more = [1, 2, 3].map(() => makeQuickWin('society', 'short'))
    expect(quickWinWarnings([...oneEach(), ...more])).toEqual([
      { code: 'tooManyQuickWins', dimension: 'society', quickWinCount: 4, mostCount: 3 },
    ])
  })

  it.each(['medium', 'long', null] as const)('D31: warns about a quick win whose horizon is %s', (horizon) => {
    const late = makeQuickWin('economy', horizon)
    expect(quickWinWarnings([...oneEach('economy'), late])).toEqual([
      { code: 'notShortTerm', dimension: 'economy', programmeId: late.id, programmeName: late.name },
    ])
  })

  it('D32: warns about a quick win without unit in charge or indicator, and only about quick wins', () => {
    const bare = makeQuickWin('economy', 'short', { leadUnitText: '', indicator: '' })
    const owned = makeQuickWin('economy', 'short', { leadUnitId: 'unit-1', leadUnitText: '' })
    const plain = makeProgramme('economy', 'long', { leadUnitText: '', indicator: '' })
    expect(quickWinWarnings([...oneEach('economy'), bare, owned, plain])).toEqual([
      { code: 'leadUnitMissing', dimension: 'economy', programmeId: bare.id, programmeName: bare.name },
      { code: 'indicatorMissing', dimension: 'economy', programmeId: bare.id, programmeName: bare.name },
    ])
  })

  it('D32: every warning has its sentence in both languages', () => {
    const codes = ['noQuickWin', 'tooManyQuickWins', 'notShortTerm', 'leadUnitMissing', 'indicatorMissing']
    expect(Object.keys(indonesian.quickWinWarning)).toEqual(codes)
    expect(Object.keys(english.quickWinWarning)).toEqual(codes)
  })
})

describe('the 18 cells', () => {
  const all = dimensions.flatMap((dimension) => horizons.map((horizon) => makeProgramme(dimension, horizon)))

  it('D33: lists the empty cells by dimension, then from short to long', () => {
    expect(emptyCells(all)).toEqual([])
    expect(emptyCells([])).toHaveLength(18)
    const withGaps = all.filter(
      ({ dimension, horizon }) => !(dimension === 'branding' && horizon === 'long') && !(dimension === 'environment'),
    )
    expect(emptyCells(withGaps)).toEqual([
      { dimension: 'branding', horizon: 'long' },
      { dimension: 'environment', horizon: 'short' },
      { dimension: 'environment', horizon: 'medium' },
      { dimension: 'environment', horizon: 'long' },
    ])
  })

  it('D34: a programme without dimension or horizon lies in the tray and fills no cell', () => {
    const unsorted = [makeProgramme(null, null), makeProgramme('living', null), makeProgramme(null, 'short')]
    expect(unsorted.every(isUnsorted)).toBe(true)
    expect(emptyCells(unsorted)).toHaveLength(18)
    expect(planRadar([...all, ...unsorted]).unsortedCount).toBe(3)
  })

  it('D35: counts programmes and quick wins for each spoke of the radar', () => {
    const plan = [
      makeQuickWin('living', 'short'),
      makeProgramme('living', 'short'),
      makeProgramme('living', 'long'),
      makeProgramme('economy', 'medium'),
    ]
    expect(countCells(plan).living).toEqual({ short: 2, medium: 0, long: 1 })
    const { spokes } = planRadar(plan)
    expect(spokes.map((spoke) => spoke.dimension)).toEqual(dimensions)
    expect(spokes.map((spoke) => spoke.programmeCount)).toEqual([0, 0, 1, 3, 0, 0])
    expect(spokes[3]).toMatchObject({ emptyHorizons: ['medium'], quickWinCount: 1 })
  })
})
