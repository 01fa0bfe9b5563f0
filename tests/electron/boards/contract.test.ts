import { MessageChannel } from 'node:worker_threads'
import { createORPCClient, isDefinedError, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { RPCHandler } from '@orpc/server/message-port'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { facilitatorContract } from '#shared/contract/index.ts'
import type { App } from '#electron/core/app.ts'
import { boardsRouter } from '#electron/rpc/boards.ts'
import { resourcesFolder } from '#tests/support/make-workshop.ts'
import { makeBoard } from './support.ts'

type Room = Pick<ContractRouterClient<typeof facilitatorContract>, 'boards'>

/** A board and the facilitator's calls on it over a real message channel, as a window has them. */
function connect() {
  const board = makeBoard()
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  const app = { session: board.session, platform: { resourcesFolder } } as unknown as App
  new RPCHandler({ boards: boardsRouter } as never).upgrade(port1, {
    context: { app },
  })
  port1.start()
  port2.start()
  const room: Room = createORPCClient(new RPCLink({ port: port2 }))
  return { board, room }
}

describe('the board over its contract', () => {
  it('B23: notes are added, moved and grouped as a window does it', async () => {
    const { board, room } = connect()
    const { zones } = await room.boards.get({ activityId: board.activity.id })
    const [strengths, weaknesses] = zones
    const input = { zoneId: strengths!.id, texts: ['  a  ', 'b', 'c'], dimension: 'living' as const, unitId: null }
    const notes = await room.boards.addNotes(input)
    expect(notes.map(({ text, dimension }) => [text, dimension])).toEqual([
      ['a', 'living'],
      ['b', 'living'],
      ['c', 'living'],
    ])
    const [a, b, c] = notes.map(({ id }) => id)
    await room.boards.moveNotes({ noteIds: [c!], zoneId: weaknesses!.id, themeId: null, beforeId: null })
    const theme = await room.boards.groupNotes({ noteIds: [b!], targetNoteId: a! })
    expect(theme.title).toBe('a')
    expect([board.shown('S'), board.shown('W')]).toEqual(['[a: a b]', 'c'])
  })

  it('B23: refusals arrive as declared, and nothing has changed', async () => {
    const { board, room } = connect()
    board.add('S', 'a')
    const { id } = board.group('a')
    const before = board.read()
    const merged = await safe(room.boards.mergeThemes({ themeId: id, intoThemeId: id }))
    expect(isDefinedError(merged.error) && merged.error.code).toBe('SAME_THEME')
    const gone = await safe(
      room.boards.moveNotes({ noteIds: board.ids('a'), zoneId: 'gone', themeId: null, beforeId: null }),
    )
    expect(isDefinedError(gone.error) && gone.error.code).toBe('ZONE_GONE')
    const zoneId = board.zone('S').id
    const tooLong = { zoneId, texts: ['x'.repeat(10_001)], dimension: null, unitId: null }
    expect((await safe(room.boards.addNotes(tooLong))).error).toMatchObject({ code: 'BAD_REQUEST' })
    expect((await safe(room.boards.addNotes({ ...tooLong, texts: ['  '] }))).error).toMatchObject({
      code: 'BAD_REQUEST',
    })
    expect((await safe(room.boards.addNotes({ ...tooLong, texts: [] }))).error).toMatchObject({ code: 'BAD_REQUEST' })
    expect(board.read()).toEqual(before)
  })
})
