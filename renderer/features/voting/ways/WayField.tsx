import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RoundDraft } from '#shared/contract/voting.ts'
import { canCountHands } from '#shared/domain/voting/hands.ts'
import css from './ways.module.css'

/** Ballots or raised hands; hands only where a method can be answered by them. */
export function WayField({
  draft,
  onChange,
}: {
  draft: RoundDraft
  onChange: (decide: (draft: RoundDraft) => RoundDraft) => void
}) {
  const { t } = useTranslation('ways')
  const canRaise = canCountHands(draft.rules)
  return (
    <div className={css.form}>
      <span id="way">{t('way.label')}</span>
      <SegmentedControl
        fullWidth
        aria-labelledby="way"
        value={draft.way}
        onChange={(next) =>
          onChange((old) =>
            next === 'hands'
              ? { ...old, way: 'hands', identification: 'name', compareBy: 'none' }
              : { ...old, way: 'ballots' },
          )
        }
        data={[
          { value: 'ballots', label: t('way.ballots') },
          { value: 'hands', label: t('way.hands'), disabled: !canRaise && draft.way === 'ballots' },
        ]}
      />
      <p className={css.note}>{t(canRaise ? `way.hint.${draft.way}` : 'way.notPossible')}</p>
    </div>
  )
}
