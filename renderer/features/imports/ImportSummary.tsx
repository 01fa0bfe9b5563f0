import { Button, Group } from '@mantine/core'
import { IconCircleCheck, IconDownload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportOutcome } from '#shared/schema/imports.ts'
import css from './imports.module.css'
import { useImportTexts } from './use-import-texts.ts'

/** What the import did, and the rows that were not taken to be mended. */
export function ImportSummary({ outcome, onClose }: { outcome: ImportOutcome; onClose: () => void }) {
  const { t } = useTranslation('transfer')
  const { reasonText } = useImportTexts()
  const { addedCount, fileName, counts, notTaken, rejectedCsv } = outcome
  const downloadUrl = useTextAddress(rejectedCsv)
  return (
    <div className={css.summary}>
      <p role="status" className={css.done}>
        <IconCircleCheck size={22} aria-hidden />
        <strong>{t('import.done', { count: addedCount, file: fileName })}</strong>
      </p>
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
        {downloadUrl !== null && (
          <Button
            component="a"
            variant="default"
            href={downloadUrl}
            download={`${fileName.replace(/\.[^./\\]*$/, '')}.ditolak.csv`}
            leftSection={<IconDownload size={18} aria-hidden />}
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

/** An address under which this page offers a text for download, for as long as it is shown. */
function useTextAddress(text: string | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (text === null) return
    const made = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [text])
  return address
}
