import { describe, expect, it } from 'vitest'
import { printedCode } from '#shared/domain/voting/codes.ts'
import { castBallot } from '#electron/core/booth.ts'
import { checkPaper, handPaper, makePapers, takeBackPaper, typePaper } from '#electron/core/paper-votes.ts'
import { closeRound } from '#electron/core/rounds.ts'
import { findByCode, listTokenSlips, makeSlips, renewSlip } from '#electron/core/slips.ts'
import { addVoter } from '#electron/core/rounds.ts'
import { loadRecord } from '#electron/core/record.ts'
import { viewWays } from '#electron/core/ways.ts'
import { addPeople, must } from '#tests/support/make-workshop.ts'
import { type TestRound, dots, makeOpenRound, viewRound } from './support.ts'

const refusal = (code: string, data: object = {}) => ({ ok: false, error: { code, data } })
const hand = (round: TestRound, voter: number) => handPaper(round.session, round.roundId, round.people[voter]!.id)
const type = (round: TestRound, code: string, option: number | null) =>
  typePaper(round.session, round.roundId, code, option === null ? null : dots({ [round.optionIds[option]!]: 1 }))
const stateOf = ({ session }: TestRound) =>
  ['roll', 'sealed_ballots', 'paper_ballots'].map((table) => session.db.prepare(`SELECT * FROM ${table}`).all())

