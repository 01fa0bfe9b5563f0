import { Autocomplete, Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { Constituency } from '#shared/schema/vocabulary.ts'
import type { Unit } from '#shared/schema/workshop.ts'
import { markOf } from './AttendanceTable.tsx'
import css from './attendance.module.css'
import { useConstituencies } from './use-constituencies.ts'

interface Props {
  dayId: string
  units: readonly Unit[]
  onAdd: (personId: string) => void
}

/** Type a name and Enter, again and again. Institution and unsur stay for the next one: delegations come together. */
export function AddPerson({ dayId, units, onAdd }: Props) {
  const { t } = useTranslation('attendance')
  const { run, isBusy } = useCommand()
  const constituencies = useConstituencies()
  const nameRef = useRef<HTMLInputElement>(null)
  const [label, setLabel] = useState('')
  const [institution, setInstitution] = useState('')
  const [constituency, setConstituency] = useState<Constituency | null>(null)
  const [isPresent, setIsPresent] = useState(true)

  const add = async () => {
    const name = label.trim()
    if (name === '' || isBusy) return
    const added = await run(async () => {
      const fields = {
        label: name,
        institution: institution.trim(),
        constituency,
        unitId: null,
        jobTitle: '',
        phone: '',
      }
      const person = await api.people.add(fields)
      if (isPresent) await api.people.mark({ personIds: [person.id], dayId, ...markOf('present') })
      return person
    })
    if (added !== undefined) {
      setLabel('')
      onAdd(added.id)
    }
    nameRef.current?.focus()
  }

  return (
    <form
      className={css.add}
      aria-label={t('add.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextInput
        ref={nameRef}
        className={css.addName}
        aria-label={t('add.name')}
        placeholder={t('add.namePlaceholder')}
        maxLength={160}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <Autocomplete
        aria-label={t('add.institution')}
        placeholder={t('add.institution')}
        data={unitNames(units)}
        limit={8}
        maxLength={200}
        value={institution}
        onChange={setInstitution}
      />
      <Select
        aria-label={t('add.constituency')}
        placeholder={t('add.constituency')}
        data={constituencies}
        clearable
        value={constituency}
        onChange={setConstituency}
      />
      <Checkbox
        label={t('add.isPresent')}
        checked={isPresent}
        onChange={(event) => setIsPresent(event.currentTarget.checked)}
      />
      <Button type="submit" variant="default" disabled={label.trim() === ''}>
        {t('add.submit')}
      </Button>
    </form>
  )
}

/** Names to choose from, each once: the short name where there is one. */
export function unitNames(units: readonly Unit[]): string[] {
  return [...new Set(units.map((unit) => unit.short || unit.name))]
}
