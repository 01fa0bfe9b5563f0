import { ActionIcon, Button, Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { ordinalWord } from '#shared/domain/words.ts'
import type { Round } from '#shared/schema/voting.ts'
import type { Decision } from '#shared/schema/workshop.ts'
import { type DecisionDraft, DecisionFields, emptyDecision } from './DecisionFields.tsx'
import { focusOnMount } from './focus-on-mount.ts'
import css from './minutes.module.css'
import { useKeptDraft } from './use-kept-draft.ts'
import { useClosedRounds } from './use-minutes.ts'

interface Props {
  stageId: string
  decisions: readonly Decision[]
  isReadOnly: boolean
}

/** Decisions in the order in which the berita acara numbers them. */
export function DecisionList({ stageId, decisions, isReadOnly }: Props) {
  const { t, i18n } = useTranslation('minutes')
  const { run } = useCommand()
  const rounds = useClosedRounds(stageId)
  const listRef = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const movedIdRef = useRef<string | null>(null)
  const ordinalOf = (index: number) =>
    i18n.language === 'en' ? t('decisions.ordinal', { number: index + 1 }) : ordinalWord(index + 1)

  // The focus stays on the decision that was moved, wherever the new order puts it; only a new order tells when.
  useLayoutEffect(() => {
    if (movedIdRef.current === null) return
    listRef.current?.querySelector<HTMLElement>(`[data-decision-id="${movedIdRef.current}"]`)?.focus()
    movedIdRef.current = null
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the new list is the event; the row is found in the page
  }, [decisions])

  const move = async (index: number, step: -1 | 1) => {
    const decision = decisions[index]
    if (decision === undefined || decisions[index + step] === undefined) return
    const beforeId = (step === -1 ? decisions[index - 1] : decisions[index + 2])?.id ?? null
    movedIdRef.current = decision.id
    const isMoved = await run(async () => {
      await api.minutes.moveDecision({ decisionId: decision.id, beforeId })
      return true
    })
    if (isMoved === true) setSaid(t('decisions.moved', { ordinal: ordinalOf(index + step), text: decision.text }))
  }

  return (
    <section className={css.card} aria-labelledby="decisions-title">
      <h2 id="decisions-title">{t('decisions.title')}</h2>
      <p className={css.hint}>
        {decisions.length === 0 ? t('decisions.empty') : t('decisions.hint')}
        {decisions.length > 1 && !isReadOnly && <> {t('decisions.keys')}.</>}
      </p>
      <ol className={css.decisions} ref={listRef}>
        {decisions.map((decision, index) => (
          <DecisionItem
            key={decision.id}
            decision={decision}
            ordinal={ordinalOf(index)}
            rounds={rounds}
            isFirst={index === 0}
            isLast={index === decisions.length - 1}
            isReadOnly={isReadOnly}
            onMove={(step) => void move(index, step)}
          />
        ))}
      </ol>
      {!isReadOnly && <DecisionComposer stageId={stageId} rounds={rounds} />}
      <output className="visually-hidden">{said}</output>
    </section>
  )
}

function DecisionComposer({ stageId, rounds }: { stageId: string; rounds: readonly Round[] }) {
  const { t } = useTranslation('minutes')
  const { run, isBusy } = useCommand()
  const [draft, setDraft] = useKeptDraft<DecisionDraft>(`decision ${stageId}`, emptyDecision)
  const isEmpty = draft.text.trim() === ''

  const add = async () => {
    if (isEmpty || isBusy) return
    const added = await run(() => api.minutes.addDecision({ stageId, ...draft, text: draft.text.trim() }))
    if (added !== undefined) setDraft(emptyDecision)
  }

  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <DecisionFields
        draft={draft}
        onChange={setDraft}
        rounds={rounds}
        label={t('decisions.label')}
        onSubmit={() => void add()}
      />
      <Button type="submit" variant={isEmpty ? 'default' : 'filled'} disabled={isEmpty}>
        {t('decisions.add')}
      </Button>
    </form>
  )
}

interface ItemProps {
  decision: Decision
  ordinal: string
  rounds: readonly Round[]
  isFirst: boolean
  isLast: boolean
  isReadOnly: boolean
  onMove: (step: -1 | 1) => void
}

function DecisionItem({ decision, ordinal, rounds, isFirst, isLast, isReadOnly, onMove }: ItemProps) {
  const { t } = useTranslation(['minutes', 'domain'])
  const { run, isBusy } = useCommand()
  const [draft, setDraft] = useState<DecisionDraft | null>(null)
  const round = rounds.find(({ id }) => id === decision.roundId)

  const save = async () => {
    if (draft === null || draft.text.trim() === '') return
    const { text, way, roundId, objection } = draft
    const isSaved = await run(async () => {
      await api.minutes.editDecision({ decisionId: decision.id, patch: { text: text.trim(), way, roundId, objection } })
      return true
    })
    if (isSaved === true) setDraft(null)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- takes the focus for Alt+arrows; buttons do the same
    <li
      className={css.decision}
      data-decision-id={decision.id}
      tabIndex={isReadOnly ? undefined : 0}
      onKeyDown={(event) => {
        if (isReadOnly || event.target !== event.currentTarget) return
        if (event.altKey && event.key === 'ArrowUp') onMove(-1)
        else if (event.altKey && event.key === 'ArrowDown') onMove(1)
        else if (event.key === 'Enter') setDraft(decision)
        else return
        event.preventDefault()
      }}
    >
      <strong className={css.ordinal}>{ordinal}</strong>
      {draft === null ? (
        <div className={css.grow}>
          <p className={css.text}>{decision.text}</p>
          <p className={css.meta}>
            <span className={css.way}>{t(`decisionWay.${decision.way}`, { ns: 'domain' })}</span>
            {round !== undefined && t('decisions.roundOption', { question: round.question, number: round.number })}
          </p>
          {decision.objection !== '' && (
            <p className={css.objection}>{t('decisions.hasObjection', { text: decision.objection })}</p>
          )}
        </div>
      ) : (
        <div className={css.grow}>
          <DecisionFields
            draft={draft}
            onChange={setDraft}
            rounds={rounds}
            label={t('decisions.text')}
            onSubmit={() => void save()}
            onCancel={() => setDraft(null)}
            inputRef={focusOnMount}
          />
          <Group gap="xs" mt={6}>
            <Button size="xs" loading={isBusy} disabled={draft.text.trim() === ''} onClick={() => void save()}>
              {t('decisions.save')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setDraft(null)}>
              {t('decisions.cancel')}
            </Button>
          </Group>
        </div>
      )}
      {!isReadOnly && draft === null && (
        <span className={css.itemTools}>
          <ActionIcon
            variant="subtle"
            aria-label={t('decisions.moveUp', { ordinal })}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            aria-label={t('decisions.moveDown', { ordinal })}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" aria-label={t('decisions.edit', { ordinal })} onClick={() => setDraft(decision)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('decisions.remove', { ordinal })}
            disabled={isBusy}
            onClick={() => void run(() => api.minutes.removeDecision({ decisionId: decision.id }))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </span>
      )}
    </li>
  )
}
