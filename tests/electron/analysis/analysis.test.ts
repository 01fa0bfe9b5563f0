import { describe, expect, it } from 'vitest'
import {
  addStrategiesAsProgrammes,
  addStrategy,
  editStrategy,
  evenOutWeights,
  getAnalysis,
  moveStrategy,
  removeStrategy,
  setIncluded,
  setRating,
  setWeight,
  takeFactors,
  takeRatings,
  takeWeights,
} from '#electron/core/analysis.ts'
import { dissolveTheme, mergeThemes, moveTheme } from '#electron/core/themes.ts'
import { getProgrammes, removeProgrammes } from '#electron/core/programmes.ts'
import { redo, undo } from '#electron/core/session.ts'
import { citationOf } from '#shared/domain/analysis/tows.ts'
import { strategyCode } from '#shared/domain/papers/analysis.ts'
import { dictionaries } from '#shared/i18n/dictionaries.ts'
import { type AppError, appError } from '#shared/schema/errors.ts'
import { err } from '#shared/schema/result.ts'
import type { DotRules } from '#shared/schema/voting.ts'
import { findActivity, must } from '#tests/support/make-workshop.ts'
import { holdRound, makeAnalysis } from './support.ts'

const dots: DotRules = { method: 'dots', pointsPerPerson: 10, maxPerOption: 10 }
const unweighed = 'S1 -×-, S2 -×-, W1 -×-, W2 -×-, O1 -×-, O2 -×-, T1 -×-, T2 -×-'

/** Runs what must be refused, and checks that neither the file nor the journal changed. */
function expectRefused(test: ReturnType<typeof makeAnalysis>, work: () => unknown, error: AppError): void {
  const count = () => test.session.db.prepare('SELECT count(*) FROM journal').pluck().get()
  const before = JSON.stringify([test.view(), getProgrammes(test.session), count()])
  expect(work()).toEqual(err(error))
  expect(JSON.stringify([test.view(), getProgrammes(test.session), count()])).toBe(before)
}

describe('weights and ratings', () => {
  it('M30: each entry is one undo step, and listeners hear of the analysis', () => {
    const test = makeAnalysis()
    test.events.length = 0
    must(setWeight(test.session, test.id('S1'), 0.6))
    must(setRating(test.session, test.id('S1'), 4))
    expect(test.shownFactors()).toBe(unweighed.replace('S1 -×-', 'S1 0.6×4'))
    expect(test.events.map(({ topics }) => topics)).toEqual([
      expect.arrayContaining(['analysis', 'history']),
      expect.arrayContaining(['analysis', 'history']),
    ])
    must(undo(test.session))
    expect(test.shownFactors()).toBe(unweighed.replace('S1 -×-', 'S1 0.6×-'))
    must(undo(test.session))
    expect(test.shownFactors()).toBe(unweighed)
    must(redo(test.session))
    must(redo(test.session))
    test.reopen()
    expect(test.shownFactors()).toBe(unweighed.replace('S1 -×-', 'S1 0.6×4'))
  })

  it('M30: the same value again is no step, and null clears', () => {
    const test = makeAnalysis()
    must(setWeight(test.session, test.id('S1'), 0.6))
    const { length } = test.events
    must(setWeight(test.session, test.id('S1'), 0.6))
    expect(test.events).toHaveLength(length)
    must(setWeight(test.session, test.id('S1'), null))
    must(setRating(test.session, test.id('S1'), null))
    expect(test.shownFactors()).toBe(unweighed)
  })

  it('M30: refuses what is no weight or no rating, and themes that are gone or on no side', () => {
    const test = makeAnalysis()
    const id = test.id('S1')
    for (const weight of [-0.1, 1.01, Number.NaN, Number.POSITIVE_INFINITY]) {
      expectRefused(test, () => setWeight(test.session, id, weight), appError('WEIGHT_OUT_OF_RANGE'))
    }
    for (const rating of [0, 0.9, 4.1, -1, Number.NaN]) {
      expectRefused(test, () => setRating(test.session, id, rating), appError('RATING_OUT_OF_RANGE'))
    }
    expectRefused(test, () => setWeight(test.session, 'gone', 0.5), appError('NOT_FOUND'))
    expectRefused(test, () => setRating(test.session, 'gone', 2), appError('NOT_FOUND'))
    expectRefused(test, () => setIncluded(test.session, 'gone', true), appError('NOT_FOUND'))
    expect(test.shownFactors()).toBe(unweighed)
  })

  it('M31: Ratakan is one step; undo brings every weight back', () => {
    const test = makeAnalysis()
    for (const title of ['S1', 'S2', 'W1']) must(setWeight(test.session, test.id(title), 0.2))
    expectRefused(
      test,
      () => evenOutWeights(test.session, test.boardId, 'ifas'),
      appError('WEIGHT_MISSING', { codes: 'W2' }),
    )
    must(setWeight(test.session, test.id('W2'), 0.4))
    must(setWeight(test.session, test.id('S1'), 0.6))
    const before = test.shownFactors()
    must(evenOutWeights(test.session, test.boardId, 'ifas'))
    expect(test.shownFactors()).toMatch(/^S1 0\.43×-, S2 0\.14×-, W1 0\.14×-, W2 0\.29×-, O1 -/)
    expect(test.swot().ifas).toMatchObject({ isWeightWhole: true, weightDecimals: 2 })
    must(undo(test.session))
    expect(test.shownFactors()).toBe(before)
  })

  it('M31: with nothing given all get the same; a board without factors and another board are refused', () => {
    const test = makeAnalysis()
    must(evenOutWeights(test.session, test.boardId, 'efas'))
    expect(test.shownFactors()).toContain('O1 0.25×-, O2 0.25×-, T1 0.25×-, T2 0.25×-')
    expectRefused(test, () => evenOutWeights(test.session, 'gone', 'ifas'), appError('NOT_FOUND'))
    for (const title of ['S1', 'S2', 'W1', 'W2']) must(setIncluded(test.session, test.id(title), false))
    expectRefused(test, () => evenOutWeights(test.session, test.boardId, 'ifas'), appError('NO_FACTORS'))
  })

  it('M36: what is left out keeps its weight and comes back with it', () => {
    const test = makeAnalysis()
    must(setWeight(test.session, test.id('S1'), 0.6))
    must(setIncluded(test.session, test.id('S1'), false))
    expect(test.swot().leftOut.map(({ title }) => title)).toEqual(['S1'])
    expect(test.swot().ifas.factors[0]).toMatchObject({ code: 'S1', title: 'S2' })
    must(setIncluded(test.session, test.id('S1'), true))
    expect(test.shownFactors()).toContain('S1 0.6×-, S2 -×-')
  })

  it('M36: a theme that is merged or dissolved takes its weight with it, and undo brings both back', () => {
    const test = makeAnalysis()
    must(evenOutWeights(test.session, test.boardId, 'ifas'))
    must(mergeThemes(test.session, test.id('S2'), test.id('S1')))
    expect(test.swot().missing[0]).toEqual({ kind: 'weightSum', table: 'ifas', sum: 0.75 })
    must(undo(test.session))
    expect(test.swot().ifas.isWeightWhole).toBe(true)
    must(dissolveTheme(test.session, test.id('W1')))
    expect(test.swot().ifas.weightSum).toBe(0.75)
    must(undo(test.session))
    expect(test.shownFactors()).toMatch(/W1 0\.25×-, W2 0\.25×-/)
  })
})

