import { Menu } from '@mantine/core'
import {
  IconArrowMerge,
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconFolderSymlink,
  IconFoldersOff,
  IconPencil,
  IconSelectAll,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { cardElement } from '#renderer/ui/sorting/focus.ts'
import css from '../board.module.css'
import { useBoard } from '../board-context.ts'
import { useNoteCount } from '../board-store.ts'
import { setCollapsed } from '../commands.ts'
import { RowMenuItems } from '../rows/RowMenuItems.tsx'
import type { BoardMenuProps } from './BoardMenu.tsx'
import { ThemeName, useThemesInOrder } from '../themes.tsx'
import { ZoneItems } from './ZoneItems.tsx'

/** All that can be done with a theme. */
export function ThemeItems({
  themeId,
  gestures,
  onDialog,
}: Pick<BoardMenuProps, 'gestures' | 'onDialog'> & { themeId: string }) {
  const { t } = useTranslation('board')
  const { store, selection, surfaceRef } = useBoard()
  const themes = useThemesInOrder()
  const theme = themes.find(({ id }) => id === themeId)
  const others = themes.filter(({ id }) => id !== themeId)
  const noteCount = useNoteCount(store, `theme:${themeId}`)
  if (theme === undefined) return null
  const cardId = `theme:${themeId}`
  const isCollapsed = theme.isCollapsed
  const selectNotes = () => {
    const ids = store.getState().shownIds.get(`theme:${themeId}`) ?? []
    selection.selectAll(ids)
    // After the menu has given the focus back to the title: the next key is for the notes.
    requestAnimationFrame(() => {
      if (surfaceRef.current !== null && ids[0] !== undefined) cardElement(surfaceRef.current, ids[0])?.focus()
    })
  }
  return (
    <Menu.Dropdown aria-label={t('theme.menuTitle')}>
      <Menu.Item
        leftSection={<IconPencil size={16} />}
        rightSection={<kbd>F2</kbd>}
        onClick={() => gestures.edit(cardId)}
      >
        {t('theme.rename')}
      </Menu.Item>
      <Menu.Item
        leftSection={isCollapsed ? <IconArrowsMaximize size={16} /> : <IconArrowsMinimize size={16} />}
        rightSection={<kbd>Enter</kbd>}
        onClick={() => void setCollapsed(themeId, !isCollapsed)}
      >
        {isCollapsed ? t('theme.expand') : t('theme.collapse')}
      </Menu.Item>
      <Menu.Item leftSection={<IconSelectAll size={16} />} onClick={selectNotes}>
        {t('theme.selectNotes')}
      </Menu.Item>
      <Menu.Divider />
      <ZoneItems ids={[cardId]} cardId={cardId} gestures={gestures} />
      <RowMenuItems ids={[cardId]} cardId={cardId} gestures={gestures} />
      {others.length > 0 && (
        <>
          <Menu.Divider />
          <Menu.Label>{t('theme.mergeInto')}</Menu.Label>
          <div className={css.menuScroll}>
            {others.map((other) => (
              <Menu.Item
                key={other.id}
                leftSection={<IconArrowMerge size={16} />}
                onClick={() => gestures.merge(themeId, other.id)}
              >
                <ThemeName theme={other} />
              </Menu.Item>
            ))}
          </div>
        </>
      )}
      <Menu.Divider />
      {noteCount > 1 && (
        <Menu.Item leftSection={<IconFolderSymlink size={16} />} onClick={() => onDialog({ kind: 'split', themeId })}>
          {t('theme.split')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconFoldersOff size={16} />} onClick={() => gestures.dissolve(themeId)}>
        {t('theme.dissolve')}
      </Menu.Item>
    </Menu.Dropdown>
  )
}
