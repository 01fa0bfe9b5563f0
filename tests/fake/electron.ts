import { EventEmitter } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads'
import type * as Electron from 'electron'

// A stand-in for Electron in tests: `vi.mock('electron', () => import('#tests/fake/electron.ts'))`. It does what the
// shell uses, checks its types against electron.d.ts, and refuses what Electron refuses: windows and the screen before
// the app is ready, schemes after it, relative preloads, ports through the context bridge.

const state = {
  isReady: false,
  isQuitting: false,
  hasExited: false,
  isSandboxed: false,
  hasLock: true,
  nextContentsId: 1,
  nextBlockerId: 1,
  userData: '',
}

function needReady(what: string): void {
  if (!state.isReady) throw new Error(`${what} cannot be used before the app is ready`)
}

export class FakeEvent {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}

/** Emits what Electron would, and answers whether a listener prevented it. */
function emitPreventable(emitter: EventEmitter, name: string, details: object = {}, ...more: unknown[]): boolean {
  const event = Object.assign(new FakeEvent(), details)
  emitter.emit(name, event, ...more)
  return event.defaultPrevented
}

// ---- ports: Node's own channel, in the shape of Electron's main side

export class FakePortMain extends EventEmitter {
  readonly inner: NodePort
  constructor(inner: NodePort) {
    super()
    this.inner = inner
    inner.on('close', () => this.emit('close'))
    inner.unref()
  }
  postMessage(message: unknown): void {
    this.inner.postMessage(message)
  }
  /** Until then messages wait, as in Electron. */
  start(): void {
    this.inner.on('message', (data: unknown) => this.emit('message', { data, ports: [] }))
    this.inner.unref()
  }
  close(): void {
    this.inner.close()
  }
}

export class MessageChannelMain {
  readonly port1: FakePortMain
  readonly port2: FakePortMain
  constructor() {
    needReady('MessageChannelMain')
    const { port1, port2 } = new MessageChannel()
    this.port1 = new FakePortMain(port1)
    this.port2 = new FakePortMain(port2)
  }
}

// ---- pages

export class FakeFrame {
  readonly parent: FakeFrame | null
  url: string
  readonly received: { channel: string; ports: FakePortMain[] }[] = []
  constructor(url: string, parent: FakeFrame | null = null) {
    this.url = url
    this.parent = parent
  }
  postMessage(channel: string, _message: unknown, ports: FakePortMain[] = []): void {
    this.received.push({ channel, ports })
  }
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }

export class FakeContents extends EventEmitter {
  readonly id = state.nextContentsId++
  readonly mainFrame = new FakeFrame('')
  reloadCount = 0
  #openHandler: OpenHandler = () => ({ action: 'allow' })
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }
  getURL(): string {
    return this.mainFrame.url
  }
  reload(): void {
    this.reloadCount += 1
  }
  /** True when the page got its new window. */
  tryOpen(url: string): boolean {
    return this.#openHandler({ url }).action === 'allow'
  }
  /** True when the page got to the other address. */
  tryNavigate(url: string, isMainFrame = true): boolean {
    const details = { url, isMainFrame, isSameDocument: false }
    const isPrevented = [
      emitPreventable(this, 'will-frame-navigate', details),
      isMainFrame && emitPreventable(this, 'will-navigate', details),
    ]
    return !isPrevented.includes(true)
  }
  tryRedirect(url: string): boolean {
    return !emitPreventable(this, 'will-redirect', { url, isMainFrame: true })
  }
  tryAttachWebview(): boolean {
    return !emitPreventable(this, 'will-attach-webview', {}, {}, {})
  }
  /** True when the key reached the page. */
  press(key: Partial<Electron.Input>): boolean {
    const input = { type: 'keyDown', key: '', control: false, meta: false, alt: false, shift: false, ...key }
    return !emitPreventable(this, 'before-input-event', {}, input)
  }
  die(reason: Electron.RenderProcessGoneDetails['reason']): void {
    this.emit('render-process-gone', new FakeEvent(), { reason, exitCode: 1 })
  }
}

