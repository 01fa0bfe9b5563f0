import { Alert, Button, FileButton, Textarea } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './imports.module.css'
import { type Upload, maxUploadBytes, readUpload } from './use-import.ts'

/** Where the rows come from: a file that is dropped or chosen, or cells pasted from Excel. */
export function ImportSource({ onUpload }: { onUpload: (upload: Upload) => void }) {
  const { t } = useTranslation('transfer')
  const [problem, setProblem] = useState<string | null>(null)
  const [isOver, setIsOver] = useState(false)
  const [pasted, setPasted] = useState('')

  const take = async (fileName: string, content: Blob) => {
    setProblem(null)
    if (content.size > maxUploadBytes) {
      setProblem(t('import.tooLarge', { file: fileName, megabytes: maxUploadBytes / 1_000_000 }))
      return
    }
    try {
      onUpload(await readUpload(fileName, content))
    } catch {
      setProblem(t('import.unreadable', { file: fileName }))
    }
  }

  return (
    <div className={css.source}>
      <div
        className={css.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setIsOver(false)
          const file = event.dataTransfer.files[0]
          if (file !== undefined) void take(file.name, file)
        }}
      >
        <IconFileUpload size={36} stroke={1.4} aria-hidden />
        <p>{t('import.drop')}</p>
        <FileButton accept=".csv,.txt,.tsv,.xlsx" onChange={(file) => file !== null && void take(file.name, file)}>
          {(props) => (
            <Button {...props} data-autofocus>
              {t('import.choose')}
            </Button>
          )}
        </FileButton>
        <p className={css.hint}>{t('import.formats')}</p>
      </div>
      {problem !== null && (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      )}
      <Textarea
        label={t('import.paste')}
        placeholder={t('import.pastePlaceholder')}
        rows={4}
        value={pasted}
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={pasted.trim() === ''}
        onClick={() => void take(t('import.pastedName'), new Blob([pasted], { type: 'text/plain' }))}
      >
        {t('import.pasteRead')}
      </Button>
    </div>
  )
}
