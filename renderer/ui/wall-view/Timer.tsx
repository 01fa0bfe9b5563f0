import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WallView } from '#shared/contract/wall.ts'
import { readTimer } from './timer.ts'
import css from './wall-view.module.css'

/** The clock of the open activity, counting down and then up; what it means is said in a word, not in a colour. */
export function Timer({ activity }: { activity: NonNullable<WallView['activity']> }) {
  const { t } = useTranslation('wall')
  const reading = readTimer(activity, useNow(activity.timerStartedAtMs !== null))
  if (reading === null) return null
  const time = t('timer.time', { minutes: twoDigits(reading.minutes), seconds: twoDigits(reading.seconds) })
  return (
    <p className={css.timer} role="timer">
      {reading.isPaused && <span className={css.timerWord}>{t('timer.paused')}</span>}
      {reading.isOver && <span className={css.timerWord}>{t('timer.over')}</span>}
      <span className={css.timerTime}>{time}</span>
    </p>
  )
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** The present moment, four times a second while something runs: no second is skipped, and only the clock is painted. */
function useNow(isRunning: boolean): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const tick = () => setNowMs(Date.now())
    tick()
    if (!isRunning) return
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [isRunning])
  return nowMs
}
