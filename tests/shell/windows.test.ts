import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Windows as ShellWindows } from '#electron/shell/windows.ts'
import { BrowserWindow, awake, displays, fake, powerMonitor, screen } from '#tests/fake/electron.ts'

vi.mock('electron', () => import('#tests/fake/electron.ts'))
const { Windows } = await import('#electron/shell/windows.ts')
const { openWindowMemory } = await import('#electron/shell/window-memory.ts')
const { shellText } = await import('#electron/shell/texts.ts')

const projector = () => fake.display(2, { x: 1366, width: 1920, height: 1080, internal: false })
const television = () => fake.display(3, { x: 3286, width: 3840, height: 2160, internal: false })

let troubles: string[]
beforeEach(() => {
  fake.reset()
  fake.state.isReady = true
  troubles = []
})
afterEach(() => {
  vi.useRealTimers()
  fake.cleanUp()
})

function makeWindows(): ShellWindows {
  return new Windows({
    preloadPath: '/app/out/preload/index.cjs',
    iconPath: '/app/resources/icons/rembuk.png',
    memory: openWindowMemory(fake.state.userData),
    text: () => shellText('id'),
    onTrouble: (_window, trouble) => troubles.push(trouble),
  })
}

/** The window whose page has this name. */
function windowOf(page: 'index' | 'booth' | 'wall'): BrowserWindow {
  const found = BrowserWindow.all.find(({ webContents }) => webContents.getURL() === `app://workshop/${page}.html`)
  if (found === undefined) throw new Error(`no window shows ${page}`)
  return found
}

async function openAll(): Promise<{
  windows: ShellWindows
  room: BrowserWindow
  booth: BrowserWindow
  wall: BrowserWindow
}> {
  const windows = makeWindows()
  windows.openRoom()
  windows.openWall()
  windows.openBooth()
  await fake.settle()
  return { windows, room: windowOf('index'), booth: windowOf('booth'), wall: windowOf('wall') }
}

describe('every window', () => {
  it('E10: is isolated and sandboxed, without Node, webviews, mixed content or a dictionary from the network', async () => {
    const { room, booth, wall } = await openAll()
    for (const window of [room, booth, wall]) {
      expect(window.options.webPreferences).toEqual({
        preload: path.resolve('/app/out/preload/index.cjs'),
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        backgroundThrottling: false,
      })
    }
  })

  it('E14: has the role it was made for, and a page of another origin has none', async () => {
    const { windows, room, booth, wall } = await openAll()
    const roles = [room, booth, wall].map(({ webContents }) => windows.roleOf(webContents))
    expect(roles).toEqual(['facilitator', 'booth', 'wall'])
    expect(windows.roleOf({ id: 999 })).toBeNull()
    wall.close()
    expect(windows.roleOf(wall.webContents)).toBeNull()
  })

  it('E27: a page that dies is loaded again three times in a minute; the fourth is reported', () => {
    vi.useFakeTimers()
    makeWindows().openRoom()
    const [room] = BrowserWindow.all
    for (let death = 0; death < 3; death += 1) room?.webContents.die('crashed')
    expect([room?.webContents.reloadCount, troubles]).toEqual([3, []])
    room?.webContents.die('oom')
    expect([room?.webContents.reloadCount, troubles]).toEqual([3, ['crashed']])
    vi.advanceTimersByTime(61_000)
    room?.webContents.die('crashed')
    expect([room?.webContents.reloadCount, troubles]).toEqual([4, ['crashed']])
  })

  it('E27: a page that ends in the usual way is left alone; one that does not answer is reported', () => {
    makeWindows().openRoom()
    const [room] = BrowserWindow.all
    room?.webContents.die('clean-exit')
    expect([room?.webContents.reloadCount, troubles]).toEqual([0, []])
    room?.emit('unresponsive')
    expect(troubles).toEqual(['stuck'])
  })
})

