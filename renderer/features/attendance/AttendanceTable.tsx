import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { MarkKind } from '#shared/domain/attendance.ts'
import type { Person, WorkingGroup } from '#shared/schema/workshop.ts'
import { AttendanceRow, markKinds } from './AttendanceRow.tsx'
import { GroupMenu } from './GroupMenu.tsx'
import css from './attendance.module.css'

interface Props {
  dayId: string
  people: readonly Person[]
  institutionOf: (person: Person) => string
  marks: ReadonlyMap<string, MarkKind>
  newcomers: ReadonlySet<string>
  isReadOnly: boolean
  groups: readonly WorkingGroup[]
  /** Whom a Pokja is chosen for; kept above, so that a filter does not forget anybody. */
  chosenIds: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  /** Somebody just added: the list shows where. */
  addedId: string | null
  onEdit: (person: Person) => void
}

/** Keys on a focused line; the same key once more clears the mark. Letters: H hadir, D daring, I izin. */
const markOfKey: Record<string, MarkKind> = { ' ': 'present', h: 'present', d: 'online', i: 'excused' }

/** The list to tick: arrows walk, one key marks. One listener serves all lines. */
export function AttendanceTable(props: Props) {
  const { dayId, people, institutionOf, marks, newcomers, isReadOnly, addedId, onEdit } = props
  const { groups, chosenIds, onChoose } = props
  const { t } = useTranslation('attendance')
  const { run } = useCommand()
  const bodyRef = useRef<HTMLTableSectionElement>(null)
  const [focusId, setFocusId] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [groupMenu, setGroupMenu] = useState<{ personId: string; ids: string[]; box: DOMRect } | null>(null)
  const groupNames = new Map(groups.map(({ id, name }) => [id, name]))
  const hasGroups = groups.length > 0
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

  const openGroupMenu = (person: Person) => {
    const cell = rowOf(bodyRef.current, person.id)?.querySelector('[data-group]')
    if (cell === null || cell === undefined) return
    const ids = chosenIds.has(person.id) ? [...chosenIds] : [person.id]
    setGroupMenu({ personId: person.id, ids, box: cell.getBoundingClientRect() })
  }

  const toggle = ({ id }: Person) => {
    const next = new Set(chosenIds)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }

  const chooseByKey = (person: Person, key: string): boolean => {
    if (!hasGroups || isReadOnly) return false
    if (key === 'p') openGroupMenu(person)
    else if (key === 'x') toggle(person)
    else return false
    return true
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
    const person = personAt(event.target)
    if ((event.ctrlKey || event.metaKey) && event.key === 'a' && hasGroups && !isReadOnly) {
      event.preventDefault()
      return onChoose(new Set(people.map(({ id }) => id)))
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // Space and Enter on one of the line's own buttons press that button.
    const isOnButton = event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter')
    if (person === undefined || isOnButton) return
    const kind = markOfKey[event.key.toLowerCase()]
    if (kind !== undefined && !isReadOnly) void setMark(person, kind)
    else if (event.key === 'Enter' && !isReadOnly) onEdit(person)
    else if (!chooseByKey(person, event.key.toLowerCase()) && !walk(person, event.key)) return
    event.preventDefault()
  }

  const onClick = (event: React.MouseEvent) => {
    const person = personAt(event.target)
    if (person !== undefined && event.target instanceof HTMLInputElement) return toggle(person)
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button') : null
    if (person === undefined || button === null) return
    const kind = markKinds.find((candidate) => candidate === button.dataset['setMark'])
    if (kind !== undefined) void setMark(person, kind)
    else if (button.dataset['group'] !== undefined) openGroupMenu(person)
    else onEdit(person)
  }

  return (
    <>
      <table className={css.table} aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col" className={css.number}>
              {hasGroups && !isReadOnly && (
                <input
                  type="checkbox"
                  className={css.choose}
                  aria-label={t('chooseAll')}
                  checked={people.length > 0 && people.every(({ id }) => chosenIds.has(id))}
                  onChange={(event) =>
                    onChoose(event.currentTarget.checked ? new Set(people.map(({ id }) => id)) : new Set())
                  }
                />
              )}
              {t('column.number')}
            </th>
            <th scope="col">{t('column.name')}</th>
            <th scope="col">{t('column.institution')}</th>
            <th scope="col">{t('column.constituency')}</th>
            {hasGroups && <th scope="col">{t('column.workingGroup')}</th>}
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
              group={hasGroups ? (groupNames.get(person.workingGroupId ?? '') ?? null) : undefined}
              isChosen={chosenIds.has(person.id)}
              isNew={newcomers.has(person.id)}
              isFocusStop={person.id === stopId}
              isReadOnly={isReadOnly}
            />
          ))}
        </tbody>
      </table>
      {groupMenu !== null && (
        <GroupMenu
          opened
          groups={groups}
          personIds={groupMenu.ids}
          onClose={() => {
            setGroupMenu(null)
            rowOf(bodyRef.current, groupMenu.personId)?.focus()
          }}
          onChanged={() => onChoose(new Set())}
        >
          <span
            className={css.menuAnchor}
            style={{ left: groupMenu.box.left, top: groupMenu.box.top, height: groupMenu.box.height }}
          />
        </GroupMenu>
      )}
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
