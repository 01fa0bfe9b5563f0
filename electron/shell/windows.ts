import path from 'node:path'
import {
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Display,
  type WebContents,
  nativeTheme,
  powerSaveBlocker,
  screen,
} from 'electron'
import type { Role } from '#shared/contract/index.ts'
import { pageAddress } from './addresses.ts'
import { asKnown, chooseWallDisplay, stillVisible } from './displays.ts'
import { isRefusedInBooth, wallKey } from './keys.ts'
import type { ShellText } from './texts.ts'
import type { WindowMemory } from './window-memory.ts'

export interface WindowsOptions {
  preloadPath: string
  iconPath: string
  memory: WindowMemory
  text: () => ShellText
  /** A page that does not come back or does not answer. */
  onTrouble: (window: BrowserWindow, trouble: 'crashed' | 'stuck') => void
}

/** Paper and night paper of `renderer/ui/tokens.css`, so that a window never flashes white. */
const paper = { light: '#f6f4ef', dark: '#12161c' }

/** A page may die and be loaded again this often within a minute; then the facilitator is told. */
const maxRevivals = 3

/** The windows of the app: one room, at most one booth and one wall. */
export class Windows {
  readonly #options: WindowsOptions
  readonly #roles = new Map<number, Role>()
  #room: BrowserWindow | null = null
  #booth: BrowserWindow | null = null
  #wall: BrowserWindow | null = null
  #isBoothReleased = false

