import { ActionIcon, Button, Modal, Select, Switch, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconLayoutColumns, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { Zone } from '#shared/schema/board.ts'
import { useBoard } from '../board-context.ts'
import { useZoneCounts } from '../board-store.ts'
import { useNames } from '../use-names.ts'
import { useBoardTemplates } from './use-board-templates.ts'
import css from './rows.module.css'

/** The kind of an empty board, and its zones; for the toolbar. */
export function LayoutTools({ activityId }: { activityId: string }) {
  const { t } = useTranslation('layout')
  const { store, isReadOnly } = useBoard()
  const isEmpty = useStore(store, ({ notes, themes }) => notes.size === 0 && themes.size === 0)
  const [isOpen, setOpen] = useState(false)
  if (isReadOnly) return null
  return (
    <>
      {isEmpty && <TemplateSelect activityId={activityId} />}
      <ActionIcon
        variant="subtle"
        size={30}
        aria-label={t('zones.open')}
        title={t('zones.open')}
        onClick={() => setOpen(true)}
      >
        <IconLayoutColumns size={17} aria-hidden />
      </ActionIcon>
      {isOpen && <ZonesDialog onClose={() => setOpen(false)} />}
    </>
  )
}

/** Which kind of board it is, while nothing lies on it yet. */
function TemplateSelect({ activityId }: { activityId: string }) {
  const { t } = useTranslation('layout')
  const { store } = useBoard()
  const choices = useBoardTemplates()
  const { run, isBusy } = useCommand()
  const template = useStore(store, ({ board }) => board?.template ?? null)
  return (
    <Select
      size="xs"
      className={css.template}
      aria-label={t('template.label')}
      title={t('template.hint')}
      allowDeselect={false}
      disabled={isBusy}
      data={choices}
      value={template}
      onChange={(key) => {
        if (key !== null && key !== template) void run(() => api.boardLayout.choose({ activityId, template: key }))
      }}
    />
  )
}

/** All zones of the board, also those that are switched off: named, ordered, switched, added and removed. */
function ZonesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['layout', 'common'])
  const { store } = useBoard()
  const zones = useStore(store, ({ allZones }) => allZones)
  const boardId = useStore(store, ({ board }) => board?.id)
  const { run } = useCommand()
  const [title, setTitle] = useState('')
  const add = async () => {
    const written = title.trim()
    if (written === '' || boardId === undefined) return
    const added = await run(() => api.boardLayout.addZone({ boardId, title: written }))
    if (added !== undefined) setTitle('')
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('layout:zones.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <p className={css.dialogHint}>{t('layout:zones.hint')}</p>
      <ul className={css.zoneList}>
        {zones.map((zone, index) => (
          <ZoneLine
            key={zone.id}
            zone={zone}
            beforePrevious={zones[index - 1]?.id}
            beforeNext={index === zones.length - 1 ? undefined : (zones[index + 2]?.id ?? null)}
          />
        ))}
      </ul>
      <form
        className={css.zoneAdd}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <TextInput
          className={css.grow}
          value={title}
          maxLength={80}
          aria-label={t('layout:zones.addName')}
          placeholder={t('layout:zones.addName')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={title.trim() === ''}>
          {t('layout:zones.add')}
        </Button>
      </form>
    </Modal>
  )
}

interface LineProps {
  zone: Zone
  /** The zone before which it would stand one place up; undefined for the first. */
  beforePrevious: string | undefined
  /** The same one place down, null at the end; undefined for the last. */
  beforeNext: string | null | undefined
}

function ZoneLine({ zone, beforePrevious, beforeNext }: LineProps) {
  const { t } = useTranslation('layout')
  const { store } = useBoard()
  const { zoneTitle } = useNames()
  const { run } = useCommand()
  const { count } = useZoneCounts(store, zone.id)
  const [draft, setDraft] = useState<string | null>(null)
  const title = zoneTitle(zone)
  const update = (patch: { title?: string; isHidden?: boolean }) =>
    void run(() => api.boardLayout.updateZone({ zoneId: zone.id, patch }))
  const move = (beforeId: string | null) => void run(() => api.boardLayout.moveZone({ zoneId: zone.id, beforeId }))
  const saveTitle = () => {
    const next = draft?.trim() ?? ''
    if (next !== '' && next !== title) update({ title: next })
    setDraft(null)
  }
  return (
    <li className={css.zoneLine} data-hidden={zone.isHidden || undefined}>
      <span className={css.letter} data-tone={zone.tone} aria-hidden>
        {zone.letter}
      </span>
      <TextInput
        className={css.grow}
        aria-label={t('zones.name')}
        value={draft ?? title}
        maxLength={80}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={saveTitle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
      <span className={css.zoneNotes}>{zone.isHidden ? t('zones.isHidden') : t('zones.count', { count })}</span>
      <Switch
        aria-label={t('zones.show', { title })}
        checked={!zone.isHidden}
        onChange={(event) => update({ isHidden: !event.currentTarget.checked })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('zones.up', { title })}
        disabled={beforePrevious === undefined}
        onClick={() => move(beforePrevious ?? null)}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('zones.down', { title })}
        disabled={beforeNext === undefined}
        onClick={() => move(beforeNext ?? null)}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('zones.remove', { title })}
        onClick={() => void run(() => api.boardLayout.removeZone({ zoneId: zone.id }))}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  )
}
