import { describe, expect, it } from 'vitest'
import { ratingsOfThemes, votesOfThemes, winningThemes } from '#shared/domain/analysis/rounds.ts'
import { isSwotBoard } from '#shared/domain/analysis/sides.ts'
import { analyseSwot, halved, positionOf } from '#shared/domain/analysis/swot.ts'
import { citationOf, sidesWithout, towsMatrix } from '#shared/domain/analysis/tows.ts'
import {
  decimalsOf,
  evenOut,
  isWholeWeight,
  parseWeight,
  roundShares,
  weightsOfVotes,
} from '#shared/domain/analysis/weights.ts'
import { firstPositions } from '#shared/domain/order.ts'
import type { BoardAnalysis, Factor, TowsCell } from '#shared/schema/analysis.ts'
import type { Theme, Zone } from '#shared/schema/board.ts'
import type { RoundRecord } from '#shared/schema/record.ts'

const zoneKeys = { s: 'strengths', w: 'weaknesses', o: 'opportunities', t: 'threats' } as const
type Side = keyof typeof zoneKeys
const zones = Object.entries(zoneKeys).map(([tone, key], index): Zone => ({
  id: tone,
  boardId: 'board',
  position: firstPositions(4)[index]!,
  key,
  title: key,
  letter: tone.toUpperCase(),
  tone: tone as Side,
  isHidden: false,
}))

/** A board whose themes are named by side and place: `s1`, `s2`, `w1` … */
function makeBoard(counts: Record<Side, number>): { zones: Zone[]; themes: Theme[] } {
  const themes = Object.entries(counts).flatMap(([side, count]) =>
    firstPositions(count).map((position, index): Theme => ({
      id: `${side}${index + 1}`,
      boardId: 'board',
      zoneId: side,
      rowId: null,
      number: index + 1,
      title: `Tema ${side}${index + 1}`,
      position,
      isCollapsed: false,
    })),
  )
  return { zones, themes }
}

function makeAnalysis(
  given: Record<string, Partial<Factor>>,
  strategies: BoardAnalysis['strategies'] = [],
): BoardAnalysis {
  const factors = Object.entries(given).map(([themeId, fields]): Factor => ({
    id: `factor ${themeId}`,
    themeId,
    isIncluded: true,
    weight: null,
    rating: null,
    weightRoundId: null,
    ratingRoundId: null,
    ...fields,
  }))
  return { boardId: 'board', factors, strategies, strategyFactors: [] }
}

const threeEach = makeBoard({ s: 3, w: 3, o: 3, t: 3 })

/** The worked example of the domain guide: votes and ratings of twelve factors. */
const votes = { s1: 24, s2: 18, s3: 12, w1: 20, w2: 16, w3: 10, o1: 22, o2: 15, o3: 13, t1: 25, t2: 15, t3: 10 }
const ratings = { s1: 4, s2: 3, s3: 3, w1: 3, w2: 2, w3: 2, o1: 4, o2: 3, o3: 3, t1: 3, t2: 2, t3: 2 }
const weightOf = new Map(
  [Object.entries(votes).slice(0, 6), Object.entries(votes).slice(6)].flatMap((table) => {
    const weights = weightsOfVotes(table.map(([, count]) => count))!
    return table.map(([id], index): [string, number] => [id, weights[index]!])
  }),
)
const example = makeAnalysis(
  Object.fromEntries(Object.entries(ratings).map(([id, rating]) => [id, { rating, weight: weightOf.get(id)! }])),
)

