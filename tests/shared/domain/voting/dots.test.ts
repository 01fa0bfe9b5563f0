import { describe, expect, it } from 'vitest'
import { defaultPoints, dots as dotMethod } from '#shared/domain/voting/methods/dots.ts'
import { type Tally, tallyRound } from '#shared/domain/voting/tally.ts'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import { RoundResult } from '#shared/schema/voting.ts'
import type { DotBallot, DotRules } from '#shared/schema/voting.ts'

const dots = (points: Record<string, number>): DotBallot => ({ method: 'dots', points })
const rulesOf = (pointsPerPerson: number, maxPerOption = 1): DotRules => ({
  method: 'dots',
  pointsPerPerson,
  maxPerOption,
})

it.each([
  [2, 3],
  [10, 3],
  [11, 5],
  [12, 5],
  [18, 5],
  [19, 7],
  [60, 7],
])('V1: %i options give each person %i points', (optionCount, points) => {
  expect(defaultPoints(optionCount)).toBe(points)
})

describe('ballot', () => {
  const titles = new Map([
    ['waste', 'Sampah'],
    ['drain', 'Drainase'],
    ['clinic', 'Antrean rawat jalan'],
    ['market', 'QRIS pasar'],
  ])

  it('V2: a ballot is cast without its empty entries, and is left as it was', () => {
    const ballot = dots({ waste: 1, drain: 0, clinic: 1, market: 1 })
    expect(dotMethod.checkBallot(rulesOf(3), titles, ballot)).toEqual(ok(dots({ waste: 1, clinic: 1, market: 1 })))
    expect(ballot).toEqual(dots({ waste: 1, drain: 0, clinic: 1, market: 1 }))
  })

  it('V2: points may be left over', () => {
    expect(dotMethod.checkBallot(rulesOf(3), titles, dots({ waste: 1 }))).toEqual(ok(dots({ waste: 1 })))
  })

  it('V3: refuses more points than the round gives and says how many', () => {
    expect(dotMethod.checkBallot(rulesOf(3), titles, dots({ waste: 1, drain: 1, clinic: 1, market: 1 }))).toEqual(
      err(appError('BALLOT_OVER_BUDGET', { overPoints: 1 })),
    )
    expect(dotMethod.checkBallot(rulesOf(3, 3), titles, dots({ waste: 3, drain: 3 }))).toEqual(
      err(appError('BALLOT_OVER_BUDGET', { overPoints: 3 })),
    )
  })

  it('V4: refuses more points on one option than allowed and names it', () => {
    expect(dotMethod.checkBallot(rulesOf(3), titles, dots({ waste: 2 }))).toEqual(
      err(appError('OPTION_OVER_LIMIT', { title: 'Sampah', maxPoints: 1 })),
    )
  })

  it('V4: stacking is a setting', () => {
    expect(dotMethod.checkBallot(rulesOf(5, 3), titles, dots({ waste: 3, drain: 2 }))).toEqual(
      ok(dots({ waste: 3, drain: 2 })),
    )
    expect(dotMethod.checkBallot(rulesOf(5, 3), titles, dots({ waste: 4 }))).toEqual(
      err(appError('OPTION_OVER_LIMIT', { title: 'Sampah', maxPoints: 3 })),
    )
  })

  it.each(['gone', 'constructor', 'toString'])('V5: refuses the option "%s", which the round does not have', (id) => {
    expect(dotMethod.checkBallot(rulesOf(3), titles, dots({ waste: 1, [id]: 1 }))).toEqual(
      err(appError('UNKNOWN_OPTION')),
    )
    expect(dotMethod.checkBallot(rulesOf(3), titles, dots({ waste: 1, [id]: 0 }))).toEqual(
      err(appError('UNKNOWN_OPTION')),
    )
  })

  it('V6: refuses a ballot without any point', () => {
    expect(dotMethod.checkBallot(rulesOf(3), titles, dots({}))).toEqual(err(appError('BALLOT_EMPTY')))
    expect(dotMethod.checkBallot(rulesOf(3), titles, dots({ waste: 0, drain: 0 }))).toEqual(
      err(appError('BALLOT_EMPTY')),
    )
  })
})

/** Deals the totals out to voters, at most one point of each option per voter and an even share for each. */
function ballotsFor(totals: readonly number[], voterCount: number): DotBallot[] {
  const ballots = Array.from({ length: voterCount }, () => ({}) as Record<string, number>)
  let next = 0
  totals.forEach((total, option) => {
    for (let point = 0; point < total; point++) {
      ballots[next % voterCount]![optionId(option)] = 1
      next += 1
    }
  })
  return ballots.map(dots)
}

