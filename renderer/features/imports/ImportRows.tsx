import { NativeSelect, TextInput } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreview, ImportQuestion, ImportVerdict } from '#shared/schema/imports.ts'
import css from './imports.module.css'
import type { ImportDraft } from './use-import.ts'
import { isFreeText, useImportTexts } from './use-import-texts.ts'

/** More rows than a person looks through; the counts above tell the whole. */
const mostShown = 200

interface Props {
  preview: ImportPreview
  verdict: ImportVerdict
  draft: ImportDraft
}

/** The rows of one verdict as the file has them, with reasons, and with questions to answer. */
export function ImportRows({ preview, verdict, draft }: Props) {
  const { t } = useTranslation(['transfer', 'imports'])
  const rows: readonly Row[] = preview.rows
  const answered = draft.options.answers ?? {}
  // A row that has just been answered stays in sight, so that the answer can be changed.
  const isHere = (row: Row) =>
    row.verdict === verdict || (verdict === 'ask' && answered[String(row.lineNumber)] !== undefined)
  const chosen = rows.filter(isHere)
  if (chosen.length === 0) return <p className={css.hint}>{t('import.noRows')}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and keys must be able to scroll it
    <section className={css.rows} aria-label={t(`verdict.${verdict}`, { ns: 'imports' })} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('import.table.line')}</th>
            <th scope="col">{t('import.table.reason')}</th>
            {preview.headings.map((heading, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- headings may repeat; a column is its place
              <th scope="col" key={index}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chosen.slice(0, mostShown).map((row) => (
            <tr key={row.lineNumber} data-verdict={row.verdict}>
              <th scope="row">{row.lineNumber}</th>
              <td className={css.reason}>
                <Reasons row={row} draft={draft} />
              </td>
              <Cells cells={row.original} />
            </tr>
          ))}
        </tbody>
      </table>
      {chosen.length > mostShown && (
        <p className={css.hint}>{t('import.more', { count: chosen.length - mostShown })}</p>
      )}
    </section>
  )
}

type Row = ImportPreview['rows'][number]

const Cells = memo(function Cells({ cells }: { cells: readonly string[] }) {
  return cells.map((cell, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- a cell is its place in the row
    <td key={index} className={css.cell}>
      {cell}
    </td>
  ))
})

function Reasons({ row, draft }: { row: Row; draft: ImportDraft }) {
  const { t } = useTranslation('imports')
  const { reasonText } = useImportTexts()
  const given = Object.entries(draft.options.answers?.[String(row.lineNumber)] ?? {})
  if (row.questions.length > 0 || given.length > 0) {
    return (
      <>
        {given.map(([field, value]) => (
          <Given key={field} lineNumber={row.lineNumber} field={field} value={value} draft={draft} />
        ))}
        {row.questions.map((question) => (
          <Question key={question.field} lineNumber={row.lineNumber} question={question} draft={draft} />
        ))}
      </>
    )
  }
  return (
    <>
      {row.reason === null ? t(`verdict.${row.verdict}`) : reasonText(row.reason, row.reasonValues)}
      {row.remarks.map(({ reason, values }) => (
        <span key={reason} className={css.remark}>
          {reasonText(reason, values)}
        </span>
      ))}
    </>
  )
}

interface QuestionProps {
  lineNumber: number
  question: ImportQuestion
  draft: ImportDraft
}

function Question({ lineNumber, question, draft }: QuestionProps) {
  const { t } = useTranslation('transfer')
  const { reasonText, fieldText, choiceText } = useImportTexts()
  const { field, reason, values, choices } = question
  const label = t('import.answer', { field: fieldText(field), line: lineNumber })
  return (
    <div className={css.question}>
      <span>{reasonText(reason, values)}</span>
      {isFreeText(question) ? (
        <TextInput
          size="xs"
          aria-label={label}
          placeholder={t('import.answerText')}
          onBlur={(event) => {
            const text = event.currentTarget.value.trim()
            if (text !== '') draft.answer(lineNumber, field, text)
          }}
        />
      ) : (
        <NativeSelect
          size="xs"
          aria-label={label}
          value=""
          onChange={(event) => draft.answer(lineNumber, field, event.currentTarget.value || null)}
          data={[
            { value: '', label: t('import.answerNone') },
            ...choices.map((value) => ({ value, label: choiceText(field, value) })),
          ]}
        />
      )}
    </div>
  )
}

/** An answer that was given, with the way back. */
function Given({
  lineNumber,
  field,
  value,
  draft,
}: {
  lineNumber: number
  field: string
  value: string
  draft: ImportDraft
}) {
  const { t } = useTranslation('transfer')
  const { fieldText, choiceText } = useImportTexts()
  return (
    <div className={css.given}>
      <span>
        {fieldText(field)}: <strong>{choiceText(field, value)}</strong>
      </span>
      <button type="button" onClick={() => draft.answer(lineNumber, field, null)}>
        {t('import.cancel')}
      </button>
    </div>
  )
}
