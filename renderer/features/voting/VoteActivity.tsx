import { Button, Loader, SegmentedControl } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { type RunOffs, runOffsOf } from '#shared/domain/papers/rounds.ts'
import type { RoundDraft, RoundView } from '#shared/contract/voting.ts'
import type { Activity, Stage } from '#shared/schema/workshop.ts'
import { CancelledRound } from './results/CancelledRound.tsx'
import { DraftEditor } from './DraftEditor.tsx'
import { draftOf, freshDraft } from './draft.ts'
import { RoundResultView } from './results/RoundResultView.tsx'
import { RunningRound } from './RunningRound.tsx'
import { refreshRounds, useRounds } from './use-rounds.ts'
import css from './voting.module.css'

interface Props {
  activity: Activity
  stage: Stage
  isReadOnly: boolean
  /** Opens the page on secrecy of the manual; the room owns it. */
  onSecrecyHelp: () => void
}

/** Pemungutan suara: the rounds of an activity, each a draft, running, closed with its result, or cancelled. */
export function VoteActivity({ activity, isReadOnly, onSecrecyHelp }: Props) {
  const { t } = useTranslation('voting')
  const { t: help } = useTranslation('help')
  const { isLoading, rounds } = useRounds(activity.id)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const { run, isBusy } = useCommand()
  const shown = rounds.find(({ round }) => round.id === chosenId) ?? mostUrgent(rounds)
  const sectionRef = useFocusAfter(
    isLoading ? null : shown === undefined ? 'none' : `${shown.round.id} ${shown.round.state}`,
  )

  const draftAnother = async (draft: RoundDraft, repeatOf: string | null = null) => {
    const made = await run(() => api.rounds.draft({ activityId: activity.id, draft, repeatOf }))
    if (made !== undefined) await show(made.roundId)
  }
  const show = async (roundId: string) => {
    await refreshRounds(activity.id)
    setChosenId(roundId)
  }

  if (isLoading) return <Loader className={css.loading} aria-label={t('loading')} />
  if (shown === undefined) {
    return (
      <section className={css.empty}>
        <h2>{t('empty.title')}</h2>
        <p>{t('empty.text')}</p>
        {!isReadOnly && (
          <Button size="md" loading={isBusy} onClick={() => void draftAnother(freshDraft(activity))}>
            {t('empty.draft')}
          </Button>
        )}
      </section>
    )
  }
  return (
    <section ref={sectionRef} tabIndex={-1} className={css.activity} aria-label={activity.title}>
      {rounds.length > 1 && (
        <SegmentedControl
          className={css.tabs}
          aria-label={t('round.list')}
          value={shown.round.id}
          onChange={setChosenId}
          data={rounds.map(({ round }) => ({ value: round.id, label: roundLabel(t, round) }))}
        />
      )}
      <Round
        key={shown.round.id}
        view={shown}
        runOffs={runOffsOf(rounds, shown.round.id)}
        isReadOnly={isReadOnly}
        onShow={show}
        onDraftAlike={() => draftAnother(draftOf(shown), shown.round.id)}
      />
      <button type="button" className={css.secrecyLink} onClick={onSecrecyHelp}>
        {help('secrecyLink')}
      </button>
    </section>
  )
}

/**
 * Keeps the keyboard in the activity when what was pressed is gone: a draft that opened, a round that closed.
 * @param shownAs what is on the screen; null until known
 */
function useFocusAfter(shownAs: string | null) {
  const sectionRef = useRef<HTMLElement>(null)
  const last = useRef<string | null>(null)
  useEffect(() => {
    const hasChanged = last.current !== null && last.current !== shownAs
    last.current = shownAs
    if (hasChanged && document.activeElement === document.body) sectionRef.current?.focus()
  }, [shownAs])
  return sectionRef
}

function Round(props: {
  view: RoundView
  runOffs: RunOffs
  isReadOnly: boolean
  onShow: (roundId: string) => Promise<void>
  onDraftAlike: () => Promise<void>
}) {
  const { view, runOffs, isReadOnly, onShow, onDraftAlike } = props
  switch (view.round.state) {
    case 'draft':
      return <DraftEditor view={view} isReadOnly={isReadOnly} />
    case 'open':
      return <RunningRound view={view} isReadOnly={isReadOnly} />
    case 'cancelled':
      return <CancelledRound view={view} isReadOnly={isReadOnly} onRepeat={onDraftAlike} />
    case 'closed':
      if (view.result === null) throw new Error('a closed round has a result')
      return (
        <RoundResultView
          view={view}
          result={view.result}
          runOffs={runOffs}
          isReadOnly={isReadOnly}
          onShow={onShow}
          onDraftAlike={onDraftAlike}
        />
      )
    default:
      return view.round.state satisfies never
  }
}

/** The round that waits for somebody: the open one, else a draft, else the newest. */
function mostUrgent(rounds: readonly RoundView[]): RoundView | undefined {
  return (
    rounds.find(({ round }) => round.state === 'open') ??
    rounds.findLast(({ round }) => round.state === 'draft') ??
    rounds.at(-1)
  )
}

function roundLabel(t: ReturnType<typeof useTranslation<'voting'>>['t'], round: RoundView['round']): string {
  const name = t(round.runOffOf === null ? 'round.name' : 'round.runOffName', { number: round.number })
  return t('round.withState', { name, state: t(`round.state.${round.state}`) })
}
