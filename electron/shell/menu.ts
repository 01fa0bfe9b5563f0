import type { MenuItemConstructorOptions } from 'electron'
import type { ShellText } from './texts.ts'

interface MenuActs {
  openFile: () => void
  showFolder: () => void
  openWall: () => void
}

export interface MenuOptions {
  text: ShellText
  isMac: boolean
  /** Reload and developer tools exist in a checkout only. */
  isPackaged: boolean
  acts: MenuActs
}

/** The menu: files, text editing, size. The work itself is on the screen, not in menus. */
export function menuTemplate({ text, isMac, isPackaged, acts }: MenuOptions): MenuItemConstructorOptions[] {
  const t = (key: string) => text.t(`menu.${key}`)
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const about: MenuItemConstructorOptions = { role: 'about', label: t('about') }
  const quit: MenuItemConstructorOptions = { role: 'quit', label: t('quit') }
  // Windows and Linux undo typing without a menu; there an entry would take Ctrl+Z away from the room's own undo.
  const typing: MenuItemConstructorOptions[] = isMac
    ? [{ role: 'undo', label: t('undo') }, { role: 'redo', label: t('redo') }, separator]
    : []
  const development: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [separator, { role: 'reload', label: t('reload') }, { role: 'toggleDevTools', label: t('developerTools') }]
  const app: MenuItemConstructorOptions[] = isMac ? [{ label: 'Rembuk', submenu: [about, separator, quit] }] : []
  return [
    ...app,
    {
      label: t('file'),
      submenu: [
        { label: t('open'), accelerator: 'CmdOrCtrl+O', click: acts.openFile },
        { label: t('showFolder'), click: acts.showFolder },
        separator,
        { label: t('openWall'), click: acts.openWall },
        separator,
        { role: 'close', label: t('close') },
        ...(isMac ? [] : [quit]),
      ],
    },
    {
      label: t('edit'),
      submenu: [
        ...typing,
        { role: 'cut', label: t('cut') },
        { role: 'copy', label: t('copy') },
        { role: 'paste', label: t('paste') },
        { role: 'selectAll', label: t('selectAll') },
      ],
    },
    {
      label: t('view'),
      submenu: [
        { role: 'zoomIn', label: t('zoomIn') },
        { role: 'zoomOut', label: t('zoomOut') },
        { role: 'resetZoom', label: t('resetZoom') },
        separator,
        { role: 'togglefullscreen', label: t('fullScreen') },
        ...development,
        ...(isMac ? [] : [separator, about]),
      ],
    },
  ]
}
