import { describe, expect, it } from 'vitest'
import { fieldOf } from '#shared/domain/voting/methods/impact-effort.ts'
import { pairwiseWinner } from '#shared/domain/voting/methods/ranking.ts'
import { normalisedDeviation } from '#shared/domain/voting/statistics.ts'
import { requiredVotes } from '#shared/domain/voting/thresholds.ts'
import { checkBallot, methodOf } from '#shared/domain/voting/registry.ts'
import { type Tally, tallyRound } from '#shared/domain/voting/tally.ts'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import type { Answer, Ballot, Method, OptionDetailOf, RoundRules, Threshold } from '#shared/schema/voting.ts'
import { RoundResult, methods } from '#shared/schema/voting.ts'

const optionsOf = (...ids: string[]) =>
  ids.map((id, index) => ({ id, title: id.toUpperCase(), position: `a${String(index).padStart(4, '0')}` }))

/** A round in which all who are entitled were present. */
function tally(rules: RoundRules, ids: string[], ballots: Ballot[], more: Partial<Tally> = {}): RoundResult {
  const people = Math.max(ballots.length, more.entitledCount ?? 0)
  return RoundResult.parse(
    tallyRound({
      rules,
      options: optionsOf(...ids),
      ballots: ballots.map((ballot) => ({ ballot, groupKey: null })),
      voidCount: 0,
      ways: [],
      cutAt: 1,
      entitledCount: people,
      registeredCount: people,
      presentCount: people,
      quorumBase: 'registered',
      quorumRule: 'simple',
      splitFlagAbove: 0.3,
      compareBy: 'none',
      groupLabels: new Map(),
      ...more,
    }),
  )
}

const optionOf = (result: RoundResult, id: string) => result.options.find(({ optionId }) => optionId === id)!
function detailOf<M extends Method>(result: RoundResult, id: string, method: M): OptionDetailOf<M> {
  const { detail } = optionOf(result, id)
  expect(detail.method).toBe(method)
  return detail as OptionDetailOf<M>
}

describe('USG', () => {
  const usg = (...scores: [id: string, u: number, s: number, g: number][]): Ballot => ({
    method: 'usg',
    scores: Object.fromEntries(
      scores.map(([id, urgency, seriousness, growth]) => [id, { urgency, seriousness, growth }]),
    ),
  })

  it('V250: ranks by the mean of U + S + G: 13.2, 12.8, 11.0 from means 4.6/4.2/4.4, 4.4/4.4/4.0, 4.0/3.8/3.2', () => {
    const result = tally(
      { method: 'usg' },
      ['drain', 'clinic', 'waste'],
      [
        usg(['waste', 5, 5, 5], ['drain', 5, 5, 4], ['clinic', 4, 4, 4]),
        usg(['waste', 5, 4, 4], ['drain', 4, 4, 4], ['clinic', 4, 4, 3]),
        usg(['waste', 4, 4, 4], ['drain', 4, 4, 4], ['clinic', 4, 4, 3]),
        usg(['waste', 5, 4, 5], ['drain', 5, 5, 4], ['clinic', 4, 4, 3]),
        usg(['waste', 4, 4, 4], ['drain', 4, 4, 4], ['clinic', 4, 3, 3]),
      ],
    )
    expect(result.options.map(({ optionId, rankFrom }) => [optionId, rankFrom])).toEqual([
      ['waste', 1],
      ['drain', 2],
      ['clinic', 3],
    ])
    expect(result.options.map(({ score }) => score.toFixed(1))).toEqual(['13.2', '12.8', '11.0'])
    const { urgency, seriousness, growth } = detailOf(result, 'waste', 'usg')
    expect([urgency, seriousness, growth]).toEqual([4.6, 4.2, 4.4])
  })

  it('V251: equal totals are decided by urgency, then seriousness, else they tie', () => {
    const of = (ballot: Ballot) =>
      tally({ method: 'usg' }, ['a', 'b'], [ballot]).options.map((option) => [
        option.optionId,
        option.rankFrom,
        option.rankTo,
      ])
    expect(of(usg(['a', 3, 4, 5], ['b', 4, 4, 4]))).toEqual([
      ['b', 1, 1],
      ['a', 2, 2],
    ])
    expect(of(usg(['a', 4, 3, 5], ['b', 4, 4, 4]))[0]).toEqual(['b', 1, 1])
    expect(of(usg(['a', 4, 4, 4], ['b', 4, 4, 4]))).toEqual([
      ['a', 1, 2],
      ['b', 1, 2],
    ])
  })
})

