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