describe('tables and position', () => {
  it('M1: the worked example has the scores, subtotals and position of the guide', () => {
    const { ifas, efas, position, missing } = analyseSwot(threeEach, example)
    expect(missing).toEqual([])
    const scores = [...ifas.factors, ...efas.factors].map(({ code, score }) => `${code} ${score!.toFixed(2)}`)
    expect(scores.join(', ')).toBe(
      'S1 0.96, S2 0.54, S3 0.36, W1 0.60, W2 0.32, W3 0.20, O1 0.88, O2 0.45, O3 0.39, T1 0.75, T2 0.30, T3 0.20',
    )
    const totals = [...ifas.sides, ...efas.sides].map(({ weight, score }) => [weight.toFixed(2), score!.toFixed(2)])
    expect(totals).toEqual([
      ['0.54', '1.86'],
      ['0.46', '1.12'],
      ['0.50', '1.72'],
      ['0.50', '1.25'],
    ])
    expect(position!.x).toBeCloseTo(0.74, 10)
    expect(position!.y).toBeCloseTo(0.47, 10)
    expect(position).toMatchObject({ quadrants: ['aggressive'], isOnLine: false })
  })

  it('M2: the classic display turns weaknesses and threats round and adds everything: 3.04 and 2.97', () => {
    const { ifas, efas } = analyseSwot(threeEach, example)
    expect(ifas.factors.map(({ classicRating }) => classicRating)).toEqual([4, 3, 3, 2, 3, 3])
    expect(ifas.classicTotal).toBeCloseTo(3.04, 10)
    expect(efas.classicTotal).toBeCloseTo(2.97, 10)
  })

  it('M3: codes count the included themes of a side in their order', () => {
    const { ifas, leftOut } = analyseSwot(threeEach, makeAnalysis({ s2: { isIncluded: false } }))
    expect(ifas.factors.map(({ code, themeId }) => `${code} ${themeId}`).join(', ')).toBe(
      'S1 s1, S2 s3, W1 w1, W2 w2, W3 w3',
    )
    expect(leftOut).toEqual([{ themeId: 's2', side: 's', title: 'Tema s2' }])
  })

  it('M3: codes follow the order of the themes, not that of the list they come in', () => {
    const shuffled = { zones, themes: threeEach.themes.toReversed() }
    const { factors } = analyseSwot(shuffled, makeAnalysis({})).ifas
    expect(factors.map(({ themeId }) => themeId).join(' ')).toBe('s1 s2 s3 w1 w2 w3')
  })

  it('M4: what is missing is listed by table, and there is no position before it is there', () => {
    const untouched = analyseSwot(makeBoard({ s: 1, w: 1, o: 0, t: 0 }), makeAnalysis({}))
    expect(untouched.missing).toEqual([
      { kind: 'weights', table: 'ifas', codes: ['S1', 'W1'] },
      { kind: 'ratings', table: 'ifas', codes: ['S1', 'W1'] },
      { kind: 'factors', table: 'efas' },
    ])
    expect(untouched).toMatchObject({ position: null, isBegun: false })
    const short = {
      ...example,
      factors: example.factors.map((row) => (row.themeId === 's1' ? { ...row, weight: 0.1 } : row)),
    }
    const { missing, position, ifas, isBegun } = analyseSwot(threeEach, short)
    expect(missing).toEqual([{ kind: 'weightSum', table: 'ifas', sum: expect.closeTo(0.86, 10) }])
    expect({ position, isBegun, classic: ifas.classicTotal }).toEqual({ position: null, isBegun: true, classic: null })
  })

  it('M4: a side without factors counts as 0, a table without factors is missing', () => {
    const board = makeBoard({ s: 1, w: 0, o: 1, t: 0 })
    const { position } = analyseSwot(
      board,
      makeAnalysis({ s1: { weight: 1, rating: 4 }, o1: { weight: 1, rating: 2 } }),
    )
    expect(position).toMatchObject({ x: 4, y: 2, quadrants: ['aggressive'] })
  })

  it.each([
    [1, 1, ['aggressive']],
    [1, -1, ['diversification']],
    [-1, 1, ['turnaround']],
    [-1, -1, ['defensive']],
    [0, 1, ['aggressive', 'turnaround']],
    [1, 0, ['aggressive', 'diversification']],
    [-0.004, -1, ['diversification', 'defensive']],
    [0, 0.0049, ['aggressive', 'diversification', 'turnaround', 'defensive']],
    [0.005, -0.005, ['diversification']],
  ])('M5: the point (%d, %d) lies in %j; what prints as 0.00 is on the line', (x, y, quadrants) => {
    expect(positionOf(x, y)).toEqual({ x, y, quadrants, isOnLine: quadrants.length > 1 })
  })

  it('M6: halving changes the numbers and never the quadrant, also close to the line', () => {
    expect(halved(positionOf(0.74, 0.47))).toEqual({ x: 0.37, y: 0.235, quadrants: ['aggressive'], isOnLine: false })
    expect(halved(positionOf(0.006, 0.4))).toMatchObject({ x: 0.003, isOnLine: false })
  })

  it('M7: only boards with all four sides can be analysed, and a hidden zone is no side', () => {
    expect(isSwotBoard(zones)).toBe(true)
    expect(isSwotBoard(zones.slice(1))).toBe(false)
    expect(isSwotBoard(zones.map((zone) => ({ ...zone, isHidden: zone.key === 'threats' })))).toBe(false)
  })
})