describe('rating', () => {
  const rules: RoundRules = { method: 'rating', highestScore: 5 }
  const rated = (values: number[]) =>
    tally(
      rules,
      ['a'],
      values.map((score): Ballot => ({ method: 'rating', scores: { a: score } })),
    )

  it.each([
    { scores: [4, 4, 4, 5, 4], mean: 4.2, median: 4, spread: '0.20', isSplit: false },
    { scores: [5, 5, 4, 4, 2], mean: 4, median: 4, spread: '0.55', isSplit: true },
    { scores: [1, 1, 5, 5, 3], mean: 3, median: 3, spread: '0.89', isSplit: true },
  ])('V252: $scores has mean $mean, median $median and spread $spread', ({ scores, mean, median, spread, isSplit }) => {
    const result = rated(scores)
    const [option] = result.options
    expect(detailOf(result, 'a', 'rating')).toEqual({ method: 'rating', mean, median, noOpinionCount: 0 })
    expect(option!.normalisedDeviation!.toFixed(2)).toBe(spread)
    expect(option!.isSplit).toBe(isSplit)
  })

  it('V253: no spread below five opinions, also where more people cast a ballot without one', () => {
    expect(rated([1, 5, 1, 5]).options[0]).toMatchObject({ normalisedDeviation: null, isSplit: false })
    const silent: Ballot = { method: 'rating', scores: { b: 3 } }
    const some = [1, 5, 1, 5].map((score): Ballot => ({ method: 'rating', scores: { a: score } }))
    const result = tally(rules, ['a', 'b'], [...some, silent, silent])
    expect(optionOf(result, 'a')).toMatchObject({ normalisedDeviation: null, voterCount: 4 })
    expect(detailOf(result, 'a', 'rating').noOpinionCount).toBe(2)
  })

  it('V254: an option nobody rated wins no place and has no mean', () => {
    const result = tally(rules, ['a', 'b'], [{ method: 'rating', scores: { b: 1 } }], { cutAt: 2 })
    expect(optionOf(result, 'a')).toMatchObject({ isAboveCut: false, detail: { mean: null, median: null } })
    expect(optionOf(result, 'b').isAboveCut).toBe(true)
  })
})

