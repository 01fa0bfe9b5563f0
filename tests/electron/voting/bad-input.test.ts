import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Ballot, type Method, type RoundRules, methods } from '#shared/schema/voting.ts'
import { methodOf } from '#shared/domain/voting/registry.ts'
import { admitVoter, castBallot } from '#electron/core/booth.ts'
import { draftRound } from '#electron/core/round-drafts.ts'
import { listRoundViews } from '#electron/core/round-views.ts'
import { cancelRound, closeRound, openRound } from '#electron/core/rounds.ts'
import { viewWorkshop } from '#electron/core/workshop.ts'
import { must } from '#tests/support/make-workshop.ts'
import { type TestRound, dots, makeDraft, makeDraftedRound, makeOpenRound, viewRound } from './support.ts'

const stateOf = ({ session }: TestRound) =>
  ['roll', 'sealed_ballots'].map((table) => session.db.prepare(`SELECT * FROM ${table}`).all())

const rulesOf: Record<Method, RoundRules> = {
  dots: { method: 'dots', pointsPerPerson: 2, maxPerOption: 1 },
  approval: { method: 'approval', maxChoices: 2, threshold: null },
  rating: { method: 'rating', highestScore: 5 },
  usg: { method: 'usg' },
  weighted: {
    method: 'weighted',
    criteria: [
      { id: 'c1', title: 'Manfaat', weight: 0.5 },
      { id: 'c2', title: 'Biaya', weight: 0.5 },
    ],
  },
  impact_effort: { method: 'impact_effort' },
  ranking: { method: 'ranking', places: 2 },
  yes_no: { method: 'yes_no', threshold: { share: 'simple', base: 'valid' } },
}

/** Ballots that each break one rule of their method. */
function wrongBallots(method: Method, [a, b, c]: readonly string[]): Ballot[] {
  const other: Ballot = method === 'dots' ? { method: 'approval', chosen: [a!] } : dots({ [a!]: 1 })
  const wrong: Record<Method, Ballot[]> = {
    dots: [dots({}), dots({ [a!]: 2 }), dots({ [a!]: 1, [b!]: 1, [c!]: 1 }), dots({ zzz: 1 })],
    approval: [
      { method: 'approval', chosen: [a!, b!, c!] },
      { method: 'approval', chosen: ['zzz'] },
    ],
    rating: [
      { method: 'rating', scores: { [a!]: 6 } },
      { method: 'rating', scores: { zzz: 1 } },
    ],
    usg: [{ method: 'usg', scores: { zzz: { urgency: 1, seriousness: 1, growth: 1 } } }],
    weighted: [
      { method: 'weighted', scores: { zzz: { c1: 1, c2: 1 } } },
      { method: 'weighted', scores: { [a!]: { c1: 1 } } },
    ],
    impact_effort: [{ method: 'impact_effort', scores: { zzz: { impact: 1, effort: 1 } } }],
    ranking: [
      { method: 'ranking', order: [a!, a!] },
      { method: 'ranking', order: [a!, b!, c!] },
      { method: 'ranking', order: ['zzz'] },
    ],
    yes_no: [
      { method: 'yes_no', answers: { [a!]: 'yes' } },
      { method: 'yes_no', answers: { zzz: 'yes' } },
    ],
  }
  return [...wrong[method], other]
}

