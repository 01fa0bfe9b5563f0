import { Menu } from '@mantine/core'
import { IconTagOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { dimensionNumber } from '#shared/domain/vocabulary.ts'
import { dimensions } from '#shared/schema/vocabulary.ts'
import css from '../board.module.css'
import { useBoard } from '../board-context.ts'
import { useGroupChoices, useUnitChoices } from '../label-names.ts'
import { PickItems } from '../PickItems.tsx'
import { useNames } from '../use-names.ts'
import type { BoardMenuProps } from './BoardMenu.tsx'
import { useThemeChoices } from '../themes.tsx'

type Props = Pick<BoardMenuProps, 'at' | 'gestures'>

export function DimensionItems({ at, gestures, onPicked }: Props & { onPicked: () => void }) {
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

export function UnitItems({ at, gestures }: Props) {
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

export function WorkingGroupItems({ at, gestures }: Props) {
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

export function ThemeChoices({ at, gestures }: Props) {
  const { t } = useTranslation('board')
  const { ids, cardId } = at
  return (
    <PickItems
      title={t('menu.intoTheme')}
      choices={useThemeChoices()}
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