describe('taking from rounds', () => {
  const ballots: Record<string, number>[] = [
    { S1: 6, W1: 2, O1: 2 },
    { S1: 2, S2: 2, W1: 2, T1: 4 },
  ]

  it('M32: weights are the votes of the table, the round is remembered, an entered weight forgets it', () => {
    const test = makeAnalysis()
    must(setWeight(test.session, test.id('W2'), 0.9))
    const roundId = holdRound(test, ['S1', 'S2', 'W1', 'O1', 'T1'], dots, ballots)
    expect(test.view().rounds).toMatchObject([{ roundId, ratings: null, votes: { [test.id('S1')]: 8 } }])
    const before = test.shownFactors()
    must(takeWeights(test.session, test.boardId, roundId))
    expect(test.shownFactors()).toBe(
      'S1 0.571×-, S2 0.143×-, W1 0.286×-, W2 -×-, O1 0.333×-, O2 -×-, T1 0.667×-, T2 -×-',
    )
    expect(test.swot().ifas.factors.map(({ weightRoundId }) => weightRoundId)).toEqual([
      roundId,
      roundId,
      roundId,
      null,
    ])
    must(undo(test.session))
    expect(test.shownFactors()).toBe(before)
    must(redo(test.session))
    must(setWeight(test.session, test.id('S1'), 0.5))
    expect(test.swot().ifas.factors[0]!.weightRoundId).toBeNull()
  })

  it('M32: a table that the round did not vote on stays; a round of no votes here is refused', () => {
    const test = makeAnalysis()
    must(setWeight(test.session, test.id('O1'), 0.9))
    const roundId = holdRound(test, ['S1', 'W1'], dots, [{ S1: 5, W1: 5 }])
    must(takeWeights(test.session, test.boardId, roundId))
    expect(test.shownFactors()).toBe('S1 0.5×-, S2 -×-, W1 0.5×-, W2 -×-, O1 0.9×-, O2 -×-, T1 -×-, T2 -×-')
    expectRefused(test, () => takeWeights(test.session, test.boardId, 'gone'), appError('NOT_FOUND'))
    expectRefused(test, () => takeRatings(test.session, test.boardId, roundId), appError('ROUND_WITHOUT_RATINGS'))
    for (const title of ['S1', 'W1']) must(setIncluded(test.session, test.id(title), false))
    expectRefused(test, () => takeWeights(test.session, test.boardId, roundId), appError('ROUND_WITHOUT_VOTES'))
  })

  it('M33: ratings are the means of a rating round on the scale 1 to 4; what it did not rate stays', () => {
    const test = makeAnalysis()
    must(setRating(test.session, test.id('T2'), 1))
    const rules = { method: 'rating' as const, highestScore: 5 }
    const roundId = holdRound(test, ['S1', 'W1', 'O1'], rules, [
      { S1: 5, W1: 3 },
      { S1: 4, W1: 3 },
    ])
    must(takeRatings(test.session, test.boardId, roundId))
    expect(test.shownFactors()).toBe('S1 -×3.63, S2 -×-, W1 -×2.5, W2 -×-, O1 -×-, O2 -×-, T1 -×-, T2 -×1')
    expect(test.swot().ifas.factors[0]!.ratingRoundId).toBe(roundId)
    expectRefused(test, () => takeWeights(test.session, test.boardId, roundId), appError('ROUND_WITHOUT_VOTES'))
    expectRefused(test, () => takeFactors(test.session, test.boardId, roundId), appError('ROUND_WITHOUT_VOTES'))
  })

  it('M34: the winners become the factors with weights from their votes, the others are left out, in one step', () => {
    const test = makeAnalysis()
    const titles = ['S1', 'S2', 'W1', 'W2', 'O1']
    const roundId = holdRound(test, titles, dots, [{ S1: 6, W1: 3, S2: 1 }], 2)
    must(takeFactors(test.session, test.boardId, roundId))
    expect(test.shownFactors()).toBe('S1 0.667×-, W1 0.333×-, O1 -×-, O2 -×-, T1 -×-, T2 -×-')
    expect(test.swot().leftOut.map(({ title }) => title)).toEqual(['S2', 'W2'])
    must(undo(test.session))
    expect(test.shownFactors()).toBe(unweighed)
  })
})