describe('paper ballots', () => {
  it('V330: count with those of the booth; void ones count as cast, and the result says how many came which way', () => {
    const round = makeOpenRound({ voterCount: 5 })
    const { codes } = must(makePapers(round.session, round.roundId, 4))
    must(castBallot(round.session, round.roundId, round.people[0]!.id, dots({ [round.optionIds[0]!]: 1 })))
    for (const voter of [1, 2, 3]) must(hand(round, voter))
    expect(viewRound(round.session, round.activity.id).votedCount).toBe(4)
    must(type(round, codes[0]!, 1))
    must(type(round, printedCode(codes[1]!).toLowerCase(), null))
    must(closeRound(round.session, round.roundId))
    const { result } = viewRound(round.session, round.activity.id)
    // The third paper did not come back: not counted, and in nobody's way.
    expect(result).toMatchObject({ castCount: 3, voidCount: 1 })
    expect(result?.ways).toEqual([
      { way: 'booth', label: '', count: 1 },
      { way: 'paper', label: '', count: 2 },
    ])
    expect(must(viewWays(round.session, round.roundId)).papers).toEqual({
      printedCount: 4,
      handedCount: 3,
      typedCount: 1,
      voidCount: 1,
    })
    expect(loadRecord(round.session).rounds[0]!.notReturnedCount).toBe(1)
  })

  it('V331: taking a paper is voting: nobody gets one after voting, nor votes after getting one', () => {
    const round = makeOpenRound({ voterCount: 3 })
    must(makePapers(round.session, round.roundId, 2))
    must(hand(round, 0))
    expect(hand(round, 0)).toEqual(refusal('ALREADY_VOTED'))
    const ballot = dots({ [round.optionIds[0]!]: 1 })
    expect(castBallot(round.session, round.roundId, round.people[0]!.id, ballot)).toEqual(refusal('ALREADY_VOTED'))
    must(castBallot(round.session, round.roundId, round.people[1]!.id, ballot))
    expect(hand(round, 1)).toEqual(refusal('ALREADY_VOTED'))
    expect(handPaper(round.session, round.roundId, 'nobody')).toEqual(refusal('NOT_ENTITLED'))
  })

  it('V332: no more are handed out than were printed, and no more typed than were handed out', () => {
    const round = makeOpenRound({ voterCount: 3 })
    expect(hand(round, 0)).toEqual(refusal('PAPER_NONE_PRINTED'))
    const { codes } = must(makePapers(round.session, round.roundId, 2))
    expect(type(round, codes[0]!, 0)).toEqual(refusal('PAPER_MORE_THAN_HANDED'))
    must(hand(round, 0))
    must(type(round, codes[0]!, 0))
    const before = stateOf(round)
    expect(type(round, codes[1]!, 0)).toEqual(refusal('PAPER_MORE_THAN_HANDED'))
    expect(type(round, codes[0]!, 0)).toEqual(refusal('PAPER_USED', { code: printedCode(codes[0]!) }))
    expect(type(round, 'AAAAAA', 0)).toEqual(refusal('PAPER_UNKNOWN', { code: 'AAA-AAA' }))
    expect(checkPaper(round.session.db, round.roundId, '?')).toEqual(refusal('PAPER_UNKNOWN', { code: '?' }))
    expect(stateOf(round)).toEqual(before)
  })

  it('V333: an invalid ballot on paper is refused whole, and the paper may be typed again', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const { codes } = must(makePapers(round.session, round.roundId, 1))
    must(hand(round, 0))
    const before = stateOf(round)
    const over = dots(Object.fromEntries(round.optionIds.map((id) => [id, 1])))
    expect(typePaper(round.session, round.roundId, codes[0]!, over)).toEqual(
      refusal('BALLOT_OVER_BUDGET', { overPoints: 1 }),
    )
    expect(stateOf(round)).toEqual(before)
    must(type(round, codes[0]!, 0))
  })

  it('V334: a blank paper given back lets its holder vote; not when as many are typed as were handed out', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const { codes } = must(makePapers(round.session, round.roundId, 2))
    must(hand(round, 0))
    const takeBack = (voter: number, code: string) =>
      takeBackPaper(round.session, round.roundId, round.people[voter]!.id, code)
    expect(takeBack(1, codes[0]!)).toEqual(refusal('PAPER_NOT_HELD'))
    must(takeBack(0, printedCode(codes[0]!).toLowerCase()))
    must(castBallot(round.session, round.roundId, round.people[0]!.id, dots({ [round.optionIds[0]!]: 1 })))
    // Somebody who voted at the booth holds no paper to give back.
    expect(takeBack(0, codes[0]!)).toEqual(refusal('PAPER_NOT_HELD'))
    must(hand(round, 1))
    must(type(round, codes[1]!, 0))
    expect(takeBack(1, codes[0]!)).toEqual(refusal('PAPER_MORE_THAN_HANDED'))
    must(closeRound(round.session, round.roundId))
    expect(viewRound(round.session, round.activity.id).result?.castCount).toBe(2)
  })

  it('V486: a paper is given back by its code: one that was typed is not, while another is still out', () => {
    const round = makeOpenRound({ voterCount: 3 })
    const { codes } = must(makePapers(round.session, round.roundId, 3))
    must(hand(round, 0))
    must(hand(round, 1))
    must(type(round, codes[0]!, 0))
    const before = stateOf(round)
    const takeBack = (code: string) => takeBackPaper(round.session, round.roundId, round.people[0]!.id, code)
    const used = { code: printedCode(codes[0]!) }
    expect(takeBack(codes[0]!)).toEqual(refusal('PAPER_USED', used))
    expect(takeBack('AAAAAA')).toEqual(refusal('PAPER_UNKNOWN', { code: 'AAA-AAA' }))
    expect(takeBack('')).toEqual(refusal('PAPER_UNKNOWN', { code: '' }))
    expect(stateOf(round)).toEqual(before)
    // The one still out comes back blank, and may be handed out again.
    must(takeBackPaper(round.session, round.roundId, round.people[1]!.id, codes[1]!))
    must(hand(round, 2))
    must(type(round, codes[1]!, 1))
    must(closeRound(round.session, round.roundId))
    expect(viewRound(round.session, round.activity.id).result?.castCount).toBe(2)
  })

  it('V335: neither who took a paper or gave it back nor what was typed is in the history', () => {
    const round = makeOpenRound({ voterCount: 2 })
    const { codes } = must(makePapers(round.session, round.roundId, 1))
    const count = () => round.session.db.prepare('SELECT count(*) FROM journal').pluck().get()
    const before = count()
    must(hand(round, 0))
    must(takeBackPaper(round.session, round.roundId, round.people[0]!.id, codes[0]!))
    must(hand(round, 0))
    must(type(round, codes[0]!, 0))
    expect(count()).toBe(before)
    expect(JSON.stringify(round.session.db.prepare('SELECT * FROM journal').all())).not.toContain(codes[0])
  })

  it('V336: with tokens a paper uses one, whoever takes it', () => {
    const round = makeOpenRound({ draft: { electorate: 'tokens', tokenCount: 2 } })
    const { codes } = must(makePapers(round.session, round.roundId, 3))
    must(handPaper(round.session, round.roundId, null))
    must(handPaper(round.session, round.roundId, null))
    expect(handPaper(round.session, round.roundId, null)).toEqual(refusal('ALREADY_VOTED'))
    must(takeBackPaper(round.session, round.roundId, null, codes[1]!))
    must(typePaper(round.session, round.roundId, codes[0]!, dots({ [round.optionIds[0]!]: 1 })))
    must(closeRound(round.session, round.roundId))
    expect(viewRound(round.session, round.activity.id).result?.castCount).toBe(1)
  })
})

