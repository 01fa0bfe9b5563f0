import { Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BallotPaper } from '#renderer/booth/papers/BallotPaper.tsx'
import { emptyBallot } from '#renderer/booth/papers/unfinished.ts'
import type { RoundDraft } from '#shared/contract/voting.ts'
import css from './voting.module.css'

/** The very ballot of the booth, to try out; nothing of it is kept or counted. */
export function Preview({ draft, onClose }: { draft: RoundDraft; onClose: () => void }) {
  const { t } = useTranslation('voting')
  const [ballot, setBallot] = useState(() => emptyBallot(draft.rules))
  const ticket = useMemo(
    () => ({
      roundId: '',
      voterId: '',
      question: draft.question,
      rules: draft.rules,
      options: draft.options.map(({ title }, index) => ({ id: String(index), title })),
    }),
    [draft],
  )
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      fullScreen
      onClose={onClose}
      title={t('preview.title')}
      classNames={{ body: css.preview }}
    >
      <BallotPaper ticket={ticket} ballot={ballot} onChange={setBallot} onReview={onClose} />
    </Modal>
  )
}