describe('weighted criteria', () => {
  const criteria = [
    { id: 'impact', title: 'Dampak', weight: 0.35 },
    { id: 'readiness', title: 'Kesiapan', weight: 0.25 },
    { id: 'cost', title: 'Biaya (5 = murah)', weight: 0.2 },
    { id: 'coverage', title: 'Cakupan', weight: 0.2 },
  ]
  const rules: RoundRules = { method: 'weighted', criteria }
  const scored = (scores: Record<string, number[]>): Ballot => ({
    method: 'weighted',
    scores: Object.fromEntries(
      Object.entries(scores).map(([id, values]) => [
        id,
        Object.fromEntries(criteria.map((criterion, index) => [criterion.id, values[index]!])),
      ]),
    ),
  })
  const example = scored({ bank: [5, 4, 4, 5], qris: [4, 5, 4, 4], centre: [5, 2, 2, 3] })

  it('V255: the score is the sum of weight × mean: 4.55, 4.25, 3.25', () => {
    const result = tally(rules, ['centre', 'qris', 'bank'], [example, example])
    expect(result.options.map(({ optionId, score }) => [optionId, score.toFixed(2)])).toEqual([
      ['bank', '4.55'],
      ['qris', '4.25'],
      ['centre', '3.25'],
    ])
  })

  it('V256: weights that do not sum to 1 are refused, and no criterion may lack its score', () => {
    const wrong = { method: 'weighted' as const, criteria: criteria.map((one) => ({ ...one, weight: 0.3 })) }
    expect(methodOf('weighted').checkRules(wrong)).toEqual(err(appError('WEIGHTS_NOT_ONE')))
    const titles = new Map([['bank', 'Bank sampah']])
    const partly: Ballot = { method: 'weighted', scores: { bank: { impact: 5 } } }
    expect(checkBallot(rules, titles, partly)).toEqual(err(appError('ANSWER_MISSING', { title: 'Bank sampah' })))
  })

  /** The first option with other weights, by counting anew: null where several share the first place. */
  function firstWith(ballots: Ballot[], ids: string[], index: number, weight: number): string | null {
    const others = 1 - criteria[index]!.weight
    const moved = criteria.map((one, at) =>
      at === index ? { ...one, weight } : { ...one, weight: (one.weight / others) * (1 - weight) },
    )
    const [first] = tally({ method: 'weighted', criteria: moved }, ids, ballots).options
    return first!.rankTo === 1 ? first!.optionId : null
  }

  it('V257: the bounds of each weight are where counting anew finds another first option', () => {
    const ids = ['a', 'b', 'c', 'd']
    const random = randomNumbers(7)
    const steps = 500
    for (let trial = 0; trial < 12; trial += 1) {
      const ballots = Array.from({ length: 4 }, () =>
        scored(Object.fromEntries(ids.map((id) => [id, criteria.map(() => 1 + Math.floor(random() * 5))]))),
      )
      const result = tally(rules, ids, ballots)
      const [first] = result.options
      if (first!.rankTo > 1) continue
      if (result.detail.method !== 'weighted') throw new Error('another method')
      for (const [index, { lowerWeight, upperWeight }] of result.detail.sensitivity.entries()) {
        const { weight } = criteria[index]!
        const changes = Array.from({ length: steps + 1 }, (_, step) => step / steps).filter(
          (tried) => firstWith(ballots, ids, index, tried) !== first!.optionId,
        )
        const below = changes.filter((tried) => tried > 0 && tried < weight).at(-1) ?? null
        const above = changes.find((tried) => tried < 1 && tried > weight) ?? null
        expect([isNear(lowerWeight, below, 1 / steps), isNear(upperWeight, above, 1 / steps)]).toEqual([true, true])
      }
    }
  })

  it('V258: a shared first place lasts for no other weight', () => {
    const tied = scored({ a: [5, 3, 3, 3], b: [3, 3, 5, 4] })
    const even = { method: 'weighted' as const, criteria: criteria.map((one) => ({ ...one, weight: 0.25 })) }
    const same = scored({ a: [5, 3, 3, 4], b: [3, 3, 5, 4] })
    const result = tally(even, ['a', 'b'], [same])
    expect(result.options[0]!.rankTo).toBe(2)
    if (result.detail.method !== 'weighted') throw new Error('another method')
    expect(result.detail.sensitivity[0]).toEqual({ criterionId: 'impact', lowerWeight: 0.25, upperWeight: 0.25 })
    expect(result.detail.sensitivity[1]).toEqual({ criterionId: 'readiness', lowerWeight: null, upperWeight: null })
    expect(tally(rules, ['a', 'b'], [tied]).options[0]!.rankTo).toBe(1)
  })
})

/** Both null, or no further apart than one step of the search; a change too narrow for its steps may be missed at the ends. */
function isNear(found: number | null, searched: number | null, step: number): boolean {
  if (searched === null) return found === null || found <= step || found >= 1 - step
  return found !== null && Math.abs(found - searched) <= step + 1e-9
}

