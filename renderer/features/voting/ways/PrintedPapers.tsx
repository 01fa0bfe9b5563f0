import type { TFunction } from 'i18next'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { regencyName } from '#shared/domain/regency.ts'
import { printedCode } from '#shared/domain/voting/codes.ts'
import type { RoundRules } from '#shared/schema/voting.ts'
import { useWorkshop } from '../use-rounds.ts'
import css from './printed.module.css'
import { usePrint } from './use-print.ts'
import type { WaysProps } from './ways-props.ts'

type Words = TFunction<'ways'>

/** More points on one option than this are written as a number. */
const mostBoxes = 5

/** A box to be filled in by hand. */
const blank = '\u00a0'

/** Paper ballots to cut apart: code, question, options with boxes, how to fill in; no name. For the printer only. */
export function PrintedPapers({
  round,
  options,
  codes,
  onDone,
}: Pick<WaysProps, 'round' | 'options'> & { codes: readonly string[]; onDone: () => void }) {
  const workshop = useWorkshop()
  const { i18n } = useTranslation()
  usePrint(onDone)
  if (workshop === null || workshop === undefined) return null
  const t = i18n.getFixedT(workshop.settings.documentLocale, 'ways')
  const columns = columnsOf(round.rules, t)
  const isUpright = areWide(columns)
  return createPortal(
    <section className={css.sheet} data-print lang={workshop.settings.documentLocale}>
      {codes.map((code) => (
        <article key={code} className={css.paper}>
          <header className={css.paperHead}>
            <div>
              <p className={css.small}>{t('printed.title', { regency: regencyName(workshop) })}</p>
              <h1 dir="auto">{round.question}</h1>
            </div>
            <p className={css.paperCode}>{printedCode(code)}</p>
          </header>
          <p className={css.how}>{howTo(round.rules, t)}</p>
          <table>
            <thead>
              <tr>
                <th>{t('printed.number')}</th>
                <th>
                  {/* Headings are repeated on every sheet: of a long paper each one says whose it is. */}
                  <span className={css.again}>{printedCode(code)}</span>
                  {t('printed.option')}
                </th>
                {columns.map((heading) => (
                  <th key={heading} className={css.mark} data-digit={isDigit(heading) || undefined}>
                    <span className={isUpright && !isDigit(heading) ? css.upright : undefined}>{heading}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {options.map(({ id, title }, index) => (
                <tr key={id}>
                  <td>{index + 1}</td>
                  <td dir="auto">{title}</td>
                  {columns.map((heading) => (
                    <td key={heading} className={css.mark}>
                      <span className={css.box}>{blank}</span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </article>
      ))}
    </section>,
    document.body,
  )
}

/** Millimetres that all headings may take, so that an option keeps half of the paper. */
const mostHeadingMm = 90

const isDigit = (heading: string) => heading.length < 3

/** Headings whose longest words do not fit side by side are written upright, for a word is never broken inside. */
function areWide(headings: readonly string[]): boolean {
  const longestWord = (heading: string) => Math.max(...heading.split(/[\s-]/).map((word) => word.length))
  const widths = headings.map((heading) => (isDigit(heading) ? 10 : Math.max(16, 4 + 1.8 * longestWord(heading))))
  return widths.reduce((sum, width) => sum + width, 0) > mostHeadingMm
}

/** One box an option for each of these. */
function columnsOf(rules: RoundRules, t: Words): string[] {
  switch (rules.method) {
    case 'dots':
      return rules.maxPerOption > 1 && rules.maxPerOption <= mostBoxes
        ? Array.from({ length: rules.maxPerOption }, (_, index) => String(index + 1))
        : [t('printed.points')]
    case 'approval':
      return [t('printed.agree')]
    case 'rating':
      return [...Array.from({ length: rules.highestScore }, (_, index) => String(index + 1)), t('printed.noOpinion')]
    case 'usg':
      return [t('printed.urgency'), t('printed.seriousness'), t('printed.growth')]
    case 'weighted':
      return rules.criteria.map(({ title }) => title)
    case 'impact_effort':
      return [t('printed.impact'), t('printed.effort')]
    case 'ranking':
      return [t('printed.place')]
    case 'yes_no':
      return [t('hands.yes'), t('hands.no'), t('hands.abstain')]
    default:
      return rules satisfies never
  }
}

function howTo(rules: RoundRules, t: Words): string {
  switch (rules.method) {
    case 'dots':
      return t(rules.maxPerOption <= mostBoxes ? 'printed.how.dots' : 'printed.how.dotsWritten', {
        count: rules.pointsPerPerson,
        max: rules.maxPerOption,
      })
    case 'approval':
      return rules.maxChoices === null
        ? t('printed.how.approval')
        : t('printed.how.approvalMost', { count: rules.maxChoices })
    case 'rating':
      return t('printed.how.rating', { highest: rules.highestScore })
    case 'usg':
    case 'weighted':
    case 'impact_effort':
      return t('printed.how.scores')
    case 'ranking':
      return t('printed.how.ranking', { count: rules.places })
    case 'yes_no':
      return t('printed.how.yes_no')
    default:
      return rules satisfies never
  }
}
