import { IconChevronDown, IconChevronRight, IconDots } from '@tabler/icons-react'
import { memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DropPlace, dragHelpId } from '#renderer/ui/sorting/DragSurface.tsx'
import { keepFocusOn } from '#renderer/ui/sorting/focus.ts'
import { useIsFocusStop } from '#renderer/ui/sorting/selection.ts'
import type { Theme } from '#shared/schema/board.ts'
import { NoteCard } from './NoteCard.tsx'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import {
  isFiltering,
  useFilter,
  useFirstTexts,
  useHasOwnOrder,
  useNoteCount,
  useShownIds,
  useTheme,
} from './board-store.ts'
import { themeCardId } from './cards.ts'
import { renameTheme, setCollapsed } from './commands.ts'
import { stopEditing, useIsEditing } from './editing.ts'

/** A theme in its zone: a title bar, which is a card itself, and the notes of the theme. */
export const ThemeBox = memo(function ThemeBox({ themeId }: { themeId: string }) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const theme = useTheme(store, themeId)
  const ids = useShownIds(store, `theme:${themeId}`)
  const hasGaps = useHasOwnOrder(store)
  const isHidingEmpty = isFiltering(useFilter(store)) && ids.length === 0
  if (theme === undefined || isHidingEmpty) return null
  return (
    <section className={css.theme} aria-label={t('theme.label', { title: theme.title })}>
      <ThemeBar theme={theme} />
      {theme.isCollapsed ? (
        <FirstTexts themeId={themeId} />
      ) : (
        <DropPlace placeId={`theme:${themeId}`} flow="rows" hasGaps={hasGaps} className={css.themeNotes}>
          <ThemeNotes ids={ids} />
        </DropPlace>
      )}
    </section>
  )
})

const ThemeNotes = memo(function ThemeNotes({ ids }: { ids: readonly string[] }) {
  return (
    <ul className={css.cards}>
      {ids.map((id) => (
        <NoteCard key={id} id={id} isFirst={false} />
      ))}
    </ul>
  )
})

function FirstTexts({ themeId }: { themeId: string }) {
  const text = useFirstTexts(useBoard().store, themeId)
  return (
    <p className={css.firstTexts} dir="auto">
      {text}
    </p>
  )
}

function ThemeBar({ theme }: { theme: Theme }) {
  const { t } = useTranslation('board')
  const { store, selection, editing, isReadOnly } = useBoard()
  const cardId = themeCardId(theme.id)
  const count = useNoteCount(store, `theme:${theme.id}`)
  const isFocusStop = useIsFocusStop(selection, cardId)
  const isEditing = useIsEditing(editing, cardId) && !isReadOnly
  const Chevron = theme.isCollapsed ? IconChevronRight : IconChevronDown
  return (
    <div
      className={css.themeBar}
      data-card-id={cardId}
      tabIndex={isFocusStop ? 0 : -1}
      role="group"
      aria-label={t('theme.bar', { title: theme.title, count })}
      aria-describedby={dragHelpId}
    >
      <button
        type="button"
        className={css.iconButton}
        tabIndex={-1}
        disabled={isReadOnly}
        aria-expanded={!theme.isCollapsed}
        aria-label={theme.isCollapsed ? t('theme.expand') : t('theme.collapse')}
        onClick={() => void setCollapsed(theme.id, !theme.isCollapsed)}
      >
        <Chevron size={16} aria-hidden />
      </button>
      {isEditing ? (
        <TitleEditor theme={theme} />
      ) : (
        <strong className={css.themeTitle} dir="auto" title={theme.title}>
          {theme.title}
        </strong>
      )}
      <span className={css.themeCount}>{count}</span>
      {!isReadOnly && (
        <button
          type="button"
          className={css.iconButton}
          data-menu-of={cardId}
          tabIndex={-1}
          aria-label={t('theme.menu', { title: theme.title })}
        >
          <IconDots size={16} aria-hidden />
        </button>
      )}
    </div>
  )
}

/** The title of a theme, written in place. */
function TitleEditor({ theme }: { theme: Theme }) {
  const { t } = useTranslation('board')
  const { editing, surfaceRef } = useBoard()
  const [title, setTitle] = useState(theme.title)
  const isClosed = useRef(false)
  const cardId = themeCardId(theme.id)

  const close = (isByKey: boolean) => {
    isClosed.current = true
    stopEditing(editing, cardId)
    if (isByKey && surfaceRef.current !== null) keepFocusOn(surfaceRef.current, cardId)
  }
  const save = async (isByKey: boolean) => {
    if (isClosed.current) return
    const next = title.trim()
    if (next === '' || next === theme.title) return close(isByKey)
    isClosed.current = true
    if (await renameTheme(theme.id, next)) close(isByKey)
    else isClosed.current = false
  }

  return (
    <input
      ref={selectAllText}
      className={css.titleEditor}
      dir="auto"
      value={title}
      maxLength={160}
      aria-label={t('theme.name')}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onBlur={() => void save(false)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') close(true)
        else if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save(true)
      }}
    />
  )
}

function selectAllText(element: HTMLInputElement | null): void {
  if (element === null || document.activeElement === element) return
  element.focus()
  // Backwards, so that a long title shows its beginning.
  element.setSelectionRange(0, element.value.length, 'backward')
}