describe('the room', () => {
  it('E25: opens maximised the first time, and afterwards where it was left', async () => {
    makeWindows().openRoom()
    await fake.settle()
    expect(windowOf('index').isMax).toBe(true)
    Object.assign(windowOf('index'), { isMax: false, bounds: { x: 40, y: 30, width: 1000, height: 640 } })
    windowOf('index').close()
    makeWindows().openRoom()
    await fake.settle()
    expect(windowOf('index').bounds).toEqual({ x: 40, y: 30, width: 1000, height: 640 })
    expect(windowOf('index').isMax).toBe(false)
  })

  it('E25: does not open on a display that is gone', async () => {
    displays.push(projector())
    makeWindows().openRoom()
    await fake.settle()
    windowOf('index').bounds = { x: 1500, y: 100, width: 1000, height: 640 }
    windowOf('index').close()
    displays.pop()
    makeWindows().openRoom()
    await fake.settle()
    expect(windowOf('index').bounds).toEqual({ x: 0, y: 0, width: 1366, height: 820 })
  })

  it('E20: is one: asked again it comes to the front', async () => {
    const windows = makeWindows()
    windows.openRoom()
    await fake.settle()
    windows.openRoom()
    expect(BrowserWindow.all).toHaveLength(1)
    expect(windowOf('index').calls).toEqual(['focus'])
  })

  it('E24: takes the wall with it when it closes', async () => {
    const windows = makeWindows()
    windows.openRoom()
    windows.openWall()
    await fake.settle()
    windowOf('index').close()
    expect(BrowserWindow.all).toEqual([])
  })
})

describe('the booth', () => {
  it('E22: covers the display of the room, hides the room and keeps ballots out of shared screens', async () => {
    const { room, booth } = await openAll()
    expect(booth.options).toMatchObject({
      kiosk: true,
      closable: false,
      minimizable: false,
      frame: false,
      x: 0,
      width: 1366,
    })
    expect([booth.isOnTop, booth.isProtected, booth.hasMenu, room.isShown]).toEqual([true, true, false, false])
  })

  it('E22: cannot be closed, nor can the room behind it, until it is released', async () => {
    const { windows, room, booth } = await openAll()
    booth.close()
    room.close()
    expect([booth.isGone, room.isGone, windows.isBoothOpen]).toEqual([false, false, true])
    windows.openRoom()
    expect([room.isShown, booth.calls]).toEqual([false, ['focus']])
    windows.releaseBooth()
    expect([booth.isGone, room.isShown, windows.isBoothOpen]).toEqual([true, true, false])
    room.close()
    expect(room.isGone).toBe(true)
  })

  it('E22: passes the keys of a ballot on and none that close, reload, print, zoom or leave', async () => {
    const { booth } = await openAll()
    const { webContents: page } = booth
    for (const key of ['1', '9', 'Enter', 'Tab', 'Backspace', 'ArrowDown', 'Escape', 'A'])
      expect(page.press({ key })).toBe(true)
    const refused = [
      { key: 'w', control: true },
      { key: 'r', control: true },
      { key: 'q', meta: true },
      { key: 'i', control: true, shift: true },
      { key: 'F4', alt: true },
      { key: 'F5' },
      { key: 'F11' },
      { key: 'F12' },
      { key: 'BrowserBack' },
    ]
    for (const key of refused) expect(page.press(key), key.key).toBe(false)
  })

  it('E22: goes back to full screen when the system takes it out', async () => {
    const { windows, booth } = await openAll()
    booth.setKiosk(false)
    booth.emit('leave-full-screen')
    expect(booth.isInKiosk).toBe(true)
    windows.releaseBooth()
    expect(booth.isInKiosk).toBe(false)
  })

  it('E22: lets Windows sign out', async () => {
    const { booth } = await openAll()
    booth.emit('query-session-end', {})
    booth.close()
    expect(booth.isGone).toBe(true)
  })

  it('E22: is one, and can be opened again after it was released', async () => {
    const { windows } = await openAll()
    windows.openBooth()
    expect(BrowserWindow.all).toHaveLength(3)
    windows.releaseBooth()
    windows.openBooth()
    await fake.settle()
    windowOf('booth').close()
    expect(windowOf('booth').isGone).toBe(false)
  })
})