describe('slips', () => {
  it('V340: a person keeps one code for the whole workshop; it is made of letters and digits that do not look alike', () => {
    const round = makeOpenRound({ voterCount: 3, draft: { identification: 'code' } })
    const slips = must(makeSlips(round.session))
    expect(slips.map(({ label }) => label)).toEqual(['Peserta 0001', 'Peserta 0002', 'Peserta 0003'])
    for (const { code } of slips) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/)
    expect(new Set(slips.map(({ code }) => code)).size).toBe(3)
    expect(must(makeSlips(round.session))).toEqual(slips)
    // The codes of the roll are those of the slips.
    for (const { code, voterId } of slips) {
      expect(findByCode(round.session.db, round.roundId, ` ${printedCode(code).toLowerCase()} `)).toMatchObject({
        ok: true,
        value: { voterId },
      })
    }
    expect(findByCode(round.session.db, round.roundId, 'AAA-AAA')).toEqual(refusal('CODE_UNKNOWN'))
  })

  it('V341: a lost slip gets a new code, and the old one opens nothing, also in the open round', () => {
    const round = makeOpenRound({ voterCount: 2, draft: { identification: 'code' } })
    const [slip] = must(makeSlips(round.session))
    const renewed = must(renewSlip(round.session, slip!.voterId))
    expect(renewed.code).not.toBe(slip!.code)
    expect(findByCode(round.session.db, round.roundId, slip!.code)).toEqual(refusal('CODE_UNKNOWN'))
    expect(must(findByCode(round.session.db, round.roundId, renewed.code)).voterId).toBe(slip!.voterId)
  })

  it('V342: a late-comer and every token have a code as well', () => {
    const round = makeOpenRound({ voterCount: 2, draft: { identification: 'code' } })
    const [late] = addPeople(round.session, 1)
    must(addVoter(round.session, round.roundId, late!.id))
    const code = must(makeSlips(round.session)).find(({ voterId }) => voterId === late!.id)!.code
    expect(must(findByCode(round.session.db, round.roundId, code)).voterId).toBe(late!.id)
    const tokens = makeOpenRound({ draft: { electorate: 'tokens', tokenCount: 3, identification: 'code' } })
    expect(new Set(must(listTokenSlips(tokens.session, tokens.roundId)).map((slip) => slip.code)).size).toBe(3)
  })

  it('V343: no code is in the record, the history or what listeners hear', () => {
    const round = makeOpenRound({ voterCount: 3, draft: { identification: 'code' } })
    const slips = must(makeSlips(round.session))
    const renewed = must(renewSlip(round.session, slips[0]!.voterId))
    const told = JSON.stringify([
      loadRecord(round.session),
      round.session.db.prepare('SELECT * FROM journal').all(),
      round.events,
      viewRound(round.session, round.activity.id),
      must(viewWays(round.session, round.roundId)),
    ])
    for (const { code } of [...slips, renewed]) expect(told).not.toContain(code)
  })
})
