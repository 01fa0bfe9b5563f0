import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaysView } from '#shared/contract/voting-ways.ts'
import css from './ways.module.css'

/** People picked by hand, found by any part of name or institution. */
export function PickVoters({
  voters,
  picked,
  onChange,
}: {
  voters: WaysView['roll']
  picked: ReadonlySet<string>
  onChange: (picked: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation('ways')
  const [typed, setTyped] = useState('')
  const wanted = typed.toLocaleLowerCase('id').trim()
  const found = voters.filter(({ label, institution }) =>
    `${label} ${institution}`.toLocaleLowerCase('id').includes(wanted),
  )
  const toggle = (voterId: string) => {
    const next = new Set(picked)
    if (!next.delete(voterId)) next.add(voterId)
    onChange(next)
  }
  return (
    <>
      <TextInput
        aria-label={t('roll.search')}
        placeholder={t('roll.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={css.pick} aria-label={t('roll.list')}>
        {found.map(({ voterId, label, institution }) => (
          <li key={voterId}>
            <Checkbox
              label={label}
              description={institution}
              checked={picked.has(voterId)}
              onChange={() => toggle(voterId)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