describe('the wall', () => {
  it('E23: goes full screen to the other display, and is remembered there', async () => {
    displays.push(projector())
    const { wall } = await openAll()
    expect([wall.isFull, wall.bounds.x]).toEqual([true, 1366])
    expect(openWindowMemory(fake.state.userData).read().wallDisplay).toMatchObject({ id: 2, label: 'layar 2' })
  })

  it('E23: prefers the display it had last time over a larger one', async () => {
    openWindowMemory(fake.state.userData).write({ wallDisplay: { id: 2, label: 'layar 2', width: 1920, height: 1080 } })
    displays.push(television(), projector())
    expect((await openAll()).wall.bounds.x).toBe(1366)
  })

  it('E23: knows a display again by name and size when the system numbers it anew', async () => {
    openWindowMemory(fake.state.userData).write({
      wallDisplay: { id: 77, label: 'layar 2', width: 1920, height: 1080 },
    })
    displays.push(television(), projector())
    expect((await openAll()).wall.bounds.x).toBe(1366)
  })

  it('E23: never covers the display the facilitator works on, even if it was there last time', async () => {
    openWindowMemory(fake.state.userData).write({ wallDisplay: { id: 1, label: 'layar 1', width: 1366, height: 768 } })
    displays.push(projector())
    expect((await openAll()).wall.bounds.x).toBe(1366)
  })

  it('E23: is a window where there is one display, and F11 makes it full screen', async () => {
    const { wall } = await openAll()
    expect([wall.isFull, wall.bounds.width]).toEqual([false, 1280])
    expect(wall.webContents.press({ key: 'F11' })).toBe(false)
    expect(wall.isFull).toBe(true)
    wall.webContents.press({ key: 'Escape' })
    expect(wall.isFull).toBe(false)
    expect(wall.webContents.press({ key: 'a' })).toBe(true)
    wall.webContents.press({ key: 'w', control: true })
    expect(wall.isGone).toBe(true)
  })

  it('E23: follows a projector that is plugged in and comes back when it is pulled out', async () => {
    const { wall } = await openAll()
    displays.push(projector())
    screen.emit('display-added')
    expect([wall.isFull, wall.bounds.x]).toEqual([true, 1366])
    displays.pop()
    screen.emit('display-removed')
    expect([wall.isFull, wall.bounds.x]).toEqual([false, 0])
  })

  it('E23: keeps the display awake while it is open and no longer', async () => {
    const windows = makeWindows()
    windows.openRoom()
    expect([...awake.values()]).toEqual([])
    windows.openWall()
    await fake.settle()
    expect([...awake.values()]).toEqual(['prevent-display-sleep'])
    windowOf('wall').close()
    expect([...awake.values()]).toEqual([])
  })

  it('E26: titles follow the language', async () => {
    let locale: 'id' | 'en' = 'id'
    const windows = new Windows({
      preloadPath: '/p.cjs',
      iconPath: '/i.png',
      memory: openWindowMemory(fake.state.userData),
      text: () => shellText(locale),
      onTrouble: () => undefined,
    })
    windows.openRoom()
    windows.openWall()
    await fake.settle()
    expect(windowOf('wall').title).toBe('Rembuk – Layar')
    locale = 'en'
    windows.retitle()
    expect(windowOf('wall').title).toBe('Rembuk – Wall')
  })
})

it('the stand-in refuses a window, the screen and a relative preload when Electron would', () => {
  expect(() => new BrowserWindow({ webPreferences: { preload: 'preload.cjs' } })).toThrow('absolute')
  fake.state.isReady = false
  expect(() => new BrowserWindow({})).toThrow('before the app is ready')
  expect(() => screen.getAllDisplays()).toThrow('before the app is ready')
  expect(powerMonitor.listenerCount('shutdown')).toBe(0)
})