describe('impact and effort', () => {
  it.each([
    [4, 2, 'quick_win'],
    [4, 4, 'major_project'],
    [2, 2, 'fill_in'],
    [2, 4, 'postpone'],
    [3, 2, 'quick_win'],
    [4, 3, 'major_project'],
    [3, 3, 'major_project'],
    [2, 3, 'postpone'],
    [2.99, 2.99, 'fill_in'],
    // What is 3 on paper may be a hair beside it as a sum of parts.
    [3 - 1e-12, 2, 'quick_win'],
    [4, 3 - 1e-12, 'major_project'],
    [3 + 1e-12, 2, 'quick_win'],
  ])('V259: impact %d and effort %d are %s', (impact, effort, field) => {
    expect(fieldOf(impact, effort)).toBe(field)
  })

  it('V260: more impact comes first, then less effort; only quick wins are candidates, and none is tied at a line', () => {
    const scores = { a: { impact: 5, effort: 4 }, b: { impact: 5, effort: 2 }, c: { impact: 2, effort: 1 } }
    const result = tally({ method: 'impact_effort' }, ['a', 'b', 'c', 'd'], [{ method: 'impact_effort', scores }])
    expect(result.options.map(({ optionId, isAboveCut }) => [optionId, isAboveCut])).toEqual([
      ['b', true],
      ['a', false],
      ['c', false],
      ['d', false],
    ])
    expect(result.tiedAtCut).toEqual([])
    expect(detailOf(result, 'd', 'impact_effort')).toMatchObject({ impact: null, effort: null, field: null })
  })
})

describe('ranking', () => {
  const order = (...ids: string[]): Ballot & { method: 'ranking' } => ({ method: 'ranking', order: ids })
  const times = (count: number, ballot: Ballot & { method: 'ranking' }) => Array.from({ length: count }, () => ballot)

  it('V261: Borda and the pairwise winner differ where a majority loves what others put last', () => {
    // 3 × a>b>c, 2 × b>c>a: Borda 11 for a against 12 for b, and yet a beats b and c by 3 to 2.
    const ballots = [...times(3, order('a', 'b', 'c')), ...times(2, order('b', 'c', 'a'))]
    const result = tally({ method: 'ranking', places: 3 }, ['a', 'b', 'c'], ballots)
    expect(result.options.map(({ optionId, score }) => [optionId, score])).toEqual([
      ['b', 12],
      ['a', 11],
      ['c', 7],
    ])
    expect(result.detail).toEqual({ method: 'ranking', pairwiseWinnerId: 'a' })
    expect(detailOf(result, 'a', 'ranking').placeCounts).toEqual([3, 0, 2])
    expect(optionOf(result, 'a').distribution).toEqual([0, 2, 0, 3])
  })

  it('V262: a circle of majorities has no pairwise winner, and neither has a draw', () => {
    const abc = optionsOf('a', 'b', 'c')
    expect(pairwiseWinner(abc, [order('a', 'b', 'c'), order('b', 'c', 'a'), order('c', 'a', 'b')])).toBeNull()
    expect(pairwiseWinner(abc, [order('a', 'b'), order('b', 'a')])).toBeNull()
    expect(pairwiseWinner(abc, [])).toBeNull()
    expect(pairwiseWinner(abc, [order('c')])).toBe('c')
  })

  it('V263: what is not named has no points and lies below all that is', () => {
    const result = tally({ method: 'ranking', places: 2 }, ['a', 'b', 'c', 'd'], [order('b', 'a'), order('b')])
    expect(result.options.map(({ optionId, score }) => [optionId, score])).toEqual([
      ['b', 4],
      ['a', 1],
      ['c', 0],
      ['d', 0],
    ])
    expect(optionOf(result, 'c').isAboveCut).toBe(false)
    expect(result.detail).toEqual({ method: 'ranking', pairwiseWinnerId: 'b' })
  })

  it('V264: an option named twice, and more than the places, are refused', () => {
    const titles = new Map([
      ['a', 'A'],
      ['b', 'B'],
    ])
    const rules: RoundRules = { method: 'ranking', places: 2 }
    expect(checkBallot(rules, titles, order('a', 'a'))).toEqual(err(appError('RANKED_TWICE', { title: 'A' })))
    expect(checkBallot({ ...rules, places: 1 }, titles, order('a', 'b'))).toEqual(
      err(appError('TOO_MANY_CHOICES', { maxCount: 1 })),
    )
    expect(checkBallot(rules, titles, order('b', 'a'))).toEqual(ok(order('b', 'a')))
  })
})

