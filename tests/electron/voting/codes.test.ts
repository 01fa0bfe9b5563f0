import { describe, expect, it } from 'vitest'
import { printedCode } from '#shared/domain/voting/codes.ts'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import { admitByCode, admitVoter, castBallot, castByCode, viewBooth } from '#electron/core/booth.ts'
import { closeRound, openRound } from '#electron/core/rounds.ts'
import { makeSlips, renewSlip } from '#electron/core/slips.ts'
import { noTries } from '#electron/core/tries.ts'
import { makeTestApp } from '#tests/support/make-app.ts'
import { must } from '#tests/support/make-workshop.ts'
import { sendOut } from './station-support.ts'
import { dots, makeDraftedRound, makeOpenRound, viewRound } from './support.ts'

function makeCodeRound() {
  const round = makeDraftedRound({ draft: { identification: 'code' } })
  const codes = new Map(must(makeSlips(round.session)).map(({ voterId, code }) => [voterId, code]))
  must(openRound(round.session, round.roundId))
  return { ...round, codeOf: (index: number) => codes.get(round.people[index]!.id)! }
}

describe('the code of a slip', () => {
  it('V220: admits its owner, in whatever spelling it was typed, and once only', () => {
    const { session, roundId, people, optionIds, codeOf } = makeCodeRound()
    const tries = noTries()
    const voterId = people[1]!.id
    const typed = ` ${printedCode(codeOf(1)).toLowerCase()} `
    expect(admitByCode(session, tries, roundId, typed)).toEqual(ok({ voterId }))
    const ballot = dots({ [optionIds[0]!]: 1 })
    expect(castByCode(session, noTries(), roundId, typed, ballot)).toEqual(ok({ votedCount: 1, entitledCount: 3 }))
    expect(admitByCode(session, tries, roundId, codeOf(1))).toEqual(err(appError('ALREADY_VOTED')))
    expect(admitByCode(session, tries, 'another', codeOf(0))).toEqual(err(appError('ROUND_NOT_OPEN')))
  })

  it('V221: five unknown ones in a row cost half a minute; a right one in between starts the count again', () => {
    const { session, clock, roundId, people, codeOf } = makeCodeRound()
    const tries = noTries()
    const unknown = err(appError('CODE_UNKNOWN'))
    for (let count = 0; count < 4; count++) expect(admitByCode(session, tries, roundId, 'ZZZZZ0')).toEqual(unknown)
    expect(admitByCode(session, tries, roundId, codeOf(0))).toEqual(ok({ voterId: people[0]!.id }))
    for (let count = 0; count < 4; count++) expect(admitByCode(session, tries, roundId, '')).toEqual(unknown)
    const blocked = admitByCode(session, tries, roundId, 'ZZZZZ0')
    expect(blocked).toEqual(err(appError('TOO_MANY_TRIES', { waitSeconds: 30 })))
    clock.nowMs += 29_000
    expect(admitByCode(session, tries, roundId, codeOf(0))).toEqual(err(appError('TOO_MANY_TRIES', { waitSeconds: 1 })))
    clock.nowMs += 1000
    expect(admitByCode(session, tries, roundId, codeOf(0))).toEqual(ok({ voterId: people[0]!.id }))
    // A clock set back locks nobody out for longer than the wait.
    tries.blockedUntilMs = clock.nowMs + 3_600_000
    expect(admitByCode(session, tries, roundId, codeOf(0)).ok).toBe(true)
  })

  it('V222: the booth gets neither codes nor names where codes are asked for', () => {
    const round = makeCodeRound()
    const { app } = makeTestApp()
    app.session = round.session
    const view = viewBooth(app)
    expect(view).toMatchObject({ voters: [], votedCount: 0, entitledCount: 3, round: { identification: 'code' } })
    const told = JSON.stringify(view)
    for (const [index, { id, label }] of round.people.entries()) {
      for (const secret of [id, label, round.codeOf(index)]) expect(told).not.toContain(secret)
    }
    // The facilitator's round tells who is missing, and no codes either.
    expect(JSON.stringify(viewRound(round.session, round.activity.id))).not.toContain(round.codeOf(0))
  })

  it('V481: is needed to be admitted and to vote: no id opens a ballot, and another round asks for none', () => {
    const { session, activity, roundId, people, optionIds, codeOf } = makeCodeRound()
    const ballot = dots({ [optionIds[0]!]: 1 })
    const unknown = err(appError('CODE_UNKNOWN'))
    const voterId = people[0]!.id
    expect(admitVoter(session, roundId, voterId)).toEqual(unknown)
    expect(castBallot(session, roundId, voterId, ballot)).toEqual(unknown)
    // Also not by the id of somebody whose code was typed.
    must(admitByCode(session, noTries(), roundId, codeOf(0)))
    expect(castBallot(session, roundId, voterId, ballot)).toEqual(unknown)
    expect(castByCode(session, noTries(), roundId, 'ZZZZZ0', ballot)).toEqual(unknown)
    expect(viewRound(session, activity.id).votedCount).toBe(0)
    must(castByCode(session, noTries(), roundId, codeOf(0), ballot))
    // Whoever votes by code can ask whether it counted, and a name cannot be asked about without one.
    expect(admitByCode(session, noTries(), roundId, codeOf(0))).toEqual(err(appError('ALREADY_VOTED')))
    expect(admitVoter(session, roundId, voterId)).toEqual(unknown)
    must(closeRound(session, roundId))
    expect(viewRound(session, activity.id).result?.castCount).toBe(1)

    const tokens = makeOpenRound({ draft: { electorate: 'tokens', tokenCount: 3, identification: 'code' } })
    expect(admitVoter(tokens.session, tokens.roundId, null)).toEqual(unknown)
    const named = makeOpenRound({})
    expect(castByCode(named.session, noTries(), named.roundId, '', dots({ [named.optionIds[0]!]: 1 }))).toEqual(unknown)
    expect(viewRound(named.session, named.activity.id).votedCount).toBe(0)
  })

  it('V482: is as needed at a station, where only its own voters have one', () => {
    const round = makeCodeRound()
    const station = sendOut(round, [0])
    const ballot = dots({ [round.optionIds[0]!]: 1 })
    const cast = (code: string) => castByCode(station.session, noTries(), round.roundId, code, ballot)
    const unknown = err(appError('CODE_UNKNOWN'))
    expect(castBallot(station.session, round.roundId, round.people[0]!.id, ballot)).toEqual(unknown)
    expect(cast(round.codeOf(1))).toEqual(unknown)
    must(cast(round.codeOf(0)))
    const atMainBooth = castByCode(round.session, noTries(), round.roundId, round.codeOf(0), ballot)
    expect(atMainBooth).toEqual(err(appError('AT_STATION', { station: 'Bilik 2' })))
  })

  it('V483: is looked up anew with the ballot: one renewed in between casts nothing, and guessing there is slow', () => {
    const { session, activity, roundId, people, optionIds, codeOf } = makeCodeRound()
    const ballot = dots({ [optionIds[0]!]: 1 })
    must(admitByCode(session, noTries(), roundId, codeOf(0)))
    const { code } = must(renewSlip(session, people[0]!.id))
    const tries = noTries()
    const castWith = (typed: string) => castByCode(session, tries, roundId, typed, ballot)
    expect(castWith(codeOf(0))).toEqual(err(appError('CODE_UNKNOWN')))
    for (let count = 0; count < 4; count++) castWith('ZZZZZ0')
    expect(castWith(code)).toEqual(err(appError('TOO_MANY_TRIES', { waitSeconds: 30 })))
    expect(viewRound(session, activity.id).votedCount).toBe(0)
  })
})
