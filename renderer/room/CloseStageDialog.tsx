import { Alert, Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { StageGap, WorkshopView } from '#shared/contract/workshop.ts'
import { Dimension } from '#shared/schema/vocabulary.ts'
import { api } from '../app/api.ts'
import { showDone } from '../app/notify.ts'
import { useCommand } from '../app/use-command.ts'
import { RoomDialog } from './RoomDialog.tsx'
import { roman } from './format.ts'
import styles from './room.module.css'
import { useRoomPlace } from './use-room-place.ts'

/** Tutup tahap: what is missing, what will happen, one button; and the way back. */
export function CloseStageDialog({
  view,
  stageId,
  onClose,
}: {
  view: WorkshopView
  stageId: string
  onClose: () => void
}) {
  const { t } = useTranslation(['room', 'common', 'domain'])
  const { go } = useRoomPlace()
  const { isBusy, run } = useCommand()
  const stage = view.stages.find((candidate) => candidate.id === stageId)!
  const number = roman(stage.number)
  const { data: gaps } = useQuery({
    queryKey: ['workshop', 'gaps', stageId],
    queryFn: () => api.workshop.stageGaps({ stageId }),
    gcTime: 0,
    staleTime: 0,
  })
  const close = async () => {
    const version = await run(() => api.workshop.closeStage({ stageId }))
    if (version === undefined) return
    showDone(t('closeStage.done', { roman: number, version: version.version }))
    onClose()
    go({ page: 'minutes', stageId })
  }
  const reopen = async () => {
    await run(() => api.workshop.reopenStage({ stageId }))
    onClose()
  }
  const gapText = ({ kind, detail }: StageGap) => {
    const dimension = Dimension.safeParse(detail)
    return t(`closeStage.gap.${kind}`, {
      detail: dimension.success ? t(`domain:dimension.${dimension.data}.name`) : detail,
    })
  }
  const last = view.versions.findLast((version) => version.stageId === stageId)
  return (
    <RoomDialog title={t('closeStage.title', { roman: number })} onClose={onClose}>
      <Stack>
        {last !== undefined && (
          <Alert color="teal" title={t('closeStage.closedAs', { version: last.version })}>
            <code>{t('closeStage.seal', { seal: last.sha256.slice(0, 16) })}</code>
          </Alert>
        )}
        {stage.state === 'closed' ? (
          <Group justify="end">
            <Button variant="default" loading={isBusy} onClick={() => void reopen()} disabled={view.isReadOnly}>
              {t('closeStage.reopen')}
            </Button>
          </Group>
        ) : (
          <>
            <p className={styles.muted}>{t('closeStage.intro', { version: stage.version + 1 })}</p>
            {gaps?.length === 0 && <p>{t('closeStage.complete')}</p>}
            {gaps !== undefined && gaps.length > 0 && (
              <div>
                <strong>{t('closeStage.gaps')}</strong>
                <ul>
                  {gaps.map((gap) => (
                    <li key={gap.kind + gap.detail}>{gapText(gap)}</li>
                  ))}
                </ul>
              </div>
            )}
            <Group justify="end">
              <Button variant="default" onClick={onClose}>
                {t('common:cancel')}
              </Button>
              <Button loading={isBusy} onClick={() => void close()} disabled={view.isReadOnly}>
                {t('closeStage.confirm')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </RoomDialog>
  )
}
