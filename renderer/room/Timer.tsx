import { Button, Group, Popover, UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Activity } from '#shared/schema/workshop.ts'
import { api } from '../app/api.ts'
import { useCommand } from '../app/use-command.ts'
import styles from './room.module.css'

/** Milliseconds left of an activity's time; negative when it runs over. */
export function timeLeftMs(activity: Activity, nowMs: number): number {
  const runningMs = activity.timerStartedAtMs === null ? 0 : nowMs - activity.timerStartedAtMs
  return activity.minutes * 60_000 - activity.timerElapsedMs - runningMs
}

/** "24:10": minutes and seconds left, as a stopwatch shows them. */
export function stopwatch(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

/** The activity's clock, with its few controls behind it. */
export function Timer({ activity, isReadOnly }: { activity: Activity; isReadOnly: boolean }) {
  const { t } = useTranslation('room')
  const { run } = useCommand()
  const isRunning = activity.timerStartedAtMs !== null
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    if (!isRunning) return
    const tick = setInterval(() => setNowMs(Date.now()), 500)
    return () => clearInterval(tick)
  }, [isRunning])
  const leftMs = timeLeftMs(activity, Math.max(nowMs, activity.timerStartedAtMs ?? 0))
  const time = stopwatch(leftMs)
  const set = (action: 'start' | 'pause' | 'reset' | 'add_minute' | 'take_minute') =>
    void run(() => api.activities.setTimer({ activityId: activity.id, action }))
  return (
    <Popover position="bottom-end" shadow="md" disabled={isReadOnly}>
      <Popover.Target>
        <UnstyledButton
          className={styles.timer}
          data-over={leftMs < 0 || undefined}
          data-paused={!isRunning || undefined}
          aria-label={leftMs < 0 ? t('timer.over', { time }) : t('timer.label', { time })}
        >
          {leftMs < 0 ? t('timer.over', { time }) : time}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Group gap="xs">
          <Button size="xs" onClick={() => set(isRunning ? 'pause' : 'start')}>
            {isRunning ? t('timer.pause') : t('timer.start')}
          </Button>
          <Button size="xs" variant="default" aria-label={t('timer.take')} onClick={() => set('take_minute')}>
            −1
          </Button>
          <Button size="xs" variant="default" aria-label={t('timer.add')} onClick={() => set('add_minute')}>
            +1
          </Button>
          <Button size="xs" variant="default" onClick={() => set('reset')}>
            {t('timer.reset')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
