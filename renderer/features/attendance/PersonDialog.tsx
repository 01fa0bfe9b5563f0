import { Autocomplete, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { showDone } from '#renderer/app/notify.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { Constituency } from '#shared/schema/vocabulary.ts'
import type { Person, Unit, WorkingGroup } from '#shared/schema/workshop.ts'
import { unitNames } from './AddPerson.tsx'
import { useConstituencies } from './use-constituencies.ts'

interface Props {
  person: Person
  institution: string
  units: readonly Unit[]
  groups: readonly WorkingGroup[]
  onClose: () => void
}

/** Everything that is known of one participant. */
export function PersonDialog({ person, institution: shown, units, groups, onClose }: Props) {
  const { t } = useTranslation('attendance')
  const { run, isBusy } = useCommand()
  const constituencies = useConstituencies()
  const [label, setLabel] = useState(person.label)
  const [institution, setInstitution] = useState(shown)
  const [constituency, setConstituency] = useState<Constituency | null>(person.constituency)
  const [workingGroupId, setWorkingGroupId] = useState(person.workingGroupId)
  const [jobTitle, setJobTitle] = useState(person.jobTitle)
  const [phone, setPhone] = useState(person.phone)

  const save = async () => {
    // The institution is sent only when it was touched: the core then looks for the unit that it names.
    const moved = institution.trim() === shown ? {} : { institution: institution.trim() }
    const patch = {
      label: label.trim(),
      constituency,
      jobTitle: jobTitle.trim(),
      phone: phone.trim(),
      workingGroupId,
      ...moved,
    }
    const isSaved = await run(async () => {
      await api.people.update({ personId: person.id, patch })
      return true
    })
    if (isSaved === true) onClose()
  }

  const remove = async () => {
    const isRemoved = await run(async () => {
      await api.people.remove({ personIds: [person.id] })
      return true
    })
    if (isRemoved !== true) return
    showDone(t('person.removed', { name: person.label }))
    onClose()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('person.title')}
      closeButtonProps={{ 'aria-label': t('person.cancel') }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack gap="sm">
          <TextInput
            label={t('person.label')}
            required
            data-autofocus
            maxLength={160}
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          <Autocomplete
            label={t('person.institution')}
            data={unitNames(units)}
            limit={8}
            maxLength={200}
            value={institution}
            onChange={setInstitution}
          />
          <Select
            label={t('person.constituency')}
            placeholder={t('person.noConstituency')}
            data={constituencies}
            clearable
            value={constituency}
            onChange={setConstituency}
          />
          {groups.length > 0 && (
            <Select
              label={t('column.workingGroup')}
              placeholder={t('group.none')}
              data={groups.map(({ id, name }) => ({ value: id, label: name }))}
              clearable
              value={workingGroupId}
              onChange={setWorkingGroupId}
            />
          )}
          <TextInput
            label={t('person.jobTitle')}
            maxLength={160}
            value={jobTitle}
            onChange={(event) => setJobTitle(event.currentTarget.value)}
          />
          <TextInput
            label={t('person.phone')}
            description={t('person.phoneHint')}
            type="tel"
            maxLength={40}
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
          <Group justify="space-between" mt="xs">
            <Button
              variant="subtle"
              color="red"
              title={t('person.removeHint')}
              disabled={isBusy}
              onClick={() => void remove()}
            >
              {t('person.remove')}
            </Button>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('person.cancel')}
              </Button>
              <Button type="submit" loading={isBusy} disabled={label.trim() === ''}>
                {t('person.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
