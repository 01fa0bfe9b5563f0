import { MessageChannel } from 'node:worker_threads'
import { createORPCClient, isDefinedError, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { boothContract, facilitatorContract } from '#shared/contract/index.ts'
import { boothRouter } from '#electron/rpc/booth.ts'
import { roundsRouter } from '#electron/rpc/rounds.ts'
import { makeSlips } from '#electron/core/slips.ts'
import type { Session } from '#electron/core/session.ts'
import { makeTestApp } from '#tests/support/make-app.ts'
import { must } from '#tests/support/make-workshop.ts'
import { dots, makeDraftedRound, makeOpenRound, viewRound } from '#tests/electron/voting/support.ts'

/** A client of some handlers over a real message channel, as a window has it. */
function connectTo<Client>(router: object, session: Session): Client {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  const { app } = makeTestApp()
  app.session = session
  // Several clients share one workshop, which its own test closes.
  onTestFinished(() => {
    app.session = null
  })
  new RPCHandler(router as never).upgrade(port1, { context: { app } })
  port1.start()
  port2.start()
  return createORPCClient(new RPCLink({ port: port2 })) as Client
}

const boothOf = (session: Session) =>
  connectTo<Pick<ContractRouterClient<typeof boothContract>, 'booth'>>({ booth: boothRouter }, session)
const roomOf = (session: Session) =>
  connectTo<Pick<ContractRouterClient<typeof facilitatorContract>, 'rounds'>>({ rounds: roundsRouter }, session)

describe('the booth over its contract', () => {
  it('V74: has no call of the facilitator', async () => {
    const round = makeOpenRound()
    const booth = connectTo<ContractRouterClient<typeof facilitatorContract>>({ booth: boothRouter }, round.session)
    const { error } = await safe(booth.rounds.close({ roundId: round.roundId }))
    expect(error).toMatchObject({ code: 'NOT_FOUND', defined: false })
    expect(viewRound(round.session, round.activity.id).round.state).toBe('open')
  })

  it('V75: an invalid ballot sent straight to it is refused with its declared error, and the roll stays', async () => {
    const { session, activity, roundId, people, optionIds } = makeOpenRound()
    const { booth } = boothOf(session)
    const voterId = people[0]!.id
    const over = await safe(
      booth.cast({ roundId, voterId, ballot: dots(Object.fromEntries(optionIds.map((id) => [id, 1]))) }),
    )
    expect(isDefinedError(over.error) && over.error.code).toBe('BALLOT_OVER_BUDGET')
    expect(over.error).toMatchObject({ data: { overPoints: 1 } })
    const negative = await safe(booth.cast({ roundId, voterId, ballot: dots({ [optionIds[0]!]: -1 }) }))
    expect(negative.error).toMatchObject({ code: 'BAD_REQUEST' })
    expect(viewRound(session, activity.id).votedCount).toBe(0)
    expect(await booth.cast({ roundId, voterId, ballot: dots({ [optionIds[0]!]: 1 }) })).toEqual({
      votedCount: 1,
      entitledCount: 3,
    })
    const again = await safe(booth.admit({ roundId, voterId }))
    expect(isDefinedError(again.error) && again.error.code).toBe('ALREADY_VOTED')
  })

  it('V484: codes mistyped at one booth hold up no ballot at another, nor one after the app was started again', async () => {
    const { session, activity, roundId, optionIds } = makeOpenRound({ draft: { identification: 'code' } })
    const [first, second] = must(makeSlips(session)).map(({ code }) => code)
    const ballot = dots({ [optionIds[0]!]: 1 })
    const { booth } = boothOf(session)
    await booth.admitByCode({ roundId, code: first! })
    for (let count = 0; count < 5; count++) await safe(booth.admitByCode({ roundId, code: 'ZZZZZ0' }))
    const blocked = await safe(booth.admitByCode({ roundId, code: second! }))
    expect(isDefinedError(blocked.error) && blocked.error.code).toBe('TOO_MANY_TRIES')
    expect(await booth.castByCode({ roundId, code: first!, ballot })).toEqual({ votedCount: 1, entitledCount: 3 })
    // Another app, which admitted nobody.
    await boothOf(session).booth.castByCode({ roundId, code: second!, ballot })
    expect(viewRound(session, activity.id).votedCount).toBe(2)
  })
})

describe('rounds over the contract', () => {
  it('V40: a round goes from draft to result', async () => {
    const { session, activity, roundId, people, optionIds } = makeDraftedRound()
    const { rounds } = roomOf(session)
    const { booth } = boothOf(session)
    await rounds.open({ roundId })
    for (const { id } of people) await booth.cast({ roundId, voterId: id, ballot: dots({ [optionIds[0]!]: 1 }) })
    const [open] = await rounds.list({ activityId: activity.id })
    expect(open).toMatchObject({ votedCount: 3, missing: [], result: null })
    await rounds.close({ roundId })
    const [closed] = await rounds.list({ activityId: activity.id })
    expect(closed?.result?.options[0]).toMatchObject({ title: 'Tema 1', score: 3, rankFrom: 1 })
    expect(await rounds.toProgrammes({ roundId })).toEqual({ addedCount: 1 })
    const { error } = await safe(rounds.open({ roundId }))
    expect(isDefinedError(error) && error.code).toBe('ROUND_NOT_DRAFT')
  })
})
