import { describe, expect, it } from 'vitest'
import { printedCode } from '#shared/domain/voting/codes.ts'
import { appError } from '#shared/schema/errors.ts'
import { err, ok } from '#shared/schema/result.ts'
import { admitByCode, castBallot, viewBooth } from '#electron/core/booth.ts'
import { openRound } from '#electron/core/rounds.ts'
import { makeSlips } from '#electron/core/slips.ts'
import { noTries } from '#electron/core/tries.ts'
import { makeTestApp } from '#tests/support/make-app.ts'
import { must } from '#tests/support/make-workshop.ts'
import { dots, makeDraftedRound, viewRound } from './support.ts'

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
    must(castBallot(session, roundId, voterId, dots({ [optionIds[0]!]: 1 })))
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
})
