import { Alert, Button, Checkbox, Group, Progress, Select } from '@mantine/core'
import { IconDownload, IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { refusalText } from '#renderer/app/notify.ts'
import { download } from '#renderer/app/room-tab.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { isoDateOf, longDate, romanNumeral } from '#shared/domain/words.ts'
import type { Stage } from '#shared/schema/workshop.ts'
import css from './exports.module.css'
import { type ExportState, useExport } from './use-export.ts'
import { useWorkshopView } from '#renderer/app/use-workshop-view.ts'

const bookNumbers = [1, 2, 3, 4] as const

/** What to write for a stage, how far it has come, and where it lies. Works on a workshop that may only be read, too. */
export function ExportCard({ stage }: { stage: Stage }) {
  const { t, i18n } = useTranslation('transfer')
  const locale = i18n.language === 'en' ? 'en' : 'id'
  const { state, start, cancel } = useExport()
  const [formats, setFormats] = useState<('docx' | 'xlsx')[]>(['docx', 'xlsx'])
  const [books, setBooks] = useState<number[]>([])
  const [isJson, setIsJson] = useState(false)
  const [chosenVersion, setVersion] = useState('now')
  const view = useWorkshopView().data
  const versions = view?.versions.filter((version) => version.stageId === stage.id) ?? []
  const version = versions.find((candidate) => String(candidate.version) === chosenVersion)
  const isNothing = formats.length === 0 && books.length === 0 && !isJson
  const isRunning = state.kind === 'running'

  const run = () =>
    void start({ stage: stage.number, minutes: formats, books, json: isJson, version: version?.version ?? null })

  return (
    <section className={css.card} aria-labelledby="export-title">
      <h2 id="export-title">{t('export.title')}</h2>
      <fieldset className={css.group} disabled={isRunning}>
        <legend>{t('export.stagePapers', { stage: romanNumeral(stage.number) })}</legend>
        {(['docx', 'xlsx'] as const).map((format) => (
          <Checkbox
            key={format}
            label={t(`export.${format}`)}
            checked={formats.includes(format)}
            onChange={() => setFormats(toggled(formats, format))}
          />
        ))}
        {versions.length > 0 && (
          <Select
            label={t('export.edition')}
            allowDeselect={false}
            value={version === undefined ? 'now' : chosenVersion}
            onChange={(value) => setVersion(value ?? 'now')}
            data={[
              { value: 'now', label: t(stage.state === 'closed' ? 'export.now' : 'export.nowDraft') },
              ...versions.toReversed().map((candidate) => ({
                value: String(candidate.version),
                label: t('export.version', {
                  version: candidate.version,
                  date: longDate(isoDateOf(candidate.closedAtMs, view?.workshop.timeZone ?? 'WIB'), locale),
                }),
              })),
            ]}
          />
        )}
      </fieldset>
      <fieldset className={css.group} disabled={isRunning}>
        <legend>{t('export.books')}</legend>
        <div className={css.books}>
          {bookNumbers.map((number) => (
            <Checkbox
              key={number}
              label={
                <>
                  {t('export.book', { number })}{' '}
                  <span className={css.bookTitle}>{t(`export.bookTitle.${number}`)}</span>
                </>
              }
              checked={books.includes(number)}
              onChange={() => setBooks(toggled(books, number))}
            />
          ))}
        </div>
        <Checkbox
          label={t('export.json')}
          checked={isJson}
          onChange={(event) => setIsJson(event.currentTarget.checked)}
        />
      </fieldset>
      {isRunning ? (
        <Running state={state} onCancel={cancel} />
      ) : (
        <Button onClick={run} disabled={isNothing} title={isNothing ? t('export.nothing') : undefined}>
          {t('export.run')}
        </Button>
      )}
      <Outcome state={state} onRetry={run} />
    </section>
  )
}

function Running({ state, onCancel }: { state: Extract<ExportState, { kind: 'running' }>; onCancel: () => void }) {
  const { t } = useTranslation('transfer')
  const { progress } = state
  const sentence =
    progress === null
      ? t('export.preparing')
      : t('export.progress', { number: progress.doneCount + 1, total: progress.totalCount, file: progress.fileName })
  return (
    <div className={css.running}>
      <output>{sentence}</output>
      <Group gap="sm" wrap="nowrap">
        <Progress
          className={css.bar}
          aria-label={sentence}
          value={progress === null ? 0 : (100 * (progress.doneCount + 0.5)) / progress.totalCount}
        />
        <Button variant="default" size="compact-md" onClick={onCancel}>
          {t('export.cancel')}
        </Button>
      </Group>
    </div>
  )
}

function Outcome({ state, onRetry }: { state: ExportState; onRetry: () => void }) {
  const { t } = useTranslation('transfer')
  const { run } = useCommand()
  if (state.kind === 'cancelled') {
    return <output className={css.note}>{t('export.cancelled')}</output>
  }
  if (state.kind === 'refused') {
    return (
      <Alert color="red" role="alert">
        {refusalText(state.refusal)}{' '}
        <Button variant="subtle" size="compact-sm" onClick={onRetry}>
          {t('export.again')}
        </Button>
      </Alert>
    )
  }
  if (state.kind !== 'done') return null
  const { files, folder } = state.result
  return (
    <div className={css.outcome}>
      <output>
        <strong>{t('export.done', { count: files.length })}</strong>
      </output>
      <ul>
        {files.map(({ fileName, sizeBytes, downloadUrl }) => (
          <li key={fileName}>
            {downloadUrl === null ? (
              <span>{fileName}</span>
            ) : (
              <button
                type="button"
                className={css.file}
                aria-label={t('export.download', { file: fileName })}
                onClick={() => void run(() => download(downloadUrl))}
              >
                <IconDownload size={16} aria-hidden /> {fileName}
              </button>
            )}
            <span className={css.size}>
              {t('export.size', { kilobytes: Math.max(1, Math.round(sizeBytes / 1024)) })}
            </span>
          </li>
        ))}
      </ul>
      <p className={css.note}>{t('export.folder', { folder })}</p>
      <Button
        variant="default"
        leftSection={<IconFolderOpen size={18} aria-hidden />}
        onClick={() => void run(() => api.exports.showFolder())}
      >
        {t('export.openFolder')}
      </Button>
    </div>
  )
}

function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item]
}
