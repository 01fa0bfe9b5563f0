import { Popover, Select } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { dimensions } from '#shared/schema/vocabulary.ts'
import css from './board.module.css'
import { useBoard } from './board-context.ts'
import type { BoardStore } from './board-store.ts'
import { useGroupChoices, useGroupName, useUnitChoices, useUnitName } from './label-names.ts'
import { useNames } from './use-names.ts'
import { type NewNoteLabels, type ViewStore, noLabels, useView } from './view-store.ts'

/** The labels that a note gets as it is written: those chosen for new notes, else those that the filter shows. */
export function labelsForNew(view: ViewStore, store: BoardStore): NewNoteLabels {
  const { newNoteLabels } = view.getState()
  const { dimension, unitId, workingGroupId } = store.getState().filter
  return {
    dimension: newNoteLabels.dimension ?? dimension,
    unitId: newNoteLabels.unitId ?? unitId,
    workingGroupId: newNoteLabels.workingGroupId ?? workingGroupId,
  }
}

/** Chooses the labels of the notes that are written from here on: one Pokja collects, then the next. */
export const NewNoteLabelsButton = memo(function NewNoteLabelsButton() {
  const { t } = useTranslation('board')
  const { view, names } = useBoard()
  const { dimensionName, dimensionShort } = useNames()
  const { newNoteLabels } = useView(view)
  const { dimension, unitId, workingGroupId } = newNoteLabels
  const unit = useUnitName(names, unitId)
  const group = useGroupName(names, workingGroupId)
  const units = useUnitChoices(names)
  const groups = useGroupChoices(names)
  const set = (labels: Partial<NewNoteLabels>) => view.setState({ newNoteLabels: { ...newNoteLabels, ...labels } })
  const said = [dimension === null ? '' : dimensionShort(dimension), unit, group].filter(Boolean).join(' · ')
  const inPopover = { withinPortal: false }
  return (
    <Popover position="top-end" shadow="md" width={310} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={css.newLabels}
          data-set={said !== '' || undefined}
          title={t('newLabels.title')}
          aria-label={said === '' ? t('newLabels.title') : t('newLabels.are', { labels: said })}
        >
          <IconTag size={14} aria-hidden />
          {said !== '' && <span dir="auto">{said}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css.popover}>
        <p className={css.fieldLabel}>{t('newLabels.title')}</p>
        <Select
          size="xs"
          label={t('filter.dimension')}
          data={dimensions.map((value) => ({ value, label: dimensionName(value) }))}
          value={dimension}
          onChange={(next) => set({ dimension: next })}
          placeholder={t('menu.noDimension')}
          comboboxProps={inPopover}
          clearable
        />
        <Select
          size="xs"
          label={t('filter.unit')}
          data={units}
          disabled={units.length === 0}
          value={unitId}
          onChange={(next) => set({ unitId: next })}
          placeholder={t('menu.noUnit')}
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
          value={workingGroupId}
          onChange={(next) => set({ workingGroupId: next })}
          placeholder={groups.length === 0 ? t('filter.noWorkingGroups') : t('menu.noWorkingGroup')}
          comboboxProps={inPopover}
          clearable
        />
        {said !== '' && (
          <button type="button" className={css.linkButton} onClick={() => set(noLabels)}>
            {t('newLabels.none')}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
})
