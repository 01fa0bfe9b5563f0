import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { roles } from '#shared/contract/index.ts'
import { connect, enter, keyOf, knock, makeHost, request } from '#tests/support/host-client.ts'

describe('who may come in', () => {
  it('R20: listens on 127.0.0.1 only', async () => {
    const { origin } = await makeHost()
    const port = Number(new URL(origin).port)
    const others = Object.values(os.networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, family, scopeid }) => address !== '127.0.0.1' && (family === 'IPv4' || scopeid === 0))
      .map(({ address }) => address)
    const answers = ['127.0.0.1', ...others].map(
      (host) =>
        new Promise<string>((resolve) => {
          const socket = net.connect({ host, port, timeout: 2000 })
          socket.once('connect', () => resolve('open'))
          for (const event of ['error', 'timeout']) socket.once(event, () => resolve('shut'))
          socket.once('close', () => socket.destroy())
        }),
    )
    expect(await Promise.all(answers)).toEqual(['open', ...others.map(() => 'shut')])
  })

  it('R21: exchanges a one-time address for the cookie of its role, and takes the secret out of the address', async () => {
    const { host, origin } = await makeHost()
    const first = await request(origin, host.url.slice(origin.length))
    expect(first).toMatchObject({
      status: 303,
      headers: { location: '/facilitator', 'referrer-policy': 'no-referrer' },
    })
    const [cookie] = first.headers['set-cookie']!
    expect(cookie).toMatch(/^rembuk-facilitator-\d+=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(host.url).not.toContain(cookie!.split(/[=;]/)[1])
    const page = await request(origin, '/facilitator', { headers: { cookie: cookie!.split(';')[0]! } })
    expect(page.status).toBe(200)
  })

  it('R22: takes each address once, and only for its own role; who comes without gets a sentence in both languages', async () => {
    const { host, origin } = await makeHost()
    const spent = host.url.slice(origin.length)
    await enter(host.url)
    const boothToken = new URL(host.newUrl('booth')).searchParams.get('token')
    for (const rawPath of [
      spent,
      `/facilitator?token=${boothToken}`,
      '/facilitator?token=',
      '/facilitator',
      '/booth',
      '/wall',
    ]) {
      const answer = await request(origin, rawPath)
      expect([rawPath, answer.status]).toEqual([rawPath, 403])
      expect(answer.headers['set-cookie']).toBeUndefined()
      expect(answer.headers['content-security-policy']).toBe("default-src 'none'")
      expect(answer.body).toMatch(/Alamat ini sudah dipakai.*This address has been used/s)
    }
    // The token that was tried on the wrong door still opens its own.
    expect(await enter(`${origin}/booth?token=${boothToken}`)).toMatch(/^rembuk-booth-/)
  })

  it('R23: lets the browser that has the cookie come back to a spent address', async () => {
    const { host, origin } = await makeHost()
    const cookie = await enter(host.url)
    const again = await request(origin, host.url.slice(origin.length), { headers: { cookie } })
    expect([again.status, again.headers.location, again.headers['set-cookie']]).toEqual([
      303,
      '/facilitator',
      undefined,
    ])
  })

  it('R24: answers nobody who calls it by another name: a rebound domain gets nothing', async () => {
    const { host, origin } = await makeHost()
    const cookie = await enter(host.url)
    const { port } = new URL(origin)
    for (const name of [
      'evil.example',
      `evil.example:${port}`,
      `localhost:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port}.evil.example`,
    ]) {
      for (const rawPath of ['/facilitator', '/assets/room-1a2b.js']) {
        const answer = await request(origin, rawPath, { headers: { host: name, cookie } })
        expect([name, answer.status, answer.body]).toEqual([name, 403, ''])
      }
      const url = `ws://127.0.0.1:${port}/rpc/facilitator`
      expect(await knock(url, { host: name, origin: `http://${name}`, cookie })).toBe(403)
    }
    expect((await request(origin, '/facilitator', { headers: { cookie } })).status).toBe(200)
  })

  it('R25: opens a channel only for our own page with the cookie of that role, and for the room with the key of its tab', async () => {
    const { host, origin } = await makeHost()
    const cookies = {
      facilitator: await enter(host.url),
      booth: await enter(host.newUrl('booth')),
      wall: await enter(host.newUrl('wall')),
    }
    const base = `ws://${new URL(origin).host}/rpc`
    const cookie = cookies.facilitator
    const room = `facilitator?tab=${await keyOf(origin, cookie)}`
    const refused: Record<string, string>[] = [
      { cookie },
      { cookie, origin: 'null' },
      { cookie, origin: 'http://evil.example' },
      { cookie, origin: origin.replace('127.0.0.1', 'localhost') },
      { cookie, origin: `${origin}.evil.example` },
      { origin },
      { origin, cookie: `${cookie}x` },
      { origin, cookie: cookie.slice(0, -1) },
      { origin, cookie: cookies.booth },
      { origin, cookie: `${cookies.booth.split('=')[0]}=${cookie.split('=')[1]}` },
    ]
    for (const headers of refused) expect([headers, await knock(`${base}/${room}`, headers)]).toEqual([headers, 403])
    const noTab = ['/facilitator', '/facilitator?x', '/facilitator?tab=', `/${room}x`, `/${room.slice(0, -1)}`]
    for (const name of ['', '/', '/admin', '/facilitator/', ...noTab, '/booth?x', '/booth?tab=x']) {
      expect([name, await knock(base + name, { cookie, origin })]).toEqual([name, 403])
    }
    for (const role of roles) {
      const other = roles.find((candidate) => candidate !== role)!
      const address = `${base}/${role === 'facilitator' ? room : role}`
      expect(await knock(address, { cookie: cookies[other], origin })).toBe(403)
      expect(typeof (await knock(address, { cookie: `a=b; ${cookies[role]}`, origin }))).toBe('object')
    }
  })

  it('R26: keeps two hosts in one browser apart', async () => {
    const [one, other] = [await makeHost(), await makeHost()]
    const cookies = [await enter(one.host.url), await enter(other.host.url)]
    expect(cookies[0]!.split('=')[0]).not.toBe(cookies[1]!.split('=')[0])
    for (const { origin } of [one, other]) {
      expect((await request(origin, '/facilitator', { headers: { cookie: cookies.join('; ') } })).status).toBe(200)
    }
  })
})

