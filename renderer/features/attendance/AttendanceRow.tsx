import { IconPencil } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarkKind } from '#shared/domain/attendance.ts'
import type { Person } from '#shared/schema/workshop.ts'
import css from './attendance.module.css'

export const markKinds = ['present', 'online', 'excused'] as const satisfies readonly MarkKind[]

interface Props {
  person: Person
  institution: string
  mark: MarkKind | null
  /** Name of the Pokja; null without one, undefined while the workshop has no Pokja. */
  group: string | null | undefined
  isChosen: boolean
  isNew: boolean
  isFocusStop: boolean
  isReadOnly: boolean
}

/**
 * One line of the list. Plain elements and no handlers of its own: the table listens for all 120, and only the line
 * whose mark changed is rendered again.
 */
export const AttendanceRow = memo(function AttendanceRow(props: Props) {
  const { person, institution, mark, group, isChosen, isNew, isFocusStop, isReadOnly } = props
  const { t } = useTranslation(['attendance', 'domain'])
  return (
    <tr
      data-person-id={person.id}
      data-chosen={isChosen || undefined}
      data-mark={mark ?? undefined}
      tabIndex={isFocusStop ? 0 : -1}
    >
      <td className={css.number}>
        {group !== undefined && !isReadOnly && (
          <input
            type="checkbox"
            tabIndex={-1}
            className={css.choose}
            data-choose
            checked={isChosen}
            readOnly
            aria-label={t('choose', { name: person.label })}
          />
        )}
        {person.number}
      </td>
      <th scope="row" className={css.name}>
        {person.label}
        {isNew && (
          <span className={css.newcomer} title={t('newcomerHint')}>
            {t('newcomer')}
          </span>
        )}
        {person.jobTitle !== '' && <span className={css.jobTitle}>{person.jobTitle}</span>}
      </th>
      <td className={css.institution}>{institution}</td>
      <td className={css.constituency}>
        {person.constituency === null ? '' : t(`constituency.${person.constituency}`, { ns: 'domain' })}
      </td>
      {group !== undefined && (
        <td className={css.group}>
          {isReadOnly ? (
            group
          ) : (
            <button
              type="button"
              tabIndex={-1}
              data-group
              aria-label={t('group.of', { name: person.label, group: group ?? t('group.none') })}
            >
              {group ?? '–'}
            </button>
          )}
        </td>
      )}
      <td className={css.marks}>
        <span className={css.segments}>
          {markKinds.map((kind) => (
            <button
              key={kind}
              type="button"
              tabIndex={-1}
              disabled={isReadOnly}
              data-set-mark={kind}
              aria-pressed={mark === kind}
              aria-label={t('markPerson', { mark: t(`mark.${kind}`), name: person.label })}
            >
              {t(`mark.${kind}`)}
            </button>
          ))}
        </span>
        <button
          type="button"
          tabIndex={-1}
          className={css.edit}
          disabled={isReadOnly}
          data-edit
          aria-label={t('edit', { name: person.label })}
          title={t('edit', { name: person.label })}
        >
          <IconPencil size={16} aria-hidden />
        </button>
      </td>
    </tr>
  )
})
