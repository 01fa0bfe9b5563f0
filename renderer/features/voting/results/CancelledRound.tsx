import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RoundView } from '#shared/contract/voting.ts'
import css from './results.module.css'

/** A round that ended without a result stays in the record. */
export function CancelledRound({
  view,
  isReadOnly,
  onRepeat,
}: {
  view: RoundView
  isReadOnly: boolean
  onRepeat: () => Promise<void>
}) {
  const { t } = useTranslation('voting')
  return (
    <div className={css.cancelled}>
      <h2 dir="auto">{view.round.question}</h2>
      <p>
        {view.round.way === 'hands'
          ? t('cancelled.hands', { number: view.round.number })
          : t('cancelled.text', { number: view.round.number, count: view.votedCount })}
      </p>
      {!isReadOnly && (
        <Button size="md" onClick={() => void onRepeat()}>
          {t('cancelled.repeat')}
        </Button>
      )}
    </div>
  )
}
