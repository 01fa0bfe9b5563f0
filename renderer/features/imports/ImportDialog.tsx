import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportKind, ImportOutcome } from '#shared/schema/imports.ts'
import { ImportReview } from './ImportReview.tsx'
import { ImportSource } from './ImportSource.tsx'
import { ImportSummary } from './ImportSummary.tsx'
import type { Upload } from './use-import.ts'

interface Props {
  kind: ImportKind
  /** The board that takes notes; null is the first SWOT board. */
  activityId: string | null
  opened: boolean
  onClose: () => void
}

/** From a file or a paste to rows of the workshop: choose, look, answer, confirm. Nothing changes before the last step. */
export function ImportDialog({ kind, activityId, opened, onClose }: Props) {
  const { t } = useTranslation('transfer')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(`import.title.${kind}`)}
      closeButtonProps={{ 'aria-label': t('import.cancel') }}
      size="72rem"
      centered
    >
      <ImportSteps kind={kind} activityId={activityId} onClose={onClose} />
    </Modal>
  )
}

/** Mounted with the dialog, so that the next opening starts afresh. */
function ImportSteps({ kind, activityId, onClose }: Omit<Props, 'opened'>) {
  const [upload, setUpload] = useState<Upload | null>(null)
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null)
  if (outcome !== null) return <ImportSummary outcome={outcome} onClose={onClose} />
  if (upload === null) return <ImportSource onUpload={setUpload} />
  return (
    <ImportReview
      key={upload.key}
      kind={kind}
      activityId={activityId}
      upload={upload}
      onBack={() => setUpload(null)}
      onDone={setOutcome}
    />
  )
}
