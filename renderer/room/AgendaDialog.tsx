import { ActionIcon, Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopView } from '#shared/contract/workshop.ts'
import { minutesFromClock, plannedStarts } from '#shared/domain/agenda.ts'
import { clockFromMinutes } from '#shared/domain/words.ts'
import { type ActivityKind, activityKinds } from '#shared/schema/vocabulary.ts'
import type { Activity, StageDay } from '#shared/schema/workshop.ts'
import { api } from '../app/api.ts'
import { useBoardTemplates } from '../features/board/rows/use-board-templates.ts'
import { useCommand } from '../app/use-command.ts'
import { RoomDialog } from './RoomDialog.tsx'
import { roman } from './format.ts'
import styles from './room.module.css'

/** The agenda of a stage: every line editable, times recomputed when a block moves or grows. */
export function AgendaDialog({ view, stageId, onClose }: { view: WorkshopView; stageId: string; onClose: () => void }) {
  const { t } = useTranslation(['room', 'common'])
  const { run } = useCommand()
  const stage = view.stages.find((candidate) => candidate.id === stageId)!
  const update = (patch: { title?: string; place?: string }) =>
    void run(() => api.workshop.updateStage({ stageId, patch }))
  return (
    <RoomDialog title={t('agendaEditor.title', { roman: roman(stage.number) })} size="xl" onClose={onClose}>
      <Stack>
        <Group grow>
          <Field label={t('agendaEditor.stageTitle')} value={stage.title} onSave={(title) => update({ title })} />
          <Field label={t('agendaEditor.place')} value={stage.place} onSave={(place) => update({ place })} />
        </Group>
        {view.days
          .filter((day) => day.stageId === stageId)
          .map((day) => (
            <DayEditor
              key={day.id}
              day={day}
              activities={view.activities.filter((activity) => activity.dayId === day.id)}
            />
          ))}
        <Group justify="end">
          <Button onClick={onClose}>{t('agendaEditor.done')}</Button>
        </Group>
      </Stack>
    </RoomDialog>
  )
}

/** A text that is saved when it is left, and only if it changed. */
function Field({
  label,
  value,
  onSave,
  isLabelHidden = false,
}: {
  label: string
  value: string
  onSave: (value: string) => void
  isLabelHidden?: boolean
}) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <TextInput
      label={isLabelHidden ? undefined : label}
      aria-label={label}
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => {
        if (draft !== null && draft.trim() !== value) onSave(draft.trim())
        setDraft(null)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}

function DayEditor({ day, activities }: { day: StageDay; activities: readonly Activity[] }) {
  const { t } = useTranslation(['room', 'domain', 'common'])
  const { run } = useCommand()
  const starts = plannedStarts(day.startMinutes, activities)
  const updateDay = (patch: { date?: string; startMinutes?: number }) =>
    void run(() => api.workshop.updateDay({ dayId: day.id, patch }))
  const [newTitle, setNewTitle] = useState('')
  const [newKind, setNewKind] = useState<ActivityKind>('notes')
  const [newBoard, setNewBoard] = useState('swot')
  const move = (activity: Activity, beforeId: string | null) =>
    void run(() => api.activities.move({ activityId: activity.id, dayId: day.id, beforeId }))
  const add = async () => {
    if (newTitle.trim() === '') return
    await run(() =>
      api.activities.add({
        dayId: day.id,
        kind: newKind,
        title: newTitle.trim(),
        instruction: '',
        minutes: 30,
        board: newKind === 'board' ? newBoard : null,
      }),
    )
    setNewTitle('')
  }
  return (
    <section>
      <Group align="end">
        <TextInput
          type="date"
          label={t('agendaEditor.date')}
          value={day.date}
          onChange={(event) => event.currentTarget.value !== '' && updateDay({ date: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('agendaEditor.start')}
          value={clockFromMinutes(day.startMinutes).replace('.', ':')}
          onChange={(event) =>
            event.currentTarget.value !== '' && updateDay({ startMinutes: minutesFromClock(event.currentTarget.value) })
          }
        />
      </Group>
      {activities.map((activity, index) => {
        const { title } = activity
        const update = (patch: Partial<Pick<Activity, 'title' | 'minutes'>>) =>
          void run(() => api.activities.update({ activityId: activity.id, patch }))
        return (
          <div key={activity.id} className={styles.agendaRow}>
            <time>{clockFromMinutes(starts[index]!)}</time>
            <Field
              isLabelHidden
              label={t('agendaEditor.title_field')}
              value={title}
              onSave={(value) => value !== '' && update({ title: value })}
            />
            <NumberInput
              aria-label={t('agendaEditor.minutes')}
              min={0}
              max={1440}
              value={activity.minutes}
              onChange={(value) => typeof value === 'number' && update({ minutes: value })}
            />
            <Group gap={4} wrap="nowrap">
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('agendaEditor.up', { title })}
                disabled={index === 0}
                onClick={() => move(activity, activities[index - 1]!.id)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('agendaEditor.down', { title })}
                disabled={index === activities.length - 1}
                onClick={() => move(activity, activities[index + 2]?.id ?? null)}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('agendaEditor.remove', { title })}
                onClick={() => void run(() => api.activities.remove({ activityId: activity.id }))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          </div>
        )
      })}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <Group wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            aria-label={t('agendaEditor.addTitle')}
            placeholder={t('agendaEditor.addTitle')}
            value={newTitle}
            onChange={(event) => setNewTitle(event.currentTarget.value)}
          />
          <Select
            w={180}
            aria-label={t('agendaEditor.kind')}
            allowDeselect={false}
            value={newKind}
            onChange={(value) => setNewKind(value ?? 'notes')}
            data={activityKinds.map((value) => ({ value, label: t(`domain:activityKind.${value}`) }))}
          />
          {newKind === 'board' && <BoardKind value={newBoard} onChange={setNewBoard} />}
          <Button type="submit" variant="default" disabled={newTitle.trim() === ''}>
            {t('agendaEditor.add')}
          </Button>
        </Group>
      </form>
    </section>
  )
}

/** Which kind of board a new activity has. */
function BoardKind({ value, onChange }: { value: string; onChange: (template: string) => void }) {
  const { t } = useTranslation('layout')
  const choices = useBoardTemplates()
  return (
    <Select
      w={180}
      aria-label={t('template.label')}
      allowDeselect={false}
      value={value}
      onChange={(template) => onChange(template ?? value)}
      data={choices}
    />
  )
}
