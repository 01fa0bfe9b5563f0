import { Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconPrinter, IconSearch, IconTableImport, IconUsersGroup } from '@tabler/icons-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { isoDateOf, longDate, weekdayName } from '#shared/domain/words.ts'
import type { Person, Stage, StageDay } from '#shared/schema/workshop.ts'
import { AddPerson } from './AddPerson.tsx'
import { AttendanceTable, markOf } from './AttendanceTable.tsx'
import { DayCounts } from './DayCounts.tsx'
import { GroupMenu } from './GroupMenu.tsx'
import { GroupsDialog } from './GroupsDialog.tsx'
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

/** The filter for people without a Pokja. */
const noGroup = 'none'

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
  const { people, institutionOf, marks, newcomers, groups } = data
  const [groupFilter, setGroupFilter] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [openPart, setOpenPart] = useState<'groups' | 'assign' | null>(null)
  // Somebody may have been taken off the list, or a group removed, meanwhile.
  const chosenIds = useMemo(() => new Set(people.flatMap(({ id }) => (chosen.has(id) ? [id] : []))), [people, chosen])
  const groupId = groupFilter === noGroup || groups.some(({ id }) => id === groupFilter) ? groupFilter : null

  const words = useDeferredValue(search.trim().toLowerCase())
  const shown = useMemo(
    () =>
      people.filter((person) => {
        if (filter === 'unmarked' && marks.has(person.id)) return false
        if (filter === 'newcomers' && !newcomers.has(person.id)) return false
        if (groupId !== null && (person.workingGroupId ?? noGroup) !== groupId) return false
        return (
          words === '' || `${person.label} ${institutionOf(person)} ${person.institution}`.toLowerCase().includes(words)
        )
      }),
    [people, marks, newcomers, institutionOf, filter, groupId, words],
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
          {!isReadOnly && (
            <Button
              variant="default"
              leftSection={<IconUsersGroup size={18} aria-hidden />}
              onClick={() => setOpenPart('groups')}
            >
              {t('group.button')}
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
        {groups.length > 0 && (
          <Select
            className={css.groupFilter}
            aria-label={t('group.filter')}
            placeholder={t('group.all')}
            data={[
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
              { value: noGroup, label: t('group.none') },
            ]}
            clearable
            value={groupId}
            onChange={setGroupFilter}
          />
        )}
        {chosenIds.size > 0 && (
          <GroupMenu
            groups={groups}
            personIds={[...chosenIds]}
            opened={openPart === 'assign'}
            onClose={() => setOpenPart(null)}
            onChanged={() => setChosen(new Set())}
          >
            <Button onClick={() => setOpenPart('assign')}>{t('group.assignMany', { count: chosenIds.size })}</Button>
          </GroupMenu>
        )}
        {!isReadOnly && chosenIds.size === 0 && unmarked.length > 0 && (
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
            groups={groups}
            chosenIds={chosenIds}
            onChoose={setChosen}
            addedId={addedId}
            onEdit={edit}
          />
        )}
      </div>
      {!isReadOnly && <AddPerson dayId={day.id} units={data.units} onAdd={setAddedId} />}
      {!isReadOnly && people.length > 0 && <Keys hasGroups={groups.length > 0} />}
      {openPart === 'groups' && (
        <GroupsDialog groups={groups} units={data.units} people={people} onClose={() => setOpenPart(null)} />
      )}
      {edited !== undefined && (
        <PersonDialog
          key={edited.id}
          person={edited}
          institution={institutionOf(edited)}
          units={data.units}
          groups={groups}
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

function Keys({ hasGroups }: { hasGroups: boolean }) {
  const { t } = useTranslation('attendance')
  return (
    <p className={css.keys}>
      <kbd>↑</kbd> <kbd>↓</kbd> {t('key.walk')} <kbd>H</kbd> {t('key.present')} <kbd>D</kbd> {t('key.online')}{' '}
      <kbd>I</kbd> {t('key.excused')} <kbd>Enter</kbd> {t('key.edit')}
      {hasGroups && (
        <>
          {' '}
          <kbd>X</kbd> {t('key.choose')} <kbd>P</kbd> {t('key.group')}
        </>
      )}
    </p>
  )
}
