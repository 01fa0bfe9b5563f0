import { Button, Group } from '@mantine/core'
import { IconCircleCheck, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { offerFile } from '#renderer/app/offer-file.ts'
import type { ImportOutcome } from '#shared/schema/imports.ts'
import css from './imports.module.css'
import { useImportTexts } from './use-import-texts.ts'

/** What the import did, and the rows that were not taken to be mended. */
export function ImportSummary({ outcome, onClose }: { outcome: ImportOutcome; onClose: () => void }) {
  const { t } = useTranslation('transfer')
  const { reasonText } = useImportTexts()
  const { addedCount, fileName, counts, notTaken, rejectedCsv } = outcome
  return (
    <div className={css.summary}>
      <output className={css.done}>
        <IconCircleCheck size={22} aria-hidden />
        <strong>{t('import.done', { count: addedCount, file: fileName })}</strong>
      </output>
      <p className={css.hint}>
        {counts.duplicate > 0 && `${t('import.duplicates', { count: counts.duplicate })} · `}
        {t('import.undoHint')}
      </p>
      {notTaken.length > 0 && (
        <section>
          <h3>{t('import.notTaken', { count: notTaken.length })}</h3>
          <ul className={css.notTaken}>
            {notTaken.slice(0, 100).map(({ lineNumber, reason, reasonValues }) => (
              <li key={lineNumber}>
                {t('import.lineReason', { line: lineNumber, reason: reasonText(reason, reasonValues) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Group justify="flex-end">
        {rejectedCsv !== null && (
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => {
              const name = `${fileName.replace(/\.[^./\\]*$/, '')}.ditolak.csv`
              offerFile(name, new Blob([rejectedCsv], { type: 'text/csv' }))
            }}
          >
            {t('import.download')}
          </Button>
        )}
        <Button data-autofocus onClick={onClose}>
          {t('import.close')}
        </Button>
      </Group>
    </div>
  )
}
