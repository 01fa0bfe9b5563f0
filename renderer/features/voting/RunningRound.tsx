import { Button, Group, Modal, Progress, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { type Refusal, refusalOf } from '#renderer/app/client.ts'
import { refusalText, showDone } from '#renderer/app/notify.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { groupKeyOf } from '#shared/domain/voting/groups.ts'
import { clockTime } from '#shared/domain/words.ts'
import type { RoundView } from '#shared/contract/voting.ts'
import { BoothPanel } from './BoothPanel.tsx'
import { CloseWarnings } from './ways/CloseWarnings.tsx'
import { HandsPanel } from './ways/HandsPanel.tsx'
import { useWays } from './ways/use-ways.ts'
import { WaysPanel } from './ways/WaysPanel.tsx'
import { refreshRounds, useWorkshop } from './use-rounds.ts'
import css from './voting.module.css'

/** A round while people vote: how many, and who is still missing. What they vote is nobody's to see yet. */
export function RunningRound({ view, isReadOnly }: { view: RoundView; isReadOnly: boolean }) {
  const { t } = useTranslation('voting')
  const { round, votedCount, entitledCount } = view
  const { run, isBusy } = useCommand()
  const [asking, setAsking] = useState<'close' | 'cancel' | null>(null)
  /** Why the ballots cannot be opened: all that is left is to cancel. */
  const [lost, setLost] = useState<Refusal | null>(null)
  const [isHandsUnsaved, setHandsUnsaved] = useState(false)
  const timeZone = useWorkshop()?.timeZone
  const share = entitledCount === 0 ? 0 : (votedCount / entitledCount) * 100
  const missingCount = entitledCount - votedCount

  const end = async (act: 'close' | 'cancel') => {
    const isUnopenable = await run(async () => {
      try {
        await api.rounds[act]({ roundId: round.id })
        return false
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal.code !== 'KEY_MISSING' && refusal.code !== 'BALLOTS_UNREADABLE') throw error
        setLost(refusal)
        return true
      }
    })
    await refreshRounds(round.activityId)
    setAsking(isUnopenable === true ? 'cancel' : null)
  }

  const whatHappens = asking === 'cancel' ? 'cancel.text' : missingCount > 0 ? 'close.missing' : 'close.text'
  return (
    <div className={css.running}>
      <div className={css.runningMain}>
        <p className={css.kicker}>
          {t('running.title', { number: round.number })}
          {timeZone !== undefined && round.openedAtMs !== null && (
            <> · {t('running.openedAt', { time: clockTime(round.openedAtMs, timeZone), timeZone })}</>
          )}
        </p>
        <h2 className={css.question} dir="auto">
          {round.question}
        </h2>
        {view.isKeyLost && (
          <p role="alert" className={css.hint}>
            {t('running.keyLost')}
          </p>
        )}
        {round.way === 'ballots' && (
          <>
            <p className={css.count} aria-live="polite">
              <Trans
                t={t}
                i18nKey="running.count"
                values={{ votedCount, entitledCount }}
                components={{ b: <strong /> }}
              />
            </p>
            <Progress value={share} size="lg" radius="xl" aria-label={t('running.progress')} />
            <p className={css.note}>{t('running.secret')}</p>
          </>
        )}
        {round.way === 'hands' ? (
          <HandsPanel view={view} isReadOnly={isReadOnly} onUnsaved={setHandsUnsaved} />
        ) : (
          <WaysPanel view={view} isReadOnly={isReadOnly} />
        )}
      </div>
      <aside className={css.editorSide}>
        {round.way === 'ballots' && <BoothPanel />}
        {!isReadOnly && <LateComer view={view} />}
        {!isReadOnly && (
          <div className={css.editorActions}>
            {isHandsUnsaved && <p className={css.hint}>{t('running.handsUnsaved')}</p>}
            <Button size="md" onClick={() => setAsking('close')} disabled={isHandsUnsaved}>
              {t('running.close')}
            </Button>
            <Button variant="subtle" color="red" onClick={() => setAsking('cancel')}>
              {t('running.cancel')}
            </Button>
          </div>
        )}
      </aside>
      {asking !== null && (
        <Modal
          opened
          closeButtonProps={{ 'aria-label': t('dialog.close') }}
          onClose={() => setAsking(null)}
          title={t(`${asking}.title`)}
          centered
        >
          {asking === 'cancel' && lost !== null && (
            <p role="alert" className={css.hint}>
              {refusalText(lost)}
            </p>
          )}
          <p>{t(round.way === 'hands' ? `${asking}.hands` : whatHappens, { count: missingCount })}</p>
          {asking === 'close' && <CloseWarnings view={view} />}
          <p>{t(asking === 'close' && round.way === 'hands' ? 'close.handsFinal' : `${asking}.final`)}</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(null)}>
              {t(`${asking}.back`)}
            </Button>
            <Button
              color={asking === 'cancel' ? 'red' : undefined}
              loading={isBusy}
              onClick={() => void end(asking)}
              data-autofocus
            >
              {t(`${asking}.confirm`)}
            </Button>
          </Group>
        </Modal>
      )}
    </div>
  )
}

/** Somebody who arrived after the opening: named, or one more token. */
function LateComer({ view }: { view: RoundView }) {
  const { t } = useTranslation('voting')
  const { round } = view
  const { run, isBusy } = useCommand()
  const isTokens = round.electorate === 'tokens'
  const { data } = useQuery({ queryKey: ['people'], queryFn: () => api.people.get(), enabled: !isTokens })
  const ways = useWays(round.id)
  const add = async (personId: string | null) => {
    const isAdded = await run(async () => {
      await api.rounds.addVoter({ roundId: round.id, personId })
      return true
    })
    await refreshRounds(round.activityId)
    const label = data?.people.find(({ id }) => id === personId)?.label
    if (isAdded === true && label !== undefined) showDone(t('late.added', { label }))
  }
  if (isTokens) {
    return (
      <Button variant="default" loading={isBusy} onClick={() => void add(null)}>
        {t('late.token')}
      </Button>
    )
  }
  // Not by attendance: whoever was present on another day, or was marked after the opening, has come late as well.
  const onRoll = new Set(ways?.roll.map(({ voterId }) => voterId))
  const { electorateGroup: group } = round
  const others = (ways === undefined ? [] : (data?.people ?? [])).filter(
    (person) => !onRoll.has(person.id) && (group === null || groupKeyOf(person, group.kind) === group.key),
  )
  return (
    <Select
      label={t('late.label')}
      description={t('late.hint')}
      placeholder={t('late.placeholder')}
      nothingFoundMessage={t('late.nobody')}
      searchable
      value={null}
      disabled={isBusy}
      limit={50}
      data={others.map(({ id, label, institution }) => ({
        value: id,
        label: institution === '' ? label : t('late.person', { label, institution }),
      }))}
      onChange={(personId) => {
        if (personId !== null) void add(personId)
      }}
    />
  )
}
