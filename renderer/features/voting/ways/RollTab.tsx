import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { WaysView } from '#shared/contract/voting-ways.ts'
import { RenewSlip } from './RenewSlip.tsx'
import { ReturnPaper } from './ReturnPaper.tsx'
import { SlipsButton } from './SlipsButton.tsx'
import { useRollGroups } from './use-roll-groups.ts'
import type { WaysProps } from './ways-props.ts'
import css from './ways.module.css'

type Row = WaysView['roll'][number]

const shows = ['missing', 'station', 'paper'] as const
/** More rows than fit on a screen are found by typing. */
const mostListed = 100

/** Who is still missing, by name and group; never when somebody voted. */
export function RollTab({ round, ways, isReadOnly }: WaysProps) {
  const { t } = useTranslation('ways')
  const [show, setShow] = useState<(typeof shows)[number]>('missing')
  const [groupKey, setGroupKey] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const { run, isBusy } = useCommand()
  const groups = useRollGroups(ways.roll)
  const count = (place: Row['place']) => ways.roll.filter((row) => row.place === place).length
  const words = typed.toLocaleLowerCase('id').split(/\s+/).filter(Boolean)
  const isFound = (row: Row) => {
    const text = `${row.label} ${row.institution}`.toLocaleLowerCase('id')
    return words.every((word) => text.includes(word))
  }
  const group = groups.find(({ key }) => key === groupKey)
  const found = ways.roll.filter(
    (row) => row.place === show && isFound(row) && (group === undefined || group.voterIds.has(row.voterId)),
  )
  const stationOf = new Map(ways.stations.map(({ id, label }) => [id, label]))
  const canHand = ways.papers.printedCount > ways.papers.handedCount
  const { id: roundId } = round

  return (
    <>
      <div className={css.tools}>
        <TextInput
          className={css.search}
          aria-label={t('roll.search')}
          placeholder={t('roll.search')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          aria-label={t('roll.group')}
          placeholder={t('roll.allGroups')}
          clearable
          searchable
          value={groupKey}
          onChange={setGroupKey}
          data={groups.map(({ key, label }) => ({ value: key, label }))}
        />
        <Select
          aria-label={t('roll.show')}
          allowDeselect={false}
          value={show}
          onChange={(next) => setShow(shows.find((value) => value === next) ?? 'missing')}
          data={shows.map((value) => ({ value, label: t(`roll.place.${value}`, { count: count(value) }) }))}
        />
        {!isReadOnly && round.identification === 'code' && <SlipsButton roundId={roundId} isTokens={false} />}
      </div>
      {found.length === 0 ? (
        <p className={css.note}>
          {t(ways.roll.some((row) => row.place === show) ? 'roll.nothingFound' : `roll.none.${show}`)}
        </p>
      ) : (
        <ul className={css.roll} aria-label={t('roll.list')}>
          {found.slice(0, mostListed).map((row) => (
            <li key={row.voterId}>
              <span className={css.person}>
                <span>{row.label}</span>
                <span className={css.note}>
                  {row.stationId === null ? row.institution : (stationOf.get(row.stationId) ?? '')}
                </span>
              </span>
              {!isReadOnly && row.place === 'missing' && round.identification === 'code' && (
                <RenewSlip personId={row.voterId} name={row.label} />
              )}
              {!isReadOnly && row.place === 'missing' && canHand && (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={isBusy}
                  aria-label={t('roll.handTo', { name: row.label })}
                  onClick={() => void run(() => api.ways.handPaper({ roundId, voterId: row.voterId }))}
                >
                  {t('roll.hand')}
                </Button>
              )}
              {!isReadOnly && row.place === 'paper' && (
                <ReturnPaper roundId={roundId} voterId={row.voterId} name={row.label} isDisabled={isBusy} />
              )}
            </li>
          ))}
        </ul>
      )}
      {found.length > mostListed && <p className={css.note}>{t('roll.more', { count: found.length - mostListed })}</p>}
    </>
  )
}