describe('strategies', () => {
  function withTwo() {
    const test = makeAnalysis()
    const write = (text: string, ...titles: string[]) =>
      must(addStrategy(test.session, { boardId: test.boardId, cell: 'so', text, themeIds: test.themeIds(...titles) }))
    return { test, first: write('Perluas QRIS', 'S1', 'O1'), second: write('Buka data', 'S2', 'O1', 'O2') }
  }
  const shown = (test: ReturnType<typeof makeAnalysis>) =>
    test.tows().so.map((row) => `${strategyCode(row)} ${row.text}: ${citationOf(row)}`)

  it('M35: a strategy is written, edited, moved and removed, each one undo step', () => {
    const { test, first, second } = withTwo()
    const written = ['SO-1 Perluas QRIS: S1+O1', 'SO-2 Buka data: S2+O1+O2']
    expect(shown(test)).toEqual(written)
    must(editStrategy(test.session, { strategyId: first.id, text: 'QRIS', themeIds: test.themeIds('S2', 'O1') }))
    expect(shown(test)[0]).toBe('SO-1 QRIS: S2+O1')
    must(undo(test.session))
    must(moveStrategy(test.session, second.id, first.id))
    expect(shown(test)).toEqual(written.toReversed())
    must(moveStrategy(test.session, second.id, null))
    expect(shown(test)).toEqual(written)
    must(removeStrategy(test.session, second.id))
    expect(shown(test)).toEqual(written.slice(0, 1))
    must(undo(test.session))
    expect(shown(test)).toEqual(written)
  })

  it('M35: refuses a strategy that does not stand on both sides of its cell, and says which', () => {
    const { test, first } = withTwo()
    const both = appError('STRATEGY_NEEDS_BOTH_SIDES', { cell: 'WT', first: 'W', second: 'T' })
    const add = (...titles: string[]) =>
      addStrategy(test.session, {
        boardId: test.boardId,
        cell: 'wt',
        text: 'x',
        themeIds: titles.map((title) => (title === 'gone' ? title : test.id(title))),
      })
    expectRefused(test, () => add(), both)
    expectRefused(test, () => add('W1', 'W2'), both)
    const wrong = appError('INVALID_INPUT', { field: 'themeIds' })
    expectRefused(test, () => add('W1', 'T1', 'S1'), wrong)
    expectRefused(test, () => add('W1', 'gone'), wrong)
    must(setIncluded(test.session, test.id('T1'), false))
    expectRefused(test, () => add('W1', 'T1'), wrong)
    const edit = { strategyId: first.id, text: 'x', themeIds: test.themeIds('S1') }
    const so = appError('STRATEGY_NEEDS_BOTH_SIDES', { cell: 'SO', first: 'S', second: 'O' })
    expectRefused(test, () => editStrategy(test.session, edit), so)
    expectRefused(test, () => editStrategy(test.session, { ...edit, strategyId: 'gone' }), appError('NOT_FOUND'))
    expectRefused(test, () => moveStrategy(test.session, 'gone', null), appError('NOT_FOUND'))
    expectRefused(test, () => removeStrategy(test.session, 'gone'), appError('NOT_FOUND'))
    expect(test.tows().wt).toEqual([])
  })

  it('M60: a strategy is called by its cell and its number, which no other cell has and a removal leaves alone', () => {
    const { test, first } = withTwo()
    const strategyId = must(
      addStrategy(test.session, {
        boardId: test.boardId,
        cell: 'st',
        text: 'Pelindung data',
        themeIds: test.themeIds('S1', 'T1'),
      }),
    ).id
    must(removeStrategy(test.session, first.id))
    const { so, st } = test.tows()
    expect([...so, ...st].map(strategyCode)).toEqual(['SO-2', 'ST-3'])
    expect(st[0]!.id).toBe(strategyId)
  })

  it('M36: a strategy whose theme is dissolved or moved to another side is incomplete until undo', () => {
    const { test } = withTwo()
    must(dissolveTheme(test.session, test.id('S1')))
    expect(test.tows().so.map(({ missingSides }) => missingSides)).toEqual([['s'], []])
    must(undo(test.session))
    expect(test.tows().so.every(({ missingSides }) => missingSides.length === 0)).toBe(true)
    must(moveTheme(test.session, { themeId: test.id('O1'), zoneId: test.zone('T').id, beforeId: null }))
    expect(test.tows().so.map(({ missingSides }) => missingSides)).toEqual([['o'], []])
  })

  it('M37: strategies become programme candidates once each, and a removed programme may come again', () => {
    const { test, first, second } = withTwo()
    expect(addStrategiesAsProgrammes(test.session, test.boardId, first.id)).toEqual({
      ok: true,
      value: { addedCount: 1 },
    })
    expect(must(addStrategiesAsProgrammes(test.session, test.boardId, null))).toEqual({ addedCount: 1 })
    expect(must(addStrategiesAsProgrammes(test.session, test.boardId, null))).toEqual({ addedCount: 0 })
    const programmes = getProgrammes(test.session)
    expect(programmes.map(({ name, origin, originId, dimension }) => [name, origin, originId, dimension])).toEqual([
      ['Perluas QRIS', 'strategy', first.id, null],
      ['Buka data', 'strategy', second.id, null],
    ])
    expect(test.view().programmes.map(({ originId }) => originId)).toEqual([first.id, second.id])
    must(removeProgrammes(test.session, [programmes[0]!.id]))
    expect(must(addStrategiesAsProgrammes(test.session, test.boardId, first.id))).toEqual({ addedCount: 1 })
    must(undo(test.session))
    expect(getProgrammes(test.session).map(({ name }) => name)).toEqual(['Buka data'])
  })

  it('M37: an incomplete strategy is refused alone and passed over among all', () => {
    const { test, first } = withTwo()
    must(dissolveTheme(test.session, test.id('S1')))
    const both = appError('STRATEGY_NEEDS_BOTH_SIDES', { cell: 'SO', first: 'S', second: 'O' })
    expectRefused(test, () => addStrategiesAsProgrammes(test.session, test.boardId, first.id), both)
    expectRefused(test, () => addStrategiesAsProgrammes(test.session, test.boardId, 'gone'), appError('NOT_FOUND'))
    expect(must(addStrategiesAsProgrammes(test.session, test.boardId, null))).toEqual({ addedCount: 1 })
  })

  it('M38: activities without a SWOT board have no analysis', () => {
    const { session } = makeAnalysis()
    const { activity } = findActivity(session, 'vote')
    expect(getAnalysis(session, activity.id)).toEqual(err(appError('NOT_FOUND')))
  })

  it('M39: every deed has its sentence in the history, in both languages', () => {
    const { test } = withTwo()
    must(setWeight(test.session, test.id('S1'), 0.5))
    must(setWeight(test.session, test.id('S1'), null))
    must(evenOutWeights(test.session, test.boardId, 'ifas'))
    must(addStrategiesAsProgrammes(test.session, test.boardId, null))
    const kinds = test.session.db
      .prepare("SELECT DISTINCT kind FROM journal WHERE kind LIKE 'analysis.%'")
      .pluck()
      .all()
    expect(kinds).toHaveLength(5)
    for (const kind of kinds as string[]) {
      const name = kind.replace('analysis.', '')
      for (const { history } of [dictionaries.id, dictionaries.en]) {
        const keys = Object.keys(history.analysis)
        expect(keys.includes(name) || keys.includes(`${name}_other`)).toBe(true)
      }
    }
  })
})
