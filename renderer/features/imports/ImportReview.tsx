import { Alert, Button, Checkbox, Group, Loader, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from '#renderer/app/notify.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import {
  type ImportDelimiter,
  type ImportKind,
  type ImportOutcome,
  type ImportPreview,
  type ImportVerdict,
  type TextEncodingName,
  importDelimiters,
  importEncodings,
  importVerdicts,
} from '#shared/schema/imports.ts'
import { ImportRows } from './ImportRows.tsx'
import css from './imports.module.css'
import { type ImportDraft, type Upload, useImport } from './use-import.ts'
import { useImportTexts } from './use-import-texts.ts'

interface Props {
  kind: ImportKind
  activityId: string | null
  upload: Upload
  onBack: () => void
  onDone: (outcome: ImportOutcome) => void
}

/** What was read and what would become of it. */
export function ImportReview({ kind, activityId, upload, onBack, onDone }: Props) {
  const { t } = useTranslation('transfer')
  const draft = useImport(kind, activityId, upload)
  const { run, isBusy } = useCommand()
  const { preview, refusal, isReading } = draft

  const commit = async () => {
    const outcome = await run(draft.commit)
    if (outcome !== undefined) onDone(outcome)
  }

  return (
    <div className={css.review}>
      {refusal !== null && (
        <Alert color="red" role="alert">
          {refusalText(refusal)}
        </Alert>
      )}
      {preview === undefined && refusal === null && (
        <output className={css.reading}>
          <Loader size="sm" /> {t('import.reading', { file: upload.fileName })}
        </output>
      )}
      {preview !== undefined && (
        <>
          <Reading preview={preview} draft={draft} />
          {refusal === null && <Verdicts key={upload.key} preview={preview} draft={draft} />}
        </>
      )}
      <Group justify="space-between" className={css.foot}>
        <Button variant="subtle" onClick={onBack}>
          {t('import.other')}
        </Button>
        <Group gap="sm">
          {preview !== undefined && preview.counts.ask > 0 && (
            <span className={css.hint}>{t('import.askLeft', { count: preview.counts.ask })}</span>
          )}
          <Button
            loading={isBusy}
            disabled={refusal !== null || isReading || preview === undefined || preview.counts.accepted === 0}
            onClick={() => void commit()}
          >
            {preview === undefined || preview.counts.accepted === 0
              ? t('import.nothing')
              : t('import.commit', { count: preview.counts.accepted })}
          </Button>
        </Group>
      </Group>
    </div>
  )
}

const delimiterNames: Record<ImportDelimiter, 'comma' | 'semicolon' | 'tab' | 'pipe'> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
}

/** The guess, and the means to correct it. */
function Reading({ preview, draft }: { preview: ImportPreview; draft: ImportDraft }) {
  const { t } = useTranslation(['transfer', 'imports'])
  const { fieldText } = useImportTexts()
  const { options, change } = draft
  const isWorkbook = preview.encoding === 'xlsx'
  return (
    <fieldset className={css.guess}>
      <legend>
        {t('import.guess')} <strong>{preview.fileName}</strong>
      </legend>
      <Group gap="sm" align="flex-end">
        {!isWorkbook && (
          <>
            <Select
              label={t('import.encoding')}
              size="sm"
              w={270}
              allowDeselect={false}
              value={preview.encoding}
              onChange={(value) => change({ encoding: value as TextEncodingName })}
              data={importEncodings
                .filter((encoding) => encoding !== 'xlsx')
                .map((value) => ({ value, label: t(`encoding.${value}`, { ns: 'imports' }) }))}
            />
            <Select
              label={t('import.delimiter')}
              size="sm"
              allowDeselect={false}
              value={preview.delimiter}
              onChange={(value) => change({ delimiter: value as ImportDelimiter })}
              data={importDelimiters.map((value) => ({
                value,
                label: t(`delimiter.${delimiterNames[value]}`, { ns: 'imports' }),
              }))}
            />
          </>
        )}
        <NumberInput
          label={t('import.headerRow')}
          size="sm"
          w={130}
          min={1}
          allowDecimal={false}
          value={preview.headerLine}
          onChange={(value) => typeof value === 'number' && value >= 1 && change({ headerRow: value })}
        />
        <div className={css.switches}>
          {preview.kind === 'participants' && (
            <Checkbox
              label={t('import.fillDown')}
              checked={options.fillDownUnits === true}
              onChange={(event) => change({ fillDownUnits: event.currentTarget.checked })}
            />
          )}
          {(preview.counts.duplicate > 0 || options.again === true) && (
            <Checkbox
              label={t('import.again')}
              checked={options.again === true}
              onChange={(event) => change({ again: event.currentTarget.checked })}
            />
          )}
        </div>
      </Group>
      <p className={css.hint}>
        {t('import.columns', {
          columns: preview.columns
            .map(({ heading, field }) => t('import.column', { heading: heading || '–', field: fieldText(field) }))
            .join(' · '),
        })}
      </p>
      {preview.hasBrokenQuotes && <p className={css.warning}>{t('import.brokenQuotes')}</p>}
    </fieldset>
  )
}

/** Rows by what becomes of them; those that wait for an answer come first. */
function Verdicts({ preview, draft }: { preview: ImportPreview; draft: ImportDraft }) {
  const { t } = useTranslation(['transfer', 'imports'])
  const hasAnswers = Object.keys(draft.options.answers ?? {}).length > 0
  const [verdict, setVerdict] = useState<ImportVerdict>(() => {
    if (preview.counts.ask > 0) return 'ask'
    return preview.counts.accepted > 0
      ? 'accepted'
      : (importVerdicts.find((one) => preview.counts[one] > 0) ?? 'accepted')
  })
  return (
    <section className={css.verdicts} aria-label={t('import.verdicts')}>
      <div className={css.chips}>
        {importVerdicts
          .filter((one) => preview.counts[one] > 0 || one === verdict || (one === 'ask' && hasAnswers))
          .map((one) => (
            <button
              key={one}
              type="button"
              data-verdict={one}
              aria-pressed={one === verdict}
              onClick={() => setVerdict(one)}
            >
              {t('import.verdictCount', {
                verdict: t(`verdict.${one}`, { ns: 'imports' }),
                count: preview.counts[one],
              })}
            </button>
          ))}
      </div>
      <ImportRows preview={preview} verdict={verdict} draft={draft} />
    </section>
  )
}