describe('what it hands out', () => {
  it('R27: takes no other method than GET and HEAD, and a POST from a page of the room that asks for the key of its tab', async () => {
    const { host, origin } = await makeHost()
    const cookie = await enter(host.url)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
      expect([method, (await request(origin, '/facilitator', { method, headers: { cookie } })).status]).toEqual([
        method,
        403,
      ])
    }
    expect((await request(origin, '/tab', { method: 'POST', headers: { cookie } })).status).toBe(403)
    expect((await request(origin, '/tab', { method: 'POST', headers: { origin } })).status).toBe(403)
    expect((await request(origin, '/tab', { headers: { cookie, origin } })).status).toBe(404)
    expect(await request(origin, '/facilitator', { method: 'HEAD', headers: { cookie } })).toMatchObject({
      status: 200,
      body: '',
    })
  })

  it('R28: reaches nothing outside its own files, however the path is written', async () => {
    const { host, origin, folder } = await makeHost()
    const cookie = await enter(host.url)
    fs.writeFileSync(path.join(folder, 'rahasia.json'), '{"rahasia":1}')
    fs.writeFileSync(path.join(folder, 'renderer/catatan.txt'), 'rahasia')
    const paths = [
      '/../rahasia.json',
      '/assets/../../rahasia.json',
      '/%2e%2e/rahasia.json',
      '/..%2frahasia.json',
      '/%2e%2e%2frahasia.json',
      '/..%5crahasia.json',
      '/assets/%2e%2e%2f%2e%2e%2frahasia.json',
      `/${encodeURIComponent(path.join(folder, 'rahasia.json'))}`,
      '//rahasia.json',
      'http://evil.example/facilitator',
      '/rahasia.json%00.js',
      '/assets/room-1a2b.js%00',
      '/%',
      '/%ff',
      '/assets',
      '/assets/',
      '/catatan.txt',
      '/index.html',
      '/booth.html',
      '/download/',
      '/download/../rahasia.json',
      '/download/%2e%2e%2frahasia.json',
    ]
    for (const rawPath of paths) {
      const answer = await request(origin, rawPath, { headers: { cookie } })
      expect([rawPath, answer.status]).toEqual([rawPath, 404])
      expect(answer.body).not.toContain('rahasia')
    }
    expect(await request(origin, '/assets/room-1a2b.js')).toMatchObject({ status: 200, body: 'export {}' })
  })

  it('R29: sends each page under a strict policy with a nonce of its own', async () => {
    const { host, origin } = await makeHost()
    const headers = { cookie: await enter(host.url) }
    const loads = [
      await request(origin, '/facilitator', { headers }),
      await request(origin, '/facilitator', { headers }),
    ]
    const nonces = loads.map((answer) => {
      const policy = String(answer.headers['content-security-policy'])
      const nonce = /'nonce-([^']+)'/.exec(policy)![1]!
      expect(policy.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${nonce}'`,
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ])
      expect(answer.body).toContain(`content="${nonce}"`)
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      return nonce
    })
    expect(Buffer.from(nonces[0]!, 'base64')).toHaveLength(16)
    expect(nonces[0]).not.toBe(nonces[1])
  })

  it('R30: hands out a written paper only with the facilitator’s cookie and the key of a tab of the room', async () => {
    const { host, origin, folder } = await makeHost()
    const cookie = await enter(host.url)
    const booth = await enter(host.newUrl('booth'))
    const paper = path.join(folder, 'Notula "Tahap I" – é.docx')
    fs.writeFileSync(paper, 'isi')
    const address = host.app.platform.offerDownload!(paper)
    const key = { 'x-rembuk-tab': await keyOf(origin, cookie) }
    const good = await request(origin, address, { headers: { cookie, ...key } })
    expect(good).toMatchObject({
      status: 200,
      body: 'isi',
      headers: {
        'content-type': 'application/octet-stream',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
    const name = /^attachment; filename\*=UTF-8''(.+)$/.exec(good.headers['content-disposition']!)![1]!
    expect(decodeURIComponent(name)).toBe(path.basename(paper))
    const refused: Record<string, string>[] = [
      { cookie },
      { cookie, 'x-rembuk-tab': '' },
      key,
      { cookie: booth, ...key },
    ]
    for (const headers of refused) expect((await request(origin, address, { headers })).status).toBe(404)
    expect((await request(origin, `${address}x`, { headers: { cookie, ...key } })).status).toBe(404)
    fs.rmSync(paper)
    expect((await request(origin, address, { headers: { cookie, ...key } })).status).toBe(404)
  })
})

describe('hostile callers', () => {
  const raw = (origin: string, bytes: string) =>
    new Promise<string>((resolve) => {
      const socket = net.connect(Number(new URL(origin).port), '127.0.0.1', () => socket.write(bytes))
      let answer = ''
      socket.on('data', (data) => (answer += data.toString()))
      socket.on('error', () => resolve(answer))
      socket.on('close', () => resolve(answer))
    })

  it('R31: an address that is none is a bad request, not an error of ours', async () => {
    const { origin, errors } = await makeHost()
    const { host } = new URL(origin)
    const answer = await raw(origin, `GET http://[ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(await raw(origin, 'halo\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await raw(origin, `GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
    expect(errors).toEqual([])
  })

  it('R32: callers who hang up in the middle of a refusal do not end the host', async () => {
    const { origin } = await makeHost()
    const { host, port } = new URL(origin)
    for (let count = 0; count < 30; count += 1) {
      await new Promise<void>((resolve) => {
        const socket = net.connect(Number(port), '127.0.0.1', () => {
          socket.write(`GET /rpc/x HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
          socket.resetAndDestroy()
        })
        socket.on('error', () => undefined)
        socket.on('close', () => resolve())
      })
    }
    expect((await request(origin, '/')).status).toBe(303)
  })

  it('R33: a channel survives what is no message; one that is too large ends that channel only', async () => {
    const { host, origin, errors } = await makeHost()
    const { client, socket } = await connect(host.url, 'facilitator')
    // The library tells of each message that it cannot read; nobody needs to see that here.
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    onTestFinished(() => told.mockRestore())
    const deep = `{"i":"1","p":{"u":"orpc:/app/info","b":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`
    const odd = [
      '',
      'halo',
      '{}',
      '[]',
      'null',
      '1',
      '{"i":1}',
      '{"i":"9","p":{}}',
      '{"i":"9","t":99,"p":{"u":"x"}}',
      deep,
    ]
    for (const message of odd) socket.send(message)
    socket.send(Buffer.from([0xff, 0xfe, 0x00]))
    for (const name of ['__proto__', 'constructor', 'app/__proto__', 'app/constructor', 'app/info/x', '../app/info']) {
      socket.send(JSON.stringify({ i: name, p: { u: `orpc:/${name}`, b: {} } }))
    }
    expect((await client.app.info()).version).toBe('0.0.0-test')
    const second = await connect(host.newUrl('facilitator'), 'facilitator')
    const closed = new Promise<number>((resolve) => socket.once('close', resolve))
    socket.send(Buffer.alloc(25 * 1024 * 1024, 'x'))
    expect([1006, 1009]).toContain(await closed)
    expect((await second.client.app.info()).version).toBe('0.0.0-test')
    expect((await request(origin, '/')).status).toBe(303)
    expect(errors).toEqual([])
  })

  it('R34: ending it closes the workshop, ends every channel and frees the port', async () => {
    const { host, origin, folder } = await makeHost()
    const { client, socket } = await connect(host.url, 'facilitator')
    await client.app.openSample()
    const workshops = path.join(folder, 'Rembuk')
    expect(fs.readdirSync(workshops).some((name) => name.endsWith('-lock'))).toBe(true)
    const closed = new Promise((resolve) => socket.once('close', resolve))
    await host.close()
    await closed
    expect(fs.readdirSync(workshops).filter((name) => /^\.|-wal$|-shm$/.test(name))).toEqual([])
    await pause(10)
    const { port } = new URL(origin)
    await expect(
      new Promise((resolve, reject) => http.get(`http://127.0.0.1:${port}/`, resolve).on('error', reject)),
    ).rejects.toThrow(/ECONNREFUSED/)
  })
})
