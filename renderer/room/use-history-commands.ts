import { useCallback } from 'react'
import i18next from 'i18next'
import { api } from '../app/api.ts'
import { showDone } from '../app/notify.ts'
import { useCommand } from '../app/use-command.ts'
import { historyText } from './format.ts'

/** Undo and redo, each saying what it did. */
export function useHistoryCommands(): { undo: () => Promise<void>; redo: () => Promise<void> } {
  const { run } = useCommand()
  const undo = useCallback(async () => {
    const undone = await run(() => api.history.undo())
    if (undone !== undefined) {
      showDone(i18next.t('status.undone', { ns: 'room', what: historyText(undone.kind, undone.said) }))
    }
  }, [run])
  const redo = useCallback(async () => {
    const redone = await run(() => api.history.redo())
    if (redone !== undefined) {
      showDone(i18next.t('status.redone', { ns: 'room', what: historyText(redone.kind, redone.said) }))
    }
  }, [run])
  return { undo, redo }
}