describe('weights', () => {
  it('M8: evening out keeps proportions and sums to exactly 1 as printed', () => {
    expect(evenOut([0.2, 0.2, 0.4])).toEqual({ weights: [0.25, 0.25, 0.5] })
    expect(evenOut([1, 1, 1])).toEqual({ weights: [0.34, 0.33, 0.33] })
  })

  it('M9: with nothing given, or only zeros, all get equal shares', () => {
    expect(evenOut([null, null, null, null])).toEqual({ weights: [0.25, 0.25, 0.25, 0.25] })
    expect(evenOut([0, null])).toEqual({ weights: [0.5, 0.5] })
  })

  it('M10: some empty, a negative one or no factor at all is answered with why', () => {
    expect(evenOut([0.5, null])).toEqual({ problem: 'WEIGHT_MISSING' })
    expect(evenOut([0.5, -0.1])).toEqual({ problem: 'WEIGHT_OUT_OF_RANGE' })
    expect(evenOut([0.5, Number.NaN])).toEqual({ problem: 'WEIGHT_OUT_OF_RANGE' })
    expect(evenOut([])).toEqual({ problem: 'NO_FACTORS' })
  })

  it('M11: a small weight that two decimals would swallow gets three', () => {
    expect(evenOut([0.996, 0.004])).toEqual({ weights: [0.996, 0.004] })
    expect(decimalsOf([0.996, 0.004])).toBe(3)
    expect(decimalsOf([0.29, 0.71])).toBe(2)
  })

  it('M55: both tables are printed with the same decimals: three as soon as one of them needs three', () => {
    const board = makeBoard({ s: 1, w: 1, o: 1, t: 1 })
    const decimals = (s1: number, w1: number) => {
      const given = { s1: { weight: s1 }, w1: { weight: w1 }, o1: { weight: 0.6 }, t1: { weight: 0.4 } }
      const { ifas, efas } = analyseSwot(board, makeAnalysis(given))
      return [ifas.weightDecimals, efas.weightDecimals]
    }
    expect(decimals(0.54, 0.46)).toEqual([2, 2])
    expect(decimals(0.545, 0.455)).toEqual([3, 3])
  })

  it('M12: whatever the amounts, printed shares sum to 1 and none is further off than one unit', () => {
    let seed = 7
    const next = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    for (let run = 0; run < 300; run += 1) {
      const parts = Array.from({ length: 1 + Math.floor(next() * 30) }, () => Math.floor(next() * 50))
      parts[0]! += 1
      const total = parts.reduce((sum, part) => sum + part, 0)
      for (const decimals of [2, 3]) {
        const shares = roundShares(parts, decimals)
        const units = shares.map((share) => Math.round(share * 10 ** decimals))
        expect(units.reduce((sum, unit) => sum + unit, 0)).toBe(10 ** decimals)
        for (const [index, share] of shares.entries()) {
          expect(Math.abs(share - parts[index]! / total)).toBeLessThanOrEqual(10 ** -decimals)
        }
        expect(shares.every((share, index) => parts[index]! > 0 || share === 0)).toBe(true)
      }
    }
  })

  it('M12: evening out twice changes nothing the second time', () => {
    const once = evenOut([0.31, 0.27, 0.22, 0.11, 0.05, 0.01])
    expect(evenOut((once as { weights: number[] }).weights)).toEqual(once)
  })

  it('M13: weights from votes are the part of all votes of the table; without votes there are none', () => {
    expect(weightsOfVotes([24, 18, 12, 20, 16, 10])).toEqual([0.24, 0.18, 0.12, 0.2, 0.16, 0.1])
    expect(weightsOfVotes([21, 18, 15, 12, 9, 9, 9, 7, 5, 4, 2, 1])!.slice(0, 2)).toEqual([0.188, 0.161])
    expect(weightsOfVotes([0, 0])).toBeNull()
  })

  it.each([
    ['24 %', 0.24],
    ['24%', 0.24],
    ['24', 0.24],
    ['0,24', 0.24],
    ['0.24', 0.24],
    [',24', 0.24],
    ['12,5 %', 0.125],
    ['1', 1],
    ['1 %', 0.01],
    ['100', 1],
    ['0', 0],
    [' ', null],
    ['-5', undefined],
    ['101', undefined],
    ['100,5 %', undefined],
    ['1,2,3', undefined],
    ['abc', undefined],
    ['.', undefined],
    ['1e-3', undefined],
    ['∞', undefined],
  ])('M14: “%s” is read as %j', (text, weight) => {
    expect(parseWeight(text)).toBe(weight)
  })

  it('M14: a sum counts as 1 as long as it prints as 1.00', () => {
    expect([0.994, 0.9951, 1, 1.0049, 1.006].map(isWholeWeight)).toEqual([false, true, true, true, false])
  })
})

