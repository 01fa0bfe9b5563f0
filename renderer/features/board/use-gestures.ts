import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { showDone } from '#renderer/app/notify.ts'
import type { Drop } from '#renderer/ui/sorting/DragSurface.tsx'
import { cardElement, keepFocusOn } from '#renderer/ui/sorting/focus.ts'
import type { Readiness } from '#shared/schema/vocabulary.ts'
import { useBoard } from './board-context.ts'
import { inBoardOrder } from './board-store.ts'
import { themeCardId, themeIdOfCard } from './cards.ts'
import * as commands from './commands.ts'
import { areAllIn, gestureOf, lieInZone } from './drop.ts'
import type { NewNoteLabels } from './view-store.ts'

export interface Gestures {
  /** Does what the drop means; asks for the name of a theme that is new by it. */
  drop: (drop: Drop) => void
  /** To the end of a zone, out of any theme; a theme moves with its notes. */
  moveToZone: (cardIds: string[], focusId: string, zoneId: string) => void
  moveToTheme: (noteIds: string[], focusId: string, themeId: string) => void
  /** To the end of a row of the same zone, out of any theme; a theme moves with its notes. */
  moveToRow: (cardIds: string[], focusId: string, rowId: string) => void
  /** To the row above (-1) or below (1) that of the first card; nowhere beyond the last. */
  moveByRows: (cardIds: string[], focusId: string, by: -1 | 1) => void
  rate: (noteIds: string[], focusId: string, readiness: Readiness | null) => void
  /** Out of their themes; every note stays in its zone. */
  ungroup: (noteIds: string[], focusId: string) => void
  /** Makes one theme of notes and, where it is new, asks for its name. */
  group: (noteIds: string[], focusId: string) => void
  /** Takes notes out of their themes into a new one and asks for its name. */
  split: (noteIds: string[], focusId: string) => void
  label: (noteIds: string[], focusId: string, labels: Partial<NewNoteLabels>) => void
  remove: (noteIds: string[], focusId: string) => void
  dissolve: (themeId: string) => void
  merge: (themeId: string, intoThemeId: string) => void
  edit: (cardId: string) => void
}