type Rectangle = Electron.Rectangle

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = []
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents = new FakeContents()
  readonly calls: string[] = []
  bounds: Rectangle
  title: string
  isShown = false
  isFull: boolean
  isInKiosk: boolean
  isMax = false
  isGone = false
  isOnTop = false
  isProtected = false
  hasMenu = true

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    needReady('BrowserWindow')
    super()
    const { preload, sandbox } = options.webPreferences ?? {}
    if (preload !== undefined && !path.isAbsolute(preload)) throw new Error('preload script must have absolute path')
    if (sandbox !== true && state.isSandboxed) throw new Error('the sandbox is on for the whole app')
    this.options = options
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.title = options.title ?? ''
    this.isFull = options.fullscreen ?? false
    this.isInKiosk = options.kiosk ?? false
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', new FakeEvent(), this.webContents)
    app.emit('browser-window-created', new FakeEvent(), this)
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url
    await Promise.resolve()
    if (this.isGone) return
    this.emit('ready-to-show')
    if (this.isFull) this.emit('enter-full-screen')
  }
  show(): void {
    this.isShown = true
  }
  showInactive(): void {
    this.isShown = true
  }
  hide(): void {
    this.isShown = false
  }
  focus(): void {
    this.calls.push('focus')
  }
  maximize(): void {
    this.isMax = true
  }
  isMaximized(): boolean {
    return this.isMax
  }
  isMinimized(): boolean {
    return false
  }
  restore(): void {}
  isDestroyed(): boolean {
    return this.isGone
  }
  isFullScreen(): boolean {
    return this.isFull
  }
  setFullScreen(isFull: boolean): void {
    if (isFull === this.isFull) return
    this.isFull = isFull
    this.emit(isFull ? 'enter-full-screen' : 'leave-full-screen')
  }
  setKiosk(isInKiosk: boolean): void {
    this.isInKiosk = isInKiosk
  }
  setAlwaysOnTop(isOnTop: boolean): void {
    this.isOnTop = isOnTop
  }
  setContentProtection(isProtected: boolean): void {
    this.isProtected = isProtected
  }
  setClosable(isClosable: boolean): void {
    this.options.closable = isClosable
  }
  setTitle(title: string): void {
    this.title = title
  }
  removeMenu(): void {
    this.hasMenu = false
  }
  getBounds(): Rectangle {
    return this.bounds
  }
  getNormalBounds(): Rectangle {
    return this.bounds
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds }
  }
  close(): void {
    if (this.isGone || emitPreventable(this, 'close')) return
    this.isGone = true
    BrowserWindow.all.splice(BrowserWindow.all.indexOf(this), 1)
    this.emit('closed')
    if (BrowserWindow.all.length > 0) return
    if (state.isQuitting) leave()
    else app.emit('window-all-closed')
  }
}

// ---- the app

function leave(): void {
  if (state.hasExited || emitPreventable(app, 'will-quit')) return
  state.hasExited = true
}

class FakeApp extends EventEmitter {
  readonly isPackaged = false
  isReady(): boolean {
    return state.isReady
  }
  async whenReady(): Promise<void> {
    if (!state.isReady) await new Promise((resolve) => this.once('ready', resolve))
  }
  enableSandbox(): void {
    if (state.isReady) throw new Error('app.enableSandbox() can only be called before app is ready')
    state.isSandboxed = true
  }
  getVersion(): string {
    return '0.1.0'
  }
  getAppPath(): string {
    return path.resolve(import.meta.dirname, '../..')
  }
  getPath(name: string): string {
    return path.join(state.userData, name)
  }
  requestSingleInstanceLock(): boolean {
    return state.hasLock
  }
  quit(): void {
    if (emitPreventable(this, 'before-quit')) return
    state.isQuitting = true
    for (const window of BrowserWindow.all.slice()) window.close()
    // A window that refused to close stops the quitting, as in Electron.
    if (BrowserWindow.all.length > 0) state.isQuitting = false
    else leave()
  }
  exit(): void {
    state.hasExited = true
  }
}

export const app = new FakeApp()

// ---- what else the shell uses