describe('rounds', () => {
  const option = (id: string, sourceId: string | null, source = 'theme') => ({ id, sourceId, source })
  const record = (method: string, results: object[], options: object[], rules: object = {}) =>
    ({
      round: { rules: { method, ...rules } },
      options,
      result: { method, options: results },
    }) as unknown as RoundRecord

  it('M15: a rating round on another scale is brought to 1–4 linearly, to two decimals', () => {
    const mean = (optionId: string, value: number | null) => ({
      optionId,
      score: 0,
      detail: { method: 'rating', mean: value },
    })
    const options = [option('a', 's1'), option('b', 's2'), option('c', 's3'), option('d', null, 'typed')]
    const results = [mean('a', 5), mean('b', 3.4), mean('c', null), mean('d', 4)]
    const five = ratingsOfThemes(record('rating', results, options, { highestScore: 5 }))
    expect([...five!]).toEqual([
      ['s1', 4],
      ['s2', 2.8],
    ])
    const four = ratingsOfThemes(record('rating', [mean('a', 3.25)], options, { highestScore: 4 }))
    expect(four!.get('s1')).toBe(3.25)
    expect(ratingsOfThemes(record('dots', results, options))).toBeNull()
  })

  it('M16: votes are read from dots and approvals on themes; other methods and open rounds give none', () => {
    const options = [option('a', 's1'), option('b', 'note 7', 'note')]
    const results = [
      { optionId: 'a', score: 7, isAboveCut: true },
      { optionId: 'b', score: 9, isAboveCut: true },
    ]
    expect([...votesOfThemes(record('dots', results, options))!]).toEqual([['s1', 7]])
    expect([...votesOfThemes(record('approval', results, options))!]).toEqual([['s1', 7]])
    expect(votesOfThemes(record('usg', results, options))).toBeNull()
    expect(votesOfThemes({ ...record('dots', results, options), result: null })).toBeNull()
    expect([...winningThemes(record('dots', results, options))]).toEqual(['s1'])
  })
})

describe('TOWS', () => {
  const strategy = (id: string, cell: TowsCell, position: string) => ({
    id,
    boardId: 'board',
    cell,
    number: 1,
    position,
    text: id,
  })
  const withStrategies = (cited: Record<string, string[]>): BoardAnalysis => ({
    ...makeAnalysis({ s3: { isIncluded: false } }, [
      strategy('second', 'so', 'a1'),
      strategy('first', 'so', 'a0'),
      strategy('other', 'wt', 'a2'),
    ]),
    strategyFactors: Object.entries(cited).flatMap(([strategyId, ids]) =>
      ids.map((themeId) => ({ id: `${strategyId} ${themeId}`, strategyId, themeId })),
    ),
  })

  it('M20: strategies lie in their cell in order and cite their factors, internal before external', () => {
    const analysis = withStrategies({ first: ['o2', 's2', 's1'], second: ['s1', 'o1'], other: ['w1', 't3'] })
    const matrix = towsMatrix(analyseSwot(threeEach, analysis), analysis)
    expect(matrix.so.map((row) => [row.id, citationOf(row)])).toEqual([
      ['first', 'S1+S2+O2'],
      ['second', 'S1+O1'],
    ])
    expect(matrix.wt.map((row) => citationOf(row))).toEqual(['W1+T3'])
    expect(matrix.so.every(({ missingSides }) => missingSides.length === 0)).toBe(true)
  })

  it('M21: a strategy whose factors are gone, left out or moved to another side is incomplete', () => {
    const analysis = withStrategies({ first: ['s3', 'o1'], second: ['w1', 'o1'], other: [] })
    const { so, wt } = towsMatrix(analyseSwot(threeEach, analysis), analysis)
    expect(so.map(({ missingSides }) => missingSides)).toEqual([['s'], ['s']])
    expect(wt[0]!.missingSides).toEqual(['w', 't'])
  })

  it('M22: a cell asks for at least one factor of each of its two sides', () => {
    expect(sidesWithout('st', [{ side: 's' }])).toEqual(['t'])
    expect(sidesWithout('st', [{ side: 's' }, { side: 't' }, { side: 't' }])).toEqual([])
    expect(sidesWithout('wo', [])).toEqual(['w', 'o'])
  })
})
