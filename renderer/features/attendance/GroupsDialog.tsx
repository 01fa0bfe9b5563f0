import { ActionIcon, Button, Modal, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showDone } from '#renderer/app/notify.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { type Dimension, dimensions } from '#shared/schema/vocabulary.ts'
import type { Person, Unit, WorkingGroup } from '#shared/schema/workshop.ts'
import css from './groups.module.css'

interface Props {
  groups: readonly WorkingGroup[]
  units: readonly Unit[]
  people: readonly Person[]
  onClose: () => void
}

/** Pokja: the six at one press, others by name; dimension and koordinator of each. Every change is kept at once. */
export function GroupsDialog({ groups, units, people, onClose }: Props) {
  const { t } = useTranslation(['attendance', 'domain'])
  const { run, isBusy } = useCommand()
  const [name, setName] = useState('')
  const missing = dimensions.filter((dimension) => groups.every((group) => group.dimension !== dimension))

  const addSix = () =>
    run(() =>
      api.groups.add({
        groups: missing.map((dimension) => ({
          name: t('group.nameOf', { dimension: t(`dimension.${dimension}.short`, { ns: 'domain' }) }),
          dimension,
          leadUnitId: null,
        })),
      }),
    )
  const addOne = async () => {
    if (name.trim() === '' || isBusy) return
    const added = await run(() =>
      api.groups.add({ groups: [{ name: name.trim(), dimension: null, leadUnitId: null }] }),
    )
    if (added !== undefined) setName('')
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('group.title')}
      closeButtonProps={{ 'aria-label': t('group.close') }}
      centered
    >
      {groups.length === 0 && <p className={css.intro}>{t('group.empty')}</p>}
      {missing.length > 0 && (
        <Button
          className={css.six}
          variant={groups.length === 0 ? 'filled' : 'light'}
          data-autofocus={groups.length === 0 || undefined}
          loading={isBusy}
          onClick={() => void addSix()}
        >
          {missing.length === dimensions.length ? t('group.addSix') : t('group.addMissing', { count: missing.length })}
        </Button>
      )}
      {groups.length > 0 && (
        // For eyes only: each field has its own name.
        <div className={css.columns} aria-hidden>
          <span className={css.name}>{t('group.nameColumn')}</span>
          <span className={css.dimension}>{t('group.noDimension')}</span>
          <span className={css.lead}>{t('group.noLead')}</span>
          <span className={css.count} />
          <span className={css.end} />
        </div>
      )}
      {groups.length > 0 && (
        <ul className={css.groups} aria-label={t('group.title')}>
          {groups.map((group) => (
            <Group
              key={group.id}
              group={group}
              units={units}
              memberCount={people.filter(({ workingGroupId }) => workingGroupId === group.id).length}
            />
          ))}
        </ul>
      )}
      <form
        className={css.add}
        onSubmit={(event) => {
          event.preventDefault()
          void addOne()
        }}
      >
        <TextInput
          className={css.name}
          aria-label={t('group.newName')}
          placeholder={t('group.newName')}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={name.trim() === ''}
        >
          {t('group.add')}
        </Button>
      </form>
    </Modal>
  )
}

/** One group. The name is kept on Enter and when the field is left; Escape brings the old one back. */
function Group({ group, units, memberCount }: { group: WorkingGroup; units: readonly Unit[]; memberCount: number }) {
  const { t } = useTranslation(['attendance', 'domain'])
  const { run, isBusy } = useCommand()
  const [name, setName] = useState(group.name)
  const [kept, setKept] = useState(group.name)
  // Renamed elsewhere, or taken back by undo.
  if (kept !== group.name) {
    setKept(group.name)
    setName(group.name)
  }
  const update = (patch: Partial<Pick<WorkingGroup, 'name' | 'dimension' | 'leadUnitId'>>) =>
    run(async () => {
      await api.groups.update({ groupId: group.id, patch })
      return true
    })
  const keepName = async () => {
    const next = name.trim()
    if (next === group.name) return
    if (next === '' || (await update({ name: next })) !== true) setName(group.name)
  }
  const remove = async () => {
    const isRemoved = await run(async () => {
      await api.groups.remove({ groupId: group.id })
      return true
    })
    if (isRemoved === true) showDone(t('group.removed', { name: group.name }))
  }
  return (
    <li className={css.group}>
      <TextInput
        size="xs"
        className={css.name}
        aria-label={t('group.name', { name: group.name })}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={() => void keepName()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void keepName()
          if (event.key !== 'Escape' || name === group.name) return
          event.stopPropagation()
          setName(group.name)
        }}
      />
      <Select
        size="xs"
        className={css.dimension}
        aria-label={t('group.dimension', { name: group.name })}
        placeholder={t('group.noDimension')}
        data={dimensions.map((value) => ({ value, label: t(`dimension.${value}.short`, { ns: 'domain' }) }))}
        clearable
        value={group.dimension}
        onChange={(dimension: Dimension | null) => void update({ dimension })}
      />
      <Select
        size="xs"
        className={css.lead}
        aria-label={t('group.lead', { name: group.name })}
        placeholder={t('group.noLead')}
        data={units.map((unit) => ({ value: unit.id, label: unit.short || unit.name }))}
        nothingFoundMessage={t('empty.noMatch')}
        searchable
        clearable
        value={group.leadUnitId}
        onChange={(leadUnitId) => void update({ leadUnitId })}
      />
      <span className={css.count}>{t('group.members', { count: memberCount })}</span>
      <ActionIcon
        variant="subtle"
        color="red"
        disabled={isBusy}
        aria-label={t('group.remove', { name: group.name })}
        title={t('group.removeHint')}
        onClick={() => void remove()}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  )
}
