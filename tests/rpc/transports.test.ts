import { MessageChannel } from 'node:worker_threads'
import { createORPCClient, isDefinedError, safe } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { RPCHandler } from '@orpc/server/message-port'
import SqliteDatabase from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Role, boothContract, facilitatorContract, wallContract } from '#shared/contract/index.ts'
import { maxNoteLength } from '#shared/schema/board.ts'
import type { AnyLiveEvent } from '#shared/schema/live.ts'
import { topics } from '#shared/schema/live.ts'
import type { App } from '#electron/core/app.ts'
import { loadRecord } from '#electron/core/record.ts'
import { boothRouter, facilitatorRouter, wallRouter } from '#electron/rpc/router.ts'
import { type Clients, connect, makeHost } from '#tests/support/host-client.ts'
import { makeTestApp } from '#tests/support/make-app.ts'

const routers = { facilitator: facilitatorRouter, booth: boothRouter, wall: wallRouter }

/** A running app, and windows that reach it in one of the two ways. */
interface Surroundings {
  app: App
  open: <R extends Role>(role: R) => Promise<Clients[R]>
  /** Loses a window's connection, as a closed lid does. */
  drop: () => void
}

function overMessagePorts(): Promise<Surroundings> {
  const { app } = makeTestApp()
  const ports: { close(): void }[] = []
  onTestFinished(() => ports.forEach((port) => port.close()))
  return Promise.resolve({
    app,
    open: <R extends Role>(role: R) => {
      const { port1, port2 } = new MessageChannel()
      ports.push(port1)
      new RPCHandler(routers[role] as never).upgrade(port1, { context: { app } })
      port1.start()
      port2.start()
      return Promise.resolve(createORPCClient<Clients[R]>(new RPCLink({ port: port2 })))
    },
    drop: () => ports.at(-1)?.close(),
  })
}

async function overWebSockets(): Promise<Surroundings> {
  const { host } = await makeHost()
  let drop = () => undefined as void
  return {
    app: host.app,
    open: async (role) => {
      const { client, socket } = await connect(host.newUrl(role), role)
      drop = () => socket.terminate()
      return client
    },
    drop: () => drop(),
  }
}

/** The first board of the sample, open in a window. */
async function openBoard(client: Clients['facilitator']) {
  await client.app.openSample()
  const view = await client.workshop.get()
  const activity = view!.activities.find(({ kind }) => kind === 'board')!
  return client.boards.get({ activityId: activity.id })
}

/** Names of all procedures of a contract: `boards.addNotes`. */
function procedureNames(contract: object, prefix = ''): string[] {
  return Object.entries(contract).flatMap(([name, value]) =>
    '~orpc' in value ? [prefix + name] : procedureNames(value, `${prefix}${name}.`),
  )
}

/** Calls a procedure by its name, whether or not the contract of this client has it. */
function call(client: object, name: string, input?: unknown): Promise<unknown> {
  let part: unknown = client
  for (const key of name.split('.')) part = (part as Record<string, unknown>)[key]
  return (part as (given: unknown) => Promise<unknown>)(input)
}

const codeOf = async (answer: Promise<unknown>) => {
  const { error } = await safe(answer)
  return error === null ? null : (error as unknown as { code?: string }).code
}

