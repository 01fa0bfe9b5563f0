import { Menu } from '@mantine/core'
import {
  IconArrowMerge,
  IconArrowsMinimize,
  IconArrowsMaximize,
  IconBuilding,
  IconFolderSymlink,
  IconFolders,
  IconFoldersOff,
  IconHistory,
  IconPencil,
  IconSelectAll,
  IconTag,
  IconTagOff,
  IconTrash,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { cardElement, keepFocusOn } from '#renderer/ui/sorting/focus.ts'
import { dimensionNumber } from '#shared/domain/vocabulary.ts'
import type { Theme } from '#shared/schema/board.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import type { BoardDialog } from './BoardDialogs.tsx'
import { PickItems } from './PickItems.tsx'
import { useNoteCount, useZones } from './board-store.ts'
import { themeIdOfCard } from './cards.ts'
import { setCollapsed } from './commands.ts'
import { areAllIn, isPartOfTheme } from './drop.ts'
import { useGroupChoices, useUnitChoices } from './label-names.ts'
import { RateMenuItem, ReadinessItems, RowMenuItems } from './rows/RowMenuItems.tsx'
import type { Gestures } from './use-gestures.ts'
import { useNames } from './use-names.ts'

/** Everything, or one question only: the zone, the theme, the dimension (`D`), the OPD (`O`) or the Pokja (`P`). */
export type BoardMenuKind = 'all' | 'zone' | 'theme' | 'dimension' | 'unit' | 'workingGroup' | 'readiness'

export interface BoardMenuAt {
  kind: BoardMenuKind
  /** The cards it is about, in the order of the screen: notes, or one theme. */
  ids: string[]
  /** The card whose menu it is; the focus goes back to it. */
  cardId: string
  box: { left: number; top: number; bottom: number; right: number }
}

interface Props {
  at: BoardMenuAt
  gestures: Gestures
  onSwitch: (kind: BoardMenuKind) => void
  onDialog: (dialog: BoardDialog) => void
  onClose: () => void
}

const outsideEvents = ['mousedown', 'touchstart']

/** *Pindahkan ke…*: everything that a drag or a key does, for one card or for many. One menu serves the whole board. */
export function BoardMenu({ at, gestures, onSwitch, onDialog, onClose }: Props) {
  const { t } = useTranslation('board')
  const { surfaceRef } = useBoard()
  const themeId = themeIdOfCard(at.cardId)
  const close = () => {
    onClose()
    const surface = surfaceRef.current
    if (surface === null) return
    // At once, before the menu goes and takes the focus with it; and again should the card move by what was chosen.
    cardElement(surface, at.cardId)?.focus()
    keepFocusOn(surface, at.cardId)
  }
  const { left, top, right, bottom } = at.box
  return (
    <Menu
      opened
      // Without `keydown`: the key that opens the menu would close it at once.
      clickOutsideEvents={outsideEvents}
      onClose={close}
      position="right-start"
      withinPortal
      returnFocus={false}
      shadow="lg"
      width={300}
      trapFocus
      // A list that is searched gives the focus to its field.
      withInitialFocusPlaceholder={at.kind !== 'unit' && at.kind !== 'workingGroup' && at.kind !== 'theme'}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <span className={css.menuAnchor} style={{ left, top, width: right - left, height: bottom - top }} />
      </Menu.Target>
      {themeId !== null ? (
        <ThemeItems themeId={themeId} gestures={gestures} label={t('theme.menuTitle')} onDialog={onDialog} />
      ) : at.kind === 'dimension' ? (
        <DimensionItems at={at} gestures={gestures} onPicked={close} />
      ) : at.kind === 'readiness' ? (
        <ReadinessItems ids={at.ids} cardId={at.cardId} gestures={gestures} onPicked={close} />
      ) : at.kind === 'unit' ? (
        <UnitItems at={at} gestures={gestures} />
      ) : at.kind === 'workingGroup' ? (
        <WorkingGroupItems at={at} gestures={gestures} />
      ) : at.kind === 'theme' ? (
        <ThemeChoices at={at} gestures={gestures} />
      ) : at.kind === 'zone' ? (
        <Menu.Dropdown aria-label={t('menu.title')}>
          <ZoneItems at={at} gestures={gestures} />
        </Menu.Dropdown>
      ) : (
        <NoteItems at={at} gestures={gestures} onSwitch={onSwitch} onDialog={onDialog} />
      )}
    </Menu>
  )
}

function ZoneItems({ at, gestures }: Pick<Props, 'at' | 'gestures'>) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const { zoneTitle } = useNames()
  const zones = useZones(store)
  const { ids, cardId } = at
  return (
    <>
      <Menu.Label>{ids.length > 1 ? t('menu.moveMany', { count: ids.length }) : t('menu.title')}</Menu.Label>
      {zones.map((zone, index) => (
        <Menu.Item
          key={zone.id}
          leftSection={
            <span className={css.menuLetter} data-tone={zone.tone}>
              {zone.letter}
            </span>
          }
          rightSection={index < 9 && <kbd>{index + 1}</kbd>}
          disabled={areAllIn(store.getState(), ids, `zone:${zone.id}`)}
          onClick={() => gestures.moveToZone(ids, cardId, zone.id)}
        >
          {zoneTitle(zone)}
        </Menu.Item>
      ))}
    </>
  )
}

