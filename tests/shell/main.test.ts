import fs from 'node:fs'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { boothContract, facilitatorContract, wallContract } from '#shared/contract/index.ts'
import { dictionaries } from '#shared/i18n/dictionaries.ts'

// The real main file over a stand-in for Electron: real core, real router, real ports, one SQLite file.

vi.mock('electron', () => import('#tests/fake/electron.ts'))

const sentences: Record<string, string> = dictionaries.id.errors

type Fake = typeof import('#tests/fake/electron.ts')
type Window = InstanceType<Fake['BrowserWindow']>

const bugEvents = ['uncaughtException', 'unhandledRejection'] as const
// The stand-in outlives `vi.resetModules`, as mocks do; main is loaded afresh for each test.
const electron = (await import('electron')) as unknown as Fake
let listenersBefore: Map<string, unknown[]>

/** Loads main as a new process would, and lets the app become ready. */
async function startApp({ hasLock = true, args = [] as string[], isReady = true } = {}): Promise<Fake> {
  vi.resetModules()
  listenersBefore = new Map(bugEvents.map((name) => [name, process.listeners(name as 'uncaughtException')]))
  electron.fake.reset()
  electron.fake.state.hasLock = hasLock
  const argv = process.argv
  process.argv = ['electron', '/project', ...args]
  try {
    await import('#electron/main.ts')
  } finally {
    process.argv = argv
  }
  if (isReady) await electron.fake.ready()
  return electron
}

/** What main listens to for bugs; vitest has listeners of its own. */
function bugListener(name: (typeof bugEvents)[number]): (error: unknown) => void {
  const added = process
    .listeners(name as 'uncaughtException')
    .filter((listener) => !listenersBefore.get(name)?.includes(listener))
  expect(added).toHaveLength(1)
  return added[0] as (error: unknown) => void
}

afterEach(async () => {
  electron.powerMonitor.emit('shutdown') // a booth left open would refuse to end
  electron.app.quit()
  await waitFor(() => electron.fake.state.hasExited)
  for (const name of bugEvents) {
    for (const listener of process.listeners(name as 'uncaughtException')) {
      if (!listenersBefore.get(name)?.includes(listener)) process.off(name, listener as () => void)
    }
  }
  electron.fake.cleanUp()
})

const waitFor = (condition: () => unknown) =>
  vi.waitFor(async () => expect(await condition()).toBeTruthy(), { timeout: 5000 })

function windowOf(page: 'index' | 'booth' | 'wall'): Window {
  const address = `app://workshop/${page}.html`
  const found = electron.BrowserWindow.all.find(({ webContents }) => webContents.getURL() === address)
  if (found === undefined) throw new Error(`no window shows ${page}`)
  return found
}

/** The client that a page would make of the port it is handed. */
function clientOf<Contract extends AnyContractRouter>(
  page: 'index' | 'booth' | 'wall',
): ContractRouterClient<Contract> {
  const port = electron.fake.askPort(windowOf(page).webContents)
  if (port === null) throw new Error(`${page} got no port`)
  port.start()
  return createORPCClient(new RPCLink({ port })) as ContractRouterClient<Contract>
}
const room = () => clientOf<typeof facilitatorContract>('index')

/** A workshop file of an earlier day. */
async function makeFile(): Promise<string> {
  const filePath = path.join(electron.fake.state.userData, 'Manokwari.rembuk')
  await room().app.createWorkshop({
    regency: 'Manokwari',
    regencyKind: 'kabupaten',
    province: 'Papua Barat',
    year: 2026,
    timeZone: 'WIT',
    stageDates: null,
    path: filePath,
  })
  await room().app.closeFile()
  return filePath
}

/** The regency of the open workshop, null when none is open. */
const openRegency = async () => (await room().workshop.get())?.workshop.regency ?? null

