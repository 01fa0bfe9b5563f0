import os from 'node:os'
import path from 'node:path'
import {
  Menu,
  app as electronApp,
  dialog,
  ipcMain,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
} from 'electron'
import { ORPCError, onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { Role } from '#shared/contract/index.ts'
import { type App, makeApp } from './core/app.ts'
import { reopenAfterCrash } from './core/files.ts'
import { closeFile, openFile } from './core/files.ts'
import { type Settings, openSettings } from './core/settings.ts'
import { boothRouter, facilitatorRouter, wallRouter } from './rpc/router.ts'
import { askReload, pickWorkshopFile, tellCrashed, tellNotOpened, tellTrouble } from './shell/dialogs.ts'
import { openLog } from './shell/log.ts'
import { menuTemplate } from './shell/menu.ts'
import { workshopFileIn } from './shell/opened-files.ts'
import { handPorts } from './shell/ports.ts'
import { registerAppScheme, serveAppScheme } from './shell/protocol.ts'
import { hardenApp, hardenSession } from './shell/security.ts'
import { shellText } from './shell/texts.ts'
import { openWindowMemory } from './shell/window-memory.ts'
import { Windows } from './shell/windows.ts'

// Composition in Electron: it joins the core, the contract and the shell, and decides nothing itself.

// The project in a checkout, the archive in a package; people's files and templates lie beside the archive.
const outFolder = path.join(electronApp.getAppPath(), 'out')
const resourcesFolder = path.join(
  electronApp.isPackaged ? process.resourcesPath : electronApp.getAppPath(),
  'resources',
)
const userFolder = electronApp.getPath('userData')
const log = openLog(path.join(userFolder, 'logs'))

if (electronApp.requestSingleInstanceLock()) start()
else electronApp.quit() // the running one gets `second-instance` and shows itself

function start(): void {
  registerAppScheme(protocol)
  hardenApp(electronApp, shell)

  const settings = watched(openSettings(userFolder), () => applyPreferences())
  const text = () => shellText(settings.preferences().locale)
  const workshopFolder = path.join(documentsFolder(), 'Rembuk')
  let windows: Windows | null = null
  /** Named before the windows stand: macOS tells of a double-clicked file early. */
  let waitingFile = workshopFileIn(process.argv, process.cwd())

  const app: App = makeApp(
    {
      shell: 'electron',
      version: electronApp.getVersion(),
      workshopFolder,
      resourcesFolder,
      exportWorkerPath: path.join(outFolder, 'main/export-worker.js'),
      pickFile: () => pickWorkshopFile(windows?.room ?? null, text(), workshopFolder),
      showFolder: async (folder) => {
        await shell.openPath(folder)
      },
      openWindow: async (kind) => {
        if (kind === 'booth') windows?.openBooth()
        else windows?.openWall()
        return null
      },
      closeBooth: () => windows?.releaseBooth(),
      offerDownload: null,
    },
    settings,
  )

  const open = async (filePath: string) => {
    windows?.openRoom()
    if (windows?.isBoothOpen) return // voters stand before it; nothing may change under them
    const opened = openFile(app, filePath)
    if (!opened.ok) await tellNotOpened(windows?.room ?? null, text(), opened.error)
  }

  const applyPreferences = () => {
    const { theme } = settings.preferences()
    nativeTheme.themeSource = theme === 'auto' ? 'system' : theme
    if (!electronApp.isReady()) return
    const acts = {
      openFile: () => {
        if (windows?.isBoothOpen) return windows.focusBooth()
        void pickWorkshopFile(windows?.room ?? null, text(), workshopFolder).then((file) =>
          file === null ? undefined : open(file),
        )
      },
      showFolder: () => void shell.openPath(workshopFolder),
      openWall: () => windows?.openWall(),
    }
    const isMac = process.platform === 'darwin'
    const template = menuTemplate({ text: text(), isMac, isPackaged: electronApp.isPackaged, acts })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    windows?.retitle()
  }

  let isTelling = false
  const onBug = (what: string) => (error: unknown) => {
    log.error(what, error)
    if (!electronApp.isReady() || isTelling) return // one sentence at a time, however often it happens
    isTelling = true
    void tellTrouble(windows?.front ?? null, text(), log.filePath).finally(() => (isTelling = false))
  }
  process.on('uncaughtException', onBug('uncaught exception'))
  process.on('unhandledRejection', onBug('unhandled rejection'))

  electronApp.on('second-instance', (_event, args, workingFolder) => {
    windows?.openRoom()
    const file = workshopFileIn(args, workingFolder)
    if (file !== null) void open(file)
  })
  electronApp.on('open-file', (event, filePath) => {
    event.preventDefault()
    if (windows === null) waitingFile = filePath
    else void open(filePath)
  })
  electronApp.on('activate', () => windows?.openRoom())
  // One workshop, one room: without it there is nothing left to do, on macOS as well.
  electronApp.on('window-all-closed', () => electronApp.quit())
  electronApp.on('before-quit', (event) => {
    if (!windows?.isBoothOpen) return
    event.preventDefault()
    windows.focusBooth()
  })
  // After the last window, so that no call of a page can meet a closed file.
  electronApp.on('will-quit', () => closeFile(app))

  const serve = roleServer(app)
  const openWindows = () => {
    hardenSession(session.defaultSession)
    serveAppScheme(protocol, path.join(outFolder, 'renderer'))
    // The computer shuts down: no PIN can be asked for.
    powerMonitor.on('shutdown', () => windows?.releaseBooth())
    windows = new Windows({
      preloadPath: path.join(outFolder, 'preload/index.cjs'),
      iconPath: path.join(resourcesFolder, 'icons/rembuk.png'),
      memory: openWindowMemory(userFolder),
      text,
      onTrouble: (window, trouble) => {
        log.error('window', trouble)
        if (trouble === 'crashed') return void tellCrashed(window, text())
        void askReload(window, text()).then((isReload) => {
          if (isReload && !window.isDestroyed()) window.webContents.reload()
        })
      },
    })
    handPorts({ ipcMain, roleOf: windows.roleOf, serve })
    applyPreferences()
    windows.openRoom()
    if (waitingFile !== null) void open(waitingFile)
    else reopenAfterCrash(app)
  }
  void electronApp
    .whenReady()
    .then(openWindows)
    .catch((error: unknown) => {
      log.error('start', error)
      const message = text().t('dialog.startMessage', { logFile: log.filePath })
      dialog.showErrorBox(text().t('dialog.startTitle'), message)
      electronApp.exit(1)
    })
}

/** Each role gets its own router; what a role may not do is not mounted for it at all. */
function roleServer(app: App) {
  const report = (error: unknown) => {
    if (!isRefusal(error)) log.error('call', error)
  }
  const handlers = {
    facilitator: new RPCHandler(facilitatorRouter, { interceptors: [onError(report)] }),
    booth: new RPCHandler(boothRouter, { interceptors: [onError(report)] }),
    wall: new RPCHandler(wallRouter, { interceptors: [onError(report)] }),
  }
  return (role: Role, port: Electron.MessagePortMain) => handlers[role].upgrade(port, { context: { app } })
}

/** A declared refusal of the contract, unlike a bug. */
function isRefusal(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && (error.defined || error.status < 500)
}

/** Settings that tell the shell when the language or the theme changed. */
function watched(settings: Settings, onChange: () => void): Settings {
  return {
    ...settings,
    setPreferences(patch) {
      const preferences = settings.setPreferences(patch)
      onChange()
      return preferences
    },
  }
}

function documentsFolder(): string {
  try {
    return electronApp.getPath('documents')
  } catch {
    return os.homedir() // a system without a documents folder
  }
}
