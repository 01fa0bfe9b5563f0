import { Button, Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import type { UsualCriterionId } from '#shared/domain/voting/methods/weighted.ts'
import { checkRules, methodOf } from '#shared/domain/voting/registry.ts'
import type { RoundDraft, RoundView } from '#shared/contract/voting.ts'
import { CandidatePicker } from './CandidatePicker.tsx'
import { ElectorateFields, ReadingFields } from './draft/ElectorateFields.tsx'
import { MethodField } from './draft/MethodField.tsx'
import { Rehearsal } from './draft/Rehearsal.tsx'
import { RulesFields } from './draft/RulesFields.tsx'
import { WholeNumber } from './draft/WholeNumber.tsx'
import { votersOf, withMethod } from './draft.ts'
import { OpenDialog } from './OpenDialog.tsx'
import { OptionList } from './OptionList.tsx'
import { Preview } from './Preview.tsx'
import { useDraft } from './use-draft.ts'
import { refreshRounds, useElectorate } from './use-rounds.ts'
import draftCss from './draft/draft.module.css'
import css from './voting.module.css'

/** A round before it opens: what is asked, of whom, by which rules. Every change is stored at once. */
export function DraftEditor({ view, isReadOnly }: { view: RoundView; isReadOnly: boolean }) {
  const { t } = useTranslation('voting')
  const { draft, change, settled } = useDraft(view)
  const { run, isBusy } = useCommand()
  const [dialog, setDialog] = useState<'open' | 'preview' | null>(null)
  const { id: roundId, activityId, runOffOf, repeatOf, number } = view.round
  const electorate = useElectorate(activityId)
  const voterCount = votersOf(draft, electorate)
  const { fewestOptions, tiringOptions } = methodOf(draft.rules.method)
  const missing = missingIn(draft, voterCount)
  const isTiring = tiringOptions !== null && draft.options.length > tiringOptions

  const open = async () => {
    await settled()
    await run(() => api.rounds.open({ roundId }))
    await refreshRounds(activityId)
    setDialog(null)
  }
  const remove = async () => {
    await settled()
    await run(() => api.rounds.removeDraft({ roundId }))
    await refreshRounds(activityId)
  }
  const nameOf = (id: UsualCriterionId) => t(`rules.usualCriterion.${id}`)
  const title = runOffOf !== null ? 'draft.runOffTitle' : repeatOf !== null ? 'draft.repeatTitle' : 'draft.title'

  return (
    <fieldset className={css.editor} disabled={isReadOnly}>
      <legend className={css.editorTitle}>{t(title, { number })}</legend>
      <div className={css.editorColumns}>
        <div className={css.editorMain}>
          <QuestionField value={draft.question} onChange={(question) => change((old) => ({ ...old, question }))} />
          <OptionList options={draft.options} onChange={change} isReadOnly={isReadOnly} />
          {!isReadOnly && <CandidatePicker options={draft.options} onChange={change} />}
        </div>
        <aside className={css.editorSide}>
          <div className={css.group}>
            <h2>{t('draft.rules')}</h2>
            <MethodField
              value={draft.rules.method}
              onChange={(method) => change((old) => withMethod(old, method, nameOf))}
            />
            {isTiring && <p className={css.hint}>{t('draft.tiring', { count: tiringOptions })}</p>}
            <Rules draft={draft} isRunOff={runOffOf !== null} onChange={change} />
          </div>
          <div className={css.group}>
            <ElectorateFields draft={draft} electorate={electorate} onChange={change} />
          </div>
          <details className={`${css.group} ${draftCss.more}`}>
            <summary>{t('draft.reading')}</summary>
            <div className={draftCss.moreFields}>
              <ReadingFields draft={draft} electorate={electorate} onChange={change} />
            </div>
          </details>
          <div className={css.editorActions}>
            {missing !== null && <p className={css.hint}>{t(`draft.missing.${missing}`, { count: fewestOptions })}</p>}
            <Button variant="default" onClick={() => setDialog('preview')} disabled={draft.options.length === 0}>
              {t('draft.preview')}
            </Button>
            <Rehearsal
              roundId={roundId}
              settled={settled}
              isDisabled={missing === 'options' || missing === 'weights' || draft.way === 'hands'}
            />
            <Button size="md" onClick={() => setDialog('open')} disabled={isReadOnly || missing !== null}>
              {t('draft.open')}
            </Button>
            <Button variant="subtle" color="red" onClick={() => void remove()} disabled={isReadOnly} loading={isBusy}>
              {t('draft.remove')}
            </Button>
          </div>
        </aside>
      </div>
      {dialog === 'preview' && <Preview draft={draft} onClose={() => setDialog(null)} />}
      {dialog === 'open' && (
        <OpenDialog
          draft={draft}
          voterCount={voterCount}
          isBusy={isBusy}
          onOpen={() => void open()}
          onClose={() => setDialog(null)}
        />
      )}
    </fieldset>
  )
}

/** What a draft still lacks before it can open, the first thing first. */
function missingIn(draft: RoundDraft, voterCount: number): 'options' | 'weights' | 'voters' | null {
  if (draft.options.length < methodOf(draft.rules.method).fewestOptions) return 'options'
  if (!checkRules(draft.rules).ok) return 'weights'
  return voterCount === 0 ? 'voters' : null
}

interface PartProps {
  draft: RoundDraft
  onChange: (decide: (draft: RoundDraft) => RoundDraft) => void
}

/** Keeps what is typed until the field is left, so that a sentence is one step of undo. */
function QuestionField({ value, onChange }: { value: string; onChange: (question: string) => void }) {
  const { t } = useTranslation('voting')
  const [typed, setTyped] = useState<string | null>(null)
  const leave = () => {
    const question = (typed ?? value).replace(/\s+/g, ' ').trim()
    if (question !== '' && question !== value) onChange(question)
    setTyped(null)
  }
  return (
    <Textarea
      label={t('draft.question')}
      autosize
      minRows={1}
      maxRows={4}
      maxLength={300}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        event.currentTarget.blur()
      }}
    />
  )
}

function Rules({ draft, isRunOff, onChange }: PartProps & { isRunOff: boolean }) {
  const { t } = useTranslation('voting')
  const { rules, cutAt, isShuffled } = draft
  return (
    <>
      <RulesFields
        rules={rules}
        optionCount={draft.options.length}
        isRunOff={isRunOff}
        onChange={(next) => onChange((old) => ({ ...old, rules: next }))}
      />
      {methodOf(rules.method).hasCut ? (
        <WholeNumber
          label={t('draft.cutAt')}
          description={t('draft.cutAtHint')}
          value={cutAt}
          max={300}
          onChange={(next) => onChange((old) => ({ ...old, cutAt: next }))}
        />
      ) : (
        <p className={css.note}>{t(rules.method === 'yes_no' ? 'draft.noCutYesNo' : 'draft.noCutMatrix')}</p>
      )}
      <Checkbox
        label={t('draft.shuffle')}
        checked={isShuffled}
        onChange={(event) => {
          const { checked } = event.currentTarget
          onChange((old) => ({ ...old, isShuffled: checked }))
        }}
      />
    </>
  )
}
