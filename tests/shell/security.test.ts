import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Protocol, Session, Shell, WebContents } from 'electron'
import {
  FakeContents,
  FakeFrame,
  contextBridge,
  exposed,
  fake,
  handlers,
  ipcRenderer,
  opened,
  protocol,
  schemes,
  served,
  session,
  shell,
} from '#tests/fake/electron.ts'

vi.mock('electron', () => import('#tests/fake/electron.ts'))
const { addressForBrowser, isAllowedRequest, isOwnAddress, isOwnPage } = await import('#electron/shell/addresses.ts')
const { hardenContents, hardenSession } = await import('#electron/shell/security.ts')
const { registerAppScheme, serveAppScheme } = await import('#electron/shell/protocol.ts')

/** Addresses that look like ours and are not. */
const lookAlikes = [
  'https://app//workshop/index.html',
  'https://evil.example/?app://workshop/',
  'app://workshop.evil.example/index.html',
  'app://evil@workshop/index.html',
  'app://evil/workshop/index.html',
  'file:///workshop/index.html',
  'javascript:app://workshop/',
  'not an address',
  '',
]

beforeEach(() => fake.reset())
afterEach(() => fake.cleanUp())

describe('own addresses', () => {
  it('E11: are ours only with our scheme and host', () => {
    expect(isOwnAddress('app://workshop/index.html')).toBe(true)
    for (const address of lookAlikes) expect(isOwnAddress(address), address).toBe(false)
  })

  it('E14: a page is ours only as a top frame', () => {
    const top = new FakeFrame('app://workshop/index.html')
    expect(isOwnPage(asFrame(top))).toBe(true)
    expect(isOwnPage(asFrame(new FakeFrame('app://workshop/index.html', top)))).toBe(false)
    expect(isOwnPage(asFrame(new FakeFrame('https://evil.example/app://workshop/')))).toBe(false)
    expect(isOwnPage(null)).toBe(false)
  })

  it('E11: only https without a password goes to the browser', () => {
    expect(addressForBrowser('https://jdih.go.id/a b')).toBe('https://jdih.go.id/a%20b')
    const refused = [
      'http://jdih.go.id/',
      'https://a:b@jdih.go.id/',
      'file:///etc/passwd',
      'smb://x/y',
      'javascript:1',
      'x',
    ]
    for (const address of refused) expect(addressForBrowser(address), address).toBeNull()
  })

  it('E12: a page may load itself and what it made in memory', () => {
    for (const address of ['app://workshop/assets/a.js', 'data:image/png;base64,AA==', 'blob:app://workshop/1']) {
      expect(isAllowedRequest(address), address).toBe(true)
    }
    for (const address of ['https://fonts.example/a.woff2', 'http://127.0.0.1:80/', 'file:///etc/passwd', 'ws://x/']) {
      expect(isAllowedRequest(address), address).toBe(false)
    }
  })
})

const asFrame = (frame: FakeFrame) => frame as unknown as Parameters<typeof isOwnPage>[0]

describe('a page', () => {
  function makePage(): FakeContents {
    const contents = new FakeContents()
    contents.mainFrame.url = 'app://workshop/booth.html'
    hardenContents(contents as unknown as WebContents, shell as Pick<Shell, 'openExternal'>)
    return contents
  }

  it('E11: may load itself again and go nowhere else', () => {
    const page = makePage()
    expect(page.tryNavigate('app://workshop/booth.html')).toBe(true)
    expect(page.tryNavigate('app://workshop/booth.html#ballot')).toBe(true)
    expect(page.tryNavigate('app://workshop/index.html')).toBe(false)
    for (const address of lookAlikes) expect(page.tryNavigate(address), address).toBe(false)
    expect(page.tryNavigate('app://workshop/booth.html', false)).toBe(false)
    expect(page.tryRedirect('app://workshop/booth.html')).toBe(false)
    expect(page.tryAttachWebview()).toBe(false)
  })

  it('E11: gets no new window; an https link opens in the browser, another does nothing', () => {
    const page = makePage()
    expect(page.tryOpen('https://jdih.go.id/')).toBe(false)
    expect(page.tryOpen('app://workshop/index.html')).toBe(false)
    expect(page.tryOpen('file:///etc/passwd')).toBe(false)
    page.tryNavigate('https://bappeda.go.id/')
    expect(opened).toEqual(['https://jdih.go.id/', 'https://bappeda.go.id/'])
  })
})

