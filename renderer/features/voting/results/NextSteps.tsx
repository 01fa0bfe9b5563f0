import { Button, Checkbox, Group, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/app/api.ts'
import { onLive, queryClient } from '#renderer/app/live.ts'
import { showDone } from '#renderer/app/notify.ts'
import { useCommand } from '#renderer/app/use-command.ts'
import { mostRunOffs } from '#shared/domain/voting/readings/registry.ts'
import type { RunOffs } from '#shared/domain/papers/rounds.ts'
import type { FollowUps } from '#shared/contract/voting.ts'
import type { RoundResult } from '#shared/schema/voting.ts'
import css from './results.module.css'

/** What follows from a result: one press each, and each a step that undo takes back. */
export function NextSteps({
  roundId,
  result,
  runOffs,
  onRunOff,
}: {
  roundId: string
  result: RoundResult
  runOffs: RunOffs
  /** Shows the round that was drafted. */
  onRunOff: (roundId: string) => Promise<void>
}) {
  const { t } = useTranslation('voting')
  const { run, isBusy } = useCommand()
  const [isChoosing, setIsChoosing] = useState(false)
  const { data } = useQuery({
    queryKey: ['rounds', 'followUps', roundId],
    queryFn: () => api.rounds.followUps({ roundId }),
    staleTime: 0,
  })
  // Programmes reach the page as patches; whether a winner is one already changes with each of them.
  useEffect(
    () =>
      onLive(({ topics }) => {
        if (topics.includes('programmes')) {
          void queryClient.invalidateQueries({ queryKey: ['rounds', 'followUps', roundId] })
        }
      }),
    [roundId],
  )
  const isTied = result.tiedAtCut.length > 0 && runOffs.heldIn === null && runOffs.beforeCount < mostRunOffs

  const draftRunOff = async () => {
    const drafted = await run(() => api.rounds.draftRunOff({ roundId }))
    if (drafted !== undefined) await onRunOff(drafted.roundId)
  }
  const toProgrammes = async () => {
    const added = await run(() => api.rounds.toProgrammes({ roundId }))
    if (added !== undefined) showDone(t('result.added', { count: added.addedCount }))
  }
  const toAnalysis = async (what: 'takeFactors' | 'takeRatings', boardId: string) => {
    const taken = await run(async () => {
      await api.analysis[what]({ boardId, roundId })
      return true
    })
    if (taken === true) showDone(t(`result.${what}Done`))
  }

  const { newProgrammeCount = 0, swotBoards = [], quickWins = [] } = data ?? {}
  const hasWinners = result.options.some(({ isAboveCut }) => isAboveCut)
  if (!isTied && newProgrammeCount === 0 && swotBoards.length === 0 && quickWins.length === 0) return null
  return (
    <div className={css.actions}>
      {isTied && (
        <Button onClick={() => void draftRunOff()} loading={isBusy}>
          {t('result.runOff')}
        </Button>
      )}
      {newProgrammeCount > 0 && (
        <Button variant={isTied ? 'default' : 'filled'} onClick={() => void toProgrammes()} loading={isBusy}>
          {t('result.toProgrammes', { count: newProgrammeCount })}
        </Button>
      )}
      {quickWins.length > 0 && (
        <Button variant={newProgrammeCount > 0 ? 'default' : 'filled'} onClick={() => setIsChoosing(true)}>
          {t('result.quickWins')}
        </Button>
      )}
      {swotBoards.map(({ boardId, title, hasVotes, hasRatings }) => (
        <div key={boardId} className={css.actions}>
          {hasVotes && hasWinners && (
            <Button variant="default" loading={isBusy} onClick={() => void toAnalysis('takeFactors', boardId)}>
              {t('result.takeFactors')}
            </Button>
          )}
          {hasRatings && (
            <Button variant="default" loading={isBusy} onClick={() => void toAnalysis('takeRatings', boardId)}>
              {t('result.takeRatings')}
            </Button>
          )}
          {swotBoards.length > 1 && <p className={css.note}>{title}</p>}
        </div>
      ))}
      {isChoosing && <QuickWinDialog candidates={quickWins} onClose={() => setIsChoosing(false)} />}
    </div>
  )
}

/** Candidates of high impact and low effort; those in the short term are ticked, and the room has the last word. */
function QuickWinDialog({ candidates, onClose }: { candidates: FollowUps['quickWins']; onClose: () => void }) {
  const { t } = useTranslation(['voting', 'domain'])
  const { run, isBusy } = useCommand()
  const open = candidates.filter(({ isQuickWin }) => !isQuickWin)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(open.filter(({ horizon }) => horizon === 'short').map(({ programmeId }) => programmeId)),
  )
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const mark = async () => {
    const marked = await run(async () => {
      await api.programmes.setQuickWin({ programmeIds: [...chosen], isQuickWin: true })
      return true
    })
    if (marked !== true) return
    showDone(t('result.quickWinsMarked', { count: chosen.size }))
    onClose()
  }
  return (
    <Modal
      opened
      centered
      size="lg"
      title={t('result.quickWinsTitle')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      onClose={onClose}
    >
      <p className={css.note}>{t('result.quickWinsHint')}</p>
      <ul className={css.candidates}>
        {candidates.map(({ programmeId, number, name, horizon, isQuickWin }) => (
          <li key={programmeId}>
            <Checkbox
              label={t('result.programme', { number, name })}
              description={
                isQuickWin
                  ? t('result.isQuickWin')
                  : horizon === null
                    ? t('result.unsorted')
                    : t(`domain:horizon.${horizon}`)
              }
              checked={isQuickWin || chosen.has(programmeId)}
              disabled={isQuickWin}
              onChange={() => toggle(programmeId)}
            />
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('result.back')}
        </Button>
        <Button disabled={chosen.size === 0} loading={isBusy} onClick={() => void mark()}>
          {t('result.markQuickWins', { count: chosen.size })}
        </Button>
      </Group>
    </Modal>
  )
}
