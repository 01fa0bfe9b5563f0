import { Menu } from '@mantine/core'
import {
  IconBuilding,
  IconFolderSymlink,
  IconFolders,
  IconHistory,
  IconPencil,
  IconTag,
  IconTrash,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import css from '../board.module.css'
import { useBoard } from '../board-context.ts'
import { areAllIn, isPartOfTheme } from '../drop.ts'
import { RateMenuItem, RowMenuItems } from '../rows/RowMenuItems.tsx'
import type { BoardMenuProps } from './BoardMenu.tsx'
import { ThemeName, useThemesInOrder } from '../themes.tsx'
import { ZoneItems } from './ZoneItems.tsx'

/** All that can be done with notes. */
export function NoteItems({ at, gestures, onSwitch, onDialog }: Omit<BoardMenuProps, 'onClose'>) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const themes = useThemesInOrder()
  const hasGroups = useStore(useBoard().names, ({ groups }) => groups.size > 0)
  const hasUnits = useStore(useBoard().names, ({ units }) => units.size > 0)
  const { ids, cardId } = at
  return (
    <Menu.Dropdown aria-label={t('menu.title')}>
      <ZoneItems ids={ids} cardId={cardId} gestures={gestures} />
      <RowMenuItems ids={ids} cardId={cardId} gestures={gestures} />
      {themes.length > 0 && (
        <>
          <Menu.Divider />
          <Menu.Label>{t('menu.intoTheme')}</Menu.Label>
          <div className={css.menuScroll}>
            {themes.map((theme) => (
              <Menu.Item
                key={theme.id}
                disabled={areAllIn(store.getState(), ids, `theme:${theme.id}`)}
                onClick={() => gestures.moveToTheme(ids, cardId, theme.id)}
              >
                <ThemeName theme={theme} />
              </Menu.Item>
            ))}
          </div>
        </>
      )}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconFolders size={16} />}
        rightSection={<kbd>G</kbd>}
        onClick={() => gestures.group(ids, cardId)}
      >
        {t('menu.group')}
      </Menu.Item>
      {isPartOfTheme(store.getState(), ids) && (
        <Menu.Item leftSection={<IconFolderSymlink size={16} />} onClick={() => gestures.split(ids, cardId)}>
          {t('menu.split')}
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconTag size={16} />}
        rightSection={<kbd>D</kbd>}
        closeMenuOnClick={false}
        onClick={() => onSwitch('dimension')}
      >
        {t('menu.dimension')}
      </Menu.Item>
      <RateMenuItem onSwitch={() => onSwitch('readiness')} />
      {hasUnits && (
        <Menu.Item
          leftSection={<IconBuilding size={16} />}
          rightSection={<kbd>O</kbd>}
          closeMenuOnClick={false}
          onClick={() => onSwitch('unit')}
        >
          {t('menu.unit')}
        </Menu.Item>
      )}
      {hasGroups && (
        <Menu.Item
          leftSection={<IconUsersGroup size={16} />}
          rightSection={<kbd>P</kbd>}
          closeMenuOnClick={false}
          onClick={() => onSwitch('workingGroup')}
        >
          {t('menu.workingGroup')}
        </Menu.Item>
      )}
      {ids.length === 1 && (
        <>
          <Menu.Item
            leftSection={<IconPencil size={16} />}
            rightSection={<kbd>F2</kbd>}
            onClick={() => gestures.edit(cardId)}
          >
            {t('menu.edit')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconHistory size={16} />}
            onClick={() => onDialog({ kind: 'history', noteId: cardId })}
          >
            {t('menu.history')}
          </Menu.Item>
        </>
      )}
      <Menu.Item
        leftSection={<IconTrash size={16} />}
        rightSection={<kbd>Del</kbd>}
        c="var(--danger)"
        onClick={() => gestures.remove(ids, cardId)}
      >
        {t('menu.remove', { count: ids.length })}
      </Menu.Item>
    </Menu.Dropdown>
  )
}
