import { safe } from '@orpc/client'
import { expect, it, onTestFinished, vi } from 'vitest'
import { connect, knock, makeHost, request } from '#tests/support/host-client.ts'

it('R35: an address that nobody used is over after ten minutes, and a HEAD spends none', async () => {
  const { host, origin } = await makeHost()
  const path = host.newUrl('wall').slice(origin.length)
  const looked = await request(origin, path, { method: 'HEAD' })
  expect([looked.status, looked.headers['set-cookie']]).toEqual([403, undefined])
  const late = host.newUrl('wall').slice(origin.length)
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  vi.advanceTimersByTime(9 * 60_000)
  expect((await request(origin, path)).status).toBe(303)
  vi.advanceTimersByTime(2 * 60_000)
  expect((await request(origin, late)).status).toBe(403)
})

it('R36: the largest ballot fits through the booth’s channel; what is larger ends it', async () => {
  const { host } = await makeHost()
  const { client, socket } = await connect(host.newUrl('booth'), 'booth')
  const ids = (count: number, length: number) =>
    Array.from({ length: count }, (_, index) => String(index).padStart(length, 'x'))
  const scores = Object.fromEntries(
    ids(300, 36).map((id) => [id, Object.fromEntries(ids(7, 36).map((criterion) => [criterion, 5]))]),
  )
  const cast = client.booth.cast({ roundId: 'r', voterId: 'v', ballot: { method: 'weighted', scores } })
  const [error] = await safe(cast)
  expect(error).toMatchObject({ code: 'NO_WORKSHOP' })
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  socket.send(Buffer.alloc(300 * 1024, 'x'))
  expect([1006, 1009]).toContain(await closed)
})

it('R37: a booth or wall that floods loses its channel, also when it comes anew; the room is answered', async () => {
  const { host, origin } = await makeHost()
  const room = await connect(host.url, 'facilitator')
  for (const role of ['booth', 'wall'] as const) {
    const { socket, cookie } = await connect(host.newUrl(role), role)
    let answerCount = 0
    socket.on('message', () => (answerCount += 1))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    for (let id = 0; id < 3000; id += 1) {
      socket.send(JSON.stringify({ i: String(id), p: { u: `orpc:/${role}/view` } }))
    }
    expect((await room.client.app.info()).version).toBe('0.0.0-test')
    await closed
    expect(answerCount).toBeLessThan(1000)
    const next = await knock(`ws://${new URL(origin).host}/rpc/${role}`, { cookie, origin })
    if (typeof next === 'number') throw new Error(`refused: ${next}`)
    const closedAgain = new Promise((resolve) => next.once('close', resolve))
    for (let id = 0; id < 300; id += 1) next.send(JSON.stringify({ i: String(id), p: { u: `orpc:/${role}/view` } }))
    await closedAgain
  }
  expect((await room.client.app.info()).version).toBe('0.0.0-test')
})