const counted = (ballots: readonly DotBallot[]) => ballots.map((ballot) => ({ ballot, groupKey: null }))

const optionId = (index: number) => `option-${String(index).padStart(2, '0')}`

function makeTally(totals: readonly number[], voterCount: number, changes: Partial<Tally> = {}): Tally {
  return {
    rules: rulesOf(5),
    options: totals.map((_, index) => ({
      id: optionId(index),
      title: `Topik ${index + 1}`,
      position: `a${String.fromCharCode(65 + index)}`,
    })),
    ballots: counted(ballotsFor(totals, voterCount)),
    voidCount: 0,
    ways: [],
    splitFlagAbove: 0.3,
    compareBy: 'none',
    groupLabels: new Map(),
    cutAt: 5,
    entitledCount: 80,
    registeredCount: 80,
    presentCount: voterCount,
    quorumBase: 'present',
    quorumRule: 'simple',
    ...changes,
  }
}

describe('result', () => {
  const exampleTotals = [21, 18, 15, 12, 9, 9, 9, 7, 5, 4, 2, 1]
  const example = () => tallyRound(makeTally(exampleTotals, 23))

  it('V7: counts the example of the method: 115 points possible, 112 cast, 3 unused', () => {
    const result = example()
    expect(RoundResult.parse(result)).toEqual(result)
    expect(result).toMatchObject({ castCount: 23, detail: { pointsPossible: 115, pointsCast: 112, pointsUnused: 3 } })
    expect(result.options.map((option) => option.score)).toEqual(exampleTotals)
    expect(result.options[0]!.share).toBeCloseTo(21 / 112, 12)
  })

  it('V8: equal points share a rank: 1, 2, 3, 4, 5, 5, 5, 8', () => {
    const { options } = example()
    expect(options.map((option) => option.rankFrom)).toEqual([1, 2, 3, 4, 5, 5, 5, 8, 9, 10, 11, 12])
    expect(options.map((option) => option.rankTo)).toEqual([1, 2, 3, 4, 7, 7, 7, 8, 9, 10, 11, 12])
  })

  it('V9: with a cut at 5, places 5 to 7 are tied: neither in nor out', () => {
    const result = example()
    expect(result.tiedAtCut).toEqual([optionId(4), optionId(5), optionId(6)])
    expect(result.options.filter((option) => option.isTiedAtCut).map((option) => option.optionId)).toEqual(
      result.tiedAtCut,
    )
    expect(result.options.filter((option) => option.isAboveCut).map((option) => option.optionId)).toEqual(
      [0, 1, 2, 3].map(optionId),
    )
  })

  it.each([
    [4, 4],
    [7, 7],
    [8, 8],
  ])('V10: a cut at %i, where a tie begins or ends exactly, decides %i places', (cutAt, placeCount) => {
    const result = tallyRound(makeTally(exampleTotals, 23, { cutAt }))
    expect(result.tiedAtCut).toEqual([])
    expect(result.options.filter((option) => option.isAboveCut)).toHaveLength(placeCount)
  })

  it('V9: the run-off of the example, 23 ballots with 11, 8 and 4, is decided', () => {
    const result = tallyRound(makeTally([11, 8, 4], 23, { rules: rulesOf(1), cutAt: 1 }))
    expect(result).toMatchObject({ detail: { pointsPossible: 23, pointsUnused: 0 }, tiedAtCut: [] })
    expect(result.options.filter((option) => option.isAboveCut).map((option) => option.score)).toEqual([11])
  })

  it('V11: equal options keep the order of the board, whatever order they arrive in', () => {
    const tally = makeTally([3, 3, 3, 5], 5)
    // By code unit "Zz" comes before "a0"; by alphabet it would not.
    const options = tally.options.map((option, index) => ({ ...option, position: ['a1', 'Zz', 'a0', 'a2'][index]! }))
    const inOrder = tallyRound({ ...tally, options })
    expect(inOrder.options.map((option) => option.optionId)).toEqual([3, 1, 2, 0].map(optionId))
    expect(tallyRound({ ...tally, options: options.toReversed(), ballots: tally.ballots.toReversed() })).toEqual(
      inOrder,
    )
  })

  it('V12: an option nobody gave a point is awarded no place and enters no run-off', () => {
    const result = tallyRound(makeTally([4, 2, 0, 0], 4, { cutAt: 3 }))
    expect(result.options.map((option) => option.isAboveCut)).toEqual([true, true, false, false])
    expect(result.options.map((option) => [option.rankFrom, option.rankTo])).toEqual([
      [1, 1],
      [2, 2],
      [3, 4],
      [3, 4],
    ])
    expect(result.tiedAtCut).toEqual([])
  })

  it('V12: a round closed without a ballot has no winner, no tie and no quorum', () => {
    const result = tallyRound(makeTally([0, 0, 0], 0, { presentCount: 0 }))
    expect(result).toMatchObject({
      castCount: 0,
      detail: { pointsPossible: 0, pointsCast: 0, pointsUnused: 0 },
      tiedAtCut: [],
    })
    expect(result.options.every((option) => option.share === 0 && !option.isAboveCut)).toBe(true)
    expect(result.quorum).toMatchObject({ requiredCount: 1, isMet: false })
  })

  it('V13: the distribution counts voters by the points they gave, none included', () => {
    const ballots = [dots({ a: 3 }), dots({ a: 1 }), dots({ a: 1, b: 2 }), dots({ b: 1 })]
    const options = ['a', 'b'].map((id) => ({ id, title: id, position: id }))
    const result = tallyRound(makeTally([], 0, { rules: rulesOf(3, 3), options, ballots: counted(ballots) }))
    expect(result.options.map((option) => option.distribution)).toEqual([
      [1, 2, 0, 1],
      [2, 1, 1, 0],
    ])
  })

  const stacked = (given: readonly number[], changes: Partial<Tally> = {}) =>
    tallyRound(
      makeTally([], 0, {
        rules: rulesOf(4, 4),
        options: [{ id: 'a', title: 'A', position: 'a' }],
        ballots: counted(given.map((points) => dots(points === 0 ? {} : { a: points }))),
        ...changes,
      }),
    ).options[0]!

  // The guide's examples are ratings 1 to 5; points 0 to 4 have the same range and so the same spread.
  it.each([
    [[3, 3, 3, 4, 3], 0.2, false],
    [[4, 4, 3, 3, 1], 0.55, true],
    [[0, 0, 4, 4, 2], 0.89, true],
    [[2, 2, 2, 2, 2], 0, false],
  ])('V14: points %j spread %d, flagged above 0.3: %s', (given, deviation, isSplit) => {
    const option = stacked(given)
    expect(option.normalisedDeviation).toBeCloseTo(deviation, 2)
    expect(option.isSplit).toBe(isSplit)
  })

  it('V14: the threshold is a setting, and exactly on it is not above it', () => {
    expect(stacked([4, 4, 3, 3, 1], { splitFlagAbove: 0.6 }).isSplit).toBe(false)
    expect(stacked([3, 3, 3, 4, 3], { splitFlagAbove: 0.2 }).isSplit).toBe(false)
    expect(stacked([3, 3, 3, 4, 3], { splitFlagAbove: 0.19 }).isSplit).toBe(true)
  })

  it('V14: below five ballots only the distribution is shown', () => {
    expect(stacked([0, 4, 0, 4])).toMatchObject({
      normalisedDeviation: null,
      isSplit: false,
      distribution: [2, 0, 0, 0, 2],
    })
  })

  it('V14: with one point per option nothing is flagged, the spread only repeats the share', () => {
    const option = tallyRound(makeTally([3], 6, { rules: rulesOf(1) })).options[0]!
    expect(option).toMatchObject({ normalisedDeviation: 1, isSplit: false })
  })

  it('V15: those who cast a ballot count for the quorum, on the base that is set', () => {
    const quorumOf = (changes: Partial<Tally>) => tallyRound(makeTally(exampleTotals, 23, changes)).quorum
    expect(quorumOf({ presentCount: 45 })).toEqual({
      base: 'present',
      rule: 'simple',
      baseCount: 45,
      requiredCount: 23,
      isMet: true,
    })
    expect(quorumOf({ presentCount: 46 })).toMatchObject({ requiredCount: 24, isMet: false })
    expect(quorumOf({ quorumBase: 'registered' })).toMatchObject({ baseCount: 80, requiredCount: 41, isMet: false })
    expect(quorumOf({ quorumRule: 'two_thirds', presentCount: 34 })).toMatchObject({ requiredCount: 23, isMet: true })
  })
})
