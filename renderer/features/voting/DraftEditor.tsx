import { Button, Checkbox, NumberInput, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { defaultPoints, runOffRules } from '#shared/domain/voting/methods/dots.ts'
import { methodOf } from '#shared/domain/voting/registry.ts'
import type { DotRules } from '#shared/schema/voting.ts'
import type { RoundDraft, RoundView } from '#shared/contract/voting.ts'
import { CandidatePicker } from './CandidatePicker.tsx'
import { OpenDialog } from './OpenDialog.tsx'
import { OptionList } from './OptionList.tsx'
import { Preview } from './Preview.tsx'
import { useDraft } from './use-draft.ts'
import { refreshRounds, useElectorate } from './use-rounds.ts'
import css from './voting.module.css'

/** A round before it opens: what is asked, of whom, by which rules. Every change is stored at once. */
export function DraftEditor({ view, isReadOnly }: { view: RoundView; isReadOnly: boolean }) {
  const { t } = useTranslation('voting')
  const { draft, change, settled } = useDraft(view)
  const { run, isBusy } = useCommand()
  const [dialog, setDialog] = useState<'open' | 'preview' | null>(null)
  const { id: roundId, activityId, runOffOf, number } = view.round
  const electorate = useElectorate(activityId)
  const voterCount = draft.electorate === 'tokens' ? draft.tokenCount : (electorate?.presentCount ?? 0)
  const missing =
    draft.options.length < methodOf(draft.rules.method).fewestOptions ? 'options' : voterCount === 0 ? 'voters' : null

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

  return (
    <fieldset className={css.editor} disabled={isReadOnly}>
      <legend className={css.editorTitle}>
        {t(runOffOf === null ? 'draft.title' : 'draft.runOffTitle', { number })}
      </legend>
      <div className={css.editorColumns}>
        <div className={css.editorMain}>
          <QuestionField value={draft.question} onChange={(question) => change((old) => ({ ...old, question }))} />
          <OptionList options={draft.options} onChange={change} isReadOnly={isReadOnly} />
          {!isReadOnly && <CandidatePicker options={draft.options} onChange={change} />}
        </div>
        <aside className={css.editorSide}>
          <Rules draft={draft} isRunOff={runOffOf !== null} onChange={change} />
          <Electorate draft={draft} activityId={activityId} onChange={change} />
          <div className={css.editorActions}>
            {missing !== null && <p className={css.hint}>{t(`draft.missing.${missing}`)}</p>}
            <Button variant="default" onClick={() => setDialog('preview')} disabled={draft.options.length === 0}>
              {t('draft.preview')}
            </Button>
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
    <div className={css.group}>
      <h2>{t('draft.rules')}</h2>
      {rules.method === 'dots' && (
        <DotRulesFields rules={rules} optionCount={draft.options.length} isRunOff={isRunOff} onChange={onChange} />
      )}
      <WholeNumber
        label={t('draft.cutAt')}
        description={t('draft.cutAtHint')}
        value={cutAt}
        max={300}
        onChange={(next) => onChange((old) => ({ ...old, cutAt: next }))}
      />
      <Checkbox
        label={t('draft.shuffle')}
        checked={isShuffled}
        onChange={(event) => {
          const { checked } = event.currentTarget
          onChange((old) => ({ ...old, isShuffled: checked }))
        }}
      />
    </div>
  )
}

function Electorate({ draft, activityId, onChange }: PartProps & { activityId: string }) {
  const { t } = useTranslation('voting')
  const electorate = useElectorate(activityId)
  return (
    <div className={css.group}>
      <h2 id="electorate">{t('draft.electorate')}</h2>
      <SegmentedControl
        fullWidth
        aria-labelledby="electorate"
        value={draft.electorate}
        onChange={(next) => onChange((old) => ({ ...old, electorate: next === 'tokens' ? 'tokens' : 'attendance' }))}
        data={[
          { value: 'attendance', label: t('draft.byAttendance') },
          { value: 'tokens', label: t('draft.byTokens') },
        ]}
      />
      {draft.electorate === 'tokens' ? (
        <WholeNumber
          label={t('draft.tokenCount')}
          description={t('draft.tokenHint')}
          value={draft.tokenCount}
          min={0}
          max={2000}
          onChange={(tokenCount) => onChange((old) => ({ ...old, tokenCount }))}
        />
      ) : (
        electorate !== null && (
          <p className={css.note}>
            {electorate.presentCount === 0
              ? t('draft.nobodyPresent')
              : t(electorate.isWholeStage ? 'draft.presentInStage' : 'draft.presentToday', {
                  count: electorate.presentCount,
                  registered: electorate.registeredCount,
                })}
          </p>
        )
      )}
    </div>
  )
}

/** A whole number that is stored when the field is left or stepped, not at every digit. */
function WholeNumber({
  label,
  description,
  value,
  min = 1,
  max,
  onChange,
}: {
  label: string
  description: string
  value: number
  min?: number
  max: number
  onChange: (value: number) => void
}) {
  const [typed, setTyped] = useState<string | number | null>(null)
  const leave = () => {
    if (typeof typed === 'number' && typed !== value) onChange(Math.max(min, Math.min(max, typed)))
    setTyped(null)
  }
  return (
    <NumberInput
      label={label}
      description={description}
      value={typed ?? value}
      min={min}
      max={max}
      clampBehavior="blur"
      allowDecimal={false}
      allowNegative={false}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
      }}
    />
  )
}

function DotRulesFields({
  rules,
  optionCount,
  isRunOff,
  onChange,
}: Pick<PartProps, 'onChange'> & { rules: DotRules; optionCount: number; isRunOff: boolean }) {
  const { t } = useTranslation('voting')
  const byRule = isRunOff ? runOffRules.pointsPerPerson : defaultPoints(optionCount)
  const isByRule = rules.pointsPerPerson === byRule
  const rule = isRunOff ? t('draft.runOffPoints') : t('draft.pointsByRule', { count: optionCount })
  const pointsHint = isByRule ? rule : t('draft.pointsOffRule', { points: byRule })
  const setRules = (patch: Partial<DotRules>) =>
    onChange((old) => {
      if (old.rules.method !== 'dots') return old
      const next = { ...old.rules, ...patch }
      return { ...old, rules: { ...next, maxPerOption: Math.min(next.maxPerOption, next.pointsPerPerson) } }
    })
  return (
    <>
      <WholeNumber
        label={t('draft.pointsPerPerson')}
        description={pointsHint}
        value={rules.pointsPerPerson}
        max={50}
        onChange={(pointsPerPerson) => setRules({ pointsPerPerson })}
      />
      <WholeNumber
        label={t('draft.maxPerOption')}
        description={t(rules.maxPerOption === 1 ? 'draft.onePerOption' : 'draft.stacking')}
        value={rules.maxPerOption}
        max={rules.pointsPerPerson}
        onChange={(maxPerOption) => setRules({ maxPerOption })}
      />
    </>
  )
}