describe('bad input', () => {
  it.each(methods)(
    'V315: an invalid ballot of %s is refused, the roll unchanged, and its voter may still vote',
    (method) => {
      const rules = rulesOf[method]
      const round = makeOpenRound({ voterCount: 2, optionCount: 3, draft: { rules } })
      const voter = round.people[0]!.id
      const before = stateOf(round)
      for (const ballot of wrongBallots(method, round.optionIds)) {
        expect([ballot, castBallot(round.session, round.roundId, voter, ballot).ok]).toEqual([ballot, false])
      }
      expect(stateOf(round)).toEqual(before)
      const good =
        method === 'dots' ? dots({ [round.optionIds[0]!]: 1 }) : methodOf(method).largestBallot(rules, round.optionIds)
      must(castBallot(round.session, round.roundId, voter, good))
    },
  )

  it('V316: an electorate of none is refused, of one and of two counts', () => {
    const none = makeDraftedRound({ draft: { electorate: 'tokens', tokenCount: 0 } })
    expect(openRound(none.session, none.roundId)).toMatchObject({ ok: false, error: { code: 'ELECTORATE_EMPTY' } })
    for (const voterCount of [1, 2]) {
      const round = makeOpenRound({ voterCount })
      for (const { id } of round.people) {
        must(castBallot(round.session, round.roundId, id, dots({ [round.optionIds[0]!]: 1 })))
      }
      must(closeRound(round.session, round.roundId))
      const { result } = viewRound(round.session, round.activity.id)
      expect(result).toMatchObject({ castCount: voterCount, entitledCount: voterCount })
      expect(result?.options.every(({ normalisedDeviation }) => normalisedDeviation === null)).toBe(true)
    }
  })

  it('V316: when all abstain nothing passes, and when all are tied nobody is chosen silently', () => {
    const abstain = makeOpenRound({ voterCount: 3, optionCount: 1, draft: { rules: rulesOf.yes_no } })
    for (const { id } of abstain.people) {
      const ballot: Ballot = { method: 'yes_no', answers: { [abstain.optionIds[0]!]: 'abstain' } }
      must(castBallot(abstain.session, abstain.roundId, id, ballot))
    }
    must(closeRound(abstain.session, abstain.roundId))
    expect(viewRound(abstain.session, abstain.activity.id).result?.options[0]?.detail).toMatchObject({
      abstainCount: 3,
      isPassed: false,
    })
    const tied = makeOpenRound({ voterCount: 4, optionCount: 4 })
    for (const [index, { id }] of tied.people.entries()) {
      must(castBallot(tied.session, tied.roundId, id, dots({ [tied.optionIds[index]!]: 1 })))
    }
    must(closeRound(tied.session, tied.roundId))
    const { result } = viewRound(tied.session, tied.activity.id)
    expect(result?.tiedAtCut).toHaveLength(4)
    expect(result?.options.some(({ isAboveCut }) => isAboveCut)).toBe(false)
  })

  it('V317: 300 options and 2,000 voters are opened, voted and counted', () => {
    const round = makeOpenRound({ optionCount: 300, draft: { electorate: 'tokens', tokenCount: 2000 } })
    for (const at of [0, 150, 299]) {
      const { voterId } = must(admitVoter(round.session, round.roundId, null))
      must(castBallot(round.session, round.roundId, voterId, dots({ [round.optionIds[at]!]: 1 })))
    }
    must(closeRound(round.session, round.roundId))
    const { result, entitledCount } = viewRound(round.session, round.activity.id)
    expect(entitledCount).toBe(2000)
    expect(result?.options).toHaveLength(300)
    expect(result?.options.filter(({ score }) => score === 1)).toHaveLength(3)
  })

  it('V318: a lost receipt can be asked for: the ballot counted once, or its voter may vote', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const [first, second] = round.people
    must(castBallot(round.session, round.roundId, first!.id, dots({ [round.optionIds[0]!]: 1 })))
    // The power goes before the screen has said so; the file is opened again.
    const session = round.reopen()
    expect(admitVoter(session, round.roundId, first!.id)).toMatchObject({ ok: false, error: { code: 'ALREADY_VOTED' } })
    expect(admitVoter(session, round.roundId, second!.id)).toEqual({ ok: true, value: { voterId: second!.id } })
    expect(session.db.prepare('SELECT count(*) FROM sealed_ballots').pluck().get()).toBe(1)
  })

  it('V319: a clock that is set back changes nothing: the round opens, takes votes and closes', () => {
    const round = makeDraftedRound({ voterCount: 2 })
    must(openRound(round.session, round.roundId))
    round.clock.nowMs -= 400 * 24 * 3600 * 1000
    must(castBallot(round.session, round.roundId, round.people[0]!.id, dots({ [round.optionIds[0]!]: 1 })))
    must(closeRound(round.session, round.roundId))
    expect(viewRound(round.session, round.activity.id).result?.castCount).toBe(1)
  })

  it('V329: without the key a round cannot be closed; it is cancelled and repeated, and older rounds are not harmed', () => {
    const round = makeOpenRound({ voterCount: 2 })
    must(castBallot(round.session, round.roundId, round.people[0]!.id, dots({ [round.optionIds[0]!]: 1 })))
    must(closeRound(round.session, round.roundId))
    const { roundId } = must(draftRound(round.session, round.activity.id, makeDraft()))
    must(openRound(round.session, roundId))
    const key = fs.readdirSync(round.folder).find((name) => name.includes('-kunci-'))!
    fs.rmSync(`${round.folder}/${key}`)
    expect(closeRound(round.session, roundId)).toMatchObject({ ok: false, error: { code: 'KEY_MISSING' } })
    must(cancelRound(round.session, roundId))
    const again = must(draftRound(round.session, round.activity.id, makeDraft()))
    must(openRound(round.session, again.roundId))
    must(closeRound(round.session, again.roundId))
    const results = listRoundViews(round.session, round.activity.id).map(({ result }) => result?.castCount)
    expect(results).toEqual([1, undefined, 0])
  })

  it('V456: a key that is gone is told while the round is open, and by the opened file; nothing else is said to lack one', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const told = () => [viewRound(round.session, round.activity.id).isKeyLost, viewWorkshop(round.session).isKeyLost]
    expect(told()).toEqual([false, false])
    const key = fs.readdirSync(round.folder).find((name) => name.includes('-kunci-'))!
    fs.rmSync(`${round.folder}/${key}`)
    expect(told()).toEqual([true, true])
    round.session = round.reopen()
    expect(told()).toEqual([true, true])
    must(cancelRound(round.session, round.roundId))
    expect(told()).toEqual([false, false])
    const draft = makeDraft({ way: 'hands', rules: { method: 'yes_no', threshold: { share: 'simple', base: 'cast' } } })
    const hands = must(draftRound(round.session, round.activity.id, draft))
    must(openRound(round.session, hands.roundId))
    expect(told()).toEqual([false, false])
  })
})

it('V532: a ballot with more entries than a round can have options or criteria does not fit the contract', () => {
  const entries = <Value>(count: number, value: Value) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`o${index}`, value]))
  const ballots = (count: number): unknown[] => [
    { method: 'dots', points: entries(count, 1) },
    { method: 'rating', scores: entries(count, 1) },
    { method: 'usg', scores: entries(count, { urgency: 1, seriousness: 1, growth: 1 }) },
    { method: 'weighted', scores: entries(count, entries(7, 1)) },
    { method: 'impact_effort', scores: entries(count, { impact: 1, effort: 1 }) },
    { method: 'yes_no', answers: entries(count, 'yes') },
  ]
  for (const ballot of ballots(300)) expect(Ballot.safeParse(ballot).success).toBe(true)
  for (const ballot of ballots(301)) expect(Ballot.safeParse(ballot).success).toBe(false)
  expect(Ballot.safeParse({ method: 'weighted', scores: { o0: entries(8, 1) } }).success).toBe(false)
})
