import { MessageChannel } from 'node:worker_threads'
import { createORPCClient, isDefinedError, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import { describe, expect, it, onTestFinished } from 'vitest'
import { maxStrategyLength } from '#shared/contract/analysis.ts'
import type { facilitatorContract } from '#shared/contract/index.ts'
import type { App } from '#electron/core/app.ts'
import type { Session } from '#electron/core/session.ts'
import { analysisRouter } from '#electron/rpc/analysis.ts'
import { makeAnalysis } from '#tests/electron/analysis/support.ts'
import { findActivity } from '#tests/support/make-workshop.ts'

/** A client of the analysis over a real message channel, as a window has it. */
function connectTo(session: Session | null) {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  new RPCHandler({ analysis: analysisRouter } as never).upgrade(port1, { context: { app: { session } as App } })
  port1.start()
  port2.start()
  const link = new RPCLink({ port: port2 })
  return createORPCClient<Pick<ContractRouterClient<typeof facilitatorContract>, 'analysis'>>(link).analysis
}

describe('the analysis over its contract', () => {
  it('M40: is entered, read back, and refuses with its declared errors', async () => {
    const test = makeAnalysis()
    const analysis = connectTo(test.session)
    const { id: activityId } = test.activity
    await analysis.setWeight({ themeId: test.id('S1'), weight: 0.5 })
    await analysis.setRating({ themeId: test.id('S1'), rating: 4 })
    await analysis.setIncluded({ themeId: test.id('S2'), isIncluded: false })
    const strategy = await analysis.addStrategy({
      boardId: test.boardId,
      cell: 'so',
      text: '  Perluas QRIS  ',
      themeIds: test.themeIds('S1', 'O1'),
    })
    const view = await analysis.get({ activityId })
    expect(view.analysis.factors).toMatchObject([
      { themeId: test.id('S1'), weight: 0.5, rating: 4 },
      { themeId: test.id('S2'), isIncluded: false },
    ])
    expect(view.analysis.strategies).toMatchObject([{ id: strategy.id, number: 1, text: 'Perluas QRIS' }])
    expect(view.noteCounts[test.id('S1')]).toBe(1)
    expect(await analysis.addProgrammes({ boardId: test.boardId, strategyId: null })).toEqual({ addedCount: 1 })

    const refused = [
      [analysis.setWeight({ themeId: test.id('S1'), weight: -1 }), 'WEIGHT_OUT_OF_RANGE'],
      [analysis.setRating({ themeId: test.id('S1'), rating: 5 }), 'RATING_OUT_OF_RANGE'],
      [analysis.evenOut({ boardId: test.boardId, table: 'ifas' }), 'WEIGHT_MISSING'],
      [analysis.takeWeights({ boardId: test.boardId, roundId: 'gone' }), 'NOT_FOUND'],
      [analysis.editStrategy({ strategyId: strategy.id, text: 'x', themeIds: [] }), 'STRATEGY_NEEDS_BOTH_SIDES'],
      [analysis.get({ activityId: findActivity(test.session, 'vote').activity.id }), 'NOT_FOUND'],
    ] as const
    for (const [call, code] of refused) {
      const { error } = await safe<unknown, Error>(call)
      expect(isDefinedError(error) && (error as { code: string }).code).toBe(code)
    }
  })

  it('M40: a strategy that is empty or longer than the name of a programme is no input', async () => {
    const test = makeAnalysis()
    const analysis = connectTo(test.session)
    const write = (text: string) =>
      safe(analysis.addStrategy({ boardId: test.boardId, cell: 'so', text, themeIds: test.themeIds('S1', 'O1') }))
    for (const text of ['', '  \n ', 'x'.repeat(maxStrategyLength + 1)]) {
      expect((await write(text)).error).toMatchObject({ code: 'BAD_REQUEST' })
    }
    expect((await write('x'.repeat(maxStrategyLength))).error).toBeNull()
    expect(test.tows().so).toHaveLength(1)
  })

  it('M40: without a workshop there is nothing to analyse', async () => {
    const { error } = await safe(connectTo(null).get({ activityId: 'any' }))
    expect(isDefinedError(error) && error.code).toBe('NO_WORKSHOP')
  })
})