function NoteItems({ at, gestures, onSwitch, onDialog }: Omit<Props, 'onClose'>) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const themes = useThemesInOrder()
  const hasGroups = useStore(useBoard().names, ({ groups }) => groups.size > 0)
  const hasUnits = useStore(useBoard().names, ({ units }) => units.size > 0)
  const { ids, cardId } = at
  return (
    <Menu.Dropdown aria-label={t('menu.title')}>
      <ZoneItems at={at} gestures={gestures} />
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

function DimensionItems({ at, gestures, onPicked }: Pick<Props, 'at' | 'gestures'> & { onPicked: () => void }) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const { dimensionName } = useNames()
  const { ids, cardId } = at
  const notes = ids.flatMap((id) => store.getState().notes.get(id) ?? [])
  const current = notes.every((note) => note.dimension === notes[0]?.dimension) ? notes[0]?.dimension : undefined
  return (
    <Menu.Dropdown
      aria-label={t('menu.dimension')}
      onKeyDown={(event) => {
        const digit = /^[0-6]$/.test(event.key) ? Number(event.key) : null
        if (digit === null) return
        event.preventDefault()
        gestures.label(ids, cardId, { dimension: digit === 0 ? null : dimensions[digit - 1]! })
        onPicked()
      }}
    >
      <Menu.Label>{t('menu.dimensionOf', { count: ids.length })}</Menu.Label>
      {dimensions.map((dimension) => (
        <Menu.Item
          key={dimension}
          leftSection={<span className={css.dot} data-dimension={dimension} />}
          rightSection={<kbd>{dimensionNumber(dimension)}</kbd>}
          aria-current={current === dimension || undefined}
          fw={current === dimension ? 700 : undefined}
          onClick={() => gestures.label(ids, cardId, { dimension })}
        >
          {dimensionName(dimension)}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconTagOff size={16} />}
        rightSection={<kbd>0</kbd>}
        onClick={() => gestures.label(ids, cardId, { dimension: null })}
      >
        {t('menu.noDimension')}
      </Menu.Item>
    </Menu.Dropdown>
  )
}

function UnitItems({ at, gestures }: Pick<Props, 'at' | 'gestures'>) {
  const { t } = useTranslation('board')
  const choices = useUnitChoices(useBoard().names)
  const { ids, cardId } = at
  return (
    <PickItems
      title={t('menu.unitOf', { count: ids.length })}
      choices={choices}
      currentId={useCommonValue(ids, 'unitId')}
      none={t('menu.noUnit')}
      empty={t('menu.noUnits')}
      onPick={(unitId) => gestures.label(ids, cardId, { unitId })}
    />
  )
}

function WorkingGroupItems({ at, gestures }: Pick<Props, 'at' | 'gestures'>) {
  const { t } = useTranslation('board')
  const choices = useGroupChoices(useBoard().names)
  const { ids, cardId } = at
  return (
    <PickItems
      title={t('menu.workingGroupOf', { count: ids.length })}
      choices={choices}
      currentId={useCommonValue(ids, 'workingGroupId')}
      none={t('menu.noWorkingGroup')}
      empty={t('menu.noWorkingGroups')}
      onPick={(workingGroupId) => gestures.label(ids, cardId, { workingGroupId })}
    />
  )
}

function ThemeChoices({ at, gestures }: Pick<Props, 'at' | 'gestures'>) {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const zones = useZones(store)
  const { ids, cardId } = at
  const choices = useThemesInOrder().map(({ id, title, zoneId }) => {
    const letter = zones.find((zone) => zone.id === zoneId)?.letter ?? ''
    return { value: id, label: letter === '' ? title : `${letter} · ${title}` }
  })
  return (
    <PickItems
      title={t('menu.intoTheme')}
      choices={choices}
      currentId={useCommonValue(ids, 'themeId')}
      none={t('menu.noTheme')}
      empty={t('menu.noThemes')}
      onPick={(themeId) =>
        themeId === null ? gestures.ungroup(ids, cardId) : gestures.moveToTheme(ids, cardId, themeId)
      }
    />
  )
}

/** What all these notes have in common; undefined where they differ. */
function useCommonValue(ids: readonly string[], field: 'unitId' | 'workingGroupId' | 'themeId') {
  return useStore(useBoard().store, ({ notes }) => {
    const values = new Set(ids.map((id) => notes.get(id)?.[field] ?? null))
    return values.size === 1 ? [...values][0] : undefined
  })
}

function ThemeItems(props: Pick<Props, 'gestures' | 'onDialog'> & { themeId: string; label: string }) {
  const { themeId, gestures, label, onDialog } = props
  const { t } = useTranslation('board')
  const { store, selection, surfaceRef } = useBoard()
  const { zoneTitle } = useNames()
  const zones = useZones(store)
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
    <Menu.Dropdown aria-label={label}>
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
      <Menu.Label>{t('menu.title')}</Menu.Label>
      {zones.map((zone, index) => (
        <Menu.Item
          key={zone.id}
          leftSection={
            <span className={css.menuLetter} data-tone={zone.tone}>
              {zone.letter}
            </span>
          }
          rightSection={index < 9 && <kbd>{index + 1}</kbd>}
          disabled={zone.id === theme.zoneId}
          onClick={() => gestures.moveToZone([cardId], cardId, zone.id)}
        >
          {zoneTitle(zone)}
        </Menu.Item>
      ))}
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

function ThemeName({ theme }: { theme: Theme }) {
  const zone = useZones(useBoard().store).find(({ id }) => id === theme.zoneId)
  return (
    <span className={css.menuTheme} dir="auto">
      {zone?.letter} · {theme.title}
    </span>
  )
}

/** All themes of the board, zone by zone. */
function useThemesInOrder(): Theme[] {
  const { store } = useBoard()
  const zones = useZones(store)
  const themeIds = useStore(store, (state) => state.themeIds)
  const themes = useStore(store, (state) => state.themes)
  return zones.flatMap(({ id }) => (themeIds.get(id) ?? []).flatMap((themeId) => themes.get(themeId) ?? []))
}
