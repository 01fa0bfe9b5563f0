import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import type { Refusal } from './client.ts'

/** The sentence of a refusal in the language of the page. */
export function refusalText({ code, data }: Refusal): string {
  return i18next.t(code, { ns: 'errors', ...data })
}

/** The name of the button that closes a sentence. */
const closeButton = () => ({ 'aria-label': i18next.t('close', { ns: 'common' }) })

/** The sentence of the newest deed, which the next one replaces. */
let doneId = ''
let doneCount = 0

/**
 * Takes what was said before away when a dialog opens, for it could lie over the buttons of the dialog. What is said while
 * the dialog is open stays: it answers what was done there.
 * @returns stops it
 */
export function giveWayToDialogs(): () => void {
  const openedDialogs = new WeakSet<Element>()
  // A dialog takes the focus as it opens, whoever opens it.
  const lookAt = ({ target }: FocusEvent) => {
    const dialog = target instanceof Element ? target.closest('[aria-modal="true"]') : null
    if (dialog === null || openedDialogs.has(dialog)) return
    openedDialogs.add(dialog)
    notifications.clean()
  }
  document.addEventListener('focusin', lookAt)
  return () => document.removeEventListener('focusin', lookAt)
}

/** Shows a refusal for long enough to read it; the same one never twice at a time. */
export function showRefusal(refusal: Refusal, cause?: unknown): void {
  if (refusal.code === 'UNEXPECTED') console.error(cause)
  notifications.show({
    id: refusal.code,
    message: refusalText(refusal),
    color: 'red',
    autoClose: 9000,
    withBorder: true,
    closeButtonProps: closeButton(),
  })
}

/** Says what happened without this window's doing, for long enough to read it. */
export function showNotice(message: string): void {
  notifications.show({ message, autoClose: 9000, withBorder: true, closeButtonProps: closeButton() })
}

/** Says that something was done, for a moment; the newest takes the place of the one before. */
export function showDone(message: string): void {
  notifications.hide(doneId)
  doneId = `done-${(doneCount += 1)}`
  notifications.show({ id: doneId, message, autoClose: 4000, withBorder: true, closeButtonProps: closeButton() })
}