describe('the start', () => {
  it('E20: opens the room, sandboxed, over its own scheme', async () => {
    const { BrowserWindow, fake, schemes, served } = await startApp()
    expect(fake.state.isSandboxed).toBe(true)
    expect(schemes.map(({ scheme }) => scheme)).toEqual(['app'])
    expect([...served.keys()]).toEqual(['app'])
    expect(BrowserWindow.all.map(({ webContents }) => webContents.getURL())).toEqual(['app://workshop/index.html'])
    expect(await room().app.info()).toMatchObject({ shell: 'electron', version: '0.1.0', hasDialogs: true })
  })

  it('E20: a second process quits without a window', async () => {
    const { BrowserWindow, fake } = await startApp({ hasLock: false })
    expect(BrowserWindow.all).toEqual([])
    expect(fake.state.hasExited).toBe(true)
  })

  it('E20: a second start shows the first and opens its file, relative to where it was started', async () => {
    const { app } = await startApp()
    const filePath = await makeFile()
    app.emit('second-instance', {}, ['electron', '/project', path.basename(filePath)], path.dirname(filePath))
    await waitFor(async () => (await openRegency()) === 'Manokwari')
    expect(windowOf('index').calls).toContain('focus')
  })

  it('E21: macOS may name a file before the app is ready; it opens once it is', async () => {
    await startApp()
    const filePath = await makeFile()
    const copy = path.join(fs.mkdtempSync(path.join(path.dirname(filePath), '../rembuk-copy-')), 'Lain.rembuk')
    fs.copyFileSync(filePath, copy)
    electron.app.quit()
    await waitFor(() => electron.fake.state.hasExited)
    const { app, fake } = await startApp({ isReady: false })
    const event = { preventDefault: vi.fn() }
    app.emit('open-file', event, copy)
    expect(event.preventDefault).toHaveBeenCalledOnce()
    await fake.ready()
    await waitFor(async () => (await openRegency()) === 'Manokwari')
    fs.rmSync(path.dirname(copy), { recursive: true, force: true })
  })

  it('E21: a file that does not open is explained in the chosen language, and the room stays', async () => {
    const { dialogs } = await startApp({ args: ['/tidak/ada/Bimtek.rembuk'] })
    await waitFor(() => dialogs.boxes.length === 1)
    expect(dialogs.boxes[0]).toMatchObject({
      message: 'Berkas belum terbuka',
      detail: sentences['FILE_NOT_FOUND']?.replace('{{fileName}}', 'Bimtek.rembuk'),
    })
    expect(await openRegency()).toBeNull()
    expect(windowOf('index').isGone).toBe(false)
  })

  it('E21: a file named while voters stand at the booth changes nothing', async () => {
    const { app, dialogs } = await startApp()
    const filePath = await makeFile()
    await room().app.openWindow({ kind: 'booth' })
    app.emit('open-file', { preventDefault: () => undefined }, filePath)
    await electron.fake.settle()
    expect([await openRegency(), dialogs.boxes]).toEqual([null, []])
    expect(windowOf('booth').calls).toContain('focus')
  })
})

