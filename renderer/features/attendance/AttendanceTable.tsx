import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { MarkKind } from '#shared/domain/attendance.ts'
import type { Person } from '#shared/schema/workshop.ts'
import { AttendanceRow, markKinds } from './AttendanceRow.tsx'
import css from './attendance.module.css'

interface Props {
  dayId: string
  people: readonly Person[]
  institutionOf: (person: Person) => string
  marks: ReadonlyMap<string, MarkKind>
  newcomers: ReadonlySet<string>
  isReadOnly: boolean
  /** Somebody just added: the list shows where. */
  addedId: string | null
  onEdit: (person: Person) => void
}

/** Keys on a focused line; the same key once more clears the mark. Letters: H hadir, D daring, I izin. */
const markOfKey: Record<string, MarkKind> = { ' ': 'present', h: 'present', d: 'online', i: 'excused' }

/** The list to tick: arrows walk, one key marks. One listener serves all lines. */
export function AttendanceTable(props: Props) {
  const { dayId, people, institutionOf, marks, newcomers, isReadOnly, addedId, onEdit } = props
  const { t } = useTranslation('attendance')
  const { run } = useCommand()
  const bodyRef = useRef<HTMLTableSectionElement>(null)
  const [focusId, setFocusId] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const stopId = people.some((person) => person.id === focusId) ? focusId : people[0]?.id

  const isAddedThere = people.some((person) => person.id === addedId)
  useLayoutEffect(() => {
    if (isAddedThere) rowOf(bodyRef.current, addedId)?.scrollIntoView({ block: 'nearest' })
  }, [isAddedThere, addedId])

  const setMark = useCallback(
    async (person: Person, kind: MarkKind) => {
      const next = marks.get(person.id) === kind ? null : kind
      const isMarked = await run(async () => {
        await api.people.mark({ personIds: [person.id], dayId, ...markOf(next) })
        return true
      })
      if (isMarked === true) setSaid(t(`marked.${next ?? 'none'}`, { name: person.label }))
    },
    [dayId, marks, run, t],
  )

  const personAt = (target: EventTarget): Person | undefined => {
    const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-person-id]') : null
    return people.find((person) => person.id === row?.dataset['personId'])
  }

  const walk = (person: Person, key: string): boolean => {
    const index = people.indexOf(person)
    const places: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 10,
      PageUp: index - 10,
      Home: 0,
      End: people.length - 1,
    }
    const place = places[key]
    if (place === undefined) return false
    const next = people[Math.min(people.length - 1, Math.max(0, place))]
    const row = rowOf(bodyRef.current, next?.id ?? null)
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
    return true
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const person = personAt(event.target)
    // Space and Enter on one of the line's own buttons press that button.
    const isOnButton = event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter')
    if (person === undefined || isOnButton) return
    const kind = markOfKey[event.key.toLowerCase()]
    if (kind !== undefined && !isReadOnly) void setMark(person, kind)
    else if (event.key === 'Enter' && !isReadOnly) onEdit(person)
    else if (!walk(person, event.key)) return
    event.preventDefault()
  }

  const onClick = (event: React.MouseEvent) => {
    const person = personAt(event.target)
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button') : null
    if (person === undefined || button === null) return
    const kind = markKinds.find((candidate) => candidate === button.dataset['setMark'])
    if (kind !== undefined) void setMark(person, kind)
    else onEdit(person)
  }

  return (
    <>
      <table className={css.table} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col" className={css.number}>
              {t('column.number')}
            </th>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.institution')}</th>
            <th scope="col">{t('column.constituency')}</th>
            <th scope="col" className={css.marks}>
              {t('column.mark')}
            </th>
          </tr>
        </thead>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for its rows, which take the focus */}
        <tbody
          ref={bodyRef}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onFocus={(event) => setFocusId(personAt(event.target)?.id ?? null)}
        >
          {people.map((person) => (
            <AttendanceRow
              key={person.id}
              person={person}
              institution={institutionOf(person)}
              mark={marks.get(person.id) ?? null}
              isNew={newcomers.has(person.id)}
              isFocusStop={person.id === stopId}
              isReadOnly={isReadOnly}
            />
          ))}
        </tbody>
      </table>
      <output className="visually-hidden">{said}</output>
    </>
  )
}

function rowOf(body: HTMLElement | null, personId: string | null): HTMLElement | null {
  return body?.querySelector<HTMLElement>(`[data-person-id="${personId}"]`) ?? null
}

/** A mark as the contract takes it. */
export function markOf(kind: MarkKind | null) {
  return {
    status: kind === null ? null : kind === 'excused' ? ('excused' as const) : ('present' as const),
    mode: kind === 'online' ? ('online' as const) : ('in_person' as const),
  }
}
