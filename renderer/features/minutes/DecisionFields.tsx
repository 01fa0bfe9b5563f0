import { Group, SegmentedControl, Select, TextInput, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Round } from '#shared/schema/voting.ts'
import { decisionWays } from '#shared/schema/vocabulary.ts'
import type { Decision } from '#shared/schema/workshop.ts'

export type DecisionDraft = Pick<Decision, 'text' | 'way' | 'roundId' | 'objection'>

export const emptyDecision: DecisionDraft = { text: '', way: 'consensus', roundId: null, objection: '' }

interface Props {
  draft: DecisionDraft
  onChange: (draft: DecisionDraft) => void
  rounds: readonly Round[]
  label: string
  /** Ctrl+Enter. */
  onSubmit: () => void
  onCancel?: () => void
  /** Of the first field. */
  inputRef?: React.Ref<HTMLTextAreaElement>
}

/** The fields of a decision: its words, how it was reached, and what was said against it. */
export function DecisionFields({ draft, onChange, rounds, label, onSubmit, onCancel, inputRef }: Props) {
  const { t } = useTranslation(['minutes', 'domain'])
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') onCancel?.()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    onSubmit()
  }

  return (
    <div>
      <Textarea
        aria-label={label}
        placeholder={t('decisions.placeholder')}
        autosize
        minRows={1}
        maxRows={10}
        maxLength={4000}
        ref={inputRef}
        onKeyDown={onKeyDown}
        value={draft.text}
        onChange={(event) => onChange({ ...draft, text: event.currentTarget.value })}
      />
      {(draft.text.trim() !== '' || onCancel !== undefined) && (
        <>
          <Group gap="xs" mt={6}>
            <SegmentedControl
              size="sm"
              aria-label={t('decisions.way')}
              value={draft.way}
              onChange={(way) => onChange({ ...draft, way })}
              data={decisionWays.map((value) => ({ value, label: t(`decisionWay.${value}`, { ns: 'domain' }) }))}
            />
            {draft.way === 'vote' && (
              <Select
                aria-label={t('decisions.round')}
                placeholder={t('decisions.noRound')}
                clearable
                style={{ flex: '1 1 14rem' }}
                value={draft.roundId}
                onChange={(roundId) => onChange({ ...draft, roundId })}
                data={rounds.map(({ id, question, number }) => ({
                  value: id,
                  label: t('decisions.roundOption', { question, number }),
                }))}
              />
            )}
          </Group>
          <TextInput
            mt={6}
            aria-label={t('decisions.objection')}
            placeholder={`${t('decisions.objection')}. ${t('decisions.objectionPlaceholder')}`}
            maxLength={4000}
            onKeyDown={onKeyDown}
            value={draft.objection}
            onChange={(event) => onChange({ ...draft, objection: event.currentTarget.value })}
          />
        </>
      )}
    </div>
  )
}