describe('thresholds', () => {
  it.each<[Threshold['share'], number, number]>([
    ['simple', 0, 1],
    ['simple', 23, 12],
    ['simple', 24, 13],
    ['two_thirds', 23, 16],
    ['two_thirds', 24, 16],
    ['three_quarters', 23, 18],
    ['three_quarters', 24, 18],
  ])('V265: %s of %i needs %i', (share, baseCount, required) => {
    expect(requiredVotes(share, baseCount)).toBe(required)
  })

  const votes = (yes: number, no: number, abstain: number) =>
    (
      [
        ['yes', yes],
        ['no', no],
        ['abstain', abstain],
      ] as [Answer, number][]
    ).flatMap(([answer, count]) =>
      Array.from({ length: count }, (): Ballot => ({ method: 'yes_no', answers: { a: answer } })),
    )
  const motion = (threshold: Threshold, ballots: Ballot[], more: Partial<Tally> = {}) => {
    const result = tally({ method: 'yes_no', threshold }, ['a'], ballots, more)
    return { result, detail: detailOf(result, 'a', 'yes_no') }
  }

  it.each<[Threshold['base'], number, number, boolean]>([
    ['valid', 20, 11, true],
    ['cast', 25, 13, false],
    ['present', 28, 15, false],
    ['entitled', 30, 16, false],
  ])(
    'V266: 12 yes, 8 no, 4 abstentions and 1 void slip on the base %s (%i) need %i',
    (base, baseCount, required, passed) => {
      const counts = { voidCount: 1, presentCount: 28, entitledCount: 30, registeredCount: 40 }
      const { result, detail } = motion({ share: 'simple', base }, votes(12, 8, 4), counts)
      expect(detail).toMatchObject({ yesCount: 12, noCount: 8, abstainCount: 4, baseCount, requiredCount: required })
      expect(detail.isPassed).toBe(passed)
      expect(result.options[0]!.isAboveCut).toBe(passed)
    },
  )

  it('V267: an abstention counts for the quorum and not for approval', () => {
    const { result, detail } = motion({ share: 'simple', base: 'valid' }, votes(2, 1, 9), { registeredCount: 20 })
    expect(result.quorum).toMatchObject({ requiredCount: 11, isMet: true })
    expect(detail).toMatchObject({ baseCount: 3, requiredCount: 2, isPassed: true })
  })

  it('V268: where all abstain nothing passes, on no base and with no share', () => {
    for (const share of ['simple', 'two_thirds', 'three_quarters'] as const) {
      for (const base of ['cast', 'valid', 'present', 'entitled'] as const) {
        expect(motion({ share, base }, votes(0, 0, 6)).detail.isPassed).toBe(false)
      }
    }
  })

  it('V269: approval with a threshold awards a place only to what reaches it', () => {
    const chosen = (...ids: string[]): Ballot => ({ method: 'approval', chosen: ids })
    const ballots = [chosen('a', 'b'), chosen('a', 'b'), chosen('a'), chosen('c')]
    const rules: RoundRules = { method: 'approval', maxChoices: 2, threshold: { share: 'two_thirds', base: 'valid' } }
    const result = tally(rules, ['a', 'b', 'c'], ballots, { cutAt: 3 })
    expect(result.options.map(({ optionId, score, isAboveCut }) => [optionId, score, isAboveCut])).toEqual([
      ['a', 3, true],
      ['b', 2, false],
      ['c', 1, false],
    ])
    expect(detailOf(result, 'b', 'approval')).toMatchObject({ requiredCount: 3, isPassed: false })
    const nobody = tally(rules, ['a', 'b'], [])
    expect(detailOf(nobody, 'a', 'approval').isPassed).toBe(false)
    const free = tally({ ...rules, threshold: null }, ['a', 'b', 'c'], ballots, { cutAt: 1 })
    expect(detailOf(free, 'a', 'approval')).toEqual({ method: 'approval', requiredCount: null, isPassed: null })
    expect(free.options.map(({ share }) => share)).toEqual([0.75, 0.5, 0.25])
    expect(checkBallot(rules, new Map(['a', 'b', 'c'].map((id) => [id, id])), chosen('a', 'b', 'c'))).toEqual(
      err(appError('TOO_MANY_CHOICES', { maxCount: 2 })),
    )
  })
})