interface Recorder {
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0]
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0]
  device: Parameters<Electron.Session['setDevicePermissionHandler']>[0]
  displayMedia: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0]
  beforeRequest: ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void) | null
}
export const handlers: Recorder = {
  permissionRequest: null,
  permissionCheck: null,
  device: null,
  displayMedia: null,
  beforeRequest: null,
}

class FakeSession extends EventEmitter {
  readonly webRequest = {
    onBeforeRequest: (handler: Recorder['beforeRequest']) => {
      handlers.beforeRequest = handler
    },
  }
  setPermissionRequestHandler(handler: Recorder['permissionRequest']): void {
    handlers.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: Recorder['permissionCheck']): void {
    handlers.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: Recorder['device']): void {
    handlers.device = handler
  }
  setDisplayMediaRequestHandler(handler: Recorder['displayMedia']): void {
    handlers.displayMedia = handler
  }
}
export const session = { defaultSession: new FakeSession() }

export const schemes: Electron.CustomScheme[] = []
export const served = new Map<string, (request: Request) => Response | Promise<Response>>()
export const protocol = {
  registerSchemesAsPrivileged(list: Electron.CustomScheme[]): void {
    if (state.isReady) throw new Error('schemes must be registered before the app is ready')
    schemes.push(...list)
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    needReady('protocol.handle')
    served.set(scheme, handler)
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

export const ipcMain = new EventEmitter()

export const displays: Electron.Display[] = []
class FakeScreen extends EventEmitter {
  override on(name: string, listener: (...args: unknown[]) => void): this {
    needReady('screen')
    return super.on(name, listener)
  }
  getAllDisplays(): Electron.Display[] {
    needReady('screen')
    return displays
  }
  getPrimaryDisplay(): Electron.Display {
    const [primary] = this.getAllDisplays()
    if (primary === undefined) throw new Error('no display')
    return primary
  }
  getDisplayMatching({ x, y }: Rectangle): Electron.Display {
    const contains = ({ bounds }: Electron.Display) =>
      x >= bounds.x && y >= bounds.y && x < bounds.x + bounds.width && y < bounds.y + bounds.height
    return displays.find(contains) ?? this.getPrimaryDisplay()
  }
}
export const screen = new FakeScreen()

export const awake = new Map<number, string>()
export const powerSaveBlocker = {
  start(kind: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    const id = state.nextBlockerId++
    awake.set(id, kind)
    return id
  },
  stop: (id: number) => awake.delete(id),
} satisfies Pick<Electron.PowerSaveBlocker, 'start' | 'stop'>

export const powerMonitor = new EventEmitter()
export const nativeTheme: Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'> = {
  themeSource: 'system',
  shouldUseDarkColors: false,
}

export const opened: string[] = []
export const shell = {
  async openExternal(url: string): Promise<void> {
    opened.push(url)
  },
  async openPath(folder: string): Promise<string> {
    opened.push(folder)
    return ''
  },
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath'>

type Parented<Options> = [Options] | [unknown, Options]
const lastOf = <Options>(args: Parented<Options>): Options => args.at(-1) as Options

export const dialogs: { open: Electron.OpenDialogOptions[]; boxes: Electron.MessageBoxOptions[]; errors: string[] } = {
  open: [],
  boxes: [],
  errors: [],
}
/** What the person at the dialog chooses. */
export const answers: { file: string | null; button: number } = { file: null, button: 0 }
export const dialog = {
  async showOpenDialog(...args: Parented<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> {
    dialogs.open.push(lastOf(args))
    return { canceled: answers.file === null, filePaths: answers.file === null ? [] : [answers.file] }
  },
  async showMessageBox(...args: Parented<Electron.MessageBoxOptions>): Promise<Electron.MessageBoxReturnValue> {
    dialogs.boxes.push(lastOf(args))
    return { response: answers.button, checkboxChecked: false }
  },
  showErrorBox(title: string, content: string): void {
    dialogs.errors.push(`${title}: ${content}`)
  },
} satisfies Partial<Electron.Dialog>

export const Menu = {
  present: [] as Electron.MenuItemConstructorOptions[],
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu(template: Electron.MenuItemConstructorOptions[]): void {
    Menu.present = template
  },
}

// ---- the page's side, for the preload

export const exposed = new Map<string, Record<string, unknown>>()
export const contextBridge = {
  exposeInMainWorld(name: string, api: Record<string, unknown>): void {
    for (const value of Object.values(api)) {
      const isPlain = ['function', 'string', 'number', 'boolean', 'undefined'].includes(typeof value) || value === null
      if (!isPlain) throw new Error('An object could not be cloned.')
    }
    exposed.set(name, api)
  },
} satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'>

class FakeIpcRenderer extends EventEmitter {
  readonly sent: string[] = []
  send(channel: string): void {
    this.sent.push(channel)
  }
}
export const ipcRenderer = new FakeIpcRenderer()

// ---- for tests only

export const fake = {
  state,
  /** A fresh Electron with one laptop display; windows of an earlier test are forgotten. */
  reset(): void {
    Object.assign(state, { isReady: false, isQuitting: false, hasExited: false, isSandboxed: false, hasLock: true })
    fake.cleanUp()
    state.userData = fs.mkdtempSync(path.join(os.tmpdir(), 'rembuk-shell-'))
    for (const emitter of [app, ipcMain, screen, powerMonitor, session.defaultSession, ipcRenderer]) {
      emitter.removeAllListeners()
    }
    BrowserWindow.all.length = 0
    schemes.length = 0
    opened.length = 0
    served.clear()
    awake.clear()
    exposed.clear()
    ipcRenderer.sent.length = 0
    displays.splice(0, displays.length, fake.display(1, { x: 0, width: 1366, height: 768, internal: true }))
    Object.assign(dialogs, { open: [], boxes: [], errors: [] })
    Object.assign(answers, { file: null, button: 0 })
    Object.assign(nativeTheme, { themeSource: 'system', shouldUseDarkColors: false })
  },
  cleanUp(): void {
    if (state.userData !== '') fs.rmSync(state.userData, { recursive: true, force: true })
  },
  async ready(): Promise<void> {
    state.isReady = true
    app.emit('ready')
    await fake.settle()
  },
  async settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
  },
  display(
    id: number,
    { x, width, height, internal }: { x: number; width: number; height: number; internal: boolean },
  ): Electron.Display {
    const bounds = { x, y: 0, width, height }
    const size = { width, height }
    return {
      id,
      label: `layar ${id}`,
      bounds,
      workArea: bounds,
      size,
      workAreaSize: size,
      internal,
    } as Electron.Display
  },
  /** The page of a window asks for its port, as the preload does. */
  askPort(contents: FakeContents, frame: FakeFrame = contents.mainFrame): FakePortMain | null {
    const before = frame.received.length
    ipcMain.emit('rembuk:request-port', { sender: contents, senderFrame: frame })
    return frame.received.at(before)?.ports[0] ?? null
  },
}

/** What the shell uses of each object must have the real one's shape; the compiler checks it here. */
export const conforming: {
  app: Pick<
    Electron.App,
    | 'isPackaged'
    | 'isReady'
    | 'whenReady'
    | 'enableSandbox'
    | 'getVersion'
    | 'getAppPath'
    | 'getPath'
    | 'requestSingleInstanceLock'
    | 'quit'
    | 'exit'
  >
  screen: Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayMatching'>
  contents: Pick<Electron.WebContents, 'id' | 'getURL' | 'reload'>
  window: Pick<
    Electron.BrowserWindow,
    | 'show'
    | 'showInactive'
    | 'hide'
    | 'focus'
    | 'maximize'
    | 'isMaximized'
    | 'isMinimized'
    | 'restore'
    | 'isDestroyed'
    | 'isFullScreen'
    | 'setFullScreen'
    | 'setKiosk'
    | 'setAlwaysOnTop'
    | 'setContentProtection'
    | 'setClosable'
    | 'setTitle'
    | 'removeMenu'
    | 'getBounds'
    | 'getNormalBounds'
    | 'setBounds'
    | 'close'
    | 'loadURL'
  >
  port: Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>
  ipcRenderer: Pick<Electron.IpcRenderer, 'send'>
} = {
  app,
  screen,
  contents: FakeContents.prototype,
  window: BrowserWindow.prototype,
  port: FakePortMain.prototype,
  ipcRenderer,
}