  constructor(options: WindowsOptions) {
    this.#options = options
    // A projector plugged in or pulled out while the wall is open.
    screen.on('display-added', () => this.#placeWall())
    screen.on('display-removed', () => this.#placeWall())
  }

  get room(): BrowserWindow | null {
    return this.#room
  }

  /** The window that a message must lie over to be seen. */
  get front(): BrowserWindow | null {
    return this.#booth ?? this.#room
  }

  get isBoothOpen(): boolean {
    return this.#booth !== null
  }

  /** The role of a page, decided by the window it was made for; null for pages that are none of ours. */
  readonly roleOf = (contents: Pick<WebContents, 'id'>): Role | null => this.#roles.get(contents.id) ?? null

  /** Opens the facilitator's window, or brings it to the front. */
  openRoom(): void {
    if (this.#room !== null) {
      if (this.#booth !== null) return this.#booth.focus() // the booth covers it on purpose
      if (this.#room.isMinimized()) this.#room.restore()
      this.#room.show()
      return this.#room.focus()
    }
    const { roomBounds, isRoomMaximized } = this.#options.memory.read()
    const room = this.#open('facilitator', {
      width: 1366,
      height: 820,
      minWidth: 960,
      minHeight: 600,
      ...stillVisible(roomBounds, screen.getAllDisplays()),
      title: this.#options.text().t('window.room'),
    })
    this.#room = room
    room.once('ready-to-show', () => {
      if (isRoomMaximized) room.maximize()
      room.show()
    })
    room.on('close', (event) => {
      if (this.#booth !== null && !this.#isBoothReleased) return event.preventDefault()
      this.#options.memory.write({ roomBounds: room.getNormalBounds(), isRoomMaximized: room.isMaximized() })
    })
    room.on('closed', () => {
      this.#room = null
      // Without the room nobody steers the wall.
      this.#wall?.close()
    })
  }

  /**
   * Opens the booth over everything on the facilitator's display and hides the room, so that no key leads back to it.
   * It closes by `releaseBooth` only, which the core calls after the right PIN.
   */
  openBooth(): void {
    if (this.#booth !== null) return this.#booth.focus()
    const { workArea } = this.#roomDisplay()
    const booth = this.#open('booth', {
      x: workArea.x,
      y: workArea.y,
      width: workArea.width,
      height: workArea.height,
      kiosk: true,
      closable: false,
      minimizable: false,
      frame: false,
      title: this.#options.text().t('window.booth'),
    })
    this.#booth = booth
    this.#isBoothReleased = false
    booth.removeMenu()
    booth.setAlwaysOnTop(true, 'screen-saver')
    // A ballot must not be seen in a shared screen or a recording of a hybrid meeting.
    booth.setContentProtection(true)
    booth.webContents.on('before-input-event', (event, input) => {
      if (isRefusedInBooth(input)) event.preventDefault()
    })
    booth.once('ready-to-show', () => {
      booth.show()
      this.#room?.hide()
    })
    booth.on('close', (event) => {
      if (!this.#isBoothReleased) event.preventDefault()
    })
    // Windows asks each window when the user signs out or the computer shuts down.
    booth.on('query-session-end', () => {
      this.#isBoothReleased = true
    })
    booth.on('leave-full-screen', () => {
      if (!this.#isBoothReleased) booth.setKiosk(true)
    })
    this.#keepAwake(booth)
    booth.on('closed', () => {
      this.#booth = null
      this.#room?.show()
      this.#room?.focus()
    })
  }

  /** Lets the booth go: after the PIN, or because the computer shuts down. */
  releaseBooth(): void {
    if (this.#booth === null) return
    this.#isBoothReleased = true
    this.#booth.setClosable(true)
    this.#booth.setKiosk(false)
    this.#booth.close()
  }

  /** Brings the booth back to the front; asked by everything that would lead around it. */
  focusBooth(): void {
    this.#booth?.focus()
  }

  /** Opens the wall full screen on another display, or in a window where there is none. */
  openWall(): void {
    if (this.#wall !== null) {
      this.#placeWall()
      return this.#wall.focus()
    }
    const target = this.#wallTarget()
    const wall = this.#open('wall', {
      ...(target === null ? { width: 1280, height: 720 } : target.bounds),
      minWidth: 640,
      minHeight: 360,
      fullscreen: target !== null,
      backgroundColor: paper.dark,
      title: this.#options.text().t('window.wall'),
    })
    this.#wall = wall
    wall.removeMenu()
    wall.once('ready-to-show', () => wall.showInactive())
    wall.webContents.on('before-input-event', (event, input) => {
      const act = wallKey(input)
      if (act === null) return
      event.preventDefault()
      if (act === 'close') wall.close()
      else wall.setFullScreen(act === 'toggleFullScreen' && !wall.isFullScreen())
    })
    // The facilitator may drag the wall elsewhere: where it is made full screen is where it is expected next time.
    wall.on('enter-full-screen', () => {
      this.#options.memory.write({ wallDisplay: asKnown(screen.getDisplayMatching(wall.getBounds())) })
    })
    this.#keepAwake(wall)
    wall.on('closed', () => {
      this.#wall = null
    })
  }

  /** Tells windows that the language changed: their titles are ours, the rest is the page's. */
  retitle(): void {
    const text = this.#options.text()
    this.#room?.setTitle(text.t('window.room'))
    this.#booth?.setTitle(text.t('window.booth'))
    this.#wall?.setTitle(text.t('window.wall'))
  }

  #roomDisplay(): Display {
    return this.#room === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(this.#room.getBounds())
  }

  #wallTarget(): Display | null {
    const { wallDisplay } = this.#options.memory.read()
    return chooseWallDisplay(screen.getAllDisplays(), this.#roomDisplay().id, wallDisplay)
  }

  #placeWall(): void {
    const wall = this.#wall
    if (wall === null) return
    const target = this.#wallTarget()
    if (target === null) {
      wall.setFullScreen(false)
      wall.setBounds({ ...this.#roomDisplay().workArea, width: 1280, height: 720 })
      return
    }
    if (wall.isFullScreen() && screen.getDisplayMatching(wall.getBounds()).id === target.id) return
    wall.setFullScreen(false)
    wall.setBounds(target.bounds)
    wall.setFullScreen(true)
  }

  #keepAwake(window: BrowserWindow): void {
    const blockerId = powerSaveBlocker.start('prevent-display-sleep')
    window.on('closed', () => powerSaveBlocker.stop(blockerId))
  }

  #open(role: Role, options: BrowserWindowConstructorOptions): BrowserWindow {
    const window = new BrowserWindow({
      show: false,
      autoHideMenuBar: role !== 'facilitator',
      backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
      icon: this.#options.iconPath,
      ...options,
      webPreferences: {
        preload: path.resolve(this.#options.preloadPath),
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
        // Chromium fetches dictionaries from the network, and has none for Indonesian.
        spellcheck: false,
        // The wall's clock and the room's timer run on while another window is in front.
        backgroundThrottling: false,
      },
    })
    const { id } = window.webContents
    this.#roles.set(id, role)
    window.on('closed', () => this.#roles.delete(id))
    window.on('page-title-updated', (event) => event.preventDefault())
    this.#revive(window)
    window.on('unresponsive', () => this.#options.onTrouble(window, 'stuck'))
    void window.loadURL(pageAddress(role))
    return window
  }

  /** A page that died is loaded again: all data is on the other side. One that dies over and over is reported instead. */
  #revive(window: BrowserWindow): void {
    let diedAtMs: number[] = []
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit' || window.isDestroyed()) return
      const nowMs = Date.now()
      diedAtMs = [...diedAtMs.filter((atMs) => nowMs - atMs < 60_000), nowMs]
      if (diedAtMs.length <= maxRevivals) window.webContents.reload()
      else this.#options.onTrouble(window, 'crashed')
    })
  }
}