/** Numbers from 0 to 1 that are the same in each run (Mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

describe.each(methods)('every method: %s', (name) => {
  const method = methodOf(name)
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const rulesFor = (optionCount: number) => method.defaultRules(optionCount)
  const ballotFor = (rules: RoundRules, of: string[], random: () => number): Ballot => {
    const pick = (count: number) => of.toSorted(() => random() - 0.5).slice(0, count)
    const five = () => 1 + Math.floor(random() * 5)
    const some = pick(1 + Math.floor(random() * of.length))
    switch (rules.method) {
      case 'dots':
        return { method: 'dots', points: Object.fromEntries(pick(rules.pointsPerPerson).map((id) => [id, 1])) }
      case 'approval':
        return { method: 'approval', chosen: some }
      case 'rating':
        return { method: 'rating', scores: Object.fromEntries(some.map((id) => [id, five()])) }
      case 'usg':
        return {
          method: 'usg',
          scores: Object.fromEntries(some.map((id) => [id, { urgency: five(), seriousness: five(), growth: five() }])),
        }
      case 'weighted':
        return {
          method: 'weighted',
          scores: Object.fromEntries(
            some.map((id) => [id, Object.fromEntries(rules.criteria.map((criterion) => [criterion.id, five()]))]),
          ),
        }
      case 'impact_effort':
        return {
          method: 'impact_effort',
          scores: Object.fromEntries(some.map((id) => [id, { impact: five(), effort: five() }])),
        }
      case 'ranking':
        return { method: 'ranking', order: pick(rules.places) }
      case 'yes_no':
        return {
          method: 'yes_no',
          answers: Object.fromEntries(
            of.map((id) => [id, (['yes', 'no', 'abstain'] as const)[Math.floor(random() * 3)]!]),
          ),
        }
      default:
        return rules satisfies never
    }
  }

  it('V270: places fit together, whatever was voted, and nothing depends on the order of the ballots', () => {
    const random = randomNumbers(42)
    for (let trial = 0; trial < 40; trial += 1) {
      const rules = rulesFor(ids.length)
      const ballots = Array.from({ length: Math.floor(random() * 12) }, () => ballotFor(rules, ids, random))
      const titles = new Map(ids.map((id) => [id, id]))
      for (const ballot of ballots) expect(checkBallot(rules, titles, ballot)).toMatchObject({ ok: true })
      const cutAt = 1 + Math.floor(random() * ids.length)
      const result = tally(rules, ids, ballots, { cutAt })

      for (const option of result.options) {
        const { rankFrom, rankTo } = option
        const sharing = result.options.filter((other) => other.rankFrom === rankFrom)
        expect(sharing).toHaveLength(rankTo - rankFrom + 1)
        expect(new Set(sharing.map(({ score }) => score.toFixed(6))).size).toBe(1)
        expect(option.isAboveCut && option.isTiedAtCut).toBe(false)
      }
      const scores = result.options.map(({ score }) => Number(score.toFixed(9)))
      expect(scores).toEqual(scores.toSorted((one, other) => other - one))
      expect(result.options.filter(({ isAboveCut }) => isAboveCut).length).toBeLessThanOrEqual(result.cutAt)
      if (name === 'dots' && ballots.length > 0) {
        expect(result.options.reduce((total, { share }) => total + share!, 0)).toBeCloseTo(1, 9)
      }
      const shuffled = tally(
        rules,
        ids,
        ballots.toSorted(() => random() - 0.5),
        { cutAt },
      )
      expect(roundedNumbers(shuffled)).toEqual(roundedNumbers(result))
    }
  })

  it('V271: where all ballots say the same of all options, nobody is put before anybody', () => {
    const rules: RoundRules =
      name === 'dots' ? { method: 'dots', pointsPerPerson: ids.length, maxPerOption: 1 } : rulesFor(ids.length)
    const same = (id: string): Ballot =>
      name === 'ranking' ? { method: 'ranking', order: [id] } : allAlike(rules, ids)
    const result = tally(rules, ids, ids.map(same), { cutAt: 2 })
    for (const option of result.options) expect([option.rankFrom, option.rankTo]).toEqual([1, ids.length])
    expect(result.options.map(({ optionId }) => optionId)).toEqual(ids)
    if (method.hasCut) expect(result.tiedAtCut).toEqual(ids)
    else expect(result.tiedAtCut).toEqual([])
  })

  it.each([0, 1, 2])('V272: an electorate of %i has a result without a winner when nobody votes', (entitledCount) => {
    const result = tally(rulesFor(2), ['a', 'b'], [], { entitledCount, cutAt: 1 })
    expect(result.options.map(({ isAboveCut, isTiedAtCut }) => isAboveCut || isTiedAtCut)).toEqual([false, false])
    expect(result.quorum.isMet).toBe(false)
    expect(result.castCount).toBe(0)
  })

  it('V273: one ballot of one voter is counted', () => {
    const rules = rulesFor(2)
    const result = tally(rules, ['a', 'b'], [ballotFor(rules, ['a', 'b'], randomNumbers(1))], { entitledCount: 1 })
    expect(result).toMatchObject({ castCount: 1, quorum: { isMet: true } })
    for (const option of result.options) expect(option.normalisedDeviation).toBeNull()
  })

  it('V274: 300 options and 2,000 ballots are counted to the last one', () => {
    const many = Array.from({ length: 300 }, (_, index) => `o${index}`)
    const rules = rulesFor(many.length)
    const random = randomNumbers(3)
    const samples = Array.from({ length: 5 }, () => ballotFor(rules, many, random))
    const ballots = Array.from({ length: 2000 }, (_, index) => samples[index % 5]!)
    const result = tally(rules, many, ballots)
    const small = tally(rules, many, samples)
    expect(result.castCount).toBe(2000)
    expect(result.options.map(({ optionId }) => optionId)).toEqual(small.options.map(({ optionId }) => optionId))
    expect(result.options[0]!.distribution.map((count) => count / 400)).toEqual(small.options[0]!.distribution)
  })

  it('V275: an option that the round does not have, and a ballot that says nothing, are refused', () => {
    const rules = rulesFor(2)
    const titles = new Map([['a', 'A']])
    const foreign = ballotFor(rules, ['x'], randomNumbers(5))
    expect(checkBallot(rules, titles, foreign)).toEqual(err(appError('UNKNOWN_OPTION')))
    expect(checkBallot(rules, titles, emptyBallot(name))).toEqual(err(appError('BALLOT_EMPTY')))
  })
})

/** Sums of decimals differ in their last digit by the order of their terms. */
const roundedNumbers = (result: RoundResult): unknown =>
  JSON.parse(
    JSON.stringify(result, (_key, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(9)) : value)),
  )

