import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { regencyName } from '#shared/domain/regency.ts'
import { longDate, romanNumeral, weekdayName } from '#shared/domain/words.ts'
import type { Person, Stage, StageDay, Workshop } from '#shared/schema/workshop.ts'
import css from './printed-list.module.css'

/** Lines for people who come without being on the list (domain guide §5). */
const spareRowCount = 10

/** A cell to be filled in by hand. */
const blank = '\u00a0'

interface Props {
  workshop: Workshop
  stage: Stage
  day: StageDay
  people: readonly Person[]
  institutionOf: (person: Person) => string
  onDone: () => void
}

/**
 * The blank list to sign, for the printer only: everything else of the page is hidden while it prints. Papers speak the
 * workshop's language, not the screen's.
 */
export function PrintedList({ workshop, stage, day, people, institutionOf, onDone }: Props) {
  const locale = workshop.settings.documentLocale
  const { i18n } = useTranslation()
  const t = i18n.getFixedT(locale, 'attendance')

  useEffect(() => {
    // The dialog of the printer holds the page until it is answered.
    const timer = setTimeout(() => {
      window.print()
      onDone()
    })
    return () => clearTimeout(timer)
  }, [onDone])

  const values = {
    regency: regencyName(workshop),
    province: workshop.province,
  }
  return createPortal(
    <section className={css.sheet} data-print data-paper={workshop.settings.paper} lang={locale}>
      <h1>{t('printed.title')}</h1>
      <p className={css.event}>{t('printed.event', { stage: romanNumeral(stage.number) })}</p>
      <p>{t('printed.workshop', values)}</p>
      <p>{t('printed.day', { weekday: weekdayName(day.date, locale), date: longDate(day.date, locale) })}</p>
      <p>{t('printed.place', { place: stage.place || '……………………………………' })}</p>
      <table>
        <thead>
          <tr>
            <th>{t('column.number')}</th>
            <th>{t('column.name')}</th>
            <th>{t('column.institution')}</th>
            <th>{t('column.jobTitle')}</th>
            <th>{t('column.sex')}</th>
            <th>{t('column.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person, index) => (
            <tr key={person.id}>
              <td>{index + 1}</td>
              <td>{person.label}</td>
              <td>{institutionOf(person)}</td>
              <td>{person.jobTitle}</td>
              <td>{blank}</td>
              <td className={css.signature}>{index + 1}.</td>
            </tr>
          ))}
          {Array.from({ length: spareRowCount }, (_, index) => (
            <tr key={`spare-${people.length + index + 1}`}>
              <td>{people.length + index + 1}</td>
              <td>{blank}</td>
              <td>{blank}</td>
              <td>{blank}</td>
              <td>{blank}</td>
              <td className={css.signature}>{people.length + index + 1}.</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>,
    document.body,
  )
}
