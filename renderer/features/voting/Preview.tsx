import { Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BallotPaper } from '#renderer/ui/ballot/BallotPaper.tsx'
import { emptyBallot } from '#renderer/ui/ballot/unfinished.ts'
import { Review } from '#renderer/ui/ballot/Review.tsx'
import { shuffled } from '#renderer/ui/ballot/paper.ts'
import type { RoundDraft } from '#shared/contract/voting.ts'
import css from './voting.module.css'

/** The very ballot of the booth and its review, in the order that a voter may get, to try out; nothing of it is kept. */
export function Preview({ draft, onClose }: { draft: RoundDraft; onClose: () => void }) {
  const { t } = useTranslation('voting')
  const [ballot, setBallot] = useState(() => emptyBallot(draft.rules))
  const [isReviewing, setReviewing] = useState(false)
  const paper = useMemo(() => {
    const options = draft.options.map(({ title }, index) => ({ id: String(index), title }))
    return {
      question: draft.question,
      rules: draft.rules,
      options: draft.isShuffled ? shuffled(options) : options,
    }
  }, [draft])
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      fullScreen
      closeOnEscape={!isReviewing}
      onClose={onClose}
      title={t('preview.title')}
      classNames={{ body: css.preview }}
    >
      {/* Keys are the paper's, not the close button's. */}
      <div className={css.previewPaper} tabIndex={-1} data-autofocus>
        {isReviewing ? (
          <Review
            paper={paper}
            ballot={ballot}
            isSending={false}
            isOffline={false}
            isRetry={false}
            onBack={() => setReviewing(false)}
            onSend={onClose}
          />
        ) : (
          <BallotPaper paper={paper} ballot={ballot} onChange={setBallot} onReview={() => setReviewing(true)} />
        )}
      </div>
    </Modal>
  )
}