describe('the session', () => {
  beforeEach(() => hardenSession(session.defaultSession as unknown as Session))

  function isGranted(permission: string, requestingUrl = 'app://workshop/index.html'): boolean[] {
    const given: boolean[] = []
    const request = handlers.permissionRequest as unknown as (...args: unknown[]) => void
    const check = handlers.permissionCheck as unknown as (...args: unknown[]) => boolean
    request(null, permission, (answer: boolean) => given.push(answer), { requestingUrl })
    return [...given, check(null, permission, requestingUrl)]
  }

  it('E12: denies every permission but full screen and copying, and those to others', () => {
    for (const permission of ['fullscreen', 'clipboard-sanitized-write']) {
      expect(isGranted(permission)).toEqual([true, true])
      expect(isGranted(permission, 'https://evil.example/')).toEqual([false, false])
    }
    const denied = [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'openExternal',
      'clipboard-read',
      'serial',
      'unknown',
    ]
    for (const permission of denied) expect(isGranted(permission), permission).toEqual([false, false])
  })

  it('E12: denies devices, screen capture and the network', () => {
    expect(handlers.device?.({} as never)).toBe(false)
    const streams: unknown[] = []
    handlers.displayMedia?.({} as never, (stream) => streams.push(stream))
    expect(streams).toEqual([null])
    const cancelled = (url: string) => {
      let isCancelled: boolean | undefined
      handlers.beforeRequest?.({ url }, ({ cancel }) => (isCancelled = cancel))
      return isCancelled
    }
    expect([cancelled('https://evil.example/'), cancelled('app://workshop/index.html')]).toEqual([true, false])
  })

  it('E12: a download from elsewhere does not begin', () => {
    const isPrevented = (url: string) => {
      let prevented = false
      const event = { preventDefault: () => (prevented = true) }
      session.defaultSession.emit('will-download', event, { getURL: () => url })
      return prevented
    }
    expect([isPrevented('https://evil.example/a.exe'), isPrevented('blob:app://workshop/1')]).toEqual([true, false])
  })
})

describe('the app scheme', () => {
  const pages = () => path.join(fake.state.userData, 'renderer')
  const load = async (address: string, init?: RequestInit) =>
    served.get('app')?.(new Request(address, init)) as Promise<Response>

  beforeEach(() => {
    registerAppScheme(protocol as Pick<Protocol, 'registerSchemesAsPrivileged'>)
    fake.state.isReady = true
    fs.mkdirSync(path.join(pages(), 'assets'), { recursive: true })
    fs.writeFileSync(path.join(pages(), 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__" />')
    fs.writeFileSync(path.join(pages(), 'assets/a-1.js'), 'export {}')
    fs.writeFileSync(path.join(fake.state.userData, 'settings.json'), '{}')
    fs.writeFileSync(path.join(pages(), 'secret.key'), 'x')
    serveAppScheme(protocol as Pick<Protocol, 'handle'>, pages())
  })

  it('E13: is a secure standard scheme that bypasses no policy', () => {
    expect(schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })

  it('E13: gives each load a policy and a page with the same fresh nonce', async () => {
    const nonces = await Promise.all(
      ['app://workshop/', 'app://workshop/index.html'].map(async (address) => {
        const response = await load(address)
        const policy = response.headers.get('content-security-policy') ?? ''
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
        expect(await response.text()).toBe(`<meta name="csp-nonce" content="${nonce}" />`)
        expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
        expect(policy).toContain("frame-ancestors 'none'")
        expect(policy).not.toContain('unsafe')
        expect(response.headers.get('x-content-type-options')).toBe('nosniff')
        return nonce
      }),
    )
    expect(nonces[0]).toHaveLength(24)
    expect(nonces[0]).not.toBe(nonces[1])
  })

  it('E13: serves built files and nothing outside, by whatever spelling', async () => {
    const script = await load('app://workshop/assets/a-1.js')
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
    const refused = [
      'app://workshop/../settings.json',
      'app://workshop/%2e%2e/settings.json',
      'app://workshop/..%2fsettings.json',
      'app://workshop/assets/..%5c..%5c..%5csettings.json',
      'app://workshop/%',
      'app://workshop/%00',
      'app://workshop/assets',
      'app://workshop/missing.js',
      'app://workshop/secret.key',
      'app://other/index.html',
    ]
    for (const address of refused) expect((await load(address)).status, address).toBe(404)
    expect((await load('app://workshop/index.html', { method: 'POST' })).status).toBe(404)
  })
})

describe('the preload', () => {
  it('E14: leaves a page one function and a mark, and passes its port on', async () => {
    const posted: unknown[][] = []
    vi.stubGlobal('window', { postMessage: (...args: unknown[]) => posted.push(args) })
    await import('#electron/preload.ts')
    expect([...exposed.keys()]).toEqual(['rembukShell'])
    const api = exposed.get('rembukShell') as { isElectron: boolean; requestPort: () => void }
    expect(Object.keys(api).toSorted()).toEqual(['isElectron', 'requestPort'])
    api.requestPort()
    expect(ipcRenderer.sent).toEqual(['rembuk:request-port'])
    ipcRenderer.emit('rembuk:port', { ports: ['port'] })
    expect(posted).toEqual([['rembuk-port', '*', ['port']]])
    vi.unstubAllGlobals()
  })

  it('the stand-in refuses a port through the context bridge, as Electron does', () => {
    expect(() => contextBridge.exposeInMainWorld('bad', { port: new MessageChannel().port1 })).toThrow('cloned')
  })
})
