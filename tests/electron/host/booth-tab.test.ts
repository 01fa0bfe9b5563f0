import { safe } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import type { RoomTab } from '#shared/contract/room-tab.ts'
import { createWorkshop } from '#electron/core/files.ts'
import { readWorkshop } from '#electron/db/tables/workshop.ts'
import {
  type TestHost,
  askForKey,
  connect,
  enter,
  keyOf,
  knock,
  makeHost,
  request,
} from '#tests/support/host-client.ts'

/** A host with a workshop, and the browser in which its room was opened. */
async function makeRoom() {
  const made = await makeHost()
  const { host, origin } = made
  const created = createWorkshop(host.app, {
    regency: 'Manokwari',
    regencyKind: 'kabupaten',
    province: 'Papua Barat',
    year: 2023,
    timeZone: 'WIT',
    stageDates: null,
    path: null,
  })
  expect(created).toMatchObject({ ok: true })
  const cookie = await enter(host.url)
  return { ...made, cookie, key: await keyOf(origin, cookie), ...pinsOf(host) }
}

function pinsOf({ app }: TestHost['host']) {
  const pin = readWorkshop(app.session!.db)!.settings.boothPin
  return { pin, wrongPin: pin === '0000' ? '1111' : '0000' }
}

const refusalOf = (answer: RoomTab) => (answer.key === null ? answer.refusal : undefined)

describe('the room while a booth is open', () => {
  it('R70: a tab that was not the room gets its key for the PIN only; the tabs that have one go on', async () => {
    const { host, origin, cookie, key, pin, wrongPin } = await makeRoom()
    expect((await askForKey(origin, cookie)).key).not.toBeNull()
    const address = host.newUrl('booth')
    expect((await askForKey(origin, cookie)).key).not.toBeNull()
    await enter(address)

    expect(await askForKey(origin, cookie)).toEqual({ key: null, refusal: null, locale: 'id', theme: 'auto' })
    expect(refusalOf(await askForKey(origin, cookie, { key: `${key}x` }))).toBeNull()
    expect(refusalOf(await askForKey(origin, cookie, { pin: wrongPin }))).toEqual({ code: 'WRONG_PIN', data: {} })
    expect(await askForKey(origin, cookie, { key })).toEqual({ key })
    const channel = `ws://${new URL(origin).host}/rpc/facilitator`
    expect(await knock(channel, { cookie, origin })).toBe(403)
    expect(typeof (await knock(`${channel}?tab=${key}`, { cookie, origin }))).toBe('object')

    const opened = await askForKey(origin, cookie, { pin })
    expect(opened.key).toMatch(/^[\w-]{32}$/)
    expect(typeof (await knock(`${channel}?tab=${opened.key}`, { cookie, origin }))).toBe('object')
    // The booth is still there, and so is the question to the next tab.
    expect((await askForKey(origin, cookie)).key).toBeNull()
  })

  it('R71: wrong PINs at the door and at the booth count together, and five cost half a minute', async () => {
    const { host, origin, cookie, pin, wrongPin } = await makeRoom()
    const { client } = await connect(host.newUrl('booth'), 'booth')
    for (let count = 0; count < 2; count += 1) await safe(client.booth.leave({ pin: wrongPin }))
    for (let count = 0; count < 2; count += 1) await askForKey(origin, cookie, { pin: wrongPin })
    const wait = { code: 'TOO_MANY_TRIES', data: { waitSeconds: 30 } }
    expect(refusalOf(await askForKey(origin, cookie, { pin: wrongPin }))).toEqual(wait)
    expect(refusalOf(await askForKey(origin, cookie, { pin }))).toMatchObject({ code: 'TOO_MANY_TRIES' })
    const [error] = await safe(client.booth.leave({ pin }))
    expect(error).toMatchObject({ code: 'TOO_MANY_TRIES' })
  })

  it('R72: a booth that is left is over: its channels end, its cookie is worth nothing, new tabs are the room', async () => {
    const { host, origin, cookie, pin, wrongPin } = await makeRoom()
    const booth = await connect(host.newUrl('booth'), 'booth')
    const closed = new Promise((resolve) => booth.socket.once('close', resolve))
    await safe(booth.client.booth.leave({ pin: wrongPin }))
    expect((await askForKey(origin, cookie)).key).toBeNull()
    expect((await request(origin, '/booth', { headers: { cookie: booth.cookie } })).status).toBe(200)

    await booth.client.booth.leave({ pin })
    expect((await askForKey(origin, cookie)).key).not.toBeNull()
    const again = await request(origin, '/booth', { headers: { cookie: booth.cookie } })
    expect([again.status, /Buka lagi dari tab ruang/.test(again.body)]).toEqual([403, true])
    await closed
    const { client } = await connect(host.newUrl('booth'), 'booth')
    expect((await client.booth.view()).regency).toBe('Kabupaten Manokwari')
  })
})
