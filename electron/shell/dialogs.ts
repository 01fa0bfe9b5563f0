import { type BrowserWindow, type MessageBoxOptions, dialog } from 'electron'
import type { AppError } from '#shared/schema/errors.ts'
import type { ShellText } from './texts.ts'

/** Asks for a workshop file. @returns its path, or null when cancelled */
export async function pickWorkshopFile(
  parent: BrowserWindow | null,
  text: ShellText,
  folder: string,
): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: text.t('dialog.openTitle'),
    buttonLabel: text.t('dialog.openButton'),
    defaultPath: folder,
    filters: [{ name: text.t('dialog.fileKind'), extensions: ['rembuk', 'bilik'] }],
    properties: ['openFile'],
  }
  const answer = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options))
  return answer.canceled ? null : (answer.filePaths[0] ?? null)
}

/** Says why a file that was double-clicked did not open. */
export async function tellNotOpened(parent: BrowserWindow | null, text: ShellText, error: AppError): Promise<void> {
  await tell(parent, {
    type: 'warning',
    title: text.t('window.room'),
    message: text.t('dialog.notOpened'),
    detail: text.refusal(error),
    buttons: [text.t('dialog.understood')],
  })
}

/** One calm sentence for a bug; the details are in the log. */
export async function tellTrouble(parent: BrowserWindow | null, text: ShellText, logFile: string): Promise<void> {
  await tell(parent, {
    type: 'warning',
    title: text.t('dialog.troubleTitle'),
    message: text.t('dialog.troubleMessage'),
    detail: text.t('dialog.troubleDetail', { logFile }),
    buttons: [text.t('dialog.understood')],
  })
}

/** A window that died too often. */
export async function tellCrashed(parent: BrowserWindow, text: ShellText): Promise<void> {
  await tell(parent, {
    type: 'error',
    title: text.t('dialog.pageTitle'),
    message: text.t('dialog.pageMessage'),
    buttons: [text.t('dialog.understood')],
  })
}

/** A window that does not answer. @returns true when it shall be loaded again */
export async function askReload(parent: BrowserWindow, text: ShellText): Promise<boolean> {
  const { response } = await dialog.showMessageBox(parent, {
    type: 'question',
    title: text.t('window.room'),
    message: text.t('dialog.stuckMessage'),
    buttons: [text.t('dialog.wait'), text.t('dialog.reload')],
    defaultId: 0,
    cancelId: 0,
  })
  return response === 1
}

async function tell(parent: BrowserWindow | null, options: MessageBoxOptions): Promise<void> {
  await (parent === null ? dialog.showMessageBox(options) : dialog.showMessageBox(parent, options))
}