/** Everything that can be done with cards, the same for drag, key and menu. The focus stays with the card. */
export function useGestures(): Gestures {
  const { t } = useTranslation('board')
  const { store, selection, editing, surfaceRef } = useBoard()

  return useMemo(() => {
    const stayOn = (cardId: string) => {
      if (surfaceRef.current !== null) keepFocusOn(surfaceRef.current, cardId)
    }
    const ordered = (noteIds: readonly string[]) => inBoardOrder(store.getState(), noteIds)

    const group = async (noteIds: string[], focusId: string, targetNoteId: string | null) => {
      const known = new Set(store.getState().themes.keys())
      // Named after the card in hand and made in its zone.
      const ids = [...noteIds.filter((id) => id === focusId), ...noteIds.filter((id) => id !== focusId)]
      const theme = await commands.groupNotes(ids, targetNoteId)
      if (theme === null) return
      selection.clear()
      if (!known.has(theme.id)) editing.setState({ cardId: themeCardId(theme.id) })
    }

    const moveTheme = (move: commands.ThemeMove) => {
      void commands.moveTheme(move, store.getState().noteIds.get(`theme:${move.themeId}`) ?? [])
    }

    const split = async (noteIds: string[]) => {
      const theme = await commands.splitTheme(noteIds)
      if (theme === null) return
      selection.clear()
      editing.setState({ cardId: themeCardId(theme.id) })
    }

    const remove = async (noteIds: string[], focusId: string) => {
      if (!(await commands.removeNotes(noteIds))) return stayOn(focusId)
      selection.clear()
      showDone(t('removed', { count: noteIds.length }))
    }

    return {
      drop(drop) {
        const gesture = gestureOf(store.getState(), drop)
        if (gesture?.kind === 'moveNotes') void commands.moveNotes(gesture.move)
        else if (gesture?.kind === 'group') void group(gesture.noteIds, gesture.noteIds[0]!, gesture.targetNoteId)
        else if (gesture?.kind === 'moveTheme') {
          const { themeId, zoneId, beforeId, rowId } = gesture
          moveTheme({ themeId, zoneId, beforeId, rowId })
        } else if (gesture?.kind === 'merge') void commands.mergeThemes(gesture.themeId, gesture.intoThemeId)
      },
      moveToZone(cardIds, focusId, zoneId) {
        const [first] = cardIds
        const themeId = first === undefined ? null : themeIdOfCard(first)
        if (themeId !== null) {
          if (store.getState().themes.get(themeId)?.zoneId === zoneId) return
          moveTheme({ themeId, zoneId, beforeId: null })
        } else {
          const { rows } = store.getState()
          if (
            rows.length > 0
              ? lieInZone(store.getState(), cardIds, zoneId)
              : areAllIn(store.getState(), cardIds, `zone:${zoneId}`)
          )
            return
          void commands.moveNotes({ noteIds: ordered(cardIds), zoneId, themeId: null, beforeId: null })
        }
        stayOn(focusId)
      },
      moveToRow(cardIds, focusId, rowId) {
        const [first] = cardIds
        const themeId = first === undefined ? null : themeIdOfCard(first)
        const theme = themeId === null ? undefined : store.getState().themes.get(themeId)
        if (theme !== undefined) moveTheme({ themeId: theme.id, zoneId: theme.zoneId, beforeId: null, rowId })
        else void commands.moveNotesToRow(ordered(cardIds), rowId)
        stayOn(focusId)
      },
      moveByRows(cardIds, focusId, by) {
        const { notes, themes, rows } = store.getState()
        const [first] = cardIds
        const card = first === undefined ? undefined : (notes.get(first) ?? themes.get(themeIdOfCard(first) ?? ''))
        // From below the rows the way up leads to the last one.
        const found = rows.findIndex(({ id }) => id === card?.rowId)
        const row = rows[(found === -1 ? rows.length : found) + by]
        if (row !== undefined) this.moveToRow(cardIds, focusId, row.id)
      },
      rate(noteIds, focusId, readiness) {
        void commands.rateNotes(ordered(noteIds), readiness)
        stayOn(focusId)
      },
      moveToTheme(noteIds, focusId, themeId) {
        const theme = store.getState().themes.get(themeId)
        if (theme === undefined || areAllIn(store.getState(), noteIds, `theme:${themeId}`)) return
        void commands.moveNotes({ noteIds: ordered(noteIds), zoneId: theme.zoneId, themeId, beforeId: null })
        stayOn(focusId)
      },
      ungroup(noteIds, focusId) {
        const { notes } = store.getState()
        const grouped = ordered(noteIds).filter((id) => (notes.get(id)?.themeId ?? null) !== null)
        if (grouped.length > 0) void commands.ungroupNotes(grouped)
        stayOn(focusId)
      },
      group(noteIds, focusId) {
        stayOn(focusId)
        void group(ordered(noteIds), focusId, null)
      },
      split(noteIds, focusId) {
        stayOn(focusId)
        void split(ordered(noteIds))
      },
      label(noteIds, focusId, labels) {
        void commands.setLabels(ordered(noteIds), labels)
        stayOn(focusId)
      },
      remove(noteIds, focusId) {
        const surface = surfaceRef.current
        if (surface !== null) neighbourAfter(surface, focusId, new Set(noteIds))?.focus()
        void remove(noteIds, focusId)
      },
      dissolve(themeId) {
        const firstId = store.getState().noteIds.get(`theme:${themeId}`)?.[0]
        // The menu that this was chosen from keeps the focus on the theme, which goes: so its heir follows afterwards.
        void commands.dissolveTheme(themeId).then(() => {
          if (firstId !== undefined) stayOn(firstId)
        })
      },
      merge(themeId, intoThemeId) {
        void commands.mergeThemes(themeId, intoThemeId).then(() => stayOn(themeCardId(intoThemeId)))
      },
      edit(cardId) {
        editing.setState({ cardId })
      },
    }
  }, [store, selection, editing, surfaceRef, t])
}

/** Who gets the focus when cards go: the next one that stays, else the one before. */
function neighbourAfter(surface: HTMLElement, cardId: string, goneIds: ReadonlySet<string>): HTMLElement | null {
  const ids = [...surface.querySelectorAll<HTMLElement>('[data-card-id]')].map((card) => card.dataset['cardId']!)
  const at = ids.indexOf(cardId)
  const around = [...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0)).toReversed()]
  const nextId = around.find((id) => !goneIds.has(id))
  return nextId === undefined ? null : cardElement(surface, nextId)
}
