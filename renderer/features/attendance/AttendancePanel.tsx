import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconPrinter, IconSearch, IconTableImport } from '@tabler/icons-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { isoDateOf, longDate, weekdayName } from '#shared/domain/words.ts'
import type { Person, Stage, StageDay } from '#shared/schema/workshop.ts'
import { AddPerson } from './AddPerson.tsx'
import { AttendanceTable, markOf } from './AttendanceTable.tsx'
import { DayCounts } from './DayCounts.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { PrintedList } from './PrintedList.tsx'
import css from './attendance.module.css'
import { useAttendance } from './use-attendance.ts'

interface Props {
  stage: Stage
  /** The days of the stage; those of other stages are left out. */
  days: readonly StageDay[]
  isReadOnly: boolean
  /** Opens the import of participants; without it there is no such button. */
  onImport?: (kind: 'participants') => void
}

const filters = ['all', 'unmarked', 'newcomers'] as const
type Filter = (typeof filters)[number]

/** Daftar hadir: who is in the room, day by day. */
export function AttendancePanel({ stage, days, isReadOnly, onImport }: Props) {
  const { t, i18n } = useTranslation('attendance')
  const locale = i18n.language === 'en' ? 'en' : 'id'
  const stageDays = days.filter((day) => day.stageId === stage.id)
  const [chosenDayId, setDayId] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const [editedId, setEditedId] = useState<string | null>(null)
  const [addedId, setAddedId] = useState<string | null>(null)
  const [isPrinting, setIsPrinting] = useState(false)
  const { run, isBusy } = useCommand()
  const day = stageDays.find(({ id }) => id === chosenDayId) ?? dayOfToday(stageDays)
  const data = useAttendance(stage.id, day?.id ?? '')
  const { people, institutionOf, marks, newcomers } = data

  const words = useDeferredValue(search.trim().toLowerCase())
  const shown = useMemo(
    () =>
      people.filter((person) => {
        if (filter === 'unmarked' && marks.has(person.id)) return false
        if (filter === 'newcomers' && !newcomers.has(person.id)) return false
        return (
          words === '' || `${person.label} ${institutionOf(person)} ${person.institution}`.toLowerCase().includes(words)
        )
      }),
    [people, marks, newcomers, institutionOf, filter, words],
  )
  const edit = useCallback((person: Person) => setEditedId(person.id), [])
  const stopPrinting = useCallback(() => setIsPrinting(false), [])
  const edited = people.find((person) => person.id === editedId)
  const unmarked = shown.filter((person) => !marks.has(person.id))

  if (day === undefined) return null
  if (data.isLoading) return <p className={css.empty}>{t('loading')}</p>
  const markShown = () =>
    run(() => api.people.mark({ personIds: unmarked.map(({ id }) => id), dayId: day.id, ...markOf('present') }))

  return (
    <section className={css.panel} aria-label={t('title')}>
      <header className={css.head}>
        <fieldset className={css.days}>
          <legend className="visually-hidden">{t('days')}</legend>
          {stageDays.map((candidate) => (
            <button
              key={candidate.id}
              type="button"
              aria-pressed={candidate.id === day.id}
              onClick={() => setDayId(candidate.id)}
            >
              <strong>{t('day', { number: candidate.number })}</strong>
              <span>
                {weekdayName(candidate.date, locale)}, {longDate(candidate.date, locale)}
              </span>
            </button>
          ))}
        </fieldset>
        <div className={css.tools}>
          {onImport !== undefined && !isReadOnly && (
            <Button
              variant="default"
              leftSection={<IconTableImport size={18} aria-hidden />}
              onClick={() => onImport('participants')}
            >
              {t('import')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            disabled={data.workshop === null}
            onClick={() => setIsPrinting(true)}
          >
            {t('print')}
          </Button>
        </div>
      </header>
      <DayCounts summary={data.summary} quorum={data.quorum} />
      <div className={css.filters}>
        <TextInput
          className={css.search}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setSearch('')
          }}
        />
        <SegmentedControl
          aria-label={t('show.label')}
          value={filter}
          onChange={setFilter}
          data={filters.map((value) => ({ value, label: t(`show.${value}`) }))}
        />
        {!isReadOnly && unmarked.length > 0 && (
          <Button variant="light" title={t('markShownHint')} loading={isBusy} onClick={() => void markShown()}>
            {t('markShown', { count: unmarked.length })}
          </Button>
        )}
      </div>
      <div className={css.list}>
        {people.length === 0 ? (
          <div className={css.empty}>
            <h3>{t('empty.title')}</h3>
            <p>{t('empty.text')}</p>
          </div>
        ) : shown.length === 0 ? (
          <p className={css.empty}>{t('empty.noMatch')}</p>
        ) : (
          <AttendanceTable
            dayId={day.id}
            people={shown}
            institutionOf={institutionOf}
            marks={marks}
            newcomers={newcomers}
            isReadOnly={isReadOnly}
            addedId={addedId}
            onEdit={edit}
          />
        )}
      </div>
      {!isReadOnly && <AddPerson dayId={day.id} units={data.units} onAdd={setAddedId} />}
      {!isReadOnly && people.length > 0 && <Keys />}
      {edited !== undefined && (
        <PersonDialog
          key={edited.id}
          person={edited}
          institution={institutionOf(edited)}
          units={data.units}
          onClose={() => setEditedId(null)}
        />
      )}
      {isPrinting && data.workshop !== null && (
        <PrintedList
          workshop={data.workshop}
          stage={stage}
          day={day}
          people={people}
          institutionOf={institutionOf}
          onDone={stopPrinting}
        />
      )}
    </section>
  )
}

/** The day that is on now by the computer's calendar, else the first of the stage. */
function dayOfToday(days: readonly StageDay[]): StageDay | undefined {
  const zoneDates = new Set((['WIB', 'WITA', 'WIT'] as const).map((zone) => isoDateOf(Date.now(), zone)))
  return days.find((day) => zoneDates.has(day.date)) ?? days[0]
}

function Keys() {
  const { t } = useTranslation('attendance')
  return (
    <p className={css.keys}>
      <kbd>↑</kbd> <kbd>↓</kbd> {t('key.walk')} <kbd>H</kbd> {t('key.present')} <kbd>D</kbd> {t('key.online')}{' '}
      <kbd>I</kbd> {t('key.excused')} <kbd>Enter</kbd> {t('key.edit')}
    </p>
  )
}