describe.each([
  { way: 'a message channel (Electron)', start: overMessagePorts },
  { way: 'a WebSocket (the host)', start: overWebSockets },
])('the contract over $way', ({ start }) => {
  it('R1: a refusal arrives as the declared error, with its code and the values of its sentence', async () => {
    const { open } = await start()
    const client = await open('facilitator')
    const missing = await safe(client.app.openFile({ path: '/tidak/ada/Bimtek.rembuk' }))
    expect(isDefinedError(missing.error) && missing.error).toMatchObject({
      code: 'FILE_NOT_FOUND',
      data: { fileName: 'Bimtek.rembuk' },
    })
    const closed = await safe(client.history.undo())
    expect(isDefinedError(closed.error) && closed.error.code).toBe('NO_WORKSHOP')
    await openBoard(client)
    const gone = await safe(client.boards.addNotes({ zoneId: 'x', texts: ['a'], dimension: null, unitId: null }))
    expect(isDefinedError(gone.error) && gone.error.code).toBe('ZONE_GONE')
  })

  it('R2: what does not fit the contract is refused before anything happens', async () => {
    const { app, open } = await start()
    const client = await open('facilitator')
    const { zones } = await openBoard(client)
    const before = loadRecord(app.session!)
    const good = { zoneId: zones[0]!.id, texts: ['a'], dimension: null, unitId: null }
    const bad: object[] = [
      { ...good, texts: [] },
      { ...good, texts: ['  '] },
      { ...good, texts: ['a'.repeat(maxNoteLength + 1)] },
      { ...good, texts: Array.from({ length: 5001 }, () => 'a') },
      { ...good, texts: 'a' },
      { ...good, texts: [1] },
      { ...good, dimension: 'smart' },
      { ...good, zoneId: { $ne: null } },
      {},
    ]
    for (const input of bad) expect(await codeOf(call(client, 'boards.addNotes', input))).toBe('BAD_REQUEST')
    for (const input of [undefined, null, 'x', 7, []]) {
      expect(await codeOf(call(client, 'boards.addNotes', input))).toBe('BAD_REQUEST')
    }
    expect(await codeOf(call(client, 'history.list', { limit: 1e9 }))).toBe('BAD_REQUEST')
    expect(loadRecord(app.session!)).toEqual(before)
    expect(await client.boards.addNotes(good)).toHaveLength(1)
  })

  it('R3: every window hears of a commit, after it, with the changed cards; the first word is hello', async () => {
    const { app, open } = await start()
    const [one, other] = [await open('facilitator'), await open('facilitator')]
    const { zones } = await openBoard(one)
    const feeds: AsyncIterator<AnyLiveEvent>[] = []
    for (const client of [one, other]) feeds.push((await client.app.watch())[Symbol.asyncIterator]())
    const heard = async (feed: AsyncIterator<AnyLiveEvent>) => (await feed.next()).value as AnyLiveEvent
    for (const feed of feeds) expect(await heard(feed)).toEqual({ kind: 'hello', topics: [...topics] })
    const notes = await one.boards.addNotes({
      zoneId: zones[0]!.id,
      texts: ['Satu', 'Dua'],
      dimension: null,
      unitId: null,
    })
    for (const feed of feeds) {
      const event = await heard(feed)
      expect(event).toMatchObject({ kind: 'change', notes: notes.map((row) => ({ id: row.id, row })), programmes: [] })
      expect(event.topics.toSorted()).toEqual(['history', 'notes'])
      // Heard means durable: another connection reads it from the file.
      const file = new SqliteDatabase(app.session!.file.path, { readonly: true })
      expect(file.prepare('SELECT text FROM notes WHERE id = ?').pluck().get(notes[1]!.id)).toBe('Dua')
      file.close()
    }
    await other.boards.removeNotes({ noteIds: [notes[0]!.id] })
    for (const feed of feeds) expect(await heard(feed)).toMatchObject({ notes: [{ id: notes[0]!.id, row: null }] })
  })

  it('R4: a window that was away hears hello again, and then what comes', async () => {
    const { open, drop } = await start()
    const stays = await open('facilitator')
    const { zones } = await openBoard(stays)
    const away = await open('facilitator')
    const lost = (await away.app.watch())[Symbol.asyncIterator]()
    await lost.next()
    drop()
    const add = (text: string) =>
      stays.boards.addNotes({ zoneId: zones[0]!.id, texts: [text], dimension: null, unitId: null })
    await add('ketika tidak ada')
    const back = await open('facilitator')
    const feed = (await back.app.watch())[Symbol.asyncIterator]()
    expect((await feed.next()).value).toMatchObject({ kind: 'hello' })
    const [note] = await add('setelah kembali')
    expect((await feed.next()).value).toMatchObject({ kind: 'change', notes: [{ id: note!.id }] })
  })

  it('R5: booth and wall have no procedure but their own, whatever they call', async () => {
    const { app, open } = await start()
    const facilitator = await open('facilitator')
    await facilitator.app.openSample()
    const before = loadRecord(app.session!)
    const all = [facilitatorContract, boothContract, wallContract].flatMap((contract) => procedureNames(contract))
    expect(all.length).toBeGreaterThan(70)
    for (const [role, contract] of [
      ['booth', boothContract],
      ['wall', wallContract],
    ] as const) {
      const client = await open(role)
      const own = procedureNames(contract)
      for (const name of new Set(all)) {
        if (!own.includes(name))
          expect([role, name, await codeOf(call(client, name, {}))]).toEqual([role, name, 'NOT_FOUND'])
      }
    }
    expect(procedureNames(boothContract)).toEqual([
      'booth.view',
      'booth.progress',
      'booth.admit',
      'booth.admitByCode',
      'booth.cast',
      'booth.castByCode',
      'booth.leave',
      'live.watch',
    ])
    expect(procedureNames(wallContract)).toEqual(['wall.view', 'wall.fit', 'wall.watch'])
    expect(app.session).not.toBeNull()
    expect(loadRecord(app.session!)).toEqual(before)
  })

  it('R6: booth and wall hear only that something changed', async () => {
    const { open } = await start()
    const facilitator = await open('facilitator')
    const { zones } = await openBoard(facilitator)
    const feeds = [
      (await (await open('booth')).live.watch())[Symbol.asyncIterator](),
      (await (await open('wall')).wall.watch())[Symbol.asyncIterator](),
    ]
    for (const feed of feeds) expect((await feed.next()).value).toEqual({ kind: 'changed' })
    await facilitator.boards.addNotes({ zoneId: zones[0]!.id, texts: ['Rahasia'], dimension: null, unitId: null })
    for (const feed of feeds) expect((await feed.next()).value).toEqual({ kind: 'changed' })
  })

  it('R7: a bug says nothing of our insides, and the next call works', async () => {
    const { app, open } = await start()
    const client = await open('facilitator')
    await client.app.openSample()
    app.session!.db.close()
    const { error } = await safe(client.workshop.get())
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error' })
    expect(JSON.stringify(error)).not.toMatch(/database|\.ts|node_modules/i)
    expect((await client.app.info()).version).toBe('0.0.0-test')
    app.session = null
  })

  it('R8: takes a paste of 5 MB as one step', async () => {
    const { app, open } = await start()
    const client = await open('facilitator')
    const { zones } = await openBoard(client)
    const texts = Array.from({ length: 600 }, (_, index) => `${index} ${'kata '.repeat(1750)}`)
    expect(texts.join('').length).toBeGreaterThan(5_000_000)
    const notes = await client.boards.addNotes({ zoneId: zones[0]!.id, texts, dimension: null, unitId: null })
    expect(notes.map(({ text }) => text)).toEqual(texts.map((text) => text.trim()))
    await client.history.undo()
    expect(
      app.session!.db.prepare('SELECT count(*) FROM notes WHERE zone_id = ?').pluck().get(zones[0]!.id),
    ).toBeLessThan(100)
  })
})