function allAlike(rules: RoundRules, ids: string[]): Ballot {
  const largest = methodOf(rules.method).largestBallot(rules, ids)
  return largest.method === 'dots' ? { method: 'dots', points: Object.fromEntries(ids.map((id) => [id, 1])) } : largest
}

function emptyBallot(method: Method): Ballot {
  switch (method) {
    case 'dots':
      return { method, points: {} }
    case 'approval':
      return { method, chosen: [] }
    case 'ranking':
      return { method, order: [] }
    case 'yes_no':
      return { method, answers: {} }
    default:
      return { method, scores: {} }
  }
}

describe('groups', () => {
  const ballot = (chosen: string): Ballot => ({ method: 'approval', chosen: [chosen] })
  const compared = (groups: (string | null)[], chosen = 'a') =>
    tally({ method: 'approval', maxChoices: null, threshold: null }, ['a', 'b'], [], {
      ballots: groups.map((groupKey) => ({ ballot: ballot(groupKey === 'two' ? 'b' : chosen), groupKey })),
      compareBy: 'constituency',
      groupLabels: new Map([
        ['one', 'Satu'],
        ['two', 'Dua'],
      ]),
    }).comparison

  it('V276: are compared where each has five ballots, and withheld as soon as one has fewer or no group', () => {
    const five = (key: string | null) => Array.from({ length: 5 }, () => key)
    expect(compared([...five('one'), ...five('two')])).toEqual({
      state: 'shown',
      kind: 'constituency',
      groups: [
        { key: 'two', label: 'Dua', ballotCount: 5, scores: [0, 5] },
        { key: 'one', label: 'Satu', ballotCount: 5, scores: [5, 0] },
      ],
    })
    const withheld = { state: 'withheld', kind: 'constituency' }
    expect(compared([...five('one'), ...five('two').slice(1)])).toEqual(withheld)
    expect(compared([...five('one'), ...five(null)])).toEqual(withheld)
    expect(compared([])).toEqual(withheld)
  })

  const opinions: { rules: RoundRules; ballotWith: (ids: string[]) => Ballot }[] = [
    {
      rules: { method: 'rating', highestScore: 5 },
      ballotWith: (ids) => ({ method: 'rating', scores: Object.fromEntries(ids.map((id) => [id, 4])) }),
    },
    {
      rules: { method: 'usg' },
      ballotWith: (ids) => {
        const scores = ids.map((id) => [id, { urgency: 4, seriousness: 3, growth: 5 }])
        return { method: 'usg', scores: Object.fromEntries(scores) }
      },
    },
    {
      rules: { method: 'weighted', criteria: [{ id: 'impact', title: 'Dampak', weight: 1 }] },
      ballotWith: (ids) => ({ method: 'weighted', scores: Object.fromEntries(ids.map((id) => [id, { impact: 4 }])) }),
    },
    {
      rules: { method: 'impact_effort' },
      ballotWith: (ids) => {
        const scores = ids.map((id) => [id, { impact: 4, effort: 2 }])
        return { method: 'impact_effort', scores: Object.fromEntries(scores) }
      },
    },
  ]
  it.each(opinions)(
    'V510: are not compared by $rules.method where few of one gave an opinion',
    ({ rules, ballotWith }) => {
      /** A group of six says something of a, and so many of them of b as well. */
      const stateWith = (opinionCount: number) => {
        const ballots = ['one', 'two'].flatMap((groupKey) =>
          Array.from({ length: 6 }, (_, index) => {
            const isGiven = groupKey === 'two' || index < opinionCount
            return { ballot: ballotWith(isGiven ? ['a', 'b'] : ['a']), groupKey }
          }),
        )
        return tally(rules, ['a', 'b'], [], { ballots, compareBy: 'constituency' }).comparison.state
      }
      expect([0, 5, 6].map(stateWith)).toEqual(['shown', 'shown', 'shown'])
      expect([1, 2, 3, 4].map(stateWith)).toEqual(['withheld', 'withheld', 'withheld', 'withheld'])
    },
  )
})

it('V277: the spread goes from 0 (all agree) to 1 (split to the extremes)', () => {
  expect(normalisedDeviation([4, 4, 4], 1, 5)).toBe(0)
  expect(normalisedDeviation([1, 5, 1, 5], 1, 5)).toBe(1)
  expect(normalisedDeviation([], 1, 5)).toBe(0)
})
