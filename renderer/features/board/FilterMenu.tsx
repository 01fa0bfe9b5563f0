import { Button, Checkbox, Popover, Select, TextInput } from '@mantine/core'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useThemeChoices } from './themes.tsx'
import { useTranslation } from 'react-i18next'
import { dimensions } from '#shared/schema/vocabulary.ts'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import { countFilters, useFilter } from './board-store.ts'
import { useGroupChoices, useUnitChoices } from './label-names.ts'
import { useNames } from './use-names.ts'

/** How long the typing must rest before 2,000 cards are looked through. */
const restMs = 120

/** The search field. What is typed shows at once; the board follows when the typing rests. */
export function Search() {
  const { t } = useTranslation('board')
  const { store } = useBoard()
  const { words } = useFilter(store)
  const [typed, setTyped] = useState(words)
  const [seen, setSeen] = useState(words)
  // The filter was changed from elsewhere: by *Tampilkan semua*.
  if (words !== seen) {
    setSeen(words)
    setTyped(words)
  }
  useEffect(() => {
    if (typed === words) return undefined
    const timer = setTimeout(() => store.setFilter({ words: typed }), restMs)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the words follow what is typed, not the other way round
  }, [typed, store])
  return (
    <TextInput
      size="xs"
      type="search"
      className={css.search}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped('')
        else if (event.key === 'Enter') store.setFilter({ words: typed })
      }}
      leftSection={<IconSearch size={15} aria-hidden />}
      placeholder={t('filter.words')}
      aria-label={t('filter.words')}
    />
  )
}

/** Dimension, OPD, Pokja and theme: all of what is chosen must be met. */
export function FilterMenu() {
  const { t } = useTranslation('board')
  const { store, names } = useBoard()
  const { dimensionName } = useNames()
  const filter = useFilter(store)
  const units = useUnitChoices(names)
  const groups = useGroupChoices(names)
  const themes = useThemeChoices()
  const count = countFilters({ ...filter, words: '' })
  const inPopover = { withinPortal: false }
  return (
    <Popover position="bottom-start" shadow="md" width={310} trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" variant={count > 0 ? 'light' : 'default'} leftSection={<IconFilter size={16} aria-hidden />}>
          {count > 0 ? t('filter.buttonCount', { count }) : t('filter.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={css.popover}>
        <Select
          size="xs"
          label={t('filter.dimension')}
          data={dimensions.map((dimension) => ({ value: dimension, label: dimensionName(dimension) }))}
          value={filter.dimension}
          onChange={(dimension) => store.setFilter({ dimension })}
          placeholder={t('filter.allDimensions')}
          comboboxProps={inPopover}
          clearable
        />
        <Select
          size="xs"
          label={t('filter.unit')}
          data={units}
          disabled={units.length === 0}
          value={filter.unitId}
          onChange={(unitId) => store.setFilter({ unitId })}
          placeholder={t('filter.allUnits')}
          nothingFoundMessage={t('menu.nothingFound')}
          comboboxProps={inPopover}
          searchable
          clearable
        />
        <Select
          size="xs"
          label={t('filter.workingGroup')}
          data={groups}
          disabled={groups.length === 0}
          value={filter.workingGroupId}
          onChange={(workingGroupId) => store.setFilter({ workingGroupId })}
          placeholder={groups.length === 0 ? t('filter.noWorkingGroups') : t('filter.allWorkingGroups')}
          comboboxProps={inPopover}
          clearable
        />
        <Select
          size="xs"
          label={t('filter.theme')}
          data={themes}
          disabled={themes.length === 0}
          value={filter.themeId}
          onChange={(themeId) => store.setFilter({ themeId, ...(themeId !== null && { isUngroupedOnly: false }) })}
          placeholder={t('filter.allThemes')}
          nothingFoundMessage={t('menu.nothingFound')}
          comboboxProps={inPopover}
          searchable
          clearable
        />
        <Checkbox
          size="xs"
          checked={filter.isUngroupedOnly}
          onChange={(event) => store.setFilter({ isUngroupedOnly: event.currentTarget.checked, themeId: null })}
          label={t('filter.ungrouped')}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
