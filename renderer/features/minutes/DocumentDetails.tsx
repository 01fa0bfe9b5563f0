import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { Stage } from '#shared/schema/workshop.ts'
import css from './minutes.module.css'

/** Number and place of the berita acara; each is kept when its field is left, or on Enter. */
export function DocumentDetails({ stage, isReadOnly }: { stage: Stage; isReadOnly: boolean }) {
  const { t } = useTranslation('minutes')
  return (
    <section className={css.card} aria-labelledby="document-title">
      <h2 id="document-title">{t('document.title')}</h2>
      <StageField
        stage={stage}
        field="documentNumber"
        label={t('document.number')}
        hint={t('document.numberHint')}
        maxLength={120}
        isReadOnly={isReadOnly}
      />
      <StageField
        stage={stage}
        field="place"
        label={t('document.place')}
        hint={t('document.placeHint')}
        maxLength={200}
        isReadOnly={isReadOnly}
      />
    </section>
  )
}

interface FieldProps {
  stage: Stage
  field: 'documentNumber' | 'place'
  label: string
  hint: string
  maxLength: number
  isReadOnly: boolean
}

function StageField({ stage, field, label, hint, maxLength, isReadOnly }: FieldProps) {
  const { run } = useCommand()
  // Null while nothing is being typed: then the field shows what the core holds, also after an undo.
  const [draft, setDraft] = useState<string | null>(null)
  const save = async () => {
    const text = draft?.trim()
    if (text !== undefined && text !== stage[field]) {
      const isSaved = await run(async () => {
        await api.workshop.updateStage({ stageId: stage.id, patch: { [field]: text } })
        return true
      })
      if (isSaved !== true) return
    }
    setDraft(null)
  }
  return (
    <TextInput
      label={label}
      description={hint}
      maxLength={maxLength}
      readOnly={isReadOnly}
      value={draft ?? stage[field]}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void save()
        if (event.key === 'Escape') setDraft(null)
      }}
    />
  )
}
