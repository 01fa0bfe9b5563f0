import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronRight, IconDots, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WorkshopView } from '#shared/contract/workshop.ts'
import type { Activity, Stage } from '#shared/schema/workshop.ts'
import { api } from '../app/api.ts'
import { useCommand } from '../app/use-command.ts'
import { AnalysisActivity } from '../features/analysis/AnalysisActivity.tsx'
import { BoardActivity } from '../features/board/BoardActivity.tsx'
import { ImportDialog } from '../features/imports/ImportDialog.tsx'
import { MinutesPage } from '../features/minutes/MinutesPage.tsx'
import { SortActivity } from '../features/sorting/SortActivity.tsx'
import { VoteActivity } from '../features/voting/VoteActivity.tsx'
import { Timer } from './Timer.tsx'
import styles from './room.module.css'
import { useRoomPlace } from './use-room-place.ts'

interface ActivityPageProps {
  view: WorkshopView
  stage: Stage
  activity: Activity
}

/** One activity at work: its instruction, its clock, one big button to go on, and what it is about. */
export function ActivityPage({ view, stage, activity }: ActivityPageProps) {
  return (
    <>
      <header className={styles.header}>
        <div className={styles.heading}>
          <h1>{activity.title}</h1>
          <p title={activity.instruction}>{activity.instruction}</p>
        </div>
        <div className={styles.controls}>
          {activity.minutes > 0 && activity.state !== 'closed' && (
            <Timer activity={activity} isReadOnly={view.isReadOnly} />
          )}
          {!view.isReadOnly && <GoOn view={view} activity={activity} />}
          {!view.isReadOnly && <ActivityMenu activity={activity} />}
        </div>
      </header>
      <div className={styles.body}>
        <Work activity={activity} stage={stage} isReadOnly={view.isReadOnly} />
      </div>
    </>
  )
}

function Work({ activity, stage, isReadOnly }: { activity: Activity; stage: Stage; isReadOnly: boolean }) {
  const { t } = useTranslation('room')
  const { go, show } = useRoomPlace()
  switch (activity.kind) {
    case 'board':
      return (
        <BoardActivity
          activity={activity}
          stage={stage}
          isReadOnly={isReadOnly}
          renderImport={({ opened, onClose }) => (
            <ImportDialog kind="notes" activityId={activity.id} opened={opened} onClose={onClose} />
          )}
          renderAnalysis={(screen, onGo, viewSwitch) => (
            <AnalysisActivity
              activity={activity}
              isReadOnly={isReadOnly}
              screen={screen}
              onGo={onGo}
              viewSwitch={viewSwitch}
            />
          )}
        />
      )
    case 'vote':
      return (
        <VoteActivity
          activity={activity}
          stage={stage}
          isReadOnly={isReadOnly}
          onSecrecyHelp={() => show({ kind: 'help', page: 'secrecy' })}
        />
      )
    case 'sort':
      return <SortActivity activity={activity} stage={stage} isReadOnly={isReadOnly} />
    case 'notes':
      return (
        <MinutesPage stage={stage} isReadOnly={isReadOnly} activityId={activity.id}>
          <Button
            variant="light"
            leftSection={<IconUsers size={18} />}
            onClick={() => go({ page: 'attendance', stageId: stage.id })}
          >
            {t('activity.register')}
          </Button>
        </MinutesPage>
      )
    case 'break':
      return (
        <div className={styles.plain}>
          <p>{t('activity.breakText')}</p>
        </div>
      )
  }
}

/** The big button: opens a planned activity, goes on from the open one, opens a closed one again. */
function GoOn({ view, activity }: { view: WorkshopView; activity: Activity }) {
  const { t } = useTranslation('room')
  const { go } = useRoomPlace()
  const { isBusy, run } = useCommand()
  const following = view.activities.slice(view.activities.findIndex((candidate) => candidate.id === activity.id) + 1)
  const next = following.find((candidate) => !candidate.isSkipped && candidate.state === 'planned')
  const open = (activityId: string) =>
    run(async () => {
      await api.activities.open({ activityId })
      go({ page: 'activity', activityId })
    })
  const goOn = () =>
    run(async () => {
      await api.activities.close({ activityId: activity.id })
      if (next !== undefined) await open(next.id)
    })
  if (activity.state === 'open') {
    return (
      <Button loading={isBusy} rightSection={<IconChevronRight size={18} />} onClick={() => void goOn()}>
        {next === undefined ? t('activity.finish') : t('activity.next')}
      </Button>
    )
  }
  return (
    <Button
      loading={isBusy}
      variant={activity.state === 'closed' ? 'default' : 'filled'}
      onClick={() => void open(activity.id)}
    >
      {activity.state === 'closed' ? t('activity.reopen') : t('activity.open')}
    </Button>
  )
}

function ActivityMenu({ activity }: { activity: Activity }) {
  const { t } = useTranslation('room')
  const { run } = useCommand()
  const setSkipped = (isSkipped: boolean) =>
    void run(() => api.activities.update({ activityId: activity.id, patch: { isSkipped } }))
  if (activity.state === 'closed') return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t('activity.menu')}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {activity.state === 'open' && (
          <Menu.Item onClick={() => void run(() => api.activities.close({ activityId: activity.id }))}>
            {t('activity.finish')}
          </Menu.Item>
        )}
        {activity.state === 'planned' && (
          <Menu.Item onClick={() => setSkipped(!activity.isSkipped)}>
            {activity.isSkipped ? t('activity.unskip') : t('activity.skip')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