describe('ports', () => {
  it('E14: carry the procedures of the window they were asked from, and no others', async () => {
    await startApp()
    await room().app.openWindow({ kind: 'wall' })
    await room().app.openWindow({ kind: 'booth' })
    const wall = clientOf<typeof wallContract>('wall')
    expect((await wall.wall.view()).workshop).toBeNull()
    await expect(clientOf<typeof facilitatorContract>('wall').app.info()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(clientOf<typeof facilitatorContract>('booth').app.info()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(clientOf<typeof wallContract>('booth').wall.view()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(clientOf<typeof boothContract>('index').booth.view()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('E14: go to the top frame of an own page in a window of ours only', async () => {
    const { FakeContents, FakeFrame, fake } = await startApp()
    const { webContents } = windowOf('index')
    expect(fake.askPort(webContents, new FakeFrame('https://evil.example/'))).toBeNull()
    expect(fake.askPort(webContents, new FakeFrame('app://workshop/index.html', webContents.mainFrame))).toBeNull()
    const stranger = new FakeContents()
    stranger.mainFrame.url = 'app://workshop/index.html'
    expect(fake.askPort(stranger)).toBeNull()
    expect(fake.askPort(webContents)).not.toBeNull()
  })

  it('E14: a page that loads again gets a new port, and hears changes over it', async () => {
    await startApp()
    expect((await room().app.info()).shell).toBe('electron')
    const again = room()
    const heard: string[] = []
    const listening = (async () => {
      for await (const event of await again.app.watch()) {
        heard.push(event.kind)
        if (event.kind === 'change') return
      }
    })()
    await waitFor(() => heard.includes('hello'))
    await again.app.openSample()
    await listening
    expect(heard).toEqual(['hello', 'change'])
  })
})

describe('the end', () => {
  it('E22: quitting is refused while the booth stands, and the booth comes to the front', async () => {
    const { app, fake } = await startApp()
    await room().app.openWindow({ kind: 'booth' })
    app.quit()
    expect([fake.state.hasExited, windowOf('booth').isGone, windowOf('index').isGone]).toEqual([false, false, false])
    expect(windowOf('booth').calls).toEqual(['focus'])
  })

  it('E22: a computer that shuts down takes the booth with it', async () => {
    const { app, fake, powerMonitor } = await startApp()
    await room().app.openWindow({ kind: 'booth' })
    const booth = windowOf('booth')
    powerMonitor.emit('shutdown')
    expect(booth.isGone).toBe(true)
    app.quit()
    await waitFor(() => fake.state.hasExited)
  })

  it('E24: closing the room ends the app, and the file is closed after the last window', async () => {
    const { fake } = await startApp()
    const filePath = await makeFile()
    await room().app.openFile({ path: filePath })
    expect(fs.existsSync(`${filePath}-wal`)).toBe(true)
    windowOf('index').close()
    await waitFor(() => fake.state.hasExited)
    expect(fs.existsSync(`${filePath}-wal`)).toBe(false) // SQLite removes it when the last connection closes in order
  })
})

describe('words', () => {
  const labels = () => electron.Menu.present.map(({ label }) => label)

  it('E26: menu, titles and dialogs follow a change of language at once', async () => {
    const { answers, dialogs } = await startApp()
    const isMac = process.platform === 'darwin'
    expect(labels().slice(isMac ? 1 : 0)).toEqual(['Berkas', 'Ubah', 'Tampilan'])
    await room().app.openWindow({ kind: 'wall' })
    await room().app.setPreferences({ locale: 'en' })
    expect(labels().slice(isMac ? 1 : 0)).toEqual(['File', 'Edit', 'View'])
    expect(windowOf('wall').title).toBe('Rembuk – Wall')
    answers.file = '/x/Bimtek.rembuk'
    expect(await room().app.pickFile()).toBe('/x/Bimtek.rembuk')
    expect(dialogs.open[0]).toMatchObject({
      title: 'Open a workshop file',
      filters: [{ name: 'Rembuk workshop', extensions: ['rembuk', 'bilik'] }],
      properties: ['openFile'],
    })
  })

  it('E26: every word of the menu and the windows exists in both languages', async () => {
    await startApp()
    const { menuTemplate } = await import('#electron/shell/menu.ts')
    const { shellText } = await import('#electron/shell/texts.ts')
    const acts = { openFile: vi.fn(), showFolder: vi.fn(), openWall: vi.fn() }
    for (const locale of ['id', 'en'] as const) {
      for (const isMac of [true, false]) {
        const template = menuTemplate({ text: shellText(locale), isMac, isPackaged: false, acts })
        const words = template.flatMap(({ label, submenu }) => [
          label,
          ...(submenu as { label?: string }[]).map((entry) => entry.label),
        ])
        expect(words.filter((word) => word?.includes('.') || word === '')).toEqual([])
      }
    }
  })

  it('the theme follows the preference', async () => {
    const { nativeTheme } = await startApp()
    expect(nativeTheme.themeSource).toBe('system')
    await room().app.setPreferences({ theme: 'dark' })
    expect(nativeTheme.themeSource).toBe('dark')
  })
})

describe('bugs', () => {
  it('E27: are logged in full and told in one calm sentence, and the app goes on', async () => {
    const { dialogs, fake } = await startApp()
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    bugListener('uncaughtException')(new Error('papan hilang'))
    written.mockRestore()
    const log = fs.readFileSync(path.join(fake.state.userData, 'userData/logs/rembuk.log'), 'utf8')
    expect(log).toMatch(/uncaught exception: Error: papan hilang\n\s+at /)
    expect(dialogs.boxes).toHaveLength(1)
    expect(dialogs.boxes[0]?.message).toBe(dictionaries.id.shell.dialog.troubleMessage)
    expect(JSON.stringify(dialogs.boxes)).not.toContain('papan hilang')
    expect(fake.state.hasExited).toBe(false)
  })

  it('E27: a rejected promise counts as well', async () => {
    const { dialogs } = await startApp()
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    bugListener('unhandledRejection')('apa saja')
    written.mockRestore()
    expect(dialogs.boxes).toHaveLength(1)
  })
})
